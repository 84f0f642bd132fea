"""The cells of a station in the form Race: how each is written, and what the runner may write there instead."""

from dataclasses import replace
from typing import Literal

from routeplanner import units
from routeplanner.course import Course, Station, stations, table_cells
from routeplanner.course.station_words import kind_in, kind_name
from routeplanner.course.waves import race_start
from routeplanner.errors import PlannerError
from routeplanner.formats import Waypoint
from routeplanner.units import NONE, Units
from routeplanner.units.coordinates import parse_place
from routeplanner.words import _
from ui.panels.station_times import clock, cut_off_before, read_cut_off

Column = Literal["name", "kind", "at", "cut_off", "stop"]
COLUMNS: tuple[Column, ...] = ("name", "kind", "at", "cut_off", "stop")


def heads(u: Units) -> tuple[str, ...]:
    """What the columns are called."""
    return _("Station"), _("Type"), u.long_name, _("Cut-off"), _("Stop")


def located(course: Course) -> list[Station]:
    """Stations in the order of the course; those whose ground is gone first."""
    return sorted(course.stations, key=lambda s: course.route.locate(s.pin) or 0.0)


def written(course: Course, station: Station, column: Column, u: Units) -> str:
    """The cell as the window writes it; a dash where nothing is said."""
    if column == "name":
        return station.name
    if column == "kind":
        return kind_name(station.kind)
    if column == "at":
        at = course.route.locate(station.pin)
        return NONE if at is None else u.distance_number(at)
    if column == "stop":
        return stop_words(station.stop)
    return NONE if station.cut_off is None else clock(course).at(station.cut_off)


def stop_words(seconds: float) -> str:
    """1:30 min, 1:00:00 h, or a dash."""
    if not seconds:
        return NONE
    text = units.duration(seconds)
    return _("{time} h").format(time=text) if seconds >= 3600.0 else _("{time} min").format(time=text)


def cut_off_words(course: Course, station: Station) -> str:
    """What a cut-off means: by the clock and after the start; empty without one."""
    if station.cut_off is None:
        return ""
    after = units.spoken(round(station.cut_off / 60.0) * 60.0)
    if race_start(course.entries) is None:
        return _("{name} closes {time} after the start.").format(name=station.name, time=after)
    return _("{name} closes at {clock}, {time} after the start of the race.").format(
        name=station.name, clock=clock(course).at(station.cut_off), time=after
    )


def retyped(course: Course, station: Station, column: Column, text: str, u: Units) -> Station:
    """The station with another cell. Raises PlannerError where it cannot be read."""
    text = text.strip()
    if column == "name":
        if not text:
            raise PlannerError(_("A station needs a name."))
        return replace(station, name=text)
    if column == "kind":
        kind = kind_in(text)
        if kind is None:
            raise PlannerError(_("“{text}” is no kind of station.").format(text=text))
        return replace(station, kind=kind)
    if column == "at":
        return replace(station, pin=course.route.pin(_place(course, text, u)))
    if column == "stop":
        return replace(station, stop=_stop(text))
    return replace(station, cut_off=_cut_off(course, station, text))


def _stop(text: str) -> float:
    if table_cells.empty(text):
        return 0.0
    seconds = table_cells.stop(text)
    if seconds is None:
        raise PlannerError(_("“{text}” is not a stop.").format(text=text), _("Write minutes, such as 5 or 1:30."))
    return seconds


def _place(course: Course, text: str, u: Units) -> float:
    """Where on the route [m]: a distance, a marked place of the course, or latitude and longitude."""
    try:
        at = units.parse_distance(text, u)
    except PlannerError:
        return _marked(course, text)
    length = course.route.length
    if at > length + 0.05 * u.long:  # as far off as a length is that is written with one decimal
        raise PlannerError(
            _("“{text}” is beyond the finish of this line, {length}.").format(text=text, length=u.distance(length))
        )
    return at


def _marked(course: Course, text: str) -> float:
    known = {stations.key(p.name): (p.lat, p.lon) for p in reversed(course.places) if p.name}
    where = known.get(stations.key(text))
    if where is None:
        try:
            where = parse_place(text)
        except PlannerError as error:
            raise PlannerError(
                _("“{text}” is not on this course.").format(text=text),
                _("Write a distance such as 7.1, or the name of a marked place."),
            ) from error
    found = stations.passes(course.route.line, Waypoint(*where))
    if not found:
        raise PlannerError(_("“{text}” is off the line of this course.").format(text=text))
    return found[0]


def _cut_off(course: Course, station: Station, text: str) -> float | None:
    at = course.route.locate(station.pin) or 0.0
    return read_cut_off(course, text, cut_off_before(course, at, station.id))
