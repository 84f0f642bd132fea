"""From a route to a profile: holes, missing elevation, and what the density of the points may change."""

import numpy as np
import pytest

from routeplanner.profile import Profile
from routeplanner.profile import build as building
from routeplanner.route import Leg, Points, Route


def profile_of(*pieces: Points) -> Profile:
    route = Route(tuple(Leg("recorded", p, 0, len(p) - 1) for p in pieces))
    distance, _lat, _lon = building.grid(route)
    dem = building.Dem(np.full(len(distance), np.nan))
    return building.build(route, dem, "recorded", building.smoothing_recorded(route.noise, building.spacing(route)))


@pytest.mark.parametrize("back", [False, True])
def test_a_hole_on_a_grid_point_is_no_climb(back: bool) -> None:
    # both pieces have the same length to the last bit, and eleven steps each
    low = Points.of([0.0, 0.0], [0.0, 2.0**-10], [100.0, 90.0])
    high = Points.of([0.0, 0.0], [1.0, 1.0 + 2.0**-10], [600.0, 590.0])
    turned = [Points.of(p.lat[::-1], p.lon[::-1], p.elevation[::-1]) for p in (high, low)]
    profile = profile_of(*(turned if back else (low, high)))
    assert profile.distance[11] == low.distance[-1]
    (hole,) = np.flatnonzero(profile.gap)
    assert np.abs(np.delete(np.diff(profile.elevation), hole)).max() < 1.0
    assert np.nanmax(np.abs(profile.gradient)) < 0.1


def test_more_points_on_the_same_line_change_no_gradient() -> None:
    """Each point of a sparse file becomes two more: the relief is the same, only the label of the steepest moves."""
    at = np.arange(0.0, 3_001.0, 150.0)
    height = 800.0 + 60.0 * np.sin(at / 130.0)
    dense = np.arange(0.0, 3_001.0, 50.0)
    few, many = (
        profile_of(Points.of(46.0 + x / 111_195.0, np.full(len(x), 7.0), np.interp(x, at, height))) for x in (at, dense)
    )
    assert few.gradient == pytest.approx(many.gradient, abs=1e-6)
    assert (few.smoothing.over, many.smoothing.over) == (50.0, 50.0)
    assert few.smoothing.baseline == pytest.approx(few.spacing)
    assert many.smoothing.baseline == 50.0


def north(*pieces: tuple[float, list[float]]) -> tuple[Points, ...]:
    """Pieces that run north along one meridian, each from a distance [m] on with a point every 20 m."""
    out = []
    for start, heights in pieces:
        lat = 46.0 + (start + 20.0 * np.arange(len(heights))) / 111_150.0
        out.append(Points.of(lat, np.full(len(lat), 7.0), heights))
    return tuple(out)


def test_elevation_at_every_other_point_is_enough() -> None:
    nan = float("nan")
    some = profile_of(*north((0.0, [500.0 - k if k % 2 == 0 else nan for k in range(101)])))
    assert some.coverage_recorded == 1.0
    assert some.elevation[-1] == pytest.approx(400.0)
    assert some.gradient == pytest.approx(-0.05, rel=0.01)


def test_a_longer_stretch_without_elevation_is_not_guessed() -> None:
    heights = [500.0 - k for k in range(101)]
    heights[40:46] = [float("nan")] * 6  # 140 m from one known point to the next
    profile = profile_of(*north((0.0, heights)))
    unknown = np.isnan(profile.recorded)
    assert 0.05 < unknown.mean() < 0.08
    assert profile.distance[unknown].min() > 39 * 20
    assert profile.distance[unknown].max() < 46 * 20 + 1


def test_nothing_is_bridged_over_a_hole_or_beyond_the_ends() -> None:
    nan = float("nan")
    before, after = [nan, 500.0, 499.0, 498.0, nan], [nan, 100.0, 99.0, 98.0, nan]
    profile = profile_of(*north((0.0, before), (5_000.0, after)))
    known = np.isfinite(profile.recorded)
    assert not known[0]
    assert not known[-1]
    assert not known[(profile.distance > 61.0) & (profile.distance < 99.0)].any()
    assert np.abs(np.diff(profile.recorded[known]))[[0, -1]] == pytest.approx([0.5, 0.5], abs=0.05)
    assert np.nanmax(np.abs(profile.gradient)) < 0.06


def test_one_elevation_is_none() -> None:
    assert np.isnan(profile_of(*north((0.0, [float("nan"), 500.0, float("nan")]))).recorded).all()
