"""Where water runs on a grid of heights, and how it wears the ground down.

Stream power, solved implicitly from the mouths upwards (the idea of Braun and Willett 2013); closed basins spill
over their lowest passes, found as a minimum spanning tree (the idea of Cordonnier and others 2019).
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

AREA_EXPONENT = 0.30  # of the drainage area; lower than in the field, it keeps the slopes of a high island runnable
NEIGHBOURS = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]


def receivers(height: Floats, sea: NDArray[np.bool_], bias: Floats) -> Ints:
    """For each cell (flat index) the cell that its water runs to; sea cells receive their own.

    `bias`, shape (8, rows, columns), makes single directions more or less likely: without it slopes drain in
    straight lines along the grid.
    """
    rows, columns = height.shape
    index = np.arange(height.size).reshape(rows, columns)
    best, slope = index.copy(), np.zeros_like(height)
    for (dr, dc), weight in zip(NEIGHBOURS, bias, strict=True):
        there, here = shifted(dr, dc, rows, columns)
        fall = (height[here] - height[there]) / np.hypot(dr, dc) * weight[here]
        better = fall > slope[here]
        slope[here] = np.where(better, fall, slope[here])
        best[here] = np.where(better, index[there], best[here])
    best[sea] = index[sea]
    return _spill(height.ravel(), best.ravel(), sea.ravel(), (rows, columns))


def shifted(dr: int, dc: int, rows: int, columns: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """The cells that are a neighbour in one direction, and the cells that have one there; they match."""

    def pair(d: int, n: int) -> tuple[slice, slice]:
        return slice(max(d, 0), n + min(d, 0)), slice(max(-d, 0), n + min(-d, 0))

    (r_there, r_here), (c_there, c_here) = pair(dr, rows), pair(dc, columns)
    return (r_there, c_there), (r_here, c_here)


def _roots(to: Ints) -> tuple[Ints, Ints]:
    """The end of each cell's path, and how many steps away it is, by doubling."""
    jump, steps = to.copy(), (to != np.arange(len(to))).astype(np.intp)
    while True:
        further = steps[jump]
        if not further.any():
            return jump, steps
        steps += further
        jump = jump[jump]


def _spill(height: Floats, to: Ints, sea: NDArray[np.bool_], shape: tuple[int, int]) -> Ints:
    """Lead every inland pit across the lowest pass on its way to the sea."""
    root, _ = _roots(to)
    pits = np.unique(root[~sea[root]])
    basin = np.zeros(len(to), np.intp)  # 0 is the sea
    basin[pits] = np.arange(1, len(pits) + 1)
    basin = basin[root]
    low, high, level = _passes(height, basin, shape)
    count = len(pits) + 1
    weight = level - level.min(initial=0.0) + 1.0  # a weight of 0 would mean no pass
    tree = minimum_spanning_tree(csr_array((weight, (basin[low], basin[high])), shape=(count, count)))
    _, parent = breadth_first_order(tree, 0, directed=False)
    where = {(int(basin[a]), int(basin[b])): (a, b) for a, b in zip(low, high, strict=True)}
    out = to.copy()
    for k, pit in enumerate(pits, start=1):
        p = int(parent[k])
        out[pit] = where[p, k][0] if p < k else where[k, p][1]
    return out


def _passes(height: Floats, basin: Ints, shape: tuple[int, int]) -> tuple[Ints, Ints, Floats]:
    """The lowest pass between each two touching basins: its cell in the lower-numbered one, in the other, its level."""
    index = np.arange(len(basin)).reshape(shape)
    ends = []
    for dr, dc in NEIGHBOURS[4:]:
        there, here = shifted(dr, dc, *shape)
        ends.append(np.stack([index[here].ravel(), index[there].ravel()]))
    a, b = np.concatenate(ends, axis=1)
    across = basin[a] != basin[b]
    a, b = a[across], b[across]
    a, b = np.where(basin[a] < basin[b], a, b), np.where(basin[a] < basin[b], b, a)
    level = np.maximum(height[a], height[b])
    order = np.lexsort((level, basin[b], basin[a]))
    a, b, level = a[order], b[order], level[order]
    first = np.ones(len(a), bool)
    first[1:] = (np.diff(basin[a]) != 0) | (np.diff(basin[b]) != 0)
    return a[first], b[first], level[first]


def steps(to: Ints, columns: int) -> Floats:
    """Distance to each cell's receiver in cells; 1 for the sea."""
    index = np.arange(len(to))
    across, down = to % columns - index % columns, to // columns - index // columns
    return np.asarray(np.maximum(np.hypot(across, down), 1.0))


def levels(to: Ints) -> list[Ints]:
    """Cells grouped by their steps from the mouth, mouths first."""
    _, steps = _roots(to)
    order = np.argsort(steps, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(steps[order])) + 1)


def drainage(to: Ints, by_level: list[Ints], cell_area: float) -> Floats:
    """Area that drains through each cell [m²]."""
    area = np.full(len(to), cell_area)
    for cells in reversed(by_level[1:]):
        np.add.at(area, to[cells], area[cells])
    return area


def wear(height: Floats, to: Ints, by_level: list[Ints], rate: Floats, most: Floats) -> Floats:
    """One implicit step: each cell moves towards its receiver by rate / (1 + rate), never below it.

    What stands more than `most` [m] above its receiver slides off.
    """
    h = height.ravel().copy()
    r, m = rate.ravel(), most.ravel()
    for cells in by_level[1:]:
        below = h[to[cells]]
        worn = (h[cells] + r[cells] * below) / (1.0 + r[cells])
        h[cells] = np.clip(worn, below, below + m[cells])
    return h.reshape(height.shape)
