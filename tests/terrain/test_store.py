"""The tiles on this computer."""

import os
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from routeplanner.terrain import Store, TileUse
from routeplanner.terrain.hgt import VOID, DamagedError
from routeplanner.terrain.store import OPEN
from tests.terrain.tiles import SQUARE, files, gzipped, slope, zipped

LAT, LON = np.array([46.5, 46.25]), np.array([7.5, 7.75])
HEIGHTS = [500 + 600 + 1200, 500 + 900 + 1800]  # of the tile `raw`


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return tmp_path / "ours"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    folder.mkdir()
    return folder


def same(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_nothing_there(ours: Path) -> None:
    store = Store(ours)
    heights = store.elevations(LAT, LON)
    assert np.isnan(heights.elevation).all()
    assert heights.missing == ("N46E007",)
    assert (heights.tile.tolist(), heights.tiles) == ([-1, -1], ())
    assert store.tile(46, 7) is None
    assert store.notes == ()
    assert not ours.exists()  # asking makes no folder


@pytest.mark.parametrize("pack", [bytes, zipped, gzipped])
def test_a_folder_of_the_runners_is_read_and_left_alone(ours: Path, theirs: Path, raw: bytes, pack: type) -> None:
    name = "N46E007.hgt" + {bytes: "", zipped: ".zip", gzipped: ".gz"}[pack]
    (theirs / name).write_bytes(pack(raw))
    before = same(theirs)
    store = Store(ours, (theirs,))
    heights = store.elevations(LAT, LON)
    assert heights.elevation.tolist() == HEIGHTS
    assert heights.tiles == (TileUse("N46E007", 3.0, "theirs"),)
    assert heights.tile.tolist() == [0, 0]
    assert heights.missing == ()
    assert same(theirs) == before


def test_unpacked_once(ours: Path, theirs: Path, raw: bytes) -> None:
    (theirs / "N46E007.hgt.gz").write_bytes(gzipped(raw))
    Store(ours, (theirs,)).elevations(LAT, LON)
    before = same(ours / "unpacked")
    assert len(before) == 1
    Store(ours, (theirs,)).elevations(LAT, LON)
    assert same(ours / "unpacked") == before


def test_a_changed_file_is_unpacked_anew_and_the_old_copy_goes(ours: Path, theirs: Path, raw: bytes) -> None:
    path = theirs / "N46E007.hgt.zip"
    path.write_bytes(raw)  # whatever the name says; and so both have one size
    store = Store(ours, (theirs,))
    store.elevations(LAT, LON)
    at = path.stat().st_mtime_ns
    path.write_bytes(slope(1201, 100, south=0).tobytes())
    os.utime(path, ns=(at + 1, at + 1))
    before = store.revision
    store.rescan()
    assert store.revision > before
    assert store.elevations(LAT, LON).elevation.tolist() == [100, 100]
    assert len(same(ours / "unpacked")) == 1


def test_a_spoilt_copy_is_made_anew(ours: Path, theirs: Path, raw: bytes) -> None:
    (theirs / "N46E007.hgt.zip").write_bytes(zipped(raw))
    Store(ours, (theirs,)).elevations(LAT, LON)
    (copy,) = (ours / "unpacked").iterdir()
    copy.write_bytes(raw[:1000])
    assert Store(ours, (theirs,)).elevations(LAT, LON).elevation.tolist() == HEIGHTS
    assert copy.read_bytes() == raw


def test_works_where_nothing_can_be_written(tmp_path: Path, theirs: Path, raw: bytes) -> None:
    (tmp_path / "file").write_text("no folder can be below this")
    (theirs / "N46E007.hgt.zip").write_bytes(zipped(raw))
    store = Store(tmp_path / "file" / "ours", (theirs,))
    assert store.elevations(LAT, LON).elevation.tolist() == HEIGHTS


@pytest.mark.parametrize("pack", [bytes, zipped, gzipped])
def test_install(ours: Path, raw: bytes, pack: type) -> None:
    store = Store(ours)
    assert store.tile(46, 7) is None
    before = store.revision
    store.install(SQUARE, BytesIO(pack(raw)))
    assert store.revision > before
    heights = store.elevations(LAT, LON)
    assert heights.elevation.tolist() == HEIGHTS
    assert heights.tiles == (TileUse("N46E007", 3.0, "SRTM"),)
    assert files(ours) == {"N46E007.3.hgt"}
    assert Store(ours).tile(46, 7) is not None


@pytest.mark.parametrize("content", [b"", b"<html>", zipped(b"<html>"), gzipped(bytes(5000))])
def test_a_broken_tile_is_not_installed(ours: Path, raw: bytes, content: bytes) -> None:
    store = Store(ours)
    store.install(SQUARE, BytesIO(raw))
    before = store.revision
    with pytest.raises(DamagedError):
        store.install(SQUARE, BytesIO(content))
    assert store.revision == before
    assert store.elevations(LAT, LON).elevation.tolist() == HEIGHTS
    assert files(ours) == {"N46E007.3.hgt"}


def test_the_finest_wins_wherever_it_lies(ours: Path, theirs: Path, raw: bytes) -> None:
    (theirs / "N46E007.hgt.zip").write_bytes(zipped(slope(3601, 1000, south=0).tobytes()))
    store = Store(ours, (theirs,))
    store.install(SQUARE, BytesIO(raw))
    heights = store.elevations(LAT, LON)
    assert heights.elevation.tolist() == [1000, 1000]
    assert heights.tiles == (TileUse("N46E007", 1.0, "theirs"),)
    store.install(SQUARE, BytesIO(slope(3601, 2000, south=0).tobytes()))
    assert store.elevations(LAT, LON).elevation.tolist() == [2000, 2000]  # ours before theirs
    assert {path.name for path in ours.glob("*.hgt")} == {"N46E007.1.hgt", "N46E007.3.hgt"}


def test_a_coarser_tile_knows_what_is_void_in_the_finest(ours: Path, raw: bytes) -> None:
    fine = slope(3601, 1000, south=0)
    fine[:, :1800] = VOID
    store = Store(ours)
    store.install(SQUARE, BytesIO(raw))
    store.install(SQUARE, BytesIO(fine.tobytes()))
    heights = store.elevations(np.array([46.5, 46.5]), np.array([7.25, 7.75]))
    assert heights.elevation.tolist() == [500 + 600 + 600, 1000]
    assert [heights.tiles[k].resolution_arcsec for k in heights.tile] == [3.0, 1.0]  # and it says so
    tile = store.tile(46, 7)
    assert tile is not None
    assert tile.side == 3601


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("N46E007.hgt", b"<!DOCTYPE html>"),
        ("N46E007.hgt", b""),
        ("N46E007.3.hgt", bytes(2_000_000)),
        ("N46E007.hgt.zip", b"<!DOCTYPE html>"),
        ("N46E007.hgt.gz", gzipped(slope(1201).tobytes())[:5000]),
    ],
)
def test_a_bad_file_of_ours_is_set_aside_and_the_others_work(
    ours: Path, theirs: Path, raw: bytes, name: str, content: bytes
) -> None:
    ours.mkdir()
    (ours / name).write_bytes(content)
    (theirs / "N46E007.hgt").write_bytes(raw)
    store = Store(ours, (theirs,))
    assert store.elevations(LAT, LON).elevation.tolist() == HEIGHTS
    assert files(ours) == {name + ".bad"}
    (note,) = store.notes
    assert name in note
    assert "damaged" in note


