"""Cost and pace against gradient: Minetti 2002, Strava 2017, Kay 2012, and the blend that the plan uses.

All functions take `gradient` [m/m], negative downhill, any shape, and keep the shape. Factors are per horizontal
metre and relative to the level: above 1 is slower, or dearer, than level ground.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from routeplanner.geo import Floats

STEEPEST = 0.45  # Minetti 2002 and Strava 2017 measured no steeper [m/m]
LEVEL_COST = 3.6  # the running polynomial at 0; ratios need it, not the 3.40 that was measured [J/kg/m]
CHEAPEST = -0.18136  # where the running polynomial is lowest [m/m]

# Strava 2017 (an improved GAP model): level speed of equal effort over actual speed, by gradient
_STRAVA = np.array([
    (-0.45, 2.096), (-0.30, 1.495), (-0.25, 1.273), (-0.20, 1.081), (-0.15, 0.941), (-0.10, 0.876), (-0.08, 0.876),
    (-0.06, 0.891), (-0.04, 0.918), (-0.02, 0.960), (0.00, 1.000), (0.02, 1.055), (0.04, 1.135), (0.06, 1.228),
    (0.08, 1.337), (0.10, 1.459), (0.15, 1.846), (0.20, 2.297), (0.25, 2.727), (0.30, 3.158), (0.45, 4.286),
])  # fmt: skip

_KAY = (1.0, 3.639, 17.757, -3.100, -23.834)  # Kay 2012, race records, rising powers
_KAY_FROM, _KAY_TO = -0.263, 0.321  # its range, straight on beyond


@dataclass(frozen=True, slots=True)
class ParameterSet:
    """The two numbers of the pace blend (science.md §1.6).

    `lam` is the share of the metabolic saving that the runner turns into speed, `kappa` the fastest vertical speed
    that is held downhill over the runner's own level speed.
    """

    name: str
    lam: float
    kappa: float


CAUTIOUS = ParameterSet("cautious", 0.30, 0.18)  # [D], kappa after ultraPacer's steep branch
PUBLISHED_AVERAGE = ParameterSet("published average", 0.42, 0.215)  # fitted to Strava 2017
SKILLED = ParameterSet("skilled", 0.50, 0.225)  # [D], midway
ELITE = ParameterSet("elite", 0.60, 0.2325)  # fitted to Kay 2012

# [D] The product's default. On ordinary trail runs the published average was 7 to 18 % too fast in every band from
# -4 % down, so this set is the least-squares fit to 1.12 times its factor from -4 to -25 %, rounded to 0.01.
# To be replaced by a fit to recordings.
LONG_TRAIL = ParameterSet("long trail", 0.14, 0.20)

SETS = (LONG_TRAIL, PUBLISHED_AVERAGE, CAUTIOUS, SKILLED, ELITE)


def minetti_run(gradient: Floats) -> Floats:
    """Metabolic cost of running [J/kg/m], clamped at +-0.45 (Minetti 2002, J Appl Physiol 93:1039, elite runners)."""
    i = np.clip(gradient, -STEEPEST, STEEPEST)
    return np.asarray(((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + LEVEL_COST)


def minetti_walk(gradient: Floats) -> Floats:
    """Metabolic cost of walking at the best speed [J/kg/m], clamped at +-0.45 (Minetti 2002)."""
    i = np.clip(gradient, -STEEPEST, STEEPEST)
    return np.asarray(((((280.5 * i - 58.7) * i - 76.8) * i + 51.9) * i + 19.6) * i + 2.5)


def strava_2017(gradient: Floats) -> Floats:
    """Pace factor of equal heart rate from 240,000 athletes (Strava 2017), clamped at +-0.45.

    Between the published points a cubic that never overshoots them (Fritsch and Carlson 1980).
    """
    x, y, slope = _STRAVA[:, 0], _STRAVA[:, 1], _strava_slopes()
    g = np.clip(gradient, x[0], x[-1])
    k = np.clip(np.searchsorted(x, g, side="right") - 1, 0, len(x) - 2)
    h = x[k + 1] - x[k]
    t = (g - x[k]) / h
    rise = (y[k + 1] - y[k]) / h
    a, b = slope[k], slope[k + 1]
    return np.asarray(y[k] + h * t * (a + t * (3.0 * rise - 2.0 * a - b + t * (a + b - 2.0 * rise))))


def kay_2012(gradient: Floats) -> Floats:
    """Pace factor of fell-race records (Kay 2012, J Quant Anal Sports 8(4)), straight on outside -0.263 ... 0.321."""
    curve = np.polynomial.Polynomial(_KAY)
    inside = np.clip(gradient, _KAY_FROM, _KAY_TO)
    return np.asarray(curve(inside) + curve.deriv()(inside) * (gradient - inside))


def metabolic_factor(gradient: Floats, parameters: ParameterSet) -> Floats:
    """What the lungs allow: 1 - lam * the saving of Minetti 2002 downhill, Strava 2017 uphill (science.md §1.6)."""
    saving = 1.0 - minetti_run(np.clip(gradient, CHEAPEST, 0.0)) / LEVEL_COST
    up = gradient > 0.0
    factor = np.asarray(1.0 - parameters.lam * saving)
    factor[up] = strava_2017(np.asarray(gradient)[up])
    return factor


def braking_factor(gradient: Floats, parameters: ParameterSet) -> Floats:
    """What braking allows: a fixed vertical speed, so |g| / kappa downhill; 0 on climbs (science.md §1.6)."""
    return np.asarray(np.maximum(-gradient, 0.0) / parameters.kappa)


def blend(metabolic: Floats, braking: Floats) -> Floats:
    """The two limits as one smooth factor: their cubic sum, p = 3 (science.md §1.6)."""
    return np.cbrt(metabolic * metabolic * metabolic + braking * braking * braking)


def pace_factor(gradient: Floats, parameters: ParameterSet = PUBLISHED_AVERAGE) -> Floats:
    """Pace on the slope over level pace, of equal effort (science.md §1.6); continuous, 1 on the level."""
    return blend(metabolic_factor(gradient, parameters), braking_factor(gradient, parameters))


@cache
def _strava_slopes() -> Floats:
    return monotone_slopes(_STRAVA[:, 0], _STRAVA[:, 1])


def monotone_slopes(x: Floats, y: Floats) -> Floats:
    """Slopes at the knots, shape (n,), n >= 3, of the cubic that keeps the data's monotony (Fritsch and Butland 1984).

    Inside a weighted harmonic mean of both neighbours, 0 at a turning point; at the ends the three-point formula,
    held back where it would turn the curve.
    """
    h, rise = np.diff(x), np.diff(y) / np.diff(x)
    w1, w2 = 2.0 * h[1:] + h[:-1], h[1:] + 2.0 * h[:-1]
    same = rise[:-1] * rise[1:] > 0.0
    safe = np.where(same, rise[:-1], 1.0), np.where(same, rise[1:], 1.0)
    slopes = np.empty(len(x))
    slopes[1:-1] = np.where(same, (w1 + w2) / (w1 / safe[0] + w2 / safe[1]), 0.0)
    slopes[0] = _end_slope(h[0], h[1], rise[0], rise[1])
    slopes[-1] = _end_slope(h[-1], h[-2], rise[-1], rise[-2])
    return slopes


def _end_slope(h0: float, h1: float, rise0: float, rise1: float) -> float:
    slope = ((2.0 * h0 + h1) * rise0 - h0 * rise1) / (h0 + h1)
    if slope * rise0 <= 0.0:
        return 0.0
    if rise0 * rise1 <= 0.0 and abs(slope) > 3.0 * abs(rise0):
        return 3.0 * rise0
    return float(slope)
