"""How far a plan may be off: P10 and P90 of a normal spread of times and paces [D] (science.md §0)."""

import numpy as np

from routeplanner.geo import Floats

P90 = 1.2815515655446004  # standard deviations above the mean that 9 in 10 stay under


def low_high(value: Floats | float, spread: float) -> tuple[Floats, Floats]:
    """P10 and P90, shape kept, of a `value` whose standard deviation is the share `spread` of it.

    For elapsed times [s] with `Settings.spread`. For paces [s/km] on one gradient with `Settings.pace_spread` the two
    are the bold and the careful pace.
    """
    off = P90 * spread * np.asarray(value, dtype=np.float64)
    return np.asarray(value - off), np.asarray(value + off)
