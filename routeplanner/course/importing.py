"""From what a file says to a course: one file, one course; what does not fit is offered beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from routeplanner import geo, series
from routeplanner.course.course import Course, Place, Station
from routeplanner.course.kind import kind_of
from routeplanner.course.restoring import changed_note, restored, unread_note, with_race
from routeplanner.course.station_words import cut_off, kind_name, station_kind
from routeplanner.course.stations import place, visit_name
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track, Waypoint
from routeplanner.route import Leg, Points, Route
from routeplanner.words import _

JOIN = 200.0  # [m] a smaller hole between two pieces is run straight and counts (house.md)


def from_imported(imported: Imported, fallback_name: str = "") -> tuple[Course, ...]:
    """The course of a file, then the other ones that it also holds.

    A file that `exporting` wrote gives the same course again. In all others pieces nearer than 200 m end to start are
    joined, else the longest is the course. Tracks win over drawn routes.
    Raises PlannerError when there is nothing to run.
    """
    if imported.own is None or imported.own.name != "course":
        return _unknown(imported, fallback_name)
    try:
        if (course := restored(imported, imported.own)) is not None:
            return (course,)
        first, *others = _unknown(imported, fallback_name)
        note = changed_note(imported.own)
        return replace(with_race(first, imported.own), notes=(*first.notes, note)), *others
    except (ValueError, KeyError, IndexError):
        first, *others = _unknown(imported, fallback_name)
        return replace(first, notes=(*first.notes, unread_note())), *others


def _unknown(imported: Imported, fallback_name: str) -> tuple[Course, ...]:
    """Courses of a file that says no more than lines and marks."""
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
    noise = noise_of([segment for track in chain for segment in track.segments])
    for track in chain:
        for segment in track.segments:
            if before is not None and 0 < _hole(before, segment) < JOIN:
                bridge = Points.of(
                    [before.lat[-1], segment.lat[0]],
                    [before.lon[-1], segment.lon[0]],
                    [before.elevation[-1], segment.elevation[0]],
                )
                legs.append(Leg("straight", bridge, 0, 1))
            points = replace(segment, noise=noise)
            legs.append(Leg("straight" if track.planned else "recorded", points, 0, len(points) - 1))
            before = segment
    return Route(tuple(legs))


def noise_of(segments: Iterable[Points]) -> float:
    """Noise of the recorded elevation [m], measured once and over the whole recording: a pause splits no noise off."""
    stretches = []
    for points in segments:
        good = np.isfinite(points.elevation)
        if good.sum() >= 3 and points.distance[-1] > 0:
            grid = geo.equal_steps(float(points.distance[-1]))
            stretches.append(np.interp(grid, points.distance[good], points.elevation[good]))
    return series.noise(*stretches)


def _course(route: Route, chain: list[Track], imported: Imported, name: str) -> Course:
    line = route.line
    kind, reason = kind_of(line.distance, line.time, " ".join(t.type for t in chain), chain[0].planned)
    stations, places = _marked(route, imported.waypoints)
    return Course(
        name=(chain[0].name if len(chain) == 1 and len(imported.tracks) > 1 else "") or name,
        route=route,
        kind=kind,
        kind_reason=reason,
        stations=stations,
        places=places,
        notes=imported.notes,
    )


def _marked(route: Route, waypoints: Sequence[Waypoint]) -> tuple[tuple[Station, ...], tuple[Place, ...]]:
    """Stations in the order of the course, each visit of its own; what is no station, or off the line, is a place.

    What a mark says of a cut-off holds for its last visit.
    """
    kinds = [station_kind(waypoint) for waypoint in waypoints]
    visits = place(route.line, waypoints, [kind is not None for kind in kinds])
    last = {visit.waypoint: visit for visit in visits}
    stations, on_line = [], set()
    for visit in sorted(visits, key=lambda visit: visit.at):
        if (kind := kinds[visit.waypoint]) is None:
            continue
        marks = [waypoints[k] for k in (visit.waypoint, *visit.again)]
        on_line |= {visit.waypoint, *visit.again}
        limits = (limit for mark in marks if (limit := cut_off(mark)) is not None)
        name = visit_name(marks[0].name or kind_name(kind), visit.number, visit.of)
        until = next(limits, None) if last[visit.waypoint] == visit else None
        stations.append(Station(name, kind, route.pin(visit.at), cut_off=until))
    places = (waypoint for k, waypoint in enumerate(waypoints) if k not in on_line)
    return tuple(stations), tuple(Place(w.name, w.lat, w.lon, w.elevation, w.symbol) for w in places)
