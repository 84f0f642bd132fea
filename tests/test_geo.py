"""Oracles from science.md §6 (Vincenty), and the grid of its §0."""

import numpy as np
import pytest

from routeplanner import geo


@pytest.mark.parametrize(
    ("a", "b", "length"),
    [
        ((44.995, 0.0), (45.005, 0.0), 1111.3178),
        ((45.0, 0.0), (45.0, 0.01), 788.4684),
        ((60.0, 0.0), (60.0, 0.01), 558.0000),
        ((-0.005, 7.0), (0.005, 7.0), 1105.7428),
        ((0.0, 179.995), (0.0, -179.995), 1113.1949),
    ],
)
def test_lengths_agree_with_vincenty(a: tuple[float, float], b: tuple[float, float], length: float) -> None:
    lat, lon = np.array([a[0], b[0]]), np.array([a[1], b[1]])
    assert geo.along(lat, lon)[-1] == pytest.approx(length, abs=2e-4)


def test_flinders_peak_to_buninyong_by_local_radii() -> None:
    lat = -np.array([37 + 57 / 60 + 3.72030 / 3600, 37 + 39 / 60 + 10.15610 / 3600])
    lon = np.array([144 + 25 / 60 + 29.52440 / 3600, 143 + 55 / 60 + 35.38390 / 3600])
    assert geo.along(lat, lon)[-1] == pytest.approx(54972.42, abs=0.05)


@pytest.mark.parametrize("length", [1.0, 9.99, 10.0, 25.0, 170_050.3])
def test_the_grid_has_equal_steps_of_at_most_ten_metres(length: float) -> None:
    grid = geo.equal_steps(length)
    assert (grid[0], grid[-1]) == (0, length)
    assert np.ptp(np.diff(grid)) < 1e-7
    assert len(grid) == max(1, int(np.ceil(length / 10))) + 1


def test_bearings_go_clockwise_from_north() -> None:
    lat, lon = np.array([0.0, 0.01, 0.01, 0.0, 0.0]), np.array([0.0, 0.0, 0.01, 0.01, 0.0])
    assert geo.bearings(lat, lon) == pytest.approx([0.0, 90.0, 180.0, 270.0], abs=0.01)


def test_nearest_place_on_a_line() -> None:
    lat, lon = np.array([45.0, 45.0, 45.01]), np.array([7.0, 7.02, 7.02])
    off, along = geo.nearest(lat, lon, 45.001, 7.01)
    assert off == pytest.approx(111.1, abs=0.2)
    assert along == pytest.approx(788.47, abs=0.2)


def test_bounds_across_the_antimeridian_stay_small() -> None:
    south, west, north, east = geo.bounds(np.array([1.0, 2.0]), np.array([179.9, -179.9]))
    assert (south, north) == (1.0, 2.0)
    assert east - west == pytest.approx(0.2)
