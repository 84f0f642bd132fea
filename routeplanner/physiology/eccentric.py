"""What a descent does to the thighs: eccentric load in m-eq, and the share of quad strength that it costs.

1 m-eq is one metre down at -12 %, at the runner's own speed, on easy ground. Load is compared, never read as a risk
of injury. All of it is a proposal of ours [D] (science.md §2.2): the brake factor follows Gottschall and Kram 2005,
the rest was tuned to Giandolini 2016, Maeo 2017, Millet 2011 and Saugy 2013 and is good to +-40 %.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from routeplanner.geo import Floats

REFERENCE = -0.12  # one metre down here is one m-eq: the unit, not a choice [m/m]


@dataclass(frozen=True, slots=True)
class LoadModel:
    """Every constant of the load, editable (science.md §2.2, §4 and §0). Ratios without unit, else as named."""

    brake_slope: float = 0.081  # braking peak +73 % at 9 degrees (Gottschall and Kram 2005) [1/degree]
    brake_limit: float = 15.0  # measured to 9, held beyond this [degree]
    full_weight: float = 0.04  # gentler descents count by gradient / 0.04 [m/m]
    footing: tuple[float, ...] = (1.0, 1.0, 1.05, 1.10, 1.15)  # Tq by technical grade 1 to 5
    speed_low: float = 0.6  # S is held between these
    speed_high: float = 1.4
    cadence_low: float = 0.90  # and K between these
    cadence_high: float = 1.10
    most_loss: float = 0.40  # of knee-extensor strength
    scale: float = 2000.0  # load of an accustomed runner, R = 1 [m-eq]
    band: float = 0.40  # the honest error of the loss
    unknown: float = 0.85  # protection R without a history
    unused: float = 0.65  # with a history of next to no descent
    per_session: float = 0.18  # protection that one full session adds
    full_session: float = 0.30  # descent of a full session over that of the race


UNUSED_BELOW = (50.0, 100.0)  # weekly descent and longest day [m] that count as next to none (science.md §0)
PROTECTION_RANGE = (0.65, 2.0)  # R stays inside (science.md §4)
DEFAULT = LoadModel()


def brake_factor(gradient: Floats, model: LoadModel = DEFAULT) -> Floats:
    """Braking force over that on the level, by `gradient` [m/m]: 1 + 0.081 per degree, held beyond 15 degrees."""
    degrees = np.degrees(np.arctan(np.maximum(-gradient, 0.0)))
    return np.asarray(1.0 + model.brake_slope * np.minimum(degrees, model.brake_limit))


def descent_weight(gradient: Floats, full: float = DEFAULT.full_weight) -> Floats:
    """0 on the level and uphill, 1 from -4 % down, straight between: how far `gradient` [m/m] is a descent."""
    return np.clip(-gradient / full, 0.0, 1.0)


def footing_factor(grade: Floats, table: tuple[float, ...] = DEFAULT.footing) -> Floats:
    """Tq: what technical ground of `grade` 1 to 5 adds, straight between grades."""
    return np.interp(grade, np.arange(1.0, 6.0), table)


def load(
    dx: Floats,
    gradient: Floats,
    grade: Floats | float = 1.0,
    *,
    speed_ratio: Floats | float = 1.0,
    cadence_ratio: Floats | float = 1.0,
    pack_share: float = 0.0,
    model: LoadModel = DEFAULT,
) -> Floats:
    """Eccentric load of each cell [m-eq], shape (m,) (science.md §2.2 and §0).

    `dx` [m] and `gradient` [m/m], shape (m,). `speed_ratio` is S, speed over the runner's own speed on that gradient,
    held to 0.6 ... 1.4; `cadence_ratio` is K, own over planned cadence, held to 0.90 ... 1.10; `pack_share` the pack
    over the body's mass. With the defaults this is the course load, which needs no plan.
    """
    down = np.maximum(-gradient, 0.0) * dx
    brake = brake_factor(gradient, model) / float(brake_factor(np.asarray(REFERENCE), model))
    s = np.clip(speed_ratio, model.speed_low, model.speed_high)
    k = np.clip(cadence_ratio, model.cadence_low, model.cadence_high)
    tq = footing_factor(np.asarray(grade, dtype=np.float64), model.footing)
    return np.asarray(down * descent_weight(gradient, model.full_weight) * brake * s * k * tq * (1.0 + pack_share))


def quad_loss(total_load: Floats | float, protection: float, model: LoadModel = DEFAULT) -> Floats:
    """Share of knee-extensor strength lost after `total_load` [m-eq] with the protection R (science.md §2.2)."""
    return np.asarray(-model.most_loss * np.expm1(-np.asarray(total_load) / (model.scale * protection)))


def loss_band(loss: Floats | float, band: float = DEFAULT.band) -> tuple[Floats, Floats]:
    """Low and high of a loss: +-40 %, the honest error of the model."""
    return np.asarray(loss) * (1.0 - band), np.asarray(loss) * (1.0 + band)


def protection(
    race_descent: float,
    weekly_descent: float | None = None,
    longest_day: float | None = None,
    longest_day_age: float | None = None,
    model: LoadModel = DEFAULT,
) -> float:
    """R: how far recent descents protect, 0.65 to 2.0, from what a runner can say by heart (science.md §4, §0).

    `race_descent` [m]; `weekly_descent` mean of the last four weeks [m], `longest_day` most descent in one day of the
    last month [m], its age [days]; None where unknown. Read as a log [D]: the longest day once, the rest of the four
    weeks in three equal sessions.
    """
    weekly, longest = weekly_descent or 0.0, longest_day or 0.0
    rest = max(0.0, 4.0 * weekly - longest) / 3.0
    age = 14.0 if longest_day_age is None else longest_day_age
    sessions = [(age, longest), *((days, rest) for days in (7.0, 14.0, 21.0))]
    return protection_from_log(race_descent, sessions, base_protection(weekly_descent, longest_day, model), model)


def base_protection(weekly_descent: float | None, longest_day: float | None, model: LoadModel = DEFAULT) -> float:
    """R before any session counts: 0.85, and 0.65 where a history shows next to no descent (science.md §0)."""
    if weekly_descent is None or longest_day is None:
        return model.unknown
    unused = weekly_descent < UNUSED_BELOW[0] and longest_day < UNUSED_BELOW[1]
    return model.unused if unused else model.unknown


def protection_from_log(
    race_descent: float,
    sessions: Iterable[tuple[float, float]],
    base: float = DEFAULT.unknown,
    model: LoadModel = DEFAULT,
) -> float:
    """R from a log of downhill `sessions`, each (age [days], descent [m]), for a race of `race_descent` [m] (§4).

    Each adds 0.18, less where it is short of 30 % of the race; in full to 21 days, half at 42, nothing from 63.
    """
    full = model.full_session * race_descent
    gained = sum(min(1.0, descent / full) * _fresh(age) for age, descent in sessions) if full > 0.0 else 0.0
    return float(np.clip(base + model.per_session * gained, *PROTECTION_RANGE))


def _fresh(age: float) -> float:
    return float(np.interp(age, (21.0, 42.0, 63.0), (1.0, 0.5, 0.0)))
