"""One file, one course: what is joined, what is offered beside it, what is a station."""

from pathlib import Path

import numpy as np
import pytest

from routeplanner.course import from_imported
from routeplanner.course.station_words import cut_off, station_kind
from routeplanner.errors import PlannerError
from routeplanner.formats import Imported, Track, Waypoint, read
from routeplanner.route import Points


def points(lat0: float, lat1: float, n: int = 20, elevation: float = 100.0) -> Points:
    return Points.of(np.linspace(lat0, lat1, n), np.full(n, 7.0), np.full(n, elevation))


def track(*segments: Points, name: str = "", planned: bool = False) -> Track:
    return Track(name, segments, planned)


def test_a_small_hole_between_tracks_is_run_straight_and_counts() -> None:
    a, b = points(45.0, 45.01), points(45.011, 45.02)  # 111 m apart
    (course,) = from_imported(Imported("two", (track(a), track(b))))
    assert [leg.kind for leg in course.route.legs] == ["recorded", "straight", "recorded"]
    assert course.route.length == pytest.approx(2223, abs=2)
    assert not course.route.line.gap.any()


def test_noise_is_of_the_whole_recording_however_it_is_split() -> None:
    ragged = np.random.default_rng(3).normal(500.0, [0.5] * 1000 + [3.0] * 1000)
    whole = Points.of(np.linspace(45.0, 45.2, 2000), np.full(2000, 7.0), ragged)

    def part(lo: int, hi: int) -> Points:
        return Points.of(whole.lat[lo:hi], whole.lon[lo:hi], whole.elevation[lo:hi])

    one = from_imported(Imported("", (track(whole),)))[0].route
    for split in ([track(part(0, 1001), part(1000, 2000))], [track(part(0, 1001)), track(part(1000, 2000))]):
        (course,) = from_imported(Imported("", tuple(split)))
        noises = {leg.points.noise for leg in course.route.legs}
        assert len(noises) == 1
        assert noises.pop() == pytest.approx(one.noise, rel=0.005)


def test_a_larger_hole_leaves_the_longest_and_offers_the_other() -> None:
    a, b = points(45.0, 45.01), points(45.1, 45.13)
    course, other = from_imported(Imported("", (track(a, name="short"), track(b, name="long"))))
    assert (course.name, other.name) == ("long", "short")


def test_a_larger_hole_inside_a_track_has_no_distance() -> None:
    a, b = points(45.0, 45.01), points(45.1, 45.13)
    (course,) = from_imported(Imported("holed", (track(a, b),)))
    assert course.route.length == pytest.approx(a.distance[-1] + b.distance[-1])
    assert course.route.line.gap.sum() == 1


def test_tracks_win_over_drawn_routes() -> None:
    a, b = points(45.0, 45.01), points(46.0, 46.13)
    course, drawn = from_imported(Imported("both", (track(b, planned=True), track(a))))
    assert course.route.length < drawn.route.length
    assert drawn.kind_reason == "planned"


def test_places_only_is_an_error_that_says_so() -> None:
    with pytest.raises(PlannerError, match="no track or route"):
        from_imported(Imported("", (), (Waypoint(45.0, 7.0, name="Hut"),)))


@pytest.mark.parametrize(
    ("waypoint", "kind"),
    [
        (Waypoint(0, 0, symbol="Restaurant"), "food"),
        (Waypoint(0, 0, symbol="Drinking Water"), "water"),
        (Waypoint(0, 0, type="Aid Station"), "aid"),
        (Waypoint(0, 0, name="BaseVita-Cogne"), "base"),
        (Waypoint(0, 0, text="Ristoro - Ravitaillement - Refreshment point"), "aid"),
        (Waypoint(0, 0, symbol="Navaid, Black"), None),
        (Waypoint(0, 0, symbol="Summit", name="Waterdown Hill"), None),
        (Waypoint(0, 0, name="Basel"), None),
        (Waypoint(0, 0, symbol="Car", type="Crew"), "crew"),
        (Waypoint(0, 0, name="Drop bags at the school"), "drop_bag"),
        (Waypoint(0, 0, symbol="Summit", name="Ben"), None),
        (Waypoint(0, 0, symbol="Summit", name="Ben, cut-off 4:30"), "summit"),
        (Waypoint(0, 0, symbol="Danger Area"), None),
        (Waypoint(0, 0, type="danger", text="cutoff 12:00"), "danger"),
        (Waypoint(0, 0, name="Gate", text="Cut-off: 3:15"), "cut_off"),
    ],
)
def test_what_serves_the_runner_is_a_station(waypoint: Waypoint, kind: str | None) -> None:
    assert station_kind(waypoint) == kind


def test_a_station_is_within_a_hundred_metres_of_the_line() -> None:
    near = Waypoint(45.005, 7.001, symbol="Food", name="near", text="cut-off 2:45")  # 79 m
    far = Waypoint(45.005, 7.0016, symbol="Food", name="far")  # 126 m
    (course,) = from_imported(Imported("", (track(points(45.0, 45.01)),), (near, far)))
    (station,) = course.stations
    assert (station.name, station.kind, station.cut_off) == ("near", "food", 9900.0)
    assert [place.name for place in course.places] == ["far"]
    assert course.route.locate(station.pin) == pytest.approx(555.6, abs=1)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("cut-off 2:45", 9900.0),
        ("Cutoff: 10:30:30", 37830.0),
        ("opens 8:00", None),
        ("", None),
        ("cut-off 99:99", None),
        ("cut-off 0:00", None),
        ("cut-off 2:455", None),
        ("CUT OFF at 3:05", 11100.0),
    ],
)
def test_cut_off_texts(text: str, seconds: float | None) -> None:
    assert cut_off(Waypoint(0, 0, text=text)) == seconds


@pytest.mark.parametrize(
    ("file", "kind", "reason"),
    [
        ("routes/utmb-170.gpx", "course", "constant_speed"),
        ("routes/eiger-250.gpx", "course", "too_fast"),
        ("routes/shasta.gpx", "course", "computed_times"),
        ("routes/PentlandSkyline.gpx", "course", "no_times"),
        ("recordings/mansfield-double-up.gpx", "run", "plausible"),
        ("recordings/activity_4078723797.gpx", "course", "ride"),
        ("recordings/4078723797_strava.gpx", "course", "too_fast"),
    ],
)
def test_invented_times_make_a_course_and_real_ones_a_run(data: Path, file: str, kind: str, reason: str) -> None:
    course = from_imported(read(data / file))[0]
    assert (course.kind, course.kind_reason) == (kind, reason)


def test_the_tor_keeps_all_its_marked_places(data: Path) -> None:
    course = from_imported(read(data / "routes/tor-330k.gpx"))[0]
    assert len(course.stations) + len(course.places) == 79
    assert {s.kind for s in course.stations} >= {"base", "aid"}


def test_five_tracks_of_one_round_are_one_course(data: Path) -> None:
    (course,) = from_imported(read(data / "routes/bob-graham-round.gpx"), "bob-graham-round")
    assert course.route.length == pytest.approx(101_240, abs=50)
    assert len([leg for leg in course.route.legs if leg.kind == "recorded"]) == 5
