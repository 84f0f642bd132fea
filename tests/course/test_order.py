"""The order of a file's marks says which pass they mean, on courses that cross or follow themselves."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routeplanner.course import from_imported
from routeplanner.course.listing import base, said
from routeplanner.course.order import windows
from routeplanner.course.passing import Pass
from routeplanner.course.stations import place
from routeplanner.formats import Imported, Track, Waypoint, read
from routeplanner.route import Leg, Line, Points, Route

METRE = 1.0 / 111_132.0  # [deg] of latitude, near enough at 0° N 0° E
KM = 1000.0


def line(*corners: tuple[float, float]) -> Line:
    """Straight from corner to corner, east and north of (0, 0) [m], a point every 20 m."""
    parts = [
        np.linspace(a, b, max(int(np.hypot(b[0] - a[0], b[1] - a[1]) / 20.0), 1), endpoint=False)
        for a, b in itertools.pairwise(corners)
    ]
    xy = np.vstack((*parts, corners[-1:]))
    points = Points.of(xy[:, 1] * METRE, xy[:, 0] * METRE)
    return Route((Leg("recorded", points, 0, len(points) - 1),)).line


def mark(x: float, y: float, name: str = "Hut", text: str = "") -> Waypoint:
    return Waypoint(y * METRE, x * METRE, name=name, symbol="Food", text=text)


# East past the crossing at 3 km, round a loop and north through it again at 15 km
EIGHT = line((0, 0), (6 * KM, 0), (6 * KM, 3 * KM), (3 * KM, 3 * KM), (3 * KM, -4 * KM))
AT = (3 * KM, 0)
BEFORE, LOOP, AFTER = mark(1 * KM, 0, "Weir"), mark(6 * KM, 2 * KM, "Barn"), mark(3 * KM, -3 * KM, "Ford")


def rows(line: Line, *marks: Waypoint) -> list[tuple[str, int]]:
    """Visits in the order of the course, to 100 m."""
    found = sorted(place(line, marks), key=lambda visit: visit.at)
    return [(marks[visit.waypoint].name, int(round(visit.at, -2))) for visit in found]


def hut(line: Line, *marks: Waypoint) -> list[int]:
    return [at for name, at in rows(line, *marks) if name.startswith("Hut")]


def test_a_mark_listed_after_the_loop_is_at_the_pass_after_it() -> None:
    assert hut(EIGHT, BEFORE, LOOP, mark(*AT), AFTER) == [15_000]
    assert hut(EIGHT, LOOP, mark(*AT), AFTER) == [15_000]


def test_a_mark_listed_at_its_first_pass_is_visited_again_too() -> None:
    assert hut(EIGHT, BEFORE, mark(*AT), LOOP, AFTER) == [3000, 15_000]


def test_marks_named_for_their_visits_are_one_row_each() -> None:
    marks = (mark(*AT, "Hut 1st"), LOOP, mark(*AT, "Hut 2nd"))
    assert rows(EIGHT, *marks) == [("Hut 1st", 3000), ("Barn", 8000), ("Hut 2nd", 15_000)]
    assert {(visit.number, visit.of) for visit in place(EIGHT, marks)} == {(1, 1)}
    turned = (mark(*AT, "Hut 2nd"), LOOP, mark(*AT, "Hut 1st"))  # the names say it against the list
    assert rows(EIGHT, *turned) == [("Hut 1st", 3000), ("Barn", 8000), ("Hut 2nd", 15_000)]


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("Hut 1st", [3000]),
        ("Hut (2nd visit)", [15_000]),
        ("Hut (return)", [15_000]),
        ("Hut outbound", [3000]),
        ("Hut km 15,4", [15_000]),
        ("Hut 3.1 km", [3000]),
        ("Hut km 9", [3000, 15_000]),  # fits no pass
        ("Hut 2", [3000, 15_000]),  # a number of its own
        ("Hut on the back road", [3000, 15_000]),
    ],
)
def test_a_name_says_which_visit(name: str, at: list[int]) -> None:
    assert hut(EIGHT, mark(*AT, name)) == at


def test_names_without_what_tells_visits_apart() -> None:
    assert {base(name) for name in ("hut", "hut 1st", "hut return", "hut 2", "hut km 12 5", "hut 2nd visit")} == {"hut"}
    assert base("start") == "start"
    assert said("Hut", "hut", [1.0, 2.0]) is None


def test_two_huts_side_by_side_stay_two() -> None:
    marks = (mark(6 * KM, 1 * KM, "Hut 1"), mark(6 * KM, 1030.0, "Hut 2"))
    assert rows(EIGHT, *marks) == [("Hut 1", 7000), ("Hut 2", 7000)]


def test_no_two_rows_on_one_metre() -> None:
    assert hut(EIGHT, *[mark(*AT)] * 3) == [3000, 15_000]
    assert hut(EIGHT, mark(*AT), LOOP, mark(*AT), AFTER, mark(*AT)) == [3000, 15_000]
    once = place(EIGHT, [LOOP, LOOP])
    assert [(visit.waypoint, visit.number, visit.of, visit.again) for visit in once] == [(0, 1, 1, (1,))]


def test_order_decides_near_a_turning_point() -> None:
    course = line((0, 0), (4 * KM, 0), (0, 0), (0, 3 * KM))
    top, away = mark(4 * KM, 0, "Top"), mark(0, 2 * KM, "Away")
    assert hut(course, top, mark(3700, 10), away) == [4300]
    assert hut(course, mark(3700, 10), top, away) == [3700]  # by again after 600 m: one visit
    assert hut(course, mark(3700, 10), top, mark(3700, 10), away) == [3700, 4300]


@pytest.mark.parametrize(
    "marks",
    [
        sorted((mark(k * KM, 0, name) for k, name in zip((0.5, 1, 5, 4), "zvwb", strict=True)), key=lambda w: w.name),
        [LOOP, BEFORE],
        [AFTER, LOOP, BEFORE],
        [mark(5 * KM, 0, "a"), LOOP, AFTER, mark(500, 0, "b"), mark(4 * KM, 0, "c"), mark(5.5 * KM, 0, "d")],
    ],
    ids=["by name", "two", "reversed", "by kind"],
)
def test_a_file_in_another_order_says_nothing(marks: list[Waypoint]) -> None:
    assert hut(EIGHT, *marks, mark(*AT)) == [3000, 15_000]


def test_marks_side_by_side_are_listed_in_any_order() -> None:
    marks = (BEFORE, mark(3 * KM, 0, "Hut"), mark(2960, 0, "Hut tap"), LOOP, AFTER)
    assert rows(EIGHT, *marks)[1:3] == [("Hut tap", 3000), ("Hut", 3000)]


@given(st.lists(st.lists(st.integers(0, 40), min_size=1, max_size=3), max_size=7))
def test_windows_hold_what_every_forward_reading_holds(places: list[list[int]]) -> None:
    """Against all readings, tried one by one, of a file whose order is that of its marks passed once."""
    found = [
        [Pass(2000.0 * at, 0.0, n, False) for n, at in enumerate(sorted(set(each)))] for each in ([0], *places, [40])
    ]
    forward = [way for way in itertools.product(*found) if all(a.at <= b.at for a, b in itertools.pairwise(way))]
    got = windows(found, {k: k for k in range(len(found))})
    if forward:
        ends = [{way[k].at for way in forward} for k in range(len(found))]
        assert got == {k: (min(at), max(at)) for k, at in enumerate(ends)}


def crossings(corners: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Where straight pieces that are no neighbours cross."""
    pieces = list(itertools.pairwise(np.array(corners)))
    for (a, b), (c, d) in itertools.combinations(pieces, 2):
        matrix = np.column_stack((b - a, c - d))
        if abs(np.linalg.det(matrix)) > 1e-6 and (b != c).any():
            t, s = np.linalg.solve(matrix, c - a)
            if 0 < t < 1 and 0 < s < 1:
                x, y = a + t * (b - a)
                yield float(x), float(y)


