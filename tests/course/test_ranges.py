"""A named range goes from one end to the other through every edit; what is cut off it is named."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import editing
from routeplanner.course import Applied, Course, NamedRange, add, apply
from routeplanner.route import Pin, Points, Route, Span
from tests.editing.lines import METRE, loop, north, place, race, routes, track

ASIDE = (45.0 + 1_500 * METRE, 7.02)
share = st.floats(0.0, 1.0)


def course(route: Route, *stretches: tuple[float, float]) -> Course:
    """Ranges named by their ends [m]."""
    out = Course("Test", route)
    for a, b in stretches:
        out = out.with_range(f"{a:.0f}-{b:.0f}", a, b)
    return out


def named(course: Course) -> list[tuple[str, float, float]]:
    """Names and stretches [m] on the line as it is now."""
    return [(own.name, *stretch) for own in course.ranges if (stretch := course.stretch(own.span))]


def lost(applied: Applied) -> list[tuple[str, float, float]]:
    return [(gone.name, gone.start, gone.end) for gone in applied.dropped]


def test_an_edit_elsewhere_changes_nothing() -> None:
    before = course(track(north(0, 3_000)), (200.0, 800.0))
    done = apply(before, editing.replace_stretch(before.route, 1_000.0, 2_000.0, [ASIDE]))
    assert done.dropped == ()
    assert named(done.course) == [("200-800", pytest.approx(200.0, abs=0.01), pytest.approx(800.0, abs=0.01))]


def test_new_ground_inside_is_part_of_it() -> None:
    before = course(track(north(0, 3_000)), (500.0, 2_500.0))
    done = apply(before, editing.replace_stretch(before.route, 1_000.0, 2_000.0, [ASIDE]))
    assert done.dropped == ()
    longer = done.course.route.length - before.route.length
    assert longer > 1_000.0
    assert named(done.course) == [("500-2500", pytest.approx(500.0, abs=0.01), pytest.approx(2_500 + longer, abs=0.1))]


def test_what_is_cut_off_is_named() -> None:
    before = course(track(north(0, 3_000)), (500.0, 1_500.0))
    done = apply(before, editing.crop(before.route, 1_000.0, 3_000.0))
    assert named(done.course) == [("500-1500", pytest.approx(0.0, abs=0.01), pytest.approx(500.0, abs=5))]
    ((name, start, end),) = lost(done)
    assert (start, end) == (pytest.approx(500.0, abs=0.1), pytest.approx(1_000.0, abs=5))
    assert name == "a part of 500-1500"


def test_one_without_ground_is_gone_and_named() -> None:
    before = course(track(north(0, 3_000)), (1_200.0, 1_800.0))
    done = apply(before, editing.remove(before.route, 1_000.0, 2_000.0, bridge=False))
    assert done.course.ranges == ()
    assert lost(done) == [("1200-1800", pytest.approx(1_200.0, abs=0.1), pytest.approx(1_800.0, abs=0.1))]


def test_one_that_is_removed_itself_is_gone() -> None:
    """Both its ends still stand, but nothing of what was between them."""
    before = course(track(north(0, 3_000)), (1_200.0, 1_800.0))
    done = apply(before, editing.remove(before.route, 1_200.0, 1_800.0, bridge=False))
    assert (done.course.ranges, [gone.what for gone in done.dropped]) == ((), [before.ranges[0]])


def test_one_that_is_nowhere_is_named() -> None:
    nobody = Span(Pin("nobody", 0.1), Pin("nobody", 0.2))
    before = replace(course(track(north(0, 3_000))), ranges=(NamedRange("Lost", nobody),))
    done = apply(before, editing.reverse(before.route))
    assert (done.course.ranges, lost(done)) == ((), [("Lost", 0.0, 0.0)])


def test_a_new_start_inside_makes_two_with_ids_of_their_own() -> None:
    before = course(loop(), (1_000.0, 2_000.0))
    done = apply(before, editing.start_point(before.route, 1_500.0))
    assert done.dropped == ()
    (one, a, b), (two, c, d) = named(done.course)
    assert one == two == "1000-2000"
    assert (b - a) + (d - c) == pytest.approx(1_000.0, abs=0.1)
    assert len({own.id for own in done.course.ranges}) == 2


def test_both_parts_of_the_whole_have_ids_of_their_own() -> None:
    """The second part lies on the leg that keeps its id, from its start to its end: as the whole did."""
    route = track(Points.of([45.0, 45.0], [7.0, 7.002]))  # its ends are near enough for a loop
    done = apply(course(route, (0.0, route.length)), editing.start_point(route, 0.5 * route.length))
    assert len(done.course.ranges) == 2
    assert len({own.id for own in done.course.ranges}) == 2


def test_joined_with_itself_all_have_ids_of_their_own() -> None:
    one = course(track(north(0, 3_000)), (500.0, 1_500.0))
    ours, theirs = editing.join(one.route, one.route)
    both = add(apply(one, ours).course, one, theirs)
    assert both.dropped == ()
    assert [name for name, _a, _b in named(both.course)] == ["500-1500", "500-1500"]
    assert len({own.id for own in both.course.ranges}) == 2


@given(route=routes(), a=share, b=share)
def test_reversed_twice_is_nothing(route: Route, a: float, b: float) -> None:
    low, high = sorted((a * route.length, b * route.length))
    before = course(route, (low, high))
    there = apply(before, editing.reverse(route))
    assert there.dropped == ()
    ((_name, start, end),) = named(there.course)
    assert start <= end
    assert end - start == pytest.approx(high - low, abs=0.02)
    back = apply(there.course, editing.reverse(there.course.route))
    ((_name, start, end),) = named(back.course)
    assert (start, end) == (pytest.approx(low, abs=0.02), pytest.approx(high, abs=0.02))


@given(route=routes(), a=share, b=share)
def test_ground_is_kept_or_named(route: Route, a: float, b: float) -> None:
    """Metre by metre, but for the middle of a range that is bridged."""
    low, high = sorted((a * route.length, b * route.length))
    if high - low < 30.0 or high - low > 0.9 * route.length:
        return
    before = course(route, (0.25 * route.length, 0.75 * route.length))
    done = apply(before, editing.crop(route, low, high))
    kept = sum(end - start for _name, start, end in named(done.course))
    gone = sum(end - start for _name, start, end in lost(done))
    assert kept + gone == pytest.approx(0.5 * route.length, abs=0.2)


@given(route=routes(), a=share, b=share, c=share, off=st.sampled_from([5.0, 20.0, 30.0, 55.0]))
def test_a_point_moved_inside_leaves_it_in_one(route: Route, a: float, b: float, c: float, off: float) -> None:
    """However often the new ground crosses the old one: both its ends stand, so it goes from one to the other."""
    low, middle, high = sorted(share * route.length for share in (a, b, c))
    if low < 12.0 or high > route.length - 12.0:
        return
    lat, lon = place(route, route.pin(middle))
    before = course(route, (low - 10.0, high + 10.0))
    done = apply(before, editing.replace_stretch(route, low, high, [(lat + off * METRE, lon)]))
    assert done.dropped == ()
    ((_name, start, end),) = named(done.course)
    assert start == pytest.approx(low - 10.0, abs=0.01)
    assert done.course.route.length - end == pytest.approx(route.length - high - 10.0, abs=0.01)


def test_any_point_of_a_race_moved_leaves_ranges_in_one(data: Path) -> None:
    whole = race(data, "PentlandSkyline").route
    anchors = editing.anchors(whole, 30.0)
    for k in range(1, len(anchors) - 1):
        at = float(anchors[k])
        before = course(whole, (max(at - 2_000.0, 0.0), min(at + 2_000.0, whole.length)))
        lat, lon = place(whole, whole.pin(at))
        done = apply(before, editing.move_anchor(whole, anchors, k, lat + 55.0 * METRE, lon))
        assert len(named(done.course)) == 1, at
        assert len(done.dropped) <= 2, at  # an end on ground that is moved away is lost, and named


def test_names_are_given_changed_and_taken_off() -> None:
    before = course(track(north(0, 3_000)), (500.0, 1_500.0), (1_000.0, 2_000.0))
    first, second = before.ranges
    renamed = before.with_range_named(first.id, "Scree")
    assert [own.name for own in renamed.ranges] == ["Scree", "1000-2000"]
    assert renamed.ranges[0].span == first.span
    assert renamed.without_range(first.id).ranges == (second,)
    assert before.with_range_named("nobody", "x").ranges == before.ranges
