"""The other way, there and back, loops and laps."""

import gc
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.editing.turning import backwards
from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Pin, Points, Route
from tests.editing.lines import loop, north, off, place, routes, same_line, track


@given(route=routes())
def test_reversed_twice_is_nothing(route: Route) -> None:
    there = editing.reverse(route)
    back = editing.reverse(there.route)
    assert back.route.legs == route.legs
    assert all(a.points is b.points for a, b in zip(back.route.legs, route.legs, strict=True))
    assert same_line(back.route, route)
    for leg in route.legs:
        for f in np.linspace(0.0, 1.0, 21):
            pin = Pin(leg.id, float(f))
            turned = there.moved(pin)
            assert turned is not None
            again = back.moved(turned)
            assert again is not None
            assert again.leg == pin.leg
            assert abs(again.fraction - pin.fraction) * leg.length < 1e-6  # [m]


@given(route=routes())
def test_reversed_twice_is_nothing_also_after_a_restart(route: Route) -> None:
    """Without the points in memory the values are the same, bit for bit."""
    there = editing.reverse(route).route
    read_again = Route(tuple(Leg(g.kind, _copied(g), g.lo, g.hi, g.id) for g in there.legs))
    back = editing.reverse(read_again).route
    assert [leg.points.key for leg in back.legs] == [leg.points.key for leg in route.legs]
    assert same_line(back, route)


def _copied(leg: Leg) -> Points:
    found = pickle.loads(pickle.dumps(leg.points))
    assert isinstance(found, Points)
    return found


@given(route=routes())
def test_reversed_the_line_runs_the_other_way(route: Route) -> None:
    back = editing.reverse(route).route
    assert np.array_equal(back.line.lat, route.line.lat[::-1])
    assert np.array_equal(back.line.elevation, route.line.elevation[::-1], equal_nan=True)
    assert back.length == pytest.approx(route.length, abs=1e-6)
    assert back.noise == route.noise


def test_turned_points_are_not_kept_for_ever() -> None:
    points = north(0, 100)
    turned = backwards(points)
    assert backwards(points) is turned
    assert backwards(turned) is points
    key = turned.key
    del turned
    gc.collect()
    assert backwards(points).key == key


@given(route=routes())
def test_there_and_back_is_twice_as_long_and_ends_where_it_starts(route: Route) -> None:
    done = editing.out_and_back(route)
    assert done.route.length == pytest.approx(2 * route.length, abs=1e-6)
    assert place(done.route, done.route.pin(done.route.length)) == place(done.route, done.route.pin(0.0))
    assert len({leg.id for leg in done.route.legs}) == 2 * len(route.legs)
    pin = route.pin(0.4 * route.length)
    assert done.moved(pin) == pin  # on the way out


def test_a_loop_is_closed_once() -> None:
    route = track(north(0, 1_000), north(1_000, 500, step=-10.0, east=300.0))
    closed = editing.close_loop(route, "snapped").route
    assert closed.legs[:2] == route.legs
    assert closed.legs[-1].kind == "snapped"
    assert place(closed, closed.pin(closed.length)) == place(route, route.pin(0.0))
    with pytest.raises(PlannerError) as error:
        editing.close_loop(closed)
    assert error.value.hint
    with pytest.raises(PlannerError):
        editing.close_loop(Route(()))


@given(share=st.floats(0.01, 0.99))
def test_a_loop_can_start_anywhere(share: float) -> None:
    route = loop()
    done = editing.start_point(route, share * route.length)
    assert done.route.length == pytest.approx(route.length, abs=1e-3)
    assert not done.route.line.gap.any()
    assert off(route, route.pin(share * route.length), done.route, done.route.pin(0.0)) <= 8.0  # half a step
    back = editing.start_point(done.route, done.route.length - share * route.length)
    assert off(route, route.pin(0.0), back.route, back.route.pin(0.0)) < 8.0


def test_a_loop_that_nearly_meets_is_run_straight_to_its_start() -> None:
    circle = loop()
    (leg,) = circle.legs
    open_ = Route((Leg(leg.kind, leg.points, 0, len(leg.points) - 10, leg.id),))
    assert editing.is_loop(open_)
    done = editing.start_point(open_, 1_000.0).route
    assert not done.line.gap.any()
    assert done.length == pytest.approx(editing.close_loop(open_).route.length, abs=1e-3)
    thrice = editing.laps(open_, 3).route
    assert thrice.length == pytest.approx(3 * open_.length + 2 * (done.length - open_.length), abs=1e-3)


@pytest.mark.parametrize("n", [1, 2, 7])
def test_laps_share_their_points(n: int) -> None:
    route = loop()
    done = editing.laps(route, n)
    assert done.route.length == pytest.approx(n * route.length)
    assert {id(leg.points) for leg in done.route.legs} == {id(route.legs[0].points)}
    assert len({leg.id for leg in done.route.legs}) == n
    pin = route.pin(700.0)
    assert done.moved(pin) == pin


def test_only_a_loop_has_laps_and_a_start_to_choose() -> None:
    line = track(north(0, 3_000))
    for wrong in (lambda: editing.laps(line, 2), lambda: editing.start_point(line, 500.0)):
        with pytest.raises(PlannerError, match="no loop") as error:
            wrong()
        assert error.value.hint
    for n in (0, -1, 10_000_000):
        with pytest.raises(PlannerError, match="laps"):
            editing.laps(loop(), n)


def test_reversed_twice_every_pin_is_the_same_number() -> None:
    route = track(north(0, 3_000, 7.0), north(3_000, 20_000, 11.0))
    there = editing.reverse(route)
    back = editing.reverse(there.route)
    for at in np.linspace(0.0, route.length, 500):
        pin = route.pin(float(at))
        turned = there.moved(pin)
        assert turned is not None
        assert back.moved(turned) == pin
