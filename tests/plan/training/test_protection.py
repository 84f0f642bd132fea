"""R from a dated log: the oracles of science.md §4."""

from datetime import date, timedelta

import pytest

from routeplanner.plan.training.protection import protection

DAY = date(2027, 10, 10)


def log(*ages: int, descent: float = 360.0) -> list[tuple[date, float]]:
    return [(DAY - timedelta(days=age), descent) for age in ages]


def test_no_sessions() -> None:
    assert protection([], 1200, DAY) == 0.85
    assert protection([], 1200, DAY, base=0.65) == 0.65


def test_three_sessions() -> None:
    assert protection(log(7, 14, 28), 1200, DAY) == pytest.approx(1.36)


@pytest.mark.parametrize(("age", "share"), [(0, 1.0), (21, 1.0), (42, 0.5), (52.5, 0.25), (63, 0.0), (90, 0.0)])
def test_decay(age: float, share: float) -> None:
    whole = int(age)
    want = share if whole == age else 0.5 * (63 - whole) / 21
    assert protection(log(whole), 1200, DAY) == pytest.approx(0.85 + 0.18 * want)


def test_a_short_session_counts_by_its_size() -> None:
    assert protection(log(7, descent=90.0), 1200, DAY) == pytest.approx(0.85 + 0.18 * 0.25)


def test_what_is_still_to_come_does_not_count() -> None:
    assert protection(log(-1, -14), 1200, DAY) == 0.85


def test_many_sessions_are_held_to_two() -> None:
    assert protection(log(*range(1, 21)), 1200, DAY) == 2.0


def test_a_race_without_descent_needs_none() -> None:
    assert protection(log(7), 0.0, DAY) == 0.85
