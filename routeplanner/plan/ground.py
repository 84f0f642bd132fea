"""A course as a plan sees it: all that does not depend on how fast it is run, worked out once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats
from routeplanner.physiology import eccentric
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import DEFAULT, Settings
from routeplanner.plan.speed import Factors, eighth_power, eighth_root, factors
from routeplanner.route import read_only

Stop = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """m cells, one runner, one set of stops. Made by `lay`.

    Points, shape (m+1,): `distance` [m]. Cells, shape (m,): `run` the metres that are run (0 in a hole), `gradient`
    [m/m], `grade`, `factors` with the strategy in them, `own_slowness` the pace factor without it, `course_load`
    [m-eq] with S = K = M = 1. `stop_at` [m] and `stop_for` [s], shape (k,), in order. `protection` is R; `own` the
    runner's own level speed [m/s] for an hour, None where unknown. `time_8` and `cap_8` serve `slowness`.
    """

    distance: Floats
    run: Floats
    gradient: Floats
    grade: Floats
    factors: Factors
    own_slowness: Floats
    course_load: Floats
    stop_at: Floats
    stop_for: Floats
    runner: Runner
    settings: Settings
    protection: float
    own: float | None
    time_8: Floats  # eighth powers of the time factor and of 1 / cap
    cap_8: Floats

    def slowness(self, level_speed: float) -> Floats:
        """Seconds per metre of every cell at this level speed [m/s], shape (m,), without fade."""
        eighth = self.time_8 * level_speed**-8.0
        eighth += self.cap_8
        return eighth_root(eighth)

    def moving(self, level_speed: float, fade: Floats) -> float:
        """Moving time [s] at this level speed [m/s] and fade, shape (m,)."""
        return float((self.run * self.slowness(level_speed) * fade).sum())  # not `@`: BLAS threads cost more here

    @property
    def stopped(self) -> float:
        """All stops together [s]."""
        return float(self.stop_for.sum())


def lay(
    dx: Floats,
    gradient: Floats,
    grade: Floats | float = 1.0,
    run: NDArray[np.bool_] | None = None,
    *,
    runner: Runner = Runner(),  # noqa: B008  frozen
    settings: Settings = DEFAULT,
    stops: Iterable[Stop] = (),
    strategy: float = 0.0,
    today: date | None = None,
) -> Ground:
    """Lay the ground for a plan.

    `dx` [m], `gradient` [m/m], technical `grade` 1 to 5 and `run` (False in holes: no time, no load), shape (m,).
    `stops` are (distance [m], seconds); one at the finish or off the course costs nothing. `strategy` b in -1 ... 1
    saves or banks on descents. `today` ages the runner's longest day. Raises ValueError for arrays that do not fit,
    gradients that are not finite and stops of negative length.
    """
    dx, gradient = read_only(dx), read_only(gradient)
    grade = read_only(np.broadcast_to(grade, gradient.shape))
    if dx.shape != gradient.shape or dx.ndim != 1 or not len(dx) or not np.isfinite(gradient).all() or (dx < 0).any():
        raise ValueError("dx and gradient are finite arrays of one shape (m,), m > 0, dx >= 0")
    metres = dx if run is None else read_only(np.where(run, dx, 0.0))
    distance = read_only(np.concatenate([[0.0], np.cumsum(dx)]))
    at, seconds = _stops(stops, float(distance[-1]))
    course_load = read_only(eccentric.load(metres, gradient, grade, model=settings.load))
    bank = banking(gradient, course_load, strategy, settings)
    plain = factors(gradient, grade, settings, skill=runner.skill, control=runner.control)
    banked = plain.faster(bank) if strategy else plain
    descent = float((np.maximum(-gradient, 0.0) * metres).sum())
    return Ground(
        distance=distance,
        run=metres,
        gradient=gradient,
        grade=grade,
        factors=banked,
        own_slowness=plain.pace,
        course_load=course_load,
        stop_at=at,
        stop_for=seconds,
        runner=runner,
        settings=settings,
        protection=runner.protection(descent, settings, today),
        own=runner.level_speed(3600.0, settings),
        time_8=read_only(eighth_power(banked.time)),
        cap_8=read_only(eighth_power(1.0 / banked.cap)),
    )


def banking(gradient: Floats, course_load: Floats, strategy: float, settings: Settings) -> Floats:
    """What the strategy b does to the descent speed, shape (m,): 1 + 0.06 b (1 - 2 s) [D] (science.md §0).

    s is the share of the course load already done. 1 on the level and on climbs; it comes in like the load does.
    """
    total = float(course_load.sum())
    done = (np.cumsum(course_load) - 0.5 * course_load) / total if total > 0.0 else np.zeros(len(gradient))
    weight = eccentric.descent_weight(gradient, settings.load.full_weight)
    return np.asarray(1.0 + settings.bank * strategy * (1.0 - 2.0 * done) * weight)


def _stops(stops: Iterable[Stop], length: float) -> tuple[Floats, Floats]:
    kept = sorted((at, seconds) for at, seconds in stops if 0.0 <= at < length - 1e-6 and seconds != 0.0)
    if any(seconds < 0.0 for _, seconds in kept):
        raise ValueError("a stop is not shorter than nothing")
    table = np.array(kept, dtype=np.float64).reshape(-1, 2)
    return read_only(table[:, 0]), read_only(table[:, 1])
