"""What the training block needs to know about a course."""

from typing import TYPE_CHECKING

import numpy as np

from routeplanner.analysis.descents import Descent, half_steeper
from routeplanner.course import Course
from routeplanner.geo import Floats
from routeplanner.report.report import Inputs

if TYPE_CHECKING:  # an analysis plans no training
    from routeplanner.plan.training.block import TrainingBlock

STEEPEST = -1.0  # [m/m] no training hill is steeper, whatever a cliff in the file says
CAREFUL_AGE, CAREFUL_BMI = 50.0, 30.0  # from here on sessions grow by a tenth only (science.md §4.3)


def trained(
    course: Course, descent: float, ledger: tuple[Descent, ...], metres: Floats, gradient: Floats, inputs: Inputs
) -> "TrainingBlock | None":
    """The block for a course of `descent` [m] on its day; None without a day, or once the day has come."""
    if course.day is None or course.day <= inputs.today or descent <= 0:
        return None
    from routeplanner.plan.training.block import build_block

    runner = inputs.runner
    return build_block(
        race_descent=descent,
        gradient=max(half_steeper(np.nan_to_num(gradient), metres), STEEPEST),
        grade=max((d.grade for d in ledger), default=1),
        race_date=course.day,
        today=inputs.today,
        weekly_descent=runner.weekly_descent,
        longest_descent=runner.longest_day,
        days_per_week=inputs.days_per_week,
        careful=runner.injured or (runner.age or 0.0) >= CAREFUL_AGE or runner.bmi >= CAREFUL_BMI,
        hill_drop=inputs.hill_drop,
        strength=inputs.strength,
        settings=inputs.training,
    )
