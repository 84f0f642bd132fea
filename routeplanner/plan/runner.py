"""Who runs: what a plan has to know about a person, in their own words and figures."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from routeplanner.errors import PlannerError
from routeplanner.physiology import eccentric
from routeplanner.plan.settings import Settings
from routeplanner.words import _

Skill = Literal["cautious", "average", "skilled", "elite"]

__all__ = ["RecentRace", "Runner", "Settings", "Skill"]


@dataclass(frozen=True, slots=True)
class RecentRace:
    """A race that was run, brought down to the level: any course and time.

    `level_speed` [m/s] on grade 1 is what `solve.level_speed_of` finds on that course; it was held for
    `level_duration` [s], the time of the race.
    """

    level_speed: float
    level_duration: float
    name: str = ""
    day: date | None = None

    def __post_init__(self) -> None:
        _check(self.level_speed > 0.0 and self.level_duration > 0.0, _("A race needs a distance and a time."))


@dataclass(frozen=True, slots=True)
class Runner:
    """Heights [m], mass [kg], paces [s/km on level grade 1], descents [m]; None where the runner has not said.

    `control` (0.75 to 1.15) overrides what `skill` does to the fastest controlled speed. `weekly_descent` is the mean
    of the last four weeks, `longest_day` the most descent in one day of the last month. `cadence` is the recorded
    median at 3 m/s [steps/min], `cadence_adopted` says that the runner runs at the advised one. A recent race counts
    before `flat_pace`, since it brings its own duration. Raises PlannerError where a figure cannot be a person's.
    """

    name: str = "me"
    height: float = 1.75
    mass: float = 70.0
    skill: Skill = "average"
    control: float | None = None
    flat_pace: float | None = None
    recent: RecentRace | None = None
    weekly_descent: float | None = None
    longest_day: float | None = None
    longest_day_on: date | None = None
    cadence: float | None = None
    cadence_adopted: bool = False
    age: float | None = None
    injured: bool = False
    poles: bool = False

    def __post_init__(self) -> None:
        _check(1.2 <= self.height <= 2.3, _("A runner's height is between 1.2 and 2.3 m."))
        _check(30.0 <= self.mass <= 200.0, _("A runner's mass is between 30 and 200 kg."))
        _check(self.control is None or 0.75 <= self.control <= 1.15, _("Downhill control is between 0.75 and 1.15."))
        _check(self.flat_pace is None or 120.0 <= self.flat_pace <= 1800.0, _("A flat pace is 2 to 30 min/km."))
        _check(self.cadence is None or 120.0 <= self.cadence <= 240.0, _("A cadence is 120 to 240 steps/min."))
        said = (self.weekly_descent or 0.0, self.longest_day or 0.0)
        _check(all(0.0 <= metres < math.inf for metres in said), _("A descent is a number of metres, and not below 0."))

    @property
    def bmi(self) -> float:
        """Body mass index [kg/m²]."""
        return self.mass / self.height**2

    def level_speed(self, duration: float, settings: Settings) -> float | None:
        """The level speed [m/s] that this runner races for `duration` [s]; None without race or pace.

        Between durations it scales with (T / T_recent)^-0.06 [D, after Riegel 1981] (science.md §0).
        """
        if self.recent is not None:
            known, held = self.recent.level_speed, self.recent.level_duration
        elif self.flat_pace is not None:
            known, held = 1000.0 / self.flat_pace, settings.flat_pace_duration
        else:
            return None
        return float(known * (duration / held) ** -settings.riegel)

    def protection(self, race_descent: float, settings: Settings, today: date | None = None) -> float:
        """R: how far recent descents protect in a race of `race_descent` [m] (see `eccentric.protection`)."""
        age = None
        if today is not None and self.longest_day_on is not None:
            age = float(max(0, (today - self.longest_day_on).days))
        return eccentric.protection(race_descent, self.weekly_descent, self.longest_day, age, settings.load)


def _check(holds: bool, message: str) -> None:
    if not holds:
        raise PlannerError(message, _("Correct it in the runner's settings."))
