"""Step length on each descent, against what is usual on this course."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner.units import decimal
from ui.charts import axes
from ui.charts.marks import pen, rule, write
from ui.charts.plot import Plot, rows
from ui.style import fonts
from ui.style.palette import Theme

LEAST_SPAN = 0.3  # [m] shown at least, so that a centimetre does not look like a stride


@dataclass(frozen=True, slots=True)
class Step:
    """Descent `n` with steps of `length` [m]; `marked` where it is an exception worth a word."""

    n: int
    length: float
    marked: bool = False


def draw(painter: QPainter, rect: QRectF, steps: Sequence[Step], usual: float, theme: Theme) -> None:
    """A dot per descent on a stem from the `usual` length [m]."""
    lengths = [usual, *(step.length for step in steps)]
    middle = 0.5 * (min(lengths) + max(lengths))
    half = 0.5 * max(max(lengths) - min(lengths), LEAST_SPAN) * 1.2
    field = rect.adjusted(34.0, 8.0, -8.0, -22.0)
    plot = Plot(field, 0.0, float(max(len(steps), 1)), middle + half, middle - half)
    step = axes.nice_step(2.0 * half, max(2, int(field.height() / 18.0)))
    ticks = [axes.Tick(v, decimal(v, 2 if step < 0.1 else 1)) for v in axes.steps(middle - half, middle + half, step)]
    rows(painter, plot, ticks, theme)
    painter.setPen(pen(theme.accent, 1.5, dash=(2.5, 2.0)))
    rule(painter, field.left(), plot.y(usual), field.right(), plot.y(usual))
    every = -(-len(steps) * 18 // max(1, int(field.width())))  # numbers that would touch are left out, marked ones stay
    for k, each in enumerate(steps):
        _lollipop(painter, plot, k + 0.5, each, usual, theme)
        if each.marked or k % max(every, 1) == 0:
            weight = fonts.BOLD if each.marked else fonts.REGULAR
            x, y = plot.x(k + 0.5), field.bottom() + 12.0
            write(painter, x, y, str(each.n), theme.text, fonts.SECONDARY, weight, "centre")


def _lollipop(painter: QPainter, plot: Plot, at: float, step: Step, usual: float, theme: Theme) -> None:
    x, y = plot.x(at), plot.y(step.length)
    painter.setPen(pen(theme.text, 1.0))
    rule(painter, x, plot.y(usual), x, y)
    painter.setPen(pen(theme.text, 1.6, Qt.PenStyle.SolidLine))
    painter.setBrush(QColor(theme.text if step.marked else theme.panel))
    radius = 4.5 if step.marked else 3.5
    painter.drawEllipse(QPointF(x, y), radius, radius)
