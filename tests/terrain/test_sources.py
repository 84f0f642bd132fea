"""From srtm.py's index to a tile in the store, through a real server with real faults."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from routeplanner.errors import Cancelled, PlannerError
from routeplanner.job import NO_JOB
from routeplanner.net import Net, OfflineError, UnreachableError
from routeplanner.terrain import Square, Store
from routeplanner.terrain.sources import Downloaded, Mirror, download, needed, tile_url
from tests.terrain.tiles import files, gzipped, slope, zipped
from tests.tile_server import TileServer

ALPS, PENTLAND, US = Square(46, 7), Square(55, -4), Square(44, -72)  # the last one is listed in 1″ and 3″
SEA, NORWAY = Square(0, 0), Square(61, 8)
NET = Net(timeout=5.0, waits=(0.0, 0.0))
HASTY = Net(timeout=0.4, waits=(0.0, 0.0))


class Listener:
    """A job that remembers, and gives up once `until` has been said."""

    def __init__(self, until: str = "never") -> None:
        self.reports: list[tuple[float, str]] = []
        self.until = until

    def report(self, fraction: float, text: str = "") -> None:
        self.reports.append((fraction, text))

    def check(self) -> None:
        if any(self.until in text for _fraction, text in self.reports):
            raise Cancelled


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server(raw: bytes) -> Iterator[TileServer]:
    with TileServer() as running:
        for square in (ALPS, PENTLAND, US):
            running.put(square.name + ".hgt.zip", zipped(raw, square.name + ".hgt"))
        yield running


@pytest.fixture
def mirror(server: TileServer) -> Mirror:
    return Mirror(server.address + "/srtm/")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "tiles")


def test_the_index_says_where_and_the_finest_comes_first() -> None:
    assert tile_url(PENTLAND) == "https://srtm.kurviger.de/SRTM3//Eurasia//N55W004.hgt.zip"
    assert tile_url(US) == "https://srtm.kurviger.de/SRTM1//Region_06//N44W072.hgt.zip"


@pytest.mark.parametrize("square", [SEA, NORWAY, Square(-60, 0), Square(89, 179), Square(-90, -180)])
def test_no_tile_at_sea_or_far_north(square: Square) -> None:
    assert tile_url(square) is None


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000/srtm/", "http://127.0.0.1:8000/srtm"])
def test_a_mirror_has_the_same_folders_elsewhere(base: str) -> None:
    assert tile_url(PENTLAND, Mirror(base)) == "http://127.0.0.1:8000/srtm/SRTM3/Eurasia/N55W004.hgt.zip"


def test_needed() -> None:
    assert needed(np.array([55.8, 55.9, 46.5]), np.array([-3.2, -2.9, 7.5])) == (ALPS, PENTLAND, Square(55, -3))


def test_comes_is_kept_and_is_used(server: TileServer, mirror: Mirror, store: Store) -> None:
    before = store.revision
    assert download([ALPS, PENTLAND], store, NET, mirror) == Downloaded(installed=(ALPS, PENTLAND))
    assert server.asked == ["/srtm/SRTM3/Eurasia/N46E007.hgt.zip", "/srtm/SRTM3/Eurasia/N55W004.hgt.zip"]
    assert store.revision > before
    assert files(store.folder) == {"N46E007.3.hgt", "N55W004.3.hgt"}
    heights = store.elevations(np.array([46.5, 55.5]), np.array([7.5, -3.5]))
    assert heights.elevation.tolist() == [500 + 600 + 1200] * 2
    assert heights.missing == ()


def test_says_how_far_it_is_without_names(server: TileServer, mirror: Mirror, store: Store) -> None:
    server.put("N46E007.hgt.zip", slope(3601, 100, south=0).tobytes()[: 2 * 1201 * 1201])
    one, two = Listener(), Listener()
    download([ALPS], store, NET, mirror, one)
    assert one.reports[-1] == (1.0, "Elevation for this map square (2.9 of 2.9 MB)")
    download([ALPS, PENTLAND], store, NET, mirror, two)
    fractions = [fraction for fraction, _text in two.reports]
    assert fractions == sorted(fractions)
    assert any(0 < fraction < 0.5 for fraction in fractions)
    assert fractions[-1] == 1.0
    assert two.reports[-1][1].startswith("Elevation for map square 2 of 2 (")


def test_a_gzipped_1_second_tile_is_as_good(server: TileServer, mirror: Mirror, store: Store) -> None:
    server.put("N44W072.hgt.zip", gzipped(slope(3601, 700, south=0).tobytes()))
    assert download([US], store, NET, mirror).installed == (US,)
    tile = store.tile(44, -72)
    assert tile is not None
    assert tile.resolution == 1.0


def test_the_sea_is_not_asked_for(server: TileServer, mirror: Mirror, store: Store) -> None:
    assert download([SEA, NORWAY], store, NET, mirror) == Downloaded(absent=(SEA, NORWAY))
    assert server.asked == []


def test_not_there_is_remembered_for_a_month(server: TileServer, mirror: Mirror, store: Store) -> None:
    server.fail("N46E007.hgt.zip", "404")
    assert download([ALPS, PENTLAND], store, NET, mirror) == Downloaded(installed=(PENTLAND,), absent=(ALPS,))
    again = Store(store.folder)
    assert download([ALPS], again, NET, mirror) == Downloaded(absent=(ALPS,))
    assert len(server.asked) == 2

    memory = store.folder / "absent.json"
    (url,) = json.loads(memory.read_text())
    memory.write_text(json.dumps({url: time.time() - 31 * 86400}))
    assert download([ALPS], again, NET, mirror) == Downloaded(installed=(ALPS,))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"N46E007": "soon"}'])
def test_a_spoilt_memory_is_no_memory(server: TileServer, mirror: Mirror, store: Store, content: str) -> None:
    store.folder.mkdir()
    (store.folder / "absent.json").write_text(content)
    assert download([ALPS], store, NET, mirror).installed == (ALPS,)
    server.fail("N55W004.hgt.zip", "404")
    assert download([PENTLAND], store, NET, mirror).absent == (PENTLAND,)


def test_another_mirror_is_asked_anew(server: TileServer, mirror: Mirror, store: Store) -> None:
    server.fail("N46E007.hgt.zip", "404")
    assert download([ALPS], store, NET, mirror).absent == (ALPS,)
    assert download([ALPS], store, NET, Mirror(server.address + "/other")).installed == (ALPS,)


def test_where_the_fine_tile_is_gone_the_coarse_one_comes(server: TileServer, mirror: Mirror, store: Store) -> None:
    server.fail("N44W072.hgt.zip", "404")
    assert download([US], store, NET, mirror) == Downloaded(installed=(US,))
    assert [path.split("/")[2] for path in server.asked] == ["SRTM1", "SRTM3"]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("401", "refuses access"),
        ("500", "500"),
        ("truncated", "broke off"),
        ("short", "not elevation"),
        ("stalled", "in time"),
        ("silent", "in time"),
        ("dropped", "lost"),
        ("html", "not elevation"),
        ("corrupt", "not elevation"),
    ],
)
def test_one_fails_with_a_reason_and_the_next_still_comes(
    server: TileServer, mirror: Mirror, store: Store, fault: str, words: str
) -> None:
    server.fail("N46E007.hgt.zip", *[fault] * 3)
    out = download([ALPS, PENTLAND], store, HASTY if fault in ("stalled", "silent") else NET, mirror)
    ((square, error),) = out.failed
    assert square == ALPS
    assert words in error.message
    assert error.hint
    assert "N46E007" not in str(error)
    assert (out.installed, out.absent) == ((PENTLAND,), ())
    assert files(store.folder) == {"N55W004.3.hgt"}


@pytest.mark.parametrize("fault", ["500", "truncated", "html", "corrupt", "401"])
def test_a_failure_leaves_the_tile_that_is_there(server: TileServer, mirror: Mirror, store: Store, fault: str) -> None:
    download([ALPS], store, NET, mirror)
    before, height = store.revision, store.elevations(np.array([46.5]), np.array([7.5])).elevation
    server.fail("N46E007.hgt.zip", *[fault] * 3)
    assert len(download([ALPS], store, NET, mirror).failed) == 1
    assert store.revision == before
    np.testing.assert_array_equal(store.elevations(np.array([46.5]), np.array([7.5])).elevation, height)


def test_cancelled_half_way_keeps_what_came_whole(mirror: Mirror, server: TileServer, store: Store) -> None:
    noise = np.random.default_rng(5).bytes(4_000_000)  # large, so that it comes in many pieces
    server.put("N55W004.hgt.zip", noise)
    with pytest.raises(Cancelled):
        download([ALPS, PENTLAND, US], store, NET, mirror, Listener(until="2 of 3"))
    assert files(store.folder) == {"N46E007.3.hgt"}
    assert len(server.asked) == 2


def test_the_network_is_off(server: TileServer, mirror: Mirror, store: Store) -> None:
    out = download([ALPS, SEA, PENTLAND], store, Net(allowed=False), mirror)
    assert [square for square, _error in out.failed] == [ALPS, PENTLAND]
    assert out.absent == (SEA,)  # the index knows that without the network
    assert isinstance(out.failed[0][1], OfflineError)
    assert server.asked == []


def test_no_server_is_found_out_once(store: Store) -> None:
    with TileServer() as gone:
        mirror = Mirror(gone.address)
    out = download([ALPS, PENTLAND], store, NET, mirror)
    (_one, first), (_two, second) = out.failed
    assert isinstance(first, UnreachableError)
    assert second is first


def test_a_wrong_mirror_says_so(store: Store) -> None:
    out = download([ALPS], store, NET, Mirror("my mirror"))
    assert "not a web address" in out.failed[0][1].message


def test_a_folder_that_cannot_be_written(server: TileServer, mirror: Mirror, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder can be below this")
    out = download([ALPS], Store(tmp_path / "file" / "tiles"), NET, mirror)
    assert "cannot be saved" in out.failed[0][1].message
    assert server.asked == []  # nothing is fetched that cannot be kept


def test_a_full_disk(server: TileServer, mirror: Mirror, store: Store) -> None:
    resource = pytest.importorskip("resource", reason="no way to make the disk look full here")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))  # the download fits, the tile in it does not
    try:
        out = download([ALPS], store, NET, mirror)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    ((_square, error),) = out.failed
    assert type(error) is PlannerError
    assert "cannot be saved" in error.message
    assert files(store.folder) == set()
    assert store.tile(46, 7) is None


def test_real_tiles_by_real_http(data: Path, store: Store) -> None:
    squares = [Square(42, 1), PENTLAND, Square(48, -125)]
    with TileServer(data / "srtm") as server:
        out = download(squares, store, NET, Mirror(server.address), NO_JOB)
    assert out == Downloaded(installed=tuple(squares))
    direct = Store(store.folder / "none", (data / "srtm",))
    for square in squares:
        rng = np.random.default_rng(6)
        lat, lon = square.south + rng.random(1000), square.west + rng.random(1000)
        np.testing.assert_array_equal(store.elevations(lat, lon).elevation, direct.elevations(lat, lon).elevation)
