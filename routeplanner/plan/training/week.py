"""One week of a block."""

from dataclasses import dataclass
from datetime import date

from routeplanner.plan.training.caps import WeekKind
from routeplanner.plan.training.sessions import Session


@dataclass(frozen=True, slots=True)
class Week:
    """One week, `first` and `last` day included; it ends on the weekday of the race. Descents [m].

    `descent` is what its sessions add up to, a multiple of 10 m; `cap` and `session_cap` are exact. The race itself
    is not in its week's descent. `strength` days are empty until the runner chooses strength.
    """

    number: int
    first: date
    last: date
    kind: WeekKind
    descent: float
    cap: float
    session_cap: float
    sessions: tuple[Session, ...]
    strength: tuple[date, ...] = ()
