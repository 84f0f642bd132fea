"""A stretch that is selected on the profile: how it is taken and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ui.charts.marks import pen, rule

if TYPE_CHECKING:
    from ui.charts.values import Geometry
    from ui.style.palette import Theme

Stretch = tuple[float, float]  # [m], start before end


@dataclass(frozen=True, slots=True)
class RangeMark:
    """A named range from `start` to `end` [m]."""

    id: str
    name: str
    start: float
    end: float


LEAST = 1.0  # [m] what is shorter is no stretch
REACH = 6.0  # [px] a handle is held from this near
HANDLE = (7.0, 18.0)  # [px]


@dataclass(slots=True)
class Ranging:
    """One end stays, the other one moves with the pointer or the keys. Both [m], None without a stretch."""

    fixed: float | None = None
    moving: float | None = None

    @property
    def stretch(self) -> Stretch | None:
        """What is selected, in the direction of the course."""
        if self.fixed is None or self.moving is None or abs(self.moving - self.fixed) < LEAST:
            return None
        return min(self.fixed, self.moving), max(self.fixed, self.moving)

    def select(self, stretch: Stretch | None) -> None:
        self.fixed, self.moving = stretch or (None, None)

    def hold(self, x: float, where: Geometry) -> bool:
        """Take the end that is under the pointer at `x`; False where there is none."""
        if self.stretch is None or self.fixed is None or self.moving is None:
            return False
        off = {end: abs(where.x(end) - x) for end in (self.fixed, self.moving)}
        if min(off.values()) > REACH:
            return False
        if off[self.fixed] < off[self.moving]:
            self.fixed, self.moving = self.moving, self.fixed
        return True

    def over(self, x: float, where: Geometry) -> bool:
        """Whether a handle is under the pointer at `x`."""
        return any(abs(where.x(end) - x) <= REACH for end in self.stretch or ())


def draw(painter: QPainter, where: Geometry, stretch: Stretch, theme: Theme) -> None:
    """The stretch as far as it is seen, with a handle at both ends. The colours of the ground stay what they are."""
    plot, soft = where.plot, QColor(theme.selection)
    left, right = (min(max(where.x(end), plot.left()), plot.right()) for end in stretch)
    modes = QPainter.CompositionMode
    # only what is paler than the band turns to it: the panel, not the ground
    painter.setCompositionMode(modes.CompositionMode_Lighten if theme.dark else modes.CompositionMode_Darken)
    painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), soft)
    painter.setCompositionMode(modes.CompositionMode_SourceOver)
    for end in stretch:
        if where.start <= end <= where.end:
            x = round(where.x(end))
            painter.setPen(pen(theme.accent, 2.0))
            rule(painter, x, plot.top(), x, plot.bottom())
            painter.setPen(pen(theme.panel, 1.5))
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(_handle(QPointF(x, plot.top())), 3.0, 3.0)


def _handle(top: QPointF) -> QRectF:
    across, height = HANDLE
    return QRectF(top.x() - across / 2, top.y(), across, height)
