"""One leg with other ground between its ends."""

from routeplanner import geo
from routeplanner.editing import places
from routeplanner.editing.drawing import TOUCH, NewKind, straight
from routeplanner.editing.edited import Edited, edited, whole
from routeplanner.editing.ground import Ground, on_line, once
from routeplanner.editing.shared import SharedGround
from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Pin, Points, Route
from routeplanner.words import _

PIN_REACH = 30.0  # [m] new points take a leg's pins along to the nearest place as near as this (house.md)


def set_leg_kind(route: Route, leg: str, kind: NewKind) -> Edited:
    """Make a leg straight, or snapped: a straight line until the router answers. Its ends and its id stay.

    Raises KeyError where the route has no such leg, PlannerError for a leg that ends where it begins.
    """
    old = route.legs[_index(route, leg)]
    if old.kind == kind:
        return edited(route, whole(route))
    a, b = places.first(old), places.last(old)
    if places.apart(a, b) < TOUCH:
        raise PlannerError(_("This leg ends where it begins: nothing would be left of it."), _("Cut it first."))
    return new_points(route, leg, straight(a, b), kind)


def new_points(route: Route, leg: str, points: Points, kind: NewKind) -> Edited:
    """The leg with the points that a router answers. The leg keeps its id.

    Its pins move to the nearest place within 30 m, else to the same share of the new length (house.md); those of a
    recorded leg are gone then: its ground was measured, a share of another line is somewhere else.
    Raises KeyError where the route has no such leg.
    """
    k = _index(route, leg)
    old, new = route.legs[k], Leg(kind, points, 0, len(points) - 1, leg)
    out = Route((*route.legs[:k], new, *route.legs[k + 1 :]))

    def moved(pin: Pin) -> Pin | None:
        if pin.leg != leg or not new.length:
            return pin if out.locate(pin) is not None else None
        off, at = geo.nearest(points.lat, points.lon, *places.on_leg(old, pin.fraction * old.length), points.distance)
        if off <= PIN_REACH:
            return Pin(leg, at / new.length)
        return None if old.kind == "recorded" else pin

    def ground() -> tuple[Ground, ...]:
        pieces = [piece.ground(float(start)) for piece, start in zip(whole(route), out.starts, strict=False)]
        if old.kind == "recorded" and new.length:
            only, stretch = Route((new,)), (float(route.starts[k]), float(route.starts[k + 1]))
            shared = SharedGround(route, stretch, only, PIN_REACH)
            on_new = on_line(shared.stretches(), only, float(out.starts[k]))
        else:
            on_new = [Ground(route.starts[k : k + 2], out.starts[k : k + 2], Pin(leg, 0.0), Pin(leg, 1.0))]
        return once([*pieces[:k], *on_new, *pieces[k + 1 :]])

    return Edited(out, moved, ground)


def _index(route: Route, leg: str) -> int:
    for k, own in enumerate(route.legs):
        if own.id == leg:
            return k
    raise KeyError(leg)
