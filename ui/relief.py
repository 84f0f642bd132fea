"""Elevation for the relief of map and paper: whole grids out of the tiles on this computer."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats, wrap
from routeplanner.terrain import Store, Tile
from routeplanner.terrain.hgt import VOID
from ui.map.tiles import Grid, Heights

SNAP = 1e-6  # of the tile's spacing: a node this near to one of its own is that node [D]

Indices = NDArray[np.intp]


def relief_heights(store: Store) -> Heights:
    """What `ui.map.tiles.Relief` asks for, out of `store`. Thread-safe, as the store is.

    The answer takes latitudes (h,) and longitudes (w,) [deg], also beyond ±180, and gives bilinear elevations (h, w)
    [m], float32, not a number where no tile knows them. Rows and columns are worked out once per tile, not per node.
    """

    def heights(lat: Floats, lon: Floats) -> Grid:
        out = np.full((len(lat), len(lon)), np.nan, dtype=np.float32)
        lon = wrap(lon)
        columns = list(_squares(lon))
        for south, down in _squares(lat):
            for west, across in columns:
                tile = store.tile(south, west)
                if tile is not None:
                    _fill(out, tile, lat, lon, down, across)
        return out

    return heights


def _squares(degrees: Floats) -> Iterator[tuple[int, Indices]]:
    """Each whole degree that holds some of these places, and which; a place on an edge belongs to both sides."""
    below = np.floor(degrees)
    for corner in np.unique(np.concatenate([below, below[degrees == below] - 1])):
        yield int(corner), np.flatnonzero((degrees >= corner) & (degrees <= corner + 1))


def _fill(out: Grid, tile: Tile, lat: Floats, lon: Floats, down: Indices, across: Indices) -> None:
    """Put the tile's elevations where nothing is known yet."""
    last = tile.side - 1
    found = _bilinear(
        tile, _Axis.at((tile.south + 1 - lat[down]) * last, last), _Axis.at((lon[across] - tile.west) * last, last)
    )
    at = np.ix_(down, across)
    out[at] = np.where(np.isnan(out[at]), found, out[at])


@dataclass(frozen=True, slots=True, eq=False)
class _Axis:
    """The node before each place, and how far beyond it the place lies, 0 to 1; shape (n,)."""

    node: Indices
    beyond: NDArray[np.float32]

    @classmethod
    def at(cls, place: Floats, last: int) -> "_Axis":
        node = np.clip(np.floor(place + SNAP), 0, last)
        beyond = place - node
        return cls(node.astype(np.intp), np.where(np.abs(beyond) <= SNAP, 0.0, beyond).astype(np.float32))

    @property
    def between(self) -> bool:
        """Whether any place is not itself a node."""
        return bool(self.beyond.any())


def _bilinear(tile: Tile, rows: _Axis, columns: _Axis) -> Grid:
    """Elevations (len(rows), len(columns)) [m]; a void beside a place leaves it unknown."""
    along = _rows(tile, rows.node, columns)
    if rows.between:
        share = rows.beyond[:, None]
        below = _rows(tile, np.minimum(rows.node + 1, tile.side - 1), columns)
        along = np.where(share > 0, along + share * (below - along), along)
    return along


def _rows(tile: Tile, node: Indices, columns: _Axis) -> Grid:
    first, stop = int(columns.node.min()), int(columns.node.max()) + 2
    strip = tile.heights[node, first:stop]  # only these columns are read from the disk
    values = np.where(strip == VOID, np.nan, strip).astype(np.float32)
    left = values[:, columns.node - first]
    if not columns.between:
        return left
    right = values[:, np.minimum(columns.node - first + 1, values.shape[1] - 1)]
    return np.where(columns.beyond > 0, left + columns.beyond * (right - left), left)
