"""What a cell of a station says can be written there again."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.course import Course, Entry, Station
from routeplanner.course.station_words import kind_name
from routeplanner.units import Units
from tests.ui.panels.reports import COURSE
from ui.panels import station_cells
from ui.panels.station_model import kinds

MINUTES = st.integers(1, 6 * 24 * 60 - 1)
DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
STARTS = st.one_of(st.none(), st.builds(time, st.integers(4, 23), st.integers(0, 59)))
UNITS = st.sampled_from([Units("km"), Units("mi")])


def course_of(station: Station, day: date | None = None, start: time | None = None) -> Course:
    return replace(COURSE, stations=(station,), day=day, zone="UTC", entries=(Entry(start=start),))


@given(MINUTES, DAYS, STARTS)
def test_a_cut_off(minutes: int, day: date | None, start: time | None) -> None:
    station = Station("Hut", "aid", COURSE.route.pin(4000.0), cut_off=60.0 * minutes)
    course = course_of(station, day, start)
    text = station_cells.written(course, station, "cut_off", Units())
    again = station_cells.retyped(course, replace(station, cut_off=None), "cut_off", text, Units())
    assert again.cut_off == station.cut_off
    assert station_cells.cut_off_words(course, station)


@given(st.floats(0.0, COURSE.route.length), UNITS)
def test_a_distance(metres: float, u: Units) -> None:
    station = Station("Hut", "aid", COURSE.route.pin(metres))
    course = course_of(station)
    again = station_cells.retyped(course, station, "at", station_cells.written(course, station, "at", u), u)
    assert course.route.locate(again.pin) == pytest.approx(metres, abs=0.051 * u.long)


@given(st.integers(0, 6 * 3600))
def test_a_stop(seconds: int) -> None:
    station = Station("Hut", "aid", COURSE.route.pin(0.0), stop=float(seconds))
    text = station_cells.written(course_of(station), station, "stop", Units())
    assert station_cells.retyped(course_of(station), station, "stop", text, Units()).stop == seconds


@pytest.mark.parametrize(("kind", "words"), kinds())
def test_a_kind(kind: str, words: str) -> None:
    station = Station("Hut", "aid", COURSE.route.pin(0.0))
    again = station_cells.retyped(course_of(station), station, "kind", words, Units())
    assert again.kind == kind
    assert kind_name(again.kind) == words
