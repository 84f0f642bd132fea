"""Strength is off until chosen, and stays away from hard descents and the race (science.md §4.6, §0)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from routeplanner.plan.training.block import TrainingBlock

Build = Callable[..., TrainingBlock]


def test_off_until_chosen(block: Build) -> None:
    assert not any(week.strength for week in block(1200, 56).weeks)


@pytest.mark.parametrize(("weekly", "longest"), [(200, 100), (3000, 1900)])
def test_never_within_48_hours_before_a_hard_descent(block: Build, weekly: float, longest: float) -> None:
    strong = block(1200, 84, weekly_descent=weekly, longest_descent=longest, strength=True)
    days = [day for week in strong.weeks for day in week.strength]
    assert days
    for s in strong.sessions:
        if s.hard:
            assert not {s.day - timedelta(days=n) for n in range(3)} & set(days)


def test_twice_until_day_10_once_until_day_5(block: Build) -> None:
    strong = block(1200, 56, weekly_descent=200, longest_descent=100, strength=True)
    assert [len(week.strength) for week in strong.weeks] == [2, 2, 2, 2, 2, 2, 2, 1]
    assert strong.weeks[-1].strength == (strong.race_date - timedelta(days=5),)


def test_less_of_it_while_sore(block: Build) -> None:
    sore = block(1200, 56, weekly_descent=200, longest_descent=100, strength=True, sore=True)
    assert [len(week.strength) for week in sore.weeks] == [1] * 8


def test_not_before_today(block: Build) -> None:
    near = block(1200, 11, strength=True)
    assert all(day > near.today for week in near.weeks for day in week.strength)


@pytest.mark.parametrize("days", [1, 3, 5])
def test_none_in_the_last_days(block: Build, days: int) -> None:
    assert not any(week.strength for week in block(1200, days, strength=True).weeks)
