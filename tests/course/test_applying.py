"""Stations and grades by hand follow their ground through every edit; what loses it is named."""

import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.course import Applied, Course, Dropped, GradeByHand, Place, Station, add, apply
from routeplanner.editing import places
from routeplanner.route import Pin, Route, Span
from tests.editing.lines import METRE, loop, north, routes, track

ASIDE = (45.0 + 1_500 * METRE, 7.02)
share = st.floats(0.0, 1.0)


def course(route: Route, *stations: float, grades: tuple[tuple[float, float], ...] = ()) -> Course:
    """Stations named by their distance [m], grades by hand of T4."""
    return Course(
        "Test",
        route,
        stations=tuple(Station(f"{at:.0f}", "aid", route.pin(at)) for at in stations),
        grades=tuple(GradeByHand(Span(route.pin(a), route.pin(b)), 4) for a, b in grades),
    )


def by_hand(course: Course) -> list[tuple[float, float]]:
    """Stretches [m] of the grades by hand, on the line as it is now."""
    found = [(course.route.locate(g.span.start), course.route.locate(g.span.end)) for g in course.grades]
    return sorted((a, b) for a, b in found if a is not None and b is not None)


def names(applied: Applied) -> list[str]:
    return [lost.name for lost in applied.dropped]


def test_an_edit_elsewhere_changes_nothing_that_is_pinned() -> None:
    before = course(track(north(0, 3_000)), 500.0, 2_500.0, grades=((200.0, 800.0),))
    done = apply(before, editing.replace_stretch(before.route, 1_000.0, 2_000.0, [ASIDE]))
    assert done.dropped == ()
    assert [s.name for s in done.course.stations] == ["500", "2500"]
    assert by_hand(done.course) == [(pytest.approx(200.0, abs=0.01), pytest.approx(800.0, abs=0.01))]
    late = done.course.route.locate(done.course.stations[1].pin)
    assert late == pytest.approx(done.course.route.length - 500.0, abs=5)


def test_a_station_without_ground_is_dropped_and_named() -> None:
    before = course(track(north(0, 3_000)), 500.0, 1_500.0)
    done = apply(before, editing.replace_stretch(before.route, 1_000.0, 2_000.0, [ASIDE]))
    assert [s.name for s in done.course.stations] == ["500"]
    assert done.dropped == (Dropped(before.stations[1], pytest.approx(1_500.0), pytest.approx(1_500.0)),)
    assert names(done) == ["1500"]


def test_a_cropped_grade_keeps_what_is_left_and_says_so() -> None:
    before = course(track(north(0, 3_000)), grades=((500.0, 1_500.0),))
    done = apply(before, editing.crop(before.route, 1_000.0, 3_000.0))
    assert by_hand(done.course) == [(pytest.approx(0.0, abs=0.01), pytest.approx(500.0, abs=5))]  # cut at a point
    (lost,) = done.dropped
    assert (lost.start, lost.end) == (pytest.approx(500.0, abs=0.1), pytest.approx(1_000.0, abs=5))
    assert lost.partly
    assert "T4" in lost.name


def test_a_crop_inside_a_grade_is_graded_from_end_to_end() -> None:
    before = course(track(north(0, 3_000)), grades=((500.0, 2_500.0),))
    done = apply(before, editing.crop(before.route, 1_000.0, 2_000.0))
    assert by_hand(done.course) == [(pytest.approx(0.0, abs=0.01), pytest.approx(1_000.0, abs=5))]
    assert [(lost.start, lost.end) for lost in done.dropped] == [
        (pytest.approx(500.0, abs=0.1), pytest.approx(1_000.0, abs=5)),
        (pytest.approx(2_000.0, abs=5), pytest.approx(2_500.0, abs=0.1)),
    ]


def test_new_ground_inside_a_grade_is_not_graded_by_hand() -> None:
    before = course(track(north(0, 3_000)), grades=((500.0, 2_500.0),))
    done = apply(before, editing.replace_stretch(before.route, 1_000.0, 2_000.0, [ASIDE]))
    first, second = by_hand(done.course)
    assert first == (pytest.approx(500.0, abs=0.01), pytest.approx(1_000.0, abs=30))  # as far as it is on the trail
    assert second[1] - second[0] == pytest.approx(500.0, abs=30)
    assert [(lost.start, lost.end, lost.partly) for lost in done.dropped] == [
        (pytest.approx(1_000.0, abs=30), pytest.approx(2_000.0, abs=30), True)
    ]


def test_a_grade_whose_ground_is_gone_is_dropped_whole() -> None:
    before = course(track(north(0, 3_000)), grades=((1_200.0, 1_800.0),))
    done = apply(before, editing.remove(before.route, 1_000.0, 2_000.0, bridge=False))
    assert done.course.grades == ()
    assert [(lost.what, lost.partly) for lost in done.dropped] == [(before.grades[0], False)]


def test_reversed_a_grade_lies_on_the_same_ground_in_the_direction_of_travel() -> None:
    before = course(track(north(0, 3_000)), 500.0, 2_000.0, grades=((200.0, 800.0),))
    done = apply(before, editing.reverse(before.route))
    assert done.dropped == ()
    assert by_hand(done.course) == [(pytest.approx(2_200.0, abs=5), pytest.approx(2_800.0, abs=5))]
    assert [s.name for s in done.course.stations] == ["2000", "500"]  # in the order they are reached
    again = apply(done.course, editing.reverse(done.course.route))
    assert by_hand(again.course) == [(pytest.approx(200.0, abs=1e-6), pytest.approx(800.0, abs=1e-6))]


