"""What an edit has changed of the line, for the map to draw at once: the rest of it is there already."""

from collections.abc import Iterable

import numpy as np

from routeplanner.geo import Floats
from routeplanner.route import Leg, Route
from ui.map.values import MapSplice

MOST = 2_000  # points that are told in one message; with more the map asks for the whole line [D]
TOUCH = 1e-6  # [m] sums of distances are good to this


def splice(old: Route, new: Route, coloured: Route | None) -> MapSplice | None:
    """The ground between what both lines begin and what both end with; None where they share neither.

    None also where it has colours by a report on the line `coloured`: they are seen with the whole line.
    """
    if old.length <= 0 or new.length <= 0:
        return None
    start = _shared(zip(old.legs, new.legs, strict=False), from_start=True)
    tail = _shared(zip(reversed(old.legs), reversed(new.legs), strict=False), from_start=False)
    tail = min(tail, old.length - start, new.length - start)  # out and back both may claim the same ground
    if start + tail <= 0:
        return None
    lat, lon, distance = _between(new, start, new.length - tail)
    if not 0 < len(lat) <= MOST or (coloured and _knows(coloured, new, start, new.length - tail)):
        return None
    return MapSplice(start, old.length - tail if tail > TOUCH else np.inf, lat, lon, distance, new.length)


def _shared(pairs: Iterable[tuple[Leg, Leg]], from_start: bool) -> float:
    """How far two lines run over the same points, leg by leg [m]."""
    shared = 0.0
    for a, b in pairs:
        if a.points is not b.points or (a.lo != b.lo if from_start else a.hi != b.hi):
            break
        lo, hi = max(a.lo, b.lo), min(a.hi, b.hi)
        shared += float(a.points.distance[hi] - a.points.distance[lo])
        if (a.lo, a.hi) != (b.lo, b.hi):
            break
    return shared


def _knows(coloured: Route, route: Route, start: float, end: float) -> bool:
    """Whether ground of the one is on the other, between two distances [m]."""
    known = {id(leg.points) for leg in coloured.legs}
    legs = zip(route.legs, route.starts, strict=False)
    return any(
        id(leg.points) in known and first < end - TOUCH and first + leg.length > start + TOUCH for leg, first in legs
    )


def _between(route: Route, start: float, end: float) -> tuple[Floats, Floats, Floats]:
    """Latitude and longitude [deg] of the points from one distance to another, and their own [m], shape (n,) each."""
    found: list[tuple[Floats, Floats, Floats]] = []
    for leg, first in zip(route.legs, route.starts, strict=False):
        if first + leg.length < start - TOUCH or first > end + TOUCH:
            continue
        own = slice(leg.lo, leg.hi + 1)
        along = first + leg.points.distance[own] - leg.points.distance[leg.lo]
        inside = (along >= start - TOUCH) & (along <= end + TOUCH)
        found.append((leg.points.lat[own][inside], leg.points.lon[own][inside], along[inside]))
    lat, lon, distance = (np.concatenate(column) for column in zip(*found, strict=True))
    new = np.append(True, (np.diff(lat) != 0) | (np.diff(lon) != 0))  # where legs meet, a point stands twice
    return lat[new], lon[new], distance[new]