def known_passes(line: Line, x: float, y: float) -> list[float]:
    """Passes within 150 m, seen on a fine grid of places and not by steps; none where one is twice on the mark."""
    at = np.arange(0.0, line.length, 2.0)
    off = np.hypot(
        np.interp(at, line.distance, line.lon) / METRE - x, np.interp(at, line.distance, line.lat) / METRE - y
    )
    near = np.flatnonzero(off < 150.0)
    runs = np.split(near, np.flatnonzero(np.diff(near) > 1) + 1) if len(near) else []
    if any(len(on := at[run[off[run] < 2.0]]) and np.ptp(on) > 25.0 for run in runs):
        return []  # turning back beside the mark
    return [float(at[run[np.argmin(off[run])]]) for run in runs]


CORNER = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda c: (100.0 * c[0], 100.0 * c[1]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(CORNER, min_size=5, max_size=9, unique=True), st.data())
def test_marks_in_order_are_at_the_passes_that_they_mean(
    corners: list[tuple[float, float]], data: st.DataObject
) -> None:
    course = line(*corners)
    gates = []  # places that the line passes once
    for n, at in enumerate(np.linspace(0.0, course.length, 60)[1:-1]):
        x, y = (float(np.interp(at, course.distance, each)) / METRE for each in (course.lon, course.lat))
        if len(known_passes(course, x, y)) == 1:
            gates.append((float(at), mark(x, y, f"Gate {n}g"), [float(at)]))
    listed = list(gates)
    for n, (x, y) in enumerate(crossings(corners)):
        both = known_passes(course, x, y)
        between = len(both) == 2 and [at for at, *_gate in gates if both[0] + 200.0 < at < both[1] - 200.0]
        if between and both[0] > 200.0 and both[1] - both[0] > 1500.0:
            crossing = mark(x, y, f"Cross {n}c")
            meant = data.draw(st.sampled_from(["first", "later", "both"]))
            if meant != "later":
                listed.append((both[0], crossing, both if meant == "first" else both[:1]))
            if meant != "first":
                listed.append((both[1], crossing, both[1:]))
    listed.sort(key=lambda each: each[0])
    found = place(course, [waypoint for _at, waypoint, _visits in listed])
    for k, (_at, waypoint, visits) in enumerate(listed):
        assert [visit.at for visit in found if visit.waypoint == k] == pytest.approx(visits, abs=25), waypoint.name


