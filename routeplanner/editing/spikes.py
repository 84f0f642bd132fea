"""Points that nobody ran to: single positions thrown far off, and needles of elevation."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from routeplanner import geo
from routeplanner.editing.edited import Edited
from routeplanner.editing.renewing import Mask, left_only, on_new_points
from routeplanner.geo import Floats
from routeplanner.route import Points, Route


@dataclass(frozen=True, slots=True)
class SpikeRule:
    """What is impossible. All values are our own choice [D].

    A position is a spike where one point lies at least `out` [m] off both its neighbours, these lie within `back` of
    that from each other, and it was reached or left faster than `speed` [m/s], or without times, by steps `stride`
    times longer than usual. An elevation is one where up to `widest` points stand `height` [m] above, or below, both
    their neighbours, over slopes of `gradient` [m/m] and more on both sides.
    """

    out: float = 50.0
    back: float = 0.2
    speed: float = 8.5
    stride: float = 10.0
    height: float = 20.0
    gradient: float = 1.5
    widest: int = 3


IMPOSSIBLE = SpikeRule()


@dataclass(frozen=True, slots=True, eq=False)
class Cleaned:
    """How many single positions were taken out, and how many elevations were replaced."""

    edited: Edited
    positions: int
    elevations: int


def remove_spikes(route: Route, rule: SpikeRule = IMPOSSIBLE) -> Cleaned:
    """The line without single positions and elevations that are impossible. The ends of legs stay."""
    spikes: dict[int, tuple[Mask, Mask]] = {}

    def cleaned(points: Points, ends: Mask) -> tuple[Points, Mask]:
        keep = ends | ~position_spikes(points, rule)
        out = left_only(points, keep)
        needle = elevation_spikes(out, rule)
        spikes[id(points)] = ~keep, np.zeros(len(points), bool)
        spikes[id(points)][1][np.flatnonzero(keep)[needle]] = True
        if needle.any():
            columns = (out.lat, out.lon, without_needles(out, needle), out.time)
            out = replace(Points.of(*columns), noise=points.noise)
        return out, keep

    done = on_new_points(route, cleaned)
    used = [(slice(leg.lo, leg.hi + 1), *spikes[id(leg.points)]) for leg in route.legs]
    positions = sum(int(thrown[part].sum()) for part, thrown, _needle in used)
    return Cleaned(done, positions, sum(int(needle[part].sum()) for part, _thrown, needle in used))


def position_spikes(points: Points, rule: SpikeRule) -> Mask:
    """Which points are thrown off, shape (n,); never the first or last."""
    out = np.zeros(len(points), bool)
    if len(points) < 3:
        return out
    step = geo.segments(points.lat, points.lon)
    there, back = step[:-1], step[1:]
    far = (there >= rule.out) & (back >= rule.out)
    beside = np.flatnonzero(far)
    if not len(beside):
        return out
    both = np.column_stack([beside, beside + 2]).ravel()  # every second step is from neighbour to neighbour
    across = geo.segments(points.lat[both], points.lon[both])[::2]
    returns = across <= rule.back * np.minimum(there, back)[beside]
    out[beside[returns & _impossible(points, step, beside, rule)] + 1] = True
    return out


def _impossible(points: Points, step: Floats, before: NDArray[np.intp], rule: SpikeRule) -> Mask:
    """Too fast for a runner; where there are no times, too far for this line."""
    taken = np.diff(points.time)
    t1, t2, d1, d2 = taken[before], taken[before + 1], step[before], step[before + 1]
    timed = np.isfinite(t1) & np.isfinite(t2)
    fast = (d1 > rule.speed * t1) | (d2 > rule.speed * t2)
    long = np.minimum(d1, d2) > rule.stride * float(np.median(step))
    return np.where(timed, fast, long)


def elevation_spikes(points: Points, rule: SpikeRule) -> Mask:
    """Which elevations are needles, shape (n,); never the first or last, nor beside a missing one."""
    z, d = points.elevation, points.distance
    out = np.zeros(len(points), bool)
    for width in range(1, rule.widest + 1):
        if len(z) < width + 2:
            break
        a, b = z[: -width - 1], z[width + 1 :]
        inside = np.lib.stride_tricks.sliding_window_view(z[1:-1], width)
        above = inside.min(axis=1) - np.maximum(a, b)
        below = np.minimum(a, b) - inside.max(axis=1)
        over = np.maximum(above, below)
        run = np.maximum(np.diff(d)[: len(a)], np.diff(d)[width : width + len(a)])  # the longer side is less steep
        needle = np.flatnonzero((over >= rule.height) & (over >= rule.gradient * run))
        for k in range(width):
            out[needle + 1 + k] = True
    return out


def without_needles(points: Points, needle: Mask) -> Floats:
    """Elevations with straight lines in place of the needles [m], shape (n,)."""
    kept = np.flatnonzero(~needle)
    out = points.elevation.copy()
    out[needle] = np.interp(points.distance[needle], points.distance[kept], points.elevation[kept])
    return out
