"""Real files, and gpxpy as the second opinion on each."""

import math
from datetime import UTC
from pathlib import Path

import gpxpy
import numpy as np
import pytest
from gpxpy.gpx import GPXRoutePoint, GPXTrackPoint

from routeplanner import formats
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track
from routeplanner.route import Points

FOLDERS = ["corpus/gpxpy", "corpus/gpx.studio", "corpus/graphhopper", "routes", "recordings"]
# They hold no point at all: gpxpy says so too, below.
EMPTY = {
    "custom_schema_locations.gpx",
    "default_schema_locations.gpx",
    "unicode2.gpx",
    "web__src__test__resources__no_trk.gpx",
    "web__src__test__resources__no_trkpt.gpx",
    "web__src__test__resources__no_trkseg.gpx",
}
UNBOUND = "with_power_2.gpx"  # a prefix that stands for nothing: gpxpy gives up, we do not look at namespaces

Point = GPXTrackPoint | GPXRoutePoint


def seconds(point: Point) -> float:
    if point.time is None:
        return math.nan
    return (point.time if point.time.tzinfo else point.time.replace(tzinfo=UTC)).timestamp()


def by_gpxpy(path: Path) -> tuple[list[list[list[Point]]], list[list[Point]], int]:
    """Its tracks and routes that have points, and how many waypoints."""
    answer = gpxpy.parse(path.read_bytes())
    tracks: list[list[list[Point]]] = [
        [[*part.points] for part in track.segments if part.points] for track in answer.tracks
    ]
    routes: list[list[Point]] = [[*route.points] for route in answer.routes if route.points]
    return [track for track in tracks if track], routes, len(answer.waypoints)


def check(imported: Imported, path: Path) -> None:
    tracks, routes, waypoints = by_gpxpy(path)
    own = [track for track in imported.tracks if not track.planned]
    planned = [track for track in imported.tracks if track.planned]
    assert len(imported.waypoints) == waypoints, path.name
    assert [len(track.segments) for track in own] == [len(track) for track in tracks], path.name
    assert [len(track.segments) for track in planned] == [1] * len(routes), path.name
    theirs = [segment for track in tracks for segment in track] + routes
    for points, them in zip(segments(own) + segments(planned), theirs, strict=True):
        columns = ("latitude", "longitude", "elevation")
        expected = [[getattr(point, name) for point in them] for name in columns] + [[seconds(point) for point in them]]
        for column, values in zip((points.lat, points.lon, points.elevation, points.time), expected, strict=True):
            np.testing.assert_array_equal(column, np.array(values, dtype=np.float64), err_msg=path.name)


def segments(tracks: list[Track]) -> list[Points]:
    return [points for track in tracks for points in track.segments]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_says_what_gpxpy_says(folder: str, data: Path) -> None:
    paths = sorted((data / folder).glob("*.gpx"))
    assert paths
    for path in paths:
        if path.name in EMPTY:
            tracks, routes, waypoints = by_gpxpy(path)
            assert (tracks, routes, waypoints) == ([], [], 0), path.name
            with pytest.raises(PlannerError, match="holds no track"):
                formats.read(path)
        elif path.name != UNBOUND:
            check(formats.read(path), path)


def test_a_prefix_that_stands_for_nothing(data: Path) -> None:
    imported = formats.read(data / "corpus/gpx.studio" / UNBOUND)
    twin = formats.read(data / "corpus/gpx.studio/with_power_1.gpx")
    assert imported.tracks[0].name == twin.tracks[0].name == "with_power"
    assert len(imported.tracks[0].segments[0]) == (data / "corpus/gpx.studio" / UNBOUND).read_text().count("<trkpt")


NOT_GPX = {
    "fit": ["corpus/fit", "corpus/fitdecode", "corpus/python-fitparse"],
    "tcx": ["recordings"],
    "csv": ["corpus/fitdecode", "routes"],
}


@pytest.mark.parametrize("ending", NOT_GPX)
def test_other_files_are_named(ending: str, data: Path) -> None:
    word = {"fit": "FIT", "tcx": "TCX", "csv": "plain text"}[ending]
    paths = [path for folder in NOT_GPX[ending] for path in sorted((data / folder).glob(f"*.{ending}"))]
    assert paths
    for path in paths:
        with pytest.raises(PlannerError, match=word):
            formats.read(path)


@pytest.mark.parametrize(
    ("name", "tracks", "points", "waypoints"),
    [("tor-330k", 1, 37399, 79), ("PentlandSkyline", 1, 169, 0), ("bob-graham-round", 5, 11844, 52)],
)
def test_the_races_that_others_count_on(name: str, tracks: int, points: int, waypoints: int, data: Path) -> None:
    imported = formats.read(data / "routes" / f"{name}.gpx")
    assert imported.notes == ()
    assert len(imported.tracks) == tracks
    assert sum(len(segment) for segment in segments(list(imported.tracks))) == points
    assert len(imported.waypoints) == waypoints


def test_the_words_by_which_a_station_is_known(data: Path) -> None:
    first = formats.read(data / "routes/tor-330k.gpx").waypoints[0]
    assert (first.name, first.symbol, first.type) == ("Baite Youlaz", "Restaurant", "user")
    assert first.text == "Ristoro - Ravitaillement - Refreshment point"
