"""Courses of every shape, made here; and the same course again, or not."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from typing import Any, Literal, get_args, get_origin, get_type_hints

import numpy as np
from hypothesis import strategies as st

from routeplanner.course import Course, Entry, Goal, GradeByHand, Official, Place, Station
from routeplanner.library.codec import encode
from routeplanner.route import Leg, Pin, Points, Route, Span

number = st.floats(allow_nan=False)
texts = st.text(max_size=12) | st.sampled_from(["<script>", "{{ x }}", '"', "\u202eרץ", "half \ud800", "nul \0"])
column = st.lists(st.floats() | st.floats(-90, 90).map(lambda x: round(x, 6)), min_size=5, max_size=5)
points = st.builds(
    lambda columns, noise: replace(Points.of(*columns), noise=noise),
    st.tuples(column, column, column, column),
    st.floats(0, 50),
)
PLAIN = {str: texts, float: number, int: st.integers(0, 4), date: st.dates(), time: st.times(), Points: points}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a declared type, in every field: also in those that a class has got since."""
    inside = get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        declared = get_type_hints(hint)
        return st.builds(hint, **{field.name: anything(declared[field.name]) for field in fields(hint)})
    if get_origin(hint) is Literal:
        return st.sampled_from(inside)
    if get_origin(hint) is tuple:
        return st.lists(anything(inside[0]), min_size=1, max_size=3).map(tuple)
    return st.none() | anything(next(one for one in inside if one is not type(None)))


courses: st.SearchStrategy[Course] = anything(Course)


def zigzag(count: int = 200, name: str = "Zigzag", seed: int = 1) -> Course:
    """A recorded course of `count` points about 10 m apart, with one of everything on it."""
    rng = np.random.default_rng(seed)
    lat = np.round(45.0 + np.cumsum(rng.normal(0, 1e-4, count)), 6)
    lon = np.round(7.0 + np.arange(count) * 1e-4, 6)
    elevation = np.round(1000.0 + np.cumsum(rng.normal(0, 2, count)), 1)
    line = replace(Points.of(lat, lon, elevation, 1.7e9 + 10.0 * np.arange(count)), noise=1.2345678901234567)
    leg = Leg("recorded", line, 0, count - 1)
    return Course(
        name,
        Route((leg,)),
        stations=(Station("Hut", "food", Pin(leg.id, 0.1), 120.0, 3600.0),),
        places=(Place("Summit", 45.0, 7.0, 1234.5, "Summit"),),
        grades=(GradeByHand(Span(Pin(leg.id, 1 / 3), Pin(leg.id, 2 / 3)), 4),),
        official=Official(21097.5, 1200.0),
        day=date(2027, 10, 10),
        zone="Europe/Rome",
        finish_cut_off=36000.0,
        entries=(Entry("me", Goal("time", 13200.0), time(7, 30)), Entry("you", strategy=-0.25)),
        notes=("repaired",),
    )


def with_straight(course: Course, lo: int, step: float = 1e-4) -> Course:
    """One leg replaced: about ten points from `lo` on become a straight line over a new place."""
    legs = list(course.route.legs)
    k = next(k for k, leg in enumerate(legs) if leg.kind == "recorded" and leg.lo <= lo and lo + 10 < leg.hi)
    leg = legs[k]
    p, hi = leg.points, lo + 10
    over = [float(p.lat[lo]), float(p.lat[lo]) + step, float(p.lat[hi])]
    line = Points.of(over, [float(p.lon[lo]), float(p.lon[lo]) + step, float(p.lon[hi])])
    parts = [Leg("recorded", p, leg.lo, lo, leg.id)] if lo > leg.lo else []
    legs[k : k + 1] = [*parts, Leg("straight", line, 0, 2), Leg("recorded", p, hi, leg.hi)]
    return replace(course, route=Route(tuple(legs)))


def bits(course: Course) -> tuple[str, dict[str, bytes]]:
    """Everything about a course: what it says, exactly, and the bytes of its points."""
    encoded = encode(course)
    columns = {
        f"{key} {name}": getattr(points, name).tobytes()
        for key, points in encoded.points.items()
        for name in ("lat", "lon", "elevation", "time")
    }
    return encoded.text, columns
