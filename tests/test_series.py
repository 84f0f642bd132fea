"""The dead-band of science.md §0 with its oracles, and smoothing that keeps the ends."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner import series
from routeplanner.geo import Floats

elevations = st.lists(st.floats(0, 4000, allow_subnormal=False), min_size=2, max_size=60).map(np.array)
coarse = st.lists(st.integers(0, 12), min_size=2, max_size=40).map(lambda v: np.array(v, dtype=float))


def totals(values: Floats, threshold: float) -> tuple[float, float]:
    return series.up_and_down(values[series.zigzag(values, threshold)])


@pytest.mark.parametrize(
    ("values", "threshold", "ascent", "descent"),
    [
        ([0, 10, 6, 20], 5, 20, 0),
        ([0, 10, 6, 9, 3, 20], 5, 27, 7),
        ([0, 10, 6], 5, 6, 0),
        ([6, 10, 0], 5, 0, 6),
        ([0, 10, 9, 20, 0], 5, 20, 20),
        ([100, 90, 91, 80, 60], 3, 0, 40),
        ([500, 300, 100, 0], 499, 0, 500),
    ],
)
def test_published_dead_band_oracles(values: list[float], threshold: float, ascent: float, descent: float) -> None:
    assert totals(np.array(values, dtype=float), threshold) == (ascent, descent)


def by_the_definition(values: Floats, threshold: float) -> list[int]:
    """Word for word: while the shortest leg is below the threshold, remove it."""
    kept = [int(i) for i in series.extrema(values)]
    while len(kept) > 2:
        legs = [abs(values[b] - values[a]) for a, b in itertools.pairwise(kept)]
        k = int(np.argmin(legs))
        if legs[k] >= threshold:
            break
        if k == 0:
            del kept[1]
        elif k == len(legs) - 1:
            del kept[-2]
        else:
            del kept[k : k + 2]
    return kept


@given(elevations, st.floats(0.1, 60))
def test_one_pass_is_the_definition(values: Floats, threshold: float) -> None:
    legs = np.abs(np.diff(values[series.extrema(values)]))
    if len(np.unique(legs)) == len(legs):
        assert list(series.zigzag(values, threshold)) == by_the_definition(values, threshold)


@given(st.one_of(elevations, coarse), st.floats(0.1, 60))
def test_reversal_swaps_and_the_difference_is_the_net(values: Floats, threshold: float) -> None:
    ascent, descent = totals(values, threshold)
    assert totals(values[::-1], threshold) == pytest.approx((descent, ascent), abs=1e-6)
    assert descent - ascent == pytest.approx(values[0] - values[-1], abs=1e-6)


@given(elevations, st.floats(0.1, 60))
def test_no_less_than_the_largest_drawdown_short_of_the_threshold(values: Floats, threshold: float) -> None:
    drawdown = float((np.maximum.accumulate(values) - values).max())
    assert totals(values, threshold)[1] >= drawdown - threshold - 1e-6


@given(elevations, st.floats(0, 200))
def test_smoothing_pins_both_ends_and_reverses(values: Floats, sigma: float) -> None:
    out = series.smooth(values, 10.0, sigma)
    assert (out[0], out[-1]) == (values[0], values[-1])
    assert series.smooth(values[::-1], 10.0, sigma)[::-1] == pytest.approx(out, abs=1e-6)


def test_smoothing_leaves_a_straight_slope_alone() -> None:
    slope = np.linspace(900.0, 100.0, 300)
    assert series.smooth(slope, 10.0, 45.0) == pytest.approx(slope, abs=1e-9)


@pytest.mark.parametrize("sd", [1.0, 3.0, 6.0])
def test_noise_is_measured(sd: float) -> None:
    rng = np.random.default_rng(7)
    keep = np.exp(-10.0 / 40.0)
    noise = np.zeros(20_000)
    for k in range(1, len(noise)):
        noise[k] = keep * noise[k - 1] + np.sqrt(1 - keep**2) * rng.normal(0, sd)
    hills = 200 * np.sin(np.arange(len(noise)) / 60.0)
    assert series.noise(hills + noise) == pytest.approx(sd, rel=0.05)


def test_runs_are_half_open() -> None:
    assert series.runs(np.array([1, 1, 0, 0, 1], dtype=bool)) == [(0, 2), (4, 5)]
    assert series.runs(np.zeros(0, bool)) == []
