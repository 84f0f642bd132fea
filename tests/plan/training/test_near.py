"""Less than three weeks: taper and one primer only."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from routeplanner.plan.training.block import TrainingBlock

Build = Callable[..., TrainingBlock]


@pytest.mark.parametrize("days", range(1, 21))
def test_one_primer_at_most_and_never_late(block: Build, days: int) -> None:
    near = block(1200, days, weekly_descent=200, longest_descent=100)
    assert "too_little_time" in near.notes
    assert near.last_hard is None
    assert len(near.sessions) == (1 if days > 5 else 0)
    for s in near.sessions:
        assert s.kind == "primer"
        assert s.descent <= 100  # M0
        assert near.today < s.day <= near.race_date - timedelta(days=5)
    assert near.reachable_share == pytest.approx(near.peak_descent / 960)


def test_from_day_9_on_the_primer_is_a_top_up_at_most(block: Build) -> None:
    (early,) = block(400, 11, weekly_descent=500, longest_descent=400).sessions
    (late,) = block(400, 10, weekly_descent=500, longest_descent=400).sessions
    assert (early.day, early.descent) == (date(2027, 9, 30), 90)  # day -10, below half of 200
    assert (late.day, late.descent) == (date(2027, 10, 1), 60)  # day -9, 15 % of 400


def test_a_beginner_gets_the_smallest_session(block: Build) -> None:
    (primer,) = block(1200, 15, weekly_descent=0, longest_descent=0).sessions
    assert (primer.descent, primer.gradient) == (50, -0.08)


def test_weeks_are_those_that_are_left(block: Build) -> None:
    two, one = block(1200, 20), block(1200, 6)
    assert [(w.number, w.kind, (w.last - w.first).days) for w in two.weeks] == [(1, "taper", 6), (2, "race", 6)]
    assert [(w.number, w.kind, (w.last - w.first).days) for w in one.weeks] == [(1, "race", 5)]
    assert block(1200, 13).weeks[0].first == date(2027, 9, 28)
