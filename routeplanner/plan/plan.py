"""A plan: when the runner is where, how fast, what holds them back and what it does to the legs."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats
from routeplanner.plan.speed import LIMITS, Codes, Limit
from routeplanner.plan.spread import low_high


@dataclass(frozen=True, slots=True)
class Impossible:
    """Why a goal cannot be planned: "too_fast" or "stops" (the stops alone take longer than the target).

    `needed` level speed [m/s], None where no speed at all would do; `allowed` the fastest that is planned.
    """

    code: Literal["too_fast", "stops"]
    needed: float | None
    allowed: float


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """What a plan says of k stretches: moving `time` [s] and `walked`, the share of it, shape (k,), and the limit whose
    removal would speed each up most."""

    time: Floats
    walked: Floats
    limit: tuple[Limit, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A run over m cells. Times [s], distances and lengths [m], speeds [m/s], paces [s/km], loads [m-eq].

    Points, shape (m+1,): `distance`; `moving` time without stops; `elapsed` time at arrival there, with every stop
    before it; `load` and `loss` (share of quad strength) so far. Cells, shape (m,): `speed`, `walk`, `limit` as an
    index into `speed.LIMITS`; in a hole they say what would be run there, and no time passes.

    `own_level_speed` is what the runner would race for as long, None where unknown; `faster_than_own` by which share
    the plan is faster, None up to 10 %. With a `problem` the goal is not met: the plan is then the fastest allowed.
    """

    distance: Floats
    moving: Floats
    elapsed: Floats
    load: Floats
    loss: Floats
    speed: Floats
    walk: NDArray[np.bool_]
    limit: Codes
    level_speed: float
    stop_at: Floats
    stop_for: Floats
    protection: float
    spread: float
    own_level_speed: float | None
    faster_than_own: float | None
    problem: Impossible | None
    _saved: Floats  # time that each limit costs so far, shape (3, m+1)
    _walked: Floats  # walking time so far, shape (m+1,)

    @property
    def total(self) -> float:
        """Finish time with all stops [s]."""
        return float(self.elapsed[-1])

    @property
    def flat_pace(self) -> float:
        """[s/km] on level ground of grade 1."""
        return 1000.0 / self.level_speed

    @property
    def low(self) -> Floats:
        """P10 of the elapsed time, shape (m+1,)."""
        return low_high(self.elapsed, self.spread)[0]

    @property
    def high(self) -> Floats:
        """P90 of the elapsed time, shape (m+1,)."""
        return low_high(self.elapsed, self.spread)[1]

    def arrival(self, at: float) -> float:
        """Elapsed time [s] on coming to `at` [m], before a stop there."""
        return self.moving_at(at) + float(self.stop_for[self.stop_at < at - 1e-6].sum())

    def departure(self, at: float) -> float:
        """Elapsed time [s] on leaving `at` [m], after a stop there."""
        return self.moving_at(at) + float(self.stop_for[self.stop_at <= at + 1e-6].sum())

    def moving_at(self, at: float) -> float:
        """Moving time [s] to `at` [m]."""
        return float(np.interp(at, self.distance, self.moving))

    def time_between(self, start: float, end: float) -> float:
        """Moving time [s] of a stretch [m]."""
        return self.moving_at(end) - self.moving_at(start)

    def load_between(self, start: float, end: float) -> float:
        """Load [m-eq] of a stretch [m]."""
        return float(np.diff(np.interp((start, end), self.distance, self.load))[0])

    def limit_between(self, start: float, end: float) -> Limit:
        """The limit whose removal would speed this stretch [m] up most."""
        return self.between(np.array([start]), np.array([end])).limit[0]

    def walk_share(self, start: float, end: float) -> float:
        """Share of the moving time of a stretch [m] that is walked."""
        return float(self.between(np.array([start]), np.array([end])).walked[0])

    def between(self, start: Floats, end: Floats) -> Stretches:
        """All that is asked of stretches from `start` to `end` [m], shape (k,) each: at once, because a long course
        has hundreds of them."""

        def change(so_far: Floats) -> Floats:
            return np.interp(end, self.distance, so_far) - np.interp(start, self.distance, so_far)

        time = change(self.moving)
        walked = np.divide(change(self._walked), time, out=np.zeros(len(time)), where=time > 0.0)
        saved = np.stack([change(row) for row in self._saved])
        return Stretches(time, walked, tuple(LIMITS[k] for k in np.argmax(saved, axis=0).tolist()))
