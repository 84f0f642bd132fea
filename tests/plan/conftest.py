"""Courses that the plan is tried on, made up on the spot."""

import numpy as np
from hypothesis import strategies as st

from routeplanner.geo import Floats


def rolling(m: int = 2000, seed: int = 1, steep: float = 0.12) -> tuple[Floats, Floats, Floats]:
    """dx [m], gradient and grade of a closed mountain course of m cells of 10 m, shape (m,) each."""
    rng = np.random.default_rng(seed)
    gradient = np.convolve(rng.normal(size=m + 59), np.hanning(60), "valid")
    gradient *= steep / gradient.std()
    gradient = np.clip(gradient - gradient.mean(), -0.45, 0.45)
    grade = np.clip(np.round(2.0 + 6.0 * np.maximum(np.abs(gradient) - 0.15, 0.0)), 1.0, 5.0)
    return np.full(m, 10.0), gradient, grade


@st.composite
def courses(draw: st.DrawFn) -> tuple[Floats, Floats, Floats]:
    """Any course of up to 150 km in cells of one length: gradients to +-45 %, grades 1 to 5, smooth or not."""
    m = draw(st.integers(1, 60))
    dx = np.full(m, draw(st.floats(5.0, 2500.0)))
    gradient = np.array(draw(st.lists(st.floats(-0.45, 0.45), min_size=m, max_size=m)))
    grade = np.array(draw(st.lists(st.integers(1, 5), min_size=m, max_size=m)), dtype=np.float64)
    return dx, gradient, grade
