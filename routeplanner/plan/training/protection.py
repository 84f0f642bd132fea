"""What downhill sessions are worth on a later day: the repeated-bout effect as R of the load model."""

from collections.abc import Iterable
from datetime import date

from routeplanner.physiology import eccentric
from routeplanner.physiology.eccentric import LoadModel


def protection(
    sessions: Iterable[tuple[date, float]],
    race_descent: float,
    on: date,
    base: float = eccentric.DEFAULT.unknown,
    model: LoadModel = eccentric.DEFAULT,
) -> float:
    """R on the day `on` from a log of downhill `sessions`, each (day, descent [m]): done, planned, or both.

    `base` is R without any (0.85, or `eccentric.base_protection`). A session counts in full for 21 days, half at 42,
    not from 63 on; sessions after `on` do not count (science.md §4) [D].
    """
    aged = [(float((on - day).days), descent) for day, descent in sessions if day <= on and descent > 0.0]
    return eccentric.protection_from_log(race_descent, aged, base, model)
