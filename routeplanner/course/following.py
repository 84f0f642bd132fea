"""Where a stretch of the old line is on the new one after an edit: in one piece, in several, or partly gone."""

import numpy as np

from routeplanner.editing import Edited
from routeplanner.geo import Floats, equal_steps
from routeplanner.route import Pin, Route, Span

STEP = 10.0  # [m] how finely a stretch is followed: the grid of the profile
JUMP = 60.0  # [m] where an edit lengthens or shortens one step by more, the stretch falls in two [D]
EXACT = 0.01  # [m] lengths that are the same
HALVINGS = 12  # of a step until the edge of what is left is found to a few millimetres

Stretch = tuple[float, float]


class Followed:
    """`kept`: what is left of the span on the new route, in the direction of travel; `gone`: what is not, along the
    old route [m]. A span whose pins are nowhere on the old route has neither."""

    def __init__(self, old: Route, edited: Edited, span: Span) -> None:
        self._old, self._edited, self._span = old, edited, span
        self.kept: tuple[Span, ...] = ()
        self.gone: tuple[Stretch, ...] = ()
        self._left: list[Stretch] = []
        self._a = self._b = 0.0
        a, b = old.locate(span.start), old.locate(span.end)
        if a is None or b is None:
            return
        self._a, self._b = a, b
        left = [(a, b)] if self._in_one_piece() else self._pieces(a + equal_steps(b - a, STEP))
        self._left = left
        self.kept = tuple(self._span_of(stretch) for stretch in left)
        self.gone = self._outside(left)

    def end_to_end(self) -> tuple[tuple[Span, ...], tuple[Stretch, ...]]:
        """`kept` and `gone` of a span that also takes in the ground that an edit puts between what is left of it."""
        joined: list[Stretch] = []
        for stretch in self._left:
            if joined and self._follow(joined[-1], stretch):
                joined[-1] = (joined[-1][0], stretch[1])
            else:
                joined.append(stretch)
        return tuple(self._span_of(stretch) for stretch in joined), self._outside(joined)

    def _follow(self, first: Stretch, second: Stretch) -> bool:
        """Does the second come after the first on the new line too, or both the other way round?"""
        where = [self._where(at) for at in (*first, *second)]
        return where == sorted(where) or where == sorted(where, reverse=True)

    def _outside(self, left: list[Stretch]) -> tuple[Stretch, ...]:
        if self._a == self._b:  # no length, or nowhere on the old route
            return ()
        edges = [self._a, *(d for stretch in left for d in stretch), self._b]
        between = zip(edges[::2], edges[1::2], strict=True)
        return tuple((low, high) for low, high in between if high - low > EXACT)

    def _pin(self, at: float) -> Pin | None:
        ends = {self._a: self._span.start, self._b: self._span.end}
        return self._edited.moved(ends.get(at) or self._old.pin(at))

    def _where(self, at: float) -> float:
        """Distance along the new route [m], not a number for ground that is gone."""
        pin = self._pin(at)
        found = None if pin is None else self._edited.route.locate(pin)
        return float("nan") if found is None else found

    def _in_one_piece(self) -> bool:
        middle = 0.5 * (self._a + self._b)
        a, m, b = (self._where(at) for at in (self._a, middle, self._b))
        half = 0.5 * (self._b - self._a)
        return abs(abs(m - a) - half) < EXACT and abs(abs(b - m) - half) < EXACT

    def _pieces(self, at: Floats) -> list[Stretch]:
        """Stretches of the old line that are still there and hang together."""
        where = np.array([self._where(float(d)) for d in at])
        joined = np.abs(np.abs(np.diff(where)) - np.diff(at)) <= JUMP  # false beside what is gone
        out: list[Stretch] = []
        k = 0
        while k < len(at):
            first = k
            while k < len(at) - 1 and joined[k]:
                k += 1
            if np.isfinite(where[first]):
                low = self._edge(float(at[first]), float(at[first - 1])) if first > 0 else float(at[0])
                high = self._edge(float(at[k]), float(at[k + 1])) if k < len(at) - 1 else float(at[-1])
                out += [(low, high)] if high - low > EXACT else []
            k += 1
        return out

    def _edge(self, inside: float, outside: float) -> float:
        """The last place from `inside` towards `outside` that hangs together with it."""
        start, anchor = inside, self._where(inside)
        for _halving in range(HALVINGS):
            middle = 0.5 * (inside + outside)
            if abs(abs(self._where(middle) - anchor) - abs(middle - start)) <= JUMP:
                inside = middle
            else:
                outside = middle
        return inside

    def _span_of(self, stretch: Stretch) -> Span:
        a, b = self._pin(stretch[0]), self._pin(stretch[1])
        assert a is not None
        assert b is not None  # both ends of what is kept are on the new route
        if a == self._span.start and b == self._span.end:
            return self._span
        return Span(a, b) if self._where(stretch[0]) <= self._where(stretch[1]) else Span(b, a)
