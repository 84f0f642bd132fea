"""A start that is moved: over midnight, in the night when the clocks change, and back again."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from routeplanner.course import Course, Entry, Station
from routeplanner.course.waves import delayed, later, passed, reached, restarted
from routeplanner.route import Leg, Points, Route

H = 3600.0
ROUTE = Route((Leg("straight", Points.of([45.0, 45.1], [7.0, 7.0]), 0, 1),))
SATURDAY, SUNDAY = date(2026, 8, 29), date(2026, 8, 30)
NIGHT = Course(
    "Night race",
    ROUTE,
    stations=(Station("Hut", "aid", ROUTE.pin(5000.0), cut_off=6 * H), Station("Ford", "water", ROUTE.pin(7000.0))),
    day=SATURDAY,
    zone="Europe/Zagreb",
    finish_cut_off=9 * H,
    entries=(Entry(start=time(23, 30)),),
)
HALF_PAST = time(0, 30)


def cut_offs(course: Course) -> list[float | None]:
    return [
        *(s.cut_off and s.cut_off / H for s in course.stations),
        course.finish_cut_off and course.finish_cut_off / H,
    ]


@pytest.mark.parametrize("day", [None, SUNDAY], ids=["start alone", "with its day"])
def test_over_midnight_there_is_an_hour_less(day: date | None) -> None:
    late = restarted(NIGHT, HALF_PAST, "stay", day)
    assert (late.day, late.entry.start) == (SUNDAY, HALF_PAST)
    assert cut_offs(late) == [5.0, None, 8.0]
    assert cut_offs(restarted(NIGHT, HALF_PAST, "move", day)) == [6.0, None, 9.0]


@pytest.mark.parametrize("day", [None, SATURDAY], ids=["start alone", "with its day"])
def test_and_back_there_is_an_hour_more(day: date | None) -> None:
    early = restarted(replace(NIGHT, day=SUNDAY, entries=(Entry(start=HALF_PAST),)), time(23, 30), "stay", day)
    assert (early.day, early.entry.start) == (SATURDAY, time(23, 30))
    assert cut_offs(early) == [7.0, None, 10.0]


def test_the_day_that_somebody_says_is_believed() -> None:
    assert later(NIGHT, HALF_PAST, SATURDAY) == -23 * H


def test_without_a_day_it_is_the_shorter_way_around_the_clock() -> None:
    course = replace(NIGHT, day=None)
    assert [later(course, time(h, 30)) / H for h in (0, 6, 16, 22)] == [1.0, 7.0, -7.0, -1.0]
    assert cut_offs(restarted(course, HALF_PAST, "stay")) == [5.0, None, 8.0]


def test_far_from_midnight_a_start_stays_on_its_day() -> None:
    course = replace(NIGHT, entries=(Entry(start=time(6, 0)),))
    evening = restarted(course, time(19, 0), "move")
    assert (later(course, time(19, 0)), evening.day) == (13 * H, SATURDAY)


@pytest.mark.parametrize("weeks", [-1, 1, 2])
def test_another_date_leaves_the_time_of_day_of_the_cut_offs(weeks: int) -> None:
    other = SATURDAY + timedelta(weeks=weeks)
    assert later(NIGHT, time(23, 30), other) == 0.0
    assert cut_offs(restarted(NIGHT, time(23, 0), "stay", other)) == [6.5, None, 9.5]


def test_an_hour_that_the_clocks_leave_out_is_no_delay() -> None:
    spring = replace(NIGHT, day=date(2026, 3, 29), entries=(Entry(start=time(1, 30)),))
    assert later(spring, time(3, 30)) == H
    late = delayed(spring, H, "stay")
    assert (late.entry.start, cut_offs(late)) == (time(3, 30), [5.0, None, 8.0])
    autumn = replace(NIGHT, day=date(2026, 10, 24))
    assert later(autumn, time(4, 0), date(2026, 10, 25)) == 5.5 * H


def test_a_wave_after_midnight_goes_with_the_race() -> None:
    first, wave = Entry(start=time(23, 30)), Entry(start=time(0, 15))
    course = replace(NIGHT, entries=(first, wave), shown=wave.id)
    late = restarted(course, time(0, 45), "stay")
    assert [e.start for e in late.entries] == [time(0, 0), time(0, 45)]
    assert (late.day, cut_offs(late)) == (SUNDAY, [5.5, None, 8.5])
    alone = restarted(course, time(23, 45), "alone")
    assert [e.start for e in alone.entries] == [time(23, 30), time(23, 45)]
    assert (alone.day, alone.stations) == (SATURDAY, NIGHT.stations)


def test_the_first_alone_over_midnight_takes_the_day_of_the_race_along() -> None:
    first, wave = Entry(start=time(23, 30)), Entry(start=time(0, 15))
    late = restarted(replace(NIGHT, entries=(first, wave), shown=first.id), HALF_PAST, "alone")
    assert [e.start for e in late.entries] == [HALF_PAST, time(0, 15)]
    assert (late.day, cut_offs(late)) == (SUNDAY, [5.0, None, 8.0])


def test_cut_offs_before_the_start_come_back_with_it_or_are_dropped() -> None:
    nine = replace(NIGHT, entries=(Entry(start=time(9, 0)),))
    four = restarted(nine, time(16, 0), "stay")
    assert [s.name for s in passed(four)] == ["Hut"]
    assert cut_offs(reached(four)) == [None, None, 2.0]
    assert restarted(four, time(9, 0), "stay").stations == nine.stations
    assert reached(nine) is nine


MINUTES = st.integers(-6 * 60, 6 * 60)
STARTS = st.times().map(lambda t: t.replace(second=0, microsecond=0))
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(STARTS, DAYS, MINUTES, st.sampled_from(("move", "stay", "alone")))
def test_there_and_back_is_nothing(start: time, day: date | None, minutes: int, how: str) -> None:
    course = replace(NIGHT, day=day, entries=(Entry(start=start), Entry(start=time(23, 59))))
    course = replace(course, shown=course.entries[0].id)
    late = delayed(course, 60.0 * minutes, "move")
    then, back = late.entry.start, course.entries[0].start
    assume(day is None or all(_once(d, e.start) for c in (course, late) for e in c.entries for d in _near(c.day)))
    assert _said(delayed(late, -60.0 * minutes, "move")) == _said(course)
    there = restarted(course, then, how)  # type: ignore[arg-type]  # one of the three
    assert there.entry.start == then
    again = restarted(there, back, how)  # type: ignore[arg-type]
    assert _said(again) == _said(course)


def _said(course: Course) -> tuple[object, ...]:
    return course.day, course.entries, course.stations, course.finish_cut_off


def _near(day: date | None) -> list[date]:
    return [] if day is None else [day + timedelta(days=k) for k in (-1, 0, 1)]


def _once(day: date, clock: time | None) -> bool:
    """Whether the clocks show it once that day: not in an hour that is left out, or comes twice."""
    zone = ZoneInfo(NIGHT.zone)
    shown = datetime.combine(day, clock or time(), zone)
    twice = shown.utcoffset() != shown.replace(fold=1).utcoffset()
    return not twice
