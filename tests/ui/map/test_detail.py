"""The line at one zoom."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from tests.ui.map.conftest import way
from ui.map import detail
from ui.map.values import UNKNOWN, MapRoute


def straight(n: int = 200, classes: object = 8) -> MapRoute:
    return way(np.linspace(46.0, 46.02, n), np.linspace(7.0, 7.03, n), classes)


def out_and_back(offset: float = 0.0) -> MapRoute:
    """North along a meridian for about 2.2 km, and back `offset` degrees of longitude further east."""
    lat = np.linspace(46.0, 46.02, 300)
    return way(np.append(lat, lat[::-1]), np.append(np.full(300, 7.0), np.full(300, 7.0 + offset)), 8)


def test_pixels_are_web_mercator() -> None:
    x, y = detail.pixels(np.array([0.0, 85.0511287798]), np.array([0.0, 180.0]), 1)
    assert_allclose(x, [256, 512])
    assert_allclose(y, [256, 0], atol=0.02)
    # tile of Edinburgh at zoom 10, as every slippy map numbers it: 503/319
    x, y = detail.pixels(np.array([55.95]), np.array([-3.2]), 10)
    assert (int(x[0] // 256), int(y[0] // 256)) == (502, 319)


def test_a_line_across_the_antimeridian_goes_on() -> None:
    route = way(np.full(5, 10.0), np.array([179.8, 179.9, 180.0, -179.9, -179.8]), 8)
    drawn = detail.level(route, 8)
    assert np.diff(drawn.x).max() < 100
    assert (np.diff(drawn.x) > 0).all()


def test_a_plain_line_keeps_its_points() -> None:
    route = straight()
    drawn = detail.level(route, 13)
    x, y = detail.pixels(route.lat, route.lon, 13)
    assert_allclose(drawn.x, x)
    assert_allclose(drawn.y, y)
    assert_allclose(drawn.distance, route.distance)
    assert (drawn.gradient_class == 8).all()


def test_out_and_back_run_side_by_side_to_the_right_of_travel() -> None:
    route = out_and_back()
    drawn = detail.level(route, 15)
    out = (drawn.distance > 600) & (drawn.distance < 1600)
    back = (drawn.distance > route.length - 1600) & (drawn.distance < route.length - 600)
    middle = detail.pixels(np.array([46.0]), np.array([7.0]), 15)[0][0]
    assert_allclose(drawn.x[out] - middle, detail.SHIFT, atol=0.05)  # northwards, the right is east
    assert_allclose(drawn.x[back] - middle, -detail.SHIFT, atol=0.05)
    assert (np.diff(drawn.distance) >= 0).all()
    assert drawn.distance[-1] == route.length


def test_the_shift_is_of_the_screen_not_of_the_ground() -> None:
    for zoom in (12, 14, 16):
        drawn = detail.level(out_and_back(), zoom)
        middle = detail.pixels(np.array([46.0]), np.array([7.0]), zoom)[0][0]
        assert np.abs(drawn.x - middle).max() == pytest.approx(detail.SHIFT, abs=0.3)


def test_lines_that_are_apart_already_stay_where_they_are() -> None:
    far = out_and_back(offset=0.002)  # 150 m: 45 px at this zoom
    drawn = detail.level(far, 15)
    x, _ = detail.pixels(far.lat, far.lon, 15)
    assert drawn.x.min() == pytest.approx(x.min(), abs=0.01)
    assert drawn.x.max() == pytest.approx(x.max(), abs=0.01)


def test_a_hairpin_is_not_an_out_and_back() -> None:
    t = np.linspace(-1, 1, 400)
    bend = way(46.0 + 0.0004 * (1 - np.abs(t)), 7.0 + 0.00003 * np.sign(t), 8)  # legs of 45 m, 15 px
    drawn = detail.level(bend, 15)
    x, _ = detail.pixels(bend.lat, bend.lon, 15)
    assert_allclose(drawn.x, x)


def test_a_class_finer_than_a_stripe_gives_way_to_what_surrounds_it() -> None:
    classes = np.full(3000, 8)
    classes[1500:1504] = 0
    route = straight(3000, classes)
    assert (detail.level(route, 12).gradient_class == 8).all()
    near = detail.level(route, 17.75)
    assert (near.gradient_class == 0).any()


def test_classes_stay_with_their_ground() -> None:
    classes = np.where(np.arange(2000) < 800, 3, UNKNOWN)
    route = straight(2000, classes)
    drawn = detail.level(route, 15)
    assert set(drawn.gradient_class[:-1]) == {3, UNKNOWN}
    change = drawn.distance[np.flatnonzero(np.diff(drawn.gradient_class))[0] + 1]
    metres_per_pixel = 156543.03 * np.cos(np.radians(46.0)) / 2**15
    assert change == pytest.approx(route.distance[800], abs=detail.STRIPE * metres_per_pixel)


def test_long_lines_are_simplified_within_tolerance() -> None:
    import shapely

    t = np.linspace(0, 1, 50_000)
    route = way(46 + 0.2 * t + 0.01 * np.sin(40 * t), 7 + 0.2 * t, (40 * t).astype(int) % 13)
    drawn = detail.level(route, 12)
    assert len(drawn.x) < 5_000
    whole = shapely.linestrings(np.column_stack(detail.pixels(route.lat, route.lon, 12)))
    left = shapely.linestrings(np.column_stack([drawn.x, drawn.y]))
    assert shapely.hausdorff_distance(whole, left) < 2 * detail.TOLERANCE
    runs = 1 + np.count_nonzero(np.diff(drawn.gradient_class[:-1]))
    assert runs == 40  # each change of class is still there
    at = np.interp(drawn.distance, route.distance, detail.pixels(route.lat, route.lon, 12)[0])
    assert_allclose(drawn.x, at, atol=1e-6)


def test_a_route_that_goes_nowhere_is_a_point() -> None:
    still = way(np.full(3, 46.0), np.full(3, 7.0), 8)
    drawn = detail.level(still, 15)
    assert len(drawn.x) == 3
    assert np.ptp(drawn.x) == 0


def test_bytes_hold_the_four_arrays() -> None:
    drawn = detail.level(straight(), 13)
    back = np.frombuffer(drawn.to_bytes(), "<f8").reshape(4, -1)
    assert_allclose(back, [drawn.x, drawn.y, drawn.distance, drawn.gradient_class])


@pytest.mark.parametrize("broken", ["lat", "lon", "distance"])
def test_a_route_refuses_what_is_not_a_number(broken: str) -> None:
    route = straight(5)
    fields = {name: np.array(getattr(route, name)) for name in ("lat", "lon", "distance", "gradient_class")}
    fields[broken][2] = np.nan
    with pytest.raises(ValueError, match="not a number"):
        MapRoute(**fields)


def test_a_route_refuses_arrays_that_do_not_fit_and_distance_that_goes_back() -> None:
    two = np.array([1.0, 2.0])
    with pytest.raises(ValueError, match="one length"):
        MapRoute(two, two, two, np.array([8]))
    with pytest.raises(ValueError, match="two points"):
        MapRoute(two[:1], two[:1], two[:1], np.array([8]))
    with pytest.raises(ValueError, match="goes back"):
        MapRoute(two, two, two[::-1], np.array([8, 8]))
    with pytest.raises(ValueError, match="below -1"):
        MapRoute(two, two, two, np.array([8, -2]))


def test_a_route_cannot_be_changed_behind_its_back() -> None:
    lat = np.array([46.0, 46.1])
    route = way(lat, np.array([7.0, 7.1]), 8)
    lat[0] = 0.0
    assert route.lat[0] == 46.0
    with pytest.raises(ValueError, match="read-only"):
        route.lat[0] = 0.0
