"""Every descent of a course, by prominence (science.md §0 "Descents")."""

import itertools
from dataclasses import dataclass

import numpy as np

from routeplanner import series
from routeplanner.geo import Floats

PROMINENCE = 20.0  # [m] a climb of this much ends a descent [D], a setting
MIN_DROP = 30.0  # [m] smaller ones are "small descents" [D], a setting
KEY_SHARE = 0.72  # of the load that the key descents hold together (science.md §0)
HARD_SHARE = 0.25  # of its length that a grade needs for the descent to carry it [D]


@dataclass(frozen=True, slots=True)
class Descent:
    """One descent in the direction of travel. Distances and elevations [m], gradients [m/m] and negative.

    `drop` is start minus end elevation, `gross` the sum of all that goes down inside. `half_steeper` is the gradient
    that half of the drop exceeds. `load` [m-eq]; `load_share` of the whole course; `key`: among the largest by load
    that together hold 72 % of it.
    """

    n: int
    name: str
    start: float
    end: float
    top: float
    foot: float
    drop: float
    gross: float
    mean_gradient: float
    half_steeper: float
    steepest_gradient: float
    steepest_baseline: float
    steepest_at: float
    grade: int
    grade_by_hand: bool
    load: float
    load_share: float
    share_of_descent: float
    key: bool

    @property
    def length(self) -> float:
        """[m]"""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Fall:
    """Where a descent starts and ends on the grid, and its drop and gross drop [m]."""

    lo: int
    hi: int
    drop: float
    gross: float


def falls(
    elevation: Floats, turns: list[series.Indices], prominence: float = PROMINENCE, min_drop: float = MIN_DROP
) -> list[Fall]:
    """The down legs, `min_drop` [m] or more, of a second zigzag on the turning points that the dead-band left."""
    out: list[Fall] = []
    for t in turns:
        z = elevation[t]
        big = series.zigzag(z, prominence)
        for a, b in itertools.pairwise(big):
            drop = float(z[a] - z[b])
            if drop >= min_drop:
                out.append(Fall(int(t[a]), int(t[b]), drop, series.up_and_down(z[a : b + 1])[1]))
    return out


def down_metres(elevation: Floats, turns: list[series.Indices]) -> Floats:
    """What each cell contributes to the total descent [m], shape (m,): the cells add up to it exactly.

    A cell inside a down leg that rises a little, below the dead-band, counts negative.
    """
    out = np.zeros(max(len(elevation) - 1, 0))
    for t in turns:
        for a, b in itertools.pairwise(t):
            if elevation[b] < elevation[a]:
                out[a:b] = -np.diff(elevation[a : b + 1])
    return out


def half_steeper(gradient: Floats, metres: Floats) -> float:
    """The gradient [m/m] that half of the drop exceeds; `metres` is what each cell drops."""
    weight = np.maximum(metres, 0.0)
    if weight.sum() <= 0:
        return 0.0
    order = np.argsort(gradient)
    reached = np.cumsum(weight[order])
    return min(float(gradient[order][np.searchsorted(reached, 0.5 * reached[-1])]), 0.0)


def key_marks(loads: list[float], whole: float, share: float = KEY_SHARE) -> list[bool]:
    """Which descents are key: the largest by load until they hold `share` of the `whole` load."""
    out = [False] * len(loads)
    held = 0.0
    for k in sorted(range(len(loads)), key=lambda i: -loads[i]):
        if held >= share * whole:
            break
        out[k] = True
        held += loads[k]
    return out


def carried_grade(grade: Floats) -> int:
    """The hardest technical grade that a quarter of the cells reach."""
    if not len(grade):
        return 1
    quarter = int(np.ceil(HARD_SHARE * len(grade)))
    return int(np.floor(np.sort(grade)[-quarter] + 0.5))


def describe(
    found: list[Fall],
    distance: Floats,
    elevation: Floats,
    gradient: Floats,
    steep: Floats,
    metres: Floats,
    grade: Floats,
    by_hand: np.ndarray,
    load: Floats,
    total_descent: float,
    baseline: float,
    names: list[str],
    key_share: float = KEY_SHARE,
) -> tuple[Descent, ...]:
    """The ledger. `gradient`, `metres`, `grade`, `by_hand`, `load` [m-eq] per cell, shape (m,).

    `steep` is the gradient over the `baseline` [m] that the steepest is named with.
    """
    whole = float(load.sum())
    loads = [float(load[f.lo : f.hi].sum()) for f in found]
    keys = key_marks(loads, whole, key_share)
    out = []
    for n, (f, name, own, key) in enumerate(zip(found, names, loads, keys, strict=True), 1):
        cells = slice(f.lo, f.hi)
        length = float(distance[f.hi] - distance[f.lo])
        steepest = int(np.argmin(steep[cells]))
        out.append(
            Descent(
                n=n,
                name=name,
                start=float(distance[f.lo]),
                end=float(distance[f.hi]),
                top=float(elevation[f.lo]),
                foot=float(elevation[f.hi]),
                drop=f.drop,
                gross=f.gross,
                mean_gradient=-f.drop / length,
                half_steeper=half_steeper(gradient[cells], metres[cells]),
                steepest_gradient=min(float(steep[cells][steepest]), -f.drop / length),
                steepest_baseline=min(baseline, length),
                steepest_at=float(0.5 * (distance[f.lo + steepest] + distance[f.lo + steepest + 1])),
                grade=carried_grade(grade[cells]),
                grade_by_hand=bool(by_hand[cells].mean() >= 0.5),
                load=own,
                load_share=own / whole if whole else 0.0,
                share_of_descent=f.gross / total_descent if total_descent else 0.0,
                key=key,
            )
        )
    return tuple(out)
