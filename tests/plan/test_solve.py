"""Targets are hit exactly or declared impossible; faster on the level is faster at the finish."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from routeplanner.errors import PlannerError
from routeplanner.plan.ground import lay
from routeplanner.plan.march import march
from routeplanner.plan.runner import RecentRace, Runner
from routeplanner.plan.settings import DEFAULT
from routeplanner.plan.solve import for_effort, for_pace, for_time, level_speed_of
from tests.plan.conftest import courses, rolling

runners = st.builds(
    Runner,
    skill=st.sampled_from(["cautious", "average", "skilled", "elite"]),
    flat_pace=st.none() | st.floats(200.0, 600.0),
    weekly_descent=st.none() | st.floats(0.0, 2000.0),
    longest_day=st.none() | st.floats(0.0, 3000.0),
    cadence_adopted=st.booleans(),
)


@given(courses(), runners, st.floats(1.0, 6.4), st.floats(-1.0, 1.0), st.floats(0.0, 0.5), st.floats(0.0, 900.0))
@hypothesis(deadline=None, max_examples=100)
def test_a_target_is_hit_exactly(course, runner, level, strategy, fade, stop):
    ground = lay(*course, runner=runner, settings=replace(DEFAULT, fade=fade), strategy=strategy, stops=[(0.0, stop)])
    target = march(level, ground).total
    plan = for_time(target, ground)
    assert plan.problem is None
    assert abs(plan.elapsed[-1] - target) <= 1e-14 * target
    again = march(plan.level_speed, ground)  # nothing is bent: the level speed alone gives the target
    assert again.total == pytest.approx(target, rel=1e-8)
    assert again.speed == pytest.approx(plan.speed, rel=1e-8)


@given(courses(), runners, st.floats(150.0, 900.0), st.floats(1.0001, 1.5), st.floats(-1.0, 1.0))
@hypothesis(deadline=None, max_examples=100)
def test_finish_time_is_monotone_in_flat_pace(course, runner, pace, slower, strategy):
    ground = lay(*course, runner=runner, strategy=strategy)
    fast, slow = for_pace(pace, ground), for_pace(pace * slower, ground)
    assume(fast.problem is None)
    assert slow.total > fast.total
    assert for_time(slow.total, ground).flat_pace > for_time(fast.total, ground).flat_pace


def test_a_real_sized_course_with_stops_to_the_second():
    dx, gradient, grade = rolling(17_000, seed=4)
    stops = [(8_000.0 * k, 300.0) for k in range(1, 21)]
    ground = lay(dx, gradient, grade, runner=Runner(flat_pace=300.0), stops=stops, strategy=-0.5)
    for hours in (26.0, 30.0, 46.0):
        plan = for_time(hours * 3600.0, ground)
        assert abs(plan.total - hours * 3600.0) < 1e-9
        assert plan.elapsed[-1] - plan.moving[-1] == 6000.0


def test_too_fast_a_target_is_declared_with_what_it_needs():
    dx, gradient, grade = rolling(2000)
    ground = lay(dx, gradient, grade)
    target = march(7.2, ground).total
    plan = for_time(target, ground)
    assert plan.problem is not None
    assert plan.problem.code == "too_fast"
    assert plan.problem.needed == pytest.approx(7.2, rel=1e-6)
    assert plan.problem.allowed == plan.level_speed == 6.5
    assert plan.total > target
    assert plan.total == march(6.5, ground).total


def test_a_target_that_no_level_speed_meets():
    ground = lay(*rolling(500))
    plan = for_time(200.0, ground)
    assert plan.problem is not None
    assert (plan.problem.code, plan.problem.needed) == ("too_fast", None)


def test_the_edge_of_the_possible():
    ground = lay(*rolling(500))
    edge = march(6.5, ground).total
    assert for_time(edge * (1 + 1e-7), ground).problem is None
    assert for_time(edge * (1 - 1e-7), ground).problem is not None


def test_no_time_without_stops_is_too_fast_and_no_matter_of_stops():
    plan = for_time(0.0, lay(*rolling(500)))
    assert plan.problem is not None
    assert (plan.problem.code, plan.problem.needed) == ("too_fast", None)


def test_stops_alone_can_take_too_long():
    ground = lay(*rolling(500), stops=[(1000.0, 600.0)])
    for target in (600.0, 10.0, -5.0):
        plan = for_time(target, ground)
        assert plan.problem is not None
        assert (plan.problem.code, plan.problem.needed) == ("stops", None)


def test_pace_and_effort_can_be_too_fast_too():
    dx, gradient, grade = rolling(500)
    plan = for_pace(140.0, lay(dx, gradient, grade))
    assert plan.problem is not None
    assert plan.problem.needed == pytest.approx(1000.0 / 140.0)
    plan = for_effort(1.0, lay(dx, gradient, grade, runner=Runner(flat_pace=130.0)))
    assert plan.problem is not None


def test_effort_is_a_share_of_what_the_runner_races_for_as_long():
    dx, gradient, grade = rolling(3000)
    race = RecentRace(level_speed=3.6, level_duration=5400.0)
    ground = lay(dx, gradient, grade, runner=Runner(recent=race), stops=[(9000.0, 300.0)])
    totals = []
    for share in (1.0, 0.9, 0.8):
        plan = for_effort(share, ground)
        assert plan.level_speed == pytest.approx(share * 3.6 * (plan.total / 5400.0) ** -0.06, rel=1e-9)
        assert plan.own_level_speed == pytest.approx(plan.level_speed / share, rel=1e-9)
        assert plan.faster_than_own is None
        totals.append(plan.total)
    assert totals == sorted(totals)


@given(courses(), st.floats(2.0, 5.0), st.floats(0.03, 0.10), st.sampled_from([0.8, 0.9, 1.0]))
@hypothesis(deadline=None, max_examples=60)
def test_effort_and_duration_agree_on_any_course(course, level, riegel, share):
    settings = replace(DEFAULT, riegel=riegel)
    ground = lay(*course, runner=Runner(recent=RecentRace(level, 7200.0)), settings=settings)
    plan = for_effort(share, ground)
    assume(plan.problem is None)
    assert plan.level_speed == pytest.approx(share * level * (plan.total / 7200.0) ** -riegel, rel=1e-8)


def test_effort_needs_a_runner():
    with pytest.raises(PlannerError, match="how fast you are"):
        for_effort(0.9, lay(*rolling(100)))


def test_faster_than_own_is_said_from_ten_percent():
    dx, gradient, grade = rolling(2000)
    ground = lay(dx, gradient, grade, runner=Runner(flat_pace=360.0))
    race = for_effort(1.0, ground)
    assert for_time(race.total / 1.08, ground).faster_than_own is None
    faster = for_time(race.total / 1.2, ground)
    assert faster.problem is None
    assert faster.faster_than_own == pytest.approx(faster.level_speed / faster.own_level_speed - 1.0)
    assert faster.faster_than_own > 0.10


def test_a_recent_race_is_read_back_from_its_own_time():
    """The race of a runner whose level speed is known gives just that level speed, and so does another course."""
    first, second = lay(*rolling(2000, seed=3)), rolling(1500, seed=8, steep=0.08)
    time = march(3.3, first).total
    level = level_speed_of(time, first)
    assert level == pytest.approx(3.3, rel=1e-9)
    runner = Runner(recent=RecentRace(level, time))
    ground = lay(*second, runner=runner)
    plan = for_effort(1.0, ground)
    assert plan.level_speed == pytest.approx(3.3 * (plan.total / time) ** -0.06, rel=1e-9)
    with pytest.raises(PlannerError, match="as fast"):
        level_speed_of(60.0, first)
    with pytest.raises(PlannerError, match="too slow"):
        level_speed_of(1e6, first)


def test_banking_and_saving_hit_the_same_target():
    dx, gradient, grade = rolling(3000, seed=5)
    half = {}
    for strategy in (-1.0, 0.0, 1.0):
        plan = for_time(4 * 3600.0, lay(dx, gradient, grade, strategy=strategy))
        assert abs(plan.total - 4 * 3600.0) < 1e-6
        half[strategy] = plan.arrival(15_000.0)
    assert half[1.0] < half[0.0] < half[-1.0]


def test_nothing_to_run_is_an_error():
    ground = lay(np.array([100.0]), np.zeros(1), run=np.array([False]))
    for solve in (for_time, for_pace):
        with pytest.raises(PlannerError, match="nothing to run"):
            solve(300.0, ground)
