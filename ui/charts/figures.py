"""The four techniques as stick figures, for screen and paper: lines of one ink on any painter.

All of it is drawn in a field of 100 x 80 units, y downwards, on a slope that falls to the right.
"""

from collections.abc import Callable, Sequence
from math import atan2, cos, degrees, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

WIDE, HIGH = 100.0, 80.0
FALL = 0.40  # of the slope under the feet: steep enough to be seen in 50 px
LIMB, TRUNK, GROUND, MARK = 5.0, 6.5, 2.2, 2.4  # widths of lines
HEAD = 6.5  # radius

Place = tuple[float, float]


def draw(painter: QPainter, rect: QRectF, code: str, ink: str, mark: str = "") -> None:
    """The technique `code` (lean, core, arms, quick) as large as it fits in the middle of `rect`.

    Body and ground in `ink`, what to look at in `mark`, by default the same. Raises KeyError for an unknown code.
    """
    figure = FIGURES[code]
    scale = min(rect.width() / WIDE, rect.height() / HIGH)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(scale, scale)
    painter.translate(-WIDE / 2, -HIGH / 2)
    figure(painter, ink, mark or ink)
    painter.restore()


def _lean(painter: QPainter, ink: str, mark: str) -> None:
    """Body at right angles to the slope: its axis goes on above the head, the right angle is at the foot."""
    _slope(painter, ink)
    painter.save()
    _stand_on_slope(painter, 42.0)
    _line(painter, [(13, -1), (13, -13), (1, -13)], mark, MARK)
    _line(painter, [(0, -1), (5, -13), (0, -25)], ink, LIMB)  # the leg that carries, its knee soft
    _line(painter, [(0, -25), (-8, -15), (-20, -20)], ink, LIMB)  # the one that swings
    _line(painter, [(0, -25), (0, -42)], ink, TRUNK)
    _line(painter, [(0, -41), (-11, -35), (-17, -43)], ink, LIMB)
    _line(painter, [(0, -41), (10, -33), (18, -39)], ink, LIMB)
    _head(painter, (0, -53), ink)
    painter.restore()


def _core(painter: QPainter, ink: str, mark: str) -> None:
    """A tower of blocks: head, ribs and hips above each other between two plumb lines, the knees soft."""
    _slope(painter, ink)
    for x in (33.0, 71.0):
        _line(painter, [(x, 4), (x, 44)], mark, MARK, dash=(2.4, 2.0))
    _line(painter, [(49, 40), (42, 49), (47.0, _ground(47.0) - 1)], ink, LIMB)
    _line(painter, [(55, 40), (65, 51), (61.0, _ground(61.0) - 1)], ink, LIMB)
    for side in (-1.0, 1.0):
        _line(painter, [(52 + 8 * side, 20), (52 + 15 * side, 28), (52 + 10 * side, 36)], ink, 0.8 * LIMB)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawRoundedRect(QRectF(43, 17, 18, 12), 2.5, 2.5)
    painter.drawRoundedRect(QRectF(44.5, 31, 15, 9), 2.5, 2.5)
    _head(painter, (52, 8.5), ink)


def _arms(painter: QPainter, ink: str, mark: str) -> None:
    """Seen from the front: elbows out, and what they balance."""
    _line(painter, [(22, 76), (78, 76)], ink, GROUND)
    _line(painter, [(50, 48), (39, 60), (42, 74)], ink, LIMB)
    _line(painter, [(50, 48), (62, 59), (59, 74)], ink, LIMB)
    _line(painter, [(50, 26), (50, 48)], ink, TRUNK)
    _line(painter, [(50, 28), (31, 34), (18, 22)], ink, LIMB)
    _line(painter, [(50, 28), (69, 34), (82, 22)], ink, LIMB)
    _head(painter, (50, 13), ink)
    for side in (-1.0, 1.0):  # as on a rope: up and down again
        _curve(painter, (50 + 40 * side, 10), (50 + 51 * side, 22), (50 + 41 * side, 34), mark)


def _quick(painter: QPainter, ink: str, mark: str) -> None:
    """Prints of shoes close behind each other on the slope, and the way they go."""
    _slope(painter, ink)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    _stand_on_slope(painter, 12.0)
    for k in range(6):
        x, rise = 15.5 * k, 7.0 + 9.0 * (k % 2)
        painter.drawEllipse(QPointF(x + 3.0, -rise), 6.2, 3.6)
        painter.drawEllipse(QPointF(x - 6.0, -rise), 3.4, 2.7)
    _arrow(painter, (24, -31), (70, -31), mark)
    painter.restore()


FIGURES: dict[str, Callable[[QPainter, str, str], None]] = {
    "lean": _lean,
    "core": _core,
    "arms": _arms,
    "quick": _quick,
}


def _ground(x: float) -> float:
    return 76.0 + FALL * (x - 88.0)


def _slope(painter: QPainter, ink: str) -> None:
    _line(painter, [(2.0, _ground(2.0)), (98.0, _ground(98.0))], ink, GROUND)


def _stand_on_slope(painter: QPainter, x: float) -> None:
    """Put the origin on the slope at `x`, with y at right angles to it."""
    painter.translate(x, _ground(x))
    painter.rotate(degrees(atan2(FALL, 1.0)))


def _line(
    painter: QPainter, places: Sequence[Place], ink: str, width: float, dash: tuple[float, float] | None = None
) -> None:
    pen = QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern(list(dash))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))


def _head(painter: QPainter, centre: Place, ink: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawEllipse(QPointF(*centre), HEAD, HEAD)


def _arrow(painter: QPainter, start: Place, end: Place, ink: str) -> None:
    _line(painter, [start, end], ink, MARK)
    _tip(painter, start, end, ink)


def _curve(painter: QPainter, start: Place, bend: Place, end: Place, ink: str) -> None:
    """An arrow bent towards `bend`, with a head at either end."""
    _line(painter, [start], ink, MARK)
    path = QPainterPath(QPointF(*start))
    path.quadTo(QPointF(*bend), QPointF(*end))
    painter.drawPath(path)
    _tip(painter, bend, end, ink)
    _tip(painter, bend, start, ink)


def _tip(painter: QPainter, start: Place, end: Place, ink: str) -> None:
    """A head at `end` of what comes from `start`."""
    along = atan2(end[1] - start[1], end[0] - start[0])
    path = QPainterPath(QPointF(end[0] + 2.0 * cos(along), end[1] + 2.0 * sin(along)))
    for side in (2.6, -2.6):
        path.lineTo(end[0] + 7.0 * cos(along + side), end[1] + 7.0 * sin(along + side))
    path.closeSubpath()
    painter.fillPath(path, QColor(ink))
