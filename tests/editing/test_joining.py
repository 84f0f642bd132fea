"""Split, join, and the storm course."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing, geo
from routeplanner.editing import places
from routeplanner.editing.cutting import SNAP
from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Points, Route
from tests.editing.lines import RACES, loop, north, off, place, race, rerouted, routes, same_line, track

share = st.floats(0.0, 1.0)


@given(route=routes(), at=share)
def test_split_and_joined_is_the_same_line(route: Route, at: float) -> None:
    try:
        first, second = editing.split(route, at * route.length)
    except PlannerError:
        return
    assert first.route.length + second.route.length == pytest.approx(route.length, abs=1e-6)
    one, two = editing.join(first.route, second.route, straight=False)
    assert one.route is two.route
    joined = one.route
    assert joined.length == pytest.approx(route.length, abs=1e-6)
    assert joined.line.gap.sum() == route.line.gap.sum()
    assert len({leg.id for leg in joined.legs}) == len(joined.legs)
    if len(joined.line.lat) == len(route.line.lat):  # cut at a point: bit for bit
        assert same_line(joined, route)
    for f in np.linspace(0.0, 1.0, 21):
        pin = route.pin(float(f) * route.length)
        parts = [(half, whole) for half, whole in ((first, one), (second, two)) if half.moved(pin) is not None]
        assert parts, "a pin is in one half at least"
        for half, whole in parts:
            mine = half.moved(pin)
            assert mine is not None
            assert off(route, pin, joined, whole.moved(mine)) < 0.05


def test_a_split_pin_is_in_one_half_only() -> None:
    route = track(north(0, 3_000))
    first, second = editing.split(route, 1_000.0)
    assert first.moved(route.pin(500.0)) is not None
    assert second.moved(route.pin(500.0)) is None
    assert first.moved(route.pin(1_500.0)) is None
    assert second.moved(route.pin(1_500.0)) is not None


def test_split_and_joined_slices_are_one_leg_again() -> None:
    route = track(north(0, 3_000))
    first, second = editing.split(route, 1_234.0)
    joined = editing.join(first.route, second.route)[0].route
    assert joined.legs == route.legs
    assert joined.legs[0].points is route.legs[0].points


@pytest.mark.parametrize("at", [0.0, -5.0, 1.0, 2_999.0, 3_000.0, 9_999.0])
def test_a_course_is_not_split_at_its_ends(at: float) -> None:
    with pytest.raises(PlannerError, match="split at its ends") as error:
        editing.split(track(north(0, 2_999)), at)
    assert error.value.hint


def test_a_small_hole_is_run_straight_a_large_one_only_if_asked() -> None:
    first = track(north(0, 1_000))
    near, far = track(north(1_150, 2_000)), track(north(2_000, 3_000))
    assert not editing.join(first, near)[0].route.line.gap.any()
    assert editing.join(first, near, straight=False)[0].route.line.gap.sum() == 1
    assert editing.join(first, far)[0].route.line.gap.sum() == 1
    across = editing.join(first, far, straight=True)
    assert [leg.kind for leg in across[0].route.legs] == ["recorded", "straight", "recorded"]
    pin = far.pin(300.0)
    assert off(far, pin, across[1].route, across[1].moved(pin)) < 1e-6
    assert across[0].moved(first.pin(300.0)) == first.pin(300.0)
    with pytest.raises(PlannerError):
        editing.join(first, Route(()))


def test_a_course_joined_to_itself_has_legs_of_its_own() -> None:
    route = loop()
    one, two = editing.join(route, route)
    assert len({leg.id for leg in one.route.legs}) == 2
    pin = route.pin(700.0)
    assert one.route.locate(one.moved(pin) or pin) == pytest.approx(700.0)
    moved = two.moved(pin)
    assert moved is not None
    assert two.route.locate(moved) == pytest.approx(700.0 + route.length)


def test_replaced_by_itself_nothing_moves() -> None:
    for route in (track(north(0, 3_000)), loop(), editing.out_and_back(track(north(0, 2_000))).route):
        done = editing.replace_line(route, route)
        for at in np.linspace(0.0, route.length, 60):
            moved = done.moved(route.pin(float(at)))
            assert moved is not None
            assert route.locate(moved) == pytest.approx(float(at), abs=0.5)


def test_there_and_back_on_one_trail_stay_apart() -> None:
    """The storm course turns earlier: pins of both ways stay on their own way."""
    long, short = (editing.out_and_back(track(north(0, end))).route for end in (3_000, 2_000))
    done = editing.replace_line(long, short)
    for at, want in ((1_000.0, 1_000.0), (5_000.0, 3_000.0), (5_900.0, 3_900.0)):
        moved = done.moved(long.pin(at))
        assert moved is not None
        assert short.locate(moved) == pytest.approx(want, abs=30.0)
    for gone in (2_500.0, 3_000.0, 3_500.0):
        assert done.moved(long.pin(gone)) is None


def test_the_other_way_round_is_not_shared() -> None:
    route = track(north(0, 3_000))
    done = editing.replace_line(route, editing.reverse(route).route)
    held = [at for at in np.linspace(100.0, 2_900.0, 30) if done.moved(route.pin(float(at))) is not None]
    assert len(held) <= 2  # a chain of one pair goes forward on both


def test_a_parallel_trail_within_25_m_is_shared_and_beyond_it_is_not() -> None:
    route = track(north(0, 3_000))
    beside = editing.replace_line(route, track(north(0, 3_000, step=7.0, east=20.0)))
    away = editing.replace_line(route, track(north(0, 3_000, step=7.0, east=30.0)))
    for at in np.linspace(0.0, 3_000.0, 31):
        pin = route.pin(float(at))
        assert off(route, pin, beside.route, beside.moved(pin)) == pytest.approx(20.0, abs=0.5)
        assert away.moved(pin) is None


def test_a_line_without_length_replaces_nothing() -> None:
    with pytest.raises(PlannerError) as error:
        editing.replace_line(track(north(0, 1_000)), track(Points.of([45.0], [7.0])))
    assert error.value.hint


@pytest.mark.parametrize(("seed", "name"), list(enumerate(RACES)))
def test_pins_of_a_real_race_hold_on_its_storm_course(data: Path, seed: int, name: str) -> None:
    route = race(data, name).route
    rng = np.random.default_rng(seed)
    part = rng.uniform(0.10, 0.20)
    low = rng.uniform(0.0, 1.0 - part) * route.length
    high = low + part * route.length
    other = rerouted(route, low, high, seed)
    done = editing.replace_line(route, other)
    shared, held = 0, 0
    far = _far_from(other)
    for at in rng.uniform(0.0, route.length, 300):
        pin = route.pin(float(at))
        moved = done.moved(pin)
        here = place(route, pin)
        if moved is not None:
            assert off(route, pin, other, moved) <= 25.0 + 0.1
        if far(here):
            assert moved is None  # its ground is gone: listed for a decision
        elif not low - SNAP < at < high + SNAP:
            shared += 1
            where = at if at <= low else at + other.length - route.length
            held += moved is not None and abs((other.locate(moved) or 0.0) - where) < 0.02 * route.length + 100.0
    assert held >= 0.95 * shared
    assert shared > 200


def _far_from(route: Route) -> Callable[[places.Place], bool]:
    line = route.line

    def far(here: places.Place) -> bool:
        return geo.nearest(line.lat, line.lon, *here, line.distance)[0] > 25.5

    return far


def test_legs_of_the_old_line_do_not_matter_for_the_new() -> None:
    route = track(north(0, 1_000), north(1_000, 2_000))
    other = Route((Leg("recorded", north(0, 2_000), 0, 200),))
    done = editing.replace_line(route, other)
    assert off(route, route.pin(1_500.0), other, done.moved(route.pin(1_500.0))) < 0.5
