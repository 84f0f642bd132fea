"""Smoothing, turning points and noise: plain functions on evenly spaced arrays."""

import itertools

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats

Indices = NDArray[np.intp]


def runs(good: np.ndarray) -> list[tuple[int, int]]:
    """Half-open ranges [lo, hi) of consecutive true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], good, [False]]).astype(np.int8)))
    return [(int(lo), int(hi)) for lo, hi in edges.reshape(-1, 2)]


def smooth(values: Floats, step: float, sigma: float) -> Floats:
    """Gaussian smoothing along the way with both ends pinned, shape (n,) kept; `step` and `sigma` [m].

    The straight trend from first to last value is taken out, the rest smoothed with odd reflection at both ends
    and put back (science.md §0): the net change and reversal are exact. Continuous in sigma down to 0.
    """
    n = len(values)
    if n < 3 or sigma < 0.05 * step:
        return values.copy()
    radius = int(np.ceil(4.0 * sigma / step))
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) * step / sigma) ** 2)
    trend = np.linspace(values[0], values[-1], n)
    padded = np.pad(values - trend, radius, mode="reflect", reflect_type="odd")
    out = np.convolve(padded, weights / weights.sum(), mode="valid") + trend
    out[0], out[-1] = values[0], values[-1]
    return out


def extrema(values: Floats) -> Indices:
    """Indices of the first and last value and of every local extremum between; a plateau counts once."""
    n = len(values)
    if n < 3:
        return np.arange(n)
    step = np.sign(np.diff(values))
    moving = np.flatnonzero(step)
    if not len(moving):
        return np.array([0, n - 1])
    turn = moving[1:][step[moving[1:]] != step[moving[:-1]]]
    return np.concatenate([[0], turn, [n - 1]])


def zigzag(values: Floats, threshold: float) -> Indices:
    """Indices of the turning points that are left when legs shorter than `threshold` are removed.

    The dead-band of science.md §0: while the shortest leg is below the threshold, an inner leg goes with both its
    end points, a first or last leg with its inner end. A leg that is no longer than its neighbours can be removed as
    soon as it is seen; what is left then can only be too short at its two ends, so one pass and a trim are enough.
    """
    turns = extrema(values)
    v = values[turns].tolist()
    kept: list[int] = []
    for k in range(len(v)):
        kept.append(k)
        while len(kept) >= 4:
            a, b, c, d = (v[i] for i in kept[-4:])
            middle = abs(c - b)
            if middle >= threshold or middle > abs(b - a) or middle > abs(d - c):
                break
            del kept[-3:-1]
    _trim(v, kept, threshold)
    return turns[kept]


def _trim(v: list[float], kept: list[int], threshold: float) -> None:
    """Remove what is too short, always the shortest leg first."""
    while len(kept) > 2:
        legs = [abs(v[b] - v[a]) for a, b in itertools.pairwise(kept)]
        shortest = min(legs)
        if shortest >= threshold:
            return
        k = legs.index(shortest)
        if k == 0:
            del kept[1]
        elif k == len(legs) - 1:
            del kept[-2]
        else:
            del kept[k : k + 2]


def up_and_down(turning: Floats) -> tuple[float, float]:
    """Sum of all rises and of all falls [m], both positive, between turning points."""
    legs = np.diff(turning)
    return float(legs[legs > 0].sum()), abs(float(legs[legs < 0].sum()))


def noise(*stretches: Floats) -> float:
    """Noise of elevations at equal steps of about 10 m [m], a continuous measure of how ragged they are.

    One recording may come in several stretches.

    Second differences see noise and hardly any terrain. For noise of standard deviation s and autocorrelation
    exp(-distance / 40 m) they have a standard deviation of 0.99 s at 10 m; the mean absolute value is used because a
    few cliffs should not count as noise. [D]
    """
    bends = np.concatenate([np.zeros(0), *(np.diff(values, 2) for values in stretches if len(values) > 2)])
    return float(1.2533 * np.abs(bends).mean()) if len(bends) else 0.0
