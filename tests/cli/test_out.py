"""Printing to old terminals, full disks and readers that have seen enough."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import RACE, call, track


def test_an_old_code_page_gets_plain_letters() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui", "analyze", str(RACE)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    said = done.stdout.decode("ascii")
    assert "descent -" in said
    assert "+-" in said
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_a_file_name_that_is_no_text_is_printed_all_the_same(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.gpx"))
    track(file, *range(900, 100, -20))
    done = subprocess.run(
        [sys.executable, "-m", "ui", "analyze", file, os.fsencode(tmp_path) + b"/\xff.gpx", "--json"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )
    assert done.returncode == 1  # the second one is not there
    assert json.loads(done.stdout.decode("utf-8"))["file"].endswith("caf?.gpx")
    assert b"Traceback" not in done.stderr


def test_json_is_utf8_whatever_the_terminal_is(tmp_path: Path) -> None:
    file = track(tmp_path / "Größe.gpx", *range(900, 100, -20))
    done = subprocess.run(
        [sys.executable, "-m", "ui", "analyze", file, "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    )
    assert json.loads(done.stdout.decode("utf-8"))["name"] == "Größe"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_full_disk_is_said(form: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ui", "analyze", str(RACE), *form], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_a_reader_that_has_gone_is_no_error_to_talk_about() -> None:
    gone, writing = os.pipe()
    os.close(gone)
    done = subprocess.run(
        [sys.executable, "-m", "ui", "analyze", str(RACE), str(RACE)],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell starts what runs in its background deaf to interrupts, and so would be whatever is started here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_interrupt_ends_it_without_a_word(tmp_path: Path, interruptible: None) -> None:
    pipe = tmp_path / "endless.gpx"
    os.mkfifo(pipe)  # opening it waits for a writer
    running = subprocess.Popen([sys.executable, "-m", "ui", "analyze", pipe], stderr=subprocess.PIPE)
    with pipe.open("wb"):  # now it is open there, too
        running.send_signal(signal.SIGINT)
        _out, said = running.communicate()
    assert (running.returncode, said) == (130, b"")


def test_help_names_every_command() -> None:
    said = call("--help").stdout
    assert all(command in said for command in ("analyze", "plan", "train", "compare", "sheet"))
