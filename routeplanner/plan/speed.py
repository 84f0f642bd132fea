"""How fast on which ground: one continuous function of level speed, gradient and technical grade (science.md §1.6).

From a notebook:

    >>> speed(3.3, np.array([-0.10, 0.0, 0.10]), grade=2.0)   # [m/s]
"""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats
from routeplanner.physiology import cost
from routeplanner.physiology.cost import ParameterSet
from routeplanner.plan.settings import DEFAULT, Settings

Limit = Literal["lungs", "braking", "footing"]
LIMITS: tuple[Limit, ...] = ("lungs", "braking", "footing")  # the codes 0, 1, 2
Codes = NDArray[np.uint8]

_GRADES = np.arange(1.0, 6.0)


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """What the ground makes of a level speed, whatever that speed is; shape (m,) each.

    `metabolic` and `braking` blend to the pace factor `pace`; `footing` multiplies the time; `cap` [m/s] is the
    fastest controlled speed.
    """

    metabolic: Floats
    braking: Floats
    pace: Floats
    footing: Floats
    cap: Floats

    def __post_init__(self) -> None:
        for array in (self.metabolic, self.braking, self.pace, self.footing, self.cap):
            array.setflags(write=False)

    def faster(self, by: Floats) -> "Factors":
        """The same ground, run `by` times as fast below the cap, shape (m,); on grounds of strategy, not of terrain."""
        return replace(self, metabolic=self.metabolic / by, braking=self.braking / by, pace=self.pace / by)

    @property
    def time(self) -> Floats:
        """Time over that on the level, before the cap."""
        return self.pace * self.footing


def speed(
    level_speed: float,
    gradient: Floats,
    grade: Floats | float = 1.0,
    settings: Settings = DEFAULT,
    *,
    skill: str = "average",
    control: float | None = None,
    fatigue: Floats | float = 0.0,
) -> Floats:
    """Planned speed [m/s], shape (m,), in horizontal metres.

    `level_speed` [m/s] on level grade 1; `gradient` [m/m], shape (m,), negative downhill; technical `grade` 1 to 5,
    straight between; `fatigue` the lost share of quad strength. `skill` picks the parameter set and the control that
    scales the cap, unless `control` (0.75 to 1.15) is given. Raises KeyError for an unknown skill.
    """
    f = factors(gradient, grade, settings, skill=skill, control=control)
    return np.asarray(1.0 / (slowness(level_speed, f.time, f.cap) * (1.0 + settings.fade * np.asarray(fatigue))))


def factors(
    gradient: Floats,
    grade: Floats | float,
    settings: Settings,
    *,
    skill: str = "average",
    control: float | None = None,
) -> Factors:
    """The factors of every cell; arguments as in `speed`."""
    parameters: ParameterSet = settings.for_skill(skill)
    metabolic = cost.metabolic_factor(gradient, parameters)
    braking = cost.braking_factor(gradient, parameters)
    control = settings.control(skill) if control is None else control
    cap = np.full(np.shape(gradient), np.interp(grade, _GRADES, settings.cap) * control)
    pace = cost.blend(metabolic, braking)
    return Factors(metabolic, braking, pace, footing_factor(gradient, grade, settings), cap)


def footing_factor(gradient: Floats, grade: Floats | float, settings: Settings) -> Floats:
    """Time on ground of this technical grade over that on grade 1: 1 + (mT - 1) w(g), shape (m,) [D]."""
    on_grade = np.interp(grade, _GRADES, settings.footing)
    up = np.interp(gradient, (settings.footing_up_from, settings.footing_up_to), (1.0, settings.footing_up))
    down = settings.footing_down * np.clip(-gradient / settings.footing_down_at, 0.0, 1.0)
    return np.asarray(1.0 + (on_grade - 1.0) * (up + down))


def slowness(level_speed: float, time: Floats, cap: Floats) -> Floats:
    """Seconds per metre, shape (m,): the `time` factor at this level speed, bent softly under the `cap` [m/s].

    The same as v = (v2^-8 + cap^-8)^(-1/8) of science.md §1.6; an infinite cap is no cap.
    """
    return eighth_root(eighth_power(time / level_speed) + eighth_power(1.0 / cap))


def eighth_power(x: Floats) -> Floats:
    """x^8 by squaring: twenty times faster than a power."""
    out = np.asarray(x * x)
    out *= out
    out *= out
    return out


def eighth_root(x: Floats) -> Floats:
    """The inverse of `eighth_power` for x >= 0."""
    out = np.asarray(np.sqrt(x))
    np.sqrt(out, out=out)
    return np.sqrt(out, out=out)


def limits(
    level_speed: float,
    gradient: Floats,
    grade: Floats | float = 1.0,
    settings: Settings = DEFAULT,
    *,
    skill: str = "average",
    control: float | None = None,
) -> Codes:
    """What holds the runner back in each cell, shape (m,), as an index into `LIMITS`: see `freed`."""
    f = factors(gradient, grade, settings, skill=skill, control=control)
    return np.argmin(freed(level_speed, f), axis=0).astype(np.uint8)


def freed(level_speed: float, f: Factors) -> Floats:
    """Slowness [s/m] with each limit taken away in turn, shape (3, m), in the order of `LIMITS`.

    Lungs are the metabolic factor, braking is |g| / kappa, footing is the technical multiplier and the cap. The limit
    whose row is smallest is the one whose removal would speed the cell up most (science.md §0).
    """
    no_cap = np.asarray(np.inf)
    return np.stack(
        [
            slowness(level_speed, f.braking * f.footing, f.cap),
            slowness(level_speed, f.metabolic * f.footing, f.cap),
            slowness(level_speed, f.pace, no_cap),
        ]
    )


def walked(speed: Floats, gradient: Floats, settings: Settings = DEFAULT) -> NDArray[np.bool_]:
    """Whether a `speed` [m/s] is walked on this `gradient` [m/m], shape (m,): below the transition speed.

    2.0 m/s on the level (after Hreljac 1993), falling straight to 1.4 m/s at +-25 % [D].
    """
    transition = np.interp(np.abs(gradient), (0.0, settings.walk_steep_at), (settings.walk_level, settings.walk_steep))
    return np.asarray(speed < transition)
