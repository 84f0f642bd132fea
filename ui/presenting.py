"""From a report to what map and profile show. The report holds codes and SI; here they become marks and words."""

import numpy as np

from routeplanner import units
from routeplanner.analysis.descents import Descent
from routeplanner.course import Course, Place
from routeplanner.geo import Floats, along, wrap
from routeplanner.report import Report, StationPlan
from routeplanner.sheet import when
from routeplanner.units import THIN, Units
from routeplanner.words import _
from ui.charts.ranges import RangeMark
from ui.charts.values import DescentMark, ProfileValues, StationMark, StationMarkKind
from ui.map.values import UNKNOWN, MapBadge, MapPlace, MapRoute, MapStation, StationKind
from ui.style import palette

# where nothing is served the disc is bare
SAME_PLACE = 300.0  # [m] two waypoints of one name this near are one place on the map [D]
_MAP_KINDS: dict[str, StationKind] = {"aid": "aid", "base": "aid", "food": "aid", "water": "water"}
_PROFILE_KINDS: dict[str, StationMarkKind] = {"cut_off": "cut_off", "summit": "summit", "danger": "danger"}


def clock(report: Report) -> when.Clock:
    """13:44 by the clock where a start is known, else the elapsed time 2:44."""
    return when.entry_clock(report.course, report.entry)


def descent_name(d: Descent, u: Units) -> str:
    """Its name, else where it starts."""
    return d.name or _("From {place}").format(place=f"{u.long_name} {u.distance_number(d.start)}")


def bare_route(course: Course, before: Report | None = None) -> MapRoute | None:
    """The line of a course before its report is there; None where there is nothing to draw.

    Ground that an older report knows keeps its colours, what an edit added is grey until the new report comes.
    """
    line = course.route.line
    if len(line.lat) < 2 or line.length <= 0:
        return None
    lon = line.lon[0] + wrap(line.lon - line.lon[0])
    known = np.full(len(lon), UNKNOWN) if before is None else _known_classes(course, before)
    return MapRoute(line.lat, lon, line.distance, known)


def _known_classes(course: Course, before: Report) -> np.ndarray:
    """Gradient class of every point of the line, shape (n,), as far as the ground was in the course before."""
    line, route, old = course.route.line, course.route, before.course.route
    out = np.full(len(line.lat), UNKNOWN)
    gradient = before.profile.gradient
    classes = np.where(np.isfinite(gradient), palette.gradient_class(gradient), UNKNOWN)
    for k, leg in enumerate(route.legs):
        mine = np.flatnonzero(line.leg == k)
        on_points = leg.points.distance[leg.lo] + line.distance[mine] - route.starts[k]
        for start, was in zip(old.starts, old.legs, strict=False):
            if was.points is leg.points:
                low, high = was.points.distance[was.lo], was.points.distance[was.hi]
                there = (on_points >= low - 0.1) & (on_points <= high + 0.1)
                at = np.searchsorted(before.profile.distance, start + on_points[there] - low, side="right") - 1
                out[mine[there]] = classes[np.clip(at, 0, len(classes) - 1)]
    return out


def map_route(report: Report) -> MapRoute:
    """The line in the classes of its gradient."""
    profile = report.profile
    classes = np.where(np.isfinite(profile.gradient), palette.gradient_class(profile.gradient), UNKNOWN)
    lon = profile.lon[0] + wrap(profile.lon - profile.lon[0])
    return MapRoute(profile.lat, lon, profile.distance, np.append(classes, classes[-1]))


def badges(report: Report, u: Units) -> tuple[MapBadge, ...]:
    """A numbered badge for every descent, in the colour that half of its drop exceeds."""
    return tuple(
        MapBadge(
            d.n,
            d.start,
            d.end,
            int(palette.class_of(d.half_steeper)),
            d.key,
            _("{name}: {drop}, half steeper than {gradient}").format(
                name=descent_name(d, u), drop=u.height(-d.drop), gradient=units.percent(d.half_steeper)
            ),
        )
        for d in report.descents
    )


def map_stations(report: Report) -> tuple[MapStation, ...]:
    """Stations, start and finish with their times."""
    watch, line = clock(report), report.profile
    planned = {s.at: s for s in report.stations}
    out = [
        MapStation(_("Start"), watch.bare(0.0) if watch.known else "", "start", float(line.lat[0]), float(line.lon[0]))
    ]
    for station in report.course.stations:
        at = report.course.route.locate(station.pin)
        if at is None:
            continue
        where = (float(np.interp(at, line.distance, line.lat)), float(np.interp(at, line.distance, line.lon)))
        text = _station_text(planned.get(at), watch)
        out.append(MapStation(station.name, text, _MAP_KINDS.get(station.kind, "point"), *where))
    finish = report.stations[-1] if report.stations else None
    out.append(
        MapStation(_("Finish"), _station_text(finish, watch), "finish", float(line.lat[-1]), float(line.lon[-1]))
    )
    return tuple(out)


