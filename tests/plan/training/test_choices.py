"""Every number of the block is described, editable within its range, and keeps the plan whole at both ends."""

from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from routeplanner.errors import PlannerError
from routeplanner.plan.choices import Choice
from routeplanner.plan.training.block import TrainingBlock
from routeplanner.plan.training.choices import changed, choices
from routeplanner.plan.training.settings import DEFAULT, TrainingSettings


def test_every_setting_is_described_once_in_order() -> None:
    assert [c.key for c in choices()] == [f.name for f in fields(TrainingSettings)]


@pytest.mark.parametrize("choice", choices(), ids=lambda c: c.key)
def test_default_lies_in_its_range(choice: Choice) -> None:
    assert choice.low <= choice.default <= choice.high
    assert choice.default == getattr(DEFAULT, choice.key)
    assert choice.text
    assert choice.source


@pytest.mark.parametrize("choice", choices(), ids=lambda c: c.key)
def test_both_ends_still_plan(choice: Choice, block: Callable[..., TrainingBlock]) -> None:
    for end in (choice.low, choice.high):
        inputs: dict[str, Any] = {"settings": changed(DEFAULT, choice.key, end)}
        for descent, days in ((60, 40), (1200, 56), (10000, 150), (1200, 15)):
            for known in ({}, {"weekly_descent": 200, "longest_descent": 100}):
                got = block(descent, days, **inputs, **known)
                assert all(week.descent <= week.cap + 1e-6 for week in got.weeks)
                assert all(s.reps >= 1 and s.per_rep > 0 for s in got.sessions)
                for a, b in pairwise(got.sessions):
                    assert b.day - a.day >= timedelta(days=3)


def test_outside_its_range() -> None:
    with pytest.raises(PlannerError) as error:
        changed(DEFAULT, "week_growth", 2.0)
    assert "1.5" in error.value.hint
    with pytest.raises(PlannerError):
        changed(DEFAULT, "week_growth", float("nan"))
    with pytest.raises(KeyError):
        changed(DEFAULT, "nonsense", 1.0)


def test_changed_leaves_the_rest() -> None:
    moved = changed(DEFAULT, "hill", 150)
    assert moved.hill == 150.0
    assert changed(moved, "hill", DEFAULT.hill) == DEFAULT
