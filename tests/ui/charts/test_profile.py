"""The profile on every painter: where things are, in which colour, and that nothing is said on the log."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.charts import printed, profile
from ui.charts.legend import hatch_of
from ui.charts.values import DescentMark, Geometry, ProfileStyle, ProfileValues, StationMark, elevation_range
from ui.style.palette import DARK, LIGHT, PRINT, Theme, class_of

from .conftest import MILD, SHARP, STEEP, Board, Paper

RECT = QRectF(0.0, 0.0, 700.0, 210.0)


def drawn(board: Board, values: ProfileValues, style: ProfileStyle | None = None) -> Geometry:
    with board.painter() as painter:
        return profile.draw(painter, RECT, values, style or ProfileStyle(LIGHT))


def middle(geometry: Geometry, values: ProfileValues, distance: float) -> tuple[float, float]:
    """A point half-way between line and ground, beside the grid lines."""
    elevation = values.elevation_at(distance)
    assert elevation is not None
    return geometry.x(distance), 0.5 * (geometry.y(elevation) + geometry.plot.bottom()) + 1.5


def test_x_and_distance_are_inverse(board: Board, values: ProfileValues) -> None:
    geometry = drawn(board, values)
    for distance in (0.0, 1234.5, 4000.0):
        assert geometry.distance(geometry.x(distance)) == pytest.approx(distance)
    assert geometry.distance(-50.0) == 0.0
    assert geometry.distance(9999.0) == 4000.0
    assert geometry.xs(np.array([0.0, 4000.0])) == pytest.approx([geometry.plot.left(), geometry.plot.right()])
    assert geometry.y(geometry.low) == pytest.approx(geometry.plot.bottom())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_descent_has_its_colour_and_a_climb_none(values: ProfileValues, theme: Theme, ratio: float) -> None:
    board = Board(700, 210, ratio)
    board.image.fill(theme.panel)
    geometry = drawn(board, values, ProfileStyle(theme))
    for distance, gradient in ((1400.0, STEEP), (3200.0, MILD), (3800.0, SHARP)):
        expected = theme.gradient[class_of(gradient)].fill
        assert board.colour(*middle(geometry, values, distance)) == expected
    for distance in (300.0, 700.0, 2300.0):
        assert board.colour(*middle(geometry, values, distance)) == theme.panel


def test_no_climb_colour_appears_anywhere(board: Board, values: ProfileValues) -> None:
    drawn(board, values)
    assert not board.colours() & {chip.fill for chip in LIGHT.gradient[9:]}


def test_the_line_is_strong_on_descents_and_thin_elsewhere(values: ProfileValues) -> None:
    board = Board(700, 210, 2.0)
    geometry = drawn(board, values)

    def dark_pixels(distance: float) -> int:
        x, line = geometry.x(distance), geometry.y(values.elevation_at(distance) or 0.0)
        return sum(
            board.image.pixelColor(int(2 * x), y).lightness() < 130 for y in range(int(2 * line) - 8, int(2 * line) + 8)
        )

    assert dark_pixels(1450.0) >= 4  # 2.2 px, seen at twice the density
    assert 1 <= dark_pixels(500.0) <= 3


def test_badges_stand_over_their_descents_and_can_be_hit(board: Board, values: ProfileValues) -> None:
    geometry = drawn(board, values)
    assert [n for n, _box in geometry.badges] == [1, 2]
    for (number, box), mark in zip(geometry.badges, values.descents, strict=True):
        assert box.center().x() == pytest.approx(geometry.x(0.5 * (mark.start + mark.end)))
        assert box.bottom() < geometry.plot.top()
        assert geometry.badge_at(box.center()) == number
        assert board.colour(box.left() + 4.0, box.center().y()) == LIGHT.gradient[mark.colour].fill
    assert geometry.badge_at(QPointF(5.0, 5.0)) is None


def test_crowded_badges_keep_apart_and_the_key_ones_stay(board: Board, values: ProfileValues) -> None:
    marks = tuple(
        DescentMark(n, 1000.0 + 20.0 * n, 1019.0 + 20.0 * n, 5, n in (7, 31), -0.12, 1000.0 + 20.0 * n)
        for n in range(1, 49)
    )
    geometry = drawn(board, replace(values, descents=marks), ProfileStyle(LIGHT, selected=3))
    numbers = [n for n, _box in geometry.badges]
    assert {3, 7, 31} <= set(numbers)
    assert 15 < len(numbers) < 48
    assert numbers == sorted(numbers)
    for (_a, left), (_b, right) in pairwise(geometry.badges):
        assert right.left() >= left.right()
    assert geometry.badges[0][1].left() >= 0.0
    assert geometry.badges[-1][1].right() <= RECT.right()


def test_the_selected_descent_has_a_band_and_a_ring(board: Board, values: ProfileValues) -> None:
    geometry = drawn(board, values, ProfileStyle(LIGHT, selected=1))
    above = QPointF(geometry.x(1900.0), geometry.plot.top() + 4.0)
    assert board.colour(above.x(), above.y()) == LIGHT.selection
    ring = geometry.badges[0][1]
    assert board.colour(ring.center().x(), ring.top() + 1.0) == LIGHT.accent


def test_a_gap_has_no_colour_and_a_dashed_line(board: Board, values: ProfileValues) -> None:
    elevation, gradient = values.elevation.copy(), values.gradient.copy()
    elevation[120:180], gradient[119:180] = np.nan, np.nan
    gapped = replace(values, elevation=elevation, gradient=gradient, descents=values.descents[1:])
    geometry = drawn(board, gapped)
    left, right = geometry.x(1190.0), geometry.x(1800.0)
    y0, y1 = geometry.y(float(elevation[119])), geometry.y(float(elevation[180]))
    inked = [
        any(
            board.image.pixelColor(int(x), int(y0 + (x - left) / (right - left) * (y1 - y0)) + dy).lightness() < 190
            for dy in (-1, 0, 1)
        )
        for x in np.arange(left + 1.0, right - 1.0)
    ]
    assert not any(inked[:2])  # the gap before the first dash
    assert 0.3 < np.mean(inked) < 0.9
    assert np.abs(np.diff(np.array(inked, dtype=int))).sum() > 10


def test_without_elevation_it_says_so(board: Board, values: ProfileValues, quiet: None) -> None:
    nothing = replace(values, elevation=np.full(401, np.nan), gradient=np.full(400, np.nan), descents=())
    drawn(board, nothing)
    assert elevation_range(nothing.elevation) == (0.0, 100.0)


def test_noise_on_a_flat_road_is_no_mountain() -> None:
    low, high = elevation_range(100.0 + np.array([0.0, 2.0, -1.0]))
    assert high - low > 60.0


def test_shapes_are_checked(values: ProfileValues) -> None:
    with pytest.raises(ValueError, match="n - 1 cells"):
        replace(values, gradient=values.gradient[1:])
    with pytest.raises(ValueError, match="times"):
        replace(values, clock=np.zeros(3))


@pytest.mark.parametrize("size", [(320, 120), (120, 60), (2000, 400)])
def test_any_size_draws(values: ProfileValues, size: tuple[int, int], quiet: None) -> None:
    board = Board(*size)
    with board.painter() as painter:
        geometry = profile.draw(painter, QRectF(0, 0, *size), values, ProfileStyle(LIGHT, legend=True))
    assert geometry.plot.height() > 0.0
    assert geometry.plot.width() > 0.0


@pytest.mark.parametrize("style", [ProfileStyle(LIGHT, legend=True), ProfileStyle(PRINT, "print", legend=True)])
def test_paper_gets_vectors_and_words(values: ProfileValues, paper: Paper, style: ProfileStyle, quiet: None) -> None:
    file, device = paper
    painter = QPainter(device)
    profile.draw(painter, QRectF(0, 0, 700, 230), values, style)
    painter.end()
    del painter, device
    written = file.read_bytes()
    if file.suffix == ".svg":
        assert b"<image" not in written
        assert b">Col" in written
        assert b" km<" in written
    else:
        assert written.startswith(b"%PDF")
        assert b"/Subtype /Image" not in written
        assert b"Inter" in written


def test_print_is_black_and_white(values: ProfileValues, board: Board) -> None:
    drawn(board, values, ProfileStyle(PRINT, "print"))
    hues = {c for c in board.colours() if len({c[1:3], c[3:5], c[5:7]}) > 1}
    assert not hues


@pytest.mark.parametrize(
    ("gradient", "hatch"),
    [(-0.015, "dots"), (-0.099, "dots"), (-0.10, "diagonal"), (-0.20, "cross"), (-0.299, "cross"), (-0.30, "solid")],
)
def test_hatch_by_mean_gradient(gradient: float, hatch: str) -> None:
    assert hatch_of(gradient) == hatch


def test_printed_hatches_are_never_thinner_than_1_5_mm(values: ProfileValues, board: Board) -> None:
    narrow = (
        DescentMark(1, 1000.0, 1010.0, 5, False, -0.3, 1005.0),
        DescentMark(2, 1020.0, 1035.0, 5, False, -0.3, 1025.0),
        DescentMark(3, 3990.0, 4000.0, 5, False, -0.3, 3995.0),
    )
    geometry = drawn(board, replace(values, descents=narrow), ProfileStyle(PRINT, "print"))
    spans = printed.hatch_spans(geometry, narrow)
    assert all(b - a >= printed.NARROWEST - 1e-6 for a, b in spans[::2])
    assert spans[0][1] <= spans[1][0]
    assert spans[2][1] <= geometry.plot.right() + 1e-6


def test_mean_gradient_of_a_printed_descent(values: ProfileValues) -> None:
    assert printed.mean_gradient(values, values.descents[0]) == pytest.approx(STEEP)
    assert printed.mean_gradient(values, values.descents[1]) == pytest.approx(0.5 * (MILD + SHARP))


def test_many_stations_never_overlap(board: Board, values: ProfileValues, quiet: None) -> None:
    stations = tuple(StationMark(80.0 * k, f"Station number {k}", "11:00") for k in range(1, 50))
    for style in (ProfileStyle(LIGHT), ProfileStyle(PRINT, "print")):
        drawn(board, replace(values, stations=stations), style)


def test_what_is_here(values: ProfileValues) -> None:
    assert values.elevation_at(500.0) == pytest.approx(400.0)
    assert values.gradient_at(1500.0) == pytest.approx(STEEP)
    assert values.gradient_at(4000.0) == pytest.approx(SHARP)
    found = values.descent_at(3100.0)
    assert found is not None
    assert found.n == 2
    assert values.descent_at(2500.0) is None
