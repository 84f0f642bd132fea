"""How often and where a line comes past a place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from routeplanner import geo
from routeplanner.formats import Waypoint
from routeplanner.route import Line

# Our own choices [D]
REACH = 100.0  # [m] a marked place further off the line is no station
VISIT = 60.0  # [m] within this a place is visited on every pass
APART = 1000.0  # [m] along the line: what comes back sooner is still the same visit
BLOCK = 64  # steps of a line that are looked at together


@dataclass(frozen=True, slots=True)
class Pass:
    """The nearest point of one pass: `at` along the line [m], `off` it [m], and the visit that the pass belongs to.

    Two passes with no more than `APART` between them belong to one visit. `start`: the course begins here.
    """

    at: float
    off: float
    visit: int
    start: bool


class Passing:
    """Finds the passes of one line by many places."""

    def __init__(self, line: Line) -> None:
        """The line in blocks, each with its middle and half its size [deg]: most are too far off for a closer look."""
        self._line = line
        if len(line.lat) < 2:
            return
        first = np.arange(0, max(len(line.lat) - 1, 1), BLOCK)
        self._lat = _spans(line.lat, first)
        self._lon = _spans(np.unwrap(line.lon, period=360.0), first)

    def by(self, waypoint: Waypoint) -> tuple[Pass, ...]:
        """Every time the line comes by, having been more than `REACH` away, in its order; () where it never does.

        Where no pass is within `VISIT` they are rivals for one visit, as marked places are rough.
        """
        if len(self._line.lat) < 2 or not len(steps := self._steps(waypoint)):
            return ()
        off, at, leaving = _measured(self._line, steps, waypoint)
        inside = off <= REACH
        if not inside.any():
            return ()
        steps, off, at, leaving = steps[inside], off[inside], at[inside], leaving[inside]
        bound = VISIT if off.min() <= VISIT else REACH
        out: list[Pass] = []
        visit, end = 0, np.inf
        for run in np.split(np.arange(len(at)), np.flatnonzero((np.diff(steps) > 1) | leaving[:-1]) + 1):
            run = run[off[run] <= bound]
            if not len(run):
                continue
            visit += bool(bound == VISIT and at[run[0]] - end > APART)
            end = at[run[-1]]
            k = run[np.argmin(off[run])]
            out.append(Pass(float(at[k]), float(off[k]), visit, visit == 0 and bool(at[run[0]] <= VISIT)))
        begins = out[0].start
        return tuple(Pass(p.at, p.off, p.visit, begins and p.visit == 0) for p in out)

    def _steps(self, waypoint: Waypoint) -> NDArray[np.intp]:
        """Indices of the steps, none in a hole, whose box comes within reach."""
        line = self._line
        dy = REACH / 110_000.0
        dx = dy / max(float(np.cos(np.radians(waypoint.lat))), 0.01)
        (lat, height), (lon, width) = self._lat, self._lon
        close = np.abs(lat - waypoint.lat) <= height + dy
        close &= np.abs(geo.wrap(lon - waypoint.lon)) <= width + dx
        found = []
        for block in np.flatnonzero(close):
            a = int(block) * BLOCK
            b = a + BLOCK + 1
            found.append(a + geo.near(line.lat[a:b], line.lon[a:b], waypoint.lat, waypoint.lon, REACH))
        steps = np.concatenate(found) if found else np.zeros(0, dtype=np.intp)
        kept: NDArray[np.intp] = steps[~line.gap[steps]]
        return kept


def _spans(values: geo.Floats, first: NDArray[np.intp]) -> tuple[geo.Floats, geo.Floats]:
    """Middle and half width of blocks of steps; a block ends with the point that the next begins with."""
    low, high = np.minimum.reduceat(values, first), np.maximum.reduceat(values, first)
    shared = values[np.minimum(first + BLOCK, len(values) - 1)]
    low, high = np.minimum(low, shared), np.maximum(high, shared)
    return 0.5 * (low + high), 0.5 * (high - low)


def _measured(
    line: Line, steps: NDArray[np.intp], waypoint: Waypoint
) -> tuple[geo.Floats, geo.Floats, NDArray[np.bool_]]:
    """How far each step is from a place [m], where along the line that is [m], and whether it ends out of reach."""
    x0, y0 = geo.local_xy(line.lat[steps], line.lon[steps], waypoint.lat, waypoint.lon)
    x1, y1 = geo.local_xy(line.lat[steps + 1], line.lon[steps + 1], waypoint.lat, waypoint.lon)
    dx, dy = x1 - x0, y1 - y0
    square = dx * dx + dy * dy
    t = np.clip(-(x0 * dx + y0 * dy) / np.where(square > 0, square, 1.0), 0.0, 1.0)
    start = line.distance[steps]
    off = np.hypot(x0 + t * dx, y0 + t * dy)
    return off, start + t * (line.distance[steps + 1] - start), np.hypot(x1, y1) > REACH
