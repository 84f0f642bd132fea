"""From what a file says to a course: one file, one course; what does not fit is offered beside it."""

import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from routeplanner import geo, series
from routeplanner.course.course import Course, Place, Station, StationKind
from routeplanner.course.kind import kind_of
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track, Waypoint
from routeplanner.route import Leg, Line, Points, Route
from routeplanner.words import _

JOIN = 200.0  # [m] a smaller hole between two pieces is run straight and counts (house.md)
STATION_REACH = 100.0  # [m] a marked place further off the line is no station

_STATION_WORDS: tuple[
    tuple[StationKind, str], ...
] = (  # the first kind that fits; English, then what Alpine races write
    ("base", r"base|base ?vita|base ?vie"),
    (
        "aid",
        r"aid|aid ?station|refreshments?|ravitaillements?|ravito|ristoro|verpflegung\w*|avituallamientos?",
    ),
    ("food", r"food|restaurant|feed|snacks?|meal"),
    ("water", r"water|drinking water|drinks?|fountain|eau|acqua|wasser|agua"),
)
_CUT_OFF = re.compile(r"cut[- ]?off\D{0,20}?(\d{1,3}):(\d{2})(?::(\d{2}))?", re.IGNORECASE)


def from_imported(imported: Imported, fallback_name: str = "") -> tuple[Course, ...]:
    """The course of a file, then the other ones that it also holds.

    Pieces nearer than 200 m end to start are joined, else the longest is the course. Tracks win over drawn routes.
    Raises PlannerError when there is nothing to run.
    """
    single = imported.tracks[0].name if len(imported.tracks) == 1 else ""  # "Leg 1" names no course of five
    name = imported.name or single or fallback_name
    chains = [
        chain for planned in (False, True) for chain in _chains([t for t in imported.tracks if t.planned == planned])
    ]
    routes = [(_route(chain), chain) for chain in chains]
    routes = [(route, chain) for route, chain in routes if route.length > 0]
    if not routes:
        raise PlannerError(
            _("There is no track or route in this file."),
            _("Export it again as a GPX track; a file of single places cannot be run."),
        )
    first = max(routes, key=lambda pair: (not pair[1][0].planned, pair[0].length))
    others = [pair for pair in routes if pair is not first]
    return tuple(_course(route, chain, imported, name) for route, chain in [first, *others])


def _chains(tracks: Iterable[Track]) -> list[list[Track]]:
    chains: list[list[Track]] = []
    for track in tracks:
        if chains and _hole(chains[-1][-1].segments[-1], track.segments[0]) < JOIN:
            chains[-1].append(track)
        else:
            chains.append([track])
    return chains


def _hole(a: Points, b: Points) -> float:
    """[m] from the end of `a` to the start of `b`."""
    return float(geo.segments(np.array([a.lat[-1], b.lat[0]]), np.array([a.lon[-1], b.lon[0]]))[0])


def _route(chain: list[Track]) -> Route:
    legs: list[Leg] = []
    before: Points | None = None
    for track in chain:
        for segment in track.segments:
            if before is not None and 0 < _hole(before, segment) < JOIN:
                bridge = Points.of(
                    [before.lat[-1], segment.lat[0]],
                    [before.lon[-1], segment.lon[0]],
                    [before.elevation[-1], segment.elevation[0]],
                )
                legs.append(Leg("straight", bridge, 0, 1))
            legs.append(Leg("straight" if track.planned else "recorded", measured(segment), 0, len(segment) - 1))
            before = segment
    return Route(tuple(legs))


def measured(points: Points) -> Points:
    """The same points with the noise of their recorded elevation measured, once and over the whole recording."""
    good = np.isfinite(points.elevation)
    if good.sum() < 3 or points.distance[-1] <= 0:
        return points
    grid = geo.equal_steps(float(points.distance[-1]))
    return replace(points, noise=series.noise(np.interp(grid, points.distance[good], points.elevation[good])))


def _course(route: Route, chain: list[Track], imported: Imported, name: str) -> Course:
    line = route.line
    kind, reason = kind_of(line.distance, line.time, " ".join(t.type for t in chain), chain[0].planned)
    stations: list[Station] = []
    places: list[Place] = []
    for waypoint in imported.waypoints:
        station = station_kind(waypoint)
        at = _on_line(line, waypoint) if station else None
        if station and at is not None:
            stations.append(
                Station(waypoint.name or _("Aid station"), station, route.pin(at), cut_off=cut_off(waypoint))
            )
        else:
            places.append(Place(waypoint.name, waypoint.lat, waypoint.lon, waypoint.elevation, waypoint.symbol))
    stations.sort(key=lambda s: route.locate(s.pin) or 0.0)
    return Course(
        name=(chain[0].name if len(chain) == 1 and len(imported.tracks) > 1 else "") or name,
        route=route,
        kind=kind,
        kind_reason=reason,
        stations=tuple(stations),
        places=tuple(places),
        notes=imported.notes,
    )


def _on_line(line: Line, waypoint: Waypoint) -> float | None:
    """Distance along the line [m] of a marked place within reach of it, None for one further off."""
    steps = geo.near(line.lat, line.lon, waypoint.lat, waypoint.lon, STATION_REACH)
    if not len(steps):
        return None
    part = slice(int(steps[0]), int(steps[-1]) + 2)
    off, at = geo.nearest(line.lat[part], line.lon[part], waypoint.lat, waypoint.lon, line.distance[part])
    return at if off <= STATION_REACH else None


def station_kind(waypoint: Waypoint) -> StationKind | None:
    """What a marked place serves, from its symbol, type and text; None for a place that is no station."""
    said = " ".join((waypoint.symbol, waypoint.type, waypoint.name, waypoint.text))
    said = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said)  # "BaseVita-Cogne"
    for kind, words in _STATION_WORDS:
        if re.search(rf"\b(?:{words})\b", said, re.IGNORECASE):
            return kind
    return None


def cut_off(waypoint: Waypoint) -> float | None:
    """Seconds after the start that a text like "cut-off 2:45" names."""
    found = _CUT_OFF.search(waypoint.text) or _CUT_OFF.search(waypoint.name)
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return 3600.0 * hours + 60.0 * minutes + seconds
