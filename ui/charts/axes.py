"""Where the ticks of an axis stand and what they say. Plain numbers, no painter."""

from math import ceil, floor, isfinite, log10
from typing import NamedTuple

import numpy as np

from routeplanner.geo import Floats
from routeplanner.units import Units, decimal, duration, whole

CLOCK_STEPS = (300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400)  # [s]
DAY = 86_400
SLACK = 1e-9  # of a step: a tick on the edge belongs to the axis


class Tick(NamedTuple):
    """`at` in the unit of the data, `text` in the reader's."""

    at: float
    text: str


def nice_step(span: float, count: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that cuts `span` into at most `count` pieces."""
    if not (isfinite(span) and span > 0.0):
        raise ValueError(f"an axis needs a length, not {span}")
    least = span / max(count, 1)
    power = 10.0 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10, 20) if factor * power >= least * (1 - SLACK))


def steps(low: float, high: float, step: float) -> list[float]:
    """Multiples of `step` from `low` to `high`, both included."""
    return [k * step for k in range(ceil(low / step - SLACK), floor(high / step + SLACK) + 1)]


def number_ticks(low: float, high: float, count: int) -> list[Tick]:
    """Round numbers, with as many decimals as their step needs."""
    step = nice_step(high - low, count)
    places = max(0, -floor(log10(step) + SLACK))
    return [Tick(v, decimal(v, places) if places else whole(v)) for v in steps(low, high, step)]


def elevation_ticks(low: float, high: float, units: Units, count: int) -> list[Tick]:
    """Round elevations between `low` and `high` [m], told in metres or feet; at least ten apart."""
    step = max(nice_step((high - low) / units.short, count), 10.0) * units.short
    return [Tick(v, units.height_number(v)) for v in steps(low, high, step)]


def distance_ticks(start: float, end: float, units: Units, count: int) -> list[Tick]:
    """Round distances between `start` and `end` [m], told in kilometres or miles; the first without the unit at 0."""
    step = nice_step((end - start) / units.long, count)
    places = max(0, -floor(log10(step) + SLACK))
    return [
        Tick(v, units.distance(v, places) if v else units.distance_number(v, 0))
        for v in steps(start, end, step * units.long)
    ]


def clock_ticks(distance: Floats, clock: Floats, count: int) -> list[Tick]:
    """Round times of day at the distances [m] where they are reached.

    `distance` and `clock` [s after midnight], shape (n,), not decreasing; while `clock` stands still (a stop), the
    tick is where the runner stands.
    """
    span = float(clock[-1] - clock[0])
    if span <= 0.0:
        return []
    step = next((s for s in CLOCK_STEPS if span / s <= count), ceil(span / count / DAY) * DAY)
    times = steps(float(clock[0]), float(clock[-1]), step)
    return [Tick(float(np.interp(t, clock, distance)), time_of_day(t)) for t in times]


def time_of_day(seconds: float) -> str:
    """13:42, from seconds after midnight; a second day starts at 0:00 again."""
    minutes = round(seconds / 60.0) % (DAY // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def pace_ticks(fast: float, slow: float, units: Units, count: int) -> list[Tick]:
    """Round paces between `fast` and `slow` [s/m], told in min/km or min/mi."""
    span = (slow - fast) * units.long
    step = next((s for s in (10, 15, 30, 60, 120, 300, 600) if span / s <= count), 1200)
    return [Tick(v / units.long, duration(v)) for v in steps(fast * units.long, slow * units.long, step)]
