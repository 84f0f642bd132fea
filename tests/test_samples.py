"""Null Island holds what it promises: its ground, its routes, and the true figures that serve as an oracle."""

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path

import gpxpy
import numpy as np
import pytest
from gpxpy.gpx import GPX
from scipy import ndimage

from routeplanner import geo, series
from routeplanner.geo import Floats
from routeplanner.terrain.store import Store

SAMPLES = Path(__file__).parents[1] / "resources" / "samples"
TILE = SAMPLES / "N00E000.hgt.gz"
ROUTES = ("null-island-race", "null-island-hill-reps", "null-island-coast-loop")
TRUTH = json.loads((SAMPLES / "null-island-truth.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, eq=False)
class Sample:
    name: str
    gpx: GPX
    lat: Floats
    lon: Floats
    height: Floats

    @property
    def along(self) -> Floats:
        return geo.along(self.lat, self.lon)


@pytest.fixture(scope="module")
def tile() -> Floats:
    """Posts, shape (3601, 3601), north first [m]."""
    posts = np.frombuffer(gzip.decompress(TILE.read_bytes()), ">i2")
    return posts.reshape(3601, 3601).astype(np.float64)


@pytest.fixture(scope="module", params=ROUTES)
def sample(request: pytest.FixtureRequest) -> Sample:
    return read(request.param)


@pytest.fixture(scope="module")
def race() -> Sample:
    return read("null-island-race")


def read(name: str) -> Sample:
    gpx = gpxpy.parse((SAMPLES / f"{name}.gpx").read_text(encoding="utf-8"))
    (segment,) = gpx.tracks[0].segments
    rows = [(p.latitude, p.longitude, p.elevation) for p in segment.points]
    return Sample(name, gpx, *np.array(rows, dtype=np.float64).T)


def bilinear(tile: Floats, lat: Floats, lon: Floats) -> Floats:
    row, col = (1.0 - lat) * 3600.0, lon * 3600.0
    r, c = np.floor(row).astype(int), np.floor(col).astype(int)
    down, right = row - r, col - c
    upper = tile[r, c] * (1 - right) + tile[r, c + 1] * right
    lower = tile[r + 1, c] * (1 - right) + tile[r + 1, c + 1] * right
    return np.asarray(upper * (1 - down) + lower * down)


def every_metre(sample: Sample, tile: Floats) -> Floats:
    """Heights of the tile at 1 m steps along the straight lines between the points."""
    along = sample.along
    steps = geo.equal_steps(float(along[-1]), 1.0)
    return bilinear(tile, np.interp(steps, along, sample.lat), np.interp(steps, along, sample.lon))


def steepest(sample: Sample, baseline: float) -> float:
    """The largest gradient, up or down, over any `baseline` [m]."""
    along = sample.along
    start = np.arange(0.0, along[-1] - baseline, 2.0)
    rise = np.interp(start + baseline, along, sample.height) - np.interp(start, along, sample.height)
    return float(np.abs(rise).max()) / baseline


def drops(sample: Sample) -> list[tuple[float, float]]:
    """Drop [m] and mean gradient [m/m] of each descent of 100 m or more; bumps under 20 m do not end one."""
    turning = series.zigzag(sample.height, 20.0)
    fall, length = -np.diff(sample.height[turning]), np.diff(sample.along[turning])
    return [(float(f), float(-f / n)) for f, n in zip(fall, length, strict=True) if f >= 100.0]


# the ground


def test_tile_is_small_and_carries_no_time() -> None:
    packed = TILE.read_bytes()
    assert len(packed) <= 5_000_000
    assert packed[3:8] == bytes(5), "a name or a time in the header would change with every making"


def test_island_is_a_mountain_in_the_sea(tile: Floats) -> None:
    assert tile.min() == 0.0
    assert 1500.0 <= tile.max() <= 1900.0
    assert tile.max() == pytest.approx(TRUTH["summit_m"], abs=0.5)
    rows, columns = np.nonzero(tile > 0)
    for edge in (rows.min(), 3600 - rows.max(), columns.min(), 3600 - columns.max()):
        assert edge >= 360, "less than 0.1° from the coast to an edge of the tile"
    _, pieces = ndimage.label(tile[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] > 0)
    assert pieces == 1


def test_weather_side_has_cliffs_and_the_lee_has_beaches(tile: Floats) -> None:
    rows, columns = np.nonzero(tile > 0)
    island = tile[rows.min() - 9 : rows.max() + 9, columns.min() - 9 : columns.max() + 9]
    inland = ndimage.distance_transform_edt(island > 0)
    r, c = np.nonzero((inland > 2) & (inland <= 3))  # two posts behind the shore, about 60 to 90 m
    south_east = (r - island.shape[0] / 2) / island.shape[0] + (c - island.shape[1] / 2) / island.shape[1]
    assert np.median(island[r, c][south_east < -0.25]) > 80.0
    assert np.median(island[r, c][south_east > 0.25]) < 15.0


def test_water_finds_its_way(tile: Floats) -> None:
    """Rivers made the valleys: hardly a post lies below all of its neighbours, on noise one in nine would."""
    land = tile > 0
    around = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]], bool)
    pits = land & (tile < ndimage.minimum_filter(tile, footprint=around))
    assert pits.sum() < land.sum() / 1000


