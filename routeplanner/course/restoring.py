"""A course from a file that this program wrote: what `exporting` says, read back."""

from dataclasses import replace
from datetime import date, time
from typing import Any, get_args

import numpy as np

from routeplanner.course.course import (
    Course,
    Entry,
    Goal,
    GradeByHand,
    NamedRange,
    Official,
    Place,
    Station,
    StationKind,
)
from routeplanner.course.exporting import line_key
from routeplanner.formats import Element, Imported
from routeplanner.geo import Floats
from routeplanner.route import Leg, Pin, Points, Route, Span
from routeplanner.words import _

COLUMNS = ("lat", "lon", "elevation", "time")


def restored(imported: Imported, own: Element) -> Course | None:
    """The same course as was written; None where the line is no longer the one that it was written with.

    Raises ValueError, KeyError or IndexError where `own` is not as `exporting` writes it.
    """
    points = _joined(imported)
    if points is None or line_key(points.lat, points.lon) != own.attributes["line"]:
        return None
    route = _route(points, own)
    said = own.attributes
    course = Course(
        name=said.get("name", imported.name),
        route=route,
        kind=_one_of(said["kind"], ("course", "run")),
        kind_reason=said.get("kind-reason", ""),
        stations=tuple(_station(each, route) for each in own.all("station")),
        places=tuple(_place(each) for each in own.all("place")),
        grades=tuple(_grade(each, route) for each in own.all("grade")),
        ranges=tuple(_range(each, route) for each in own.all("range")),
        notes=imported.notes,
    )
    return with_race(course, own)


def with_race(course: Course, own: Element) -> Course:
    """What does not depend on where the line is: day, zone, goal, official figures, choice of elevation."""
    said = own.attributes
    entries = tuple(_entry(each) for each in own.all("entry")) or course.entries
    official = Official(*(_number(said.get(f"official-{key}")) for key in ("distance", "ascent", "descent")))
    return replace(
        course,
        official=official,
        day=date.fromisoformat(said["day"]) if "day" in said else None,
        zone=said.get("zone", course.zone),
        finish_cut_off=_number(said.get("finish-cut-off")),
        elevation=_one_of(said["elevation"], ("auto", "recorded", "srtm")),
        entries=entries,
        shown=said.get("shown", ""),
    )


def changed_note(own: Element) -> str:
    """What to say where another program has changed the line."""
    text = _(
        "Another program has changed the line: stations are placed by their marks; grades by hand left out: {n},"
        " named ranges: {ranges}."
    )
    return text.format(n=len(own.all("grade")), ranges=len(own.all("range")))


def unread_note() -> str:
    """What to say where `own` cannot be read."""
    return _("What Routeplanner wrote about the race is damaged in this file: only line and marks were read.")


def _joined(imported: Imported) -> Points | None:
    """The points of all segments; None where there are none."""
    segments = [segment for track in imported.tracks for segment in track.segments]
    if not segments:
        return None
    return Points.of(*(np.concatenate([getattr(s, name) for s in segments]) for name in COLUMNS))


def _route(points: Points, own: Element) -> Route:
    legs = []
    for each in own.all("leg"):
        said = each.attributes
        lo, hi = int(said["from"]), int(said["to"])
        if not 0 <= lo <= hi < len(points):
            raise ValueError("a leg beyond the line")
        part = Points.of(*(_column(points, name, lo, hi, said) for name in COLUMNS))
        part = replace(part, noise=_number(said.get("noise")) or 0.0)
        legs.append(Leg(_one_of(said["kind"], ("recorded", "straight", "snapped")), part, 0, hi - lo, said["id"]))
    route = Route(tuple(legs))
    if len({leg.id for leg in legs}) < len(legs) or len(route.line.lat) != len(points):
        raise ValueError("legs that are not the line")
    return route


def _column(points: Points, name: str, lo: int, hi: int, said: dict[str, str]) -> Floats:
    """Of one leg: the line's, but for ends of which the leg says something else; not a number where it says nothing."""
    column: Floats = getattr(points, name)[lo : hi + 1].copy()
    for end, i in (("first", 0), ("last", -1)):
        if (own := said.get(f"{end}-{name}")) is not None:
            column[i] = np.nan if own == "nan" else _number(own)
    return column


def _station(each: Element, route: Route) -> Station:
    said = each.attributes
    return Station(
        said.get("name", ""),
        _one_of(said["kind"], get_args(StationKind)),
        _pin(each, "at", route),
        _number(said.get("stop")) or 0.0,
        _number(said.get("cut-off")),
        said["id"],
    )


def _place(each: Element) -> Place:
    said = each.attributes
    position = (float(said["lat"]), float(said["lon"]))
    return Place(said.get("name", ""), *position, _number(said.get("elevation")), said.get("symbol", ""), id=said["id"])


def _grade(each: Element, route: Route) -> GradeByHand:
    grade = int(each.attributes["grade"])
    if grade not in range(1, 6):
        raise ValueError("a technical grade is 1 to 5")
    return GradeByHand(_span(each, route), grade)


def _range(each: Element, route: Route) -> NamedRange:
    return NamedRange(each.attributes.get("name", ""), _span(each, route), each.attributes["id"])


def _span(each: Element, route: Route) -> Span:
    return Span(_pin(each, "from", route), _pin(each, "to", route))


def _entry(each: Element) -> Entry:
    said, goal = each.attributes, each.one("goal")
    return Entry(
        runner=said.get("runner", "me"),
        goal=None if goal is None else _goal(goal),
        start=time.fromisoformat(said["start"]) if "start" in said else None,
        strategy=_number(said.get("strategy")) or 0.0,
        id=said["id"],
        name=said.get("name", ""),
    )


def _goal(each: Element) -> Goal:
    value = _number(each.attributes["value"])
    if value is None or value <= 0:
        raise ValueError("a goal is a positive number")
    return Goal(_one_of(each.attributes["kind"], ("time", "pace", "effort")), value)


def _pin(each: Element, name: str, route: Route) -> Pin:
    child = each.one(name)
    if child is None:
        raise KeyError(name)
    pin = Pin(child.attributes["leg"], float(child.attributes["fraction"]))
    if route.locate(pin) is None or not 0.0 <= pin.fraction <= 1.0:
        raise ValueError("a pin that is not on the line")
    return pin


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    value = float(text)
    if not np.isfinite(value):
        raise ValueError("an endless number")
    return value


def _one_of(text: str, allowed: tuple[str, ...]) -> Any:
    if text not in allowed:
        raise ValueError(text)
    return text
