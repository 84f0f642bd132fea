"""Elevation of ground that an edit added: SRTM, shifted so that it meets the recorded one at both ends."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from routeplanner import series
from routeplanner.geo import Floats
from routeplanner.route import Route

Mask = NDArray[np.bool_]


def on_new_ground(route: Route, distance: Floats) -> Mask:
    """Which grid points lie inside drawn legs that have no elevation of their own, shape (m+1,).

    A recording that lacks elevation here and there is no new ground: it stays a gap.
    """
    new = np.array([_is_new(route, k) for k in range(len(route.legs))], bool)
    if not new.any():
        return np.zeros(len(distance), bool)
    after = np.clip(np.searchsorted(route.starts, distance, side="right") - 1, 0, len(new) - 1)
    before = np.clip(np.searchsorted(route.starts, distance, side="left") - 1, 0, len(new) - 1)
    return np.asarray(new[after] & new[before])  # where a recording meets it, the recording speaks


def _is_new(route: Route, k: int) -> bool:
    leg = route.legs[k]
    return leg.kind != "recorded" and not bool(np.isfinite(leg.points.elevation).any())


def filled(recorded: Floats, srtm: Floats, new: Mask, gap: Mask) -> Floats:
    """Recorded elevation [m] with SRTM's on new ground, shape (m+1,); not a number where there is no tile.

    The shift is what the recording and SRTM differ by at each end of the new ground, straight between them; one end
    alone shifts it all, and new ground that meets no recording is not shifted. `gap` is where the course has holes.
    """
    out = recorded.copy()
    shift = recorded - srtm
    for a, b in series.runs(new):
        holes = np.flatnonzero(gap[max(a - 1, 0) : b]) + max(a - 1, 0) + 1
        edges = sorted({a, *(int(h) for h in holes if a < h < b), b})
        for lo, hi in pairwise(edges):
            left = shift[lo - 1] if lo > 0 and not gap[lo - 1] else np.nan
            right = shift[hi] if hi < len(out) and not gap[hi - 1] else np.nan
            out[lo:hi] = srtm[lo:hi] + _between(float(left), float(right), hi - lo)
    return out


def _between(left: float, right: float, n: int) -> Floats:
    """Values at n points between two known ones, one of which or both may be missing."""
    if np.isnan(left) and np.isnan(right):
        return np.zeros(n)
    a, b = (right if np.isnan(left) else left), (left if np.isnan(right) else right)
    return np.linspace(a, b, n + 2)[1:-1]
