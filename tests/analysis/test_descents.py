"""The ledger's own arithmetic, on profiles that fit on a line."""

import numpy as np
import pytest

from routeplanner import series
from routeplanner.analysis import descents, totals
from routeplanner.geo import Floats


def found(elevation: Floats, dead_band: float = 5.0) -> tuple[list[series.Indices], list[descents.Fall]]:
    turns = totals.turning(elevation, [(0, len(elevation))], dead_band)
    return turns, descents.falls(elevation, turns)


def test_a_climb_of_twenty_metres_ends_a_descent_and_a_smaller_one_does_not() -> None:
    for climb, drops in ((19.0, [141.0]), (21.0, [80.0, 80.0])):
        z = np.array([200.0, 120.0, 120.0 + climb, 120.0 + climb - 80.0])
        _turns, falls = found(z)
        assert [f.drop for f in falls] == drops
        assert sum(f.gross for f in falls) == 160.0


def test_a_descent_drops_thirty_metres() -> None:
    assert [[f.drop for f in found(np.array([100.0, 100.0 - d, 160.0]))[1]] for d in (29.9, 30.0)] == [[], [30.0]]


def test_the_same_descents_from_both_ends() -> None:
    z = 50.0 * np.cumsum(np.random.default_rng(5).normal(size=400)) / 10.0
    down, up = found(z)[1], found(-z[::-1])[1]
    assert [(f.lo, f.hi, f.drop) for f in down] == [(len(z) - 1 - f.hi, len(z) - 1 - f.lo, f.drop) for f in up[::-1]]
    assert down


def test_cells_add_up_to_the_total() -> None:
    z = 30.0 * np.cumsum(np.random.default_rng(6).normal(size=500)) / 10.0
    turns, _falls = found(z)
    assert descents.down_metres(z, turns).sum() == pytest.approx(totals.summed(z, turns)[1], abs=1e-9)


def test_key_are_the_largest_until_they_hold_their_share() -> None:
    assert descents.key_marks([10.0, 50.0, 5.0, 25.0], 100.0, 0.72) == [False, True, False, True]
    assert descents.key_marks([10.0, 50.0, 5.0, 25.0], 100.0, 0.76) == [True, True, False, True]
    assert descents.key_marks([10.0], 100.0) == [True]  # they cannot hold it, and are all key
    assert descents.key_marks([], 0.0) == []


def test_half_of_the_drop_is_steeper() -> None:
    gradient, metres = np.array([-0.1, -0.3, 0.2, -0.2]), np.array([40.0, 30.0, -5.0, 30.0])
    assert descents.half_steeper(gradient, metres) == -0.2
    assert descents.half_steeper(gradient, np.zeros(4)) == 0.0


def test_a_descent_carries_the_grade_of_its_hardest_quarter() -> None:
    assert descents.carried_grade(np.array([2.0, 2.0, 2.0, 4.0])) == 4
    assert descents.carried_grade(np.array([2.0] * 4 + [4.0])) == 2
    assert descents.carried_grade(np.zeros(0)) == 1
