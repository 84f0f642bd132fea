"""What we write is GPX to us and to others, and the file that was there is safe."""

import math
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import gpxpy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplanner import formats
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track, Waypoint
from routeplanner.route import Points

ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-�\U00010000-\U0010ffff]")


def line(text: str) -> str:
    return " ".join(ILLEGAL.sub("", text).split())


unknown = st.just(math.nan)
lats = st.floats(-90, 90)
lons = st.floats(-180, 180)
heights = st.floats(-500, 9000) | unknown
moments = st.floats(-62135596800.0, 253402300799.0) | st.integers(0, 2_000_000_000).map(float) | unknown
points = st.lists(st.tuples(lats, lons, heights, moments), min_size=1, max_size=8).map(
    lambda rows: Points.of(*zip(*rows, strict=True))
)
texts = st.text(max_size=20) | st.text("ab<>&\"'\r\n\t ]\0\x1b\x85\ufffe", max_size=12)
tracks = st.builds(
    Track,
    texts,
    st.lists(points, min_size=1, max_size=3).map(tuple),
    st.booleans(),
    texts,
)
waypoints = st.builds(Waypoint, lats, lons, st.none() | st.floats(-500, 9000), texts, texts, texts, texts)
documents = st.builds(
    Imported,
    texts,
    st.lists(tracks, max_size=3).map(tuple),
    st.lists(waypoints, max_size=3).map(tuple),
    texts.filter(line),
).filter(lambda imported: imported.tracks or imported.waypoints)


@settings(deadline=None)
@given(documents)
def test_reading_back(tmp_path_factory: pytest.TempPathFactory, imported: Imported) -> None:
    path = tmp_path_factory.mktemp("gpx") / "race.gpx"
    formats.write(imported, path)
    back = formats.read(path)
    assert (back.name, back.creator, back.notes) == (line(imported.name), line(imported.creator), ())
    for one, other in zip(imported.waypoints, back.waypoints, strict=True):
        assert (one.lat, one.lon) == pytest.approx((other.lat, other.lon), abs=0.51e-7)
        assert (one.elevation is None) == (other.elevation is None)
        assert (one.elevation or 0.0) == pytest.approx(other.elevation or 0.0, abs=0.0051)
        assert (line(one.name), line(one.symbol), line(one.type)) == (other.name, other.symbol, other.type)
        assert ILLEGAL.sub("", one.text).strip() == other.text
    ordered = sorted(imported.tracks, key=lambda track: not (track.planned and len(track.segments) == 1))
    for mine, its in zip(ordered, back.tracks, strict=True):
        assert (line(mine.name), line(mine.type)) == (its.name, its.type)
        assert its.planned == (mine.planned and len(mine.segments) == 1)
        for a, b in zip(mine.segments, its.segments, strict=True):
            np.testing.assert_allclose(b.lat, a.lat, rtol=0, atol=0.51e-7)
            np.testing.assert_allclose(b.lon, a.lon, rtol=0, atol=0.51e-7)
            np.testing.assert_allclose(b.elevation, a.elevation, rtol=0, atol=0.0051)
            np.testing.assert_allclose(b.time, a.time, rtol=0, atol=0.00052)


@pytest.fixture
def imported() -> Imported:
    walked = Points.of([45.12345678, -0.0], [6.0, -0.00000001], [1200.005, -0.001], [1717156800.0, 1717156800.1234])
    bare = Points.of([1.0, 2.0, 3.0], [1.0, 2.0, 3.0])
    return Imported(
        "A & B",
        (Track("t", (walked, bare), False, "running"), Track("r", (bare,), True)),
        (Waypoint(1.0, 2.0, 3.0, "Hut", "Food", "aid", "soup\nbread"), Waypoint(1.0, 2.0)),
    )


def test_the_text_itself(imported: Imported, tmp_path: Path) -> None:
    path = tmp_path / "race.GPX"
    formats.write(imported, path)
    assert (
        path.read_bytes().decode()
        == """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Routeplanner" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>A &amp; B</name></metadata>
<wpt lat="1.0000000" lon="2.0000000"><ele>3.00</ele><name>Hut</name><cmt>soup
bread</cmt><sym>Food</sym><type>aid</type></wpt>
<wpt lat="1.0000000" lon="2.0000000"></wpt>
<rte><name>r</name>
<rtept lat="1.0000000" lon="1.0000000"></rtept>
<rtept lat="2.0000000" lon="2.0000000"></rtept>
<rtept lat="3.0000000" lon="3.0000000"></rtept>
</rte>
<trk><name>t</name><type>running</type>
<trkseg>
<trkpt lat="45.1234568" lon="6.0000000"><ele>1200.01</ele><time>2024-05-31T12:00:00Z</time></trkpt>
<trkpt lat="0.0000000" lon="0.0000000"><ele>0.00</ele><time>2024-05-31T12:00:00.123Z</time></trkpt>
</trkseg>
<trkseg>
<trkpt lat="1.0000000" lon="1.0000000"></trkpt>
<trkpt lat="2.0000000" lon="2.0000000"></trkpt>
<trkpt lat="3.0000000" lon="3.0000000"></trkpt>
</trkseg>
</trk>
</gpx>
"""
    )


