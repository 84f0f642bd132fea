"""What a row along the route says, to eyes and to ears."""

from math import isfinite
from typing import TYPE_CHECKING

from routeplanner import units
from routeplanner.course import NamedRange, Station
from routeplanner.course.station_words import kind_name
from routeplanner.units import MINUS, THIN, Units
from routeplanner.units.coordinates import place_text
from routeplanner.words import _, one_line
from ui.panels.points_rows import Row

if TYPE_CHECKING:
    from routeplanner.analysis.descents import Descent

DOT = f"{THIN}· "


def name(row: Row, u: Units) -> str:
    """Point 12, Kettle Bothy, From km 3.4."""
    if isinstance(row.what, (Station, NamedRange)):
        return one_line(row.what.name)
    if row.what is not None:
        return one_line(row.what.name) or _("From {place}").format(place=f"{u.long_name} {u.distance_number(row.at)}")
    ends = {1: _("Start"), row.of: _("Finish")}
    return ends.get(row.number) or _("Point {n}").format(n=row.number)


def place(row: Row, u: Units) -> str:
    """3.42, in the runner's units."""
    return u.distance_number(row.at, 2)


def second(row: Row, u: Units) -> str:
    """Its figures in one short line."""
    if row.what is None:
        return DOT.join(filter(None, (_height(row, u), leg(row.leg))))
    if isinstance(row.what, Station):
        return DOT.join(filter(None, (kind_name(row.what.kind), _cut_off(row.what), _height(row, u))))
    if isinstance(row.what, NamedRange):
        end = _("to {place}").format(place=f"{u.long_name} {u.distance_number(row.end, 2)}")
        return DOT.join((u.distance(row.end - row.at), end))
    return _descent(row.what, u)


def spoken(row: Row, u: Units) -> str:
    """The same in whole words, for those who hear it."""
    at = _at(row.at, u)
    if row.what is None:
        number = _("Point {n}").format(n=row.number)
        ends = {1: _("start"), row.of: _("finish")}.get(row.number, "")
        return ", ".join(filter(None, (number, ends, at, _height(row, u), _spoken_leg(row.leg))))
    if isinstance(row.what, Station):
        stop = _("stop {time}").format(time=units.spoken(row.what.stop)) if row.what.stop else ""
        said = (name(row, u), kind_name(row.what.kind), at, _height(row, u), _spoken_cut_off(row.what), stop)
        return ", ".join(filter(None, said))
    to = _("{place} to {end}").format(place=at, end=u.distance_number(row.end, 2))
    if isinstance(row.what, NamedRange):
        return ", ".join((_("Named range"), name(row, u), to))
    return ", ".join((_("Descent {n}").format(n=row.number), name(row, u), to, _spoken_descent(row.what, u)))


def edited(row: Row, u: Units) -> str:
    """What stands in the field while the row is edited: its place, or its name."""
    if isinstance(row.what, (Station, NamedRange)):
        return row.what.name
    return place_text(row.lat, row.lon) if row.kind == "point" else name(row, u)


def leg(kind: str) -> str:
    """The kind of a leg in a word."""
    kinds = {
        "recorded": _("recorded"),
        "straight": _("straight"),
        "snapped": _("on trails"),
        "waiting": _("waits for trails"),
    }
    return kinds.get(kind, "")


def _spoken_leg(kind: str) -> str:
    kinds = {
        "recorded": _("recorded leg"),
        "straight": _("straight leg"),
        "snapped": _("leg on trails"),
        "waiting": _("leg that waits for trails"),
    }
    return kinds.get(kind, "")


def _at(metres: float, u: Units) -> str:
    long = _("kilometre") if u.system == "km" else _("mile")
    return f"{long} {u.distance_number(metres, 2)}"


def _height(row: Row, u: Units) -> str:
    return u.height(row.elevation) if isfinite(row.elevation) else ""


def _cut_off(station: Station) -> str:
    if station.cut_off is None:
        return ""
    return _("cut-off {time}").format(time=units.duration(station.cut_off, with_seconds=False))


def _spoken_cut_off(station: Station) -> str:
    if station.cut_off is None:
        return ""
    return _("cut-off {time} after the start").format(time=units.spoken(station.cut_off))


def _grade(d: "Descent") -> str:
    return f"T{d.grade}{'*' if d.grade_by_hand else ''}"


def _descent(d: "Descent", u: Units) -> str:
    steepest = units.percent(d.steepest_gradient)
    return DOT.join((f"{MINUS}{u.height(abs(d.drop))}", u.distance(d.length), steepest, _grade(d)))


def _spoken_descent(d: "Descent", u: Units) -> str:
    return _("{drop} down over {length}, steepest {percent} percent, {grade}").format(
        drop=u.height(abs(d.drop)),
        length=u.distance(d.length, 2),
        percent=round(abs(100.0 * d.steepest_gradient)),
        grade=f"T{d.grade} {_('set by you')}" if d.grade_by_hand else f"T{d.grade}",
    )
