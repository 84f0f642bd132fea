"""Days and times on paper."""

from datetime import date, time

import pytest

from routeplanner.sheet.when import Clock, long_day, month_day, short_day

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


def test_without_a_start_times_are_elapsed() -> None:
    clock = Clock(None, RACE, 40 * 3600.0)
    assert not clock.known
    assert clock.at(35 * 3600.0 + 300.0) == "35:05"
