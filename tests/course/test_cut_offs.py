"""Cut-offs by the clock: over midnight, over a change of the clocks, after a late start."""

from dataclasses import replace
from datetime import date, time

import pytest

from routeplanner.course import Entry
from routeplanner.course.cut_offs import CutOff, after_start
from routeplanner.course.waves import delayed
from tests.course.full import full

H = 3600.0
TEN = time(10, 0)


def clock(hours: float, weekday: int | None = None) -> CutOff:
    return CutOff(hours * H, "clock", weekday)


@pytest.mark.parametrize(
    ("cut_off", "day", "zone", "not_before", "hours"),
    [
        (clock(14.5), None, "UTC", 0.0, 4.5),
        (clock(9.0), None, "UTC", 0.0, 23.0),
        (clock(14.5), None, "UTC", 5 * H, 28.5),
        (clock(14.5), date(2027, 10, 10), "Europe/London", 0.0, 4.5),
        (clock(2.0, 0), date(2027, 10, 9), "Europe/London", 0.0, 40.0),  # Saturday 10:00 to Monday 02:00
        (clock(14.0, 5), date(2027, 10, 9), "Europe/London", 0.0, 4.0),
        (clock(6.0), date(2027, 10, 30), "Europe/Paris", 0.0, 21.0),  # the night has an hour more
        (clock(6.0), date(2027, 3, 27), "Europe/Paris", 0.0, 19.0),  # and one less in spring
        (clock(6.0), date(2027, 3, 27), "Mars/Olympus", 0.0, 20.0),
        (clock(24.0), date(2027, 10, 10), "UTC", 0.0, 14.0),
    ],
)
def test_seconds_after_the_start(cut_off: CutOff, day: date | None, zone: str, not_before: float, hours: float) -> None:
    assert after_start(cut_off, TEN, day, zone, not_before) == hours * H


def test_a_day_that_never_comes() -> None:
    with pytest.raises(ValueError, match="two weeks"):
        after_start(clock(6.0, 2), TEN, date(2027, 10, 10), "UTC", 20 * 24 * H)


def test_a_late_start_leaves_less_time_to_cut_offs_that_stay() -> None:
    late = delayed(full(), 1800.0, "stay")
    assert late.entry.start == time(11, 30, 30)
    assert [s.cut_off for s in late.stations] == [3600.5, 5400.0, None]
    assert late.finish_cut_off == 27_000.0
    assert late.entries[0].start is None
    assert late.day == full().day


def test_a_late_start_takes_cut_offs_that_move_with_it() -> None:
    late = delayed(full(), 1800.0, "move")
    assert [s.cut_off for s in late.stations] == [5400.5, 7200.0, None]
    assert (late.entry.start, late.finish_cut_off) == (time(11, 30, 30), 28_800.0)


def test_a_start_over_midnight_takes_the_day_along() -> None:
    course = replace(full(), entries=(Entry(start=time(23, 45)),))
    late = delayed(course, 1800.0, "move")
    assert (late.day, late.entry.start) == (date(2027, 10, 11), time(0, 15))
    back = delayed(late, -1800.0, "move")
    assert (back.day, back.entry.start) == (course.day, course.entry.start)
