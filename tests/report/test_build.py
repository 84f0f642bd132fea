"""The whole way from a course to its report, on a course whose truth is known."""

from dataclasses import fields, replace
from datetime import date, time

import numpy as np
import pytest

from routeplanner.course import Course, Entry, Goal, Place, Station
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.route import Leg, Route
from tests.report.conftest import METRE, Formula, hills


def report_of(course: Course, inputs: Inputs, memory: Memory | None = None) -> Report:
    return build_report(course, course.entry, inputs, memory or Memory())


def test_three_hills_are_three_descents(hilly: Course, inputs: Inputs) -> None:
    report = report_of(hilly, inputs)
    assert [round(d.drop) for d in report.descents] == pytest.approx([300, 300, 300], abs=3)
    assert [d.start for d in report.descents] == pytest.approx([2000, 6000, 10000], abs=25)
    assert report.totals.descent == pytest.approx(900, rel=0.01)
    assert report.totals.descent - report.totals.ascent == pytest.approx(0.0, abs=1e-6)
    assert min(d.steepest_gradient for d in report.descents) == pytest.approx(-0.236, abs=0.01)


def test_the_ledger_adds_up(hilly: Course, inputs: Inputs) -> None:
    report = report_of(hilly, inputs)
    assert report.small_descents + sum(d.gross for d in report.descents) == pytest.approx(
        report.totals.descent, abs=1e-6
    )
    assert report.small_shown + sum(d.drop for d in report.descents) == pytest.approx(report.totals.descent, abs=1e-6)
    assert report.down_metres.sum() == pytest.approx(report.totals.descent, abs=1e-6)
    shares = sum(d.load_share for d in report.descents) + report.small_load / report.load.used
    assert shares == pytest.approx(1.0)


def test_the_goal_is_hit_to_the_second(hilly: Course, inputs: Inputs) -> None:
    report = report_of(hilly, inputs)
    assert report.plan is not None
    assert report.plan.total == pytest.approx(4500.0, abs=1e-6)
    assert report.stations[-1].eta == pytest.approx(4500.0, abs=1e-6)
    assert sum(s.time for s in report.sections) == pytest.approx(4500.0, abs=1e-6)
    assert report.sections[0].start == 0.0
    assert [s.end for s in report.sections[:-1]] == [s.start for s in report.sections[1:]]


def test_an_empty_memory_gives_the_same_report(hilly: Course, inputs: Inputs) -> None:
    memory = Memory()
    report_of(hilly, inputs, memory)
    with_memory, without = report_of(hilly, inputs, memory), report_of(hilly, inputs)
    for field in fields(Report):
        if field.name in ("totals", "descents", "technical", "sections", "stations", "descent_plans", "load", "notes"):
            assert getattr(with_memory, field.name) == getattr(without, field.name), field.name
    assert np.array_equal(with_memory.cell_load, without.cell_load)


def test_a_memory_does_not_mix_recordings_up(hilly: Course, inputs: Inputs) -> None:
    """The same points, once measured as a clean recording and once as part of a noisy one."""
    (leg,) = hilly.route.legs
    noisy = replace(hilly, route=Route((replace(leg, points=replace(leg.points, noise=2.0)),)))
    memory = Memory()
    first, second = report_of(hilly, inputs, memory), report_of(noisy, inputs, memory)
    assert second.profile.smoothing == report_of(noisy, inputs).profile.smoothing != first.profile.smoothing
    assert second.totals == report_of(noisy, inputs).totals


def test_no_elevation_at_all_still_gives_distance_and_a_plan(hilly: Course, inputs: Inputs) -> None:
    (leg,) = hilly.route.legs
    flat = replace(leg.points, elevation=np.full(len(leg.points), np.nan))
    course = replace(hilly, route=Route((Leg("recorded", flat, 0, len(flat) - 1),)))
    report = report_of(course, inputs)
    assert (report.profile.source, report.elevation_reason) == ("none", "nothing")
    assert report.totals.distance == pytest.approx(12_000, rel=0.001)
    assert report.descents == ()
    assert report.totals.descent == 0.0
    assert report.plan is not None
    assert report.plan.total == pytest.approx(4500.0)
    assert "no_elevation" in report.notes
    # a gradient that nobody knows is not a level one: untagged ground stays at its base
    assert [(s.grade, s.reasons) for s in report.technical] == [(2, ())]


