"""Covered stretches, thinning that keeps every spike, smoothing that keeps the ends."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ui.charts import line

NAN = float("nan")


def test_covered_stretches() -> None:
    values = np.array([NAN, 1, 2, 3, NAN, 4, NAN, NAN, 5, 6])
    assert line.known(values) == [slice(1, 4), slice(8, 10)]  # a point alone makes no line
    assert line.known(np.full(3, NAN)) == []


@given(st.integers(0, 2**32 - 1), st.floats(0.5, 3.0))
def test_thinning_keeps_ends_and_the_range_of_every_pixel(seed: int, ratio: float) -> None:
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(0.0, 50.0, 5000))
    y = rng.normal(size=5000)
    keep = line.thinned(x, y, ratio)
    assert keep[0] == 0
    assert keep[-1] == 4999
    assert (np.diff(keep) > 0).all()
    assert len(keep) <= 4 * (50 * ratio + 2)
    column = np.floor((x - x[0]) * ratio)
    for c in np.unique(column):
        here = column == c
        kept = y[keep][column[keep] == c]
        assert kept.max() == y[here].max()
        assert kept.min() == y[here].min()


def test_few_points_are_all_drawn() -> None:
    x = np.linspace(0.0, 100.0, 200)
    assert (line.thinned(x, x, 1.0) == np.arange(200)).all()


def test_smoothing_is_a_mean_over_the_window_and_pins_the_ends() -> None:
    distance = np.arange(0.0, 2000.0, 10.0)
    zigzag = 100.0 + np.where(np.arange(200) % 2, 5.0, -5.0)
    smooth = line.smoothed(distance, zigzag, 100.0)
    assert smooth[0] == zigzag[0]
    assert smooth[-1] == zigzag[-1]
    assert np.abs(smooth[6:-6] - 100.0).max() < 1e-9
    slope = 50.0 + 0.3 * distance
    assert np.abs(line.smoothed(distance, slope, 100.0) - slope).max() < 1e-9


def test_smoothing_does_not_reach_over_a_gap() -> None:
    distance = np.arange(0.0, 1000.0, 10.0)
    elevation = np.where(distance < 500.0, 0.0, 100.0)
    elevation[50] = NAN
    smooth = line.smoothed(distance, elevation, 200.0)
    assert (smooth[:50] == 0.0).all()
    assert np.isnan(smooth[50])
    assert (smooth[51:] == 100.0).all()
