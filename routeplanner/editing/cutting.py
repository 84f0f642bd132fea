"""Cutting a route at distances along it [m]: what is kept keeps its points."""

from dataclasses import replace

import numpy as np

from routeplanner import geo
from routeplanner.editing import places
from routeplanner.editing.edited import Piece, as_it_is
from routeplanner.geo import Floats
from routeplanner.route import Leg, Points, Route

SNAP = 5.0  # [m] a cut this near to a point of the line is made at the point [D]: no receiver knows better


def part(route: Route, start: float, end: float) -> list[Piece]:
    """The ground from `start` to `end` [m], cut at points or, far from any, on the step between two of them.

    Where legs do not meet, the part after a cut begins behind the hole and the part before it ends in front of it.
    """
    if not route.legs:
        return []
    last = len(route.legs) - 1
    out: list[Piece] = []
    k1, cut1 = _cut(route, start, after=True) if start > 0 else (0, 0.0)
    k2, cut2 = _cut(route, end, after=False) if end < route.length else (last, route.legs[last].length)
    for k in range(k1, k2 + 1):
        low = cut1 if k == k1 else 0.0
        high = cut2 if k == k2 else route.legs[k].length
        whole_leg = low <= 0.0 and high >= route.legs[k].length
        out += [as_it_is(route, k)] if whole_leg else _slices(route, k, low, high)
    return out


def snapped(route: Route, at: float) -> float:
    """The distance along the route [m] at which a cut at `at` is made."""
    if not 0 < at < route.length:
        return min(max(at, 0.0), route.length)
    k, along = _cut(route, at, after=True)
    return float(route.starts[k]) + along


def _cut(route: Route, at: float, after: bool) -> tuple[int, float]:
    """The leg that is cut, and how far along it [m]; of two legs that meet there the second, or the first.

    Both sides of a cut ask here, so they find the same place.
    """
    k = int(np.clip(np.searchsorted(route.starts, at, side="right") - 1, 0, len(route.legs) - 1))
    leg = route.legs[k]
    along = at - float(route.starts[k])
    i, share = places.step_at(leg, along)
    d = leg.points.distance
    for j in (i, min(i + 1, leg.hi)) if share < 0.5 else (min(i + 1, leg.hi), i):
        if abs(float(d[j] - d[leg.lo]) - along) <= SNAP:
            along = float(d[j] - d[leg.lo])
            break
    if after and along >= leg.length and k + 1 < len(route.legs):
        return k + 1, 0.0
    if not after and along <= 0.0 and k > 0:
        return k - 1, route.legs[k - 1].length
    return k, along


def _slices(route: Route, k: int, low: float, high: float) -> list[Piece]:
    """The ground of leg `k` between two distances along it: its own points, and short legs to cuts between points."""
    leg = route.legs[k]
    if high - low <= 0.0:
        return []
    (i, head), (j, tail) = places.step_at(leg, low), places.step_at(leg, high)
    if head and tail and i == j:
        return [_piece(route, k, _on_step(leg, i, head, tail), low, high)]
    first = i + 1 if head else i
    a, b = (float(leg.points.distance[n] - leg.points.distance[leg.lo]) for n in (first, j))
    out: list[Piece] = []
    if head:
        out.append(_piece(route, k, _on_step(leg, i, head, 1.0), low, a))
    if j > first:
        out.append(_piece(route, k, replace(leg, lo=first, hi=j), a, b))
    if tail:
        out.append(_piece(route, k, _on_step(leg, j, 0.0, tail), b, high))
    return out


def _piece(route: Route, k: int, leg: Leg, low: float, high: float) -> Piece:
    """`leg` is what is left of leg `k` from `low` to `high` [m]."""
    return Piece(leg, route.legs[k].id, route.starts[k] + np.array([low, high]), np.array([0.0, leg.length]))


def _on_step(leg: Leg, i: int, head: float, tail: float) -> Leg:
    """From one share of the step after point `i` to another, with what the recording says there."""
    p = leg.points
    shares = np.array([head, tail])

    def column(values: Floats) -> Floats:
        out = values[i] + shares * (values[i + 1] - values[i])
        return np.asarray(np.where(shares == 0.0, values[i], np.where(shares == 1.0, values[i + 1], out)))

    lon = geo.wrap(p.lon[i] + shares * geo.wrap(p.lon[i + 1] - p.lon[i]))
    lon = np.where(shares == 0.0, p.lon[i], np.where(shares == 1.0, p.lon[i + 1], lon))
    points = Points.of(column(p.lat), lon, column(p.elevation), column(p.time))
    return Leg(leg.kind, replace(points, noise=p.noise), 0, 1, leg.id)
