"""Courses over each other: one scale for all panels, and what it says."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from routeplanner.units import Units
from ui.charts import compare
from ui.charts.compare import Curve
from ui.charts.values import ProfileValues
from ui.style.palette import DARK, LIGHT, Theme, class_of

from .conftest import STEEP, Board, Paper

SIZE = QRectF(0.0, 0.0, 300.0, 200.0)


def curve(values: ProfileValues, name: str = "race", *, coloured: bool = True) -> Curve:
    """The first descent: 1 km at 12 %."""
    part = slice(100, 201)
    gradient = values.gradient[100:200] if coloured else None
    return compare.anchored(Curve(name, values.distance[part], values.elevation[part], gradient), "crest")


def longer() -> Curve:
    distance = np.linspace(0.0, 2000.0, 41)
    return Curve("hill", distance, -0.2 * distance)


def test_anchors(values: ProfileValues) -> None:
    whole = Curve("race", values.distance, values.elevation)
    start, crest, foot = (compare.anchored(whole, a) for a in ("start", "crest", "foot"))
    assert (start.distance[0], start.elevation[0]) == (0.0, 0.0)
    assert crest.elevation.max() == 0.0
    assert crest.distance[int(np.argmax(crest.elevation))] == 0.0
    assert foot.elevation.min() == 0.0
    assert foot.distance[int(np.argmin(foot.elevation))] == 0.0


def test_a_course_without_elevation_only_moves_along() -> None:
    bare = compare.anchored(Curve("x", np.array([5.0, 15.0]), np.full(2, np.nan)), "crest")
    assert bare.distance.tolist() == [0.0, 10.0]


def test_one_scale_holds_every_curve_and_says_itself(values: ProfileValues) -> None:
    scale = compare.locked_scale([[curve(values)], [curve(values), longer()]], SIZE)
    assert (scale.left, scale.right) == (0.0, 2000.0)
    assert scale.high == 0.0
    assert scale.low < -400.0
    assert scale.along == pytest.approx((300.0 - 54.0) / 2000.0)
    pixels, factor = round(1000 * scale.along), scale.up / scale.along
    assert scale.text(Units("km")) == f"1 km = {pixels} px, elevation ×{factor:.1f}"
    assert scale.text(Units("mi")).startswith(f"1 mi = {round(1609.344 * scale.along)} px")


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        compare.locked_scale([[Curve("x", np.array([0.0, 10.0]), np.full(2, np.nan))]], SIZE)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_race_hangs_in_colour_and_the_others_in_their_own(
    values: ProfileValues, board: Board, theme: Theme, quiet: None
) -> None:
    board.image.fill(theme.panel)
    race, hill = curve(values), longer()
    scale = compare.locked_scale([[race, hill]], SIZE)
    with board.painter() as painter:
        compare.draw(painter, SIZE, [race, hill, hill, hill], scale, Units("km"), theme)
    x = 46.0 + scale.along * 900.0
    assert board.colour(x, 8.0 + scale.up * 50.0) == theme.gradient[class_of(STEEP)].fill
    assert board.colour(46.0 + scale.along * 1500.0, 12.0) == theme.panel
    assert {line.colour for line in theme.compare[:2]} <= board.colours()


def test_it_goes_to_paper(values: ProfileValues, paper: Paper, quiet: None) -> None:
    file, device = paper
    race, hill = curve(values), longer()
    painter = QPainter(device)
    compare.draw(painter, SIZE, [race, hill], compare.locked_scale([[race, hill]], SIZE), Units("km"), LIGHT)
    compare.draw_key(painter, 10.0, 220.0, LIGHT.compare[1])
    painter.end()
    del painter, device
    assert file.stat().st_size > 1000
