"""A course that is written and read again is the same course; other programs see line and marks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import gpxpy
import numpy as np
import pytest

from routeplanner import formats
from routeplanner.course import Course, Place, from_imported, to_exported
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track, read
from routeplanner.route import Leg, Points, Route
from tests.course.full import full, other_fields, silent


def again(course: Course, folder: Path) -> Course:
    path = folder / "out.gpx"
    formats.write(to_exported(course), path)
    (back,) = from_imported(read(path))
    return back


def test_the_course_of_this_test_says_something_in_every_field() -> None:
    """A field that a class gets has to be said here, and comes back in the test below."""
    assert silent(replace(full(), notes=("repaired",))) == set()


def test_it_comes_back_the_same(tmp_path: Path) -> None:
    course = full()
    back = again(course, tmp_path)
    assert other_fields(back, course) == {"id"}  # a copy beside the first one
    assert [(leg.id, leg.kind) for leg in back.route.legs] == [(leg.id, leg.kind) for leg in course.route.legs]
    assert other_fields(again(back, tmp_path), course) == {"id"}  # and once more
    assert back.notes == ()  # what reading found, not what the file says


def test_another_program_sees_line_and_marks(tmp_path: Path) -> None:
    formats.write(to_exported(full()), tmp_path / "out.gpx")
    gpx = gpxpy.parse((tmp_path / "out.gpx").read_text(encoding="utf-8"))
    assert [len(s.points) for s in gpx.tracks[0].segments] == [46, 11]
    marks = {(w.name, w.symbol, w.type) for w in gpx.waypoints}
    assert marks >= {("Hut", "Car", "Crew"), ("Edge", "Flag, Red", "Cut-off"), ("Top", "Summit", None)}
    edge = next(w for w in gpx.waypoints if w.name == "Edge")
    line = full().route.line
    assert (edge.latitude, edge.longitude) == (line.lat[45], line.lon[45])
    assert edge.comment == "Cut-off, cut-off 2:00"
    assert gpx.tracks[0].segments[1].points[0].elevation is None  # not a number is not written


def test_marks_alone_say_what_stations_are(tmp_path: Path) -> None:
    """Where another program drops what is ours, stations come back by place, kind and cut-off."""
    course = full()
    first = course.route.legs[0]
    own = replace(course, route=Route(course.route.legs[:2]))
    back = from_imported(replace(to_exported(replace(own, stations=own.stations[:2])), own=None))[0]
    assert [(s.name, s.kind, s.cut_off) for s in back.stations] == [
        ("Hut", "crew", 5400.0),
        ("Edge", "cut_off", 7200.0),
    ]
    assert back.route.locate(back.stations[0].pin) == pytest.approx(0.37 * first.length, abs=0.1)


def test_a_course_without_a_line_says_that_there_is_nothing_to_export() -> None:
    with pytest.raises(PlannerError, match="“Empty” has no line yet") as said:
        to_exported(Course("Empty", Route(())))
    assert "Draw it" in said.value.hint


@pytest.mark.parametrize("ending", [".kml", ".geojson"])
def test_one_point_is_no_line_and_breaks_nothing(tmp_path: Path, ending: str) -> None:
    leg = Leg("straight", Points.of([55.5], [-3.4]), 0, 0)
    course = Course("One point", Route((leg,)), places=(Place("Top", 55.5, -3.4),))
    formats.write(to_exported(course), tmp_path / f"out{ending}")
    assert "Top" in (tmp_path / f"out{ending}").read_text(encoding="utf-8")


def test_a_leg_keeps_its_times_beside_a_bridged_hole(tmp_path: Path) -> None:
    """The point that both share stands once in the line; each leg has its own time and elevation of it."""
    here = Points.of([45.0, 45.001], [7.0, 7.0], [100.0, 101.0], [10.0, 20.0])
    there = Points.of([45.002, 45.003], [7.0, 7.0], [102.0, 103.0], [40.0, 50.0])
    (course,) = from_imported(Imported("Pause", (Track("Pause", (here, there), planned=False),)))
    assert [leg.kind for leg in course.route.legs] == ["recorded", "straight", "recorded"]
    back = again(course, tmp_path)
    for leg, same in zip(course.route.legs, back.route.legs, strict=True):
        for name in ("lat", "lon", "elevation", "time"):
            part = getattr(leg.points, name)[leg.lo : leg.hi + 1]
            np.testing.assert_array_equal(getattr(same.points, name)[same.lo : same.hi + 1], part, f"{leg.kind} {name}")


def text_of(folder: Path) -> str:
    formats.write(to_exported(full()), folder / "out.gpx")
    return (folder / "out.gpx").read_text(encoding="utf-8")


def opened(folder: Path, text: str) -> Course:
    (folder / "changed.gpx").write_text(text, encoding="utf-8")
    return from_imported(read(folder / "changed.gpx"))[0]


def test_a_line_that_was_changed_elsewhere_keeps_the_race_and_says_so(tmp_path: Path) -> None:
    course = opened(tmp_path, text_of(tmp_path).replace('<trkpt lat="46.01"', '<trkpt lat="46.02"'))
    assert (course.day, course.zone, course.entries[1].name) == (date(2027, 10, 10), "Europe/London", "Wave <2>")
    assert course.entry.runner == "me"
    assert (course.grades, course.ranges) == ((), ())
    assert "grades by hand left out: 2, named ranges: 2" in course.notes[-1]


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
        ('first-time="nan"', 'first-time="inf"'),
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
