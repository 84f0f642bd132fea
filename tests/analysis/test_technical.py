"""Technical grade from geometry: the worked figures of science.md §5, and stretches that are no flicker."""

import numpy as np
import pytest

from routeplanner.analysis import technical
from routeplanner.geo import Floats


def one(value: float) -> Floats:
    return np.array([value])


@pytest.mark.parametrize(
    ("gradient", "turn", "sinuosity", "tri", "expected", "grade"),
    [(-0.15, 120.0, 1.2, 12.0, 0.363, 2), (-0.28, 400.0, 1.6, 30.0, 2.562, 4)],
)
def test_the_worked_figures(
    gradient: float, turn: float, sinuosity: float, tri: float, expected: float, grade: int
) -> None:
    terms = technical.score(one(gradient), one(turn), one(sinuosity), one(tri))
    assert terms.sum() == pytest.approx(expected, abs=1e-3)
    assert technical.untagged(terms, one(gradient)) == grade


def test_coarse_tiles_say_a_third_as_much_about_the_terrain_and_no_less_about_the_rest() -> None:
    full, third = (technical.score(one(-0.2), one(200.0), one(1.3), one(30.0), share) for share in (1.0, 1.0 / 3.0))
    assert third[3] == pytest.approx(full[3] / 3.0)
    assert np.array_equal(third[:3], full[:3])


def test_rounding_is_half_up_and_geometry_ends_at_four() -> None:
    def grade(score: float, gradient: float = -0.1) -> float:
        return float(technical.untagged(np.array([[score], [0.0], [0.0], [0.0]]), one(gradient))[0])

    assert [grade(s) for s in (0.0, 0.49, 0.5, 1.49, 1.5, 2.5, 9.0)] == [2, 2, 3, 3, 4, 4, 4]
    assert (grade(0.0, -0.029), grade(0.0, 0.029), grade(0.0, 0.031), grade(0.0, np.nan)) == (1, 1, 2, 2)


def test_a_grade_holds_a_hundred_metres() -> None:
    flicker = np.array([2.0] * 30 + [3.0] * 5 + [2.0] * 30 + [3.0] * 12 + [2.0] * 4 + [3.0] * 12 + [2.0] * 30)
    steady = technical.steady(flicker, 10.0)
    assert (steady[:65] == 2.0).all()  # 50 m are none
    assert (steady[65:93] == 3.0).all()  # 40 m between two long ones close
    assert (steady[93:] == 2.0).all()


def test_hairpins_are_seen_and_a_straight_line_is_not() -> None:
    along = np.arange(0.0, 601.0, 10.0)
    straight = 46.0 + along / 111_150.0, np.full(len(along), 7.0)
    zigzag = 46.0 + along / 222_300.0, 7.0 + 25.0 * np.abs((along / 50.0) % 2.0 - 1.0) / 77_400.0
    nothing = np.zeros(len(along))
    bends = [technical.geometry(along, *line, nothing, nothing).terms[1].max() for line in (straight, zigzag)]
    assert bends[0] == 0.0
    assert bends[1] > 0.25