def test_a_new_start_inside_a_grade_cuts_it_and_drops_nothing() -> None:
    before = course(loop(), grades=((1_000.0, 2_000.0),))
    done = apply(before, editing.start_point(before.route, 1_500.0))
    assert done.dropped == ()
    first, second = by_hand(done.course)
    cut = first[1] - first[0] + second[1] - second[0]
    assert cut == pytest.approx(1_000.0, abs=0.1)
    assert first[0] == pytest.approx(0.0, abs=0.1)
    assert second[1] == pytest.approx(done.course.route.length, abs=0.1)


@given(route=routes(), a=share, b=share)
def test_ground_graded_by_hand_is_kept_or_named(route: Route, a: float, b: float) -> None:
    """Metre by metre: what is not on the new line is in `dropped`."""
    low, high = sorted((a * route.length, b * route.length))
    if high - low < 30.0:
        return
    before = course(route, grades=((0.25 * route.length, 0.75 * route.length),))
    done = apply(before, editing.remove(route, low, high, bridge=False) if high - low < 0.9 * route.length else
                 editing.crop(route, low, high))  # fmt: skip
    kept = sum(e - s for s, e in by_hand(done.course))
    gone = sum(lost.end - lost.start for lost in done.dropped)
    assert kept + gone == pytest.approx(0.5 * route.length, abs=0.1 + 0.02 * len(by_hand(done.course)))


@given(route=routes(), at=share)
def test_split_and_joined_the_course_has_everything_again(route: Route, at: float) -> None:
    if not 50.0 < at * route.length < route.length - 50.0:
        return
    before = course(
        route, *(f * route.length for f in (0.1, 0.5, 0.9)), grades=((0.2 * route.length, 0.6 * route.length),)
    )
    before = replace(before, places=(Place("Summit", 45.0, 7.0),))
    halves = editing.split(route, at * route.length)
    first, second = (apply(before, half).course for half in halves)
    one, two = editing.join(first.route, second.route, straight=False)
    done = add(apply(first, one).course, replace(second, places=()), two)
    assert done.dropped == ()
    assert {s.name for s in done.course.stations} == {s.name for s in before.stations}
    for old in before.stations:
        new = next(s for s in done.course.stations if s.name == old.name)
        there, here = places.of_pin(route, old.pin), places.of_pin(done.course.route, new.pin)
        assert there is not None
        assert here is not None
        assert places.apart(there, here) < 0.05
    assert sum(e - s for s, e in by_hand(done.course)) == pytest.approx(0.4 * route.length, abs=0.1)
    assert done.course.places == before.places


def test_a_storm_course_keeps_everything_but_what_lost_its_ground() -> None:
    before = course(track(north(0, 5_000)), 500.0, 2_500.0, 4_500.0, grades=((300.0, 900.0), (2_000.0, 3_000.0)))
    before = replace(before, name="Ultra", finish_cut_off=7_200.0)
    storm = editing.replace_stretch(before.route, 1_500.0, 3_500.0, [(45.0 + 2_500 * METRE, 7.02)]).route
    done = apply(before, editing.replace_line(before.route, storm))
    assert (done.course.name, done.course.finish_cut_off, done.course.id) == ("Ultra", 7_200.0, before.id)
    assert [s.name for s in done.course.stations] == ["500", "4500"]
    assert names(done)[0] == "2500"
    assert len(done.course.grades) == 1
    assert done.course.route is storm


def test_pins_that_are_nowhere_are_named_too() -> None:
    route = track(north(0, 1_000))
    lost = Course("x", route, stations=(Station("Hut", "aid", Pin("nobody", 0.5)),))
    assert names(apply(lost, editing.reverse(route))) == ["Hut"]


def test_a_long_grade_over_many_legs_is_one_grade() -> None:
    pieces = [north(at, at + 1_000) for at in np.arange(0.0, 5_000.0, 1_000.0)]
    before = course(track(*pieces), grades=((500.0, 4_500.0),))
    done = apply(before, editing.append(before.route, *ASIDE))
    assert done.course.grades[0] is before.grades[0]


@pytest.mark.parametrize("edit", ["move", "reverse", "crop", "kind"])
def test_long_marks_cost_no_more_than_short_ones(edit: str) -> None:
    """Calls of functions while one edit is applied, with a grade and a range over all of 3 km and of 300 km."""

    def change(route: Route) -> editing.Edited:
        middle = 0.5 * route.length
        if edit == "move":
            place = places.of_pin(route, route.pin(middle)) or ASIDE
            return editing.replace_stretch(route, middle - 200.0, middle + 200.0, [(place[0], place[1] + 50 * METRE)])
        if edit == "crop":
            return editing.crop(route, 100.0, route.length - 100.0)
        if edit == "kind":
            return editing.set_leg_kind(route, route.legs[1].id, "straight")
        return editing.reverse(route)

    counted = []
    for metres in (3_000, 300_000):
        legs = (north(0, 1_000), north(1_000, 1_500), north(1_500, metres))
        before = course(track(*legs), grades=((1.0, metres - 1.0),)).with_range("All", 1.0, metres - 1.0)
        assert len(before.route.line.lat) > metres / 10.0  # it is there already when somebody edits it
        edited = change(before.route)
        counted.append(calls(lambda before=before, edited=edited: apply(before, edited)))
    assert counted[1] <= 1.1 * counted[0]  # new ground is compared step by step: one more or less


def calls(run: Callable[[], object]) -> int:
    """How many functions are called, from beginning to end."""
    count = 0

    def one(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(one)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count
