"""Total descent and ascent, distance, and how sure they are (science.md §0 "Totals")."""

from dataclasses import dataclass

import numpy as np

from routeplanner import series
from routeplanner.geo import Floats

UNCERTAIN = 0.075  # half-width of the band over which a total is "uncertain" (science.md §0)

# Terms of the band, relative half-widths, all [D] until they are fitted on more races.
RULE_SHARE = 0.5  # of the difference between the loose and the strict rule
SPACING_TERM, SPACING_HALF = 0.10, 120.0  # between points 120 m apart half of 10 % is unknown [m]
SOURCE_TERM = {"recorded": 0.025, "srtm1": 0.03, "srtm3": 0.05}  # what the best rule still misses, by source
DISTANCE_TERM, DISTANCE_HALF = 0.05, 30.0  # thinning utmb-170 to 30 m loses 4 % of its length (science.md §0)
DISTANCE_FLOOR = 0.005  # position noise


@dataclass(frozen=True, slots=True)
class Totals:
    """All [m], descent positive. `raw_descent` is the plain sum of every step down of the grid."""

    distance: float
    distance_low: float
    distance_high: float
    descent: float
    descent_low: float
    descent_high: float
    ascent: float
    ascent_low: float
    ascent_high: float
    raw_descent: float

    @property
    def half_width(self) -> float:
        """Of the band, relative to the total descent, or to the ascent on a course that only climbs."""
        whole = max(self.descent, self.ascent)
        return max(self.descent_high - self.descent, self.ascent_high - self.ascent) / whole if whole else 0.0

    @property
    def uncertain(self) -> bool:
        return self.half_width > UNCERTAIN


def turning(elevation: Floats, stretches: list[tuple[int, int]], dead_band: float) -> list[series.Indices]:
    """Grid indices of the turning points that the dead-band [m] leaves, one array per covered stretch."""
    return [lo + series.zigzag(elevation[lo:hi], dead_band) for lo, hi in stretches]


def summed(elevation: Floats, turns: list[series.Indices]) -> tuple[float, float]:
    """Ascent and descent [m], both positive."""
    legs = [series.up_and_down(elevation[t]) for t in turns]
    return sum(up for up, _down in legs), sum(down for _up, down in legs)


def totals(
    elevation: Floats,
    turns: list[series.Indices],
    loose: tuple[float, float],
    strict: tuple[float, float],
    raw_descent: float,
    length: float,
    spacing: float,
    source: str,
) -> Totals:
    """Totals with their bands. `loose` and `strict` are (ascent, descent) [m] of a weaker and a stronger rule.

    Half-width = root of the sum of squares of a rule, a spacing and a source term.
    """
    ascent, descent = summed(elevation, turns)
    sparse = SPACING_TERM * spacing / (spacing + SPACING_HALF)
    known = SOURCE_TERM.get(source, 0.0)

    def half(value: float, low: float, high: float) -> float:
        return float(np.sqrt((RULE_SHARE * (high - low)) ** 2 + (value * sparse) ** 2 + (value * known) ** 2))

    up, down = half(ascent, strict[0], loose[0]), half(descent, strict[1], loose[1])
    longer = length * float(np.hypot(DISTANCE_FLOOR, DISTANCE_TERM * spacing / (spacing + DISTANCE_HALF)))
    return Totals(
        distance=length,
        distance_low=length - longer,
        distance_high=length + longer,
        descent=descent,
        descent_low=max(descent - down, 0.0),
        descent_high=descent + down,
        ascent=ascent,
        ascent_low=max(ascent - up, 0.0),
        ascent_high=ascent + up,
        raw_descent=raw_descent,
    )
