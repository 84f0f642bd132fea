"""Cadence and step length (science.md §3)."""

import numpy as np
import pytest

from routeplanner.physiology import stride

ORACLES = [  # speed, height, gradient, grade, cadence, step
    (3.00, 1.75, 0.00, 1, 170.0, 1.059),
    (3.78, 1.75, -0.10, 1, 183.1, 1.239),
    (3.00, 1.65, -0.15, 3, 186.3, 0.966),
    (2.20, 1.85, -0.30, 4, 176.7, 0.747),
    (5.00, 1.75, -0.06, 1, 185.1, 1.621),
]


@pytest.mark.parametrize(("speed", "height", "gradient", "grade", "cadence", "step"), ORACLES)
def test_oracles(speed, height, gradient, grade, cadence, step):
    v = np.array([speed])
    advised = stride.advised_cadence(v, np.array([gradient]), grade, height)
    assert advised[0] == pytest.approx(cadence, abs=0.06)
    length = stride.step_length(v, advised)
    assert length[0] == pytest.approx(step, abs=6e-4)
    assert advised * length / 60.0 == pytest.approx(v, abs=1e-12)


def test_preferred_cadence_follows_speed_and_height():
    v = np.array([3.0, 4.0])
    assert stride.preferred_cadence(v) == pytest.approx([170.0, 175.6])
    assert stride.preferred_cadence(v, 1.85) == pytest.approx([165.1, 170.7])
    assert stride.preferred_cadence(v, 1.55, recorded=180.0) == pytest.approx([180.0, 185.6])
    assert stride.preferred_cadence(np.array([0.5, 9.0])) == pytest.approx(stride.preferred_cadence(np.array([2, 5.5])))


def test_advice_is_for_descents_only_and_has_no_jump():
    g = np.linspace(-0.5, 0.5, 100_001)
    assert (stride.advice(g[g >= -0.03]) == 1.0).all()
    assert stride.advice(np.array([-0.10, -0.15, -0.20, -0.45])) == pytest.approx([1.05, 1.065, 1.08, 1.08])
    assert stride.advice(np.array([-0.45]), 5.0) == pytest.approx([1.10])
    assert np.abs(np.diff(stride.advice(g))).max() < 1e-5
    grades = np.linspace(1, 5, 4001)
    assert np.abs(np.diff(stride.advice(np.full(4001, -0.05), grades))).max() < 3e-5


def test_advised_cadence_stays_inside_its_range():
    v = np.array([2.0, 5.5])
    short, tall = (
        stride.advised_cadence(v, np.array([-0.4, -0.4]), 5, recorded=recorded) for recorded in (210.0, 130.0)
    )
    assert short.max() == 205.0
    assert tall.min() == 150.0


def test_contact_time_is_the_published_mean():
    v = np.array([1.0, 2.5, 3.3, 4.2, 5.0, 7.0])
    assert stride.contact_time(v) == pytest.approx([0.30, 0.30, 0.26, 0.22, 0.20, 0.20])
