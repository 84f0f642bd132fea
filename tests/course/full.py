"""A course that says something in every field, and what of it a second course says otherwise."""

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, time
from typing import Any

import numpy as np

from routeplanner.course import (
    Course,
    Entry,
    Goal,
    GradeByHand,
    NamedRange,
    Official,
    Place,
    Station,
)
from routeplanner.route import Leg, Pin, Points, Route, Span


def full() -> Course:
    """A recorded slice, a straight leg on from it, a hole, and a leg without elevation."""
    n = 60
    recorded = Points.of(
        45.0 + np.arange(n) / 3000.0,
        7.0 + np.sqrt(np.arange(n)) / 7e3,
        900 + np.sin(np.arange(n)),
        1.7e9 + np.arange(n),
    )
    recorded = replace(recorded, noise=0.8125)
    end = (recorded.lat[49], recorded.lon[49])
    straight = Points.of([end[0], end[0] + 1e-3], [end[1], end[1] + 1e-3])
    far = Points.of(np.linspace(46.0, 46.01, 12), np.full(12, -1e-5))
    route = Route(
        (Leg("recorded", recorded, 5, 49), Leg("straight", straight, 0, 1), Leg("snapped", far, 1, 11)),
    )
    me = Entry("me", Goal("pace", 311.7), time(11, 0, 30), -0.4, name="Wave <2>")
    first, second, third = (leg.id for leg in route.legs)
    return Course(
        name='Storm "course" <&>\n שלום',
        route=route,
        kind="run",
        kind_reason="plausible",
        stations=(
            Station("Hut", "crew", Pin(first, 0.37), 90.0, 5400.5),
            Station("Edge", "cut_off", Pin(second, 1.0), 0.0, 7200.0),  # before the hole, not behind it
            Station("Hut (visit 2)", "drop_bag", Pin(third, 1 / 3)),
        ),
        places=(Place("Top", 45.3, 7.2, 1234.5, "Summit"), Place("", 45.4, 7.3)),
        grades=(
            GradeByHand(Span(Pin(first, 0.1), Pin(first, 0.9)), 4),
            GradeByHand(Span(Pin(second, 0.0), Pin(third, 0.5)), 2),
        ),
        ranges=(
            NamedRange('"Long" <climb>', Span(Pin(first, 0.25), Pin(third, 0.125))),
            NamedRange("", Span(Pin(second, 0.5), Pin(second, 1.0))),
        ),
        official=Official(27_000.0, 1890.0, 1750.5),
        day=date(2027, 10, 10),
        zone="Europe/London",
        finish_cut_off=28_800.0,
        elevation="srtm",
        entries=(Entry("her", Goal("effort", 0.87)), me),
        shown=me.id,
    )


def silent(value: Any) -> set[str]:
    """Fields, as "Class.field", in which nothing below `value` says anything but the default."""
    declared: set[str] = set()
    said: set[str] = set()
    _look(value, declared, said)
    return declared - said


def _look(value: Any, declared: set[str], said: set[str]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _look(item, declared, said)
    if not is_dataclass(value) or isinstance(value, Points):
        return
    for field in fields(value):
        name = f"{type(value).__name__}.{field.name}"
        declared.add(name)
        here = getattr(value, field.name)
        if not _default(field, here):
            said.add(name)
        _look(here, declared, said)


def _default(field: "Field[Any]", here: Any) -> bool:
    return field.default is not MISSING and bool(here == field.default)


def other_fields(first: Course, second: Course) -> set[str]:
    """Fields of a course that differ; a route is its legs, without their points, and its line."""
    differ = {f.name for f in fields(Course) if f.name != "route" and getattr(first, f.name) != getattr(second, f.name)}
    a, b = first.route.line, second.route.line
    same = all(np.array_equal(getattr(a, f.name), getattr(b, f.name), equal_nan=True) for f in fields(a))
    noise = [[leg.points.noise for leg in course.route.legs] for course in (first, second)]
    return differ if same and noise[0] == noise[1] else {*differ, "route"}