def test_a_bad_file_of_theirs_is_passed_over_once_with_a_word(ours: Path, theirs: Path, raw: bytes) -> None:
    (theirs / "N46E007.hgt.zip").write_bytes(zipped(raw)[:4000])
    (theirs / "N46E008.hgt").write_bytes(raw)
    before = same(theirs)
    store = Store(ours, (theirs,))
    for _again in range(2):
        heights = store.elevations(np.array([46.5, 46.5]), np.array([7.5, 8.5]))
        np.testing.assert_array_equal(heights.elevation, [np.nan, HEIGHTS[0]])
        assert heights.missing == ("N46E007",)
        assert len(store.notes) == 1
    assert same(theirs) == before
    assert files(ours) == set()


def test_a_folder_that_is_not_there_gets_a_word(ours: Path, tmp_path: Path) -> None:
    store = Store(ours, (tmp_path / "gone",))
    assert store.elevations(LAT, LON).missing == ("N46E007",)
    (note,) = store.notes
    assert "gone" in note


def test_other_files_do_not_matter(ours: Path, theirs: Path, raw: bytes) -> None:
    for name in ("readme.txt", "N46E007.tif", "N46E007.hgt.bad", "N46E007.hgt.part", "notes N46E007.hgt"):
        (theirs / name).write_bytes(b"whatever")
    (theirs / "n46e007.SRTMGL3.HGT.ZIP").write_bytes(zipped(raw))
    store = Store(ours, (theirs,))
    assert store.elevations(LAT, LON).elevation.tolist() == HEIGHTS
    assert store.notes == ()


def test_many_threads_at_once(ours: Path, theirs: Path, raw: bytes) -> None:
    for name in ("N46E007", "N46E008", "N45E007", "N45E008"):
        (theirs / f"{name}.hgt.zip").write_bytes(zipped(raw, f"{name}.hgt"))
    store = Store(ours, (theirs,))
    rng = np.random.default_rng(4)
    lat, lon = 45 + 2 * rng.random(20_000), 7 + 2 * rng.random(20_000)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _k: store.elevations(lat, lon), range(16)))
    expected = 500 + 1200 * (1 - lat % 1) + 2400 * (lon % 1)
    for answer in answers:
        np.testing.assert_allclose(answer.elevation, expected, atol=1e-8)
    assert len(same(ours / "unpacked")) == 4


def test_more_tiles_than_are_kept_open(theirs: Path, ours: Path, raw: bytes) -> None:
    count = 80
    for k in range(count):
        (theirs / f"N46E{k:03d}.hgt").symlink_to(theirs / "one")
    (theirs / "one").write_bytes(raw)
    store = Store(ours, (theirs,))
    lon = np.tile(np.arange(count) + 0.5, 3)
    heights = store.elevations(np.full(len(lon), 46.5), lon)
    assert (heights.elevation == HEIGHTS[0]).all()
    assert len(heights.tiles) == count
    maps = Path("/proc/self/maps")
    if maps.exists():
        assert maps.read_text().count(str(theirs / "one")) <= OPEN + 1


def test_answers_cannot_be_written_to(ours: Path, raw: bytes) -> None:
    store = Store(ours)
    store.install(SQUARE, BytesIO(raw))
    heights = store.elevations(LAT, LON)
    tile = store.tile(46, 7)
    assert tile is not None
    for array in (heights.elevation, heights.tile, tile.heights):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0
