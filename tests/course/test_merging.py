"""What somebody typed over a course that was edited meanwhile."""

from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest

from routeplanner import editing
from routeplanner.course import Course, Entry, Goal, Official, Station, apply
from routeplanner.course.merging import merged
from routeplanner.route import Leg, Points, Route, new_id

METRE = 1.0 / 111_000.0  # [deg] of latitude, nearly
LEGS = tuple(
    Leg("snapped", Points.of(45.0 + np.array([a, a + 2000.0]) * METRE, [7.0, 7.0]), 0, 1) for a in (0.0, 2000.0)
)
ROUTE = Route(LEGS)
HUT, FORD = Station("Hut", "aid", ROUTE.pin(1000.0), cut_off=3600.0), Station("Ford", "water", ROUTE.pin(3000.0))
BEFORE = Course(
    "Race", ROUTE, stations=(HUT, FORD), official=Official(4000.0, 300.0), entries=(Entry(start=time(9, 0)),)
)


def answered(course: Course) -> Course:
    """The first leg as a router lays it: 500 m to the east and back."""
    lat, lon = 45.0 + np.array([0.0, 0.0, 2000.0, 2000.0]) * METRE, [7.0, 7.0 + 500.0 * METRE, 7.0 + 500.0 * METRE, 7.0]
    edited = editing.new_points(course.route, course.route.legs[0].id, Points.of(lat, lon), "snapped")
    return apply(course, edited).course


def at(course: Course, name: str) -> float:
    (station,) = (s for s in course.stations if s.name == name)
    where = course.route.locate(station.pin)
    assert where is not None
    return where


def test_where_nothing_was_said_nothing_changes() -> None:
    now = answered(replace(BEFORE, day=date(2027, 6, 1)))
    assert merged(BEFORE, replace(BEFORE), now) is now


def test_each_side_keeps_what_it_changed() -> None:
    goal = Goal("time", 7200.0)
    now = replace(BEFORE, day=date(2027, 6, 1), official=Official(4000.0, 350.0))
    now = now.with_entry(replace(now.entry, goal=goal)).with_range("The wood", 500.0, 900.0)
    said = replace(BEFORE, name="Three Hills", official=Official(4100.0, 300.0))
    said = said.with_entry(replace(said.entry, start=time(10, 0)))
    course = merged(BEFORE, said, now)
    assert (course.name, course.day, course.official) == ("Three Hills", date(2027, 6, 1), Official(4100.0, 350.0))
    assert (course.entry.goal, course.entry.start) == (goal, time(10, 0))
    assert course.ranges == now.ranges


def test_stations_stay_where_a_late_answer_has_put_them() -> None:
    now = answered(BEFORE)
    said = replace(BEFORE, stations=(replace(HUT, cut_off=4000.0), FORD))
    course = merged(BEFORE, said, now)
    assert course.route is now.route
    assert [s.pin for s in course.stations] == [s.pin for s in now.stations]
    assert [s.cut_off for s in course.stations] == [4000.0, None]


def test_a_station_that_was_put_on_the_old_line_is_at_the_same_place_of_the_new_one() -> None:
    now = answered(BEFORE)
    said = replace(BEFORE, stations=(HUT, replace(FORD, pin=ROUTE.pin(3500.0)), Station("Kiosk", "crew", ROUTE.pin(0))))
    course = merged(BEFORE, said, now)
    assert at(course, "Ford") == pytest.approx(now.route.length - ROUTE.length + 3500.0, abs=0.01)
    assert at(course, "Kiosk") == pytest.approx(0.0, abs=1.0)
    assert [s.name for s in course.stations] == ["Kiosk", "Hut", "Ford"]


def test_a_station_on_ground_that_is_gone_goes_to_the_nearest_place() -> None:
    edited = editing.crop(ROUTE, 2500.0, 4000.0)
    now = apply(BEFORE, edited).course
    assert [s.name for s in now.stations] == ["Ford"]
    course = merged(BEFORE, replace(BEFORE, stations=(replace(HUT, stop=60.0), FORD)), now)
    assert at(course, "Hut") == pytest.approx(0.0, abs=1.0)
    assert at(course, "Ford") == at(now, "Ford")


def test_what_was_added_meanwhile_stays_and_what_was_taken_away_is_gone() -> None:
    spring = Station("Spring", "water", ROUTE.pin(2000.0))
    other = Entry(goal=Goal("pace", 300.0))
    now = answered(replace(BEFORE, stations=(HUT, spring, FORD), entries=(*BEFORE.entries, other)))
    said = replace(BEFORE, stations=(FORD,), entries=(replace(BEFORE.entry, strategy=0.5),))
    course = merged(BEFORE, said, now)
    assert [s.name for s in course.stations] == ["Spring", "Ford"]
    assert course.entries == (replace(BEFORE.entry, strategy=0.5), other)
    unnamed = merged(BEFORE, BEFORE, replace(now, stations=(spring,)))
    assert [s.name for s in unnamed.stations] == ["Spring"]


def test_another_course_with_the_same_marks_takes_it_too() -> None:
    copy = replace(BEFORE, id=new_id())
    course = merged(BEFORE, replace(BEFORE, zone="Europe/Paris"), copy)
    assert (course.id, course.zone, course.stations) == (copy.id, "Europe/Paris", BEFORE.stations)
