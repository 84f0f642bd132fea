"""Where a stretch of the old line is on the new one after an edit: in one piece, in several, or partly gone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from routeplanner.editing import Edited
from routeplanner.editing.cutting import SNAP
from routeplanner.editing.ground import Ground, within
from routeplanner.route import Pin, Route, Span

JUMP = 60.0  # [m] where an edit puts more than this between two places that were one, a stretch falls in two [D]
EXACT = 0.01  # [m] lengths that are the same

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left in one: its ends along the old and along the new route [m], and their pins on the new one."""

    was: Stretch
    now: Stretch
    start: Pin
    end: Pin

    @classmethod
    def of(cls, ground: Ground) -> "_Left":
        was, now = ((float(ends[0]), float(ends[-1])) for ends in (ground.was, ground.now))
        return cls(was, now, ground.start, ground.end)

    @property
    def way(self) -> int:
        """1 where it is run as before, -1 the other way."""
        return 1 if self.now[0] <= self.now[1] else -1

    def until(self, other: "_Left") -> "_Left":
        """From its start to the end of another."""
        return _Left((self.was[0], other.was[1]), (self.now[0], other.now[1]), self.start, other.end)

    def span(self) -> Span:
        """In the direction of travel."""
        return Span(self.start, self.end) if self.now[0] <= self.now[1] else Span(self.end, self.start)


class Followed:
    """`kept`: what is left of the span on the new route, in the direction of travel; `gone`: what is not, along the
    old route [m]. A span whose pins are nowhere on the old route has neither."""

    def __init__(self, old: Route, edited: Edited, span: Span) -> None:
        self._span = span
        self.kept: tuple[Span, ...] = ()
        self.gone: tuple[Stretch, ...] = ()
        self._left: list[_Left] = []
        self._a = self._b = 0.0
        a, b = old.locate(span.start), old.locate(span.end)
        if a is None or b is None:
            return
        self._a, self._b, new = a, b, edited.route
        self._start, self._end = (_found(new, edited.moved(pin)) for pin in (span.start, span.end))
        if b - a <= EXACT:  # a place
            self.kept = self._spans(self._as_a_place())
            return
        self._left = [_Left.of(ground) for ground in within(edited.ground(), a, b, new)]
        pieces = [self._with_own_ends(piece, EXACT) for piece in _joined(self._left, _hang_together)]
        self.kept, self.gone = self._spans(pieces), self._outside(pieces)

    def end_to_end(self) -> tuple[tuple[Span, ...], tuple[Stretch, ...]]:
        """`kept` and `gone` of a span that also takes in the ground that an edit puts between what is left of it.

        What a cut leaves because it is made at the nearest point of the line is no rest.
        """
        if self._b - self._a <= EXACT:
            return self.kept, self.gone
        least = min(SNAP, 0.5 * (self._b - self._a)) - EXACT
        passages = [left for left in _joined(self._left, _follow) if left.was[1] - left.was[0] >= least]
        reach = np.inf if len(passages) == 1 else EXACT
        passages = [self._with_own_ends(passage, reach) for passage in passages]
        return self._spans(passages), self._outside(passages)

    def _as_a_place(self) -> list[_Left]:
        if self._start is None or self._end is None:
            return []
        return [_Left((self._a, self._b), (self._start[1], self._end[1]), self._start[0], self._end[0])]

    def _with_own_ends(self, left: _Left, reach: float) -> _Left:
        """As far as the pins of the span itself where these are no more than `reach` [m] away, and in order."""
        own = self._start
        if own and left.was[0] - self._a <= reach and (left.now[1] - own[1]) * left.way >= 0:
            left = replace(left, was=(self._a, left.was[1]), now=(own[1], left.now[1]), start=own[0])
        own = self._end
        if own and self._b - left.was[1] <= reach and (own[1] - left.now[0]) * left.way >= 0:
            left = replace(left, was=(left.was[0], self._b), now=(left.now[0], own[1]), end=own[0])
        return left

    def _spans(self, left: Iterable[_Left]) -> tuple[Span, ...]:
        """The same object where nothing has changed."""
        spans = (piece.span() for piece in left)
        return tuple(self._span if span == self._span else span for span in spans)

    def _outside(self, left: list[_Left]) -> tuple[Stretch, ...]:
        edges = [self._a, *(d for piece in left for d in piece.was), self._b]
        between = zip(edges[::2], edges[1::2], strict=True)
        return tuple((low, high) for low, high in between if high - low > EXACT)


def _found(route: Route, pin: Pin | None) -> tuple[Pin, float] | None:
    """A pin, and where it is [m]."""
    at = None if pin is None else route.locate(pin)
    return None if pin is None or at is None else (pin, at)


def _joined(left: Iterable[_Left], one: Callable[[_Left, _Left], bool]) -> list[_Left]:
    """In order, with neighbours in one where `one` says so; without what has no length."""
    out: list[_Left] = []
    for piece in left:
        if out and one(out[-1], piece):
            out[-1] = out[-1].until(piece)
        else:
            out.append(piece)
    return [piece for piece in out if piece.was[1] - piece.was[0] > EXACT]


def _hang_together(first: _Left, second: _Left) -> bool:
    """Is there next to nothing between them, on the old line and on the new one?"""
    between = abs(second.now[0] - first.now[1])
    return second.was[0] - first.was[1] <= EXACT and between <= JUMP and _follow(first, second)


def _follow(first: _Left, second: _Left) -> bool:
    """Does the second come after the first on the new line too, or both the other way round?"""
    return first.way == second.way and (second.now[0] - first.now[1]) * first.way >= -EXACT
