"""Tiles in zips and gzips, whole, broken, and not tiles at all."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.terrain.hgt import DamagedError
from routeplanner.terrain.packed import pieces, side_inside, unpack
from tests.terrain.tiles import SQUARE, files, gzipped, slope, zipped

FLAT = slope(1201, 300, south=0).tobytes()
ZIPPED, GZIPPED = zipped(FLAT), gzipped(FLAT)


def whole(packed: bytes) -> bytes:
    return b"".join(pieces(BytesIO(packed)))


def test_one_content_in_every_packing(raw: bytes) -> None:
    assert whole(raw) == whole(zipped(raw)) == whole(gzipped(raw)) == raw


def test_the_tile_is_found_among_other_members(raw: bytes) -> None:
    assert whole(zipped(raw, "SRTM/N46E007.HGT", "__MACOSX/._N46E007.hgt", "readme.txt")) == raw


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"\x1f\x8b", b"<html>no</html>", b"\0" * 2053, zipped(b"small"), gzipped(FLAT[:-2]), gzipped(b"")],
    ids=["empty", "zip magic", "gzip magic", "page", "odd size", "zip of else", "gzip cut before", "gzip of nothing"],
)  # fmt: skip
def test_no_tile(content: bytes) -> None:
    with pytest.raises(DamagedError):
        whole(content)


def test_more_than_any_tile_is_not_read_to_its_end() -> None:
    bomb = gzipped(bytes(60_000_000))
    seen: list[int] = []
    with pytest.raises(DamagedError):
        seen.extend(len(piece) for piece in pieces(BytesIO(bomb)))
    assert sum(seen) <= 2 * 3601 * 3601


@pytest.mark.parametrize("packed", [ZIPPED, GZIPPED], ids=["zip", "gzip"])
@given(data=st.data())
def test_a_broken_file_is_refused_or_harmless(packed: bytes, data: st.DataObject) -> None:
    where = data.draw(st.integers(0, len(packed) - 1))
    if data.draw(st.booleans()):
        broken = packed[:where]
    else:
        flipped = packed[where] ^ data.draw(st.integers(1, 255))
        broken = packed[:where] + bytes([flipped]) + packed[where + 1 :]
    with suppress(DamagedError):
        assert whole(broken) == FLAT


@pytest.mark.parametrize("side", [1201, 3601])
def test_resolution_without_unpacking(tmp_path: Path, side: int) -> None:
    content = slope(side, 300, south=0).tobytes()
    for packed in (content, zipped(content), gzipped(content)):
        path = tmp_path / "tile"
        path.write_bytes(packed)
        assert side_inside(path) == side


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"\x1f\x8b", b"<html></html>", zipped(b"x"), gzipped(b"x")])
def test_no_resolution(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tile"
    path.write_bytes(content)
    assert side_inside(path) == 0


def test_no_resolution_of_nothing(tmp_path: Path) -> None:
    assert side_inside(tmp_path / "gone") == 0


def test_unpacked_under_the_name_asked_for(tmp_path: Path, raw: bytes) -> None:
    path = unpack(BytesIO(zipped(raw)), SQUARE, tmp_path / "new", lambda side: f"{side}.hgt")
    assert path == tmp_path / "new" / "1201.hgt"
    assert path.read_bytes() == raw
    assert files(tmp_path) == {"1201.hgt"}


@pytest.mark.parametrize("cut", [2, 1000, -4])
def test_a_file_that_ends_too_early_leaves_nothing(tmp_path: Path, cut: int) -> None:
    with pytest.raises(DamagedError):
        unpack(BytesIO(GZIPPED[:cut]), SQUARE, tmp_path, lambda _side: "tile.hgt")
    assert files(tmp_path) == set()


def test_what_stood_there_before_stays_when_the_new_one_is_broken(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "tile.hgt").write_bytes(raw)
    with pytest.raises(DamagedError):
        unpack(BytesIO(ZIPPED[:3000]), SQUARE, tmp_path, lambda _side: "tile.hgt")
    assert (tmp_path / "tile.hgt").read_bytes() == raw
    assert files(tmp_path) == {"tile.hgt"}
