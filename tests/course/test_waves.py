"""Waves: entries that start later than the race, and what that leaves to its cut-offs."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.course import Course, Entry, Station
from routeplanner.course.waves import behind, race_start, restarted, with_entries, without_entry
from routeplanner.route import Leg, Points, Route

H = 3600.0
ROUTE = Route((Leg("straight", Points.of([45.0, 45.1], [7.0, 7.0]), 0, 1),))
FIRST, SECOND, THIRD = (Entry(start=time(9, m)) for m in (0, 30, 45))
RACE = Course(
    "Race",
    ROUTE,
    stations=(Station("Hut", "aid", ROUTE.pin(5000.0), cut_off=2 * H), Station("Ford", "water", ROUTE.pin(7000.0))),
    day=date(2027, 10, 10),
    finish_cut_off=4 * H,
    entries=(FIRST, SECOND, THIRD),
    shown=SECOND.id,
)


def met(course: Course) -> list[tuple[time | None, float | None]]:
    """Start and seconds to the cut-off at the hut, for every entry."""
    cut_off = course.stations[0].cut_off
    return [(e.start, None if cut_off is None else cut_off - behind(course, e)) for e in course.entries]


def test_a_later_wave_has_less_time() -> None:
    assert race_start(RACE.entries) == time(9, 0)
    assert [behind(RACE, entry) for entry in RACE.entries] == [0.0, 0.5 * H, 0.75 * H]


def test_who_has_no_start_is_with_the_race() -> None:
    course = replace(RACE, entries=(Entry(), SECOND, THIRD))
    assert race_start(course.entries) == time(9, 30)
    assert [behind(course, entry) for entry in course.entries] == [0.0, 0.0, 0.25 * H]
    assert race_start((Entry(),)) is None


def test_a_wave_may_start_on_the_other_side_of_midnight() -> None:
    late, early = Entry(start=time(23, 45)), Entry(start=time(0, 15))
    assert behind(replace(RACE, entries=(late, early)), early) == 0.5 * H
    assert behind(replace(RACE, entries=(early, late)), late) == -0.5 * H


def test_alone_only_the_entry_starts_later() -> None:
    course = restarted(RACE, time(9, 40), "alone")
    assert [e.start for e in course.entries] == [time(9, 0), time(9, 40), time(9, 45)]
    assert (course.stations, course.finish_cut_off) == (RACE.stations, 4 * H)


def test_the_first_alone_leaves_the_others_and_the_clock_as_they_are() -> None:
    course = restarted(replace(RACE, shown=FIRST.id), time(9, 15), "alone")
    assert met(course) == [(time(9, 15), 1.75 * H), (time(9, 30), 1.5 * H), (time(9, 45), 1.25 * H)]
    assert course.finish_cut_off == 3.75 * H


@pytest.mark.parametrize(("how", "hut"), [("move", 2 * H), ("stay", 1.5 * H)])
def test_a_late_race_takes_every_wave_along(how: str, hut: float) -> None:
    course = restarted(RACE, time(10, 0), how)  # type: ignore[arg-type]  # one of the two
    assert [e.start for e in course.entries] == [time(9, 30), time(10, 0), time(10, 15)]
    assert course.stations[0].cut_off == hut


def test_a_start_that_is_given_or_taken_changes_no_cut_off_of_others() -> None:
    alone = replace(RACE, entries=(replace(FIRST, start=None),), shown="")
    assert restarted(alone, time(9, 0), "move").stations == RACE.stations
    course = restarted(replace(RACE, shown=FIRST.id), None, "move")
    assert met(course)[1:] == met(RACE)[1:]


def test_without_the_first_the_clock_stays() -> None:
    course = without_entry(RACE, FIRST.id)
    assert met(course) == met(RACE)[1:]
    assert course.entry.id == SECOND.id
    with pytest.raises(ValueError, match="at least one"):
        with_entries(RACE, (), "")


@given(st.permutations((FIRST, SECOND, THIRD)))
def test_whatever_order_entries_stand_in_the_clock_is_the_same(entries: list[Entry]) -> None:
    course = with_entries(RACE, entries, "")
    assert sorted(met(course), key=str) == sorted(met(RACE), key=str)
