"""Ticks: round, inside, and said in the reader's unit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.units import Units
from ui.charts import axes


@given(st.floats(1e-3, 1e7), st.integers(1, 30))
def test_a_nice_step_is_1_2_or_5_and_the_smallest_that_fits(span: float, count: int) -> None:
    step = axes.nice_step(span, count)
    mantissa = step / 10.0 ** np.floor(np.log10(step) + 1e-9)
    assert min(abs(mantissa - m) for m in (1, 2, 5)) < 1e-6
    assert span / step <= count * (1 + 1e-6)
    assert span / (0.39 * step) > count  # the next smaller nice step is at most half as long, or two fifths


@pytest.mark.parametrize("span", [0.0, -1.0, float("nan"), float("inf")])
def test_no_length_no_axis(span: float) -> None:
    with pytest.raises(ValueError, match="length"):
        axes.nice_step(span, 5)


def test_distance_in_kilometres_and_miles() -> None:
    assert [t.text for t in axes.distance_ticks(0.0, 27_700.0, Units("km"), 8)] == [
        "0", "5 km", "10 km", "15 km", "20 km", "25 km",
    ]  # fmt: skip
    miles = axes.distance_ticks(0.0, 27_700.0, Units("mi"), 4)
    assert [t.text for t in miles] == ["0", "5 mi", "10 mi", "15 mi"]
    assert miles[1].at == pytest.approx(5 * 1609.344)
    assert [t.text for t in axes.distance_ticks(0.0, 1200.0, Units("km"), 3)] == ["0", "0.5 km", "1.0 km"]


def test_elevation_in_metres_and_feet() -> None:
    metres = axes.elevation_ticks(140.0, 600.0, Units("km"), 5)
    assert [t.text for t in metres] == ["200", "300", "400", "500", "600"]
    feet = axes.elevation_ticks(140.0, 600.0, Units("mi"), 4)
    assert [t.text for t in feet] == ["500", "1\u202f000", "1\u202f500"]
    assert feet[1].at == pytest.approx(304.8)
    assert [t.text for t in axes.elevation_ticks(-30.0, 5.0, Units("km"), 30)] == ["−30", "−20", "−10", "0"]


def test_clock_ticks_stand_where_the_runner_is_then() -> None:
    distance = np.array([0.0, 1000.0, 1000.001, 3000.0])
    clock = 39_600.0 + np.array([0.0, 600.0, 1800.0, 3600.0])  # a stop of twenty minutes at 1 km
    ticks = axes.clock_ticks(distance, clock, 6)
    assert [t.text for t in ticks] == ["11:00", "11:10", "11:20", "11:30", "11:40", "11:50", "12:00"]
    assert ticks[2].at == pytest.approx(1000.0, abs=0.01)
    assert ticks[-1].at == pytest.approx(3000.0)


def test_a_clock_that_stands_still_has_no_ticks() -> None:
    assert axes.clock_ticks(np.array([0.0, 10.0]), np.array([5.0, 5.0]), 4) == []


def test_the_second_day_starts_at_midnight() -> None:
    assert axes.time_of_day(86_400 + 1800) == "0:30"
    assert axes.time_of_day(49_319.0) == "13:42"


def test_pace_ticks() -> None:
    assert [t.text for t in axes.pace_ticks(0.25, 0.61, Units("km"), 4)] == ["6:00", "8:00", "10:00"]
    assert [t.text for t in axes.pace_ticks(0.35, 0.51, Units("mi"), 5)] == ["10:00", "11:00", "12:00", "13:00"]
