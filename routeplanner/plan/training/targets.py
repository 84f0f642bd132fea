"""How much descent a race asks of training, and where a runner starts from."""

from dataclasses import dataclass

from routeplanner.plan.training.settings import DEFAULT, TrainingSettings


@dataclass(frozen=True, slots=True)
class Targets:
    """Descent [m] of the longest session (P1) and of the peak week (PW)."""

    session: float
    week: float


def targets(race_descent: float, settings: TrainingSettings = DEFAULT) -> Targets:
    """P1 and PW for a race that goes down `race_descent` [m] (science.md §4.2 and §0) [D].

    Neither ever falls as the race grows: above 4,000 m both are at least what they are there. P1 <= PW.
    """
    s = settings
    short = min(race_descent, s.long_race)
    week = min(s.week_share * short, s.week_most)
    session = max(min(s.session_share * short, s.session_most), s.session_least)
    if race_descent > s.long_race:
        week = max(week, min(s.week_share_long * race_descent, s.week_most_long))
        session = max(session, min(s.session_share_long * race_descent, s.session_most_long))
    return Targets(min(session, week), week)


@dataclass(frozen=True, slots=True)
class Start:
    """Where a block starts: mean weekly and longest descent [m]; `first_ever` where there was next to none."""

    week: float
    longest: float
    first_ever: bool
    assumed: bool


def start(weekly: float | None, longest: float | None, settings: TrainingSettings = DEFAULT) -> Start:
    """The start that W0 `weekly` and M0 `longest` [m] describe; None where unknown.

    What is unknown is taken to be little [D]: 100 m a week, 50 m at once, or what the known half proves: the longest
    day is at least a seventh of its week, and a week on average holds at least a quarter of the month's longest day.
    Unknown altogether is treated as a first time.
    """
    s = settings
    w = max(s.unknown_week, (longest or 0.0) / 4.0) if weekly is None else float(weekly)
    m = max(s.unknown_longest, w / 7.0) if longest is None else float(longest)
    never = w < s.never_week and m < s.never_longest
    return Start(w, m, never or (weekly is None and longest is None), weekly is None or longest is None)
