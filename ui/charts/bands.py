"""Metres of descent by gradient band, courses beside each other."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner.units import Units
from routeplanner.words import _
from ui.charts import axes, hatch
from ui.charts.marks import pen, rule, write
from ui.charts.plot import Plot, rows
from ui.style import fonts
from ui.style.palette import DOWN, FLAT, CompareLine, Theme


def draw(painter: QPainter, rect: QRectF, metres: Sequence[Sequence[float]], units: Units, theme: Theme) -> None:
    """Metres of descent [m] per gradient band, mildest first, eight per course; race first, solid, others hatched."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    highest = max([max(course, default=0.0) for course in metres], default=0.0)
    plot = Plot(rect.adjusted(46.0, 8.0, -8.0, -54.0), 0.0, float(len(DOWN)), max(highest, 1.0) * 1.05, 0.0)
    step = max(axes.nice_step(plot.top / units.short, max(2, int(plot.rect.height() / 36.0))), 1.0) * units.short
    rows(painter, plot, [axes.Tick(v, units.height_number(v)) for v in axes.steps(0.0, plot.top, step)], theme)
    slot = plot.rect.width() / len(DOWN)
    across = 0.84 * slot / max(len(metres), 1)
    for band in range(len(DOWN)):
        left = plot.x(band) + 0.08 * slot
        for k, (course, line) in enumerate(zip(metres, theme.compare, strict=False)):
            _bar(painter, plot, left + k * across, across - 2.0, course[band], line, theme)
        _label(painter, plot, QRectF(left, plot.rect.bottom() + 5.0, 0.84 * slot, 9.0), band, theme)
    painter.setPen(pen(theme.disabled, 1.2))
    rule(painter, plot.rect.left(), plot.rect.bottom(), plot.rect.right(), plot.rect.bottom())
    words = _("gradient down, %")
    write(painter, plot.rect.center().x(), plot.rect.bottom() + 42.0, words, theme.muted, side="centre")


def _bar(
    painter: QPainter, plot: Plot, left: float, across: float, metres: float, line: CompareLine, theme: Theme
) -> None:
    if metres <= 0.0:
        return
    top, bottom = plot.y(metres), plot.rect.bottom()
    box = QRectF(left, top, across, bottom - top)
    painter.fillRect(box, QColor(theme.panel))
    x, roof = np.array([left, left + across]), np.array([top, top])
    hatch.fill(painter, line.hatch, x, roof, bottom, line.colour, pitch=4.5, weight=0.36)
    painter.setPen(pen(line.colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _label(painter: QPainter, plot: Plot, box: QRectF, band: int, theme: Theme) -> None:
    """The band's colour and its bounds in percent."""
    painter.setPen(pen(theme.text))
    painter.setBrush(QColor(theme.gradient[FLAT - 1 - band].fill))
    painter.drawRect(box)
    low = f"{100 * DOWN[band]:.0f}"
    text = f"{low}–{100 * DOWN[band + 1]:.0f}" if band + 1 < len(DOWN) else _("over {low}").format(low=low)
    write(painter, box.center().x(), box.bottom() + 11.0, text, theme.text, fonts.AXIS, side="centre")
