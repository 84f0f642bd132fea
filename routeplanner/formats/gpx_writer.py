"""GPX 1.1 out."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from routeplanner.errors import PlannerError
from routeplanner.formats.imported import Imported, Track, Waypoint
from routeplanner.geo import Floats
from routeplanner.route import Points
from routeplanner.words import _

CREATOR = "Routeplanner"
EARLIEST, LATEST = -62135596800.0, 253402300800.0  # years 1 to 9999 [s since 1970]: what the text can say

_NOT_XML = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")  # XML 1.0, §2.2
# a bare carriage return would come back as a line feed
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})


def write(imported: Imported, path: Path) -> None:
    """Writes the file whole or not at all: coordinates to 1e-7 deg, elevations to 0.01 m, times to 0.001 s.

    A planned track of one segment becomes a <rte>, all others <trk>; GPX wants routes first. Notes are not written.
    Raises PlannerError where it cannot be written.
    """
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")  # beside it: a rename cannot cross disks
    try:
        try:
            with part.open("x", encoding="utf-8", newline="\n") as file:
                file.writelines(_document(imported))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("“{name}” cannot be written: {reason}.").format(name=path.name, reason=reason)
        raise PlannerError(message, _("Choose another folder, or make room.")) from error


def _document(imported: Imported) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    creator = _clean(imported.creator or CREATOR)
    yield f'<gpx version="1.1" creator="{creator}" xmlns="http://www.topografix.com/GPX/1/1">\n'
    if imported.name:
        yield f"<metadata>{_element('name', imported.name)}</metadata>\n"
    for waypoint in imported.waypoints:
        yield _waypoint(waypoint)
    for track in sorted(imported.tracks, key=lambda track: not _is_route(track)):
        yield from _route(track) if _is_route(track) else _track(track)
    yield "</gpx>\n"


def _is_route(track: Track) -> bool:
    return track.planned and len(track.segments) == 1


def _waypoint(waypoint: Waypoint) -> str:
    elevation = "" if waypoint.elevation is None else f"<ele>{waypoint.elevation:z.2f}</ele>"
    words = (("name", waypoint.name), ("cmt", waypoint.text), ("sym", waypoint.symbol), ("type", waypoint.type))
    texts = "".join(_element(tag, text) for tag, text in words)
    return f'<wpt lat="{waypoint.lat:z.7f}" lon="{waypoint.lon:z.7f}">{elevation}{texts}</wpt>\n'


def _route(track: Track) -> Iterator[str]:
    yield f"<rte>{_element('name', track.name)}{_element('type', track.type)}\n"
    yield from _points("rtept", track.segments[0])
    yield "</rte>\n"


def _track(track: Track) -> Iterator[str]:
    yield f"<trk>{_element('name', track.name)}{_element('type', track.type)}\n"
    for segment in track.segments:
        yield "<trkseg>\n"
        yield from _points("trkpt", segment)
        yield "</trkseg>\n"
    yield "</trk>\n"


def _points(tag: str, points: Points) -> Iterator[str]:
    columns = (points.lat.tolist(), points.lon.tolist(), points.elevation.tolist(), _times(points.time))
    for lat, lon, elevation, time in zip(*columns, strict=True):
        ele = f"<ele>{elevation:z.2f}</ele>" if elevation == elevation else ""
        yield f'<{tag} lat="{lat:z.7f}" lon="{lon:z.7f}">{ele}{time}</{tag}>\n'


def _times(time: Floats) -> list[str]:
    """The <time> of each point, empty where it has none that ISO 8601 can say."""
    rounded = np.round(time * 1000.0)  # [ms]
    known = (rounded >= EARLIEST * 1000.0) & (rounded < LATEST * 1000.0)
    milliseconds = np.where(known, rounded, 0.0).astype("datetime64[ms]")
    texts = np.datetime_as_string(milliseconds).tolist()
    return [
        f"<time>{text.removesuffix('.000')}Z</time>" if there else ""
        for text, there in zip(texts, known.tolist(), strict=True)
    ]


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{_clean(text)}</{tag}>" if text else ""


def _clean(text: str) -> str:
    """Fit for XML, in an element or in quotes: without the characters that no XML file can hold."""
    return _NOT_XML.sub("", text).translate(_ESCAPED)
