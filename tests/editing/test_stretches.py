"""Draw on, insert, move, delete, crop, remove: what is left, and that it is the same points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.errors import PlannerError
from routeplanner.route import Leg, Points, Route
from tests.editing.lines import METRE, north, off, routes, same_line, track

ASIDE = (45.0 + 1_500 * METRE, 7.01)  # about 790 m east of the line
share = st.floats(0.0, 1.0)


def test_the_first_click_is_a_point_the_second_a_leg() -> None:
    one = editing.append(Route(()), 45.0, 7.0).route
    assert (len(one.legs), one.length) == (1, 0.0)
    two = editing.append(one, 45.01, 7.0).route
    assert [leg.kind for leg in two.legs] == ["straight"]
    assert two.length == pytest.approx(1111.5, abs=1)
    three = editing.append(two, 45.02, 7.0, "snapped").route
    assert [leg.kind for leg in three.legs] == ["straight", "snapped"]
    assert three.legs[0] is two.legs[0]


def test_a_double_click_adds_nothing() -> None:
    two = editing.append(editing.append(Route(()), 45.0, 7.0).route, 45.01, 7.0).route
    assert same_line(editing.append(two, 45.01, 7.0).route, two)
    assert same_line(editing.prepend(two, 45.0, 7.0).route, two)


def test_drawing_before_the_start_keeps_the_rest() -> None:
    route = track(north(0, 1000))
    longer = editing.prepend(route, 44.99, 7.0)
    assert longer.route.legs[1] is route.legs[0]
    assert longer.route.length == pytest.approx(route.length + 1111.4, abs=1)
    assert editing.prepend(Route(()), 45.0, 7.0).route.length == 0.0


def test_a_place_off_the_earth_is_a_bug_of_the_caller() -> None:
    for lat, lon in ((91.0, 0.0), (float("nan"), 0.0), (0.0, float("inf"))):
        with pytest.raises(ValueError, match="on Earth"):
            editing.append(Route(()), lat, lon)
    assert editing.append(Route(()), 45.0, 187.0).route.line.lon[0] == pytest.approx(-173.0)


def test_untouched_ground_is_slices_of_the_same_points() -> None:
    route = track(north(0, 3_000))
    done = editing.replace_stretch(route, 1_000, 2_000, [ASIDE], "straight").route
    first, there, back, rest = done.legs
    assert first.points is rest.points is route.legs[0].points
    assert (first.lo, first.hi, rest.lo, rest.hi) == (0, 100, 200, 300)
    assert first.id == route.legs[0].id != rest.id
    assert [len(there.points), len(back.points)] == [2, 2]
    assert np.isnan(there.points.elevation).all()
    assert not done.line.gap.any()


def test_without_a_kind_new_ground_is_what_was_there() -> None:
    drawn = editing.append(editing.append(Route(()), 45.0, 7.0).route, 45.01, 7.0, "straight").route
    drawn = editing.append(drawn, 45.02, 7.0, "snapped").route
    anchors = editing.anchors(drawn, 10.0)
    assert [leg.kind for leg in editing.move_anchor(drawn, anchors, 1, 45.01, 7.005).route.legs] == [
        "straight",
        "snapped",
    ]
    assert [leg.kind for leg in editing.move_anchor(drawn, anchors, 2, 45.02, 7.005).route.legs] == [
        "straight",
        "snapped",
    ]
    assert [leg.kind for leg in editing.move_anchor(drawn, anchors, 1, 45.01, 7.005, "snapped").route.legs] == [
        "snapped",
        "snapped",
    ]
    recorded = track(north(0, 3_000))
    assert {leg.kind for leg in editing.replace_stretch(recorded, 1_000, 2_000, [ASIDE]).route.legs} == {
        "recorded",
        "straight",
    }


def test_a_cut_far_from_any_point_is_made_on_the_step() -> None:
    points = Points.of([45.0, 45.01], [7.0, 7.0], [1000.0, 1100.0], [0.0, 600.0])
    left = editing.crop(track(points, kind="straight"), 0.0, 0.25 * points.distance[-1]).route
    (leg,) = left.legs
    assert leg.points.lat[1] == pytest.approx(45.0025, abs=1e-9)
    assert leg.points.elevation[1] == pytest.approx(1025.0, abs=1e-6)
    assert leg.points.time[1] == pytest.approx(150.0, abs=1e-6)


def test_dragging_the_line_bends_it_between_its_anchors_only() -> None:
    route = track(north(0, 1_000), north(1_000, 2_000), north(2_000, 3_000))
    anchors = editing.anchors(route, 20.0)
    assert anchors == pytest.approx([0, 1000, 2000, 3000], abs=3)
    done = editing.insert_point(route, anchors, 1_400.0, *ASIDE).route
    assert done.legs[0] is route.legs[0]
    assert done.legs[-1] is route.legs[2]
    assert len(done.legs) == 4
    assert done.line.lon.max() == ASIDE[1]


def test_the_first_and_last_anchor_move_their_end() -> None:
    route = track(north(0, 1_000), north(1_000, 2_000))
    anchors = editing.anchors(route, 20.0)
    first = editing.move_anchor(route, anchors, 0, 45.0, 7.01).route
    assert (first.line.lat[0], first.line.lon[0]) == (45.0, 7.01)
    assert first.legs[-1] is route.legs[1]
    last = editing.move_anchor(route, anchors, 2, *ASIDE).route
    assert (last.line.lat[-1], last.line.lon[-1]) == ASIDE
    assert last.legs[0] is route.legs[0]
    assert len(last.legs) == len(first.legs) == 2


def test_deleting_anchors_ends_with_an_error_for_the_last_point() -> None:
    route = track(north(0, 1_000), north(1_000, 2_000))
    anchors = editing.anchors(route, 20.0)
    assert [leg.kind for leg in editing.delete_anchor(route, anchors, 1).route.legs] == ["straight"]
    assert editing.delete_anchor(route, anchors, 0).route.legs == (route.legs[1],)
    shorter = editing.delete_anchor(route, anchors, 2).route
    assert shorter.legs == (route.legs[0],)
    for k, lat in ((0, north(0, 1_000).lat[-1]), (1, 45.0)):
        point = editing.delete_anchor(shorter, editing.anchors(shorter, 20.0), k).route
        assert (point.length, point.line.lat[0]) == (0.0, lat)
        with pytest.raises(PlannerError) as error:
            editing.delete_anchor(point, editing.anchors(point, 20.0), 0)
        assert error.value.hint


def test_a_single_point_can_be_moved() -> None:
    point = editing.append(Route(()), 45.0, 7.0).route
    moved = editing.move_anchor(point, editing.anchors(point, 10.0), 0, 45.5, 7.5).route
    assert (moved.line.lat[0], moved.line.lon[0], len(moved.legs)) == (45.5, 7.5, 1)


def test_a_stretch_with_nothing_in_it_becomes_a_spur() -> None:
    route = track(north(0, 3_000))
    done = editing.replace_stretch(route, 1_000, 1_000, [ASIDE]).route
    assert done.length > route.length + 2 * 780
    assert not done.line.gap.any()
    with pytest.raises(ValueError, match="after its start"):
        editing.replace_stretch(route, 2_000, 1_000)


@given(route=routes(), a=share, b=share)
def test_what_is_cropped_and_what_is_left_add_up(route: Route, a: float, b: float) -> None:
    low, high = a * route.length, b * route.length
    try:
        middle, rest = editing.crop(route, low, high).route, editing.remove(route, low, high, bridge=False).route
    except PlannerError:
        return
    assert middle.length + rest.length == pytest.approx(route.length, abs=1e-6)


@given(route=routes(), a=share, b=share)
def test_remove_with_a_bridge_leaves_no_new_hole(route: Route, a: float, b: float) -> None:
    try:
        left = editing.remove(route, a * route.length, b * route.length).route
    except PlannerError:
        return
    assert left.line.gap.sum() <= route.line.gap.sum()


@pytest.mark.parametrize("edit", [editing.crop, editing.remove])
def test_nothing_cannot_be_cropped_or_removed(edit: object) -> None:
    route = track(north(0, 1_000))
    for low, high in ((500.0, 500.0), (500.0, 502.0), (2_000.0, 3_000.0)):
        with pytest.raises(PlannerError) as error:
            edit(route, low, high)  # type: ignore[operator]
        assert error.value.hint
    with pytest.raises(PlannerError):
        editing.remove(route, 0.0, route.length)
    with pytest.raises(PlannerError):
        edit(Route(()), 0.0, 1.0)  # type: ignore[operator]


def test_an_edit_beside_a_hole_leaves_the_hole() -> None:
    route = track(north(0, 1_000), north(2_000, 3_000))
    after = editing.replace_stretch(route, 1_000, 1_500, [(45.0 + 2_200 * METRE, 7.01)]).route
    before = editing.replace_stretch(route, 500, 1_000, [(45.0 + 700 * METRE, 7.01)]).route
    for done in (after, before):
        assert done.line.gap.sum() == 1
        (hole,) = np.flatnonzero(done.line.gap)
        assert done.line.lat[hole] == route.legs[0].points.lat[-1]
        assert done.line.lat[hole + 1] == route.legs[1].points.lat[0]


def test_a_leg_becomes_straight_and_snapped_and_takes_its_pins_along() -> None:
    route = track(north(0, 1_000), north(1_000, 2_000, east=5.0), north(2_000, 3_000))
    leg = route.legs[1]
    pin = route.pin(1_500.0)
    done = editing.set_leg_kind(route, leg.id, "snapped")
    assert [own.kind for own in done.route.legs] == ["recorded", "snapped", "recorded"]
    assert done.route.legs[1].id == leg.id
    assert len(done.route.legs[1].points) == 2
    assert off(route, pin, done.route, done.moved(pin)) < 0.1
    assert done.moved(route.pin(200.0)) == route.pin(200.0)
    with pytest.raises(KeyError):
        editing.set_leg_kind(route, "nobody", "snapped")
    assert editing.set_leg_kind(done.route, leg.id, "snapped").route.legs[1] is done.route.legs[1]


def test_a_late_answer_moves_pins_to_its_line_else_by_fraction() -> None:
    route = track(north(0, 1_000), kind="snapped")
    leg = route.legs[0]
    near = editing.new_points(route, leg.id, north(0, 1_000, east=20.0), "snapped")
    pin = route.pin(300.0)
    assert off(route, pin, near.route, near.moved(pin)) == pytest.approx(20.0, abs=0.5)
    far = editing.new_points(route, leg.id, north(0, 1_000, east=900.0), "snapped")
    assert far.moved(pin) == pin
    measured = track(north(0, 1_000))
    gone = editing.new_points(measured, measured.legs[0].id, north(0, 1_000, east=900.0), "snapped")
    assert gone.moved(measured.pin(300.0)) is None


def test_a_leg_that_ends_where_it_begins_cannot_be_straight() -> None:
    points = Points.of([45.0, 45.01, 45.0], [7.0, 7.0, 7.0])
    route = Route((Leg("recorded", points, 0, 2),))
    with pytest.raises(PlannerError) as error:
        editing.set_leg_kind(route, route.legs[0].id, "straight")
    assert error.value.hint
