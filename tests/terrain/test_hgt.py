"""Squares, and heights between samples."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates

from routeplanner.geo import Floats
from routeplanner.terrain import Store
from routeplanner.terrain.hgt import VOID, DamagedError, Square, Tile, keys, read
from tests.terrain.tiles import SQUARE, slope

SQUARES = st.builds(Square, st.integers(-90, 89), st.integers(-180, 179))
UNIT = st.floats(0.0, 1.0)
HEIGHTS = arrays(np.int16, st.integers(2, 9).map(lambda n: (n, n)), elements=st.integers(-500, 8900))


def reference(heights: NDArray[np.int16], row: Floats, col: Floats) -> Floats:
    return np.asarray(map_coordinates(heights.astype(float), [row, col], order=1, mode="nearest"))


@pytest.mark.parametrize(
    ("square", "name"),
    [
        (Square(55, -4), "N55W004"),
        (Square(0, 0), "N00E000"),
        (Square(-1, -1), "S01W001"),
        (Square(-46, -66), "S46W066"),
        (Square(-90, -180), "S90W180"),
        (Square(89, 179), "N89E179"),
    ],
)
def test_names(square: Square, name: str) -> None:
    assert square.name == name
    assert Square.parse(name) == square
    assert Square.parse(name.lower() + ".hgt.zip") == square


@given(SQUARES)
def test_every_square_has_its_own_name_and_key(square: Square) -> None:
    assert Square.parse(square.name) == square
    assert Square.of_key(square.key) == square
    assert 0 <= square.key < 2**16


@pytest.mark.parametrize("text", ["", "readme.txt", "N5W004", "X55W004", "N91E000", "N55E200", "S91E000"])
def test_no_square(text: str) -> None:
    assert Square.parse(text) is None


@given(SQUARES, st.floats(0.0, 0.999999), st.floats(0.0, 0.999999))
def test_the_square_of_a_point_is_to_its_south_west(square: Square, north: float, east: float) -> None:
    lat, lon = np.array([square.south + north]), np.array([square.west + east])
    assert Square.of_key(int(keys(lat, lon)[0])) == square


def test_the_pole_belongs_to_the_square_below_it() -> None:
    assert Square.of_key(int(keys(np.array([90.0]), np.array([12.5]))[0])) == Square(89, 12)


@given(st.integers(2, 40), st.integers(-90, 89), st.integers(-180, 179), st.lists(st.tuples(UNIT, UNIT), min_size=1))
def test_a_plane_is_reproduced(side: int, south: int, west: int, places: list[tuple[float, float]]) -> None:
    tile = Tile(south, west, slope(side, 100, south=7, east=3))
    north, east = np.array(places).T
    lat, lon = np.clip(south + north, south, south + 1), np.clip(west + east, west, west + 1)
    expected = 100 + 7 * (south + 1 - lat) * (side - 1) + 3 * (lon - west) * (side - 1)
    np.testing.assert_allclose(tile.sample(lat, lon), expected, atol=1e-9)


@given(HEIGHTS, st.lists(st.tuples(UNIT, UNIT), min_size=1))
def test_agrees_with_scipy(heights: NDArray[np.int16], places: list[tuple[float, float]]) -> None:
    tile, last = Tile(10, 20, heights.astype(">i2")), len(heights) - 1
    north, east = np.array(places).T
    lat, lon = 10.0 + north, 20.0 + east
    row, col = (11.0 - lat) * last, (lon - 20.0) * last
    np.testing.assert_allclose(tile.sample(lat, lon), reference(heights, row, col), atol=1e-8)


@given(HEIGHTS, UNIT, UNIT)
def test_never_beyond_the_samples_around(heights: NDArray[np.int16], north: float, east: float) -> None:
    found = Tile(0, 0, heights).sample(np.array([north]), np.array([east]))
    assert heights.min() - 1e-9 <= found[0] <= heights.max() + 1e-9


def test_every_sample_stands_where_it_was_measured() -> None:
    heights = np.arange(25, dtype=np.int16).reshape(5, 5) * 7
    tile = Tile(-46, -66, heights.astype(">i2"))
    lat, lon = np.meshgrid(-45 - np.arange(5) / 4, -66 + np.arange(5) / 4, indexing="ij")
    np.testing.assert_array_equal(tile.sample(lat.ravel(), lon.ravel()), heights.ravel())


def test_outside_and_nowhere_are_not_a_number() -> None:
    tile = Tile(46, 7, slope(5))
    lat = np.array([45.999999, 47.000001, 46.5, 46.5, np.nan, 46.5, 46.5])
    lon = np.array([7.5, 7.5, 6.999999, 8.000001, 7.5, np.nan, 7.5])
    np.testing.assert_array_equal(np.isnan(tile.sample(lat, lon)), [True] * 6 + [False])
    assert len(tile.sample(np.zeros(0), np.zeros(0))) == 0


def test_a_void_corner_takes_its_cells_along_but_not_its_neighbours() -> None:
    heights = np.full((5, 5), 1000, dtype=np.int16)
    heights[2, 2] = VOID
    tile = Tile(0, 0, heights)
    middles = 0.125 + 0.25 * np.arange(4)
    lat, lon = np.meshgrid(middles[::-1], middles, indexing="ij")
    known = ~np.isnan(tile.sample(lat.ravel(), lon.ravel())).reshape(4, 4)
    np.testing.assert_array_equal(known, [[1, 1, 1, 1], [1, 0, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1]])
    assert np.isnan(tile.sample(np.array([0.5]), np.array([0.5])))[0]


@pytest.mark.parametrize(
    ("north", "east", "height"),
    [
        (0.75, 0.5, 1000.0),  # on the sample beside the void
        (0.75 + 1e-11, 0.5, 1000.0),  # a rounding away from it
        (0.75 - 1e-11, 0.5, 1000.0),
        (0.75 - 2e-6, 0.75 - 2e-6, 1000.0),  # the void's share is a product of two small ones
        (0.75 - 1e-6, 0.5, np.nan),
        (0.75, 0.6, 1000.0),  # along the edge of a cell whose other edge is void
        (0.7, 0.7, np.nan),
    ],
)
def test_a_void_counts_unless_its_share_is_rounding(north: float, east: float, height: float) -> None:
    heights = np.full((5, 5), 1000, dtype=np.int16)
    heights[2, 2] = VOID
    found = Tile(0, 0, heights).sample(np.array([north]), np.array([east]))
    np.testing.assert_allclose(found, [height], atol=1e-6)


def test_resolution() -> None:
    assert Tile(0, 0, slope(1201)).resolution == 3.0
    assert Tile(0, 0, slope(3601)).resolution == 1.0


@pytest.mark.parametrize("size", [0, 70, 2053, 2 * 1201 * 1201 - 2, 2 * 1200 * 1200])
def test_a_wrong_size_is_no_tile(tmp_path: Path, size: int) -> None:
    path = tmp_path / "N46E007.hgt"
    path.write_bytes(bytes(size))
    with pytest.raises(DamagedError):
        read(path, SQUARE)


def test_the_right_size_with_noise_in_it_is_no_tile(tmp_path: Path) -> None:
    path = tmp_path / "N46E007.hgt"
    path.write_bytes(np.random.default_rng(1).bytes(2 * 1201 * 1201))
    with pytest.raises(DamagedError):
        read(path, SQUARE)


def test_sea_beds_and_voids_are_no_reason_to_refuse(tmp_path: Path) -> None:
    heights = slope(1201, -11_000, south=9)
    heights[:600] = VOID
    path = tmp_path / "N46E007.hgt"
    path.write_bytes(heights.tobytes())
    np.testing.assert_array_equal(read(path, SQUARE).heights, heights)


# Real tiles. Heights in the tile as given beside the data; places of the summits are well known.


@pytest.fixture
def real(data: Path, tmp_path: Path) -> Store:
    return Store(tmp_path, (data / "srtm",))


@pytest.mark.parametrize(
    ("lat", "lon", "height"),
    [
        (55.4977, -3.3547, 839),  # Broad Law
        (44.2706, -71.3033, 1908),  # Mount Washington
        (-33.9672, 18.4253, 1077),  # Table Mountain
        (50.4979, 9.9378, 950),  # Wasserkuppe
    ],
)
def test_summits_are_in_their_place(real: Store, lat: float, lon: float, height: float) -> None:
    tile = real.tile(int(np.floor(lat)), int(np.floor(lon)))
    assert tile is not None
    steps = np.arange(-3.0, 3.01, 0.25) / 1200
    around = np.meshgrid(lat + steps, lon + steps)
    assert tile.sample(around[0].ravel(), around[1].ravel()).max() == pytest.approx(height, abs=6)


@pytest.mark.parametrize("name", ["N55W004", "N44W072", "S34E018", "S46W066", "N48W125"])
def test_agrees_with_scipy_on_real_ground(real: Store, name: str) -> None:
    square = Square.parse(name)
    assert square
    tile = real.tile(square.south, square.west)
    assert tile is not None
    rng = np.random.default_rng(2)
    lat, lon = square.south + rng.random(20_000), square.west + rng.random(20_000)
    last = tile.side - 1
    row, col = (square.south + 1 - lat) * last, (lon - square.west) * last
    void = reference(np.asarray(tile.heights == VOID), row, col) > 1e-9
    found = tile.sample(lat, lon)
    np.testing.assert_array_equal(np.isnan(found), void)
    assert (~void).sum() > 5_000
    np.testing.assert_allclose(found[~void], reference(tile.heights, row, col)[~void], atol=1e-6)


def test_real_voids_are_not_heights(real: Store) -> None:
    tile = real.tile(42, 1)
    assert tile is not None
    row, col = np.nonzero(tile.heights == VOID)
    assert len(row) == 7652
    assert np.isnan(tile.sample(43 - row / 1200, 1 + col / 1200)).all()
    rng = np.random.default_rng(3)
    found = tile.sample(42 + rng.random(200_000), 1 + rng.random(200_000))
    assert 0 < np.nanmin(found) < np.nanmax(found) < 3200
    assert 0.002 < np.isnan(found).mean() < 0.05


def test_the_seam_between_neighbours_is_continuous(real: Store) -> None:
    lat = np.linspace(55.0, 56.0, 5001)
    west, on, east = (real.elevations(lat, np.full(5001, -3.0 + step)).elevation for step in (-1e-10, 0.0, 1e-10))
    np.testing.assert_allclose(west, on, atol=1e-4)
    np.testing.assert_allclose(east, on, atol=1e-4)
    left, right = real.tile(55, -4), real.tile(55, -3)
    assert left is not None
    assert right is not None
    np.testing.assert_array_equal(left.sample(lat, np.full(5001, -3.0)), right.sample(lat, np.full(5001, -3.0)))
