"""A profile line made ready for a painter: its covered stretches, thinned to the device, smoothed for paper."""

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats


def known(values: Floats) -> list[slice]:
    """The runs of at least two finite neighbours, as slices of `values`, shape (n,)."""
    edge = np.diff(np.concatenate(([0], np.isfinite(values).astype(np.int8), [0])))
    starts, ends = np.flatnonzero(edge == 1), np.flatnonzero(edge == -1)
    return [slice(int(a), int(b)) for a, b in zip(starts, ends, strict=True) if b - a > 1]


def thinned(x: Floats, y: Floats, ratio: float) -> NDArray[np.intp]:
    """Indices to draw, ascending: all where the device can show them, else first, lowest, highest, last of each pixel.

    `x` [units], not decreasing, and `y`, shape (n,), finite; `ratio` device pixels per unit.
    """
    if len(x) <= 2 or (x[-1] - x[0]) * ratio * 4 >= len(x):
        return np.arange(len(x))
    column = np.floor((x - x[0]) * ratio).astype(np.intp)
    first = np.flatnonzero(np.diff(column, prepend=-1))
    last = np.append(first[1:], len(x)) - 1
    order = np.lexsort((y, column))  # columns stay where they are, each sorted by height
    return np.unique(np.concatenate((first, last, order[first], order[last])))


def smoothed(distance: Floats, elevation: Floats, window: float) -> Floats:
    """Running mean over `window` [m], narrower towards the ends of each covered stretch, which stay where they are."""
    out = elevation.copy()
    for run in known(elevation):
        d, z = distance[run], elevation[run]
        sum_to = np.concatenate(([0.0], np.cumsum(0.5 * (z[1:] + z[:-1]) * np.diff(d))))
        half = np.minimum(0.5 * window, np.minimum(d - d[0], d[-1] - d))
        inner = half > 0.0
        area = _area(d, z, sum_to, d + half) - _area(d, z, sum_to, d - half)
        out[run] = np.where(inner, area / np.where(inner, 2.0 * half, 1.0), z)
    return out


def _area(d: Floats, z: Floats, sum_to: Floats, where: Floats) -> Floats:
    """Area under the straight line between points, from d[0] to `where` [m]."""
    k = np.clip(np.searchsorted(d, where, side="right") - 1, 0, len(d) - 2)
    into = where - d[k]
    end = np.interp(where, d, z)
    return np.asarray(sum_to[k] + 0.5 * (z[k] + end) * into, dtype=np.float64)
