"""A course that is written and read again is the same course; other programs see line and marks."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import gpxpy
import numpy as np
import pytest

from routeplanner import formats
from routeplanner.course import (
    Course,
    Entry,
    Goal,
    GradeByHand,
    Official,
    Place,
    Station,
    from_imported,
    to_exported,
)
from routeplanner.formats import read
from routeplanner.route import Leg, Pin, Points, Route, Span


def drawn() -> Course:
    """A recorded slice, a straight leg on from it, a hole, and a leg without elevation."""
    n = 60
    recorded = Points.of(
        45.0 + np.arange(n) / 3000.0,
        7.0 + np.sqrt(np.arange(n)) / 7e3,
        900 + np.sin(np.arange(n)),
        1.7e9 + np.arange(n),
    )
    recorded = replace(recorded, noise=0.8125)
    end = (recorded.lat[49], recorded.lon[49])
    straight = Points.of([end[0], end[0] + 1e-3], [end[1], end[1] + 1e-3])
    far = Points.of(np.linspace(46.0, 46.01, 12), np.full(12, -1e-5))
    route = Route(
        (Leg("recorded", recorded, 5, 49), Leg("straight", straight, 0, 1), Leg("snapped", far, 1, 11)),
    )
    first, second, third = (leg.id for leg in route.legs)
    return Course(
        name='Storm "course" <&>\n שלום',
        route=route,
        kind="run",
        kind_reason="plausible",
        stations=(
            Station("Hut", "crew", Pin(first, 0.37), 90.0, 5400.5),
            Station("Edge", "cut_off", Pin(second, 1.0), 0.0, 7200.0),  # before the hole, not behind it
            Station("Hut (visit 2)", "drop_bag", Pin(third, 1 / 3)),
        ),
        places=(Place("Top", 45.3, 7.2, 1234.5, "Summit"), Place("", 45.4, 7.3)),
        grades=(
            GradeByHand(Span(Pin(first, 0.1), Pin(first, 0.9)), 4),
            GradeByHand(Span(Pin(second, 0.0), Pin(third, 0.5)), 2),
        ),
        official=Official(27_000.0, 1890.0, None),
        day=date(2027, 10, 10),
        zone="Europe/London",
        finish_cut_off=28_800.0,
        elevation="srtm",
        entries=(Entry("me", Goal("pace", 311.7), time(11, 0, 30), -0.4), Entry("her", Goal("effort", 0.87))),
    )


def again(course: Course, folder: Path) -> Course:
    path = folder / "out.gpx"
    formats.write(to_exported(course), path)
    (back,) = from_imported(read(path))
    return back


def test_it_comes_back_the_same(tmp_path: Path) -> None:
    course = drawn()
    back = again(course, tmp_path)
    for key in ("kind", "kind_reason", "stations", "places", "grades", "official", "day", "zone", "finish_cut_off"):
        assert getattr(back, key) == getattr(course, key), key
    assert (back.name, back.elevation, back.entries) == (course.name, course.elevation, course.entries)
    assert back.id != course.id  # a copy beside the first one
    for name in ("lat", "lon", "elevation", "time", "distance", "leg", "gap"):
        np.testing.assert_array_equal(getattr(back.route.line, name), getattr(course.route.line, name))
    assert [(leg.id, leg.kind, leg.points.noise) for leg in back.route.legs] == [
        (leg.id, leg.kind, leg.points.noise) for leg in course.route.legs
    ]
    again(back, tmp_path)  # and once more
    assert back.notes == ()


def test_another_program_sees_line_and_marks(tmp_path: Path) -> None:
    formats.write(to_exported(drawn()), tmp_path / "out.gpx")
    gpx = gpxpy.parse((tmp_path / "out.gpx").read_text(encoding="utf-8"))
    assert [len(s.points) for s in gpx.tracks[0].segments] == [46, 11]
    marks = {(w.name, w.symbol, w.type) for w in gpx.waypoints}
    assert marks >= {("Hut", "Car", "Crew"), ("Edge", "Flag, Red", "Cut-off"), ("Top", "Summit", None)}
    edge = next(w for w in gpx.waypoints if w.name == "Edge")
    line = drawn().route.line
    assert (edge.latitude, edge.longitude) == (line.lat[45], line.lon[45])
    assert edge.comment == "Cut-off, cut-off 2:00"
    assert gpx.tracks[0].segments[1].points[0].elevation is None  # not a number is not written


def test_marks_alone_say_what_stations_are(tmp_path: Path) -> None:
    """Where another program drops what is ours, stations come back by place, kind and cut-off."""
    course = drawn()
    first = course.route.legs[0]
    own = replace(course, route=Route(course.route.legs[:2]))
    back = from_imported(replace(to_exported(replace(own, stations=own.stations[:2])), own=None))[0]
    assert [(s.name, s.kind, s.cut_off) for s in back.stations] == [
        ("Hut", "crew", 5400.0),
        ("Edge", "cut_off", 7200.0),
    ]
    assert back.route.locate(back.stations[0].pin) == pytest.approx(0.37 * first.length, abs=0.1)


def text_of(folder: Path) -> str:
    formats.write(to_exported(drawn()), folder / "out.gpx")
    return (folder / "out.gpx").read_text(encoding="utf-8")


def opened(folder: Path, text: str) -> Course:
    (folder / "changed.gpx").write_text(text, encoding="utf-8")
    return from_imported(read(folder / "changed.gpx"))[0]


def test_a_line_that_was_changed_elsewhere_keeps_the_race_and_says_so(tmp_path: Path) -> None:
    course = opened(tmp_path, text_of(tmp_path).replace('<trkpt lat="46.01"', '<trkpt lat="46.02"'))
    assert (course.day, course.zone, course.entries[1].runner) == (date(2027, 10, 10), "Europe/London", "her")
    assert course.grades == ()
    assert "grades by hand left out: 2" in course.notes[-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('grade="4"', 'grade="9"'),
        ('kind="crew"', 'kind="party"'),
        ('from="0"', 'from="-3"'),
        ('to="45"', 'to="4500"'),
        ('day="2027-10-10"', 'day="soon"'),
        ('fraction="0.37"', 'fraction="nan"'),
        ('fraction="0.37"', 'fraction="7"'),
        ('value="0.87"', 'value="inf"'),
        ('cut-off="5400.5"', 'cut-off="noon"'),
    ],
)
def test_what_cannot_be_read_of_ours_leaves_line_and_marks(tmp_path: Path, old: str, new: str) -> None:
    text = text_of(tmp_path)
    assert old in text
    course = opened(tmp_path, text.replace(old, new))
    assert "is damaged" in course.notes[-1]
    assert course.route.length > 0


def test_our_words_under_another_prefix_and_beside_strangers(tmp_path: Path) -> None:
    text = text_of(tmp_path).replace("rp:", "ns0:").replace("xmlns:rp", "xmlns:ns0")
    assert "rp:" not in text
    text = text.replace("<extensions>", '<extensions><other:x xmlns:other="urn:x"><other:y/></other:x>')
    course = opened(tmp_path, text)
    assert ([g.grade for g in course.grades], course.notes) == ([4, 2], ())


@pytest.mark.parametrize("name", ["tor-330k", "utmb-170", "bob-graham-round", "PentlandSkyline"])
def test_real_races_keep_distance_pins_and_grades(data: Path, tmp_path: Path, name: str) -> None:
    course = from_imported(read(data / f"routes/{name}.gpx"), name)[0].with_grade(3000.0, 4000.0, 3)
    back = again(course, tmp_path)
    assert back.route.length == course.route.length
    assert back.route.noise == course.route.noise
    assert (back.stations, back.grades, back.places) == (course.stations, course.grades, course.places)
    np.testing.assert_array_equal(back.route.line.elevation, course.route.line.elevation)
