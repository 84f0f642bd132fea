"""The value: everything derived from a course at one instant; codes and numbers, no sentences."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from routeplanner.analysis.descents import Descent
from routeplanner.analysis.technical import Section as TechnicalSection
from routeplanner.analysis.totals import Totals
from routeplanner.course import Course, Entry
from routeplanner.geo import Floats
from routeplanner.plan.march import Limit, Plan
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import Settings
from routeplanner.plan.training.settings import TrainingSettings
from routeplanner.profile import Profile
from routeplanner.report.elevation import Elevation

if TYPE_CHECKING:  # an analysis plans no training
    from routeplanner.plan.training.block import TrainingBlock


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """Everything beside the course that a report depends on, at one instant.

    For the training: running `days_per_week`, `hill_drop` [m] of the runner's training hill or None, and whether
    `strength` days are wanted.
    """

    runner: Runner
    elevation: Elevation
    today: date
    settings: Settings = Settings()
    training: TrainingSettings = TrainingSettings()
    days_per_week: int = 4
    hill_drop: float | None = None
    strength: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """Eccentric load [m-eq] and the share of quad strength that it costs at the finish, with its honest band.

    `course` needs no plan (S = K = M = 1); `plan` is None without one.
    """

    course: float
    plan: float | None
    quad_loss: float
    quad_loss_low: float
    quad_loss_high: float
    protection: float

    @property
    def used(self) -> float:
        """The plan's load where there is a plan, else the course's [m-eq]."""
        return self.course if self.plan is None else self.plan


@dataclass(frozen=True, slots=True)
class DescentPlan:
    """How one descent is run. Paces [s/m], times [s after the start], cadence [steps/min], step [m].

    `steep_length` [m] is steeper than -25 %, `down_speed` [m/h] the vertical speed there, 0 without. `cue` is a code.
    """

    n: int
    pace: float
    pace_bold: float
    pace_careful: float
    time: float
    eta: float
    limit: Limit
    walk_share: float
    cue: str
    cadence_own: float
    cadence: float
    step: float
    steep_length: float
    down_speed: float


@dataclass(frozen=True, slots=True)
class StationPlan:
    """A station, or the finish, on the clock: times [s after the start], `margin` [s] to the cut-off or None.

    `at` [m], `down_so_far` [m]. `margin_late` is what is left of the margin on a late day (P90).
    """

    name: str
    kind: str
    at: float
    eta: float
    low: float
    high: float
    stop: float
    cut_off: float | None
    margin: float | None
    margin_late: float | None
    down_so_far: float


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A stretch [m] between the ends of descents and stations. Pace [s/m], time [s]; `descent` is its number or 0."""

    start: float
    end: float
    pace: float
    time: float
    limit: Limit
    walk_share: float
    descent: int


@dataclass(frozen=True, slots=True)
class Stride:
    """Advised cadence [steps/min] and step length [m] over all descents, by time, and the runner's own cadence."""

    cadence: float
    step: float
    cadence_own: float


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """`plan` is None without a goal or pace, `training` without a race day.

    Per cell of the profile, shape (m,): `grade` 1 to 5, `cell_load` [m-eq], `down_metres` [m], which sum to the total.
    `small_descents` [m] is the total less the sum of gross drops, `small_shown` less the sum of the shown drops.
    `against_longest` is the race over the runner's longest descent day, None where that is unknown.
    """

    course: Course
    entry: Entry
    runner: Runner
    settings: Settings
    today: date
    profile: Profile
    elevation_reason: str
    totals: Totals
    recorded: Totals | None
    srtm: Totals | None
    descents: tuple[Descent, ...]
    small_descents: float
    small_shown: float
    small_load: float
    technical: tuple[TechnicalSection, ...]
    grade: Floats
    cell_load: Floats
    down_metres: Floats
    load: Load
    plan: Plan | None
    sections: tuple[SectionPlan, ...]
    stations: tuple[StationPlan, ...]
    descent_plans: tuple[DescentPlan, ...]
    stride: Stride | None
    training: "TrainingBlock | None"
    against_longest: float | None
    notes: tuple[str, ...]

    def plan_of(self, n: int) -> DescentPlan | None:
        """How descent `n` is run, None without a plan."""
        return self.descent_plans[n - 1] if self.descent_plans else None

    @property
    def has_elevation(self) -> bool:
        return self.profile.source != "none"
