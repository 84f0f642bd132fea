"""Where on a small map there is still room for a number or a name."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from routeplanner.geo import Floats

Indices = NDArray[np.intp]

CELL = 2.0  # units, how finely room is looked for [D]
CROSSING = 3.0  # penalty for each cell of the route that a box would cover [D]
SHIFTS = (0.0, -0.4, 0.4, -0.75, 0.75, -1.0, 1.0)  # along a side, as parts of its half [D]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A box that something might take, and how little it is wanted there; a line leads to it from `leader`."""

    box: QRectF
    penalty: float
    leader: QPointF | None = None


class Board:
    """A map's field from (0, 0) to `width` x `height` [units]. Boxes never overlap; lines may be covered."""

    def __init__(self, width: float, height: float) -> None:
        self._size = width, height
        shape = int(np.ceil(height / CELL)), int(np.ceil(width / CELL))
        self._taken = np.zeros(shape, dtype=bool)
        self._line = np.zeros(shape)

    def draw_line(self, x: Floats, y: Floats, half: float) -> None:
        """A line through points (x, y), shape (n,), reaching `half` to either side."""
        run = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))))
        where = np.arange(0.0, run[-1] + CELL, CELL)
        px, py = np.interp(where, run, x), np.interp(where, run, y)
        reach = int(np.ceil(half / CELL))
        for down in range(-reach, reach + 1):
            for right in range(-reach, reach + 1):
                row = np.floor(py / CELL).astype(np.intp) + down
                column = np.floor(px / CELL).astype(np.intp) + right
                inside = (row >= 0) & (row < self._line.shape[0]) & (column >= 0) & (column < self._line.shape[1])
                self._line[row[inside], column[inside]] = CELL

    def take(self, box: QRectF) -> None:
        """Nothing else may stand here."""
        self._taken[self._cells(box)] = True

    def best(self, candidates: Iterable[Candidate], most_covered: float = 0.0) -> Candidate | None:
        """The least unwanted free box, now taken with the way to it; None where each is taken or outside.

        `most_covered`: how many cells of the route a box may hide.
        """
        chosen: Candidate | None = None
        least = float("inf")
        for each in candidates:
            if each.penalty >= least or not self._free(each):
                continue
            covered = float(self._line[self._cells(each.box)].sum()) / CELL
            price = each.penalty + CROSSING * covered
            if covered <= most_covered and price < least:
                chosen, least = each, price
        if chosen is None:
            return None
        self.take(chosen.box)
        if chosen.leader is not None:
            self._taken[self._way(chosen.leader, chosen.box)] = True
        return chosen

    def _free(self, each: Candidate) -> bool:
        width, height = self._size
        box = each.box
        inside = box.left() >= 0 and box.top() >= 0 and box.right() <= width and box.bottom() <= height
        if not inside or self._taken[self._cells(box)].any():
            return False
        return each.leader is None or not self._taken[self._way(each.leader, box)].any()

    def _way(self, start: QPointF, box: QRectF) -> tuple[Indices, Indices]:
        """Rows and columns of the cells between `start` and `box`."""
        to = nearest(start, box)
        count = int(np.hypot(to.x() - start.x(), to.y() - start.y()) / CELL) + 2
        x, y = np.linspace(start.x(), to.x(), count), np.linspace(start.y(), to.y(), count)
        rows, columns = self._taken.shape
        return (
            np.clip((y / CELL).astype(np.intp), 0, rows - 1),
            np.clip((x / CELL).astype(np.intp), 0, columns - 1),
        )

    def _cells(self, box: QRectF) -> tuple[slice, slice]:
        return (
            slice(max(int(box.top() // CELL), 0), max(int(np.ceil(box.bottom() / CELL)), 0)),
            slice(max(int(box.left() // CELL), 0), max(int(np.ceil(box.right() / CELL)), 0)),
        )


def nearest(point: QPointF, box: QRectF) -> QPointF:
    """The place in `box` that is nearest to `point`."""
    return QPointF(min(max(point.x(), box.left()), box.right()), min(max(point.y(), box.top()), box.bottom()))


def around(anchor: QPointF, width: float, height: float, distances: Iterable[float]) -> list[Candidate]:
    """Boxes on all sides of `anchor`, their nearest edge at each of `distances` [units]; near ones are wanted most."""
    out = []
    for distance in distances:
        right, down = 0.5 * width + distance, 0.5 * height + distance
        for shift in SHIFTS:
            # straight beside, above and below look calmest
            penalty = distance + 2.0 * abs(shift)
            for x, y in ((right, shift * down), (-right, shift * down), (shift * right, -down), (shift * right, down)):
                box = QRectF(anchor.x() + x - 0.5 * width, anchor.y() + y - 0.5 * height, width, height)
                out.append(Candidate(box, penalty))
    return out
