"""What was found in a GPX file so far: gathered as text, kept as numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from routeplanner.formats import columns
from routeplanner.formats.imported import Track, Waypoint
from routeplanner.geo import Floats
from routeplanner.route import Points

BATCH = 4096  # points that are kept as text at most: text takes 50 times the room of numbers


class Columns:
    """Points of one segment, a batch at a time. Counts in `tally` what cannot be used."""

    def __init__(self, tally: Counter[str]) -> None:
        self._tally = tally
        self._rows: list[tuple[str, str, str, str]] = []
        self._parts: list[tuple[Floats, ...]] = []

    def add(self, lat: str, lon: str, elevation: str, time: str) -> None:
        self._rows.append((lat, lon, elevation, time))
        if len(self._rows) >= BATCH:
            self._settle()

    def extend(self, lat: Sequence[str], lon: Sequence[str], elevation: Sequence[str], time: Sequence[str]) -> None:
        la, lo = columns.numbers(lat), columns.numbers(lon)
        el, ti = columns.elevations(elevation), columns.times(time)
        good = (np.abs(la) <= 90.0) & (np.abs(lo) <= 180.0)
        self._tally["points"] += len(la) - int(good.sum())
        self._tally["elevations"] += _unread(elevation, el)
        self._tally["times"] += _unread(time, ti)
        self._parts.append((la[good], lo[good], el[good], ti[good]))

    def points(self) -> Points | None:
        """All of them; None where there is none."""
        self._settle()
        if not any(len(part[0]) for part in self._parts):
            return None
        lat, lon, elevation, time = (np.concatenate(column) for column in zip(*self._parts, strict=True))
        return Points.of(lat, lon, elevation, time)

    def _settle(self) -> None:
        if self._rows:
            self.extend(*zip(*self._rows, strict=True))
            self._rows.clear()


def _unread(texts: Sequence[str], values: Floats) -> int:
    """How many texts say something that is no value."""
    return sum(bool(texts[k].strip()) for k in np.flatnonzero(np.isnan(values)).tolist()) if any(texts) else 0


class Findings:
    """Tracks, routes and waypoints as they are completed, and a tally of what had to be left out."""

    def __init__(self) -> None:
        self.tracks: list[Track] = []
        self.waypoints: list[Waypoint] = []
        self.tally: Counter[str] = Counter()
        self.columns = Columns(self.tally)  # of the segment that is open
        self._segments: list[Points] = []

    def end_segment(self) -> None:
        if points := self.columns.points():
            self._segments.append(points)
        self.columns = Columns(self.tally)

    def end_track(self, texts: Mapping[str, str], planned: bool) -> None:
        self.end_segment()  # a route's points; of a track, what a broken file left open
        if self._segments:
            name, kind = line(texts.get("name", "")), line(texts.get("type", ""))
            self.tracks.append(Track(name, tuple(self._segments), planned, kind))
        else:
            self.tally["tracks"] += 1
        self._segments = []

    def add_waypoint(self, texts: Mapping[str, str]) -> None:
        lat, lon = columns.number(texts.get("lat", "")), columns.number(texts.get("lon", ""))
        if not (abs(lat) <= 90.0 and abs(lon) <= 180.0):
            self.tally["waypoints"] += 1
            return
        elevation = float(columns.elevations([texts.get("ele", "")])[0])
        name, symbol, kind = (line(texts.get(field, "")) for field in ("name", "sym", "type"))
        # many programs write the same words twice
        words = dict.fromkeys(text for field in ("desc", "cmt") if (text := texts.get(field, "")))
        known = None if np.isnan(elevation) else elevation
        self.waypoints.append(Waypoint(lat, lon, known, name, symbol, kind, "\n".join(words)))


def line(text: str) -> str:
    """In one line, without the spaces that only lay the file out."""
    return " ".join(text.split())
