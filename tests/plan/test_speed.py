"""The speed function: the oracles of science.md §1.6, no jumps, the cap, and what limits the runner (§0)."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from routeplanner.physiology import cost
from routeplanner.plan.settings import DEFAULT, Settings
from routeplanner.plan.speed import LIMITS, factors, footing_factor, limits, speed, walked

PUBLISHED = Settings(parameters=cost.PUBLISHED_AVERAGE)


@pytest.mark.parametrize(
    ("level", "gradient", "grade", "expected"),
    [
        (10 / 3, -0.10, 1, 3.797),
        (10 / 3, -0.10, 3, 3.239),
        (10 / 3, -0.20, 3, 2.556),
        (10 / 3, -0.30, 4, 1.643),
        (4.5, -0.06, 1, 4.995),
        (2.5, -0.25, 5, 1.168),
    ],
)
def test_oracles(level, gradient, grade, expected):
    assert speed(level, np.array([gradient]), grade, PUBLISHED)[0] == pytest.approx(expected, abs=6e-4)


@pytest.mark.parametrize(
    ("level", "gradient", "grade", "pace"),
    [(10 / 3, -0.10, 1, 263.3), (10 / 3, -0.10, 3, 308.7), (10 / 3, -0.20, 3, 391.2), (10 / 3, -0.30, 4, 608.6)],
)
def test_oracle_paces(level, gradient, grade, pace):
    assert 1000.0 / speed(level, np.array([gradient]), grade, PUBLISHED)[0] == pytest.approx(pace, abs=0.06)


def test_level_grade_one_is_the_level_speed():
    assert speed(3.0, np.zeros(1))[0] == pytest.approx(3.0, rel=1e-3)  # the cap of 7 m/s is soft


def test_footing_weight_ramps_with_the_gradient():
    g = np.array([0.2, 0.045, 0.025, 0.005, 0.0, -0.10, -0.20, -0.40])
    weight = [0.7, 0.7, 0.85, 1.0, 1.0, 1.25, 1.5, 1.5]
    assert (footing_factor(g, 3.0, DEFAULT) - 1.0) / 0.13 == pytest.approx(weight)


def test_grades_are_interpolated_straight():
    zero = np.zeros(1)
    assert footing_factor(zero, 3.5, DEFAULT)[0] == pytest.approx(1.19)
    assert factors(zero, 4.5, DEFAULT).cap[0] == pytest.approx(2.5)


@pytest.mark.parametrize("grade", [1.0, 2.0, 3.7, 5.0])
@pytest.mark.parametrize("level", [1.5, 3.0, 6.0])
@pytest.mark.parametrize("skill", ["cautious", "average", "elite"])
def test_no_jump_over_the_gradient(level, grade, skill):
    g = np.linspace(-0.6, 0.6, 120_001)
    v = speed(level, g, grade, skill=skill)
    assert np.abs(np.diff(v)).max() < 8.0 * level * (g[1] - g[0])


@pytest.mark.parametrize("gradient", [-0.3, -0.04, 0.0, 0.02, 0.2])
def test_no_jump_over_the_grade(gradient):
    grade = np.linspace(1.0, 5.0, 40_001)
    v = speed(3.0, np.full(grade.shape, gradient), grade)
    assert (np.diff(v) < 0.0).all()
    assert np.abs(np.diff(v)).max() < 2.0 * (grade[1] - grade[0])


@given(st.floats(0.5, 50.0), st.floats(-0.45, 0.45), st.floats(1, 5), st.sampled_from([0.75, 1.0, 1.15]))
@hypothesis(deadline=None)
def test_never_faster_than_control_allows(level, gradient, grade, control):
    g = np.array([gradient])
    v = speed(level, g, grade, control=control)[0]
    assert 0.0 < v < factors(g, grade, DEFAULT, control=control).cap[0] * (1.0 + 1e-12)
    assert v <= 7.0 * control


@given(st.floats(0.5, 6.5), st.floats(-0.45, 0.45), st.floats(1, 5))
@hypothesis(deadline=None)
def test_faster_on_the_level_is_faster_everywhere_and_fade_is_slower(level, gradient, grade):
    g = np.array([gradient])
    v = speed(level, g, grade)[0]
    assert speed(level * 1.01, g, grade)[0] > v
    assert speed(level, g, grade, fatigue=0.3)[0] == pytest.approx(v / (1.0 + 0.15 * 0.3))
    assert speed(level, g, grade, skill="elite")[0] >= v or gradient >= 0.0
    assert speed(level, g, grade, skill="cautious")[0] <= v + 1e-12


def test_skills_stand_off_as_the_published_sets_do():
    for published in (cost.CAUTIOUS, cost.SKILLED, cost.ELITE):
        derived = PUBLISHED.for_skill(published.name)
        assert (derived.lam, derived.kappa) == pytest.approx((published.lam, published.kappa))
    with pytest.raises(KeyError):
        speed(3.0, np.zeros(1), skill="superb")


def brute_force(level, g, grade, settings):
    """The limit whose removal speeds up most, each removed through the settings alone."""
    parameters = settings.parameters
    faster = []
    f = factors(g, grade, settings)
    footing = footing_factor(g, grade, settings)
    for metabolic, braking, footing_, cap in (
        (0.0 * f.metabolic, f.braking, footing, f.cap),
        (cost.metabolic_factor(g, parameters), 0.0 * f.braking, footing, f.cap),
        (f.metabolic, f.braking, 1.0, np.inf),
    ):
        v2 = level / np.maximum((metabolic**3 + braking**3) ** (1 / 3) * footing_, 1e-9)
        faster.append((v2**-8.0 + cap**-8.0) ** (-1 / 8))
    return np.argmax(faster, axis=0)


@pytest.mark.parametrize("level", [2.0, 3.3, 5.0])
def test_the_limit_is_the_one_whose_removal_speeds_up_most(level):
    g = np.repeat(np.linspace(-0.45, 0.45, 181), 5)
    grade = np.tile(np.arange(1.0, 6.0), 181)
    assert (limits(level, g, grade) == brute_force(level, g, grade, DEFAULT)).all()


def test_limits_read_as_a_runner_would_say():
    def name(gradient, grade):
        return LIMITS[limits(3.3, np.array([gradient]), grade)[0]]

    assert name(0.15, 2.0) == "lungs"
    assert name(0.0, 1.0) == "lungs"
    assert name(-0.06, 2.0) == "lungs"
    assert name(-0.30, 2.0) == "braking"
    assert name(-0.15, 5.0) == "footing"


def test_walked_below_the_transition_speed():
    g = np.array([0.0, 0.0, 0.125, -0.125, 0.25, 0.45, -0.45])
    v = np.array([1.99, 2.01, 1.69, 1.71, 1.39, 1.41, 1.39])
    assert walked(v, g).tolist() == [True, False, True, False, True, False, True]
    assert walked(v, g, replace(DEFAULT, walk_level=1.0, walk_steep=1.0)).sum() == 0
