"""Another line for a course (the storm course): what has no ground on it is listed for a decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from routeplanner import editing, geo
from routeplanner.course.applying import Applied, Dropped, apply, in_order
from routeplanner.course.course import Course, GradeByHand, NamedRange, Station
from routeplanner.editing import Edited, places
from routeplanner.route import Line, Route, Span

LOOK = 50.0  # [m] steps in which ground that both lines share is looked for before and after a lost mark [D]

Stretch = tuple[float, float]  # [m] along a line; a place has both ends in one


@dataclass(frozen=True, slots=True)
class Lost:
    """A station, grade by hand or named range that the new line has no ground for.

    `was` is where it stood on the old line [m]. `near` is where the new one comes nearest to both its ends [m], None
    where these would change their order, and `off` how far that is at most [m]. `partly` where the rest is kept.
    """

    what: Station | GradeByHand | NamedRange
    name: str
    was: Stretch
    near: Stretch | None
    off: float
    partly: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Replaced:
    """The course on the new line with all that stays by itself, and what is lost: first come first."""

    course: Course
    lost: tuple[Lost, ...]


def replaced(course: Course, other: Route) -> Replaced:
    """Put a course on another line: marks on ground that both share stay, the others are candidates.

    Nearest is looked for between the ground that both lines share before a mark and after it, so that where a course
    crosses itself a mark does not end up on another passage. Raises PlannerError where the other line has no length.
    """
    edited = editing.replace_line(course.route, other)
    applied = apply(course, edited)
    found = [_lost(course, edited, dropped) for dropped in _once(course, applied)]
    return Replaced(applied.course, tuple(sorted(found, key=lambda lost: lost.was)))


def placed(before: Replaced, decided: Mapping[Lost, Stretch]) -> Applied:
    """Lost marks put where somebody decided [m along the new line]; those that nobody decided on are left out.

    ValueError where a decision is not on the line.
    """
    course, route = before.course, before.course.route
    for lost, (start, end) in decided.items():
        if not 0.0 <= start <= end <= route.length:
            raise ValueError(f"{start} m to {end} m is not on the line")
        span = Span(route.pin(start), route.pin(end))
        if isinstance(lost.what, Station):
            stations = in_order((*course.stations, replace(lost.what, pin=span.start)), route)
            course = replace(course, stations=stations)
        elif isinstance(lost.what, GradeByHand):
            course = replace(course, grades=(*course.grades, replace(lost.what, span=span)))
        else:  # a name goes from end to end: also what was left of it moves
            own = replace(lost.what, span=span)
            others = tuple(kept for kept in course.ranges if kept.id != own.id)
            course = replace(course, ranges=(*others, own))
    left = (Dropped(lost.what, *lost.was, lost.partly) for lost in before.lost if lost not in decided)
    return Applied(course, tuple(left))


def _once(course: Course, applied: Applied) -> Iterable[Dropped]:
    """A named range that lost both its ends is one mark, as long as it was."""
    seen: set[str] = set()
    for dropped in applied.dropped:
        if isinstance(dropped.what, NamedRange):
            if dropped.what.id in seen:
                continue
            seen.add(dropped.what.id)
            start, end = course.stretch(dropped.what.span) or (dropped.start, dropped.end)
            yield replace(dropped, start=start, end=end)
        else:
            yield dropped


def _lost(course: Course, edited: Edited, dropped: Dropped) -> Lost:
    ends = sorted({dropped.start, dropped.end})
    found = [_nearest(course.route, edited, at) for at in ends]
    start, end = found[0][1], found[-1][1]
    near = (start, end) if start < end or len(ends) == 1 else None
    off = max(off for off, _at in found)
    return Lost(dropped.what, dropped.name, (dropped.start, dropped.end), near, off, dropped.partly)


def _nearest(old: Route, edited: Edited, at: float) -> tuple[float, float]:
    """How far the new line is from a place of the old one [m], and where along it [m]."""
    new = edited.route
    low = _shared(old, edited, np.arange(at, -LOOK, -LOOK)) or 0.0
    high = _shared(old, edited, np.arange(at, old.length + LOOK, LOOK)) or new.length
    if low >= high:
        low, high = 0.0, new.length
    place = places.of_pin(old, old.pin(at))
    assert place is not None  # a pin that the route itself made
    return _nearest_between(new.line, place, low, high)


def _shared(old: Route, edited: Edited, where: np.ndarray) -> float | None:
    """Where the first of these places of the old line that the new one shares is on it [m]."""
    for at in where.tolist():
        pin = edited.moved(old.pin(at))
        if pin is not None:
            return edited.route.locate(pin)
    return None


def _nearest_between(line: Line, place: places.Place, low: float, high: float) -> tuple[float, float]:
    inside = line.distance[(line.distance > low) & (line.distance < high)]
    where = np.concatenate([[low], inside, [high]])
    lon = place[1] + geo.wrap(line.lon - place[1])
    lat = np.interp(where, line.distance, line.lat)
    return geo.nearest(lat, np.interp(where, line.distance, lon), *place, where)
