"""SRTM's own file: the heights of one square degree, north row first, west column first, big-endian int16 [m]."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.words import _

Heights16 = NDArray[np.int16]

VOID = -32768  # "no height here" (SRTM documentation, science.md §6)
SIDES = (3601, 1201)  # samples along a side of a 1″ and a 3″ tile; neighbours share their edge
SIZES = {2 * side * side: side for side in SIDES}  # [B]
NEGLIGIBLE = 1e-9  # weight of a void corner that is rounding only [D]
LOWEST, HIGHEST = -12000, 9000  # [m] from the deepest sea (some tiles carry it) to the highest summit [D]
WILD_SHARE = 0.01  # share of heights outside, above which the file holds something else [D]

_NAME = re.compile(r"([NS])(\d\d)([EW])(\d{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Square:
    """One square degree, named by its south-west corner [deg]: south in [-90, 89], west in [-180, 179]."""

    south: int
    west: int

    @property
    def name(self) -> str:
        """As files are called, "N55W004"."""
        return f"{'NS'[self.south < 0]}{abs(self.south):02d}{'EW'[self.west < 0]}{abs(self.west):03d}"

    @property
    def key(self) -> int:
        """A small number of its own, see `keys`."""
        return (self.south + 90) * 360 + self.west + 180

    @classmethod
    def of_key(cls, key: int) -> "Square":
        return cls(key // 360 - 90, key % 360 - 180)

    @classmethod
    def parse(cls, name: str) -> "Square | None":
        """The square that a name begins with ("n55w004.hgt.zip" too), None where there is none."""
        found = _NAME.match(name)
        if not found:
            return None
        south = int(found[2]) * (-1 if found[1] in "sS" else 1)
        west = int(found[4]) * (-1 if found[3] in "wW" else 1)
        return cls(south, west) if -90 <= south < 90 and -180 <= west < 180 else None


def keys(lat: Floats, lon: Floats) -> NDArray[np.uint16]:
    """`Square.key` of each point, shape (n,); lat in [-90, 90], lon in [-180, 180) [deg].

    A point on an edge belongs to the square north and east of it, the pole to the last one below.
    """
    south = np.minimum(np.floor(lat), 89.0)
    return np.asarray((south + 90.0) * 360.0 + np.floor(lon) + 180.0, dtype=np.uint16)


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """Heights of one square, shape (side, side), int16 of either byte order, `VOID` where unknown."""

    south: int
    west: int
    heights: Heights16

    @property
    def side(self) -> int:
        return len(self.heights)

    @property
    def resolution(self) -> float:
        """Spacing of the samples [arc seconds]."""
        return 3600.0 / (self.side - 1)

    def sample(self, lat: Floats, lon: Floats) -> Floats:
        """Bilinear heights [m] at points [deg], shape (n,); not a number outside the square and beside voids."""
        last = self.side - 1
        row = (self.south + 1.0 - np.asarray(lat, dtype=np.float64)) * last
        col = (np.asarray(lon, dtype=np.float64) - self.west) * last
        inside = (row >= 0) & (row <= last) & (col >= 0) & (col <= last)
        if inside.all():
            return bilinear(self.heights, row, col)
        out = np.full(row.shape, np.nan)
        out[inside] = bilinear(self.heights, row[inside], col[inside])
        return out


def bilinear(heights: Heights16, row: Floats, col: Floats) -> Floats:
    """Heights [m] at fractional rows and columns of a square grid, shape (n,), all inside it.

    A void corner counts as missing: the point has a height only if that corner's weight is `NEGLIGIBLE`.
    """
    side = len(heights)
    flat = heights.reshape(-1)
    top, left = np.floor(row), np.floor(col)
    np.minimum(top, side - 2.0, out=top)
    np.minimum(left, side - 2.0, out=left)
    down, right = row - top, col - left
    first = (top * side + left).astype(np.intp)
    # "wrap" never happens here; it only saves a second check of the bounds
    corners = [flat.take(first + step, mode="wrap").astype(np.int16) for step in (0, 1, side, side + 1)]
    nw, ne, sw, se = (corner.astype(np.float64) for corner in corners)
    north = _between(nw, ne, right)
    out = _between(north, _between(sw, se, right), down)
    lowest = np.minimum(np.minimum(corners[0], corners[1]), np.minimum(corners[2], corners[3]))
    if len(lowest) and lowest.min() == VOID:
        beside = np.flatnonzero(lowest == VOID)
        out[beside] = np.nan
        beside = beside[_near_line(down[beside]) | _near_line(right[beside])]  # elsewhere all four corners count
        out[beside] = _beside_void(np.stack([corner[beside] for corner in corners]), down[beside], right[beside])
    return out


def _between(a: Floats, b: Floats, t: Floats) -> Floats:
    """a + t (b - a), written over both: fresh memory costs more than the sums."""
    b -= a
    b *= t
    a += b
    return a


def _near_line(fraction: Floats) -> NDArray[np.bool_]:
    """A weight is a product of two fractions: it is negligible only if one of them is below its root."""
    return np.asarray(np.abs(fraction - 0.5) >= 0.5 - NEGLIGIBLE**0.5)


def _beside_void(corners: Heights16, down: Floats, right: Floats) -> Floats:
    weights = np.stack([(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right])
    weights[corners == VOID] = 0.0
    left = weights.sum(axis=0)
    height = (weights * corners).sum(axis=0) / np.where(left > 0, left, 1.0)
    return np.where(left > 1.0 - NEGLIGIBLE, height, np.nan)


class DamagedError(PlannerError):
    """A file that should be a tile is something else, or only a part of one."""

    def __init__(self) -> None:
        super().__init__(_("This is no elevation file, or a damaged one."), _("Get it again."))


def read(path: Path, square: Square) -> Tile:
    """Map an unpacked file into memory; nothing is read before it is needed. Raises DamagedError and OSError."""
    side = SIZES.get(path.stat().st_size)
    if side is None:
        raise DamagedError
    return checked(square, np.asarray(np.memmap(path, dtype=">i2", mode="r", shape=(side, side))))


def checked(square: Square, heights: Heights16) -> Tile:
    """The tile, if a thin sample of its heights could be on Earth: the right size alone proves little.

    Raises DamagedError.
    """
    step = max(1, (len(heights) - 1) // 30)
    seen = heights[::step, ::step]
    wild = (seen != VOID) & ((seen < LOWEST) | (seen > HIGHEST))
    if wild.mean() > WILD_SHARE:
        raise DamagedError
    return Tile(square.south, square.west, heights)
