"""An edit of the route, applied to everything that is pinned to it; what loses its ground is named."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from routeplanner.course.course import Course, GradeByHand, NamedRange, Place, Station
from routeplanner.course.following import Followed
from routeplanner.editing import Edited
from routeplanner.route import Route, Span, new_id
from routeplanner.words import _


@dataclass(frozen=True, slots=True)
class Dropped:
    """What an edit dropped, from `start` to `end` along the old route [m]; `partly` where the rest is kept."""

    what: Station | GradeByHand | NamedRange
    start: float
    end: float
    partly: bool = False

    @property
    def name(self) -> str:
        """What a notice calls it."""
        if isinstance(self.what, GradeByHand):
            return _("grade T{grade} by hand").format(grade=self.what.grade)
        return _("a part of {name}").format(name=self.what.name) if self.partly else self.what.name


@dataclass(frozen=True, slots=True, eq=False)
class Applied:
    """The course after an edit, and what the edit dropped from it."""

    course: Course
    dropped: tuple[Dropped, ...]


def names(dropped: Iterable[Dropped]) -> list[str]:
    """What a notice says was dropped: every mark once, however many parts it lost; grades by hand, which nobody can
    tell apart by their names, once per grade."""
    said: dict[object, str] = {}
    for lost in dropped:
        said.setdefault(lost.name if isinstance(lost.what, GradeByHand) else lost.what.id, lost.name)
    return list(said.values())


def apply(course: Course, edited: Edited) -> Applied:
    """Move stations, grades by hand and named ranges with an edit of the course's route.

    A grade follows its ground: what is cut out of its stretch is dropped, and new ground within it is not graded by
    hand. A named range goes from end to end: new ground within it is part of it. Stations stay in the order of the
    line.
    """
    stations, no_place = _stations(course, edited)
    grades, no_ground = _grades(course, edited)
    ranges, no_stretch = _ranges(course, edited)
    return Applied(
        replace(course, route=edited.route, stations=stations, grades=grades, ranges=ranges),
        (*no_place, *no_ground, *no_stretch),
    )


def add(course: Course, other: Course, edited: Edited) -> Applied:
    """Put the stations, grades, named ranges and marked places of `other` on a course that was joined with its route.

    `edited` moves the pins of `other`; its route is the one that `course` has already.
    """
    stations, no_place = _stations(other, edited)
    grades, no_ground = _grades(other, edited)
    ranges, no_stretch = _ranges(other, edited)
    joined = replace(
        course,
        stations=in_order((*course.stations, *_with_own_ids(stations, course.stations)), edited.route),
        grades=(*course.grades, *grades),
        ranges=(*course.ranges, *_with_own_ids(ranges, course.ranges)),
        places=(*course.places, *_with_own_ids(other.places, course.places)),
    )
    return Applied(joined, (*no_place, *no_ground, *no_stretch))


def _with_own_ids[T: (Station, NamedRange, Place)](new: Sequence[T], beside: Iterable[T]) -> list[T]:
    """A course that is joined with a copy of itself has everything twice, and both can be told apart."""
    taken = {own.id for own in beside}
    return [replace(own, id=new_id()) if own.id in taken else own for own in new]


def in_order(stations: tuple[Station, ...], route: Route) -> tuple[Station, ...]:
    """Stations as they are reached."""
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
    return in_order(tuple(kept), edited.route), gone


def _grades(course: Course, edited: Edited) -> tuple[tuple[GradeByHand, ...], list[Dropped]]:
    kept: list[GradeByHand] = []
    gone: list[Dropped] = []
    for grade in course.grades:
        followed = Followed(course.route, edited, grade.span)
        kept += [grade if span is grade.span else replace(grade, span=span) for span in followed.kept]
        gone += _dropped(grade, course, followed.kept, followed.gone)
    return tuple(kept), gone


def _ranges(course: Course, edited: Edited) -> tuple[tuple[NamedRange, ...], list[Dropped]]:
    kept: list[NamedRange] = []
    gone: list[Dropped] = []
    for named in course.ranges:
        spans, lost = Followed(course.route, edited, named.span).end_to_end()
        for k, span in enumerate(spans):
            as_it_was = span is named.span and not k  # a part has an id of its own, also where its pins are the same
            kept.append(named if as_it_was else replace(named, span=span, id=new_id() if k else named.id))
        gone += _dropped(named, course, spans, lost)
    return tuple(kept), gone


def _dropped(
    what: GradeByHand | NamedRange, course: Course, kept: Sequence[Span], gone: Sequence[tuple[float, float]]
) -> list[Dropped]:
    if not kept and not gone:  # it had no length, or was nowhere before
        low, high = course.stretch(what.span) or (0.0, 0.0)
        return [Dropped(what, low, high)]
    return [Dropped(what, low, high, bool(kept)) for low, high in gone]
