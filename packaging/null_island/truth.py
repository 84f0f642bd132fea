"""What is known of a route because its ground is known: the oracle of the samples."""

import numpy as np
from numpy.typing import NDArray
from terrain import Ground

from routeplanner import geo

Floats = NDArray[np.float64]

ABOUT = (
    "True figures of invented ground. The heights are those of the terrain before it was rounded to whole metres for "
    "the tile, bilinear between its posts, read at equal steps of at most 1 m along the straight lines between the "
    "points of the GPX file. ascent_m and descent_m are the sums of all ups and downs at these steps, nothing "
    "smoothed; the figures with _5m leave out turns under 5 m (zigzag of persistence). net_m is last less first height."
)


def truth(ground: Ground, lat: Floats, lon: Floats) -> dict[str, float]:
    """Length, ascent, descent, net, highest and lowest [m] of the line through the points [deg]."""
    along = geo.along(lat, lon)
    steps = geo.equal_steps(float(along[-1]), 1.0)
    height = ground.at(np.interp(steps, along, lat), np.interp(steps, along, lon))
    figures = {"length_m": float(along[-1]), "net_m": float(height[-1] - height[0])}
    for name, kept in (("", height), ("_5m", turns(height, 5.0))):
        change = np.diff(kept)
        figures[f"ascent{name}_m"] = float(change[change > 0].sum())
        figures[f"descent{name}_m"] = float(-change[change < 0].sum())
    figures |= {"highest_m": float(height.max()), "lowest_m": float(height.min())}
    return {key: round(value, 2) + 0.0 for key, value in figures.items()}  # no -0.0


def turns(height: Floats, band: float) -> Floats:
    """Turning points, both ends included, whose legs are all `band` [m] or more; the shortest goes first."""
    moving = np.concatenate([[True], np.diff(height) != 0])
    h = height[moving]
    kept = [h[0], *h[1:-1][np.diff(np.sign(np.diff(h))) != 0], h[-1]]
    while len(kept) > 2:
        legs = np.abs(np.diff(kept))
        k = int(legs.argmin())
        if legs[k] >= band:
            break
        if k in (0, len(legs) - 1):
            del kept[1 if k == 0 else -2]
        else:
            del kept[k : k + 2]
    return np.array(kept)
