"""Load and fade along a course, stops, strategy, and what a plan says about a stretch."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from routeplanner.physiology import cost, eccentric
from routeplanner.plan.ground import banking, lay
from routeplanner.plan.march import march, settle
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import DEFAULT
from routeplanner.plan.speed import speed
from tests.plan.conftest import courses, rolling

FAST = Runner(flat_pace=270.0)


def step_by_step(level, dx, gradient, grade, runner, settings, own):
    """The same plan as a plain walk from cell to cell, with the loss of the middle of each cell."""
    descent = float((np.maximum(-gradient, 0) * dx).sum())
    protection = runner.protection(descent, settings)
    time, load = 0.0, 0.0
    fresh = speed(level, gradient, grade, settings, skill=runner.skill)
    f = cost.pace_factor(gradient, settings.for_skill(runner.skill))
    for k in range(len(dx)):
        before, added = load, 0.0
        for _ in range(60):
            loss = 0.5 * sum(eccentric.quad_loss(x, protection) for x in (before, before + added))
            v = fresh[k] / (1.0 + settings.fade * loss)
            cell = eccentric.load(dx[k : k + 1], gradient[k : k + 1], grade[k], speed_ratio=v / (own / f[k]))
            added = float(cell[0])
        time, load = time + dx[k] / v, before + added
    return time, load


def test_the_passes_settle_on_what_a_walk_from_cell_to_cell_finds():
    dx, gradient, grade = rolling(400, steep=0.15)
    ground = lay(dx, gradient, grade, runner=FAST)
    plan = march(3.0, ground)
    time, load = step_by_step(3.0, dx, gradient, grade, FAST, DEFAULT, own=1000.0 / 270.0)
    assert plan.total == pytest.approx(time, rel=1e-9)
    assert plan.load[-1] == pytest.approx(load, rel=1e-8)


@given(courses(), st.floats(1.0, 6.5), st.floats(0.0, 0.5))
@hypothesis(deadline=None, max_examples=60)
def test_the_load_settles_on_any_course(course, level, fade):
    ground = lay(*course, settings=replace(DEFAULT, fade=fade), strategy=1.0)
    found, faded = settle(ground, lambda fade, last: level, level)
    assert found == level
    assert (faded >= 1.0).all()
    plan = march(level, ground)
    assert np.isfinite(plan.elapsed).all()
    assert (np.diff(plan.elapsed) > 0.0).all()
    assert (np.diff(plan.loss) >= 0.0).all()
    assert plan.loss[-1] <= 0.40


@given(courses(), st.floats(1.0, 6.0))
@hypothesis(deadline=None, max_examples=60)
def test_more_fade_is_never_faster(course, level):
    times = [march(level, lay(*course, settings=replace(DEFAULT, fade=beta))).total for beta in (0.0, 0.15, 0.3, 0.5)]
    assert (np.diff(times) >= -1e-9 * times[0]).all()


def test_fade_slows_climbs_and_descents_alike():
    gradient = np.array([-0.2, -0.2, 0.1, 0.0, -0.2])
    plan = march(3.0, lay(np.full(5, 1000.0), gradient, runner=FAST))
    fresh = speed(3.0, gradient)
    middle = 0.5 * (plan.loss[1:] + plan.loss[:-1])
    assert plan.speed == pytest.approx(fresh / (1.0 + 0.15 * middle), rel=1e-9)


def test_without_fade_the_plan_is_the_speed_function():
    dx, gradient, grade = rolling(500)
    plan = march(3.2, lay(dx, gradient, grade, settings=replace(DEFAULT, fade=0.0)))
    expected = speed(3.2, gradient, grade)
    assert plan.speed == pytest.approx(expected, rel=1e-12)
    assert plan.total == pytest.approx((dx / expected).sum(), rel=1e-12)


def test_slower_than_own_protects_the_legs():
    dx, gradient, grade = rolling(1000)
    own = lay(dx, gradient, grade, runner=FAST)
    assert march(2.6, own).load[-1] < march(3.6, own).load[-1]
    assert march(0.5, own).load[-1] == pytest.approx(0.6 * own.course_load.sum())


def test_load_of_an_unknown_runner_is_that_of_one_who_races_it():
    dx, gradient, grade = rolling(1000)
    unknown = march(3.0, lay(dx, gradient, grade))
    hour = 3.0 * (unknown.total / 3600.0) ** 0.06
    known = march(3.0, lay(dx, gradient, grade, runner=Runner(flat_pace=1000.0 / hour)))
    assert unknown.total == pytest.approx(known.total, rel=1e-9)
    assert unknown.load[-1] == pytest.approx(known.load[-1], rel=1e-9)


def test_adopted_cadence_lowers_the_load():
    dx, gradient, grade = rolling(1000)
    own, advised = (
        march(3.0, lay(dx, gradient, grade, runner=replace(FAST, cadence_adopted=a))) for a in (False, True)
    )
    assert 0.9 * own.load[-1] < advised.load[-1] < 0.97 * own.load[-1]


def test_a_better_prepared_runner_loses_less():
    dx, gradient, grade = rolling(2000, steep=0.15)
    plans = [
        march(3.0, lay(dx, gradient, grade, runner=replace(FAST, weekly_descent=w, longest_day=d)))
        for w, d in ((0.0, 0.0), (400.0, 600.0), (900.0, 1500.0))
    ]
    assert plans[0].loss[-1] > plans[1].loss[-1] > plans[2].loss[-1]
    assert plans[0].total > plans[1].total > plans[2].total


def test_stops_count_once_each_where_they_are():
    dx, gradient, grade = rolling(500)
    without = march(3.0, lay(dx, gradient, grade, runner=FAST))
    stops = [(2500.0, 60.0), (1234.5, 120.0), (0.0, 10.0), (2500.0, 5.0), (5000.0, 999.0), (7000.0, 999.0)]
    plan = march(3.0, lay(dx, gradient, grade, runner=FAST, stops=stops))
    assert plan.total == pytest.approx(without.total + 195.0)
    assert plan.elapsed - plan.moving == pytest.approx(np.select(
        [plan.distance == 0.0, plan.distance < 1234.5, plan.distance <= 2500.0], [0.0, 10.0, 130.0], 195.0
    ))  # fmt: skip
    assert plan.arrival(1234.5) == pytest.approx(without.arrival(1234.5) + 10.0)
    assert plan.departure(1234.5) == pytest.approx(without.arrival(1234.5) + 130.0)
    assert plan.departure(2500.0) - plan.arrival(2500.0) == pytest.approx(65.0)
    assert plan.arrival(5000.0) == plan.departure(5000.0) == pytest.approx(plan.total)
    assert plan.time_between(1000.0, 3000.0) == pytest.approx(without.time_between(1000.0, 3000.0))


def test_holes_take_no_time_and_no_load():
    dx, gradient, grade = rolling(300)
    run = np.ones(300, dtype=bool)
    run[100:180] = False
    plan = march(3.0, lay(dx, gradient, grade, run, runner=FAST))
    pieces = march(3.0, lay(dx[run], gradient[run], grade[run], runner=FAST))
    assert plan.total == pytest.approx(pieces.total, rel=1e-12)
    assert plan.load[-1] == pytest.approx(pieces.load[-1], rel=1e-12)
    assert np.ptp(plan.elapsed[100:181]) == 0.0


def test_reversal_is_sane():
    """There and back on flat ground is the same; a course that falls is faster than one that climbs."""
    dx, gradient, grade = rolling(500)
    flat = march(3.0, lay(dx, 0.0 * gradient, grade)).total
    assert march(3.0, lay(dx, 0.0 * gradient, grade[::-1])).total == pytest.approx(flat, rel=1e-12)
    falling = gradient - 0.05
    down, up = march(3.0, lay(dx, falling, grade)), march(3.0, lay(dx, -falling[::-1], grade[::-1]))
    assert down.total < up.total
    assert down.load[-1] > up.load[-1]
    assert march(3.0, lay(dx, -(-falling[::-1])[::-1], grade)).total == down.total


def test_halving_the_cells_changes_nothing_that_is_seen():
    dx, gradient, grade = rolling(1000)
    coarse = march(3.0, lay(dx, gradient, grade))
    fine = march(3.0, lay(np.repeat(dx / 2, 2), np.repeat(gradient, 2), np.repeat(grade, 2)))
    assert fine.total == pytest.approx(coarse.total, rel=1e-7)
    assert fine.load[-1] == pytest.approx(coarse.load[-1], rel=1e-6)


@pytest.mark.parametrize("strategy", [-1.0, 0.5, 1.0])
def test_strategy_leaves_climbs_untouched(strategy):
    dx, gradient, grade = rolling(1000)
    plain = replace(DEFAULT, fade=0.0)
    even = march(3.0, lay(dx, gradient, grade, settings=plain))
    other = march(3.0, lay(dx, gradient, grade, settings=plain, strategy=strategy))
    up = gradient >= 0.0
    assert (other.speed[up] == even.speed[up]).all()
    ratio = other.speed[~up] / even.speed[~up]
    assert np.sign(ratio[0] - 1.0) == np.sign(strategy)
    assert np.sign(ratio[-1] - 1.0) == -np.sign(strategy)
    assert (other.speed < lay(dx, gradient, grade).factors.cap).all()


def test_banking_swings_from_plus_to_minus_six_percent():
    gradient = np.array([-0.1, 0.1, -0.02, -0.1])
    load = np.array([30.0, 0.0, 40.0, 30.0])
    assert banking(gradient, load, 1.0, DEFAULT) == pytest.approx([1.042, 1.0, 1.0, 0.958])
    assert banking(np.array([-0.02]), np.array([1.0]), 1.0, DEFAULT) == pytest.approx([1.0])
    assert banking(gradient, 0.0 * load, 1.0, DEFAULT) == pytest.approx([1.06, 1.0, 1.03, 1.06])


def test_banking_loads_the_legs_early():
    gradient = np.repeat([-0.15, 0.15, -0.15], 20)
    save, even, bank = (march(3.0, lay(np.full(60, 50.0), gradient, runner=FAST, strategy=b)) for b in (-1.0, 0.0, 1.0))
    first = [plan.load_between(0.0, 1000.0) for plan in (save, even, bank)]
    last = [plan.load_between(2000.0, 3000.0) for plan in (save, even, bank)]
    assert first[0] < 0.99 * first[1] < 0.98 * first[2]
    assert last[0] > 1.01 * last[1] > 1.02 * last[2]


def test_what_is_said_about_a_stretch():
    gradient = np.repeat([0.25, -0.30, 0.0], 10)
    plan = march(3.0, lay(np.full(30, 100.0), gradient, 2.0, runner=FAST))
    assert plan.limit_between(0.0, 1000.0) == "lungs"
    assert plan.limit_between(1000.0, 2000.0) == "braking"
    assert plan.walk_share(0.0, 1000.0) == 1.0
    assert plan.walk_share(2000.0, 3000.0) == 0.0
    climb = plan.time_between(0.0, 1000.0)
    assert plan.walk_share(0.0, 3000.0) == pytest.approx(climb / plan.total, abs=0.5)
    assert plan.load_between(1000.0, 2000.0) == pytest.approx(plan.load[-1])
    assert plan.load_between(0.0, 1000.0) == 0.0
    assert plan.low[-1] < plan.total < plan.high[-1]


def test_a_section_is_limited_by_what_costs_it_most_time():
    """Ten short cells with bad footing against one long climb: the time decides, not the count."""
    gradient = np.array([*np.full(10, -0.1), 0.2])
    grade = np.array([*np.full(10, 5.0), 1.0])
    dx = np.array([*np.full(10, 10.0), 2000.0])
    plan = march(3.3, lay(dx, gradient, grade))
    assert plan.limit_between(0.0, 100.0) == "footing"
    assert plan.limit_between(0.0, 2100.0) == "lungs"


def test_arrays_of_a_plan_cannot_be_written():
    plan = march(3.0, lay(*rolling(100)))
    for name in ("distance", "moving", "elapsed", "load", "loss", "speed", "walk", "limit"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(plan, name)[0] = 1


def test_ground_refuses_what_does_not_fit():
    good = np.array([10.0, 10.0])
    for dx, gradient in (
        (good, np.zeros(3)), (good, np.array([0.0, np.nan])), (-good, np.zeros(2)), (np.zeros(0), np.zeros(0))
    ):  # fmt: skip
        with pytest.raises(ValueError, match="one shape"):
            lay(dx, gradient)
    with pytest.raises(ValueError, match="stop"):
        lay(good, np.zeros(2), stops=[(5.0, -1.0)])
