"""What a file says, before anybody decides what it means."""

from dataclasses import dataclass, field

from routeplanner.formats.own import Element
from routeplanner.route import Points


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A marked place [deg, m] as the file names it."""

    lat: float
    lon: float
    elevation: float | None = None
    name: str = ""
    symbol: str = ""
    type: str = ""
    text: str = ""  # description and comment


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One track or route of a file: its segments in order, each with at least one point."""

    name: str
    segments: tuple[Points, ...]
    planned: bool  # a <rte>, drawn rather than recorded
    type: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """A file's tracks and marked places. `creator` and `name` are the file's own words."""

    name: str
    tracks: tuple[Track, ...]
    waypoints: tuple[Waypoint, ...] = ()
    creator: str = ""
    notes: tuple[str, ...] = field(default=())  # what was repaired or skipped, for the runner to read
    own: Element | None = None  # what only this program says about a course
