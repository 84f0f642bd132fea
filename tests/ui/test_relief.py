"""Grids for the relief: the same elevations as along a line."""

from pathlib import Path

import numpy as np
import pytest

from routeplanner.terrain import Store
from ui.relief import relief_heights

SIDE = 1201
SPACING = 1 / (SIDE - 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two squares side by side, wavy, the second with a void; nothing to the south of them."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    for west in (6, 7):
        east = columns + (west - 6) * (SIDE - 1)
        heights = np.round(900 + 400 * np.sin(east / 57) * np.cos(rows / 43)).astype(">i2")
        if west == 7:
            heights[600, 700] = -32768
        heights.tofile(tmp_path / f"N45E00{west}.hgt")
    return Store(tmp_path / "own", (tmp_path,))


def line(store: Store, lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    south, west = np.meshgrid(lat, lon, indexing="ij")
    return store.elevations(south.ravel(), west.ravel()).elevation.reshape(south.shape)


def test_anywhere_over_both_squares_it_is_what_the_line_says(store: Store) -> None:
    rng = np.random.default_rng(3)
    lat, lon = np.sort(45 + rng.random(80)), np.sort(6 + 2 * rng.random(90))
    found = relief_heights(store)(lat, lon)
    assert found.shape == (80, 90)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, line(store, lat, lon), atol=1e-3)


def test_at_the_nodes_it_is_the_file_itself(store: Store) -> None:
    found = relief_heights(store)(
        np.arange(45 * 1200, 46 * 1200 + 1) * SPACING, np.arange(6 * 1200, 7 * 1200) * SPACING
    )
    tile = store.tile(45, 6)
    assert tile is not None
    np.testing.assert_array_equal(found, tile.heights[::-1, :-1])


def test_a_void_is_unknown_and_so_is_what_leans_on_it(store: Store) -> None:
    lat, lon = 45 + np.array([599.5, 600.0]) * SPACING, 7 + np.array([699.5, 700.0, 701.0]) * SPACING
    found = relief_heights(store)(lat, lon)
    np.testing.assert_array_equal(np.isnan(found), [[True, True, False], [True, True, False]])
    np.testing.assert_array_equal(np.isnan(found), np.isnan(line(store, lat, lon)))


def test_where_there_is_no_tile_nothing_is_known(store: Store) -> None:
    found = relief_heights(store)(np.array([44.5, 45.0, 45.5, 46.5]), np.array([5.5, 6.5, 366.5]))
    np.testing.assert_array_equal(
        np.isfinite(found), [[False] * 3, [False, True, True], [False, True, True], [False] * 3]
    )
    np.testing.assert_array_equal(found[:, 1], found[:, 2])
