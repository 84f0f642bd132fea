"""What an edit gives back: the new route, and where a place of the old one is on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from routeplanner.editing import places
from routeplanner.editing.ground import NEAR, Ground, on_line, once
from routeplanner.editing.shared import SharedGround
from routeplanner.geo import Floats
from routeplanner.route import Leg, Pin, Route, new_id

SAME = 1.0  # [m] two places that are the same where legs meet [D]: less than any receiver knows


@dataclass(frozen=True, slots=True, eq=False)
class Edited:
    """`moved` says where a pin of the old route is on `route`; None: its ground is gone. `ground` says the same of
    all stretches of the old line that are still there, in its order."""

    route: Route
    moved: Callable[[Pin], Pin | None]
    ground: Callable[[], tuple[Ground, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A leg of the new route on the ground of the old one.

    Distances along the old route `was` lie at distances `now` from the start of the leg [m], shape (k,) each; `was`
    falls where the leg is run the other way. `origin` is the id of the old leg; `flipped` is all of it the other way.
    """

    leg: Leg
    origin: str
    was: Floats
    now: Floats
    flipped: bool = False

    def holds(self, at: float) -> bool:
        """Is a distance along the old route [m] on this piece?"""
        a, b = self.was[0], self.was[-1]
        return bool(min(a, b) - NEAR <= at <= max(a, b) + NEAR)

    def pin(self, at: float) -> Pin:
        """Where a distance along the old route [m] is now."""
        way = 1 if self.was[0] <= self.was[-1] else -1
        length = self.leg.length
        return Pin(
            self.leg.id, min(float(np.interp(at, self.was[::way], self.now[::way])) / length, 1.0) if length else 0.0
        )

    def ground(self, start: float) -> Ground:
        """The same on a route where the leg begins at `start` [m]."""
        way = 1 if self.was[0] <= self.was[-1] else -1
        was, now = self.was[::way], start + self.now[::way]
        return Ground(was, now, self.pin(float(was[0])), self.pin(float(was[-1])))

    def turned(self, leg: Leg) -> "Piece":
        """A whole leg run from its end to its start, as `leg`."""
        return Piece(leg, self.origin, self.was[::-1], self.now[-1] - self.now[::-1], flipped=True)


@dataclass(frozen=True, slots=True, eq=False)
class Fresh:
    """Legs on ground that is new to the route, in place of its stretch `was` [m] where they replace one."""

    legs: tuple[Leg, ...]
    was: tuple[float, float] | None = None


Part = Piece | Fresh


def as_it_is(route: Route, k: int) -> Piece:
    """Leg `k`, untouched."""
    leg = route.legs[k]
    ends = np.array([0.0, leg.length])
    return Piece(leg, leg.id, route.starts[k] + ends, ends)


def whole(route: Route) -> list[Piece]:
    """Every leg, untouched."""
    return [as_it_is(route, k) for k in range(len(route.legs))]


def edited(old: Route, parts: Iterable[Part]) -> Edited:
    """The route that the parts make, in their order. A leg that comes twice has a new id the second time."""
    seen: set[str] = set()
    own = [_with_own_ids(part, seen) for part in parts]
    route = Route(tuple(leg for part in own for leg in (part.legs if isinstance(part, Fresh) else (part.leg,))))
    moves = _Moves(old, route, own)
    return Edited(route, moves, moves.ground)


def unchanged(route: Route) -> Edited:
    """No edit: everything is where it was."""
    return edited(route, whole(route))


def _with_own_ids(part: Part, seen: set[str]) -> Part:
    if isinstance(part, Fresh):
        return part
    if part.leg.id in seen:
        part = replace(part, leg=replace(part.leg, id=new_id()))
    seen.add(part.leg.id)
    return part


class _Moves:
    """Looks pins and stretches of the old route up on the new one."""

    def __init__(self, old: Route, new: Route, parts: list[Part]) -> None:
        self._old, self._new, self._parts = old, new, parts
        self._pieces = [part for part in parts if isinstance(part, Piece)]
        self._fresh = [part for part in parts if isinstance(part, Fresh)]
        self._shared: dict[int, tuple[Route, SharedGround]] = {}
        self._ground: tuple[Ground, ...] | None = None
        kept = {id(leg) for leg in old.legs}
        self._untouched = {piece.leg.id for piece in self._pieces if id(piece.leg) in kept}

    def __call__(self, pin: Pin) -> Pin | None:
        if pin.leg in self._untouched:
            return pin
        at = self._old.locate(pin)
        if at is None:
            return None
        own = next((piece for piece in self._pieces if piece.origin == pin.leg and piece.holds(at)), None)
        if own and own.flipped:
            return Pin(own.leg.id, 1.0 - pin.fraction)
        return own.pin(at) if own else self._on_neighbour(pin, at) or self._on_new_ground(pin, at)

    def ground(self) -> tuple[Ground, ...]:
        """Found once, for all that is marked along the line."""
        if self._ground is None:
            self._ground = once(self._all_ground())
        return self._ground

    def _all_ground(self) -> Iterator[Ground]:
        k = 0  # the leg that a part begins with
        for part in self._parts:
            start = float(self._new.starts[k])
            if isinstance(part, Piece):
                yield part.ground(start)
                k += 1
            else:
                if part.was and part.legs:
                    route, shared = self._beside(part)
                    yield from on_line(shared.stretches(), route, start)
                k += len(part.legs)

    def _on_neighbour(self, pin: Pin, at: float) -> Pin | None:
        """At the end of a leg that is gone stands also its neighbour, unless there is a hole between them."""
        here = places.of_pin(self._old, pin)
        for piece in self._pieces:
            found = piece.pin(at) if piece.holds(at) else None
            there = places.of_pin(self._new, found) if found else None
            if here and there and places.apart(here, there) <= SAME:
                return found
        return None

    def _on_new_ground(self, pin: Pin, at: float) -> Pin | None:
        """Where new ground runs beside the ground that it replaces."""
        for fresh in self._fresh:
            if fresh.was and fresh.legs and fresh.was[0] - NEAR <= at <= fresh.was[1] + NEAR:
                route, shared = self._beside(fresh)
                found = shared.find(pin)
                if found is not None:
                    return route.pin(found)
        return None

    def _beside(self, fresh: Fresh) -> tuple[Route, SharedGround]:
        """New ground as a route of its own, and what it shares with the stretch that it replaces."""
        assert fresh.was is not None
        if id(fresh) not in self._shared:
            route = Route(fresh.legs)
            self._shared[id(fresh)] = route, SharedGround(self._old, fresh.was, route)
        return self._shared[id(fresh)]
