"""Named ranges above a profile: each a bar as long as its ground, with its name in it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, Qt

from ui.charts.marks import pen, rule, write
from ui.charts.ranges import RangeMark
from ui.charts.values import Geometry
from ui.style import fonts
from ui.style.palette import Theme

LANE = 15.0  # [px] from one bar to the next
LOW = 190.0  # [px] a chart that is lower has one lane, else two [D]; what finds no room is on the list beside the map
TICK = 3.5  # [px] above and below the bar at both its ends
APART = 6.0  # [px] between two bars of one lane
LEAST = 24.0  # [px] of a name that is cut off, else there is none
AIR, STUB = 4.0, 3.0  # [px] on both sides of the name, and of the bar beside it at least

Boxes = tuple[tuple[str, QRectF], ...]


def lanes(marks: Sequence[RangeMark], tall: float) -> list[tuple[RangeMark, int]]:
    """Each mark with its lane, 0 at the bottom: the first one that is free where the mark begins, in a chart so `tall`
    [px]."""
    most = 1 if tall < LOW else 2
    free: list[float] = []
    out = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        lane = next((k for k, end in enumerate(free) if end <= mark.start), len(free))
        if lane == len(free) < most:
            free.append(mark.end)
        if lane < len(free):
            free[lane] = mark.end
            out.append((mark, lane))
    return out


def height(marks: Sequence[RangeMark], tall: float) -> float:
    """[px] that they need above the plot."""
    return LANE * (1 + max((lane for _mark, lane in lanes(marks, tall)), default=-1))


def draw(painter: QPainter, geometry: Geometry, marks: Sequence[RangeMark], tall: float, theme: Theme) -> Boxes:
    """The bars just above the plot, cut where the ground shown ends; which mark is where."""
    boxes = []
    for mark, lane in lanes(marks, tall):
        y = geometry.plot.top() - LANE * (lane + 0.5)
        left, right = (geometry.x(min(max(end, geometry.start), geometry.end)) for end in (mark.start, mark.end))
        right = max(right - APART / 2, left + 2.0)
        _bar(painter, mark, left, right, y, theme)
        boxes.append((mark.id, QRectF(left - 2.0, y - LANE / 2, right - left + 4.0, LANE)))
    return tuple(boxes)


def _bar(painter: QPainter, mark: RangeMark, left: float, right: float, y: float, theme: Theme) -> None:
    font = fonts.font(fonts.AXIS, fonts.SEMIBOLD, painter.device())
    metrics = QFontMetricsF(font, painter.device())
    name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideRight, max(right - left - 2 * (AIR + STUB), 0.0))
    across = metrics.horizontalAdvance(name)
    painter.setPen(pen(theme.accent, 1.6))
    for x in (left, right):
        rule(painter, x, y - TICK, x, y + TICK)
    if across > right - left - 2 * AIR or (name != mark.name and across < LEAST):
        rule(painter, left, y, right, y)
        return
    middle = 0.5 * (left + right)
    rule(painter, left, y, middle - 0.5 * across - AIR, y)
    rule(painter, middle + 0.5 * across + AIR, y, right, y)
    write(painter, middle, y, name, theme.text, fonts.AXIS, fonts.SEMIBOLD, "centre")
