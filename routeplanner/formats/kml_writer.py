"""KML 2.2 out: for Google Earth and for phones."""

from collections.abc import Iterator
from pathlib import Path

from routeplanner.formats import whole
from routeplanner.formats.imported import Imported, Track, Waypoint
from routeplanner.formats.marked import positions
from routeplanner.formats.own import clean
from routeplanner.route import Points


def write(imported: Imported, path: Path) -> None:
    """Tracks as lines on the ground, marked places as points; times are left out.

    Raises PlannerError where it cannot be written.
    """
    whole.write(path, _document(imported))


def _document(imported: Imported) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
    yield f"<name>{clean(imported.name)}</name>\n"
    for track in imported.tracks:
        yield from _track(track)
    for waypoint in imported.waypoints:
        yield _waypoint(waypoint)
    yield "</Document>\n</kml>\n"


def _track(track: Track) -> Iterator[str]:
    yield f"<Placemark><name>{clean(track.name)}</name>\n<MultiGeometry>\n"
    for segment in track.segments:
        if len(segment) > 1:  # a line of one point is none
            yield f"<LineString><tessellate>1</tessellate><coordinates>\n{_coordinates(segment)}\n"
            yield "</coordinates></LineString>\n"
    yield "</MultiGeometry></Placemark>\n"


def _coordinates(points: Points) -> str:
    return "\n".join(",".join(map(_number, row)) for row in positions(points))


def _waypoint(waypoint: Waypoint) -> str:
    said = f"<description>{clean(waypoint.text)}</description>" if waypoint.text else ""
    height = "" if waypoint.elevation is None else f",{waypoint.elevation:.2f}"
    where = f"{_number(waypoint.lon)},{_number(waypoint.lat)}{height}"
    name = f"<name>{clean(waypoint.name)}</name>"
    return f"<Placemark>{name}{said}<Point><coordinates>{where}</coordinates></Point></Placemark>\n"


def _number(value: float) -> str:
    return f"{value:z.7f}".rstrip("0").rstrip(".")
