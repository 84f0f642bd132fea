"""The runner's own figures and what follows from them."""

from datetime import date

import pytest

from routeplanner.errors import PlannerError
from routeplanner.plan.runner import RecentRace, Runner
from routeplanner.plan.settings import DEFAULT


def test_level_speed_scales_with_duration():
    runner = Runner(recent=RecentRace(3.5, 3600.0))
    assert runner.level_speed(3600.0, DEFAULT) == pytest.approx(3.5)
    assert runner.level_speed(7200.0, DEFAULT) == pytest.approx(3.5 * 2**-0.06)
    assert Runner(flat_pace=300.0).level_speed(3600.0, DEFAULT) == pytest.approx(1000 / 300)
    assert Runner().level_speed(3600.0, DEFAULT) is None


def test_a_recent_race_counts_before_a_flat_pace():
    runner = Runner(flat_pace=300.0, recent=RecentRace(3.5, 3600.0))
    assert runner.level_speed(3600.0, DEFAULT) == pytest.approx(3.5)


def test_protection_ages_with_the_longest_day():
    runner = Runner(longest_day=1000.0, longest_day_on=date(2025, 6, 1))
    fresh = runner.protection(1500.0, DEFAULT, date(2025, 6, 8))
    old = runner.protection(1500.0, DEFAULT, date(2025, 7, 13))
    gone = runner.protection(1500.0, DEFAULT, date(2025, 9, 1))
    assert (fresh, old, gone) == pytest.approx((1.03, 0.94, 0.85))


@pytest.mark.parametrize(
    "wrong",
    [
        {"height": 175.0}, {"mass": 5.0}, {"control": 1.3}, {"flat_pace": 5.0}, {"cadence": 85.0},
        {"weekly_descent": -1.0}, {"longest_day": -1.0},
        {"weekly_descent": float("nan")}, {"longest_day": float("inf")},
    ],
)  # fmt: skip
def test_figures_that_are_no_persons_are_refused(wrong):
    with pytest.raises(PlannerError) as caught:
        Runner(**wrong)
    assert caught.value.hint


def test_a_race_needs_speed_and_time():
    with pytest.raises(PlannerError):
        RecentRace(0.0, 3600.0)


def test_bmi():
    assert Runner(height=1.80, mass=81.0).bmi == pytest.approx(25.0)
