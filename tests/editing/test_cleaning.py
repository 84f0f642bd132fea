"""Simplify keeps what it promises; spikes go, real spurs stay."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from routeplanner import editing, geo
from routeplanner.route import Leg, Points, Route
from tests.editing.lines import METRE, RACES, north, off, race, routes, track


@given(route=routes(), tolerance=st.sampled_from([1.0, 10.0, 100.0]))
def test_a_simplified_line_is_nowhere_off_by_more_than_said(route: Route, tolerance: float) -> None:
    done = editing.simplify(route, tolerance)
    assert done.error <= tolerance
    assert done.height_error <= 2.0
    assert done.after <= done.before
    assert [leg.id for leg in done.edited.route.legs] == [leg.id for leg in route.legs]
    for old, new in zip(route.legs, done.edited.route.legs, strict=True):
        assert _furthest(old, new) <= done.error + 0.01 * tolerance + 1e-6


def _furthest(old: Leg, new: Leg) -> float:
    """The oracle: every old point's distance from the new line, by shapely."""
    lat0, lon0 = float(old.points.lat.mean()), float(old.points.lon[0])
    a, b = (np.column_stack(geo.local_xy(g.points.lat, g.points.lon, lat0, lon0))[g.lo : g.hi + 1] for g in (old, new))
    line = LineString(b) if len(b) > 1 else Point(b[0])
    return max(line.distance(Point(p)) for p in a)


@pytest.mark.parametrize("name", RACES)
def test_a_real_race_gets_smaller_and_keeps_pins_and_climbs(data: Path, name: str) -> None:
    route = race(data, name).route
    done = editing.simplify(route, 5.0)
    assert done.error <= 5.0
    assert done.edited.route.noise == route.noise
    if done.before > 5_000:
        assert done.after < 0.7 * done.before
    for at in np.linspace(0.0, route.length, 200):
        pin = route.pin(float(at))
        assert off(route, pin, done.edited.route, done.edited.moved(pin)) < 25.0


def test_what_has_no_needless_point_is_left_alone() -> None:
    route = track(Points.of([45.0, 45.01, 45.0], [7.0, 7.01, 7.02]))
    done = editing.simplify(route, 5.0)
    assert done.edited.route.legs[0] is route.legs[0]
    assert (done.error, done.before, done.after) == (0.0, 3, 3)


def test_legs_that_shared_their_points_share_them_afterwards() -> None:
    points = north(0, 3_000)
    route = Route((Leg("recorded", points, 0, 101), Leg("recorded", points, 101, 300)))
    one, two = editing.simplify(route, 5.0).edited.route.legs
    assert one.points is two.points
    assert one.hi == two.lo


def test_missing_elevations_stay_missing_where_they_are() -> None:
    points = north(0, 3_000)
    z = points.elevation.copy()
    z[100:151] = np.nan
    done = editing.simplify(track(replace(points, elevation=z)), 5.0).edited.route
    line = done.line
    holes = line.distance[np.isnan(line.elevation)]
    assert (holes.min(), holes.max()) == (pytest.approx(1_000, abs=2), pytest.approx(1_500, abs=2))


def spiked(points: Points, at: int, east: float) -> Points:
    lon = points.lon.copy()
    lon[at] += east * METRE / np.cos(np.radians(45.0))
    return replace(points, lon=lon)


def test_a_point_thrown_off_is_taken_out() -> None:
    clean = north(0, 3_000)
    for timed in (True, False):
        bad = spiked(clean, 150, 400.0)
        if not timed:
            bad = replace(bad, time=np.full(len(bad), np.nan))
        done = editing.remove_spikes(track(bad))
        assert (done.positions, done.elevations) == (1, 0)
        assert done.edited.route.length == pytest.approx(3_000, rel=1e-3)


def test_pins_on_a_spike_come_back_to_the_line() -> None:
    route = track(spiked(north(0, 3_000), 150, 400.0))
    done = editing.remove_spikes(route).edited
    tip = route.pin(float(route.legs[0].points.distance[150]))
    moved = done.moved(tip)
    assert moved is not None
    assert done.route.locate(moved) == pytest.approx(1_500.0, abs=15.0)
    before = route.pin(500.0)
    assert off(route, before, done.route, done.moved(before)) < 1e-6


def test_a_spur_that_can_be_run_and_a_sparse_drawing_stay() -> None:
    slow = spiked(north(0, 3_000), 150, 100.0)
    time = slow.time.copy()
    time[150:] += 60.0
    time[151:] += 60.0
    assert editing.remove_spikes(track(replace(slow, time=time))).positions == 0
    sparse = Points.of(45.0 + np.arange(20) * 200 * METRE, np.full(20, 7.0))
    assert editing.remove_spikes(track(spiked(sparse, 10, 400.0))).positions == 0


@pytest.mark.parametrize("width", [1, 2, 3])
@pytest.mark.parametrize("height", [-200.0, 60.0])
def test_needles_of_elevation_are_straightened(width: int, height: float) -> None:
    points = north(0, 3_000)
    z = points.elevation.copy()
    z[100 : 100 + width] += height
    done = editing.remove_spikes(track(replace(points, elevation=z)))
    assert (done.positions, done.elevations) == (0, width)
    left = done.edited.route.legs[0].points
    assert np.abs(left.elevation - points.elevation).max() < 0.5
    assert left.noise == points.noise


def test_a_cliff_and_clean_ground_are_no_spikes() -> None:
    points = north(0, 3_000)
    cliff = points.elevation + np.where(points.distance > 1_500, 80.0, 0.0)
    for clean in (points, replace(points, elevation=cliff)):
        route = track(clean)
        done = editing.remove_spikes(route)
        assert (done.positions, done.elevations) == (0, 0)
        assert done.edited.route.legs[0] is route.legs[0]
    for tiny in (Points.of([45.0], [7.0]), Points.of([45.0, 45.1], [7.0, 7.0])):
        assert editing.remove_spikes(track(tiny)).positions == 0
