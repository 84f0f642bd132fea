"""Edits of a course by name, each between two distances along its line, and the ground that it is about."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from routeplanner import editing
from routeplanner.course import Applied, Course, Entry, Goal, Place, Station, apply
from routeplanner.course.combining import joined, part, with_marks_of
from routeplanner.editing import places
from routeplanner.errors import PlannerError
from routeplanner.route import Route
from tests.editing.lines import METRE

LONG = 60_000.0  # [m] no further doubling beyond it
NEAR = 5.0  # [m] tolerance of the anchors that points are moved by

Stretch = tuple[float, float]


@dataclass(frozen=True)
class Done:
    """A course after an edit, and the stretches [m] of the line before it that the edit is about.

    `parted`: where the line is opened, so that what reaches across falls in two.
    """

    applied: Applied
    touched: tuple[Stretch, ...] = ()
    parted: float | None = None


Edit = Callable[[Course, float, float], Done]


def line(change: Callable[[Route, float, float], editing.Edited], *, everywhere: bool = False) -> Edit:
    """An edit of the line between two distances [m], or of no ground at all."""

    def edit(course: Course, low: float, high: float) -> Done:
        touched = () if everywhere else ((low, high),)
        return Done(apply(course, change(course.route, low, high)), touched)

    return edit


def whole(change: Callable[[Route], editing.Edited]) -> Edit:
    """An edit that may touch all of the line."""
    return lambda course, low, high: Done(apply(course, change(course.route)), ((0.0, course.route.length),))


def said(change: Callable[[Course, float, float], Course]) -> Edit:
    """An edit of what is said about the course."""
    return lambda course, low, high: Done(Applied(change(course, low, high), ()))


def aside(route: Route, at: float, off: float = 400.0) -> places.Place:
    lat, lon = places.of_pin(route, route.pin(at)) or (45.0, 7.0)
    return lat + off * METRE, lon


def point(change: str) -> Edit:
    """A point near the first distance moved, put in or taken out; about the ground between its neighbours."""

    def edit(course: Course, low: float, high: float) -> Done:
        route, off = course.route, 10.0 + high % 50.0
        anchors = editing.anchors(route, NEAR)
        k = int(np.searchsorted(anchors, low, side="right")) - 1
        first, last = float(anchors[max(k - 1, 0)]), float(anchors[min(k + 1, len(anchors) - 1)])
        if change == "insert":
            new, first = editing.insert_point(route, anchors, low, *aside(route, low, off)), float(anchors[k])
        elif change == "move":
            new = editing.move_anchor(route, anchors, k, *aside(route, float(anchors[k]), off))
        else:
            new = editing.delete_anchor(route, anchors, k)
        if k == len(anchors) - 1:
            first = float(anchors[k - 1])
        return Done(apply(course, new), ((first, last),))

    return edit


def kind(course: Course, low: float, high: float) -> Done:
    route = course.route
    k = int(np.clip(np.searchsorted(route.starts, low, side="right") - 1, 0, len(route.legs) - 1))
    new = editing.set_leg_kind(route, route.legs[k].id, "straight" if high % 2.0 < 1.0 else "snapped")
    return Done(apply(course, new), ((float(route.starts[k]), float(route.starts[k + 1])),))


def crop(course: Course, low: float, high: float) -> Done:
    outside = ((0.0, low), (high, course.route.length))
    return Done(apply(course, editing.crop(course.route, low, high)), outside)


def before(course: Course, low: float, high: float) -> Done:
    return Done(apply(course, editing.split(course.route, low)[0]), ((low, course.route.length),))


def after(course: Course, low: float, high: float) -> Done:
    return Done(apply(course, editing.split(course.route, low)[1]), ((0.0, low),))


def start(course: Course, low: float, high: float) -> Done:
    return Done(apply(course, editing.start_point(course.route, low)), parted=low)


def storm(course: Course, low: float, high: float) -> Done:
    """On the line of the course as it would be after another way was taken."""
    other = editing.replace_stretch(course.route, low, high, [aside(course.route, low)]).route
    return Done(apply(course, editing.replace_line(course.route, other)), ((0.0, course.route.length),))


def take(course: Course, low: float, high: float) -> Done:
    other = Course("Other", editing.crop(course.route, low, high).route)
    other = replace(other, stations=(Station("Theirs", "aid", other.route.pin(10.0)),)).with_range("Their", 0.0, 20.0)
    return Done(with_marks_of(course, other))


def twice(route: Route, low: float, high: float) -> editing.Edited:
    return editing.out_and_back(route) if route.length < LONG else editing.reverse(route)


def name_once(course: Course, low: float, high: float) -> Course:
    name = f"From {low}"
    return course if any(own.name == name for own in course.ranges) else course.with_range(name, low, high)


EDITS: dict[str, Edit] = {
    "reverse": line(lambda r, a, b: editing.reverse(r), everywhere=True),
    "out and back": line(twice, everywhere=True),
    "append": line(lambda r, a, b: editing.append(r, *aside(r, r.length)), everywhere=True),
    "prepend": line(lambda r, a, b: editing.prepend(r, *aside(r, 0.0)), everywhere=True),
    "close": line(lambda r, a, b: editing.close_loop(r), everywhere=True),
    "anchor": line(lambda r, a, b: editing.add_anchor(r, a), everywhere=True),
    "laps": line(lambda r, a, b: editing.laps(r, 2 if r.length < LONG else 1), everywhere=True),
    "start": start,
    "another way": line(lambda r, a, b: editing.replace_stretch(r, a, b, [aside(r, a)])),
    "remove": line(editing.remove),
    "hole": line(lambda r, a, b: editing.remove(r, a, b, bridge=False)),
    "move": point("move"),
    "insert": point("insert"),
    "delete": point("delete"),
    "kind": kind,
    "crop": crop,
    "split, first": before,
    "split, second": after,
    "simplify": whole(lambda r: editing.simplify(r, 10.0).edited),
    "spikes": whole(lambda r: editing.remove_spikes(r).edited),
    "storm": storm,
    "take": take,
    "paste": lambda course, a, b: Done(joined(course, part(course, a, min(b, a + 3_000.0)))),
    "name": said(name_once),
    "grade": lambda c, a, b: Done(Applied(c.with_grade(a, b, 4), ()), ((a, b),)),
    "goal": said(lambda c, a, b: c.with_entry(replace(c.entry, goal=Goal("time", 3_600.0 + a)))),
    "entry": said(lambda c, a, b: c.with_new_entry(Entry(name="Wave 2"))),
    "no entry": said(lambda c, a, b: c.without_entry(c.entry.id) if len(c.entries) > 1 else c),
}


def marked(route: Route) -> Course:
    """A station every tenth of the line, a named range over every third of it and over all, a grade, a place."""
    length = route.length
    course = Course("Test", route, places=(Place("Top", 45.0, 7.0, 1234.5),)).with_range("all", 0.0, length)
    stations = tuple(Station(f"{k}", "aid", route.pin(k * length / 10.0)) for k in range(11))
    for k in range(3):
        course = course.with_range(f"third {k}", k * length / 3.0, (k + 1) * length / 3.0)
    return replace(course, stations=stations).with_grade(0.4 * length, 0.6 * length, 3)


def run(course: Course, name: str, a: float, b: float) -> Done | None:
    """One edit between two shares of the line; None where it is refused."""
    low, high = sorted((a * course.route.length, b * course.route.length))
    try:
        return EDITS[name](course, low, high)
    except PlannerError:
        return None
