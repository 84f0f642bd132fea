"""The legend of the gradient colours, steep down first; and the one of the hatches on paper."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from routeplanner.words import _
from ui.charts import hatch
from ui.charts.marks import pen, rule, width, write
from ui.style import fonts
from ui.style.palette import CLASSES, DOWN, FLAT, PRINT, UP, Hatch, Theme

WIDTH, HEIGHT = 300.0, 30.0  # [px]
CELL = 11.0  # height of a descent's cell; a climb's is half of it

HATCHES: tuple[tuple[float, Hatch], ...] = ((0.30, "solid"), (0.20, "cross"), (0.10, "diagonal"), (0.0, "dots"))
BLACK = PRINT.text


def hatch_of(mean_gradient: float) -> Hatch:
    """Hatch of a descent by its mean gradient [m/m], negative (design.md §10)."""
    return next((kind for least, kind in HATCHES if -mean_gradient >= least - 1e-9), "dots")


def draw(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The thirteen classes in a row, right-aligned in `rect`, with their bounds in percent below."""
    down, up = _("down"), _("up %")
    words = width(painter, down, fonts.SECONDARY, fonts.SEMIBOLD) + width(painter, up, fonts.AXIS) + 14.0
    cell = min(17.0, (rect.width() - words) / CLASSES)
    right = rect.right() - width(painter, up, fonts.AXIS) - 7.0
    left, top = right - cell * CLASSES, rect.top() + 3.0
    for k, chip in enumerate(theme.gradient):
        tall = CELL if k < FLAT else CELL / 2
        painter.setPen(pen(theme.text if k < FLAT else theme.muted))
        painter.setBrush(QColor(chip.fill))
        painter.drawRect(QRectF(left + k * cell, top + (CELL - tall) / 2, cell, tall))
    write(painter, left - 6.0, top + CELL / 2, down, theme.text, fonts.SECONDARY, fonts.SEMIBOLD, "right")
    write(painter, right + 6.0, top + CELL / 2, up, theme.muted)
    for k, bound in enumerate((*reversed(DOWN), *UP), 1):
        write(painter, left + k * cell, top + CELL + 9.0, f"{100 * bound:.0f}", theme.muted, side="centre")


def draw_hatches(painter: QPainter, rect: QRectF, used: set[Hatch], flattest: float, baseline: str) -> None:
    """The hatches that are `used`, right-aligned in `rect`. `flattest`: mean gradient [m/m] of the flattest descent."""
    size, y = fonts.PRINT_AXIS, rect.center().y()
    lowest = "2" if flattest <= -0.02 else "0"
    names: dict[Hatch, str] = {
        "dots": _("{low}–10 %").format(low=lowest),
        "diagonal": _("10–20 %"),
        "cross": _("20–30 %"),
        "solid": _("over 30 %"),
    }
    x = write(
        painter, rect.right(), y, _("steepest {length}").format(length=baseline), BLACK, size, side="right"
    ).left()
    painter.setPen(pen(BLACK, 3.0))
    rule(painter, x - 20.0, y - 4.0, x - 10.0, y + 6.0)
    steepest_tick(painter, x - 15.0, y + 1.0, -1.0)
    x -= 34.0
    for kind in (k for _least, k in HATCHES if k in used):
        x = write(painter, x, y, names[kind], BLACK, size, side="right").left() - 38.0
        edge = np.array([x, x + 32.0])
        hatch.fill(painter, kind, edge, np.full(2, y - 7.0), y + 7.0, BLACK)
        painter.setPen(pen(BLACK, 1.3))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRect(QRectF(x, y - 7.0, 32.0, 14.0))
        x -= 10.0
    write(painter, x, y, _("one hatch per descent, by its mean gradient"), BLACK, size, side="right")


def steepest_tick(painter: QPainter, x: float, y: float, slope: float, *, halo: bool = False) -> None:
    """A bar across a line of `slope` [units/unit, negative downhill], or the white halo that goes under both."""
    along = np.array([1.0, -slope])
    across = np.array([-along[1], along[0]]) / np.hypot(*along)
    if across[1] > 0.0:  # towards the sky
        across = -across
    start, end = -2.0 * across, 9.0 * across
    painter.setPen(pen(PRINT.panel, 5.0) if halo else pen(BLACK, 2.6))
    rule(painter, x + start[0], y + start[1], x + end[0], y + end[1])
