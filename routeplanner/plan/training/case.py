"""What a block is built from: the race, the runner and the days between, checked once."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from routeplanner.errors import PlannerError
from routeplanner.plan.training.settings import TrainingSettings
from routeplanner.plan.training.targets import Start, Targets
from routeplanner.words import _

FEWEST_WEEKS = 3  # below, there is no block: the race is near (science.md §4.1)
FREE_DAYS = 4  # without any descent before the race (science.md §0)
TOP_UP_FROM = -9  # the day from which one easy session is all (science.md §0)


@dataclass(frozen=True, slots=True)
class Case:
    """One runner before one race. Descents [m], gradients [m/m] and negative; `per_week` downhill sessions, 1 or 2."""

    race_descent: float
    gradient: float
    grade: int
    race_date: date
    today: date
    per_week: int
    careful: bool
    hill: float
    hill_known: bool
    start: Start
    target: Targets
    settings: TrainingSettings

    @property
    def days(self) -> int:
        """From today to the race."""
        return (self.race_date - self.today).days

    @property
    def full_weeks(self) -> int:
        """N: whole weeks that end on the weekday of the race and begin after today."""
        return self.days // 7

    @property
    def worth_it(self) -> bool:
        """Whether the race goes down enough for a single session."""
        return self.target.week >= self.settings.smallest

    @property
    def hold(self) -> float:
        """Most descent of a week [m]: the target, or what an expert is used to, up to twice it (science.md §0)."""
        return max(self.target.week, min(self.start.week, self.settings.hold * self.target.week))

    @property
    def longest(self) -> float:
        """Most descent of a session [m], by the same rule [D]."""
        return max(self.target.session, min(self.start.longest, self.settings.hold * self.target.session))

    @property
    def top_up(self) -> float:
        """Most descent of the easy session from day -9 on [m]."""
        return min(self.settings.top_up_share * self.race_descent, self.settings.top_up_most)

    def day(self, offset: int) -> date:
        """The day at `offset` from the race, negative before it."""
        return self.race_date + timedelta(days=offset)


def check(race_descent: float, gradient: float, race_date: date, today: date, days_per_week: int) -> None:
    """Raises PlannerError where there is nothing to plan, or not with these figures."""
    if race_date <= today:
        raise PlannerError(
            _("The race is not in the future, so there is no time left to train for it."),
            _("Set the date of the race to a day after today."),
        )
    if not (math.isfinite(race_descent) and race_descent >= 0.0):
        raise PlannerError(_("The descent of the race is not known."), _("Choose an elevation source for the course."))
    if not (math.isfinite(gradient) and -1.0 <= gradient <= 0.0):
        raise PlannerError(
            _("The gradient of the race's descents is not known."), _("Choose an elevation source for the course.")
        )
    check_days(days_per_week)


def check_days(per_week: int) -> None:
    """Raises PlannerError for a week that no runner has."""
    if not 1 <= per_week <= 7:
        raise PlannerError(_("A week has 1 to 7 running days."), _("Correct it in the runner's settings."))


def check_amounts(*amounts: float | None) -> None:
    """Raises PlannerError for a descent of the runner's own that is negative or no number."""
    if any(a is not None and not (math.isfinite(a) and a >= 0.0) for a in amounts):
        raise PlannerError(
            _("A descent is a number of metres, and not below 0."), _("Correct it in the runner's settings.")
        )


def check_hill(drop: float | None) -> None:
    """Raises PlannerError for a hill of less than 10 m, which no rounded figure can describe."""
    if drop is not None and not (math.isfinite(drop) and drop >= 10.0):
        raise PlannerError(_("A training hill drops at least 10 m."), _("Choose a higher hill, or none."))
