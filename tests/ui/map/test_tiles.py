"""Relief tiles on ground whose look can be foretold, and on real ground."""

import zipfile
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from PySide6.QtGui import QImage
from scipy import ndimage

from ui.map import tiles
from ui.map.tiles import DARK, LIGHT, Grid, Look, Relief
from ui.map.values import Floats

SPACING = 1 / 1200
LOOK = Look(LIGHT, 0.0, 1000.0)
ZOOM = 13
X, Y = 4096, 2800  # a tile on the meridian of Greenwich, at 49° north


def plane(lat: Floats, lon: Floats, north: float = 0.0, east: float = 0.0, base: float = 510.0) -> Grid:
    """Tilted ground [m]; slopes in metres per degree, `base` at the tile's middle."""
    middle_lat, middle_lon = tiles._centres(ZOOM, X, Y, 256)
    y, x = np.meshgrid(lat - middle_lat[128], lon - middle_lon[128], indexing="ij")
    return (base + north * y + east * x).astype(np.float32)


def drawn(heights: tiles.Heights, look: Look = LOOK, zoom: int = ZOOM, x: int = X, y: int = Y, size: int = 256) -> Grid:
    return tiles.render(heights, SPACING, look, zoom, x, y, size).astype(np.float32)


def test_interpolation_is_the_cubic_spline_through_the_nodes() -> None:
    rng = np.random.default_rng(3)
    field = rng.normal(300, 100, (200, 200)).astype(np.float32)
    lat, lon = tiles._centres(ZOOM, X, Y, 256)
    first_row, first_column = int(np.floor(lat.min() / SPACING)) - 60, int(np.floor(lon.min() / SPACING)) - 60

    def heights(lat: Floats, lon: Floats) -> Grid:
        rows, columns = np.rint(lat / SPACING).astype(int), np.rint(lon / SPACING).astype(int)
        assert_allclose(rows * SPACING, lat, atol=1e-9)  # only the nodes themselves are asked for
        return field[np.ix_(rows - first_row, columns - first_column)]

    found = tiles._interpolated(heights, SPACING, lat, lon)
    assert found is not None
    rows, columns = lat / SPACING - first_row, lon / SPACING - first_column
    wanted = ndimage.map_coordinates(field, np.meshgrid(rows, columns, indexing="ij"), order=3, mode="mirror")
    assert_allclose(found[0], wanted, atol=0.05)


def test_light_comes_from_the_north_west() -> None:
    steep = 20_000.0  # m per degree: about 18 % to the north
    level = drawn(lambda lat, lon: plane(lat, lon)).mean()
    to_the_light = drawn(lambda lat, lon: plane(lat, lon, north=-steep, east=steep)).mean()
    away = drawn(lambda lat, lon: plane(lat, lon, north=steep, east=-steep)).mean()
    assert to_the_light > away + 30
    assert level > away + 30


def test_contours_lie_every_20_m_and_the_fifth_is_stronger() -> None:
    slope = 400 / (tiles._centres(ZOOM, X, Y, 256)[1][-1] - tiles._centres(ZOOM, X, Y, 256)[1][0])  # 400 m in 258 px
    row = drawn(lambda lat, lon: plane(lat, lon, east=slope))[128].sum(axis=1)
    smooth = np.convolve(row, np.ones(13) / 13, "same")
    dip = (smooth - row)[10:-10]
    lines = [k for k in range(1, len(dip) - 1) if dip[k] > 12 and dip[k] >= dip[k - 1] and dip[k] > dip[k + 1]]
    assert len(lines) == pytest.approx(236 * 400 / 258 / 20, abs=1)
    assert_allclose(np.diff(lines), 20 * 258 / 400, atol=1.1)
    at = 510 + (np.array(lines) + 10 - 128) * 400 / 258
    strength = dip[lines]
    fifth = np.abs(at / 100 - np.rint(at / 100)) < 0.05
    assert strength[fifth].mean() > 1.6 * strength[~fifth].mean()


def test_low_is_green_and_high_is_cream() -> None:
    low, high = (drawn(lambda lat, lon, base=base: plane(lat, lon, base=base)) for base in (5.0, 995.0))
    assert low[..., 1].mean() > low[..., 0].mean() + 8
    assert high[..., 0].mean() > high[..., 1].mean()
    night = drawn(plane, Look(DARK, 0.0, 1000.0))
    assert night.mean() < 90


def test_the_sea_is_flat_and_blue_and_low_land_is_not_sea() -> None:
    middle = tiles._centres(ZOOM, X, Y, 256)[1][128]

    def coast(lat: Floats, lon: Floats) -> Grid:
        return np.broadcast_to(np.maximum(0, (lon - middle) * 5000), (len(lat), len(lon))).astype(np.float32)

    picture = drawn(coast)
    assert_allclose(picture[:, :100].reshape(-1, 3), np.broadcast_to(LIGHT.water, (25600, 3)), atol=1)
    assert (picture[:, 200:, 1] > picture[:, 200:, 2]).all()
    hollow = drawn(lambda lat, lon: plane(lat, lon, north=3000, base=-80.0))
    assert (hollow[..., 1] > hollow[..., 2]).all()


def test_ground_without_elevation_is_hatched_and_the_rest_is_not() -> None:
    middle = tiles._centres(ZOOM, X, Y, 256)[1][128]

    def half(lat: Floats, lon: Floats) -> Grid:
        return np.where(lon[None, :] < middle, np.nan, plane(lat, lon))

    picture = drawn(half)
    none = drawn(lambda lat, lon: np.full((len(lat), len(lon)), np.nan, np.float32))
    assert_allclose(picture[:, :110], none[:, :110])
    assert_allclose(picture[:, 150:], drawn(plane)[:, 150:], atol=1)
    colours = {tuple(c) for c in none.reshape(-1, 3).astype(int)}
    assert {LIGHT.ground, LIGHT.hatch} <= colours
    assert_allclose(none[:, 0], np.roll(none, -1, axis=0)[:, 255])  # the lines go on in the tile beside


