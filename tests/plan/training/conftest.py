"""A block with everything but the race left at its default."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from routeplanner.plan.training.block import TrainingBlock, build_block

RACE = date(2027, 10, 10)  # a Sunday


@pytest.fixture(scope="session")
def block() -> Callable[..., TrainingBlock]:
    """`block(descent, days, **inputs)`: a block for a race of `descent` [m] that is `days` away."""

    def build(descent: float, days: int, **inputs: Any) -> TrainingBlock:
        gradient, grade = inputs.pop("gradient", -0.12), inputs.pop("grade", 3)
        today = RACE - timedelta(days=days)
        return build_block(race_descent=descent, gradient=gradient, grade=grade, race_date=RACE, today=today, **inputs)

    return build
