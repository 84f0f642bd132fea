"""Small made tiles, and the ways they are packed."""

import gzip
import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from routeplanner.terrain.hgt import Square

SQUARE = Square(46, 7)


def slope(side: int = 1201, base: int = 500, south: int = 1, east: int = 0) -> NDArray[np.int16]:
    """Heights [m] that grow by whole metres per sample towards the south and the east."""
    steps = np.arange(side)
    return (base + south * steps[:, None] + east * steps[None, :]).astype(">i2")


def zipped(raw: bytes, name: str = "N46E007.hgt", *others: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other in others:
            archive.writestr(other, b"something else")
        archive.writestr(name, raw)
    return out.getvalue()


def gzipped(raw: bytes) -> bytes:
    return gzip.compress(raw, compresslevel=1)


def files(folder: Path) -> set[str]:
    """Names of all files below a folder."""
    return {path.name for path in folder.rglob("*") if path.is_file()}
