"""Marked places on courses that come by again: crossings, out and back, laps."""

from pathlib import Path

import numpy as np
import pytest

from routeplanner.course import from_imported, stations
from routeplanner.course.stations import Visit, place
from routeplanner.formats import Imported, Track, Waypoint, read
from routeplanner.route import Leg, Line, Points, Route

METRE = 1.0 / 111_132.0  # [deg] of latitude, near enough at 0° N 0° E


def line(x: np.ndarray, y: np.ndarray) -> Line:
    """A line through places east and north of (0, 0) [m]."""
    points = Points.of(np.asarray(y) * METRE, np.asarray(x) * METRE)
    return Route((Leg("recorded", points, 0, len(points) - 1),)).line


def at(x: float, y: float, name: str = "Hut") -> Waypoint:
    return Waypoint(y * METRE, x * METRE, name=name, symbol="Food")


TURN = np.linspace(0.0, 2.0 * np.pi, 401)
EIGHT = line(1500.0 * np.sin(TURN + 1.0), 1500.0 * np.sin(2.0 * TURN + 2.3))  # crosses itself away from its start
OUT = line(np.r_[np.linspace(0, 4000, 81), np.linspace(4000, 0, 81)[1:]], np.zeros(161))
LAPS = line(np.tile(500.0 * np.cos(TURN[:-1]), 3), np.tile(500.0 * np.sin(TURN[:-1]), 3))  # 3.14 km each


def where(line: Line, *waypoints: Waypoint) -> list[int]:
    """Kilometres of visits, rounded to 100 m."""
    return [int(round(visit.at, -2)) for visit in place(line, waypoints)]


def test_a_crossing_is_visited_twice() -> None:
    first, second = place(EIGHT, [at(0.0, 1500.0 * np.sin(0.3))])
    share = np.array([first.at, second.at]) / EIGHT.length
    assert share == pytest.approx([(np.pi - 1.0) / (2 * np.pi), (2 * np.pi - 1.0) / (2 * np.pi)], abs=0.02)
    assert len(place(EIGHT, [at(1500.0, 1500.0 * np.sin(np.pi + 0.3))])) == 1  # out on one of its wings


def test_out_and_back_comes_by_again_but_the_turn_and_the_start_do_not() -> None:
    assert where(OUT, at(1000, 20)) == [1000, 7000]
    assert where(OUT, at(4000, 10)) == [4000]  # the turning point
    assert where(OUT, at(3700, 10)) in ([3700], [4300])  # by again after 600 m: one visit
    assert where(OUT, at(10, 0)) == [8000]  # at the start one stops only on the way home


def test_every_lap_is_a_visit() -> None:
    found = place(LAPS, [at(0.0, 500.0)])
    assert [visit.at / (1000.0 * np.pi) for visit in found] == pytest.approx([0.25, 1.25, 2.25], abs=0.01)
    assert [(visit.number, visit.of) for visit in found] == [(1, 3), (2, 3), (3, 3)]


def test_a_place_that_the_file_lists_twice_is_two_visits_in_its_order() -> None:
    marks = (at(1000, 20), at(2000, 0, "Ford"), at(1000, 20, "hut"))
    first = place(OUT, marks)[0]
    assert first == Visit(0, first.at, 1, 2)
    assert where(OUT, *marks) == [1000, 2000, 6000, 7000]
    assert [visit.waypoint for visit in place(OUT, marks)] == [0, 1, 1, 2]


def test_one_name_at_two_places_is_two_places() -> None:
    assert where(OUT, at(1000, 20, "Water"), at(2000, 0, "Water")) == [1000, 7000, 2000, 6000]


def test_reach() -> None:
    assert where(OUT, at(1000, 80)) in ([1000], [7000])  # off the line: one visit, as marked places are rough
    assert where(OUT, at(1000, 101)) == []


def test_nothing_is_placed_in_a_hole() -> None:
    parts = [Points.of([0.0, 0.01], [0.0, 0.0]), Points.of([0.05, 0.06], [0.0, 0.0])]
    holed = Route(tuple(Leg("recorded", p, 0, 1) for p in parts)).line
    assert place(holed, [Waypoint(0.03, 0.0)]) == ()


def test_names_tell_visits_apart_and_find_together_again() -> None:
    assert stations.visit_name("Hut", 1, 1) == "Hut"
    second = stations.visit_name("Hut (old)", 2, 3)
    assert second == "Hut (old) (visit 2)"
    assert stations.bare_name(second) == "Hut (old)"
    assert stations.key("Refuge  Élisabetta, (visit 2)") != stations.key("")
    assert stations.key("Rif. ÉLISABETTA") == stations.key("rif elisabetta")


def test_a_course_gets_a_row_for_each_visit_and_the_cut_off_at_the_last() -> None:
    track = Track("", (Points.of(OUT.lat, OUT.lon),), False)
    mark = Waypoint(0.0, 1000 * METRE, name="Hut", symbol="Food", text="cut-off 2:30")
    (course,) = from_imported(Imported("", (track,), (mark,)))
    assert [(s.name, s.cut_off) for s in course.stations] == [("Hut (visit 1)", None), ("Hut (visit 2)", 9000.0)]
    assert len({s.id for s in course.stations}) == 2


def test_out_and_back_on_a_real_hill(data: Path) -> None:
    course = from_imported(read(data / "routes/BenLomond.gpx"))[0]
    line = course.route.line
    quarter = int(np.searchsorted(line.distance, 0.2 * line.length))
    where = float(line.distance[quarter])
    half = place(line, [Waypoint(float(line.lat[quarter]), float(line.lon[quarter]), name="Gate")])
    assert half[0].at == pytest.approx(where, abs=60)
    assert len(half) == 2
    assert half[1].at > 0.6 * line.length
    top = int(np.nanargmax(line.elevation))
    assert len(place(line, [Waypoint(float(line.lat[top]), float(line.lon[top]), name="Top")])) == 1


def test_real_races_keep_one_row_for_one_mark_where_they_pass_once(data: Path) -> None:
    course = from_imported(read(data / "routes/tor-330k.gpx"))[0]
    assert len(course.stations) == 41
    assert not [s.name for s in course.stations if "visit" in s.name]