def test_the_store_reads_it_and_the_sea(tile: Floats, race: Sample, tmp_path: Path) -> None:
    found = Store(tmp_path, (SAMPLES,)).tile(0, 0)
    assert found is not None
    assert found.side == 3601
    np.testing.assert_allclose(found.sample(race.lat, race.lon), bilinear(tile, race.lat, race.lon), atol=1e-9)
    assert found.sample(np.array([0.05]), np.array([0.9]))[0] == 0.0


# every route


def test_says_that_it_is_invented(sample: Sample) -> None:
    for text in (sample.gpx.description, sample.gpx.tracks[0].description):
        assert text is not None
        assert "invented" in text


def test_heights_are_those_of_the_tile(sample: Sample, tile: Floats) -> None:
    assert np.abs(sample.height - bilinear(tile, sample.lat, sample.lon)).max() < 0.1
    for place in sample.gpx.waypoints:
        here = bilinear(tile, np.array([place.latitude]), np.array([place.longitude]))
        assert place.elevation == pytest.approx(here[0], abs=0.1)


def test_points_are_close_and_carry_no_time(sample: Sample) -> None:
    steps = geo.segments(sample.lat, sample.lon)
    assert 10.0 < np.median(steps) < 15.0
    assert steps.min() > 5.0
    assert steps.max() < 25.0
    assert not sample.gpx.has_times()


def test_keeps_to_dry_and_walkable_ground(sample: Sample, tile: Floats) -> None:
    assert every_metre(sample, tile).min() > 1.0
    assert steepest(sample, 50.0) < 0.45
    assert steepest(sample, 30.0) < 0.50


def test_truth_fits_the_file(sample: Sample, tile: Floats) -> None:
    """The tile is the same ground in whole metres: its sums can differ by little, its dead-band sums by less."""
    true = TRUTH[sample.name]
    ground = every_metre(sample, tile)
    assert true["length_m"] == pytest.approx(sample.along[-1], abs=0.01)
    assert true["net_m"] == pytest.approx(ground[-1] - ground[0], abs=1.0)
    for band in ("", "_5m"):
        assert true[f"ascent{band}_m"] - true[f"descent{band}_m"] == pytest.approx(true["net_m"], abs=0.02)
    assert (true["lowest_m"], true["highest_m"]) == pytest.approx((ground.min(), ground.max()), abs=1.0)
    ascent, descent = series.up_and_down(ground[series.zigzag(ground, 5.0)])
    assert (ascent, descent) == pytest.approx((true["ascent_5m_m"], true["descent_5m_m"]), rel=0.01)
    ascent, descent = series.up_and_down(ground)
    assert (ascent, descent) == pytest.approx((true["ascent_m"], true["descent_m"]), rel=0.03)


def test_waypoints_stand_beside_the_line(sample: Sample) -> None:
    for place in sample.gpx.waypoints:
        off, _ = geo.nearest(sample.lat, sample.lon, place.latitude, place.longitude)
        assert off < 20.0, place.name


# the race


def test_race_is_long_and_goes_down(race: Sample) -> None:
    true = TRUTH[race.name]
    assert 24_000.0 < true["length_m"] < 26_500.0
    assert 1_500.0 < true["descent_m"] < 2_200.0
    assert race.height[-1] < 5.0, "it ends on the beach"
    assert true["net_m"] < -500.0, "descent and climb differ by a known height"


def test_race_has_descents_of_different_character(race: Sample) -> None:
    found = drops(race)
    gradients = sorted(gradient for _, gradient in found)
    assert len(found) >= 5
    assert gradients[0] < -0.28, "one is very steep"
    assert gradients[-1] > -0.10, "one is a long run"
    assert any(-0.18 < gradient < -0.13 for gradient in gradients)
    assert max(drop for drop, _ in found) > 350.0


def test_race_has_hairpins(race: Sample) -> None:
    """Places where the trail turns round within 40 m."""
    along, heading = race.along, geo.bearings(race.lat, race.lon)
    before = np.interp(along[:-1] - 20.0, along[:-1], np.unwrap(heading, period=360.0))
    after = np.interp(along[:-1] + 20.0, along[:-1], np.unwrap(heading, period=360.0))
    sharp = np.abs(after - before) > 110.0
    assert np.count_nonzero(np.diff(sharp.astype(int)) == 1) >= 10


def test_race_has_stations_a_summit_and_a_cut_off(race: Sample, tile: Floats) -> None:
    places = race.gpx.waypoints
    stations = [place for place in places if place.symbol in ("Food", "Water", "Aid")]
    assert len(stations) >= 3
    assert len({place.name for place in places}) == len(places)
    (summit,) = (place for place in places if place.symbol == "Summit")
    assert summit.elevation == pytest.approx(tile.max(), abs=5.0)
    (cut_off,) = (place for place in places if place.comment)
    assert cut_off in stations
    assert re.fullmatch(r"cut-off \d:\d\d", cut_off.comment or "")


# the training routes


def test_training_routes_are_short_and_come_home() -> None:
    for name in ROUTES[1:]:
        sample = read(name)
        assert 6_000.0 < sample.along[-1] < 12_000.0
        ends = geo.segments(sample.lat[[0, -1]], sample.lon[[0, -1]])
        assert ends[0] < 20.0


def test_hill_repeats_go_down_the_same_hill_four_times() -> None:
    found = drops(read("null-island-hill-reps"))
    assert len(found) == 4
    for drop, gradient in found:
        assert drop == pytest.approx(found[0][0], abs=0.2)
        assert -0.18 < gradient < -0.13