def test_gpxpy_reads_it(imported: Imported, tmp_path: Path) -> None:
    path = tmp_path / "race.gpx"
    formats.write(imported, path)
    answer = gpxpy.parse(path.read_bytes())
    assert answer.name == "A & B"
    assert [(way.name, way.symbol, way.type, way.comment) for way in answer.waypoints] == [
        ("Hut", "Food", "aid", "soup\nbread"),
        (None, None, None, None),
    ]
    assert [len(segment.points) for segment in answer.tracks[0].segments] == [2, 3]
    assert [point.elevation for point in answer.tracks[0].segments[0].points] == [1200.01, 0.0]
    assert str(answer.tracks[0].segments[0].points[0].time) == "2024-05-31 12:00:00+00:00"
    assert len(answer.routes[0].points) == 3


def test_times_that_no_calendar_has_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "race.gpx"
    times = [-1e300, 1e300, math.inf, 253402300800.0, -62135596801.0, 253402300799.9999]
    formats.write(Imported("", (Track("", (Points.of([1] * 6, [2] * 6, None, times),), False),)), path)
    assert np.isnan(formats.read(path).tracks[0].segments[0].time).all()


def test_real_files_survive(data: Path, tmp_path: Path) -> None:
    for source in sorted((data / "routes").glob("*.gpx")):
        before = formats.read(source)
        formats.write(before, tmp_path / "copy.gpx")
        after = formats.read(tmp_path / "copy.gpx")
        assert [(way.name, way.symbol, way.type, way.text) for way in after.waypoints] == [
            (way.name, way.symbol, way.type, way.text) for way in before.waypoints
        ]
        for mine, its in zip(before.tracks, after.tracks, strict=True):
            for a, b in zip(mine.segments, its.segments, strict=True):
                np.testing.assert_allclose(b.lat, a.lat, rtol=0, atol=0.51e-7)
                np.testing.assert_allclose(b.elevation, a.elevation, rtol=0, atol=0.0051)
                np.testing.assert_allclose(b.time, a.time, rtol=0, atol=0.00052)


def test_an_unknown_ending(imported: Imported, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match=r"race\.kmz") as caught:
        formats.write(imported, tmp_path / "race.kmz")
    assert ".gpx" in caught.value.hint
    assert not [*tmp_path.iterdir()]


def test_a_place_where_nothing_can_be_written(imported: Imported, tmp_path: Path) -> None:
    (tmp_path / "taken.gpx").mkdir()
    for path in (tmp_path / "nowhere" / "race.gpx", tmp_path / "taken.gpx"):
        with pytest.raises(PlannerError, match="cannot be written"):
            formats.write(imported, path)
    assert [path.name for path in tmp_path.iterdir()] == ["taken.gpx"]


@pytest.fixture
def little_room() -> Iterator[Callable[[int], None]]:
    resource = pytest.importorskip("resource", reason="only POSIX can limit the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda room: resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_old_file(little_room: Callable[[int], None], tmp_path: Path) -> None:
    path = tmp_path / "race.gpx"
    path.write_text("the old one")
    long = Points.of(np.zeros(5000), np.zeros(5000))
    little_room(50_000)
    with pytest.raises(PlannerError, match="cannot be written"):
        formats.write(Imported("", (Track("", (long,), False),)), path)
    little_room(10_000_000)
    assert [each.name for each in tmp_path.iterdir()] == ["race.gpx"]
    assert path.read_text() == "the old one"
    formats.write(Imported("", (Track("", (long,), False),)), path)
    assert len(formats.read(path).tracks[0].segments[0]) == 5000


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has a umask")
def test_others_may_read_it_as_any_file(imported: Imported, tmp_path: Path) -> None:
    formats.write(imported, tmp_path / "race.gpx")
    (tmp_path / "plain").touch()
    assert stat.S_IMODE((tmp_path / "race.gpx").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)
