"""The training block: weeks of descent from today to the race, with what can be reached and what to mind."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from routeplanner.plan.training import near
from routeplanner.plan.training.caps import Dose, doses
from routeplanner.plan.training.case import FEWEST_WEEKS, Case, check, check_amounts, check_hill
from routeplanner.plan.training.sessions import Session, sessions
from routeplanner.plan.training.settings import DEFAULT, TrainingSettings
from routeplanner.plan.training.strength import strength_days
from routeplanner.plan.training.targets import start, targets
from routeplanner.plan.training.week import Week

Note = Literal[
    "too_little_time",  # less than three full weeks: taper and one primer
    "no_descent",  # the race hardly goes down: nothing to train
    "starts_later",  # there is more time than needed: the usual descents until week 1
    "expert_hold",  # the runner is above the target: held, not cut
    "first_ever",  # the first session: at most 150 m, ten easy minutes, 10 %
    "history_unknown",  # the start is our careful guess
    "hill_unknown",  # the repeats are for a hill of our own default
    "one_session",  # few running days: one downhill session a week
    "mild_early",  # the race is steeper than the first weeks may be
    "week_short",  # the caps do not reach the target week
    "session_short",  # nor the target session
]
MOST_WEEKS = 104  # two years: whoever has longer starts later [D]
EXACT = 1e-6  # two exact figures [m] that differ by less are the same
StopRule = Literal["pain_or_soreness", "seek_help"]
STOP_RULES: tuple[StopRule, ...] = (
    "pain_or_soreness",  # joint or tendon pain over 3, or soreness over 5 at 48 h: skip the next, repeat the last
    "seek_help",  # dark urine or severe swelling: stop, see a doctor
)


@dataclass(frozen=True, slots=True)
class TrainingBlock:
    """The weeks to the race, from 1. Descents [m].

    `target_week` (PW) and `target_session` (P1) are what the race asks for, `peak_descent` and `peak_session` what
    is planned at most; `reachable_share` of the target week, 0 to 1, is what time and caps allow. `start_week` and
    `start_longest` are what the block grows from. `last_hard` is None where there is no hard session.
    """

    race_date: date
    today: date
    full_weeks: int
    weeks: tuple[Week, ...]
    target_week: float
    target_session: float
    peak_descent: float
    peak_session: float
    reachable_share: float
    start_week: float
    start_longest: float
    last_hard: date | None
    notes: tuple[Note, ...]
    stop_rules: tuple[StopRule, ...] = STOP_RULES

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All of them, in order."""
        return tuple(s for week in self.weeks for s in week.sessions)


def build_block(
    *,
    race_descent: float,
    gradient: float,
    grade: int,
    race_date: date,
    today: date,
    weekly_descent: float | None = None,
    longest_descent: float | None = None,
    days_per_week: int = 4,
    careful: bool = False,
    hill_drop: float | None = None,
    strength: bool = False,
    sore: bool = False,
    settings: TrainingSettings = DEFAULT,
) -> TrainingBlock:
    """Plan the descent from today to the race (science.md §4 and §0) [D].

    The race goes down `race_descent` [m], half of it at `gradient` [m/m, not positive] or steeper, on ground of at
    most `grade` 1 to 5. `weekly_descent` is the mean of the last four weeks (W0), `longest_descent` that of the
    longest run of the last 30 days (M0), both [m], None where unknown. `careful`: an injury, age 50 or BMI 30 and
    more. `hill_drop` [m] of the training hill. `strength` and, with it, `sore`: strength days, fewer while sore.
    Raises PlannerError where the race is not in the future or a figure is none.
    """
    check(race_descent, gradient, race_date, today, days_per_week)
    check_amounts(weekly_descent, longest_descent)
    check_hill(hill_drop)
    case = Case(
        race_descent=race_descent,
        gradient=gradient,
        grade=min(max(grade, 1), 5),
        race_date=race_date,
        today=today,
        per_week=1 if days_per_week <= settings.few_days else 2,
        careful=careful,
        hill=settings.hill if hill_drop is None else hill_drop,
        hill_known=hill_drop is not None,
        start=start(weekly_descent, longest_descent, settings),
        target=targets(race_descent, settings),
        settings=settings,
    )
    if case.full_weeks < FEWEST_WEEKS:
        weeks = near.weeks(case)
        return _block(case, weeks, sum(w.cap for w in weeks), 0.0, strength, sore)
    planned = shortest(case)
    peak = planned[-3]
    return _block(case, _weeks(case, planned), peak.total, peak.longest, strength, sore)


def shortest(case: Case) -> tuple[Dose, ...]:
    """The doses of the shortest block, of 12 weeks where there is time, that reaches what all the weeks reach [D]."""
    most = min(case.full_weeks, MOST_WEEKS)
    least = min(int(case.settings.useful_weeks), most)
    if not case.worth_it:
        return doses(case, least)
    best = doses(case, most)
    for weeks in range(least, most):
        shorter = doses(case, weeks)
        if _reached(case, shorter) >= _reached(case, best) - EXACT:
            return shorter
    return best


def _reached(case: Case, planned: tuple[Dose, ...]) -> float:
    peak, target = planned[-3], case.target
    return min(1.0, peak.total / target.week) + min(1.0, peak.longest / target.session)


def _weeks(case: Case, planned: tuple[Dose, ...]) -> tuple[Week, ...]:
    count = len(planned)
    out = []
    for number, dose in enumerate(planned, 1):
        last = case.day(7 * (number - count))
        runs = sessions(case, dose, number, count - 2, last)
        first = last - timedelta(days=6)
        descent = sum((r.descent for r in runs), 0.0)
        out.append(Week(number, first, last, dose.kind, descent, dose.cap, dose.session_cap, runs))
    return tuple(out)


def _block(
    case: Case, weeks: tuple[Week, ...], total: float, longest: float, strength: bool, sore: bool
) -> TrainingBlock:
    """`total` and `longest`: the exact descent of the peak week and of its long session [m]."""
    hard = [s for week in weeks for s in week.sessions if s.hard]
    if strength:
        weeks = tuple(replace(w, strength=strength_days(case, w.first, w.last, hard, sore)) for w in weeks)
    share = min(1.0, total / case.target.week) if case.worth_it else 1.0
    return TrainingBlock(
        race_date=case.race_date,
        today=case.today,
        full_weeks=case.full_weeks,
        weeks=weeks,
        target_week=case.target.week,
        target_session=case.target.session,
        peak_descent=max(w.descent for w in weeks),
        peak_session=max((s.descent for w in weeks for s in w.sessions), default=0.0),
        reachable_share=share,
        start_week=case.start.week,
        start_longest=case.start.longest,
        last_hard=max((s.day for s in hard), default=None),
        notes=_notes(case, weeks, total, longest),
    )


def _notes(case: Case, weeks: tuple[Week, ...], total: float, longest: float) -> tuple[Note, ...]:
    if not case.worth_it:
        return ("no_descent",)
    block, target = case.full_weeks >= FEWEST_WEEKS, case.target
    said: dict[Note, bool] = {
        "too_little_time": not block,
        "starts_later": block and (weeks[0].first - case.today).days > 7,
        "expert_hold": block and total > target.week,
        "first_ever": case.start.first_ever,
        "history_unknown": case.start.assumed,
        "hill_unknown": not case.hill_known,
        "one_session": case.per_week == 1,
        "mild_early": block and -case.gradient > case.settings.steepest_early,
        "week_short": block and total < target.week - EXACT,
        "session_short": block and longest < target.session - case.settings.smallest,
    }
    return tuple(note for note, holds in said.items() if holds)
