"""The coloured stripes of a descent: never thinner than an eye can name their colour."""

from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from routeplanner.geo import Floats
from ui.style.palette import gradient_class

LEAST = 8.0  # [px] (design.md §0)


class Stripe(NamedTuple):
    """From `start` to `end` [m] in the colour of one gradient class."""

    start: float
    end: float
    colour: int


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Sums along the course from which the mean gradient of any stretch follows at once. Shape (n,) each."""

    distance: Floats
    drop: Floats  # metres gone down so far [m]
    weighted: Floats  # the same, weighted by their gradient
    plain: Floats  # gradient [m/m] times length [m]

    @classmethod
    def of(cls, distance: Floats, elevation: Floats, gradient: Floats) -> Self:
        """From points, shape (n,), and the gradient [m/m] of the cells between, shape (n-1,); missing ones count 0."""
        down = np.nan_to_num(np.maximum(-np.diff(elevation), 0.0))
        slope = np.nan_to_num(gradient)
        sums = (np.concatenate(([0.0], np.cumsum(s))) for s in (down, down * slope, np.diff(distance) * slope))
        return cls(distance, *sums)

    def mean(self, edges: Floats) -> Floats:
        """Gradient [m/m] between neighbouring `edges` [m], each metre of drop counted alike; plain where none drops."""
        drop, weighted, plain = (
            np.diff(np.interp(edges, self.distance, s)) for s in (self.drop, self.weighted, self.plain)
        )
        some = drop > 1e-6
        return np.where(some, weighted / np.where(some, drop, 1.0), plain / np.diff(edges))


def stripes(ground: Ground, start: float, end: float, scale: float, least: float = LEAST) -> list[Stripe]:
    """Stripes of one descent from `start` to `end` [m], drawn with `scale` [px/m], each at least `least` [px] wide.

    Columns of a pixel are coloured by their mean gradient; then, while one is too thin, the two neighbours are joined
    whose colours change least by it. A descent that is itself thinner is one stripe: wider, it would cover a climb.
    """
    columns = max(1, int((end - start) * scale))
    edges = _join_equal(ground, np.linspace(start, end, columns + 1))
    while len(edges) > 2 and (np.diff(edges) * scale).min() < least - 1e-6:
        edges = _join_equal(ground, np.delete(edges, _cheapest(ground, edges, scale, least) + 1))
    colours = gradient_class(ground.mean(edges))
    return [Stripe(*each) for each in zip(edges[:-1].tolist(), edges[1:].tolist(), colours.tolist(), strict=True)]


def _join_equal(ground: Ground, edges: Floats) -> Floats:
    """Without the edges that no colour changes at."""
    while True:
        changes = np.diff(gradient_class(ground.mean(edges))) != 0
        if changes.all():
            return edges
        edges = edges[np.concatenate(([True], changes, [True]))]


def _cheapest(ground: Ground, edges: Floats, scale: float, least: float) -> int:
    """Index i of the pair of stripes i and i + 1, one of them too thin, with the least width times change of class."""
    width = np.diff(edges) * scale
    colour = gradient_class(ground.mean(edges))
    thin = (width[:-1] < least) | (width[1:] < least)
    joined = _joined_colours(ground, edges)
    change = width[:-1] * np.abs(colour[:-1] - joined) + width[1:] * np.abs(colour[1:] - joined)
    return int(np.argmin(np.where(thin, change, np.inf)))


def _joined_colours(ground: Ground, edges: Floats) -> NDArray[np.intp]:
    """Class that each pair of neighbouring stripes would have together."""
    pairs = np.empty(len(edges) - 2, dtype=np.intp)
    for offset in (0, 1):  # pairs that do not overlap: (0, 1), (2, 3) ... then (1, 2), (3, 4) ...
        outer = edges[offset::2]
        pairs[offset::2] = gradient_class(ground.mean(outer))[: len(pairs[offset::2])]
    return pairs
