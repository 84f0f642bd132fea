"""P10 and P90 of times and paces."""

import numpy as np
import pytest
from scipy.stats import norm

from routeplanner.plan.spread import low_high


def test_a_tenth_is_below_low_and_a_tenth_above_high():
    low, high = low_high(np.array([3600.0, 36_000.0]), 0.05)
    for mean, p10, p90 in zip([3600.0, 36_000.0], low, high, strict=True):
        assert norm.cdf(p10, mean, 0.05 * mean) == pytest.approx(0.10)
        assert norm.cdf(p90, mean, 0.05 * mean) == pytest.approx(0.90)


def test_bold_and_careful_pace():
    bold, careful = low_high(391.0, 0.08)
    assert (float(bold), float(careful)) == pytest.approx((350.9, 431.1), abs=0.1)
    assert [float(x) for x in low_high(391.0, 0.0)] == [391.0, 391.0]
