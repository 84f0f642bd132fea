"""Stretches of a course: they add up, and each says what its ground is."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from routeplanner.course import Course, Station, from_imported
from routeplanner.formats import Imported, Track
from routeplanner.report import Inputs, Memory, Range, Report, build_report, measure, named_ranges
from routeplanner.route import Points
from tests.report.conftest import METRE

CUTS = (0.0, 33.3, 1000.0, 2005.0, 2007.5, 6420.1, 9999.9)


@pytest.fixture
def report(hilly: Course, inputs: Inputs) -> Report:
    course = replace(hilly, stations=(Station("Hut", "aid", hilly.route.pin(4000.0), stop=120.0),))
    return build_report(course, course.entry, inputs, Memory())


def split(report: Report, cuts: tuple[float, ...] = CUTS) -> list[Range]:
    edges = (*cuts, report.profile.length)
    return [measure(report, a, b) for a, b in pairwise(edges)]


def test_stretches_that_split_the_course_add_up_to_it(report: Report) -> None:
    parts, totals = split(report), report.totals
    assert sum(r.length for r in parts) == pytest.approx(totals.distance, rel=1e-12)
    assert sum(r.down for r in parts) == pytest.approx(totals.descent, rel=1e-9)
    assert sum(r.climb for r in parts) == pytest.approx(totals.ascent, rel=1e-9)
    assert sum(r.drop for r in parts) == pytest.approx(totals.descent - totals.ascent, abs=1e-6)
    assert sum(r.load for r in parts) == pytest.approx(report.load.used, rel=1e-9)
    assert sum(r.load_share for r in parts) == pytest.approx(1.0, rel=1e-9)
    assert report.plan is not None
    assert sum(r.time for r in parts if r.time) == pytest.approx(report.plan.total - 120.0, rel=1e-9)


def test_a_descent_as_a_range_is_that_descent(report: Report) -> None:
    for d in report.descents:
        r, how = measure(report, d.start, d.end), report.plan_of(d.n)
        assert (r.drop, r.down, r.load, r.load_share) == pytest.approx((d.drop, d.gross, d.load, d.load_share))
        assert (r.mean_gradient, r.steepest_gradient) == pytest.approx((d.mean_gradient, d.steepest_gradient))
        assert r.steepest_baseline == d.steepest_baseline
        assert how is not None
        assert (r.time, r.pace) == pytest.approx((how.time, how.pace))


def test_a_climb_says_its_steepest_climb(report: Report) -> None:
    up, down = measure(report, 100.0, 1900.0), measure(report, 2100.0, 3900.0)
    assert up.climb == pytest.approx(-up.drop)
    assert up.down == 0.0
    assert up.steepest_gradient > up.mean_gradient > 0.1
    assert down.steepest_gradient < down.mean_gradient < -0.1
    assert down.climb == pytest.approx(0.0, abs=1e-9)


def test_a_stretch_inside_one_cell_is_a_part_of_it(report: Report) -> None:
    start = float(report.profile.distance[300])
    step = report.profile.step
    r = measure(report, start + 0.25 * step, start + 0.75 * step)
    assert r.down == pytest.approx(0.5 * float(report.down_metres[300]))
    assert r.load == pytest.approx(0.5 * float(report.cell_load[300]))
    assert r.mean_gradient == pytest.approx(float(np.diff(report.profile.elevation)[300]) / step)
    assert r.steepest_baseline == pytest.approx(0.5 * step)


def test_ends_beyond_the_course_are_cut(report: Report) -> None:
    whole = measure(report, -50.0, 1e9)
    assert (whole.start, whole.end) == (0.0, report.profile.length)
    for start, end in ((500.0, 500.0), (600.0, 500.0), (2e5, 3e5)):
        with pytest.raises(ValueError, match="nothing between"):
            measure(report, start, end)


def test_unknown_ground_is_no_number_and_no_plan_has_no_time(inputs: Inputs) -> None:
    distance = np.arange(0.0, 3000.1, 10.0)
    z = np.where(distance < 1500.0, 800.0 - 0.1 * distance, np.nan)
    points = Points.of(45.0 + distance * METRE, np.full(len(distance), 7.0), z)
    course = from_imported(Imported("Half", (Track("Half", (points,), False),)))[0]
    report = build_report(course, course.entry, inputs, Memory())
    known, unknown = measure(report, 200.0, 1200.0), measure(report, 1700.0, 2700.0)
    assert (known.drop, known.mean_gradient) == pytest.approx((100.0, -0.1), rel=0.01)
    assert np.isnan([unknown.drop, unknown.down, unknown.climb, unknown.mean_gradient]).all()
    assert np.isnan(unknown.steepest_gradient)
    assert (known.time, known.pace, unknown.time) == (None, None, None)
    across = measure(report, 200.0, 2700.0)
    assert np.isnan(across.drop)
    assert across.down == pytest.approx(measure(report, 200.0, 1500.0).down)


def test_named_ranges_come_in_order_with_their_figures(hilly: Course, inputs: Inputs) -> None:
    course = hilly.with_range("Second", 5_000.0, 6_000.0).with_range("First", 1_000.0, 2_000.0)
    course = course.with_range("Nothing", 3_000.0, 3_000.0)
    report = build_report(course, course.entry, inputs, Memory())
    found = named_ranges(report)
    assert [own.name for own, _figures in found] == ["First", "Second"]
    assert found[1][1] == measure(report, *(course.stretch(course.ranges[0].span) or (0.0, 0.0)))
