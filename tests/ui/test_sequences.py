"""Any sequence of edits: undone it is the first course bit for bit, and no mark on untouched ground ever moves."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.course import Applied, Course, Entry, Goal, NamedRange, Place, Station, apply
from routeplanner.course.combining import joined, part
from routeplanner.editing import places
from routeplanner.errors import PlannerError
from routeplanner.route import Pin, Route
from tests.editing.lines import METRE, routes
from tests.library.made import bits
from ui.document import Document

CUT = 6.0  # [m] a cut is made at a point of the line as near as 5 m
LONG = 60_000.0  # [m] no further doubling beyond it
share = st.floats(0.0, 1.0)

Stretch = tuple[float, float]


@dataclass(frozen=True)
class Done:
    """A course after an edit, and the stretches [m] of the line before it that the edit is about."""

    applied: Applied
    touched: tuple[Stretch, ...] = ()


Edit = Callable[[Course, float, float], Done]


def line(change: Callable[[Route, float, float], editing.Edited], *, everywhere: bool = False) -> Edit:
    """An edit of the line between two distances [m], or of no ground at all."""

    def edit(course: Course, low: float, high: float) -> Done:
        touched = () if everywhere else ((low, high),)
        return Done(apply(course, change(course.route, low, high)), touched)

    return edit


def said(change: Callable[[Course, float, float], Course]) -> Edit:
    """An edit of what is said about the course."""
    return lambda course, low, high: Done(Applied(change(course, low, high), ()))


def aside(route: Route, at: float) -> places.Place:
    lat, lon = places.of_pin(route, route.pin(at)) or (45.0, 7.0)
    return lat + 400 * METRE, lon


def crop(course: Course, low: float, high: float) -> Done:
    outside = ((0.0, low), (high, course.route.length))
    return Done(apply(course, editing.crop(course.route, low, high)), outside)


def twice(route: Route, low: float, high: float) -> editing.Edited:
    return editing.out_and_back(route) if route.length < LONG else editing.reverse(route)


EDITS: dict[str, Edit] = {
    "reverse": line(lambda r, a, b: editing.reverse(r), everywhere=True),
    "out and back": line(twice, everywhere=True),
    "append": line(lambda r, a, b: editing.append(r, *aside(r, r.length)), everywhere=True),
    "prepend": line(lambda r, a, b: editing.prepend(r, *aside(r, 0.0)), everywhere=True),
    "close": line(lambda r, a, b: editing.close_loop(r), everywhere=True),
    "anchor": line(lambda r, a, b: editing.add_anchor(r, a), everywhere=True),
    "another way": line(lambda r, a, b: editing.replace_stretch(r, a, b, [aside(r, a)])),
    "remove": line(editing.remove),
    "crop": crop,
    "paste": lambda course, a, b: Done(joined(course, part(course, a, min(b, a + 3_000.0)))),
    "name": said(lambda c, a, b: c.with_range("Scree", a, b)),
    "grade": said(lambda c, a, b: c.with_grade(a, b, 4)),
    "goal": said(lambda c, a, b: c.with_entry(replace(c.entry, goal=Goal("time", 3_600.0 + a)))),
    "entry": said(lambda c, a, b: c.with_new_entry(Entry(name="Wave 2"))),
    "no entry": said(lambda c, a, b: c.without_entry(c.entry.id) if len(c.entries) > 1 else c),
}
sequences = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), share, share), max_size=8)


def marked(route: Route) -> Course:
    """A station every tenth of the line, a named range over every third of it, a grade, a place."""
    length = route.length
    course = Course("Test", route, places=(Place("Top", 45.0, 7.0, 1234.5),))
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


@given(route=routes(), steps=sequences)
def test_undone_to_the_start_it_is_the_first_course_bit_for_bit(
    route: Route, steps: list[tuple[str, float, float]]
) -> None:
    first = marked(route)
    before = bits(first)
    document, states = Document(first), [first]
    for name, a, b in steps:
        done = run(document.course, name, a, b)
        if done is not None:
            document.edit(name, done.applied.course)
            states.append(document.course)
    written = [bits(state) for state in states]
    for state in reversed(states[:-1]):
        document.undo()
        assert document.course is state
    assert bits(document.course) == before
    for _state in states[1:]:
        document.redo()
    assert [bits(state) for state in states] == written
    assert document.course is states[-1]


@given(route=routes(), steps=sequences)
def test_marks_on_untouched_ground_never_move(route: Route, steps: list[tuple[str, float, float]]) -> None:
    course = marked(route)
    for name, a, b in steps:
        done = run(course, name, a, b)
        if done is None:
            continue
        after, dropped = done.applied.course, {id(lost.what) for lost in done.applied.dropped}
        kept = {own.id: own for own in (*after.stations, *after.ranges)}
        for own in (*course.stations, *course.ranges):
            ends = (own.pin,) if isinstance(own, Station) else (own.span.start, own.span.end)
            if untouched(course, ends, done.touched):
                assert id(own) not in dropped, (name, own.name)
                assert places_of(after, kept[own.id]) == pytest.approx(places_of(course, own), abs=0.05 * METRE)
            else:
                assert own.id in kept or id(own) in dropped, (name, own.name)  # nothing goes without a word
        course = after


def untouched(course: Course, pins: tuple[Pin, ...], touched: tuple[Stretch, ...]) -> bool:
    where = [course.route.locate(pin) for pin in pins]
    return all(
        at is not None and not any(low - CUT <= at <= high + CUT for low, high in touched) for at in where
    ) and not any(low <= (where[0] or 0.0) and (where[-1] or 0.0) <= high for low, high in touched)


def places_of(course: Course, own: Station | NamedRange) -> list[float]:
    """Latitude and longitude [deg] of its pin or, in whatever direction, of both its ends."""
    pins = (own.pin,) if isinstance(own, Station) else (own.span.start, own.span.end)
    found = sorted(place for pin in pins if (place := places.of_pin(course.route, pin)))
    return [value for place in found for value in place]


@given(route=routes())
def test_reversed_twice_is_nothing(route: Route) -> None:
    first = marked(route)
    there = apply(first, editing.reverse(route))
    back = apply(there.course, editing.reverse(there.course.route))
    assert (there.dropped, back.dropped) == ((), ())
    assert back.course.route.legs == first.route.legs
    for name in ("stations", "ranges", "grades"):
        assert getattr(back.course, name) == getattr(first, name), name  # every pin bit for bit
