"""How two courses go down: metres of descent per gradient band, and the figures that differ."""

from collections.abc import Iterable
from math import hypot, log

import numpy as np

from routeplanner.analysis.descents import Descent
from routeplanner.geo import Floats

# Lower bounds of |gradient| of the descent bands [m/m]; the lower bound belongs to the band (design.md §2).
# The first one holds what goes down on ground flatter than 2 %.
BANDS = (0.0, 0.02, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.40)


def metres_per_band(gradient: Floats, metres: Floats) -> Floats:
    """Descent [m] per band, shape (9,); the bands add up to the sum of `metres`, the total descent.

    `gradient` [m/m] and `metres` (see descents.down_metres) per cell, shape (m,).
    """
    down = np.maximum(-np.nan_to_num(gradient), 0.0)
    band = np.clip(np.searchsorted(BANDS, down + 1e-12, side="right") - 1, 0, len(BANDS) - 1)
    return np.bincount(band, weights=metres, minlength=len(BANDS)).astype(np.float64)


def mix(a: Floats, b: Floats) -> float:
    """1 - half the sum of |p - q| over the bands, p and q their shares: 1 for the same mix, 0 for nothing in common."""
    if a.sum() <= 0 or b.sum() <= 0:
        return 0.0
    return float(1.0 - 0.5 * np.abs(a / a.sum() - b / b.sum()).sum())


def steeper_than(limit: float, gradient: Floats, metres: Floats) -> float:
    """Metres of descent [m] on ground steeper than `limit` [m/m], negative."""
    return float(metres[np.nan_to_num(gradient) <= limit].sum())


def nearest(to: Descent, among: Iterable[Descent]) -> Descent | None:
    """The descent that is most like `to` in drop and mean gradient, both counted as ratios; None among none.

    Half the drop is as far off as twice the drop. Our own choice [D]: it ranks, and is never shown as a figure.
    """
    return min(among, key=lambda d: _apart(to, d), default=None)


def _apart(a: Descent, b: Descent) -> float:
    return hypot(log(a.drop / b.drop), log(a.mean_gradient / b.mean_gradient))
