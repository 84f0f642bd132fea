"""What one course takes from another: all of it after its end, or only the marks that lie on shared ground."""

from dataclasses import replace

from routeplanner import editing, geo
from routeplanner.course.applying import Applied, add, apply
from routeplanner.course.course import Course, GradeByHand, NamedRange, Place, Station
from routeplanner.course.listing import SAME
from routeplanner.editing import places
from routeplanner.editing.shared import REACH
from routeplanner.route import Span

BESIDE = 1000.0  # [m] a marked place as near to a line belongs to it [D]


def part(course: Course, start: float, end: float) -> Course:
    """The ground from `start` to `end` [m] with what is marked on it. Raises PlannerError where that is nothing."""
    return apply(course, editing.crop(course.route, start, end)).course


def joined(course: Course, other: Course) -> Applied:
    """The other course run after this one, with its stations, grades and names; it is all there is of a course that
    has no line yet. Raises PlannerError where the other one has no line."""
    if not course.route.legs and other.route.legs:
        return add(replace(course, route=other.route), other, editing.unchanged(other.route))
    ours, theirs = editing.join(course.route, other.route)
    first = apply(course, ours)
    both = add(first.course, other, theirs)
    return Applied(both.course, (*first.dropped, *both.dropped))


def with_marks_of(course: Course, other: Course) -> Applied:
    """This course with the stations, grades, names and places of another that lie on ground which both share.

    `dropped` is what the other one has elsewhere. What is here already is not taken twice: a station or a place of the
    same name within 200 m, the same name or grade of the same stretch. Places are taken within 1 km of the line.
    """
    there = apply(other, editing.replace_line(other.route, course.route))
    moved = there.course
    new = replace(
        moved,
        stations=tuple(own for own in moved.stations if not _has_station(course, own)),
        grades=tuple(own for own in moved.grades if not _has_grade(course, own)),
        ranges=tuple(own for own in moved.ranges if not _has_range(course, own)),
        places=tuple(own for own in moved.places if _beside(course, own) and not _has_place(course, own)),
    )
    taken = add(course, new, editing.unchanged(course.route))
    return Applied(taken.course, there.dropped)


def _beside(course: Course, place: Place) -> bool:
    line = course.route.line
    return geo.nearest(line.lat, line.lon, place.lat, place.lon, line.distance)[0] <= BESIDE


def _has_station(course: Course, station: Station) -> bool:
    locate = course.route.locate
    at = locate(station.pin) or 0.0
    return any(own.name == station.name and abs((locate(own.pin) or 0.0) - at) < SAME for own in course.stations)


def _has_grade(course: Course, grade: GradeByHand) -> bool:
    return any(own.grade == grade.grade and _alike(course, own.span, grade.span) for own in course.grades)


def _has_range(course: Course, named: NamedRange) -> bool:
    return any(own.name == named.name and _alike(course, own.span, named.span) for own in course.ranges)


def _alike(course: Course, one: Span, two: Span) -> bool:
    """Do both ends of two spans of a course lie as near as two lines that share their ground?"""
    a, b = course.stretch(one), course.stretch(two)
    return a is not None and b is not None and all(abs(p - q) < REACH for p, q in zip(a, b, strict=True))


def _has_place(course: Course, place: Place) -> bool:
    return any(
        own.name == place.name and places.apart((own.lat, own.lon), (place.lat, place.lon)) < SAME
        for own in course.places
    )
