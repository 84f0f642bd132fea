"""What is left when the race is less than three weeks away: the taper, and one primer."""

from datetime import timedelta

from routeplanner.plan.training.caps import WeekKind, first_ever_most, round_below, round_down
from routeplanner.plan.training.case import FREE_DAYS, TOP_UP_FROM, Case
from routeplanner.plan.training.sessions import Session, session
from routeplanner.plan.training.week import Week

WINDOWS: tuple[tuple[WeekKind, int, int], ...] = (("taper", -13, -7), ("race", -6, 0))
PRIMER_DAY = -10  # early enough to recover from, late enough to protect [D]


def weeks(case: Case) -> tuple[Week, ...]:
    """The last two weeks, as far as they lie after today, with one easy primer of at most M0 (science.md §4.1).

    Somebody who has run down next to nothing gets the smallest session all the same: five minutes were enough to
    protect (Maeo 2017).
    """
    offset = max(PRIMER_DAY, 1 - case.days)
    most = primer_most(case, offset)
    out: list[Week] = []
    for kind, low, high in WINDOWS:
        first, last = max(case.day(low), case.today + timedelta(days=1)), case.day(high)
        if last < first:
            continue
        number, cap = len(out) + 1, 0.0
        runs: tuple[Session, ...] = ()
        if most > 0.0 and low <= offset <= high:
            cap, runs = most, (session(case, case.day(offset), 2, round_down(most), number, "primer"),)
        out.append(Week(number, first, last, kind, sum((r.descent for r in runs), 0.0), cap, cap, runs))
    return tuple(out)


def primer_most(case: Case, offset: int) -> float:
    """Most descent [m] of the one primer on the day `offset` before the race, 0 where it is not worth it."""
    s = case.settings
    most = min(max(case.start.longest, s.smallest), s.primer_most, round_below(s.taper_session * case.target.session))
    if case.start.first_ever:
        most = min(most, first_ever_most(case))
    if offset >= TOP_UP_FROM:
        most = min(most, case.top_up)
    return most if offset < -FREE_DAYS and round_down(most) >= s.smallest else 0.0
