"""Cadence and step length: what a runner does, and what is advised on a descent.

Two different things: at equal speed runners hardly change their cadence downhill, they lengthen the step. The
multiplier is advice [D] (science.md §3 and §0), and it is the level evidence for a higher cadence carried over:
less load on the knee (Lenhart 2014, Heiderscheit 2011), never a foot strike.
"""

from dataclasses import dataclass

import numpy as np

from routeplanner.geo import Floats

SPEEDS, HEIGHTS = (2.0, 5.5), (1.50, 2.00)  # the range of validity [m/s], [m]
CONTACT = ((2.5, 3.3, 4.2, 5.0), (0.30, 0.26, 0.22, 0.20))  # typical on the level [m/s], [s]


@dataclass(frozen=True, slots=True)
class StrideModel:
    """Every constant of the cadence, editable (science.md §3)."""

    at_3: float = 170.0  # of a runner of 1.75 m at 3 m/s (Lieberman 2015, 169.6) [steps/min]
    per_speed: float = 5.6  # Burns 2019, J Appl Physiol 126:462 [steps/min per m/s]
    per_height: float = 49.0  # [D] pendulum scaling; Burns' 123 is the upper bound [steps/min per m]
    moderate: float = 1.05  # [D] advised over own at -10 %, nothing to -3 %, straight between
    steep: float = 1.08  # [D] from -20 % down
    rough: float = 0.02  # [D] added from technical grade 4
    most: float = 1.10  # [D]
    lowest: float = 150.0  # [D] advice stays inside [steps/min]
    highest: float = 205.0


DEFAULT = StrideModel()


def preferred_cadence(
    speed: Floats, height: float = 1.75, recorded: float | None = None, model: StrideModel = DEFAULT
) -> Floats:
    """The runner's own cadence [steps/min] at `speed` [m/s] (science.md §3).

    `height` [m]; `recorded` is the runner's own median at 3 m/s [steps/min], which then stands in for anchor and
    height. Speed and height are held to the range of validity, 2 to 5.5 m/s and 1.50 to 2.00 m.
    """
    anchor = recorded
    if anchor is None:
        anchor = model.at_3 - model.per_height * (float(np.clip(height, *HEIGHTS)) - 1.75)
    return np.asarray(anchor + model.per_speed * (np.clip(speed, *SPEEDS) - 3.0))


def advice(gradient: Floats, grade: Floats | float = 1.0, model: StrideModel = DEFAULT) -> Floats:
    """How many times the own cadence is advised at `gradient` [m/m] and technical `grade` 1 to 5.

    Grows with steepness downhill only: on climbs the step shortens by itself. The addition for rough ground comes in
    between grades 3 and 4.
    """
    steep = np.interp(np.maximum(-gradient, 0.0), (0.03, 0.10, 0.20), (1.0, model.moderate, model.steep))
    return np.minimum(steep + model.rough * np.clip(np.asarray(grade) - 3.0, 0.0, 1.0), model.most)


def advised_cadence(
    speed: Floats,
    gradient: Floats,
    grade: Floats | float = 1.0,
    height: float = 1.75,
    recorded: float | None = None,
    model: StrideModel = DEFAULT,
) -> Floats:
    """Cadence to aim for [steps/min], inside 150 to 205; arguments as in `preferred_cadence` and `advice`."""
    own = preferred_cadence(speed, height, recorded, model)
    return np.clip(own * advice(gradient, grade, model), model.lowest, model.highest)


def step_length(speed: Floats, cadence: Floats) -> Floats:
    """Length of a step [m] at `speed` [m/s] and `cadence` [steps/min]: cadence * step / 60 is the speed."""
    return np.asarray(60.0 * speed / cadence)


def contact_time(speed: Floats) -> Floats:
    """Typical ground contact [s] at `speed` [m/s], straight between published means, level; slope changes it little."""
    return np.interp(speed, *CONTACT)
