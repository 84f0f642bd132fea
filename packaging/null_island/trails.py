"""Trails as people tread them: the least effort between places, with hairpins where the slope asks for them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rivers import shifted
from scipy import ndimage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from terrain import sample

Floats = NDArray[np.float64]

FINE = 2  # grid steps per post of the terrain
MARGIN = 34  # posts around a leg that a trail may use
MOVES = [(0, 1), (-1, 2), (-1, 1), (-2, 1), (-1, 0), (-2, -1), (-1, -1), (-1, -2)]
MOVES += [(-dr, -dc) for dr, dc in MOVES]  # 16 headings, anticlockwise from east
TURN = 6.0  # cost of turning by one heading [m of level trail]
WALL = 0.9  # ground steeper than this is not crossed [m/m]
HARD = 0.39  # no trail is steeper than this [m/m]
SOFT = 8.0  # smoothing of the trodden line [m]
SWAY = 2.0  # no foot goes quite straight [m]
SWAY_LENGTH = 35.0  # [m]
SPACING = 12.0  # between points [m]
CROWDED = 9.0  # closer points are left out [m]


@dataclass(frozen=True, slots=True)
class Leg:
    """To a place at (row, column) of the window, at a gradient that the trail keeps to where it can [m/m].

    `crest` draws the trail to crests (1) or into valleys (-1).
    """

    row: float
    column: float
    gradient: float = 0.16
    crest: float = 0.0


def trail(height: Floats, texture: Floats, cell: float, start: tuple[float, float], legs: tuple[Leg, ...]) -> Floats:
    """Points every 12 m or so, shape (n, 2), as rows and columns of `height` [m], whose posts are `cell` [m] apart.

    `texture` (mean 0, deviation 1) makes it wander. Raises ValueError where no trail reaches the end of a leg.
    """
    corners, heading = [np.array([start])], -1
    for leg in legs:
        here = corners[-1][-1]
        piece, heading = _leg(height, texture, cell, (float(here[0]), float(here[1])), leg, heading)
        corners.append(piece[1:])
    return _trodden(np.concatenate(corners), cell)


def _leg(
    height: Floats, texture: Floats, cell: float, start: tuple[float, float], leg: Leg, heading: int
) -> tuple[Floats, int]:
    """Corners of the cheapest way, from `heading` if that is not -1, and the heading at its end."""
    low = np.floor(np.minimum(start, (leg.row, leg.column))).astype(int) - MARGIN
    high = np.ceil(np.maximum(start, (leg.row, leg.column))).astype(int) + MARGIN
    rows, columns = (np.arange(a * FINE, b * FINE + 1) / FINE for a, b in zip(low, high, strict=True))
    r, c = np.meshgrid(rows, columns, indexing="ij")
    h = sample(height, r, c)
    stand = sample(height - ndimage.gaussian_filter(height, 7.0), r, c)
    price = _price(h, stand, sample(texture, r, c), leg.crest, cell / FINE)
    first, last = (_node(place, low, len(columns)) for place in (start, (leg.row, leg.column)))
    sources = [first * 16 + heading] if heading >= 0 else [first * 16 + k for k in range(16)]
    graph = _graph(h, price, cell / FINE, leg.gradient)
    cost, before, _ = dijkstra(graph, indices=sources, return_predecessors=True, min_only=True)
    end = last * 16 + int(np.argmin(cost[last * 16 : last * 16 + 16]))
    if not np.isfinite(cost[end]):
        raise ValueError(f"no trail reaches {leg}")
    path = [end]
    while before[path[-1]] >= 0:
        path.append(int(before[path[-1]]))
    cells = np.array(path[::-1]) // 16
    cells = cells[np.concatenate([[True], np.diff(cells) != 0])]
    return np.stack([cells // len(columns), cells % len(columns)], axis=1) / FINE + low, end % 16


def _price(h: Floats, stand: Floats, texture: Floats, crest: float, step: float) -> Floats:
    """Of one metre of level trail: more on steep ground and away from the crest or valley it should keep to."""
    slope = np.hypot(*np.gradient(h, step))
    price = 1.0 + 0.3 * np.clip(texture, -2, 2) + 1.5 * np.clip(slope - 0.5, 0, None)
    price += abs(crest) * np.clip(1.0 - np.sign(crest) * stand / 25.0, 0.0, 2.0)
    return np.where((h < 2.0) | (slope > WALL), np.inf, price)


def _node(place: tuple[float, float], low: NDArray[np.intp], columns: int) -> int:
    r, c = (round((p - a) * FINE) for p, a in zip(place, low, strict=True))
    return int(r * columns + c)


def _graph(h: Floats, price: Floats, step: float, gradient: float) -> csr_array:
    """States are (cell, heading): go one move ahead, or turn by one heading on the spot."""
    rows, columns = h.shape
    index = np.arange(h.size).reshape(rows, columns)
    tail, head, cost = [], [], []
    for k, (dr, dc) in enumerate(MOVES):
        there, here = shifted(dr, dc, rows, columns)
        length = step * np.hypot(dr, dc)
        steep = np.abs(h[there] - h[here]) / length
        price_here = 0.5 * (price[there] + price[here]) * length * (1.0 + (steep / gradient) ** 2)
        price_here += 20.0 * length * np.clip(steep - 1.25 * gradient, 0, None)
        good = np.isfinite(price_here) & (steep < HARD)
        tail.append(index[here][good] * 16 + k)
        head.append(index[there][good] * 16 + k)
        cost.append(price_here[good])
        for turn in (1, 15):
            tail.append(index.ravel() * 16 + k)
            head.append(index.ravel() * 16 + (k + turn) % 16)
            cost.append(np.full(h.size, TURN))
    n = h.size * 16
    return csr_array((np.concatenate(cost), (np.concatenate(tail), np.concatenate(head))), shape=(n, n))


def _trodden(corners: Floats, cell: float) -> Floats:
    """Corners rounded as feet round them, then points at equal steps; both ends stay."""
    dense = _equal(corners, 2.0 / cell)
    trend = np.linspace(dense[0], dense[-1], len(dense))
    sway = np.random.default_rng(len(dense)).standard_normal(dense.shape)
    sway = ndimage.gaussian_filter1d(sway, SWAY_LENGTH / 2.0, axis=0)
    smooth = _odd(dense - trend + SWAY / cell * sway / sway.std(), SOFT / 2.0) + trend
    points = _equal(smooth, SPACING / cell)
    kept = [0]
    for k in range(1, len(points) - 1):  # in the tip of a hairpin they crowd
        if np.hypot(*(points[k] - points[kept[-1]])) > CROWDED / cell:
            kept.append(k)
    return points[[*kept, len(points) - 1]]


def _odd(values: Floats, sigma: float) -> Floats:
    reach = min(int(5 * sigma), len(values) - 1)
    padded = np.concatenate([-values[reach:0:-1], values, -values[-2 : -reach - 2 : -1]])
    return ndimage.gaussian_filter1d(padded, sigma, axis=0)[reach : reach + len(values)]


def _equal(points: Floats, step: float) -> Floats:
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    where = np.linspace(0.0, along[-1], int(np.ceil(along[-1] / step)) + 1)
    return np.stack([np.interp(where, along, points[:, k]) for k in (0, 1)], axis=1)