def test_all_zero_elevations_are_no_elevations(hilly: Course, inputs: Inputs) -> None:
    (leg,) = hilly.route.legs
    zero = replace(leg.points, elevation=np.zeros(len(leg.points)))
    tiles = Formula(lambda lat: hills((lat - 45.0) / METRE))
    course = replace(hilly, route=Route((Leg("recorded", zero, 0, len(zero) - 1),)))
    report = report_of(course, replace(inputs, elevation=tiles))
    assert (report.profile.source, report.elevation_reason) == ("srtm", "no_recorded")
    assert len(report.descents) == 3


def test_recorded_and_srtm_stay_side_by_side_and_can_be_switched(hilly: Course, inputs: Inputs) -> None:
    tiles = replace(inputs, elevation=Formula(lambda lat: 1.1 * hills((lat - 45.0) / METRE)))
    auto, srtm = report_of(hilly, tiles), report_of(replace(hilly, elevation="srtm"), tiles)
    assert (auto.profile.source, srtm.profile.source) == ("recorded", "srtm")
    assert auto.recorded is not None
    assert auto.srtm is not None
    assert srtm.totals.descent == pytest.approx(1.1 * auto.totals.descent, rel=0.02)
    assert auto.srtm.descent == srtm.totals.descent


def test_a_gap_in_the_elevation_is_crossed_by_no_descent(hilly: Course, inputs: Inputs) -> None:
    (leg,) = hilly.route.legs
    z = leg.points.elevation.copy()
    z[(leg.points.distance > 6_800) & (leg.points.distance < 7_000)] = np.nan
    holed = replace(leg.points, elevation=z)
    course = replace(hilly, route=Route((Leg("recorded", holed, 0, len(holed) - 1),)), elevation="recorded")
    report = report_of(course, inputs)
    assert "partial_elevation" in report.notes
    assert 0.97 < report.profile.coverage < 0.99
    assert not any(d.start < 6_900 < d.end for d in report.descents)
    assert np.isnan(
        report.profile.elevation[(report.profile.distance > 6_820) & (report.profile.distance < 6_980)]
    ).all()


def test_reversed_the_totals_swap(hilly: Course, inputs: Inputs) -> None:
    (leg,) = hilly.route.legs
    p = leg.points
    back = replace(
        p, lat=p.lat[::-1].copy(), lon=p.lon[::-1].copy(), elevation=p.elevation[::-1] + np.linspace(0, 90, len(p))
    )
    there = replace(p, elevation=back.elevation[::-1].copy())
    a, b = (report_of(replace(hilly, route=Route((Leg("recorded", q, 0, len(q) - 1),))), inputs) for q in (there, back))
    assert a.totals.descent == pytest.approx(b.totals.ascent, abs=1e-6)
    assert a.totals.ascent == pytest.approx(b.totals.descent, abs=1e-6)


def test_a_grade_by_hand_wins_and_slows(hilly: Course, inputs: Inputs) -> None:
    hilly = replace(hilly, entries=(Entry(goal=Goal("pace", 330.0)),))
    before = report_of(hilly, inputs)
    first = before.descents[0]
    after = report_of(hilly.with_grade(first.start, first.end, 4), inputs)
    assert (after.descents[0].grade, after.descents[0].grade_by_hand) == (4, True)
    assert after.descent_plans[0].time > 1.1 * before.descent_plans[0].time
    assert after.descents[1].grade == before.descents[1].grade
    by_hand = [s for s in after.technical if s.source == "hand"]
    assert [(s.grade, s.reasons) for s in by_hand] == [(4, ("by_hand",))]


