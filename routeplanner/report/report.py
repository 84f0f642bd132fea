"""Everything derived from a course, one frozen value of one instant; codes and numbers, no sentences."""

from dataclasses import dataclass
from datetime import date

from routeplanner.analysis.descents import Descent
from routeplanner.analysis.technical import Section as TechnicalSection
from routeplanner.analysis.totals import Totals
from routeplanner.course import Course, Entry
from routeplanner.geo import Floats
from routeplanner.plan.march import Limit, Plan
from routeplanner.plan.runner import Runner
from routeplanner.plan.training.block import TrainingBlock
from routeplanner.profile import Profile


@dataclass(frozen=True, slots=True)
class DescentPlan:
    """How one descent is run. Paces [s/km], times [s after the start], cadence [steps/min], step [m]."""

    n: int
    pace: float
    pace_bold: float
    pace_careful: float
    time: float
    eta: float
    limit: Limit
    cue: str  # code, see sheet.phrases
    cadence: float
    step: float
    steep_length: float  # [m] steeper than -25 %
    down_speed: float  # [m/h] there, 0 without


@dataclass(frozen=True, slots=True)
class StationPlan:
    """A station, or the finish, on the clock. Times [s after the start]; None where there is no cut-off."""

    name: str
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
    """A stretch between turning points or stations. Pace [s/km], time [s]."""

    start: float
    end: float
    pace: float
    time: float
    limit: Limit
    walk_share: float


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """`plan` and `training` are None where goal or date are missing. `load` is cumulative [m-eq], shape (m+1,)."""

    course: Course
    entry: Entry
    runner: Runner
    today: date
    profile: Profile
    totals: Totals
    recorded_totals: Totals | None
    srtm_totals: Totals | None
    descents: tuple[Descent, ...]
    small_descents: float  # total - sum of gross [m]
    small_shown: float  # total - sum of the shown drops [m]
    technical: tuple[TechnicalSection, ...]
    grade: Floats  # per cell, 1 to 5, shape (m,)
    course_load: float  # [m-eq], S = K = M = 1
    load: Floats
    quad_loss: float
    quad_loss_low: float
    quad_loss_high: float
    plan: Plan | None
    sections: tuple[SectionPlan, ...]
    stations: tuple[StationPlan, ...]
    descent_plans: tuple[DescentPlan, ...]
    training: TrainingBlock | None
    against_longest: float | None  # load over the load of the longest descent day; None where unknown
    notes: tuple[str, ...]
