"""From a course to what a file holds: the line and marked places for every program, the rest in words of our own."""

from collections.abc import Iterator

from routeplanner.course.course import Course, Entry, Place, Station
from routeplanner.course.station_words import kind_name
from routeplanner.course.stations import bare_name
from routeplanner.errors import PlannerError
from routeplanner.formats import Element, Imported, Track, Waypoint
from routeplanner.geo import Floats, at
from routeplanner.route import Leg, Line, Pin, Points, Route, Span
from routeplanner.words import _

SYMBOLS = {  # as Garmin's programs name them, which most others know
    "aid": "Food",
    "food": "Restaurant",
    "water": "Drinking Water",
    "base": "Lodge",
    "crew": "Car",
    "drop_bag": "Flag, Blue",
    "cut_off": "Flag, Red",
    "summit": "Summit",
    "danger": "Danger Area",
}


def to_exported(course: Course) -> Imported:
    """One track, in as many segments as the line has pieces, stations and places as marks, and all else as `own`.

    `from_imported` makes the same course of it, with an id of its own. Raises PlannerError where there is no line.
    """
    line = course.route.line
    if not len(line.lat):
        message = _("“{name}” has no line yet: there is nothing to export.").format(name=course.name)
        raise PlannerError(message, _("Draw it on the map, or open a file."))
    segments = tuple(_points(line, lo, hi) for lo, hi in pieces(line))
    stations = [station for station in course.stations if course.route.locate(station.pin) is not None]
    waypoints = [_station(course, station) for station in stations] + [_place(place) for place in course.places]
    track = Track(course.name, segments, planned=False)
    return Imported(course.name, (track,), tuple(waypoints), own=_own(course, stations))


def pieces(line: Line) -> Iterator[tuple[int, int]]:
    """From which point to which, both included, the line has no hole."""
    lo = 0
    for k in line.gap.nonzero()[0].tolist():
        yield lo, k
        lo = k + 1
    yield lo, len(line.lat) - 1


def _points(line: Line, lo: int, hi: int) -> Points:
    columns = (line.lat, line.lon, line.elevation, line.time)
    return Points.of(*(column[lo : hi + 1] for column in columns))


def _station(course: Course, station: Station) -> Waypoint:
    line, where = course.route.line, course.route.locate(station.pin) or 0.0
    lat, lon = position(course.route, station.pin)
    elevation = float(at(line.distance, line.elevation, where))  # type: ignore[arg-type]  # one place, not many
    kind = kind_name(station.kind)
    text = f"{kind}, cut-off {_hours(station.cut_off)}" if station.cut_off is not None else kind
    known = elevation if elevation == elevation else None
    return Waypoint(lat, lon, known, bare_name(station.name), SYMBOLS[station.kind], kind, text)


def position(route: Route, pin: Pin) -> tuple[float, float]:
    """Latitude and longitude [deg] of a pin on its own leg; KeyError where that leg is gone."""
    legs = {leg.id: leg for leg in route.legs}
    leg = legs[pin.leg]
    part = slice(leg.lo, leg.hi + 1)
    along: Floats = leg.points.distance[part]
    where = along[0] + pin.fraction * leg.length
    lat, lon = at(along, leg.points.lat[part], where), at(along, leg.points.lon[part], where)
    return float(lat), float(lon)


def _hours(seconds: float) -> str:
    """2:45 or 2:45:30, as `station_words.cut_off` reads it."""
    whole = round(seconds)
    tail = f":{whole % 60:02d}" if whole % 60 else ""
    return f"{whole // 3600}:{whole // 60 % 60:02d}{tail}"


def _place(place: Place) -> Waypoint:
    return Waypoint(place.lat, place.lon, place.elevation, place.name, place.symbol)


