"""An edit of the route, applied to everything that is pinned to it; what loses its ground is named."""

from dataclasses import dataclass, replace

from routeplanner.course.course import Course, GradeByHand, Station
from routeplanner.course.following import Followed
from routeplanner.editing import Edited
from routeplanner.route import Route
from routeplanner.words import _


@dataclass(frozen=True, slots=True)
class Dropped:
    """What an edit dropped, from `start` to `end` along the old route [m]; `partly` where the rest is kept."""

    what: Station | GradeByHand
    start: float
    end: float
    partly: bool = False

    @property
    def name(self) -> str:
        """What a notice calls it."""
        if isinstance(self.what, Station):
            return self.what.name
        return _("grade T{grade} by hand").format(grade=self.what.grade)


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """The course after an edit, and what the edit dropped from it."""

    course: Course
    dropped: tuple[Dropped, ...]


def apply(course: Course, edited: Edited) -> Applied:
    """Move stations and grades by hand with an edit of the course's route.

    A grade follows its ground: what is cut out of its stretch is dropped, and new ground within it is not graded by
    hand. Stations stay in the order of the line.
    """
    stations, no_place = _stations(course, edited)
    grades, no_ground = _grades(course, edited)
    return Applied(
        replace(course, route=edited.route, stations=stations, grades=grades),
        (*no_place, *no_ground),
    )


def add(course: Course, other: Course, edited: Edited) -> Applied:
    """Put the stations, grades and marked places of `other` on a course that was joined with its route.

    `edited` moves the pins of `other`; its route is the one that `course` has already.
    """
    stations, no_place = _stations(other, edited)
    grades, no_ground = _grades(other, edited)
    joined = replace(
        course,
        stations=_in_order((*course.stations, *stations), edited.route),
        grades=(*course.grades, *grades),
        places=(*course.places, *other.places),
    )
    return Applied(joined, (*no_place, *no_ground))


def _in_order(stations: tuple[Station, ...], route: Route) -> tuple[Station, ...]:
    return tuple(sorted(stations, key=lambda station: route.locate(station.pin) or 0.0))


def _stations(course: Course, edited: Edited) -> tuple[tuple[Station, ...], list[Dropped]]:
    kept: list[Station] = []
    gone: list[Dropped] = []
    for station in course.stations:
        pin = edited.moved(station.pin)
        if pin is None:
            at = course.route.locate(station.pin) or 0.0
            gone.append(Dropped(station, at, at))
        else:
            kept.append(station if pin == station.pin else replace(station, pin=pin))
    return _in_order(tuple(kept), edited.route), gone


def _grades(course: Course, edited: Edited) -> tuple[tuple[GradeByHand, ...], list[Dropped]]:
    kept: list[GradeByHand] = []
    gone: list[Dropped] = []
    for grade in course.grades:
        followed = Followed(course.route, edited, grade.span)
        kept += [grade if span is grade.span else replace(grade, span=span) for span in followed.kept]
        gone += [Dropped(grade, low, high, bool(followed.kept)) for low, high in followed.gone]
    return tuple(kept), gone
