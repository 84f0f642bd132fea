"""Any sequence of edits: undone it is the first course bit for bit, and no mark on untouched ground ever moves."""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.course import Course, NamedRange, Station, apply
from routeplanner.editing import places
from routeplanner.route import Pin, Route, Span
from tests.editing.lines import METRE, routes
from tests.library.made import bits
from tests.ui.edits import EDITS, Done, marked, run
from ui.document import Document

CUT = 6.0  # [m] a cut is made at a point of the line as near as 5 m
REACH = 30.0  # [m] a station that is kept on ground that an edit touches is as near to where it was
BY_SHARE = ("kind", "spikes")  # there a station goes with the line, to the same share of what is left
PARTS = ("start", "paste")  # may add to the parts of a named range

share = st.floats(0.0, 1.0)
sequences = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), share, share), max_size=8)


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
            if untouched(course, own, done):
                assert id(own) not in dropped, (name, own.name)
                assert places_of(after, kept[own.id]) == pytest.approx(places_of(course, own), abs=0.05 * METRE)
            else:
                assert own.id in kept or id(own) in dropped, (name, own.name)  # nothing goes without a word
        grades_stay(course, done)
        stations_are_near(name, course, after)
        parts_are_apart(name, course, after)
        course = after


def grades_stay(course: Course, done: Done) -> None:
    after = [(own.grade, places_of(done.applied.course, own.span)) for own in done.applied.course.grades]
    for own in course.grades:
        low, high = course.stretch(own.span) or (0.0, 0.0)
        beside = not any(start < high + CUT and end > low - CUT for start, end in done.touched)
        if beside and untouched(course, own.span, done):
            where = places_of(course, own.span)
            assert any(g == own.grade and here == pytest.approx(where, abs=0.05 * METRE) for g, here in after)


def stations_are_near(name: str, course: Course, after: Course) -> None:
    before = {own.id: own for own in course.stations}
    assert len({own.id for own in after.stations}) == len(after.stations)
    for own in after.stations:
        if own.id in before and name not in BY_SHARE:
            (here, there) = (places.of_pin(c.route, s.pin) for c, s in ((course, before[own.id]), (after, own)))
            assert here is not None
            assert there is not None
            assert places.apart(here, there) <= REACH, (name, own.name)


def parts_are_apart(name: str, course: Course, after: Course) -> None:
    """Those of one name never overlap, and only a line that is opened, or run again, adds to them."""
    was, now = parts(course), parts(after)
    for own, stretches in now.items():
        assert name in (*PARTS, "name", "take") or len(stretches) <= len(was[own]), (name, own)
        edges = [at for stretch in sorted(stretches) for at in stretch]
        assert all(b - a >= -0.05 for a, b in itertools.pairwise(edges)), (name, own, stretches)


def parts(course: Course) -> defaultdict[str, list[tuple[float, float]]]:
    out = defaultdict(list)
    for own in course.ranges:
        stretch = course.stretch(own.span)
        assert stretch is not None
        out[own.name].append(stretch)
    return out


def untouched(course: Course, own: Station | NamedRange | Span, done: Done) -> bool:
    where = [course.route.locate(pin) for pin in pins(own)]
    low, high = where[0] or 0.0, where[-1] or 0.0
    if done.parted is not None and len(where) > 1 and low - CUT <= done.parted <= high + CUT:
        return False
    return all(
        at is not None and not any(start - CUT <= at <= end + CUT for start, end in done.touched) for at in where
    ) and not any(start <= low and high <= end for start, end in done.touched)


def places_of(course: Course, own: Station | NamedRange | Span) -> list[float]:
    """Latitude and longitude [deg] of its pin or, in whatever direction, of both its ends."""
    found = sorted(place for pin in pins(own) if (place := places.of_pin(course.route, pin)))
    return [value for place in found for value in place]


def pins(own: Station | NamedRange | Span) -> tuple[Pin, ...]:
    if isinstance(own, Station):
        return (own.pin,)
    span = own.span if isinstance(own, NamedRange) else own
    return span.start, span.end


@given(route=routes())
def test_reversed_twice_is_nothing(route: Route) -> None:
    first = marked(route)
    there = apply(first, editing.reverse(route))
    back = apply(there.course, editing.reverse(there.course.route))
    assert (there.dropped, back.dropped) == ((), ())
    assert back.course.route.legs == first.route.legs
    for name in ("stations", "ranges", "grades"):
        assert getattr(back.course, name) == getattr(first, name), name  # every pin bit for bit
