"""Edits of the whole line: the other way, there and back, loops and laps."""

from dataclasses import replace
from weakref import WeakKeyDictionary, ref

from routeplanner.editing import places
from routeplanner.editing.cutting import part, snapped
from routeplanner.editing.drawing import TOUCH, NewKind, begin, drawn, finish
from routeplanner.editing.edited import Edited, Fresh, Part, Piece, edited, whole
from routeplanner.errors import PlannerError
from routeplanner.geo import Floats
from routeplanner.route import Leg, Points, Route
from routeplanner.words import _

JOIN = 200.0  # [m] a smaller hole is run straight and counts (house.md)
MOST_POINTS = 5_000_000  # of a course in laps [D]: what a window can still draw

_other_way: "WeakKeyDictionary[Points, ref[Points]]" = WeakKeyDictionary()


def backwards(points: Points) -> Points:
    """The same points from the last to the first, times too; turned twice they are the same values, and the same
    object as long as somebody keeps it."""
    known = _other_way.get(points)
    turned = known() if known else None
    if turned is None:
        columns: list[Floats] = [c[::-1] for c in (points.lat, points.lon, points.elevation, points.time)]
        turned = replace(Points.of(*columns), noise=points.noise)
        _other_way[points], _other_way[turned] = ref(turned), ref(points)
    return turned


def _turned(leg: Leg) -> Leg:
    last = len(leg.points) - 1
    return replace(leg, points=backwards(leg.points), lo=last - leg.hi, hi=last - leg.lo)


def _other_way_round(route: Route) -> list[Piece]:
    return [piece.turned(_turned(piece.leg)) for piece in reversed(whole(route))]


def reverse(route: Route) -> Edited:
    """The other way round. Legs keep their ids; twice is nothing."""
    return edited(route, _other_way_round(route))


def out_and_back(route: Route) -> Edited:
    """To the end and the same way back. Pins stay on the way out."""
    begin(route)
    return edited(route, [*whole(route), *_other_way_round(route)])


def is_loop(route: Route) -> bool:
    """Does the course end within 200 m of its start?"""
    return bool(route.legs) and route.length > 0 and places.apart(begin(route), finish(route)) < JOIN


def close_loop(route: Route, kind: NewKind = "straight") -> Edited:
    """One more leg from the end to the start. Raises PlannerError where they are one place already."""
    if places.apart(finish(route), begin(route)) < TOUCH:
        raise PlannerError(_("The course ends where it starts already."), _("There is nothing to close."))
    return edited(route, [*whole(route), drawn([finish(route), begin(route)], kind)])


def start_point(route: Route, at: float) -> Edited:
    """A loop that starts at `at` [m]; a hole under 200 m between its ends is run straight.

    Raises PlannerError for a course that is no loop.
    """
    closing = _closing(route)
    at = snapped(route, at)
    if not 0 < at < route.length:
        return edited(route, whole(route))
    return edited(route, [*part(route, at, route.length), *closing, *part(route, 0.0, at)])


def laps(route: Route, n: int) -> Edited:
    """A loop run `n` times; pins stay on the first lap. Raises PlannerError for a course that is no loop."""
    closing = _closing(route)
    if n < 1 or n * sum(leg.hi - leg.lo + 1 for leg in route.legs) > MOST_POINTS:
        raise PlannerError(_("{n} laps are not possible.").format(n=n), _("Choose a smaller number, 1 or more."))
    parts: list[Part] = [*whole(route)]
    for _lap in range(n - 1):
        parts += [*(_again(leg) for leg in closing), *whole(route)]
    return edited(route, parts)


def _again(new: Fresh) -> Fresh:
    """The same new ground once more, as legs of its own."""
    return Fresh(tuple(Leg(leg.kind, leg.points, leg.lo, leg.hi) for leg in new.legs))


def _closing(route: Route) -> list[Fresh]:
    """From the end of a loop to its start, nothing where they are one place."""
    if not is_loop(route):
        raise PlannerError(_("The course is no loop: it ends far from its start."), _("Close the loop first."))
    new = drawn([finish(route), begin(route)], "straight")
    return [new] if new.legs else []
