"""Where stretches of the old line are on the new one: said for whole stretches, however long they are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from routeplanner.geo import Floats
from routeplanner.route import Pin, Route

NEAR = 1e-6  # [m] two distances along one route that are the same place


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A stretch of the old line that is on the new one.

    Distances along the old route `was` lie at distances `now` along the new one [m], shape (k,) each; `was` rises,
    `now` falls where it is run the other way. `start` and `end` are the pins of both ends of `was` on the new route.
    """

    was: Floats
    now: Floats
    start: Pin
    end: Pin

    @property
    def way(self) -> int:
        """1 where it is run as before, -1 the other way."""
        return 1 if self.now[0] <= self.now[-1] else -1

    def between(self, low: float, high: float, new: Route) -> "Ground":
        """As much of it as lies between two distances along the old route [m]."""
        first, last = float(self.was[0]), float(self.was[-1])
        if low <= first and high >= last:
            return self
        ends = np.array([max(low, first), min(high, last)])
        now = np.interp(ends, self.was, self.now)
        start = self.start if low <= first else new.pin(float(now[0]))
        return Ground(ends, now, start, self.end if high >= last else new.pin(float(now[1])))


def on_line(found: Iterable[tuple[Floats, Floats]], new: Route, start: float = 0.0) -> list[Ground]:
    """Stretches that are shared with a part of a new line, which is `new` and begins at `start` [m] of the whole."""
    return [Ground(was, start + now, new.pin(float(now[0])), new.pin(float(now[-1]))) for was, now in found]


def once(found: Iterable[Ground]) -> tuple[Ground, ...]:
    """In the order of the old line; ground that is run again on the new one is where it is run first."""
    out: list[Ground] = []
    for ground in sorted(found, key=lambda ground: float(ground.was[0])):
        after = out[-1].was[-1] - NEAR if out else -np.inf
        if ground.was[0] >= after and ground.was[-1] - ground.was[0] > NEAR:
            out.append(ground)
    return tuple(out)


def within(grounds: Sequence[Ground], low: float, high: float, new: Route) -> list[Ground]:
    """What of the ground, in the order of the old line, lies between two distances along that [m]."""
    out: list[Ground] = []
    for k in range(bisect_right(grounds, low + NEAR, key=lambda ground: float(ground.was[-1])), len(grounds)):
        if grounds[k].was[0] >= high - NEAR:
            break
        out.append(grounds[k].between(low, high, new))
    return out
