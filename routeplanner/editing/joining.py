"""One course into two, two into one, and another line for the same course."""

from dataclasses import replace
from functools import cache

from routeplanner.editing import places
from routeplanner.editing.cutting import part, snapped
from routeplanner.editing.drawing import begin, drawn, drawn_already, finish
from routeplanner.editing.edited import Edited, Fresh, Piece, edited, whole
from routeplanner.editing.ground import on_line, once
from routeplanner.editing.shared import SharedGround
from routeplanner.editing.turning import JOIN
from routeplanner.errors import PlannerError
from routeplanner.route import Pin, Route, new_id
from routeplanner.words import _


def split(route: Route, at: float) -> tuple[Edited, Edited]:
    """The ground before and after `at` [m]; each `moved` gives None for pins of the other half.

    Raises PlannerError at the start or end.
    """
    at = snapped(drawn_already(route), at)
    if not 0 < at < route.length:
        raise PlannerError(_("A course cannot be split at its ends."), _("Choose a place on the way."))
    return edited(route, part(route, 0.0, at)), edited(route, part(route, at, route.length))


def join(first: Route, second: Route, straight: bool | None = None) -> tuple[Edited, Edited]:
    """Both courses as one: two values with the same route, one that moves the pins of each.

    What lies between is run on a straight leg where it is under 200 m, always or never as `straight` says, else it is
    a hole. Slices of the same points that follow each other become one leg again. Raises PlannerError where one has
    no line.
    """
    gap = places.apart(finish(first), begin(second))
    across = gap < JOIN if straight is None else straight
    between = drawn([finish(first), begin(second)], "straight") if across else Fresh(())
    ours, theirs = whole(first), _with_ids_of_their_own(second, first)
    a, b = ours[-1], theirs[0]
    if a.leg.points is b.leg.points and a.leg.hi == b.leg.lo and a.leg.kind == b.leg.kind:
        one = replace(a.leg, hi=b.leg.hi)
        ours[-1] = replace(a, leg=one)
        theirs[0] = replace(b, leg=one, now=a.leg.length + b.now)
        of_second = edited(second, [Fresh(tuple(p.leg for p in ours[:-1])), *theirs])
        return replace(edited(first, ours), route=of_second.route), of_second
    of_second = edited(second, [Fresh(tuple(p.leg for p in ours)), between, *theirs])
    return replace(edited(first, ours), route=of_second.route), of_second


def _with_ids_of_their_own(route: Route, beside: Route) -> list[Piece]:
    taken = {leg.id for leg in beside.legs}
    return [replace(p, leg=replace(p.leg, id=new_id())) if p.leg.id in taken else p for p in whole(route)]


def replace_line(route: Route, other: Route) -> Edited:
    """The course on another line, for the storm course: pins move along where both lines share ground.

    Shared is what lies within 25 m, in the same direction and order; all other pins are gone.
    Raises PlannerError where the other line has no length.
    """
    if other.length <= 0:
        raise PlannerError(_("The other line has no length."), _("Choose a course that can be run."))

    @cache
    def shared() -> SharedGround:  # made when somebody asks
        return SharedGround(route, (0.0, route.length), other)

    def moved(pin: Pin) -> Pin | None:
        at = shared().find(pin)
        return None if at is None else other.pin(at)

    return Edited(other, moved, lambda: once(on_line(shared().stretches(), other)))