def test_stations_have_margins_and_a_stop_moves_what_comes_after(hilly: Course, inputs: Inputs) -> None:
    pin = hilly.route.pin(6_000.0)
    course = replace(hilly, stations=(Station("Hut", "aid", pin, stop=120.0, cut_off=2600.0),))
    course = replace(course, entries=(Entry(goal=Goal("pace", 300.0)),))
    report = report_of(course, inputs)
    hut, finish = report.stations
    assert report.plan is not None
    assert hut.margin == pytest.approx(2600.0 - hut.eta)
    assert hut.low < hut.eta < hut.high
    assert hut.down_so_far == pytest.approx(300, abs=5)
    assert finish.eta == pytest.approx(report.plan.total)
    without = report_of(replace(course, stations=()), inputs)
    assert finish.eta - without.stations[-1].eta == pytest.approx(120.0, abs=2.0)


def test_a_summit_names_its_descent(hilly: Course, inputs: Inputs) -> None:
    course = replace(hilly, places=(Place("Second Hill", 45.0 + 6_000 * METRE, 7.0005),))
    assert [d.name for d in report_of(course, inputs).descents] == ["", "Second Hill", ""]


def test_training_needs_a_day_and_says_what_is_reached(hilly: Course, inputs: Inputs) -> None:
    assert report_of(hilly, inputs).training is None
    block = report_of(replace(hilly, day=date(2027, 8, 29)), inputs).training
    assert block is not None
    assert block.race_date == date(2027, 8, 29)
    assert block.peak_descent <= block.target_week


def test_training_knows_the_week_the_hill_and_the_wish_for_strength(hilly: Course, inputs: Inputs) -> None:
    race = replace(hilly, day=date(2027, 9, 1))
    usual = report_of(race, inputs).training
    asked = report_of(race, replace(inputs, days_per_week=3, hill_drop=60.0, strength=True)).training
    assert usual is not None
    assert asked is not None
    assert "hill_unknown" in usual.notes
    assert "hill_unknown" not in asked.notes
    assert max(s.per_rep for s in asked.sessions) <= 60.0 < max(s.per_rep for s in usual.sessions)
    assert "one_session" in asked.notes
    assert not any(w.strength for w in usual.weeks)
    assert any(w.strength for w in asked.weeks)


def test_without_goal_and_pace_there_is_no_plan(hilly: Course, inputs: Inputs) -> None:
    report = report_of(replace(hilly, entries=(Entry(),)), inputs)
    assert report.plan is None
    assert report.stations == ()
    assert report.descent_plans == ()
    assert report.load.used == report.load.course > 0


def test_a_later_wave_has_less_time_to_a_cut_off(hilly: Course, inputs: Inputs) -> None:
    first, second = (Entry(goal=Goal("pace", 300.0), start=time(9, minute)) for minute in (0, 20))
    course = replace(hilly, stations=(Station("Hut", "aid", hilly.route.pin(6000.0), cut_off=2600.0),))
    course = replace(course, entries=(first, second), finish_cut_off=6000.0)
    early, late = (report_of(replace(course, shown=entry.id), inputs) for entry in course.entries)
    for before, after in zip(early.stations, late.stations, strict=True):
        assert before.cut_off is not None
        assert before.margin is not None
        assert (after.cut_off, after.margin) == (before.cut_off - 1200.0, before.margin - 1200.0)
        assert after.eta == before.eta


@pytest.mark.parametrize("goal", [None, Goal("effort", 0.9)])
def test_of_a_runner_whose_speed_nobody_knows_there_is_a_report_without_a_plan(
    hilly: Course, inputs: Inputs, goal: Goal | None
) -> None:
    unknown = replace(inputs, runner=Runner())
    report = report_of(replace(hilly, entries=(Entry(goal=goal),)), unknown)
    assert report.plan is None
    assert len(report.descents) == 3
