"""Eccentric strength, where the runner has chosen it: step-downs, split squats, calf raises, lowered slowly."""

from collections.abc import Iterable
from datetime import date, timedelta

from routeplanner.plan.training.case import Case
from routeplanner.plan.training.sessions import Session

DAYS_OF_WEEK = (2, 4)  # two days after the long descent, one after the shorter one [D]
TWICE_UNTIL, ONCE_UNTIL = -10, -5  # days before the race (science.md §4.6)
REST_BEFORE_HARD = 2  # days: never within 48 hours before a hard descent


def strength_days(case: Case, first: date, last: date, hard: Iterable[Session], sore: bool) -> tuple[date, ...]:
    """The days for strength in the week from `first` to `last`: twice, once near the race or while sore (§4.6, §0).

    `hard` are the hard sessions of the block.
    """
    blocked = {s.day - timedelta(days=n) for s in hard for n in range(REST_BEFORE_HARD + 1)}
    begin = last - timedelta(days=6)
    days = [begin + timedelta(days=n - 1) for n in DAYS_OF_WEEK]
    free = [d for d in days if d >= first and d <= case.day(ONCE_UNTIL) and d not in blocked]
    twice = not sore and all(d <= case.day(TWICE_UNTIL) for d in free)
    return tuple(free if twice else free[:1])
