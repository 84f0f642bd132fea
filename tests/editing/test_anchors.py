"""Where a hand can take hold of the line."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.editing import places
from routeplanner.route import Leg, Points, Route
from tests.editing.lines import METRE, north, race, routes, track

tolerances = st.sampled_from([0.5, 5.0, 50.0, 500.0])


@given(route=routes(), tolerance=tolerances)
def test_anchors_rise_and_hold_all_leg_ends(route: Route, tolerance: float) -> None:
    found = editing.anchors(route, tolerance)
    assert (np.diff(found) > 0).all()
    assert all(np.abs(found - start).min() < 0.01 for start in route.starts)


@given(route=routes(), tolerance=tolerances)
def test_anchors_are_points_of_the_line(route: Route, tolerance: float) -> None:
    line = route.line
    for at in editing.anchors(route, tolerance):
        place = places.of_pin(route, route.pin(float(at)))
        assert place is not None
        assert np.hypot(line.lat - place[0], line.lon - place[1]).min() < 1e-9


def test_a_straight_line_has_its_ends_a_bend_one_more() -> None:
    straight = track(north(0, 3_000))
    assert len(editing.anchors(straight, 5.0)) == 2
    lat = 45.0 + np.concatenate([np.arange(100), np.full(100, 99)]) * 10 * METRE
    lon = 7.0 + np.concatenate([np.zeros(100), np.arange(1, 101)]) * 10 * METRE
    bent = track(Points.of(lat, lon))
    found = editing.anchors(bent, 5.0)
    assert len(found) == 3
    assert found[1] == bent.legs[0].points.distance[99]


def test_an_edit_elsewhere_moves_no_anchor(data: Path) -> None:
    route = race(data, "lake-sonoma-55k").route
    before = editing.anchors(route, 20.0)
    done = editing.replace_stretch(route, 20_000.0, 21_000.0, [(38.7, -123.0)]).route
    after = editing.anchors(done, 20.0)
    assert set(np.round(before[before < 19_990], 6)) == set(np.round(after[after < 19_990], 6))
    shift = done.length - route.length
    late = after[after > 21_010 + shift] - shift
    assert np.allclose(late[-50:], before[-50:], atol=1e-6)


def test_a_coarser_zoom_has_fewer_anchors(data: Path) -> None:
    route = race(data, "utmb-170").route
    counts = [len(editing.anchors(route, tolerance)) for tolerance in (2.0, 10.0, 50.0, 250.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1_000 > counts[-1]


def test_no_line_has_no_anchors_and_a_point_one() -> None:
    assert len(editing.anchors(Route(()), 10.0)) == 0
    assert len(editing.anchors(Route((Leg("straight", Points.of([45.0], [7.0]), 0, 0),)), 10.0)) == 1
