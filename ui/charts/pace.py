"""The runner's pace by gradient, with its band, and where the descents lie in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner.geo import Floats
from routeplanner.units import Units, percent
from ui.charts import axes, marks
from ui.charts.marks import pen, write
from ui.charts.plot import Plot, columns, faint, rows
from ui.style import fonts
from ui.style.palette import Theme

SLOWEST = 2.3  # of the fastest pace shown: what is slower is walked, and the curve there says little; our own choice
DOT = 5.0


@dataclass(frozen=True, slots=True)
class PaceDot:
    """A descent at its mean gradient [m/m] and planned pace [s/m], in its badge's gradient class."""

    n: int
    gradient: float
    pace: float
    colour: int


@dataclass(frozen=True, slots=True, eq=False)
class PaceValues:
    """Paces [s/m] at `gradient` [m/m], increasing, shape (n,) each: likely, bold (fastest) and careful (slowest)."""

    gradient: Floats
    likely: Floats
    bold: Floats
    careful: Floats
    dots: tuple[PaceDot, ...]
    units: Units


def draw(painter: QPainter, rect: QRectF, values: PaceValues, theme: Theme) -> None:
    """Fast on top; a dotted line where the ground is level."""
    fast = min([float(values.bold.min()), *(d.pace for d in values.dots)]) * 0.96
    slow = min(float(values.careful.max()), SLOWEST * fast)
    slow = max([slow, *(1.03 * d.pace for d in values.dots)])
    field = rect.adjusted(42.0, 8.0, -12.0, -20.0)
    plot = Plot(field, float(values.gradient[0]), float(values.gradient[-1]), fast, slow)
    rows(painter, plot, axes.pace_ticks(fast, slow, values.units, max(2, int(field.height() / 30.0))), theme)
    steps = axes.steps(plot.left, plot.right, axes.nice_step(plot.right - plot.left, max(2, int(field.width() / 60))))
    columns(painter, plot, [axes.Tick(v, percent(v) if round(v, 6) else "0") for v in steps], theme)
    if plot.left < 0.0 < plot.right:
        marks.dashes(painter, plot.x(0), field.top(), plot.x(0), field.bottom(), theme.muted, (1.2, 1.2), 2.4)
    painter.save()
    painter.setClipRect(field)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint(theme.accent, 0.14))
    painter.drawPolygon(plot.band(values.gradient, values.bold, values.careful))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.accent, 2.0))
    painter.drawPolyline(plot.line(values.gradient, values.likely))
    painter.restore()
    _dots(painter, plot, values, theme)


def _dots(painter: QPainter, plot: Plot, values: PaceValues, theme: Theme) -> None:
    """One dot per descent; the steepest and the gentlest are named, and whatever lies furthest from the line."""
    for dot in values.dots:
        painter.setPen(pen(theme.text, 1.2))
        painter.setBrush(QColor(theme.gradient[dot.colour].fill))
        painter.drawEllipse(QPointF(plot.x(dot.gradient), plot.y(dot.pace)), DOT, DOT)
    if not values.dots:
        return

    def distance(dot: PaceDot) -> float:
        return abs(dot.pace - float(np.interp(dot.gradient, values.gradient, values.likely)))

    by_gradient = sorted(values.dots, key=lambda d: d.gradient)
    taken = [(plot.x(d.gradient), plot.y(d.pace)) for d in values.dots]
    for dot in {d.n: d for d in (by_gradient[0], by_gradient[-1], max(values.dots, key=distance))}.values():
        x, y = _free_place(plot, taken, dot)
        taken.append((x, y))
        write(painter, x, y, str(dot.n), theme.text, fonts.SECONDARY, fonts.SEMIBOLD, "centre")


def _free_place(plot: Plot, taken: Sequence[tuple[float, float]], dot: PaceDot) -> tuple[float, float]:
    """Where the dot's number covers nothing that is `taken`: below, above, left, right; below where all is."""
    x, y = plot.x(dot.gradient), plot.y(dot.pace)
    aside = DOT + 9.0
    places = [(x, y + aside), (x, y - aside), (x - aside - 2.0, y), (x + aside + 2.0, y)]
    free = [p for p in places if all(hypot(p[0] - c[0], p[1] - c[1]) > DOT + 6.0 for c in taken)]
    return free[0] if free else places[0]
