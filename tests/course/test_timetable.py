"""A table on a course: anchors, stretched kilometres, times by the clock or after the start."""

from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest

from routeplanner.course import Course, Entry, Official, Station
from routeplanner.course.table import parse
from routeplanner.course.timetable import Laid, Reading, Scale, apply_table
from routeplanner.route import Leg, Points, Route
from routeplanner.units import Units

H = 3600.0
LINE = Points.of(np.linspace(45.0, 45.0 + 20_000 / 111_139.0, 2001), np.full(2001, 7.0))
ROUTE = Route((Leg("recorded", LINE, 0, 2000),))
COURSE = Course("Race", ROUTE, day=date(2027, 10, 10), zone="Europe/London", entries=(Entry(start=time(11, 0)),))
HUT = Station("Hut", "water", ROUTE.pin(8_400.0), 30.0, 5000.0)
TABLE = "Hut\t8\t13:00\t2:00\nFord\t12\t14:00\t\nFinish\t19\t15:30\t"


def lay(text: str, course: Course = COURSE, reading: Reading = "auto") -> Laid:
    return apply_table(course, parse(text, Units()), reading)


def where(laid: Laid) -> list[tuple[str, int]]:
    route = laid.course.route
    return [(s.name, round(route.locate(s.pin) or 0.0)) for s in laid.course.stations]


def test_kilometres_are_stretched_between_anchors_and_the_stretch_is_told() -> None:
    laid = lay(TABLE, replace(COURSE, stations=(HUT,)))
    length = ROUTE.length
    factor = (length - 8400.0) / 11_000.0
    assert where(laid) == [("Hut", 8400), ("Ford", round(8400 + 4000 * factor))]
    assert laid.scaling == (Scale(0.0, 8000.0, pytest.approx(1.05)), Scale(8000.0, 19_000.0, pytest.approx(factor)))
    hut, ford = laid.course.stations
    assert (hut.id, hut.kind, hut.stop, hut.cut_off) == (HUT.id, "water", 120.0, 2 * H)
    assert (ford.kind, ford.stop, ford.cut_off) == ("aid", 0.0, 3 * H)
    assert laid.course.finish_cut_off == 4.5 * H
    assert (laid.used, laid.problems, laid.reading) == (3, (), "clock")


def test_without_a_finish_the_official_distance_or_the_last_factor_holds() -> None:
    text = "Hut\t8\nFord\t12"
    assert where(lay(text)) == [("Hut", 8000), ("Ford", 12_000)]
    official = replace(COURSE, official=Official(10_000.0))
    assert where(lay("Hut\t5", official)) == [("Hut", round(ROUTE.length / 2))]
    laid = lay(text, replace(COURSE, stations=(HUT,)))
    assert where(laid) == [("Hut", 8400), ("Ford", 12_600)]
    assert laid.scaling[-1] == Scale(8000.0, 12_000.0, pytest.approx(1.05))


def test_what_the_table_does_not_name_stays_and_what_it_cannot_place_is_told() -> None:
    other = Station("Other", "food", ROUTE.pin(1000.0))
    laid = lay("Name\tkm\nFar\t90\nSomewhere\t", replace(COURSE, stations=(other,)))
    assert laid.course.stations == (other,)
    assert [problem.split(":")[0] for problem in laid.problems] == ["Far", "Somewhere"]
    assert laid.used == 0


def test_pasting_it_again_changes_nothing_more() -> None:
    once = lay(TABLE).course
    twice = lay(TABLE, once)
    assert twice.course.stations == once.stations
    assert twice.course.finish_cut_off == once.finish_cut_off


def test_visits_of_one_place_take_rows_one_after_the_other() -> None:
    visits = tuple(Station(f"Hut (visit {k})", "aid", ROUTE.pin(at)) for k, at in ((1, 5000.0), (2, 15_000.0)))
    course = replace(COURSE, stations=visits)
    both = lay("Hut\t5\t12:00\nHut\t15\t14:00", course).course.stations
    assert [(s.id, s.cut_off) for s in both] == [(visits[0].id, H), (visits[1].id, 3 * H)]
    only = lay("Hut\t14.8\t14:00", course).course.stations
    assert [s.cut_off for s in only] == [None, 3 * H]


@pytest.mark.parametrize(
    ("times", "reading", "read_as", "hours"),
    [
        (("12:30", "14:00"), "auto", "clock", [1.5, 3.0]),
        (("1:30", "3:00"), "auto", "elapsed", [1.5, 3.0]),  # 13 hours for 5 km is no cut-off
        (("1:30", "3:00"), "clock", "clock", [14.5, 16.0]),
        (("12:30", "14:00"), "elapsed", "elapsed", [12.5, 14.0]),
        (("Sun 23:00", "Mon 1:00"), "auto", "clock", [12.0, 14.0]),
        (("11:30 PM", "1:15 AM"), "auto", "clock", [12.5, 14.25]),
        (("20h00", "26h30"), "auto", "elapsed", [20.0, 26.5]),
    ],
)
def test_by_the_clock_or_after_the_start(
    times: tuple[str, str], reading: Reading, read_as: str, hours: list[float]
) -> None:
    laid = lay(f"Name\tkm\tCut-off\nHut\t5\t{times[0]}\nFord\t10\t{times[1]}", reading=reading)
    assert laid.reading == read_as
    assert [s.cut_off for s in laid.course.stations] == [h * H for h in hours]


def test_rows_out_of_order_are_timed_in_the_order_of_the_course() -> None:
    laid = lay("Name\tkm\tCut-off\nFord\t12\t14:00\nHut\t8\t13:00")
    assert [(s.name, s.cut_off) for s in laid.course.stations] == [("Hut", 2 * H), ("Ford", 3 * H)]


def test_the_clock_needs_a_start() -> None:
    course = replace(COURSE, entries=(Entry(),))
    laid = lay("Name\tkm\tCut-off\nHut\t8\tSat 13:00", course)
    assert laid.course.stations[0].cut_off is None
    assert "need the start" in laid.problems[0]
    assert lay("Name\tkm\tCut-off\nHut\t8\t1:45", course).course.stations[0].cut_off == 1.75 * H


def test_the_night_of_the_clocks_counts() -> None:
    course = replace(COURSE, day=date(2027, 10, 30), entries=(Entry(start=time(20, 0)),))
    laid = lay("Name\tkm\tCut-off\nHut\t8\tSun 6:00", course)
    assert laid.course.stations[0].cut_off == 11 * H
