"""The coloured stripes of a descent: never thinner than an eye can name their colour."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Self

import numpy as np

from routeplanner.geo import Floats
from ui.style.palette import class_of

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

    def sums(self, edges: Floats) -> tuple[Floats, Floats, Floats]:
        """Drop, weighted and plain sums up to `edges` [m], shape (k,) each."""
        drop, weighted, plain = (np.interp(edges, self.distance, s) for s in (self.drop, self.weighted, self.plain))
        return drop, weighted, plain


def stripes(ground: Ground, start: float, end: float, scale: float, least: float = LEAST) -> list[Stripe]:
    """Stripes of one descent from `start` to `end` [m], drawn with `scale` [px/m], each at least `least` [px] wide.

    Columns of a pixel are coloured by their mean gradient; then, while one is too thin, the two neighbours are joined
    whose colours change least by it. A descent that is itself thinner is one stripe: wider, it would cover a climb.
    """
    edges = np.linspace(start, end, max(1, int((end - start) * scale)) + 1)
    columns = _Columns(edges.tolist(), *(s.tolist() for s in ground.sums(edges)))
    cuts = columns.joined(list(range(len(edges))))
    while len(cuts) > 2 and (thin := columns.thin(cuts, least / scale)):
        cheapest = min(thin, key=lambda k: columns.change(*cuts[k - 1 : k + 2]))
        del cuts[cheapest]
        cuts = columns.joined(cuts)
    return [Stripe(columns.edges[a], columns.edges[b], columns.colour(a, b)) for a, b in pairwise(cuts)]


@dataclass(frozen=True, slots=True)
class _Columns:
    """The sums at the pixel edges of one descent; a stripe is a pair of edges, a cut an edge between two stripes."""

    edges: list[float]
    drop: list[float]
    weighted: list[float]
    plain: list[float]

    def colour(self, a: int, b: int) -> int:
        """Class of the mean gradient from edge a to b, each metre of drop counted alike; plain where none drops."""
        drop = self.drop[b] - self.drop[a]
        if drop > 1e-6:
            return class_of((self.weighted[b] - self.weighted[a]) / drop)
        return class_of((self.plain[b] - self.plain[a]) / (self.edges[b] - self.edges[a]))

    def joined(self, cuts: list[int]) -> list[int]:
        """Without the cuts that no colour changes at."""
        while True:
            colours = [self.colour(a, b) for a, b in pairwise(cuts)]
            kept = [cut for cut, (one, other) in zip(cuts[1:-1], pairwise(colours), strict=True) if one != other]
            if len(kept) == len(cuts) - 2:
                return cuts
            cuts = [cuts[0], *kept, cuts[-1]]

    def thin(self, cuts: list[int], least: float) -> list[int]:
        """Index of every cut with a stripe narrower than `least` [m] beside it."""
        widths = [self.edges[b] - self.edges[a] < least - 1e-6 for a, b in pairwise(cuts)]
        return [k for k, (one, other) in enumerate(pairwise(widths), 1) if one or other]

    def change(self, a: int, b: int, c: int) -> float:
        """Length [m] times change of class when the stripes a to b and b to c become one."""
        together = self.colour(a, c)
        before = abs(self.colour(a, b) - together) * (self.edges[b] - self.edges[a])
        return before + abs(self.colour(b, c) - together) * (self.edges[c] - self.edges[b])
