"""New ground: straight legs from place to place, at the ends of a route or in it."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from routeplanner import geo
from routeplanner.editing import places
from routeplanner.editing.edited import Edited, Fresh, Part, edited, whole
from routeplanner.editing.places import Place
from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Points, Route
from routeplanner.words import _

NewKind = Literal["straight", "snapped"]
TOUCH = 0.01  # [m] places nearer than this are one: a double click adds nothing


def straight(a: Place, b: Place) -> Points:
    """Two points without elevation; a straight leg needs no more, however long."""
    return Points.of([a[0], b[0]], [a[1], b[1]])


def one_point(at: Place, kind: NewKind = "straight") -> Leg:
    """All there is of a line after its first click."""
    return Leg(kind, Points.of([at[0]], [at[1]]), 0, 0)


def drawn(through: Sequence[Place], kind: NewKind, was: tuple[float, float] | None = None) -> Fresh:
    """New ground through places [deg], one leg from each to the next; a snapped leg is straight until it is answered.

    `was` is the stretch of the old route that it replaces [m]. Raises ValueError for a place that is not on Earth.
    """
    on_earth = [_on_earth(place) for place in through]
    pairs = [(a, b) for a, b in itertools.pairwise(on_earth) if places.apart(a, b) >= TOUCH]
    return Fresh(tuple(Leg(kind, straight(a, b), 0, 1) for a, b in pairs), was)


def _on_earth(place: Place) -> Place:
    lat, lon = place
    if not (abs(lat) <= 90.0 and np.isfinite(lon)):
        raise ValueError(f"no place on Earth: {lat}, {lon}")
    return lat, lon if abs(lon) <= 180.0 else float(geo.wrap(np.asarray(lon)))


def begin(route: Route) -> Place:
    """Where a route begins. Raises PlannerError where nothing is drawn yet."""
    return places.first(drawn_already(route).legs[0])


def finish(route: Route) -> Place:
    """Where a route ends. Raises PlannerError where nothing is drawn yet."""
    return places.last(drawn_already(route).legs[-1])


def drawn_already(route: Route) -> Route:
    """The same route. Raises PlannerError where nothing is drawn yet."""
    if not route.legs:
        raise PlannerError(_("The course has no line yet."), _("Draw or open one first."))
    return route


def something(old: Route, parts: Iterable[Part]) -> Edited:
    """The route that the parts make. Raises PlannerError where nothing is left of it."""
    out = edited(old, parts)
    if not out.route.legs:
        raise PlannerError(_("Nothing would be left of the course."), _("Delete the course instead."))
    return out


def append(route: Route, lat: float, lon: float, kind: NewKind = "straight") -> Edited:
    """Draw on to a place [deg]. The first place of all is a leg of one point."""
    if not route.legs:
        return edited(route, [Fresh((one_point(_on_earth((lat, lon)), kind),))])
    new = drawn([finish(route), (lat, lon)], kind)
    return edited(route, [*_more_than_a_point(route, new), new])


def prepend(route: Route, lat: float, lon: float, kind: NewKind = "straight") -> Edited:
    """Begin the course earlier, at a place [deg]."""
    if not route.legs:
        return append(route, lat, lon, kind)
    new = drawn([(lat, lon), begin(route)], kind)
    return edited(route, [new, *_more_than_a_point(route, new)])


def _more_than_a_point(route: Route, new: Fresh) -> Iterable[Part]:
    """The first point stands alone only until a leg begins there."""
    only_a_point = len(route.legs) == 1 and route.legs[0].lo == route.legs[0].hi
    return [] if only_a_point and new.legs else whole(route)
