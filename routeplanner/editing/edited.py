"""What an edit gives back: the new route, and where a place of the old one is on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from routeplanner.editing import places
from routeplanner.editing.shared import SharedGround
from routeplanner.geo import Floats
from routeplanner.route import Leg, Pin, Route, new_id

NEAR = 1e-6  # [m] two distances along one route that are the same place
SAME = 1.0  # [m] two places that are the same where legs meet [D]: less than any receiver knows


@dataclass(frozen=True, slots=True, eq=False)
class Edited:
    """`moved` says where a pin of the old route is on `route`; None: its ground is gone."""

    route: Route
    moved: Callable[[Pin], Pin | None]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A leg of the new route on the ground of the old one.

    Distances along the old route `was` lie at distances `now` from the start of the leg [m], shape (k,) each; `was`
    falls where the leg is run the other way. `origin` is the id of the old leg.
    """

    leg: Leg
    origin: str
    was: Floats
    now: Floats

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

    def turned(self, leg: Leg) -> "Piece":
        """The same ground run from its end to its start, as `leg`."""
        return Piece(leg, self.origin, self.was[::-1], self.now[-1] - self.now[::-1])


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
    return Edited(route, _Moves(old, route, own))


def _with_own_ids(part: Part, seen: set[str]) -> Part:
    if isinstance(part, Fresh):
        return part
    if part.leg.id in seen:
        part = replace(part, leg=replace(part.leg, id=new_id()))
    seen.add(part.leg.id)
    return part


class _Moves:
    """Looks pins of the old route up on the new one."""

    def __init__(self, old: Route, new: Route, parts: list[Part]) -> None:
        self._old, self._new = old, new
        self._pieces = [part for part in parts if isinstance(part, Piece)]
        self._fresh = [part for part in parts if isinstance(part, Fresh) and part.was and part.legs]
        self._shared: dict[int, tuple[Route, SharedGround]] = {}
        kept = {id(leg) for leg in old.legs}
        self._untouched = {piece.leg.id for piece in self._pieces if id(piece.leg) in kept}

    def __call__(self, pin: Pin) -> Pin | None:
        if pin.leg in self._untouched:
            return pin
        at = self._old.locate(pin)
        if at is None:
            return None
        own = next((piece for piece in self._pieces if piece.origin == pin.leg and piece.holds(at)), None)
        return own.pin(at) if own else self._on_neighbour(pin, at) or self._on_new_ground(pin, at)

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
        for k, fresh in enumerate(self._fresh):
            if fresh.was and fresh.was[0] - NEAR <= at <= fresh.was[1] + NEAR:
                if k not in self._shared:
                    route = Route(fresh.legs)
                    self._shared[k] = route, SharedGround(self._old, fresh.was, route)
                route, shared = self._shared[k]
                found = shared.find(pin)
                if found is not None:
                    return route.pin(found)
        return None
