"""The gradient classes, and colours that can be read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.style.palette import CLASSES, DARK, DOWN, FLAT, LIGHT, PRINT, UP, Theme, class_of, gradient_class

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (-300, 0), (-40, 0), (-39.9, 1), (-30, 1), (-25, 2), (-20, 3), (-15, 4), (-10, 5), (-5, 6), (-4.9, 7), (-2, 7),
        (-1.9, 8), (0, 8), (1.9, 8), (2, 9), (7.9, 9), (8, 10), (15, 11), (24.9, 11), (25, 12), (300, 12),
    ],
)  # fmt: skip
def test_the_lower_bound_belongs_to_the_band(percent: float, expected: int) -> None:
    assert gradient_class(percent / 100.0) == expected
    assert class_of(percent / 100.0) == expected


def test_unknown_is_flat_and_shapes_are_kept() -> None:
    found = gradient_class(np.array([[np.nan, -0.12], [np.inf, -np.inf]]))
    assert found.tolist() == [[FLAT, 5], [12, 0]]


def test_a_bound_met_by_arithmetic_counts() -> None:
    assert class_of((70.0 - 100.0) / 100.0) == 1
    assert class_of(0.1 - 0.2 - 0.2) == 1  # -0.30000000000000004
    assert class_of(-(0.1 * 3 - 0.1)) == 3  # -0.20000000000000004


@given(st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))
def test_steeper_is_never_a_class_further_up(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= class_of(low) <= class_of(high) < CLASSES == len(DOWN) + 1 + len(UP)
    assert int(gradient_class(one)) == class_of(one)


def luminance(colour: str) -> float:
    parts = np.array([int(colour[k : k + 2], 16) / 255.0 for k in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@THEMES
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.window, theme.panel, theme.raised, theme.selection):
        assert contrast(theme.text, ground) >= 7.0
        assert contrast(theme.muted, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.warning, theme.warning_ground) >= 4.5
    assert contrast(theme.warning, theme.panel) >= 4.5
    for chip in (*theme.gradient[: FLAT + 1], *theme.grade):
        assert contrast(chip.ink, chip.fill) >= 4.4, chip


@THEMES
def test_lines_and_marks_are_seen(theme: Theme) -> None:
    assert contrast(theme.accent, theme.panel) >= 3.0
    for line in theme.compare:
        assert contrast(line.colour, theme.panel) >= 4.5
    assert len({line.colour for line in theme.compare}) == 4
    assert len({line.dash for line in theme.compare}) == 4  # colour is never the only sign
    assert len({line.hatch for line in theme.compare}) == 4


@THEMES
def test_steeper_stands_further_from_the_ground(theme: Theme) -> None:
    down = [contrast(chip.fill, theme.panel) for chip in theme.gradient[:FLAT]]
    up = [contrast(chip.fill, theme.panel) for chip in theme.gradient[FLAT + 1 :]]
    assert down == sorted(down, reverse=True)
    assert up == sorted(up)
    assert len({chip.fill for chip in theme.gradient}) == CLASSES


def test_the_colours_of_the_design() -> None:
    assert LIGHT.gradient_chip(-0.12).fill == "#F39A2B"
    assert DARK.gradient_chip(-0.45).fill == "#F2D4EB"
    assert LIGHT.gradient_chip(0.0).fill == "#B4B9BF"
    assert LIGHT.accent == "#0B6B60"
    assert LIGHT.dark is False
    assert DARK.dark is True
    assert {PRINT.text, PRINT.muted} == {"#000000"}
    assert DARK.colours()["warning_ground"] == "#382D16"
