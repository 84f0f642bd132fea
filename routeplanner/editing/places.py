"""Places [deg] on legs and routes, and how far apart they are."""

import numpy as np

from routeplanner import geo
from routeplanner.route import Leg, Pin, Route

ROUNDING = 1e-6  # [m] sums of distances are good to this

Place = tuple[float, float]  # latitude, longitude [deg]


def first(leg: Leg) -> Place:
    """Where a leg begins."""
    return float(leg.points.lat[leg.lo]), float(leg.points.lon[leg.lo])


def last(leg: Leg) -> Place:
    """Where a leg ends."""
    return float(leg.points.lat[leg.hi]), float(leg.points.lon[leg.hi])


def step_at(leg: Leg, along: float) -> tuple[int, float]:
    """The point at or before `along` [m] from the start of a leg, and the share of the step after it, in [0, 1)."""
    d = leg.points.distance
    where = float(d[leg.lo]) + along
    i = int(np.searchsorted(d[leg.lo : leg.hi + 1], where, side="right")) - 1 + leg.lo
    if i >= leg.hi:
        return leg.hi, 0.0
    i = max(i, leg.lo)
    before, after = where - float(d[i]), float(d[i + 1]) - where
    if min(before, after) < ROUNDING:
        return (i, 0.0) if before < after else (i + 1, 0.0)
    return i, before / (before + after)


def between(a: Place, b: Place, share: float) -> Place:
    """The place on the straight line from `a` to `b`, the short way round."""
    lon = a[1] + share * float(geo.wrap(np.asarray(b[1] - a[1])))
    return a[0] + share * (b[0] - a[0]), float(geo.wrap(np.asarray(lon)))


def on_leg(leg: Leg, along: float) -> Place:
    """The place `along` [m] from the start of a leg."""
    i, share = step_at(leg, along)
    p = leg.points
    here = float(p.lat[i]), float(p.lon[i])
    return between(here, (float(p.lat[i + 1]), float(p.lon[i + 1])), share) if share else here


def of_pin(route: Route, pin: Pin) -> Place | None:
    """Where a pin is, None where its leg is gone."""
    for leg in route.legs:
        if leg.id == pin.leg:
            return on_leg(leg, pin.fraction * leg.length)
    return None


def apart(a: Place, b: Place) -> float:
    """Distance between two places [m]."""
    return float(geo.segments(np.array([a[0], b[0]]), np.array([a[1], b[1]]))[0])
