"""Heights along a line: which tile each point lies in, and what that tile says."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats, wrap
from routeplanner.terrain.hgt import Square, Tile, keys

Indices = NDArray[np.int32]
Mask = NDArray[np.bool_]
At = slice | NDArray[np.intp]

BLOCK = 8192  # points at a time: temporaries stay in the cache and clear of malloc's page-by-page 128 KB [D]


@dataclass(frozen=True, slots=True)
class TileUse:
    """A tile that gave heights: its name, spacing [arc seconds], and where it came from."""

    name: str
    resolution_arcsec: float
    source_label: str


TilesOf = Callable[[Square], Iterable[tuple[Tile, TileUse]]]


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """What the tiles say about n points.

    `elevation` [m] is not a number where nothing is known, `tile` the index into `tiles` of the one that it came from
    or -1, both shape (n,). `missing` names the squares that points lie in and that no tile covers.
    """

    elevation: Floats
    tile: Indices
    tiles: tuple[TileUse, ...]
    missing: tuple[str, ...]


def look_up(lat: Floats, lon: Floats, tiles_of: TilesOf) -> Heights:
    """Heights at n points [deg], shape (n,) each; longitudes may run past ±180.

    `tiles_of` gives the tiles of a square, the best first: a later one is asked about the voids of those before.
    A point on an edge may take its height from the neighbour there, where its own square has none.
    """
    elevation = np.full(len(lat), np.nan)
    tile = np.full(len(lat), -1, dtype=np.int32)
    uses: dict[TileUse, int] = {}
    missing: dict[Square, None] = {}
    for lo in range(0, len(lat), BLOCK):
        cut = slice(lo, lo + BLOCK)
        missing |= dict.fromkeys(_Block(lat[cut], lon[cut], elevation[cut], tile[cut], uses).fill(tiles_of))
    elevation.setflags(write=False)
    tile.setflags(write=False)
    return Heights(elevation, tile, tuple(uses), tuple(square.name for square in sorted(missing)))


def squares(lat: Floats, lon: Floats) -> tuple[Square, ...]:
    """The squares that points [deg] lie in, shape (n,) each, south to north."""
    lon, valid = _on_earth(lat, lon)
    return tuple(square for square, _at in _by_square(lat, lon, valid))


@dataclass(slots=True)
class _Block:
    """A stretch of points whose `elevation` and `tile` are being filled in."""

    lat: Floats
    lon: Floats
    elevation: Floats
    tile: Indices
    uses: dict[TileUse, int]

    def fill(self, tiles_of: TilesOf) -> list[Square]:
        """Ask the tiles of every square; the squares without one whose points stay without height."""
        one = _one_square(self.lat, self.lon)
        if one:
            groups: list[tuple[Square, At]] = [(one, slice(None))]
        else:
            self.lon, valid = _on_earth(self.lat, self.lon)
            groups = list(_by_square(self.lat, self.lon, valid))
        empty = [(square, at) for square, at in groups if not self._ask(at, tiles_of(square))]
        lost = np.isnan(self.elevation)
        if lost.any() and (_whole(self.lat[lost]) | _whole(self.lon[lost])).any():
            for south, west in ((1, 0), (0, 1), (1, 1)):
                self._ask_neighbours(south, west, tiles_of)
        return [square for square, at in empty if np.isnan(self.elevation[at]).any()]

    def _ask(self, at: At, tiles: Iterable[tuple[Tile, TileUse]], turn: float = 0.0) -> bool:
        """Ask the tiles, in their order, about the points `at` [longitude + turn]; whether there was any tile."""
        found = False
        for tile, use in tiles:
            found = True
            values = tile.sample(self.lat[at], self.lon[at] + turn if turn else self.lon[at])
            unknown = np.isnan(values)
            self.elevation[at] = values
            if not unknown.all():
                self.tile[at] = np.where(unknown, -1, self.uses.setdefault(use, len(self.uses)))
            if not unknown.any():
                break
            at = np.arange(len(self.lat))[at][unknown]
        return found

    def _ask_neighbours(self, south: int, west: int, tiles_of: TilesOf) -> None:
        lon, left = _on_earth(self.lat, self.lon)
        left &= np.isnan(self.elevation)
        if south:
            left &= _whole(self.lat)
        if west:
            left &= _whole(lon)
        for square, at in _by_square(self.lat, lon, left):
            turn = 360 if square.west - west < -180 else 0
            if square.south - south >= -90:
                self._ask(at, tiles_of(Square(square.south - south, square.west - west + turn)), turn)


def _whole(degrees: Floats) -> Mask:
    return np.asarray(degrees == np.floor(degrees))


def _one_square(lat: Floats, lon: Floats) -> Square | None:
    """The square that all points lie in, if it is one: the usual case, and worth no sorting."""
    south, west = np.floor(lat.min()), np.floor(lon.min())
    if np.floor(lat.max()) == south and np.floor(lon.max()) == west and -90 <= south < 90 and -180 <= west < 180:
        return Square(int(south), int(west))
    return None


def _on_earth(lat: Floats, lon: Floats) -> tuple[Floats, Mask]:
    """Longitudes [deg] brought into [-180, 180), and which points are places at all, shape (n,) each."""
    valid = (np.abs(lat) <= 90.0) & np.isfinite(lon)
    beyond = valid & ((lon < -180.0) | (lon >= 180.0))
    if beyond.any():
        lon = lon.copy()
        lon[beyond] = wrap(lon[beyond])
    return lon, valid


def _by_square(lat: Floats, lon: Floats, valid: Mask) -> Iterator[tuple[Square, NDArray[np.intp]]]:
    """The squares that the `valid` points lie in, and the places in the arrays of the points in each, ascending."""
    where = np.flatnonzero(valid)
    key = keys(lat[where], lon[where])
    order = np.argsort(key, kind="stable")  # a radix sort on 16 bits
    where, key = where[order], key[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1)).tolist()  # no key is -1
    for lo, hi in pairwise([*starts, len(key)]):
        yield Square.of_key(int(key[lo])), where[lo:hi]
