"""Ground that two lines share: where they run beside each other, in the same direction and order."""

import itertools
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from routeplanner import geo
from routeplanner.editing import places
from routeplanner.geo import Floats
from routeplanner.route import Line, Pin, Route

REACH = 25.0  # [m] two lines as near as this are on the same trail [D]: twice the error of a receiver under trees
STEP = 10.0  # [m] how finely the lines are compared [D]
SLACK = 15.0  # [m] further reach while comparing steps: their corners are cut
LAPSE = 2.5  # steps: two places of shared ground no further apart have shared ground between them [D]
JUMP = 60.0  # [m] where one line is longer than the other between them by more, they have not [D]
CROSSING = 3  # places: fewer are where two lines cross [D]


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """A line in equal steps: distance [m] of its k + 1 points, metres east and north, unit vectors of its k steps."""

    at: Floats
    x: Floats
    y: Floats
    ux: Floats
    uy: Floats


class SharedGround:
    """Finds places of a stretch [m] of `old` on `new`, where it passes within `reach` [m].

    Every step of the old line is paired with the steps of the new one beside it that lead the same way; the longest
    chain of pairs that goes forward on both lines says which passage is which where a course crosses itself.
    """

    def __init__(self, old: Route, stretch: tuple[float, float], new: Route, reach: float = REACH) -> None:
        self._old, self._line, self._reach = old, new.line, reach
        lat0, lon0 = float(self._line.lat.mean()), float(self._line.lon[0])
        mine = _steps(old.line, *stretch, lat0, lon0)
        theirs = _steps(self._line, 0.0, new.length, lat0, lon0)
        self._stretch, self._length, self._step = stretch, new.length, float(mine.at[1] - mine.at[0])
        self._at, self._there, self._off = _chain(*_pairs(mine, theirs, reach + SLACK))

    def find(self, pin: Pin) -> float | None:
        """Distance along the new line [m] of a pin of the old one, None where they do not share its ground."""
        at, place = self._old.locate(pin), places.of_pin(self._old, pin)
        if at is None or place is None or not len(self._at):
            return None
        first, end = np.searchsorted(self._at, [at - 2 * STEP, at + 2 * STEP])
        if first == end:
            return None
        there, wide = float(np.interp(at, self._at, self._there)), self._reach + 2 * STEP
        here = self._nearest(place, there - STEP / 2, there + STEP / 2)  # near a turn the way back is as near
        if here is not None:
            return here
        return self._nearest(place, float(self._there[first]) - wide, float(self._there[end - 1]) + wide)

    def stretches(self) -> list[tuple[Floats, Floats]]:
        """Distances [m] along the old and the new line of all ground that they share, shape (k,) each: both rise."""
        near = self._off <= self._reach
        at, there = self._at[near], self._there[near]
        more = np.diff(at)
        cut = (more > LAPSE * self._step) | (np.abs(np.diff(there) - more) > JUMP)
        edges = [0, *(np.flatnonzero(cut) + 1).tolist(), len(at)]
        found = (self._to_the_ends(at[i:j], there[i:j]) for i, j in itertools.pairwise(edges) if i < j)
        return [(a, t) for a, t in found if len(a) >= CROSSING]

    def _to_the_ends(self, at: Floats, there: Floats) -> tuple[Floats, Floats]:
        """Ground that is shared in the first or in the last step is shared from the beginning, or to the end."""
        (low, high), half = self._stretch, 0.5 * self._step
        if at[0] - low < self._step:
            at, there = np.append(low, at), np.append(max(float(there[0]) - half, 0.0), there)
        if high - at[-1] < self._step:
            at, there = np.append(at, high), np.append(there, min(float(there[-1]) + half, self._length))
        return at, there

    def _nearest(self, place: places.Place, low: float, high: float) -> float | None:
        """The nearest place between two distances along the new line [m], None where it is out of reach."""
        line, d = self._line, self._line.distance
        low, high = max(low, 0.0), min(high, line.length)
        part = slice(max(int(np.searchsorted(d, low)) - 1, 0), int(np.searchsorted(d, high)) + 1)
        inside = d[part][(d[part] > low) & (d[part] < high)]
        where = np.concatenate([[low], inside, [high]])
        lon = place[1] + geo.wrap(line.lon[part] - place[1])
        lat, lon = np.interp(where, d[part], line.lat[part]), np.interp(where, d[part], lon)
        off, at = geo.nearest(lat, lon, *place, where)
        return at if off <= self._reach else None


