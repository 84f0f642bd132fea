"""Shown figures add up to the shown total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routeplanner.sheet.rounding import add_up

metres = st.floats(-5000.0, 5000.0, allow_nan=False)


@given(st.lists(metres, min_size=1, max_size=60))
def test_adds_up_and_stays_within_one(values: list[float]) -> None:
    total = round(sum(values))
    shown = add_up(values, total)
    assert sum(shown) == total
    assert all(abs(s - v) < 1.0 for s, v in zip(shown, values, strict=True))


def test_the_largest_remainders_are_rounded_up() -> None:
    assert add_up([0.4, 0.4, 0.2], 1) == [1, 0, 0]
    assert add_up([10.6, 20.5, 30.9], 62) == [11, 20, 31]
    assert add_up([3.0, 4.0], 7) == [3, 4]


def test_nothing_adds_up_to_nothing() -> None:
    assert add_up([], 0) == []


def test_a_total_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot add up to 9"):
        add_up([1.2, 2.3], 9)
