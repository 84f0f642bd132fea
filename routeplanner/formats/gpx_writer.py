"""GPX 1.1 out."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np

from routeplanner.formats import own, whole
from routeplanner.formats.imported import Imported, Track, Waypoint
from routeplanner.geo import Floats
from routeplanner.route import Points

CREATOR = "Routeplanner"
EARLIEST, LATEST = -62135596800.0, 253402300800.0  # years 1 to 9999 [s since 1970]: what the text can say


def write(imported: Imported, path: Path) -> None:
    """Writes the file whole or not at all: coordinates to 1e-7 deg, elevations to 0.01 m, times to 0.001 s.

    With what only we say about the course (`Imported.own`) they are written to the last bit, so that the same course
    comes back; it stands in the file's metadata, ahead of the points.
    A planned track of one segment becomes a <rte>, all others <trk>; GPX wants routes first. Notes are not written.
    Raises PlannerError where it cannot be written.
    """
    whole.write(path, _document(imported))


def _document(imported: Imported) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    creator = own.clean(imported.creator or CREATOR)
    ours = f' xmlns:{own.PREFIX}="{own.NAMESPACE}"' if imported.own else ""
    yield f'<gpx version="1.1" creator="{creator}" xmlns="http://www.topografix.com/GPX/1/1"{ours}>\n'
    about = f"\n<extensions>\n{own.xml(imported.own)}</extensions>\n" if imported.own else ""
    if imported.name or about:
        yield f"<metadata>{_element('name', imported.name)}{about}</metadata>\n"
    exact = imported.own is not None
    for waypoint in imported.waypoints:
        yield _waypoint(waypoint, exact)
    for track in sorted(imported.tracks, key=lambda track: not _is_route(track)):
        yield from _route(track, exact) if _is_route(track) else _track(track, exact)
    yield "</gpx>\n"


def _is_route(track: Track) -> bool:
    return track.planned and len(track.segments) == 1


def _waypoint(waypoint: Waypoint, exact: bool) -> str:
    degrees, metres = _numbers(exact)
    elevation = "" if waypoint.elevation is None else f"<ele>{metres(waypoint.elevation)}</ele>"
    words = (("name", waypoint.name), ("cmt", waypoint.text), ("sym", waypoint.symbol), ("type", waypoint.type))
    texts = "".join(_element(tag, text) for tag, text in words)
    return f'<wpt lat="{degrees(waypoint.lat)}" lon="{degrees(waypoint.lon)}">{elevation}{texts}</wpt>\n'


def _route(track: Track, exact: bool) -> Iterator[str]:
    yield f"<rte>{_element('name', track.name)}{_element('type', track.type)}\n"
    yield from _points("rtept", track.segments[0], exact)
    yield "</rte>\n"


def _track(track: Track, exact: bool) -> Iterator[str]:
    yield f"<trk>{_element('name', track.name)}{_element('type', track.type)}\n"
    for segment in track.segments:
        yield "<trkseg>\n"
        yield from _points("trkpt", segment, exact)
        yield "</trkseg>\n"
    yield "</trk>\n"


def _points(tag: str, points: Points, exact: bool) -> Iterator[str]:
    degrees, metres = _numbers(exact)
    columns = (points.lat.tolist(), points.lon.tolist(), points.elevation.tolist(), _times(points.time))
    for lat, lon, elevation, time in zip(*columns, strict=True):
        ele = f"<ele>{metres(elevation)}</ele>" if elevation == elevation else ""
        yield f'<{tag} lat="{degrees(lat)}" lon="{degrees(lon)}">{ele}{time}</{tag}>\n'


def _numbers(exact: bool) -> tuple[Callable[[float], str], Callable[[float], str]]:
    """How degrees and metres are written; `exact` with as many digits as give the same number again.

    Never as 1e-05: XML Schema's decimal, which GPX asks for, has no exponent.
    """
    if exact:
        return _decimal, _decimal
    return "{:z.7f}".format, "{:z.2f}".format


def _decimal(value: float) -> str:
    text = repr(value)
    return text if "e" not in text else f"{Decimal(text):f}"


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
    return f"<{tag}>{own.clean(text)}</{tag}>" if text else ""
