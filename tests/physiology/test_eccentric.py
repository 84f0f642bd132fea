"""Eccentric load against the studies that it was tuned to (science.md §2.2), and protection (§4)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplanner.physiology import eccentric
from routeplanner.physiology.eccentric import LoadModel


def down(metres, percent, grade=1.0, **more):
    """Load of so many metres down at one gradient [m-eq]."""
    gradient = percent / 100.0
    return float(eccentric.load(np.array([metres / -gradient]), np.array([gradient]), grade, **more)[0])


def test_brake_factor_is_gottschall_and_kram():
    nine = -np.tan(np.radians(9.0))
    assert float(eccentric.brake_factor(np.asarray(nine))) == pytest.approx(1.73, abs=0.002)
    assert float(eccentric.brake_factor(np.asarray(-0.12))) == pytest.approx(1.55426, abs=1e-5)
    assert eccentric.brake_factor(np.array([0.2, 0.0])) == pytest.approx([1.0, 1.0])
    assert eccentric.brake_factor(np.array([-0.30, -0.45])) == pytest.approx([2.215, 2.215])


def test_hundred_metres_down():
    assert [down(100, g) for g in (-5, -12, -20)] == pytest.approx([79.3, 100.0, 123.3], abs=0.05)


@pytest.mark.parametrize(
    ("metres", "percent", "more", "protection", "load", "loss"),
    [
        (1264, -19.8, {"grade": 3, "speed_ratio": 1.1}, 1.0, 1792, 0.237),
        (1264, -19.8, {"grade": 3, "speed_ratio": 1.1}, 1.25, 1792, 0.205),
        (1264, -19.8, {"grade": 3, "speed_ratio": 1.1}, 1.5, 1792, 0.180),
        (899, -28.0, {"speed_ratio": 0.6, "pack_share": 0.1}, 0.65, 845, 0.191),
        (9500, -15.0, {"grade": 3, "speed_ratio": 0.6}, 1.75, 6511, 0.338),
    ],
    ids=["Giandolini 2016", "accustomed", "well accustomed", "Maeo 2017", "Millet 2011"],
)
def test_studies(metres, percent, more, protection, load, loss):
    total = down(metres, percent, **more)
    assert total == pytest.approx(load, abs=1.0)
    assert float(eccentric.quad_loss(total, protection)) == pytest.approx(loss, abs=6e-4)


def test_gentle_descents_come_in_gradually():
    assert eccentric.descent_weight(np.array([0.05, 0.0, -0.01, -0.02, -0.04, -0.3])) == pytest.approx(
        [0.0, 0.0, 0.25, 0.5, 1.0, 1.0]
    )
    g = np.linspace(-0.45, 0.45, 90_001)
    load = eccentric.load(np.ones_like(g), g)
    assert np.abs(np.diff(load)).max() < 4e-5
    assert (load[g >= 0.0] == 0.0).all()
    assert (np.diff(load[g <= 0.0]) <= 0.0).all()


def test_ratios_are_held():
    assert down(100, -12, speed_ratio=0.1) == pytest.approx(60.0)
    assert down(100, -12, speed_ratio=9.0) == pytest.approx(140.0)
    assert down(100, -12, cadence_ratio=0.5) == pytest.approx(90.0)
    assert down(100, -12, cadence_ratio=2.0) == pytest.approx(110.0)
    assert down(100, -12, 4.5) == pytest.approx(112.5)
    assert down(100, -12, model=LoadModel(speed_low=0.5), speed_ratio=0.1) == pytest.approx(50.0)


def test_loss_band_is_forty_percent():
    low, high = eccentric.loss_band(0.2)
    assert (float(low), float(high)) == pytest.approx((0.12, 0.28))


@given(st.floats(0, 50_000), st.floats(0.65, 2.0))
@settings(deadline=None)
def test_loss_grows_with_load_and_shrinks_with_protection(load, protection):
    loss = float(eccentric.quad_loss(load, protection))
    assert 0.0 <= loss <= 0.40
    assert float(eccentric.quad_loss(load + 100.0, protection)) >= loss
    assert float(eccentric.quad_loss(load, protection + 0.1)) <= loss


def test_protection_from_a_log():
    assert eccentric.protection_from_log(1200, []) == 0.85
    sessions = [(7, 360), (14, 360), (28, 360)]
    assert eccentric.protection_from_log(1200, sessions) == pytest.approx(1.36)
    assert eccentric.protection_from_log(1200, [(63, 5000)]) == 0.85
    assert eccentric.protection_from_log(1200, [(42, 5000)]) == pytest.approx(0.94)
    assert eccentric.protection_from_log(1200, [(5, 5000)] * 20) == 2.0


def test_protection_from_what_a_runner_says():
    assert eccentric.protection(1200) == 0.85
    assert eccentric.protection(1200, 0.0, 0.0) == 0.65
    assert 0.65 < eccentric.protection(1200, 49.0, 99.0) < 0.85
    assert eccentric.protection(1200, 49.0, 100.0) > 0.85
    assert eccentric.protection(1200, 400.0, 400.0) == pytest.approx(0.85 + 4 * 0.18)
    assert eccentric.protection(1200, None, 400.0, 42.0) == pytest.approx(0.85 + 0.09)
    assert eccentric.protection(0.0, 400.0, 400.0) == 0.85  # a race without descent asks for none


@given(st.floats(50, 3000), st.floats(100, 3000), st.floats(100, 6000))
@settings(deadline=None)
def test_more_practice_protects_more(weekly, longest, race):
    protection = eccentric.protection(race, weekly, longest)
    assert 0.85 <= protection <= 2.0
    assert eccentric.protection(race, weekly * 1.5, longest) >= protection
    assert eccentric.protection(race * 1.5, weekly, longest) <= protection
