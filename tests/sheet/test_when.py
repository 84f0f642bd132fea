"""Days and times on paper."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.course import Course, Entry
from routeplanner.course.cut_offs import CutOff, after_start
from routeplanner.route import Route
from routeplanner.sheet.when import Clock, entry_clock, long_day, month_day, race_clock, short_day

RACE = date(2027, 10, 10)


def test_days() -> None:
    assert long_day(RACE) == "Sunday 10 October 2027"
    assert short_day(RACE) == "Sun 10 Oct"
    assert month_day(RACE) == "10 October"


@pytest.mark.parametrize(
    ("elapsed", "text"), [(0.0, "11:00"), (3599.0, "11:59"), (13_200.0, "14:40"), (13 * 3600.0, "00:00")]
)
def test_a_clock_shows_what_a_watch_would(elapsed: float, text: str) -> None:
    assert Clock(time(11, 0), RACE, 20 * 3600.0).at(elapsed) == text


def test_a_second_day_is_said_with_every_time() -> None:
    clock = Clock(time(10, 0), RACE, 30 * 3600.0)
    assert [clock.at(h * 3600.0) for h in (0, 13, 14, 30)] == ["Sun 10:00", "Sun 23:00", "Mon 00:00", "Mon 16:00"]
    assert clock.bare(14 * 3600.0) == "00:00"
    assert Clock(time(10, 0), None, 30 * 3600.0).at(30 * 3600.0) == "day 2 16:00"


def test_the_clocks_change_in_the_night_that_they_do() -> None:
    hours = (0, 5, 6, 7, 11)  # 20:00, 01:00, then 02:00 twice or 03:00 at once
    autumn = Clock(time(20, 0), date(2027, 10, 30), 30 * 3600.0, "Europe/Paris")
    assert [autumn.bare(h * 3600.0) for h in hours] == ["20:00", "01:00", "02:00", "02:00", "06:00"]
    assert autumn.at(11 * 3600.0) == "Sun 06:00"
    spring = Clock(time(20, 0), date(2027, 3, 27), zone="Europe/Paris")
    assert [spring.bare(h * 3600.0) for h in hours] == ["20:00", "01:00", "03:00", "04:00", "08:00"]
    assert spring.wall(11 * 3600.0) == (24 + 8) * 3600.0
    for unknown in (Clock(time(20, 0), None, zone="Europe/Paris"), Clock(time(20, 0), date(2027, 3, 27))):
        assert unknown.bare(11 * 3600.0) == "07:00"  # no day, no zone: nobody knows


DAYLIGHT = st.times(time(4, 0), time(23, 59))  # nowhere do clocks change in it


@given(
    st.dates(date(2020, 1, 1), date(2037, 12, 31)),
    DAYLIGHT,
    DAYLIGHT,
    st.sampled_from(("Europe/Paris", "America/Denver", "Australia/Lord_Howe", "UTC")),
)
def test_a_cut_off_by_the_clock_is_shown_as_it_was_given(day: date, start: time, asked: time, zone: str) -> None:
    start, asked = (t.replace(second=0, microsecond=0) for t in (start, asked))
    since = after_start(CutOff(3600.0 * asked.hour + 60.0 * asked.minute, "clock"), start, day, zone)
    assert Clock(start, day, zone=zone).bare(since) == asked.strftime("%H:%M")


def test_a_wave_after_midnight_starts_on_the_next_day() -> None:
    friday, first, second = date(2027, 10, 8), Entry(start=time(23, 30)), Entry(start=time(0, 15))
    course = Course("Night", Route(()), day=friday, entries=(first, second))
    clocks = [entry_clock(course, entry, 30 * 3600.0) for entry in (first, second, Entry())]
    assert [clock.at(0.0) for clock in clocks] == ["Fri 23:30", "Sat 00:15", "0:00"]
    assert race_clock(course, 30 * 3600.0).at(3600.0) == "Sat 00:30"


def test_without_a_start_times_are_elapsed() -> None:
    clock = Clock(None, RACE, 40 * 3600.0)
    assert not clock.known
    assert clock.at(35 * 3600.0 + 300.0) == "35:05"
