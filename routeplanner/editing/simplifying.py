"""Fewer points for the same line, and how far it is off at most."""

from dataclasses import dataclass

import numpy as np

from routeplanner import geo
from routeplanner.editing.anchors import corners, left_of
from routeplanner.editing.edited import Edited
from routeplanner.editing.renewing import Mask, left_only, on_new_points
from routeplanner.geo import Floats
from routeplanner.route import Points, Route

HEIGHT = 2.0  # [m] a simplified line keeps elevations as well as this [D]: the dead-band of a clean recording
FLATTENED = 1000.0  # distances are stretched while heights are simplified, so that only height counts


@dataclass(frozen=True, slots=True, eq=False)
class Simplified:
    """Simplified to `tolerance`: how far the old points lie off the new line at most, in plan and in elevation [m], and
    how many points there were and are."""

    edited: Edited
    error: float
    height_error: float
    before: int
    after: int
    tolerance: float


def simplify(route: Route, tolerance: float, height: float = HEIGHT) -> Simplified:
    """The line with fewer points, at most `tolerance` [m] off in plan and `height` [m] in elevation (Douglas and
    Peucker 1973, once in plan and once along the way). The ends of legs stay."""
    off: dict[int, tuple[Floats, Floats]] = {}

    def thinned(points: Points, ends: Mask) -> tuple[Points, Mask]:
        keep = ends | _first_choice(points, tolerance, height)
        found = _off(points, keep)
        while _add_worst(keep, np.maximum(found[0] / tolerance, found[1] / height)):
            found = _off(points, keep)
        off[id(points)] = found
        return left_only(points, keep), keep

    out = on_new_points(route, thinned)
    used = [(slice(leg.lo, leg.hi + 1), *off[id(leg.points)]) for leg in route.legs]
    return Simplified(
        out,
        max((float(plan[part].max()) for part, plan, _height in used), default=0.0),
        max((float(high[part].max()) for part, _plan, high in used), default=0.0),
        _count(route),
        _count(out.route),
        tolerance,
    )


def _first_choice(points: Points, tolerance: float, height: float) -> Mask:
    """What the line cannot do without in plan, what it cannot in elevation, and the edges of missing elevations."""
    out = np.zeros(len(points), bool)
    out[corners(points, tolerance)] = True
    known = np.isfinite(points.elevation)
    edge = np.flatnonzero(np.diff(known))
    out[edge] = out[edge + 1] = True
    some = np.flatnonzero(known)
    if len(some):
        out[some[left_of(FLATTENED * points.distance[some], points.elevation[some], height)]] = True
    return out


def _off(points: Points, keep: Mask) -> tuple[Floats, Floats]:
    """How far every point lies off the line through the kept ones, in plan and in elevation [m], shape (n,) each."""
    left = np.flatnonzero(keep)
    k = np.clip(np.searchsorted(left, np.arange(len(keep)), side="right") - 1, 0, max(len(left) - 2, 0))
    a, b = left[k], left[np.minimum(k + 1, len(left) - 1)]
    x, y = geo.local_xy(points.lat, points.lon, float(points.lat.mean()), float(points.lon[0]))
    dx, dy = x[b] - x[a], y[b] - y[a]
    share = np.clip(((x - x[a]) * dx + (y - y[a]) * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0.0, 1.0)
    plan = np.hypot(x[a] + share * dx - x, y[a] + share * dy - y)
    z, d = points.elevation, points.distance
    along = (d - d[a]) / np.maximum(d[b] - d[a], 1e-9)
    return np.where(keep, 0.0, plan), np.where(keep, 0.0, np.nan_to_num(np.abs(z[a] + along * (z[b] - z[a]) - z)))


def _add_worst(keep: Mask, excess: Floats) -> bool:
    """Keep the worst point of every stretch that is off by more than allowed (above 1); was there any?

    Each choice keeps to its own tolerance, but points kept for the height bend the line in plan, and the other way.
    """
    bad = np.flatnonzero(excess > 1.0)
    stretch = np.cumsum(keep)[bad]
    order = np.lexsort((-excess[bad], stretch))
    first = np.concatenate([[True], np.diff(stretch[order]) != 0])[: len(bad)]
    keep[bad[order][first]] = True
    return bool(len(bad))


def _count(route: Route) -> int:
    return sum(leg.hi - leg.lo + 1 for leg in route.legs)
