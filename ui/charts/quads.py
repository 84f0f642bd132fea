"""Quad strength along the course, with its band and the key descents."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner.geo import Floats
from routeplanner.units import MINUS, Units, percent
from ui.charts import axes
from ui.charts.marks import pen, write
from ui.charts.plot import Plot, columns, faint, rows
from ui.style import fonts
from ui.style.palette import Theme


@dataclass(frozen=True, slots=True, eq=False)
class QuadValues:
    """Share of strength lost, 0 to 1, likely, low and high, at `distance` [m], shape (n,) each.

    `key`: number, start and end [m] of the key descents.
    """

    distance: Floats
    lost: Floats
    low: Floats
    high: Floats
    key: tuple[tuple[int, float, float], ...]
    units: Units


def draw(painter: QPainter, rect: QRectF, values: QuadValues, theme: Theme) -> None:
    """Zero on top: strength goes down as the course does."""
    deepest = max(float(np.nanmax(values.high)) * 1.05, 0.05)
    field = rect.adjusted(46.0, 8.0, -44.0, -20.0)
    plot = Plot(field, float(values.distance[0]), float(values.distance[-1]), 0.0, deepest)
    _key_descents(painter, plot, values, theme)
    step = axes.nice_step(deepest, max(2, int(field.height() / 34.0)))
    rows(painter, plot, [axes.Tick(v, percent(-v)) for v in axes.steps(0.0, deepest, step)], theme)
    count = max(2, int(field.width() / 56.0))
    columns(painter, plot, axes.distance_ticks(plot.left, plot.right, values.units, count), theme)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint(theme.accent, 0.14))
    painter.drawPolygon(plot.band(values.distance, values.low, values.high))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.accent, 2.0))
    painter.drawPolyline(plot.line(values.distance, values.lost))
    last = float(values.lost[-1])
    text = percent(-last) if round(100 * last) else f"{MINUS}0 %"
    write(painter, field.right() + 6.0, plot.y(last), text, theme.text, fonts.SECONDARY, fonts.SEMIBOLD)


def _key_descents(painter: QPainter, plot: Plot, values: QuadValues, theme: Theme) -> None:
    for number, start, end in values.key:
        left, right = plot.x(start), plot.x(end)
        column = QRectF(left, plot.rect.top(), right - left, plot.rect.height())
        painter.fillRect(column, QColor(theme.border_soft))
        size, weight = fonts.AXIS, fonts.SEMIBOLD
        write(painter, column.center().x(), plot.rect.bottom() - 8.0, str(number), theme.text, size, weight, "centre")
