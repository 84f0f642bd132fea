"""What a profile shows and where it puts things."""

from dataclasses import dataclass, replace
from math import isfinite
from typing import Literal, Self

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from routeplanner.geo import Floats
from routeplanner.units import Units
from ui.charts.line import known
from ui.charts.ranges import RangeMark
from ui.style.palette import LIGHT, Theme

Look = Literal["screen", "print"]
KILOMETRES = Units("km")
FLATTEST = 60.0  # [m] elevation shown at least, so that noise on a flat road does not look like hills; our own choice


@dataclass(frozen=True, slots=True)
class DescentMark:
    """A descent from `start` to `end` [m]. `colour`: class of the gradient that half of its drop exceeds."""

    n: int
    start: float
    end: float
    colour: int
    key: bool
    steepest: float  # [m/m], negative, over the values' baseline
    steepest_at: float  # [m]


StationMarkKind = Literal["start", "aid", "cut_off", "summit", "danger", "finish"]


@dataclass(frozen=True, slots=True)
class StationMark:
    """A station at distance `at` [m]; `time` as it is read, empty where there is no plan."""

    at: float
    name: str
    time: str = ""
    kind: StationMarkKind = "aid"


@dataclass(frozen=True, slots=True, eq=False)
class ProfileValues:
    """What a profile shows. ValueError where the shapes do not fit.

    `distance` [m], strictly increasing, `elevation` [m] with NaN where unknown, `clock` [s after midnight] or None,
    shape (n,); `gradient` [m/m], negative downhill, measured over `baseline` [m], shape (n-1,), NaN where unknown.
    """

    distance: Floats
    elevation: Floats
    gradient: Floats
    descents: tuple[DescentMark, ...] = ()
    stations: tuple[StationMark, ...] = ()
    clock: Floats | None = None
    baseline: float = 50.0
    units: Units = KILOMETRES
    ranges: tuple[RangeMark, ...] = ()

    def __post_init__(self) -> None:
        n = len(self.distance)
        if n < 2 or len(self.elevation) != n or len(self.gradient) != n - 1:
            raise ValueError(f"a profile needs n >= 2 points and n - 1 cells, not {n} and {len(self.gradient)}")
        if self.clock is not None and len(self.clock) != n:
            raise ValueError(f"{n} points have {len(self.clock)} times")

    def elevation_at(self, distance: float) -> float | None:
        """[m], or None where it is unknown."""
        # np.interp would say the same ten times slower, and a cursor asks for every move of the pointer
        after = min(max(int(self.distance.searchsorted(distance, side="right")), 1), len(self.distance) - 1)
        d0, d1 = self.distance[after - 1 : after + 1].tolist()
        z0, z1 = self.elevation[after - 1 : after + 1].tolist()
        part = min(max((distance - d0) / (d1 - d0), 0.0), 1.0)
        found = z0 if part == 0.0 else z1 if part == 1.0 else z0 + part * (z1 - z0)
        return found if isfinite(found) else None

    def gradient_at(self, distance: float) -> float | None:
        """[m/m] of the cell, or None where it is unknown."""
        cell = int(np.clip(np.searchsorted(self.distance, distance, side="right") - 1, 0, len(self.gradient) - 1))
        found = float(self.gradient[cell])
        return found if np.isfinite(found) else None

    def descent_at(self, distance: float) -> DescentMark | None:
        """The descent that runs here; at a shared end the one that begins."""
        return next((d for d in reversed(self.descents) if d.start <= distance <= d.end), None)

    def between(self, start: float, end: float) -> Self:
        """What there is from `start` to `end` [m], both ends exact; descents that reach beyond are cut there."""
        first = int(np.searchsorted(self.distance, start, side="right")) - 1
        last = int(np.searchsorted(self.distance, end, side="left"))
        edges = np.concatenate(([start], self.distance[first + 1 : last], [end]))
        on = [d for d in self.descents if d.start < end and d.end > start]
        return replace(
            self,
            distance=edges,
            elevation=np.interp(edges, self.distance, self.elevation),
            gradient=self.gradient[first:last],
            descents=tuple(replace(d, start=max(d.start, start), end=min(d.end, end)) for d in on),
            stations=tuple(s for s in self.stations if start <= s.at <= end),
            ranges=tuple(r for r in self.ranges if r.start < end and r.end > start),
            clock=None if self.clock is None else np.interp(edges, self.distance, self.clock),
        )


@dataclass(frozen=True, slots=True)
class ProfileStyle:
    """How it looks. `legend` adds one inside `rect`; `selected` is the number of a descent.

    On screen only the part `window` (start, end) [m] of the course is drawn, all of it by default.
    """

    theme: Theme = LIGHT
    look: Look = "screen"
    legend: bool = False
    selected: int | None = None
    window: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where things are: `plot` holds the line from `start` to `end` [m] and from `low` to `high` [m]."""

    plot: QRectF
    start: float
    end: float
    low: float
    high: float
    badges: tuple[tuple[int, QRectF], ...] = ()
    named: tuple[tuple[str, QRectF], ...] = ()

    @property
    def scale(self) -> float:
        """Units per metre of distance."""
        return self.plot.width() / (self.end - self.start)

    def x(self, distance: float) -> float:
        return self.plot.left() + (distance - self.start) * self.scale

    def y(self, elevation: float) -> float:
        return self.plot.bottom() - (elevation - self.low) / (self.high - self.low) * self.plot.height()

    def xs(self, distance: Floats) -> Floats:
        """The same for arrays, shape kept."""
        return np.asarray(self.plot.left() + (distance - self.start) * self.scale, dtype=np.float64)

    def ys(self, elevation: Floats) -> Floats:
        """The same for arrays, shape kept."""
        part = (elevation - self.low) / (self.high - self.low)
        return np.asarray(self.plot.bottom() - part * self.plot.height(), dtype=np.float64)

    def distance(self, x: float) -> float:
        """Distance [m] at `x`, the nearest end outside the plot."""
        return min(max(self.start + (x - self.plot.left()) / self.scale, self.start), self.end)

    def badge_at(self, point: QPointF) -> int | None:
        """Number of the descent whose badge holds `point`."""
        return next((n for n, box in self.badges if box.contains(point)), None)

    def named_at(self, point: QPointF) -> str | None:
        """Id of the named range whose bar holds `point`."""
        return next((own for own, box in self.named if box.contains(point)), None)


def elevation_range(elevation: Floats) -> tuple[float, float]:
    """Lowest and highest elevation [m] to show: a little air above, a little ground below. Without any: 0 to 100."""
    if not known(elevation):
        return 0.0, 100.0
    low, high = float(np.nanmin(elevation)), float(np.nanmax(elevation))
    span = max(high - low, FLATTEST)
    middle = 0.5 * (low + high)
    return middle - 0.58 * span, middle + 0.56 * span
