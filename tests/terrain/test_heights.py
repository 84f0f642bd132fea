"""Points, squares and edges: which tile says what, all over the globe."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.terrain.heights import BLOCK, Heights, TileUse, look_up, squares
from routeplanner.terrain.hgt import VOID, Square, Tile

SIDE = 5


def globe(*known: Square) -> "World":
    return World(set(known))


class World:
    """Tiles cut from one smooth surface that goes round the globe; all squares, or only the `known` ones."""

    def __init__(self, known: set[Square] | None = None) -> None:
        self.known = known

    def __call__(self, square: Square) -> Iterator[tuple[Tile, TileUse]]:
        if self.known is None or square in self.known:
            lat = square.south + 1 - np.arange(SIDE)[:, None] / (SIDE - 1)
            lon = square.west + np.arange(SIDE)[None, :] / (SIDE - 1)
            yield Tile(square.south, square.west, self.height(lat, lon).astype(np.int16)), TileUse(square.name, 900, "")

    @staticmethod
    def height(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
        return np.rint(2000 + 16 * lat + 1000 * np.cos(np.radians(lon)))


def at(world: World, *places: tuple[float, float]) -> Heights:
    lat, lon = np.array(places, dtype=float).T
    return look_up(lat, lon, world)


@given(st.lists(st.tuples(st.integers(-360, 360), st.integers(-720, 1440)), min_size=1, max_size=20))
def test_samples_are_found_anywhere_also_on_edges(places: list[tuple[int, int]]) -> None:
    lat, lon = np.array(places).T / 4.0  # the spacing of the samples
    heights = look_up(lat, lon, World())
    np.testing.assert_array_equal(heights.elevation, World.height(lat, lon))
    assert heights.missing == ()


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-540, 540)), min_size=1, max_size=20))
def test_together_or_one_by_one(places: list[tuple[float, float]]) -> None:
    together = at(World(), *places)
    alone = [at(World(), place) for place in places]
    np.testing.assert_array_equal(together.elevation, [one.elevation[0] for one in alone])
    assert [together.tiles[k].name for k in together.tile] == [one.tiles[0].name for one in alone]


@pytest.mark.parametrize("lat", [0.0, -1.0, 46.0, -46.0])
@pytest.mark.parametrize("lon", [0.0, -1.0, 7.0, -66.0, 180.0, -180.0])
def test_seams_are_continuous(lat: float, lon: float) -> None:
    steps = np.array([-1e-9, 0.0, 1e-9])
    across = look_up(lat + np.repeat(steps, 3), lon + np.tile(steps, 3), World())
    assert np.ptp(across.elevation) < 1e-5


@pytest.mark.parametrize(
    ("place", "known"),
    [
        ((46.0, 7.5), Square(45, 7)),
        ((46.5, 7.0), Square(46, 6)),
        ((46.0, 7.0), Square(45, 6)),
        ((46.0, 7.0), Square(45, 7)),
        ((46.0, 7.0), Square(46, 6)),
        ((0.0, 0.5), Square(-1, 0)),
        ((-46.0, -66.5), Square(-47, -67)),
        ((10.5, -180.0), Square(10, 179)),
        ((10.5, 180.0), Square(10, 179)),
        ((10.0, 180.0), Square(9, 179)),
        ((90.0, 7.5), Square(89, 7)),
        ((-90.0, 7.5), Square(-90, 7)),
    ],
)
def test_an_edge_needs_only_one_of_its_tiles(place: tuple[float, float], known: Square) -> None:
    heights = at(globe(known), place)
    assert heights.elevation[0] == pytest.approx(World.height(*np.array(place)), abs=30)
    assert heights.tiles[heights.tile[0]].name == known.name
    assert heights.missing == ()


def test_missing_names_only_squares_with_points_left() -> None:
    heights = at(globe(Square(45, 7)), (45.5, 7.5), (46.0, 7.5), (46.2, 7.5), (-0.5, -0.5), (45.5, 8.0))
    np.testing.assert_array_equal(np.isnan(heights.elevation), [False, False, True, True, False])
    assert heights.missing == ("S01W001", "N46E007")
    assert heights.tile.tolist() == [0, 0, -1, -1, 0]


def test_what_is_no_place_has_no_height_and_misses_nothing() -> None:
    heights = at(World(), (np.nan, 7.0), (46.0, np.nan), (91.0, 7.0), (-90.1, 7.0), (46.0, np.inf), (46.5, 7.5))
    np.testing.assert_array_equal(np.isnan(heights.elevation), [True] * 5 + [False])
    assert heights.missing == ()
    assert heights.tile.tolist() == [-1] * 5 + [0]


def test_no_points() -> None:
    heights = look_up(np.zeros(0), np.zeros(0), World())
    assert (len(heights.elevation), len(heights.tile), heights.tiles, heights.missing) == (0, 0, (), ())


def test_longer_than_a_block() -> None:
    n = 3 * BLOCK + 17
    lat, lon = np.linspace(44.0, 48.0, n), np.linspace(-2.0, 3.0, n)
    heights = look_up(lat, lon, World())
    parts = [look_up(lat[k : k + 1000], lon[k : k + 1000], World()).elevation for k in range(0, n, 1000)]
    np.testing.assert_array_equal(heights.elevation, np.concatenate(parts))
    assert [use.name for use in heights.tiles] == list(dict.fromkeys(heights.tiles[k].name for k in heights.tile))


def test_a_void_of_one_tile_is_asked_of_the_next() -> None:
    first = np.full((SIDE, SIDE), 100, dtype=np.int16)
    first[:, 2:] = VOID
    pair = [
        (Tile(46, 7, first), TileUse("a", 1, "first")),
        (Tile(46, 7, np.full((SIDE, SIDE), 200, dtype=np.int16)), TileUse("b", 3, "second")),
    ]
    heights = look_up(np.full(3, 46.6), np.array([7.1, 7.4, 7.9]), lambda _square: pair)
    assert heights.elevation.tolist() == [100, 200, 200]
    assert heights.tile.tolist() == [0, 1, 1]


def test_a_void_everywhere_is_not_a_missing_tile() -> None:
    void = [(Tile(46, 7, np.full((SIDE, SIDE), VOID, dtype=np.int16)), TileUse("a", 1, ""))]
    heights = look_up(np.array([46.6]), np.array([7.1]), lambda _square: void)
    assert np.isnan(heights.elevation).all()
    assert (heights.tile.tolist(), heights.tiles, heights.missing) == ([-1], (), ())


def test_squares() -> None:
    lat, lon = np.array([46.5, 46.6, -0.5, 46.5, np.nan, 10.0]), np.array([7.5, 7.6, -0.5, 8.0, 1.0, 181.5])
    assert squares(lat, lon) == (Square(-1, -1), Square(10, -179), Square(46, 7), Square(46, 8))