def _steps(line: Line, low: float, high: float, lat0: float, lon0: float) -> _Steps:
    at = low + geo.equal_steps(high - low, STEP)
    x, y = geo.local_xy(line.lat, line.lon, lat0, lon0)
    x, y = np.interp(at, line.distance, x), np.interp(at, line.distance, y)
    dx, dy = np.diff(x), np.diff(y)
    length = np.maximum(np.hypot(dx, dy), 1e-9)
    return _Steps(at, x, y, dx / length, dy / length)


def _pairs(mine: _Steps, theirs: _Steps, reach: float) -> tuple[Floats, Floats, Floats]:
    """Middles of my steps, the places beside them and how far off these are [m], shape (k,) each: in order, the
    further places first."""
    import shapely

    ends = np.column_stack([theirs.x, theirs.y])
    tree = shapely.STRtree(np.asarray(shapely.linestrings(np.stack([ends[:-1], ends[1:]], axis=1))))
    x, y = 0.5 * (mine.x[1:] + mine.x[:-1]), 0.5 * (mine.y[1:] + mine.y[:-1])
    i, j = tree.query(shapely.points(x, y), predicate="dwithin", distance=reach)
    same_way = mine.ux[i] * theirs.ux[j] + mine.uy[i] * theirs.uy[j] > 0
    i, j = i[same_way], j[same_way]
    length = np.diff(theirs.at)[j]
    forward = (x[i] - theirs.x[j]) * theirs.ux[j] + (y[i] - theirs.y[j]) * theirs.uy[j]
    sideways = (x[i] - theirs.x[j]) * theirs.uy[j] - (y[i] - theirs.y[j]) * theirs.ux[j]
    beside = np.clip(forward, 0.0, length)
    off = np.hypot(sideways, forward - beside)
    i, there, off = _best_of_each_passage(i, j, off, theirs.at[j] + beside)
    order = np.lexsort((-there, i))
    return 0.5 * (mine.at[1:] + mine.at[:-1])[i[order]], there[order], off[order]


def _best_of_each_passage(
    i: np.ndarray, j: np.ndarray, off: Floats, there: Floats
) -> tuple[np.ndarray, Floats, Floats]:
    """Of neighbouring steps of the new line beside the same old step, only the nearest."""
    order = np.lexsort((j, i))
    i, j, off, there = i[order], j[order], off[order], there[order]
    if not len(i):
        return i, there, off
    new = np.concatenate([[True], (np.diff(i) != 0) | (np.diff(j) > 1)])
    passage = np.cumsum(new) - 1
    nearest_first = np.lexsort((off, passage))
    best = nearest_first[np.concatenate([[True], np.diff(passage[nearest_first]) != 0])]
    return i[best], there[best], off[best]


def _chain(at: Floats, there: Floats, off: Floats) -> tuple[Floats, Floats, Floats]:
    """The longest choice of pairs in which both distances rise, by patience sorting.

    Pairs of one old step come with the furthest place first, so that a chain never holds two of them.
    """
    tails: list[float] = []
    top: list[int] = []
    before = np.full(len(there), -1)
    for k, where in enumerate(there.tolist()):
        pile = bisect_left(tails, where)
        before[k] = top[pile - 1] if pile else -1
        if pile == len(tails):
            tails.append(where)
            top.append(k)
        else:
            tails[pile], top[pile] = where, k
    kept: list[int] = []
    k = top[-1] if top else -1
    while k >= 0:
        kept.append(k)
        k = int(before[k])
    kept.reverse()
    return at[kept], there[kept], off[kept]