def _station_text(plan: StationPlan | None, watch: when.Clock) -> str:
    if plan is None:
        return ""
    eta = watch.bare(plan.eta)
    if plan.cut_off is None:
        return eta
    return _("{eta}, cut-off {cut_off}").format(eta=eta, cut_off=watch.bare(plan.cut_off))


def places(course: Course, u: Units) -> tuple[MapPlace, ...]:
    """Named places that are no stations; what is passed twice, and so twice in the file, is there once."""
    out: list[MapPlace] = []
    for p in course.places:
        known = any(o.name == p.name and _apart(o, p) < SAME_PLACE for o in out)
        if p.name and not known:
            height = "" if p.elevation is None else u.height_number(p.elevation)
            out.append(MapPlace(p.name, height, p.lat, p.lon))
    return (*out, *_range_names(course, u))


def _range_names(course: Course, u: Units) -> list[MapPlace]:
    """Name and length of each named range, in the middle of its ground."""
    line, out = course.route.line, []
    for mark in named_ranges(course):
        middle, lon = 0.5 * (mark.start + mark.end), line.lon[:1] + wrap(line.lon - line.lon[:1])
        place = float(np.interp(middle, line.distance, line.lat)), float(np.interp(middle, line.distance, lon))
        out.append(MapPlace(mark.name, u.distance(mark.end - mark.start), *place, summit=False))
    return out


def _apart(a: MapPlace, b: Place) -> float:
    """[m]"""
    return float(along(np.array([a.lat, b.lat]), np.array([a.lon, b.lon]))[-1])


def profile_values(report: Report, u: Units) -> ProfileValues:
    """The profile with its descents and stations."""
    profile, watch = report.profile, clock(report)
    marks = tuple(
        DescentMark(
            d.n, d.start, d.end, int(palette.class_of(d.half_steeper)), d.key, d.steepest_gradient, d.steepest_at
        )
        for d in report.descents
    )
    planned = {s.at: watch.bare(s.eta) for s in report.stations}
    stations = [
        StationMark(at, s.name, planned.get(at, ""), _PROFILE_KINDS.get(s.kind, "aid"))
        for s in report.course.stations
        if (at := report.course.route.locate(s.pin)) is not None
    ]
    if report.stations:
        stations.append(StationMark(profile.length, _("Finish"), planned[profile.length], "finish"))
    return ProfileValues(
        profile.distance,
        profile.elevation,
        profile.gradient,
        marks,
        tuple(stations),
        _clock_axis(report),
        profile.smoothing.baseline,
        u,
        named_ranges(report.course),
    )


def named_ranges(course: Course) -> tuple[RangeMark, ...]:
    """The named ranges of a course in the order in which they begin."""
    known = ((own, course.stretch(own.span)) for own in course.ranges)
    marks = (RangeMark(own.id, own.name, *stretch) for own, stretch in known if stretch is not None)
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _clock_axis(report: Report) -> Floats | None:
    if report.plan is None:
        return None
    watch, elapsed = clock(report), report.plan.elapsed
    first = watch.wall(0.0)
    if abs(watch.wall(float(elapsed[-1])) - first - elapsed[-1]) < 1.0:
        return np.asarray(first + elapsed)
    return np.array([watch.wall(float(t)) for t in elapsed])  # clocks change on the way


def readout(report: Report, at: float, u: Units) -> tuple[str, str]:
    """What stands at `at` [m]: the gradient, and the rest of the line; empty where nothing is known."""
    profile = report.profile
    cell = int(np.clip(np.searchsorted(profile.distance, at, side="right") - 1, 0, len(profile.gradient) - 1))
    gradient = profile.gradient[cell]
    on = next((d for d in report.descents if d.start <= at <= d.end), None)
    parts = [_("on {n}").format(n=on.n)] if on else []
    parts.append(f"{u.long_name} {u.distance_number(at, 2)}")
    elevation = float(np.interp(at, profile.distance, profile.elevation))
    if np.isfinite(elevation):
        parts.append(u.height(elevation))
    if report.plan is not None:
        elapsed = float(np.interp(at, report.plan.distance, report.plan.elapsed))
        parts.append(_("ETA {time}").format(time=clock(report).bare(elapsed)))
    return units.percent(float(gradient)) if np.isfinite(gradient) else "", f"{THIN}· ".join(parts)
