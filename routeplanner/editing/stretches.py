"""Edits of a stretch: another way, crop, remove. Everything beside it keeps its points."""

from collections.abc import Sequence
from dataclasses import replace

from routeplanner.editing import places
from routeplanner.editing.cutting import part, snapped
from routeplanner.editing.drawing import NewKind, drawn, drawn_already, something
from routeplanner.editing.edited import Edited, Fresh, Piece, edited, whole
from routeplanner.editing.places import Place
from routeplanner.errors import PlannerError
from routeplanner.route import Route
from routeplanner.words import _


def replace_stretch(
    route: Route, start: float, end: float, via: Sequence[Place] = (), kind: NewKind | None = None
) -> Edited:
    """Run from `start` to `end` [m] through other places [deg], one straight leg from each to the next.

    Without `kind` the first and the last new leg are of the kind that was there, straight where it was recorded.
    Pins of the stretch stay where new ground passes within 25 m of them. Raises PlannerError where there is no line
    yet or nothing would be left, ValueError where `end` is before `start` or a place is not on Earth.
    """
    if end < start:
        raise ValueError("a stretch ends after its start")
    start, end = snapped(drawn_already(route), start), snapped(route, end)
    gone = part(route, start, end)
    a, b = ends_of(route, gone, start)
    return something(route, [*head(route, start), new_ground([a, *via, b], kind, gone, start, end), *tail(route, end)])


def new_ground(
    through: Sequence[Place], kind: NewKind | None, gone: Sequence[Piece], start: float, end: float
) -> Fresh:
    """Straight legs in place of what is gone [m]; without `kind` of the kinds at its two ends."""
    new = drawn(through, kind or "straight", (start, end))
    if kind is not None or not gone:
        return new
    kinds: list[NewKind] = ["snapped" if p.leg.kind == "snapped" else "straight" for p in (gone[0], gone[-1])]
    legs = (replace(leg, kind=kinds[0 if k == 0 else 1]) for k, leg in enumerate(new.legs))
    return Fresh(tuple(legs), new.was)


def head(route: Route, at: float) -> list[Piece]:
    """The ground before `at` [m]."""
    return part(route, 0.0, at) if at > 0.0 else []


def tail(route: Route, at: float) -> list[Piece]:
    """The ground from `at` [m] on."""
    return part(route, at, route.length) if at < route.length else []


def ends_of(route: Route, gone: Sequence[Piece], at: float) -> tuple[Place, Place]:
    """Where a stretch begins and ends; the place at `at` [m] where it has no length."""
    if gone:
        return places.first(gone[0].leg), places.last(gone[-1].leg)
    here = places.of_pin(route, route.pin(at))
    assert here is not None  # a pin that the route itself made
    return here, here


def add_anchor(route: Route, at: float) -> Edited:
    """A point of the line at `at` [m] becomes a lasting anchor: the leg is cut there, the line stays as it is."""
    at = snapped(drawn_already(route), at)
    return edited(route, [*head(route, at), *tail(route, at)] if 0 < at < route.length else whole(route))


def crop(route: Route, start: float, end: float) -> Edited:
    """Only the ground from `start` to `end` [m]. Raises PlannerError where that is nothing."""
    low, high = _some_ground(route, start, end)
    return something(route, part(route, low, high))


def remove(route: Route, start: float, end: float, bridge: bool = True) -> Edited:
    """Without the ground from `start` to `end` [m]: a straight leg across with `bridge`, else a hole.

    Raises PlannerError where that is nothing, or everything.
    """
    low, high = _some_ground(route, start, end)
    if bridge and low > 0.0 and high < route.length:
        return replace_stretch(route, low, high, (), "straight")
    return something(route, [*head(route, low), *tail(route, high)])


def _some_ground(route: Route, start: float, end: float) -> tuple[float, float]:
    low, high = sorted((snapped(drawn_already(route), start), snapped(route, end)))
    if high <= low:
        raise PlannerError(_("There is nothing between these two places."), _("Choose a longer stretch."))
    return low, high
