"""Pins hold: what an edit does not touch stays where it is, whatever the line looks like."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.editing import Edited
from routeplanner.editing.cutting import SNAP
from routeplanner.errors import PlannerError
from routeplanner.route import Pin, Route
from tests.editing.lines import METRE, north, off, place, routes, track

CLOSE = 0.05  # [m] 5e-7°
share = st.floats(0.0, 1.0)

# each edit of the ground between two distances, of places [deg] near the line
STRETCHES: dict[str, Callable[[Route, float, float], Edited]] = {
    "replace": lambda r, a, b: editing.replace_stretch(r, a, b, [beside(r, 0.5 * (a + b))]),
    "straight": lambda r, a, b: editing.replace_stretch(r, a, b, (), "straight"),
    "remove": lambda r, a, b: editing.remove(r, a, b),
    "hole": lambda r, a, b: editing.remove(r, a, b, bridge=False),
}


def beside(route: Route, at: float) -> tuple[float, float]:
    lat, lon = place(route, route.pin(at))
    return lat + 0.01, lon


def pins(route: Route, n: int = 41) -> list[tuple[float, Pin]]:
    return [(at, Pin(leg.id, f)) for leg, start in zip(route.legs, route.starts, strict=False)
            for f in np.linspace(0, 1, n) for at in [float(start) + f * leg.length]]  # fmt: skip


@pytest.mark.parametrize("name", STRETCHES)
@given(route=routes(), a=share, b=share)
def test_pins_beside_an_edited_stretch_never_move(name: str, route: Route, a: float, b: float) -> None:
    low, high = sorted((a * route.length, b * route.length))
    try:
        done = STRETCHES[name](route, low, high)
    except PlannerError:  # nothing between them, or nothing left
        return
    for at, pin in pins(route):
        if at < low - SNAP or at > high + SNAP:
            assert off(route, pin, done.route, done.moved(pin)) < CLOSE


@given(route=routes(), a=share, b=share)
def test_what_is_cropped_away_is_dropped_and_the_rest_stays(route: Route, a: float, b: float) -> None:
    low, high = sorted((a * route.length, b * route.length))
    if high - low < 2 * SNAP + 1:
        return
    done = editing.crop(route, low, high)
    for at, pin in pins(route):
        moved = done.moved(pin)
        if low + SNAP < at < high - SNAP:
            assert off(route, pin, done.route, moved) < CLOSE
        elif at < low - SNAP or at > high + SNAP:
            assert moved is None


@given(route=routes(), at=share)
def test_an_anchor_on_the_line_moves_nothing(route: Route, at: float) -> None:
    done = editing.add_anchor(route, at * route.length)
    assert done.route.length == pytest.approx(route.length, abs=1e-6)
    for _at, pin in pins(route):
        assert off(route, pin, done.route, done.moved(pin)) < CLOSE


@given(route=routes(), at=share, lap=st.integers(1, 4))
def test_edits_of_the_whole_line_keep_every_pin(route: Route, at: float, lap: int) -> None:
    whole = [editing.reverse(route), editing.out_and_back(route), editing.append(route, 46.0, 7.0)]
    whole += [editing.prepend(route, 46.0, 7.0)]
    if editing.is_loop(route):
        whole += [editing.start_point(route, at * route.length), editing.laps(route, lap)]
    for done in whole:
        for _at, pin in pins(route, 11):
            assert off(route, pin, done.route, done.moved(pin)) < CLOSE


@given(route=routes(), cuts=st.lists(share, min_size=1, max_size=6))
def test_pins_survive_a_chain_of_edits_elsewhere(route: Route, cuts: list[float]) -> None:
    """The pin in the middle is followed through edits of the rest of the line."""
    pin: Pin | None = route.pin(0.5 * route.length)
    here = place(route, route.pin(0.5 * route.length))
    assert pin is not None
    for cut in cuts:
        at = route.locate(pin)
        assert at is not None
        low = cut * route.length
        high = min(low + 0.1 * route.length, route.length)
        if not (high < at - SNAP or low > at + SNAP):
            continue
        done = editing.replace_stretch(route, low, high, [beside(route, low)])
        pin = done.moved(pin)
        assert pin is not None
        route = editing.reverse(done.route).route
        pin = editing.reverse(done.route).moved(pin)
        assert pin is not None
        assert place(route, pin) == pytest.approx(here, abs=1e-6)


@given(route=routes())
def test_a_pin_of_another_route_is_nowhere(route: Route) -> None:
    for done in (editing.reverse(route), editing.append(route, 45.0, 8.0), editing.replace_line(route, route)):
        assert done.moved(Pin("nobody", 0.5)) is None


@given(route=routes())
def test_leg_ids_stay_with_untouched_legs_and_are_never_shared(route: Route) -> None:
    done = editing.replace_stretch(route, 0.3 * route.length, 0.4 * route.length, [beside(route, 0.0)])
    ids = [leg.id for leg in done.route.legs]
    assert len(set(ids)) == len(ids)
    for leg, start, end in zip(route.legs, route.starts, route.starts[1:], strict=False):
        if end < 0.3 * route.length - SNAP or start > 0.4 * route.length + SNAP:
            assert any(kept is leg for kept in done.route.legs)


def test_a_pin_on_replaced_ground_stays_only_where_the_new_ground_runs_beside_it() -> None:
    route = track(north(0, 3_000))
    aside = 7.0 + 20 * METRE / np.cos(np.radians(45.0))
    done = editing.replace_stretch(route, 1_000, 2_000, [(45.0 + 1_500 * METRE, aside)])
    near = done.moved(route.pin(1_500.0))
    assert off(route, route.pin(1_500.0), done.route, near) == pytest.approx(20.0, abs=0.5)
    far = editing.replace_stretch(route, 1_000, 2_000, [(45.0 + 1_500 * METRE, 7.01)])
    assert far.moved(route.pin(1_500.0)) is None
    assert far.moved(route.pin(1_000.0)) is not None  # the ends of the stretch are still on the line
    assert far.moved(route.pin(2_000.0)) is not None