NAME = st.sampled_from(["", "Hut", "Hut 1st", "Hut 2nd", "Hut (return)", "Hut 2", "Barn"])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(CORNER, min_size=2, max_size=7, unique=True), st.lists(st.tuples(CORNER, NAME, st.booleans()), max_size=9)
)
def test_whatever_is_listed_no_mark_is_lost_and_none_is_twice_in_one_spot(
    corners: list[tuple[float, float]], places: list[tuple[tuple[float, float], str, bool]]
) -> None:
    course = line(*corners)
    marks = [mark(*at, name) for at, name, _sort in places] + [mark(*corner, "Hut") for corner in corners]
    sorts = [sort for *_place, sort in places] + [True] * len(corners)
    found = place(course, marks, sorts)
    heads = {visit.waypoint for visit in found}
    more = {k for visit in found for k in visit.again}
    assert not heads & more
    assert heads | more == {k for k, each in enumerate(marks) if place(course, [each])}
    spots = [(marks[k].name, sorts[k], marks[k].lat, marks[k].lon, v.at) for v in found if marks[k := v.waypoint].name]
    assert len(set(spots)) == len(spots)


def test_a_mark_listed_twice_at_one_visit_is_one_station_and_its_cut_off_is_kept() -> None:
    track = Track("", (Points.of(EIGHT.lat, EIGHT.lon),), False)
    again = mark(6 * KM, 2 * KM, "Barn", "cut-off 2:30")
    hill = Waypoint(LOOP.lat, LOOP.lon, name="Barn", symbol="Summit")
    (course,) = from_imported(Imported("", (track,), (BEFORE, hill, LOOP, again)))
    assert [(s.name, s.cut_off) for s in course.stations] == [("Weir", None), ("Barn", 9000.0)]
    assert [place.symbol for place in course.places] == ["Summit"]


def test_what_is_no_station_shows_the_order_too() -> None:
    track = Track("", (Points.of(EIGHT.lat, EIGHT.lon),), False)
    hills = [Waypoint(w.lat, w.lon, name=w.name, symbol="Summit") for w in (BEFORE, LOOP, AFTER)]
    (course,) = from_imported(Imported("", (track,), (*hills[:2], mark(*AT), hills[2])))
    assert [(s.name, round(course.route.locate(s.pin) or 0.0, -2)) for s in course.stations] == [("Hut", 15_000)]


def test_stages_that_end_and_begin_at_one_road_are_one_row(data: Path) -> None:
    line = from_imported(read(data / "routes/bob-graham-round.gpx"))[0].route.line
    marks = read(data / "routes/bob-graham-round-waypoints.gpx").waypoints
    found = place(line, marks)
    at = [visit.at for visit in found]
    assert all(a < b for a, b in itertools.pairwise(at))
    assert sum(len(visit.again) for visit in found) == 4  # four roads
    hall = [visit.at for visit in found if marks[visit.waypoint].name == "Moot Hall"]
    assert hall == pytest.approx([0.0, line.length], abs=25)
