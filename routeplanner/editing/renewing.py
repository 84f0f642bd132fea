"""Legs on new points that were made of their old ones: fewer, or cleaned. The old points stay in the old route."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from routeplanner.editing.edited import Edited, Piece, as_it_is, edited
from routeplanner.route import Points, Route

Mask = NDArray[np.bool_]


def on_new_points(route: Route, make: Callable[[Points, Mask], tuple[Points, Mask]]) -> Edited:
    """The route on points that `make` makes of the old ones, once for all legs that share them.

    `make` is told which points are ends of legs, shape (n,), and answers the new points and which old ones are left;
    all ends must be.
    """
    ends: dict[int, tuple[Points, Mask]] = {}
    for leg in route.legs:
        _points, mask = ends.setdefault(id(leg.points), (leg.points, np.zeros(len(leg.points), bool)))
        mask[[0, leg.lo, leg.hi, -1]] = True
    new = {key: make(points, mask) for key, (points, mask) in ends.items()}
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


def left_only(points: Points, keep: Mask) -> Points:
    """The points that are kept; the same object where that is all of them."""
    if keep.all():
        return points
    columns = (points.lat, points.lon, points.elevation, points.time)
    return replace(Points.of(*(column[keep] for column in columns)), noise=points.noise)
