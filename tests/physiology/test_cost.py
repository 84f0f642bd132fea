"""The published curves of cost and pace, with the papers' own numbers (science.md §1)."""

import numpy as np
import pytest
from scipy.interpolate import PchipInterpolator

from routeplanner.physiology import cost
from routeplanner.physiology.cost import CAUTIOUS, ELITE, LONG_TRAIL, PUBLISHED_AVERAGE, pace_factor

DOWN = -np.array([0.02, 0.05, 0.08, 0.10, 0.12, 0.15, 0.20, 0.25, 0.30, 0.40, 0.45])


def at(function, percent, *more):
    return function(np.asarray(percent, dtype=float) / 100.0, *more)


def test_minetti_running_cost():
    percent = [-45, -40, -30, -20, -15, -10, -5, 0, 10, 20, 30, 45]
    published = [4.032, 3.610, 2.462, 1.800, 1.836, 2.152, 2.746, 3.600, 5.968, 9.007, 12.579, 19.426]
    assert at(cost.minetti_run, percent) == pytest.approx(published, abs=6e-4)


def test_minetti_walking_cost():
    percent = [-45, -40, -30, -20, -15, -10, -5, 0, 10, 20, 30, 45]
    published = [3.605, 3.504, 2.208, 1.087, 0.936, 1.127, 1.659, 2.500, 4.899, 7.877, 11.184, 17.600]
    assert at(cost.minetti_walk, percent) == pytest.approx(published, abs=6e-4)


@pytest.mark.parametrize(
    ("curve", "where", "least"), [(cost.minetti_run, -0.18136, 1.78127), (cost.minetti_walk, -0.15253, 0.93549)]
)
def test_minetti_is_cheapest_where_it_should_be(curve, where, least):
    g = np.linspace(-0.45, 0.45, 90_001)
    assert g[np.argmin(curve(g))] == pytest.approx(where, abs=2e-5)
    assert curve(g).min() == pytest.approx(least, abs=1e-5)


@pytest.mark.parametrize(
    ("curve", "where", "least"), [(cost.minetti_run, 0.2987, 43.78), (cost.minetti_walk, 0.2893, 38.90)]
)
def test_minetti_gains_height_best(curve, where, least):
    g = np.linspace(0.1, 0.45, 35_001)
    per_climb = curve(g) * np.hypot(1.0, g) / g  # cost is per metre along the slope
    assert g[np.argmin(per_climb)] == pytest.approx(where, abs=1e-4)
    assert per_climb.min() == pytest.approx(least, abs=0.005)


@pytest.mark.parametrize("curve", [cost.minetti_run, cost.minetti_walk, cost.strava_2017])
def test_curves_are_held_beyond_their_range(curve):
    assert at(curve, [-60, 60]) == pytest.approx(at(curve, [-45, 45]))


def test_strava_goes_through_its_table_as_pchip_does():
    x, y = cost._STRAVA.T
    assert cost.strava_2017(x) == pytest.approx(y, abs=1e-12)
    g = np.linspace(-0.5, 0.5, 20_001)
    assert cost.strava_2017(g) == pytest.approx(PchipInterpolator(x, y)(np.clip(g, -0.45, 0.45)), abs=1e-12)


def test_monotone_slopes_are_those_of_pchip_on_any_data():
    rng = np.random.default_rng(7)
    for _ in range(200):
        x = np.cumsum(rng.uniform(0.1, 2.0, 8))
        y = np.round(rng.normal(size=8), 1)  # rounded: equal neighbours happen
        expected = PchipInterpolator(x, y).derivative()(x)
        assert cost.monotone_slopes(x, y) == pytest.approx(expected, abs=1e-10)


def test_strava_oracle_rows():
    """A mile in 8:00 at -10, -15, -20 and +10 % was worth 9:08, 8:30, 7:24 and 5:29 on the level (specialsauce)."""
    worth = np.array([9 * 60 + 8, 8 * 60 + 30, 7 * 60 + 24, 5 * 60 + 29])
    assert at(cost.strava_2017, [-10, -15, -20, 10]) == pytest.approx(8 * 60.0 / worth, abs=2e-3)


def test_kay_2012():
    percent = [0, -10, -20, -25, 10, 20]
    assert at(cost.kay_2012, percent) == pytest.approx([1.0, 0.814, 0.969, 1.155, 1.536, 2.375], abs=6e-4)
    g = np.linspace(-0.2, 0.0, 20_001)
    assert g[np.argmin(cost.kay_2012(g))] == pytest.approx(-0.1026, abs=5e-5)
    assert float(cost.kay_2012(np.asarray(-0.2096))) == pytest.approx(1.0, abs=5e-4)


def test_kay_goes_straight_on_outside_its_range():
    for edge, way in ((-0.263, -1), (0.321, 1)):
        g = edge + way * np.array([0.0, 0.1, 0.2])
        p = cost.kay_2012(g)
        assert p[2] - p[1] == pytest.approx(p[1] - p[0])


def test_pace_factor_of_the_published_average():
    oracle = [0.9570, 0.9055, 0.8778, 0.8770, 0.8921, 0.9437, 1.0897, 1.2726, 1.4745, 1.9064, 2.1296]
    assert pace_factor(DOWN, PUBLISHED_AVERAGE) == pytest.approx(oracle, abs=6e-5)


def test_pace_factor_of_the_other_published_sets():
    assert at(pace_factor, [-10, -20, -30], CAUTIOUS) == pytest.approx([0.948, 1.256, 1.737], abs=6e-4)
    assert at(pace_factor, [-10, -20, -30], ELITE) == pytest.approx([0.802, 0.992, 1.355], abs=6e-4)


def test_published_average_follows_strava_and_elite_follows_kay():
    g = np.linspace(-0.25, 0.0, 2001)
    assert np.abs(pace_factor(g, PUBLISHED_AVERAGE) - cost.strava_2017(g)).max() < 0.0095
    g = np.linspace(-0.26, 0.0, 2001)
    assert np.abs(pace_factor(g, ELITE) - cost.kay_2012(g)).max() < 0.0235


def test_uphill_the_pace_factor_is_strava_near_minetti():
    g = np.linspace(0.05, 0.45, 401)
    assert pace_factor(g) == pytest.approx(cost.strava_2017(g))
    linear = 1.0 + 0.79 * (cost.minetti_run(g) / 3.6 - 1.0)
    assert np.abs(linear / pace_factor(g) - 1.0).max() < 0.065


def test_the_default_set_is_slower_than_the_published_average_by_what_was_measured():
    g = np.linspace(-0.25, -0.04, 211)
    ratio = pace_factor(g, LONG_TRAIL) / pace_factor(g, PUBLISHED_AVERAGE)
    assert ratio.min() > 1.05
    assert ratio.max() < 1.18
    assert ratio.mean() == pytest.approx(1.12, abs=0.01)


@pytest.mark.parametrize("parameters", cost.SETS, ids=lambda s: s.name)
def test_pace_factor_has_no_jump(parameters):
    """The steepest true slope is about 10 per unit of gradient: no step may be larger than that allows."""
    g = np.linspace(-0.6, 0.6, 120_001)
    assert np.abs(np.diff(pace_factor(g, parameters))).max() < 12.0 * (g[1] - g[0])
    assert float(pace_factor(np.zeros(1), parameters)[0]) == 1.0