@pytest.mark.parametrize(("hole", "seen"), [(3, False), (9, True)])
def test_a_few_missing_nodes_are_bridged_and_more_are_shown(hole: int, seen: bool) -> None:
    def holed(lat: Floats, lon: Floats) -> Grid:
        found = plane(lat, lon, north=2000, east=900)
        found[20 : 20 + hole, 20 : 20 + hole] = np.nan
        return found

    whole, picture = drawn(lambda lat, lon: plane(lat, lon, north=2000, east=900)), drawn(holed)
    changed = np.abs(whole - picture).max(axis=2) > 2
    assert changed.any() == seen
    assert changed.mean() < 0.1


def test_tiles_meet_without_a_seam() -> None:
    def hills(lat: Floats, lon: Floats) -> Grid:
        y, x = np.meshgrid(lat, lon, indexing="ij")
        return (400 + 60 * np.sin(y * 400) + 60 * np.sin(x * 330)).astype(np.float32)

    left, right = drawn(hills), drawn(hills, x=X + 1)
    below = drawn(hills, y=Y + 1)
    inside = np.abs(np.diff(left, axis=1)).mean()
    assert np.abs(left[:, -1] - right[:, 0]).mean() < 1.3 * inside + 0.5
    assert np.abs(left[-1] - below[0]).mean() < 1.3 * np.abs(np.diff(left, axis=0)).mean() + 0.5


def test_twice_the_pixels_show_the_same() -> None:
    small = drawn(lambda lat, lon: plane(lat, lon, north=9000, east=4000))
    large = drawn(lambda lat, lon: plane(lat, lon, north=9000, east=4000), size=512)
    assert large.shape == (512, 512, 3)
    assert np.abs(large.reshape(256, 2, 256, 2, 3).mean(axis=(1, 3)) - small).mean() < 3


@pytest.mark.parametrize("zoom", [6, 8, 10, 12, 17])
def test_every_zoom_asks_for_a_bounded_number_of_nodes(zoom: int) -> None:
    asked: list[int] = []

    def heights(lat: Floats, lon: Floats) -> Grid:
        asked.append(len(lat) * len(lon))
        return np.full((len(lat), len(lon)), 100, np.float32)

    drawn(heights, zoom=zoom, x=2**zoom // 2, y=2**zoom // 3)
    assert max(asked) < 700 * 700


def test_a_tile_is_a_jpeg_and_is_kept(qapp: object) -> None:
    calls: list[int] = []

    def heights(lat: Floats, lon: Floats) -> Grid:
        calls.append(len(lat))
        return plane(lat, lon)

    relief = Relief(heights, SPACING)
    first = relief.tile(ZOOM, X, Y, 256)
    image = QImage.fromData(first)
    assert (image.width(), image.height()) == (256, 256)
    assert relief.tile(ZOOM, X, Y, 256) == first
    assert len(calls) == 1
    relief.set_dark(True)
    night = QImage.fromData(relief.tile(ZOOM, X, Y, 256))
    assert night.pixelColor(128, 128).lightness() < image.pixelColor(128, 128).lightness() - 60
    relief.set_dark(False)
    assert relief.tile(ZOOM, X, Y, 256) == first
    assert len(calls) == 2


def test_no_more_tiles_are_kept_than_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "CACHED", 3)
    relief = Relief(plane, SPACING)
    for k in range(5):
        relief.tile(ZOOM, X + k, Y, 256)
    assert [key[2] for key in relief._kept] == [X + 2, X + 3, X + 4]


def test_the_tint_follows_the_box_that_is_looked_at() -> None:
    relief = Relief(lambda lat, lon: plane(lat, lon, north=10_000), SPACING)
    lat, lon = tiles._centres(ZOOM, X, Y, 256)
    before = relief.tile(ZOOM, X, Y, 256)
    relief.look_at(lat.min(), lon.min(), lat.max(), lon.max())
    assert relief.tile(ZOOM, X, Y, 256) != before
    assert relief._look.low < 510 < relief._look.high
    assert relief._look.high - relief._look.low < 500


def test_covers() -> None:
    relief = Relief(lambda lat, lon: np.where(lat[:, None] < 46, np.nan, plane(lat, lon)), SPACING)
    assert relief.covers(45.9, 7, 46.1, 7.2)
    assert not relief.covers(45.0, 7, 45.9, 7.2)


def test_real_hills(data: Path) -> None:
    """Caerketton to Scald Law: no hatching, no water, the steep side of the ridge in shade."""
    with zipfile.ZipFile(data / "srtm/N55W004.hgt.zip") as archive:
        raw = np.frombuffer(archive.read(archive.namelist()[0]), ">i2").reshape(1201, 1201)

    def heights(lat: Floats, lon: Floats) -> Grid:
        rows, columns = np.rint((56 - lat) * 1200).astype(int), np.rint((lon + 4) * 1200).astype(int)
        return raw[np.ix_(rows, columns)].astype(np.float32)

    relief = Relief(heights, SPACING)
    relief.look_at(55.80, -3.40, 55.92, -3.18)
    picture = tiles.render(heights, SPACING, relief._present_look(), 13, 4022, 2556, 256)
    assert relief._look.low < 200
    assert 450 < relief._look.high < 580
    assert not (picture == np.array(LIGHT.water)).all(axis=2).any()
    assert picture.mean(axis=2).std() > 8
    assert 190 < picture.mean() < 240
