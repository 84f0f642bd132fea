"""A field with two axes, for the charts that are not a profile."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from routeplanner.geo import Floats
from ui.charts.axes import Tick
from ui.charts.marks import pen, rule, write
from ui.style.palette import Theme


@dataclass(frozen=True, slots=True)
class Plot:
    """`rect` holds data from `left` to `right` and from `top` to `bottom`, in the unit of the data."""

    rect: QRectF
    left: float
    right: float
    top: float
    bottom: float

    def x(self, value: float) -> float:
        return self.rect.left() + (value - self.left) / (self.right - self.left) * self.rect.width()

    def y(self, value: float) -> float:
        return self.rect.top() + (value - self.top) / (self.bottom - self.top) * self.rect.height()

    def points(self, x: Floats, y: Floats) -> list[QPointF]:
        """The points (x, y), shape (n,), as drawn."""
        px = self.rect.left() + (x - self.left) / (self.right - self.left) * self.rect.width()
        py = self.rect.top() + (y - self.top) / (self.bottom - self.top) * self.rect.height()
        return [QPointF(*p) for p in zip(np.asarray(px).tolist(), np.asarray(py).tolist(), strict=True)]

    def line(self, x: Floats, y: Floats) -> QPolygonF:
        """The same as one line."""
        return QPolygonF(self.points(x, y))

    def band(self, x: Floats, low: Floats, high: Floats) -> QPolygonF:
        """The area between two lines, shape (n,) each."""
        return self.line(np.concatenate((x, x[::-1])), np.concatenate((low, high[::-1])))


def rows(painter: QPainter, plot: Plot, ticks: Sequence[Tick], theme: Theme) -> None:
    """Soft lines across, their figures on the left."""
    for tick in ticks:
        y = plot.y(tick.at)
        painter.setPen(pen(theme.border_soft))
        rule(painter, plot.rect.left(), y, plot.rect.right(), y)
        write(painter, plot.rect.left() - 8.0, y, tick.text, theme.muted, side="right")


def columns(painter: QPainter, plot: Plot, ticks: Sequence[Tick], theme: Theme) -> None:
    """Figures below."""
    for tick in ticks:
        write(painter, plot.x(tick.at), plot.rect.bottom() + 11.0, tick.text, theme.muted, side="centre")


def faint(colour: str, opacity: float) -> QColor:
    """A colour that lets the ground through, for bands."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made
