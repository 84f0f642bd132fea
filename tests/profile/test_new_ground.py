"""New ground takes SRTM's elevation, shifted to meet the recording; the recording itself stays as it is."""

import numpy as np
import pytest

from routeplanner import editing
from routeplanner.geo import Floats
from routeplanner.profile import Profile, Source
from routeplanner.profile import build as building
from routeplanner.profile.choose import choose
from routeplanner.route import Leg, Points, Route

METRE = 1.0 / 111_195.0


def recorded(start: float, end: float, height: float = 0.0) -> Points:
    """Due north, `height` [m] above the valley of `srtm`."""
    at = np.arange(start, end + 5, 10.0)
    lat = 45.0 + at * METRE
    return Points.of(lat, np.full(len(at), 7.0), srtm(lat, np.full(len(at), 7.0)) + height)


def srtm(lat: Floats, _lon: Floats) -> Floats:
    at = (lat - 45.0) / METRE
    return np.asarray(1000.0 + 100.0 * np.sin(at / 400.0))


def profile_of(
    route: Route, source: Source = "recorded", tiles: bool = True, void: tuple[float, float] = (0, 0)
) -> Profile:
    distance, lat, lon = building.grid(route)
    z = srtm(lat, lon) if tiles else np.full(len(lat), np.nan)
    z[(distance > void[0]) & (distance < void[1])] = np.nan
    return building.build(route, building.Dem(z), source, building.smoothing_recorded(0.0, 10.0))


def edited(left: float = 20.0, right: float = 20.0) -> Route:
    """1 km recorded, 1 km drawn, 1 km recorded; the recordings are off by so many metres."""
    a, b = recorded(0, 1_000, left), recorded(2_000, 3_000, right)
    between = Points.of([a.lat[-1], b.lat[0]], [7.0, 7.0])
    return Route((Leg("recorded", a, 0, len(a) - 1), Leg("straight", between, 0, 1), Leg("recorded", b, 0, len(b) - 1)))


def test_new_ground_meets_the_recording_at_both_ends() -> None:
    profile = profile_of(edited(20.0, -10.0))
    at = profile.distance
    shift = profile.raw - profile.srtm
    assert shift[(at <= 1_000)] == pytest.approx(20.0, abs=0.3)
    assert shift[(at >= 2_000)] == pytest.approx(-10.0, abs=0.3)
    inside = (at > 1_000) & (at < 2_000)
    assert shift[inside] == pytest.approx(20.0 - 30.0 * (at[inside] - 1_000) / 1_000, abs=0.4)
    assert profile.coverage == 1.0
    assert np.isnan(profile.recorded[inside][1:-1]).all()  # what was recorded is said as it came


def test_filled_cells_are_marked_and_no_others() -> None:
    profile = profile_of(edited())
    middle = 0.5 * (profile.distance[1:] + profile.distance[:-1])
    assert profile.filled[(middle > 1_010) & (middle < 1_990)].all()
    assert not profile.filled[(middle < 990) | (middle > 2_010)].any()
    assert not profile_of(edited(), "srtm").filled.any()
    assert not profile_of(edited(), "none").filled.any()


def test_without_a_tile_new_ground_is_a_gap() -> None:
    profile = profile_of(edited(), tiles=False)
    inside = (profile.distance > 1_010) & (profile.distance < 1_990)
    assert np.isnan(profile.elevation[inside]).all()
    assert not profile.filled.any()
    assert np.isfinite(profile.elevation[profile.distance < 999]).all()
    assert np.isfinite(profile.elevation[profile.distance > 2_001]).all()  # the recording begins with its first point


def test_a_void_in_the_tile_is_a_gap_in_the_new_ground() -> None:
    profile = profile_of(edited(), void=(1_300, 1_500))
    at = profile.distance
    assert np.isnan(profile.raw[(at > 1_310) & (at < 1_490)]).all()
    assert profile.raw[at < 1_290] - profile.srtm[at < 1_290] == pytest.approx(20.0, abs=0.3)


def test_ground_drawn_on_at_the_end_is_shifted_by_the_end_it_has() -> None:
    route = editing.append(Route(edited(30.0).legs[:1]), 45.0 + 2_000 * METRE, 7.0).route
    profile = profile_of(route)
    assert profile.raw - profile.srtm == pytest.approx(30.0, abs=0.3)
    assert profile.filled[-1]
    before = editing.prepend(Route(edited(30.0).legs[:1]), 45.0 - 1_000 * METRE, 7.0).route
    assert profile_of(before).raw - profile_of(before).srtm == pytest.approx(30.0, abs=0.3)


def test_a_hole_parts_the_shifts() -> None:
    """New ground on the far side of a hole is fitted to its own side only."""
    a, _drawn, b = edited(30.0, -50.0).legs
    island = Leg("straight", Points.of([45.1, 45.1 + 500 * METRE], [7.0, 7.0]), 0, 1)
    profile = profile_of(Route((a, island, b)))
    inside = (profile.distance > 1_011) & (profile.distance < 1_489)
    assert (profile.raw - profile.srtm)[inside] == pytest.approx(0.0, abs=1e-9)
    assert profile.gap.sum() == 2


def test_a_recording_with_missing_elevations_is_no_new_ground() -> None:
    points = recorded(0, 3_000)
    z = points.elevation.copy()
    z[100:200] = np.nan
    route = Route((Leg("recorded", Points.of(points.lat, points.lon, z), 0, len(z) - 1),))
    profile = profile_of(route)
    assert not profile.new_ground.any()
    assert not profile.filled.any()
    assert profile.coverage < 0.7


def test_an_edit_elsewhere_does_not_change_the_choice_of_source() -> None:
    """A third of the course is drawn: the recording covers all of its own ground and stays in use."""
    profile = profile_of(edited())
    own = profile.recorded[~profile.new_ground]
    assert choose("auto", own, profile.srtm, 0.02, 0.05) == ("recorded", "recorded_band")
    assert choose("auto", profile.recorded, profile.srtm, 0.02, 0.05)[0] == "srtm"  # as a recording with gaps
    assert choose("auto", own[:0], profile.srtm, 0.02, 0.05) == ("srtm", "no_recorded")


def test_where_legs_meet_the_known_elevation_counts() -> None:
    line = edited().line
    assert np.isfinite(line.elevation).all()  # both ends of the drawn leg are points of the recording
    turned = editing.reverse(edited()).route.line
    assert np.array_equal(turned.elevation, line.elevation[::-1])
