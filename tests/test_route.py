"""Points are shared and never change; pins find their place; holes have no length."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Pin, Points, Route


def straight(lat0: float, lat1: float, n: int = 11) -> Points:
    return Points.of(np.linspace(lat0, lat1, n), np.full(n, 7.0), np.linspace(1000, 900, n))


def test_points_cannot_be_written_to_and_keep_their_hash() -> None:
    raw = np.linspace(45.0, 45.1, 5)
    points = Points.of(raw, raw)
    with pytest.raises(ValueError, match="read-only"):
        points.lat[0] = 1.0
    raw[0] = 0.0
    assert points.lat[0] == 45.0
    assert points.key == Points.of(np.linspace(45.0, 45.1, 5), np.linspace(45.0, 45.1, 5)).key
    assert points.key != straight(45.0, 45.1).key


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one latitude"):
        Points.of([1.0, 2.0], [1.0])


def test_legs_that_meet_share_their_point() -> None:
    points = straight(45.0, 45.1)
    route = Route((Leg("recorded", points, 0, 4), Leg("recorded", points, 4, 10)))
    assert len(route.line.lat) == 11
    assert route.length == pytest.approx(points.distance[-1])
    assert route.line.length == pytest.approx(route.length)
    assert not route.line.gap.any()


def test_a_hole_has_no_length() -> None:
    a, b = straight(45.0, 45.01), straight(45.2, 45.21)
    route = Route((Leg("recorded", a, 0, 10), Leg("recorded", b, 0, 10)))
    assert route.line.length == pytest.approx(a.distance[-1] + b.distance[-1])
    assert list(np.flatnonzero(route.line.gap)) == [10]


def test_pins_are_found_again_and_a_dead_leg_is_not() -> None:
    points = straight(45.0, 45.1)
    route = Route((Leg("recorded", points, 0, 4), Leg("recorded", points, 4, 10)))
    for distance in (0.0, 1.0, route.length / 2, route.length):
        assert route.locate(route.pin(distance)) == pytest.approx(distance, abs=1e-6)
    assert route.locate(Pin("nobody", 0.5)) is None


def test_points_stay_read_only_in_another_process() -> None:
    points = replace(straight(45.0, 45.1), noise=1.5)
    other = pickle.loads(pickle.dumps(points))
    assert (other.key, other.noise) == (points.key, 1.5)
    assert not other.lat.flags.writeable


def test_errors_keep_their_hint_in_another_process() -> None:
    error = pickle.loads(pickle.dumps(PlannerError("what", "do this")))
    assert (error.message, error.hint) == ("what", "do this")
