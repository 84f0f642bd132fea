"""GeoJSON (RFC 7946) out: for maps on the web and for GIS."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from routeplanner.formats import whole
from routeplanner.formats.imported import Imported, Track, Waypoint
from routeplanner.formats.marked import PLACES, positions


def write(imported: Imported, path: Path) -> None:
    """Tracks as lines, marked places as points; times are left out.

    Raises PlannerError where it cannot be written.
    """
    whole.write(path, _document(imported))


def _document(imported: Imported) -> Iterator[str]:
    features = [_track(track) for track in imported.tracks] + [_waypoint(each) for each in imported.waypoints]
    collection = {"type": "FeatureCollection", "name": imported.name, "features": features}
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    yield text.encode("utf-8", "replace").decode()  # half a character in a name becomes a question mark
    yield "\n"


def _track(track: Track) -> dict[str, Any]:
    lines = [positions(segment) for segment in track.segments if len(segment) > 1]  # a line of one point is none
    single = len(lines) == 1
    shape = {"type": "LineString" if single else "MultiLineString", "coordinates": lines[0] if single else lines}
    return {"type": "Feature", "properties": {"name": track.name}, "geometry": shape}


def _waypoint(waypoint: Waypoint) -> dict[str, Any]:
    said = {"name": waypoint.name, "symbol": waypoint.symbol, "kind": waypoint.type, "text": waypoint.text}
    where = [round(waypoint.lon, PLACES), round(waypoint.lat, PLACES)]
    where += [] if waypoint.elevation is None else [round(waypoint.elevation, 2)]
    properties = {key: value for key, value in said.items() if value}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": where}}
