"""The printed map: the route in black over pale ground, descents thick, arrows between them."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from routeplanner.geo import Floats
from routeplanner.report import Report
from routeplanner.units import Units
from ui.charts.marks import pen
from ui.printing import beside
from ui.printing.beside import BLACK, WHITE
from ui.printing.board import Board
from ui.printing.field import Field
from ui.printing.vector import MM

DESCENT, OTHER_GROUND, CASING = 1.3 * MM, 0.4 * MM, 0.45 * MM  # widths; the casing's on either side
ARROWS = 75.0  # [units] between arrows


def draw(painter: QPainter, rect: QRectF, report: Report, where: Field, credit: str, u: Units) -> None:
    """Everything but the ground, whose `credit` stands in a corner."""
    board = Board(rect.width(), rect.height())
    board.draw_line(where.x, where.y, 0.5 * DESCENT + 1.0)
    _route(painter, report, where)
    beside.draw(painter, rect, report, where, credit, board, u)


def _route(painter: QPainter, report: Report, where: Field) -> None:
    descents = [where.between(d.start, d.end) for d in report.descents]
    others = [where.between(*piece) for piece in ordinary(report)]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pieces, width in ((others, OTHER_GROUND), (descents, DESCENT)):
        _polylines(painter, pieces, width + 2 * CASING, WHITE)
    _polylines(painter, others, OTHER_GROUND, BLACK)
    _polylines(painter, descents, DESCENT, BLACK)
    for x, y in others:
        _arrows(painter, x, y)


def ordinary(report: Report) -> list[tuple[float, float]]:
    """The stretches [m] that are run but are no descents, in order; holes in the course belong to neither."""
    profile = report.profile
    edges = np.flatnonzero(np.diff(np.concatenate(([False], profile.gap, [False]))))
    out = [(d.start, d.end) for d in report.descents]
    out += [
        (float(profile.distance[a]), float(profile.distance[b])) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    found, at = [], 0.0
    for start, end in sorted(out):
        if start > at:
            found.append((at, start))
        at = max(at, end)
    return [*found, (at, profile.length)] if at < profile.length else found


def _polylines(painter: QPainter, pieces: list[tuple[Floats, Floats]], width: float, colour: str) -> None:
    painter.setPen(pen(colour, width))
    for x, y in pieces:
        painter.drawPolyline(QPolygonF([QPointF(*p) for p in zip(x.tolist(), y.tolist(), strict=True)]))


def _arrows(painter: QPainter, x: Floats, y: Floats) -> None:
    """Open arrow heads that say which way it goes."""
    run = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))))
    count = int(run[-1] / ARROWS + 0.6)
    for k in range(count):
        at = run[-1] * (k + 0.5) / count
        ahead, behind = (np.array([np.interp(at + d, run, v) for v in (x, y)]) for d in (4.0, -4.0))
        way = ahead - behind
        length = float(np.hypot(*way))
        if length < 4.0:  # a hairpin points nowhere
            continue
        way, tip = way / length, 0.5 * (ahead + behind) + 3.0 * way / length
        wings = [tip - 6.5 * way + side * 4.0 * np.array([-way[1], way[0]]) for side in (-1.0, 1.0)]
        head = QPolygonF([QPointF(*wings[0]), QPointF(*tip), QPointF(*wings[1])])
        for colour, width in ((WHITE, 4.2), (BLACK, 1.7)):
            painter.setPen(pen(colour, width))
            painter.drawPolyline(head)
