"""Edits of one point of the line that no hand on the map makes: by figures and by keys."""

from math import cos, degrees, radians

import numpy as np

from routeplanner import editing, geo
from routeplanner.editing import Edited, NewKind
from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.route import Route
from routeplanner.words import _

SAME = 0.01  # [m] two places along a route that are one


def beside(lat: float, lon: float, north: float, east: float) -> tuple[float, float]:
    """The place [deg] so many metres north and east of another one."""
    meridian, across = (float(radius) for radius in geo.radii(np.asarray(lat)))
    there = lon + degrees(east / (across * max(cos(radians(lat)), 1e-6)))
    return min(max(lat + degrees(north / meridian), -90.0), 90.0), float(geo.wrap(np.asarray(there)))


def anchor_between(route: Route, anchors: Floats, k: int) -> Edited:
    """A lasting point half-way between anchor `k` and the next. Raises PlannerError where these are too near."""
    edited = editing.add_anchor(route, float(0.5 * (anchors[k] + anchors[k + 1])))
    if len(edited.route.legs) == len(route.legs):
        raise PlannerError(_("There is no room for a point between these two."))
    return edited


def with_leg_behind(route: Route, anchors: Floats, k: int, kind: NewKind) -> Edited:
    """The ground from the anchor before `k` straight, or along trails: a whole leg keeps its id and what is on it."""
    low, high = float(anchors[k - 1]), float(anchors[k])
    on = int(np.clip(np.searchsorted(route.starts, 0.5 * (low + high), side="right") - 1, 0, len(route.legs) - 1))
    whole = abs(route.starts[on] - low) < SAME and abs(route.starts[on + 1] - high) < SAME
    if whole:
        return editing.set_leg_kind(route, route.legs[on].id, kind)
    return editing.replace_stretch(route, low, high, (), kind)
