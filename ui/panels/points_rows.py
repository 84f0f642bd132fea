"""What stands along a route, in the order it is run: points, stations, descents and named ranges."""

from dataclasses import dataclass
from math import cos, hypot, nan, radians
from typing import TYPE_CHECKING, Literal

from routeplanner.course import Course, NamedRange, Station

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.analysis.descents import Descent
    from routeplanner.geo import Floats
    from routeplanner.report import Report
    from routeplanner.route import Route

Kind = Literal["point", "station", "descent", "range"]
KINDS: tuple[Kind, ...] = ("range", "descent", "station", "point")  # in this order where they begin at one place


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One of them, from `at` to `end` along the route [m], which are the same for a place; it begins at lat, lon [deg].

    `number` counts points and descents from 1, of `of`. A point knows its elevation [m], not a number where that is
    unknown, and the kind of the leg behind it: "recorded", "straight", "snapped", "waiting" for trails, or "" at the
    start; `among` are the places of all points [m], shape (of,). `what` is the station, the descent or the range.
    """

    kind: Kind
    at: float
    end: float
    lat: float
    lon: float
    number: int = 0
    of: int = 0
    elevation: float = nan
    leg: str = ""
    among: "Floats | None" = None
    what: "Station | NamedRange | Descent | None" = None

    @property
    def key(self) -> tuple[str, object]:
        """What it is known by through an edit; a point only by its number."""
        if isinstance(self.what, (Station, NamedRange)):
            return self.kind, self.what.id
        return self.kind, self.number

    def apart(self, lat: float, lon: float) -> float:
        """How far it begins from another place, in degrees of latitude: to find the nearest."""
        return hypot(self.lat - lat, cos(radians(lat)) * ((self.lon - lon + 180.0) % 360.0 - 180.0))


def rows(course: Course, report: "Report | None", anchors: "Floats") -> tuple[Row, ...]:
    """All rows of a course. `anchors` are the points that can be taken hold of, along the route [m], shape (k,).

    `report` may be one of the line before: its descents stay until the next one comes.
    """
    if not course.route.legs:
        return ()
    places = _Places(course.route, report)
    out = [*_ranges(course, places), *_stations(course, places), *_points(course.route, anchors, places)]
    out += _descents(report, places) if report is not None else []
    return tuple(sorted(out, key=lambda row: (row.at, KINDS.index(row.kind))))


class _Places:
    """Where the line is, and how high."""

    def __init__(self, route: "Route", report: "Report | None") -> None:
        import numpy as np

        from routeplanner.geo import wrap

        line = route.line
        self._line, self._lon = line, line.lon[0] + wrap(line.lon - line.lon[0])
        self._profile = None
        if report is not None and report.course.route is route and report.has_elevation:
            self._profile = report.profile
        self._interp = np.interp

    def of(self, at: "Floats") -> "tuple[Floats, Floats, Floats]":
        """Latitude, longitude [deg] and elevation [m] at distances along the route [m], shape (n,) each."""
        import numpy as np

        lat, lon = (self._interp(at, self._line.distance, column) for column in (self._line.lat, self._lon))
        if self._profile is None:
            return lat, lon, np.full(len(lat), np.nan)
        return lat, lon, np.interp(at, self._profile.distance, self._profile.elevation)

    def row(self, kind: Kind, at: float, end: float, what: "Station | NamedRange | Descent", number: int = 0) -> Row:
        import numpy as np

        (lat,), (lon,), (elevation,) = self.of(np.array([at]))
        return Row(kind, at, end, float(lat), float(lon), number, elevation=float(elevation), what=what)


def _ranges(course: Course, places: _Places) -> list[Row]:
    known = ((own, course.stretch(own.span)) for own in course.ranges)
    return [places.row("range", *stretch, own) for own, stretch in known if stretch is not None]


def _stations(course: Course, places: _Places) -> list[Row]:
    known = ((own, course.route.locate(own.pin)) for own in course.stations)
    return [places.row("station", at, at, own) for own, at in known if at is not None]


def _descents(report: "Report", places: _Places) -> list[Row]:
    return [places.row("descent", d.start, d.end, d, d.n) for d in report.descents]


def _points(route: "Route", anchors: "Floats", places: _Places) -> list[Row]:
    lat, lon, elevation = places.of(anchors)
    legs = ("", *_legs_behind(route, anchors))
    columns = zip(anchors.tolist(), lat.tolist(), lon.tolist(), elevation.tolist(), legs, strict=True)
    count = len(anchors)
    return [Row("point", at, at, a, o, k, count, z, leg, anchors) for k, (at, a, o, z, leg) in enumerate(columns, 1)]


def _legs_behind(route: "Route", anchors: "Floats") -> list[str]:
    """The kind of the leg before each point but the first: of the one in the middle between the two."""
    import numpy as np

    from ui.snapping import waits

    middle = 0.5 * (anchors[1:] + anchors[:-1])
    on = np.clip(np.searchsorted(route.starts, middle, side="right") - 1, 0, len(route.legs) - 1)
    kinds = ["waiting" if waits(leg) else str(leg.kind) for leg in route.legs]
    return [kinds[k] for k in on.tolist()]