def _own(course: Course, stations: list[Station]) -> Element:
    official = course.official
    said = {
        "version": "1",
        "name": course.name,
        "kind": course.kind,
        "kind-reason": course.kind_reason,
        "elevation": course.elevation,
        "day": "" if course.day is None else course.day.isoformat(),
        "zone": course.zone,
        "shown": course.shown,
        "finish-cut-off": number(course.finish_cut_off),
        "official-distance": number(official.distance),
        "official-ascent": number(official.ascent),
        "official-descent": number(official.descent),
        "line": line_key(course.route.line.lat, course.route.line.lon),
    }
    children = [*_legs(course.route)]
    children += [_own_station(course.route, station) for station in stations]
    children += [_own_place(place) for place in course.places]
    for grade in course.grades:
        children += _stretch(course, grade.span, "grade", {"grade": str(grade.grade)})
    for own in course.ranges:
        children += _stretch(course, own.span, "range", {"id": own.id, "name": own.name})
    children += [_entry(entry) for entry in course.entries]
    return Element("course", _known(said), tuple(children))


def _legs(route: Route) -> Iterator[Element]:
    """Each leg with its first and last point on the line, counted from 0 over all segments; see `_ends`."""
    line, count, last = route.line, 0, None
    for leg in route.legs:
        lat, lon = leg.points.lat, leg.points.lon
        shared = last == (float(lat[leg.lo]), float(lon[leg.lo]))
        first = count - 1 if shared else count
        count = first + leg.hi - leg.lo + 1
        last = (float(lat[leg.hi]), float(lon[leg.hi]))
        said = {"id": leg.id, "kind": leg.kind, "from": str(first), "to": str(count - 1)}
        yield Element("leg", said | {"noise": number(leg.points.noise)} | _ends(line, leg, first))


def _ends(line: Line, leg: Leg, first: int) -> dict[str, str]:
    """What a leg says otherwise of its ends than the line, which has each point once: its neighbour is as good."""
    said = {}
    for name, i in (("first", leg.lo), ("last", leg.hi)):
        for column in ("elevation", "time"):
            own, shown = getattr(leg.points, column)[i], getattr(line, column)[first + i - leg.lo]
            if own != shown and (own == own or shown == shown):
                said[f"{name}-{column}"] = number(own)
    return said


def _own_station(route: Route, station: Station) -> Element:
    said = {
        "id": station.id,
        "name": station.name,
        "kind": station.kind,
        "stop": number(station.stop),
        "cut-off": number(station.cut_off),
    }
    return Element("station", _known(said), (_pin(route, "at", station.pin),))


def _own_place(place: Place) -> Element:
    said = {"id": place.id, "name": place.name, "symbol": place.symbol}
    said |= {"lat": number(place.lat), "lon": number(place.lon), "elevation": number(place.elevation)}
    return Element("place", _known(said))


def _stretch(course: Course, span: Span, name: str, said: dict[str, str]) -> list[Element]:
    """An element with both ends of a stretch, none where a leg of it is gone."""
    if course.stretch(span) is None:
        return []
    ends = (_pin(course.route, "from", span.start), _pin(course.route, "to", span.end))
    return [Element(name, _known(said), ends)]


def _entry(entry: Entry) -> Element:
    said = {
        "id": entry.id,
        "name": entry.name,
        "runner": entry.runner,
        "strategy": number(entry.strategy),
        "start": "" if entry.start is None else entry.start.isoformat(),
    }
    goal = (
        () if entry.goal is None else (Element("goal", {"kind": entry.goal.kind, "value": number(entry.goal.value)}),)
    )
    return Element("entry", _known(said), goal)


def _pin(route: Route, name: str, pin: Pin) -> Element:
    """`metres` along the route for those who read the file; `leg` and `fraction` say it also beside a hole."""
    metres = number(route.locate(pin))
    return Element(name, {"metres": metres, "leg": pin.leg, "fraction": number(pin.fraction)})


def number(value: float | None) -> str:
    """The shortest text that is the same number again, nothing for None."""
    return "" if value is None else repr(float(value))


def _known(said: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in said.items() if value}


def line_key(lat: Floats, lon: Floats) -> str:
    """What the line's positions come to: it tells whether another program has changed them since."""
    return Points.of(lat, lon).key
