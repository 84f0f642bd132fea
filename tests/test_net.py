"""The door to the network, against a real server that misbehaves."""

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from socket import socket

import pytest

from routeplanner.errors import Cancelled, PlannerError
from routeplanner.job import NO_JOB
from routeplanner.net import Net, NetError, NotFoundError, OfflineError, UnreachableError
from tests.tile_server import HTML, TileServer

NET = Net(timeout=5.0, waits=(0.0, 0.0))
HASTY = Net(timeout=0.4, waits=(0.0, 0.0))
CONTENT = random.Random(1).randbytes(300_000)


class Listener:
    """A job that remembers, and may lose interest."""

    def __init__(self, checks: int = 1_000_000, fraction: float = 2.0) -> None:
        self.reports: list[tuple[float, str]] = []
        self.checks = checks
        self.fraction = fraction

    def report(self, fraction: float, text: str = "") -> None:
        self.reports.append((fraction, text))

    def check(self) -> None:
        self.checks -= 1
        if self.checks < 0 or (self.reports and self.reports[-1][0] >= self.fraction):
            raise Cancelled


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[TileServer]:
    with TileServer() as running:
        running.put("thing", CONTENT)
        yield running


def fetch(server: TileServer, net: Net = NET) -> bytes:
    to = BytesIO()
    assert net.get(f"{server.address}/thing", NO_JOB, to) == to.tell()
    return to.getvalue()


def test_brings_every_byte_says_who_asks_and_how_far_it_is(server: TileServer) -> None:
    to, job = BytesIO(b"kept"), Listener()
    to.seek(4)
    assert NET.get(f"{server.address}/thing", job, to) == len(CONTENT)
    assert to.getvalue() == b"kept" + CONTENT
    assert server.agents == {"Routeplanner/0.1"}
    fractions = [fraction for fraction, _text in job.reports]
    assert fractions == sorted(fractions)
    assert job.reports[-1] == (1.0, "0.3 of 0.3 MB")


def test_a_length_that_is_not_said_is_no_hindrance(server: TileServer) -> None:
    server.fail("thing", "unsized")
    assert fetch(server) == CONTENT


def test_the_switch_shuts_the_door(server: TileServer) -> None:
    with pytest.raises(OfflineError, match="switched off") as caught:
        Net(allowed=False).get(f"{server.address}/thing", NO_JOB, BytesIO())
    assert caught.value.hint
    assert server.asked == []


@pytest.mark.parametrize(
    ("status", "tries", "kind", "words"),
    [
        ("404", 1, NotFoundError, "does not have"),
        ("410", 1, NotFoundError, "does not have"),
        ("401", 1, NetError, "refuses access"),
        ("403", 1, NetError, "refuses access"),
        ("407", 1, NetError, "proxy"),
        ("418", 1, NetError, "418"),
        ("429", 3, NetError, "429"),
        ("500", 3, NetError, "500"),
        ("503", 3, NetError, "503"),
    ],
)
def test_a_refusal_is_final_and_a_server_in_trouble_is_asked_again(
    server: TileServer, status: str, tries: int, kind: type[NetError], words: str
) -> None:
    server.fail("thing", *[status] * 9)
    with pytest.raises(PlannerError, match=words) as caught:
        fetch(server)
    assert type(caught.value) is kind
    assert caught.value.hint
    assert len(server.asked) == tries


@pytest.mark.parametrize("fault", ["500", "truncated", "dropped", "stalled", "silent", "trickle"])
def test_what_fails_once_or_twice_comes_whole_in_the_end(server: TileServer, fault: str) -> None:
    server.fail("thing", fault, fault)
    assert fetch(server, HASTY) == CONTENT
    assert len(server.asked) == 3


def test_nothing_of_a_broken_try_is_left_behind_a_shorter_one(server: TileServer) -> None:
    server.fail("thing", "truncated", "html")
    assert fetch(server) == HTML


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("truncated", r"broke off \(0.1 of 0.3 MB\)"),
        ("dropped", "lost"),
        ("stalled", "in time"),
        ("silent", "in time"),
        ("trickle", "in time"),
    ],
)
def test_what_keeps_failing_says_why(server: TileServer, fault: str, words: str) -> None:
    server.fail("thing", *[fault] * 3)
    with pytest.raises(NetError, match=words):
        fetch(server, HASTY)
    assert len(server.asked) == 3


def test_no_server_at_all() -> None:
    with socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound and not listening: nobody else gets the port, and nobody answers
        with pytest.raises(UnreachableError, match=r"No connection to 127\.0\.0\.1\."):
            NET.get(f"http://127.0.0.1:{unused.getsockname()[1]}/thing", NO_JOB, BytesIO())


@pytest.mark.parametrize(
    "url", ["file:///etc/hosts", "ftp://127.0.0.1/x", "data:,x", "http:///x", "tiles", "http://[1/x", "http://h:99999/"]
)
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(NetError, match="not a web address"):
        NET.get(url, NO_JOB, BytesIO())


def test_a_redirection_is_followed_but_not_out_of_the_web(server: TileServer) -> None:
    server.put("moved", b"")
    server.fail("moved", f"to {server.address}/thing", "to file:///etc/hosts", "to ftp://127.0.0.1/x")
    to = BytesIO()
    NET.get(f"{server.address}/moved", NO_JOB, to)
    assert to.getvalue() == CONTENT
    for _kind in ("file", "ftp"):
        to = BytesIO()
        with pytest.raises(NetError):
            Net(waits=()).get(f"{server.address}/moved", NO_JOB, to)
        assert to.getvalue() == b""


@pytest.mark.parametrize("fault", ["", "unsized"])
def test_never_more_than_the_limit(server: TileServer, fault: str) -> None:
    server.fail("thing", fault)
    to = BytesIO()
    with pytest.raises(NetError, match="far more"):
        NET.get(f"{server.address}/thing", NO_JOB, to, limit=100_000)
    assert len(to.getvalue()) < 100_000 + 65536 + 1
    assert len(server.asked) == 1


def test_cancelled_between_chunks(server: TileServer) -> None:
    big = server.put("big", bytes(40_000_000))
    to = BytesIO()
    with pytest.raises(Cancelled):
        NET.get(big, Listener(fraction=0.001), to)
    assert 0 < len(to.getvalue()) < 1_000_000


def test_cancelled_while_waiting_to_try_again(server: TileServer) -> None:
    server.fail("thing", "500")
    with pytest.raises(Cancelled):
        Net(waits=(3600.0,)).get(f"{server.address}/thing", Listener(checks=1), BytesIO())
    assert len(server.asked) == 1


def test_goes_through_the_proxy_of_the_environment(server: TileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    to = BytesIO()
    NET.get("http://tiles.invalid/thing", NO_JOB, to)
    assert to.getvalue() == CONTENT
    assert server.asked == ["http://tiles.invalid/thing"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full to write to")
def test_a_full_disk_is_not_the_networks_fault(server: TileServer) -> None:
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(OSError, match="space"):
        NET.get(f"{server.address}/thing", NO_JOB, full)
    assert len(server.asked) == 1
