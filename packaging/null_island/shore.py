"""The sea's share: valleys drown into bays, waves cut cliffs into the weather side, sand fills the lee side."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

DROWNED = 75.0  # the sea has risen by this much [m]
WEATHER = 315.0  # where wind and waves come from [deg]
CUT = 1100.0  # as far as the waves have come on the weather side [m]
CLIFF = 2.2  # steepest rise above the shore [m/m]
BAY = 550.0  # bays narrower than twice this fill with sand on the lee side [m]


def shore(height: Floats, rough: Floats, cell: float) -> Floats:
    """Heights [m] above today's sea, 0 on it, from heights above the old one. `rough` has a deviation of 1."""
    h = height - DROWNED
    land = _main(h > 0)
    exposed = _exposure(land)
    inland = ndimage.distance_transform_edt(land) * cell
    land = _main(land & (inland > CUT * exposed * np.clip(0.75 + 0.35 * rough, 0.15, 1.4)))
    sand = _closed(land, BAY / cell) & ~land & (exposed < 0.15) & (h > -60.0)
    land = _main(ndimage.binary_opening(land | sand, iterations=3))
    inland = ndimage.distance_transform_edt(land) * cell - 0.5 * cell
    beach = np.minimum(1.5 + 0.012 * inland, 9.0)
    h = np.maximum(np.where(sand, 0.0, h), beach)
    h = np.minimum(h, 2.0 + CLIFF * inland * np.clip(1.0 + 0.25 * rough, 0.4, 1.6))
    soft = ndimage.gaussian_filter(h, 0.8, mode="nearest")
    return np.where(land, np.maximum(soft, 1.0), 0.0)


def _main(land: Mask) -> Mask:
    """The largest piece of land, without lagoons."""
    parts, _ = ndimage.label(land)
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    return np.asarray(ndimage.binary_fill_holes(parts == sizes.argmax()))


def _exposure(land: Mask) -> Floats:
    """1 where the shore faces the weather, 0 in the lee, soft between; by the direction from the middle."""
    rows, columns = np.indices(land.shape)
    r, c = ndimage.center_of_mass(land)
    bearing = np.arctan2(columns - c, r - rows)
    facing = np.cos(bearing - np.radians(WEATHER))
    return np.asarray(np.clip((facing - 0.15) / 0.6, 0.0, 1.0))


def _closed(land: Mask, radius: float) -> Mask:
    """Land with every inlet filled that a disc of `radius` cells cannot enter."""
    grown = ndimage.distance_transform_edt(~land) <= radius
    return np.asarray(ndimage.distance_transform_edt(grown) > radius)
