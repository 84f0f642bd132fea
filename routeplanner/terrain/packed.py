"""Tiles as they are handed around: `.hgt` as it is, in a zip, or gzipped. Told apart by content, not by name."""

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from routeplanner.terrain import hgt
from routeplanner.terrain.hgt import SIZES, DamagedError, Square

if TYPE_CHECKING:
    from typing import IO

CHUNK = 1 << 18  # [B] [D]
ZIP, GZIP = b"PK", b"\x1f\x8b"


def pieces(source: BinaryIO) -> Iterator[bytes]:
    """The bare heights inside `source`, piece by piece, checked by the packing's own checksum and by size.

    Raises DamagedError, maybe only after the last piece: use nothing before the end.
    """
    done = 0
    with _or_damaged(), _opened(source) as inner:
        while piece := inner.read(CHUNK):
            done += len(piece)
            if done > max(SIZES):
                break
            yield piece
    if done not in SIZES:
        raise DamagedError


def unpack(source: BinaryIO, square: Square, folder: Path, name: Callable[[int], str]) -> Path:
    """Put the bare heights into `folder` under `name(side)`, whole or not at all; the path of the new file.

    Raises DamagedError, and OSError where the folder cannot be written.
    """
    from tempfile import NamedTemporaryFile

    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as part:
        draft = Path(part.name)
        try:
            for piece in pieces(source):
                part.write(piece)
            part.flush()
            os.fsync(part.fileno())  # or a power cut leaves the new name with nothing behind it
            part.close()
            target = folder / name(hgt.read(draft, square).side)
            draft.replace(target)
        finally:
            part.close()
            draft.unlink(missing_ok=True)
    return target


def side_inside(path: Path) -> int:
    """Samples along a side of the tile in a file, judged by its sizes alone; 0 where there seems to be none."""
    try:
        with _or_damaged(), path.open("rb") as file:
            return SIZES.get(_size_inside(file), 0)
    except DamagedError:
        return 0


def _size_inside(file: BinaryIO) -> int:
    kind = file.read(2)
    if kind == ZIP:
        with _member(file) as inner:
            return inner[1]
    end = file.seek(0, 2)
    if kind != GZIP:
        return end
    file.seek(end - 4)
    return int.from_bytes(file.read(4), "little")  # ISIZE, RFC 1952


@contextmanager
def _opened(source: BinaryIO) -> "Iterator[IO[bytes]]":
    kind = source.read(2)
    source.seek(0)
    if kind == ZIP:
        with _member(source) as (inner, _size):
            yield inner
    elif kind == GZIP:
        from gzip import GzipFile

        with GzipFile(fileobj=source) as inner:
            yield cast("IO[bytes]", inner)
    else:
        yield source


@contextmanager
def _member(source: BinaryIO) -> "Iterator[tuple[IO[bytes], int]]":
    """The first member that has a tile's size, and that size: archives also carry folders, notes and resource forks."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

    with ZipFile(source) as archive:
        for info in archive.infolist():
            if info.file_size in SIZES and info.compress_type in (ZIP_STORED, ZIP_DEFLATED):
                with archive.open(info) as inner:
                    yield inner, info.file_size
                    return
    raise DamagedError


@contextmanager
def _or_damaged() -> Iterator[None]:
    """Whatever zipfile and gzip raise on broken input is one thing to us."""
    from zipfile import BadZipFile

    try:
        yield
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, struct.error, zlib.error) as error:
        raise DamagedError from error
