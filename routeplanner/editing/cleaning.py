"""Fewer points for the same line, and none that nobody ran to. The old points stay as they are in the old route."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from routeplanner import geo
from routeplanner.editing.anchors import corners, left_of
from routeplanner.editing.edited import Edited, Piece, as_it_is, edited
from routeplanner.editing.spikes import IMPOSSIBLE, SpikeRule, elevation_spikes, position_spikes, without_needles
from routeplanner.route import Leg, Points, Route

HEIGHT = 2.0  # [m] a simplified line keeps elevations as well as this [D]: below most dead-bands in use
FLATTENED = 1000.0  # distances are stretched while heights are simplified, so that only height counts

Mask = NDArray[np.bool_]
New = dict[int, tuple[Points, Mask]]  # by id of the old points: the new ones, and which of the old are left


@dataclass(frozen=True, slots=True, eq=False)
class Simplified:
    """How far the old points lie off the new line at most, in plan and in elevation [m], and how many there are."""

    edited: Edited
    error: float
    height_error: float
    before: int
    after: int


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """How many single positions were taken out, and how many elevations were replaced."""

    edited: Edited
    positions: int
    elevations: int


def simplify(route: Route, tolerance: float, height: float = HEIGHT) -> Simplified:
    """The line with fewer points, at most `tolerance` [m] off in plan and `height` [m] in elevation (Douglas and
    Peucker 1973, once in plan and once along the way). The ends of legs stay."""

    def thinned(points: Points, ends: Mask) -> tuple[Points, Mask]:
        keep = ends | _needed(points, tolerance, height)
        return (points if keep.all() else _taken(points, keep)), keep

    new = _renewed(route, thinned)
    found = [_errors(leg, new[id(leg.points)][1]) for leg in route.legs]
    out = _on_new_points(route, new)
    return Simplified(
        out,
        max((plan for plan, _height in found), default=0.0),
        max((height for _plan, height in found), default=0.0),
        _count(route),
        _count(out.route),
    )


def remove_spikes(route: Route, rule: SpikeRule = IMPOSSIBLE) -> Cleaned:
    """The line without single positions and elevations that are impossible. The ends of legs stay."""
    needles: dict[int, Mask] = {}

    def cleaned(points: Points, ends: Mask) -> tuple[Points, Mask]:
        keep = ends | ~position_spikes(points, rule)
        out = points if keep.all() else _taken(points, keep)
        needle = elevation_spikes(out, rule)
        needles[id(points)] = np.zeros(len(points), bool)
        needles[id(points)][np.flatnonzero(keep)[needle]] = True
        if needle.any():
            heights = without_needles(out, needle)
            out = replace(Points.of(out.lat, out.lon, heights, out.time), noise=points.noise)
        return out, keep

    new = _renewed(route, cleaned)
    used = [(slice(leg.lo, leg.hi + 1), id(leg.points)) for leg in route.legs]
    positions = sum(int((~new[key][1][part]).sum()) for part, key in used)
    elevations = sum(int(needles[key][part].sum()) for part, key in used)
    return Cleaned(_on_new_points(route, new), positions, elevations)


def _renewed(route: Route, make: Callable[[Points, Mask], tuple[Points, Mask]]) -> New:
    """New points for all that the route uses; legs that share points share them afterwards."""
    ends: dict[int, tuple[Points, Mask]] = {}
    for leg in route.legs:
        _points, mask = ends.setdefault(id(leg.points), (leg.points, np.zeros(len(leg.points), bool)))
        mask[[0, leg.lo, leg.hi, -1]] = True
    return {key: make(points, mask) for key, (points, mask) in ends.items()}


def _on_new_points(route: Route, new: New) -> Edited:
    return edited(route, [_piece(route, k, *new[id(leg.points)]) for k, leg in enumerate(route.legs)])


def _piece(route: Route, k: int, points: Points, keep: Mask) -> Piece:
    """Leg `k` on its new points: where a place is now is said from point to point."""
    old = route.legs[k]
    if points is old.points:
        return as_it_is(route, k)
    before = np.concatenate([[0], np.cumsum(keep)])
    leg = replace(old, points=points, lo=int(before[old.lo]), hi=int(before[old.hi]))
    left = np.flatnonzero(keep[old.lo : old.hi + 1]) + old.lo
    was = route.starts[k] + old.points.distance[left] - old.points.distance[old.lo]
    return Piece(leg, old.id, was, points.distance[leg.lo : leg.hi + 1] - points.distance[leg.lo])


def _taken(points: Points, keep: Mask) -> Points:
    columns = (points.lat, points.lon, points.elevation, points.time)
    return replace(Points.of(*(column[keep] for column in columns)), noise=points.noise)


def _needed(points: Points, tolerance: float, height: float) -> Mask:
    """Which points the line cannot do without, in plan, in elevation, and at the edges of missing elevations."""
    out = np.zeros(len(points), bool)
    out[corners(points, tolerance)] = True
    known = np.isfinite(points.elevation)
    edge = np.flatnonzero(np.diff(known))
    out[edge] = out[edge + 1] = True
    some = np.flatnonzero(known)
    if len(some):
        out[some[left_of(FLATTENED * points.distance[some], points.elevation[some], height)]] = True
    return out


def _errors(leg: Leg, keep: Mask) -> tuple[float, float]:
    """The largest distance [m] of the leg's dropped points from the line through the kept ones, and in elevation."""
    part = slice(leg.lo, leg.hi + 1)
    dropped = np.flatnonzero(~keep[part])
    if not len(dropped):
        return 0.0, 0.0
    p = leg.points
    left = np.flatnonzero(keep[part])
    a = left[np.searchsorted(left, dropped) - 1]
    b = left[np.searchsorted(left, dropped)]
    x, y = geo.local_xy(p.lat[part], p.lon[part], float(p.lat[part].mean()), float(p.lon[leg.lo]))
    dx, dy = x[b] - x[a], y[b] - y[a]
    square = np.maximum(dx * dx + dy * dy, 1e-12)
    share = np.clip(((x[dropped] - x[a]) * dx + (y[dropped] - y[a]) * dy) / square, 0.0, 1.0)
    off = np.hypot(x[a] + share * dx - x[dropped], y[a] + share * dy - y[dropped])
    z, d = p.elevation[part], p.distance[part]
    along = (d[dropped] - d[a]) / np.maximum(d[b] - d[a], 1e-9)
    high = np.abs(z[a] + along * (z[b] - z[a]) - z[dropped])
    return float(off.max()), float(np.nanmax(high)) if np.isfinite(high).any() else 0.0


def _count(route: Route) -> int:
    return sum(leg.hi - leg.lo + 1 for leg in route.legs)
