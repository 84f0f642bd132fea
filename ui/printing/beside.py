"""What stands beside the printed route: discs, numbers, names, a scale. Nothing overlaps."""

from math import floor, log10

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from routeplanner.analysis.descents import Descent
from routeplanner.report import Report
from routeplanner.units import Units
from routeplanner.words import _
from ui.charts import marks
from ui.charts.marks import pen, rule
from ui.charts.printed import KEY, OTHER
from ui.printing.board import Board, Candidate, around, nearest
from ui.printing.field import Field
from ui.printing.vector import MM
from ui.style import fonts, icons

DISC, DOT, BADGE_GAP = 8.0, 3.2, 1.5  # [units] radii; air round a badge
MANY = 12  # stations, above which each is a dot
ANCHORS = (0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92)  # where along a descent its number may stand
NEAR = (3.0, 5.0, 8.0, 12.0, 17.0, 24.0, 33.0)  # from the line to the edge of a number
LEADER = 9.0  # from here on a line leads to it
BLACK, WHITE = "#000000", "#FFFFFF"
SIZE = fonts.PRINT_AXIS


def draw(painter: QPainter, rect: QRectF, report: Report, where: Field, credit: str, board: Board, u: Units) -> None:
    """Everything beside the line. What finds no room is left out, key numbers never."""
    stops = _discs(painter, report, where, board)
    _corners(painter, rect, where, credit, board, u)
    _numbers(painter, [d for d in report.descents if d.key], where, board, must=True)
    for centre, radius, name in stops:
        _name(painter, centre, radius + 2.0, name, fonts.SEMIBOLD, board, most_covered=20.0)
    _numbers(painter, [d for d in report.descents if not d.key], where, board, must=False)
    _places(painter, rect, report, where, board, [centre for centre, _radius, _name in stops])


def _discs(painter: QPainter, report: Report, where: Field, board: Board) -> list[tuple[QPointF, float, str]]:
    """Start, finish and stations; centre, radius and name of each, the most important first."""
    start, finish = where.at(0.0), where.at(report.profile.length)
    at = [(report.course.route.locate(s.pin), s.name) for s in report.course.stations]
    radius = DISC if len(at) <= MANY else DOT
    stations = [(where.at(metres), radius, name) for metres, name in at if metres is not None]
    for centre, _radius, _text in stations:
        _disc(painter, centre, radius, WHITE, "droplets" if radius == DISC else "", BLACK)
    ends = [(finish, DISC, _("Start and finish"))]
    if (start - finish).manhattanLength() >= 2.5 * DISC:
        ends = [(finish, DISC, _("Finish")), (start, DISC, _("Start"))]
        _disc(painter, start, DISC, WHITE, "", BLACK)
        painter.setBrush(QColor(BLACK))
        painter.drawEllipse(start, 2.6, 2.6)
    _disc(painter, finish, DISC, BLACK, "flag", WHITE)
    for centre, r, _text in (*ends, *stations):
        board.take(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r))
    return [*ends, *stations]


def _disc(painter: QPainter, centre: QPointF, radius: float, fill: str, icon: str, ink: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, reach in ((WHITE, radius + 1.2), (BLACK, radius), (fill, radius - 0.17 * radius)):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(centre, reach, reach)
    if icon:
        icons.draw(painter, QRectF(centre.x() - 5.0, centre.y() - 5.0, 10.0, 10.0), icon, ink)


def _numbers(painter: QPainter, descents: list[Descent], where: Field, board: Board, *, must: bool) -> None:
    """Numbers beside their descents, the longest drops first; a line leads to those that found room further away."""
    for d in sorted(descents, key=lambda d: -d.drop):
        anchors = [where.at(d.start + part * d.length) for part in ANCHORS]
        across = max(marks.BADGE, marks.width(painter, str(d.n), fonts.SECONDARY, fonts.BOLD) + 7.0) + 2 * BADGE_GAP
        candidates = [
            Candidate(c.box, c.penalty + 12.0 * abs(part - 0.5), anchor if _far(anchor, c.box) else None)
            for part, anchor in zip(ANCHORS, anchors, strict=True)
            for c in around(anchor, across, marks.BADGE + 2 * BADGE_GAP, NEAR)
        ]
        found = board.best(candidates)
        if found is None and must:
            found = board.best([Candidate(c.box, c.penalty) for c in candidates], most_covered=float("inf"))
        if found is None:
            continue
        if found.leader is not None:
            _leader(painter, found.leader, found.box)
        marks.badge(painter, found.box.center(), d.n, KEY if d.key else OTHER, BLACK)


def _far(anchor: QPointF, box: QRectF) -> bool:
    """Whether a number in `box` needs a line that leads to it."""
    near = nearest(anchor, box)
    return float(np.hypot(near.x() - anchor.x(), near.y() - anchor.y())) >= LEADER


def _leader(painter: QPainter, anchor: QPointF, box: QRectF) -> None:
    """From a ring on the line to a number that is not beside it."""
    for colour, width in ((WHITE, 2.8), (BLACK, 1.0)):
        painter.setPen(pen(colour, width))
        end = nearest(anchor, box)
        rule(painter, anchor.x(), anchor.y(), end.x(), end.y())
    painter.setPen(pen(BLACK, 1.2))
    painter.setBrush(QColor(WHITE))
    painter.drawEllipse(anchor, 2.4, 2.4)


def _name(
    painter: QPainter,
    anchor: QPointF,
    away: float,
    text: str,
    weight: QFont.Weight,
    board: Board,
    most_covered: float = 0.0,
) -> bool:
    """Write `text` beside `anchor` where there is room; whether there was."""
    across = marks.width(painter, text, SIZE, weight) + 4.0
    found = board.best(around(anchor, across, 13.0, (away - 1.0, away + 4.0)), most_covered)
    if found is not None:
        _words(painter, found.box, text, weight)
    return found is not None


def _words(painter: QPainter, box: QRectF, text: str, weight: QFont.Weight = fonts.REGULAR) -> None:
    """Text in `box`, on ground made paler so that contours do not run through it."""
    painter.fillRect(box.adjusted(1.0, 1.0, -1.0, -1.0), QColor(255, 255, 255, 190))
    marks.write(painter, box.left() + 2.0, box.center().y(), text, BLACK, SIZE, weight)


def _places(painter: QPainter, rect: QRectF, report: Report, where: Field, board: Board, stops: list[QPointF]) -> None:
    """Named places that are no stations, as far as there is room; each name once, none where a disc stands."""
    inside = rect.adjusted(6.0, 6.0, -6.0, -6.0)
    for place in {place.name: place for place in report.course.places if place.name}.values():
        centre = where.place(place.lat, place.lon)
        if not inside.contains(centre) or any((centre - stop).manhattanLength() < DISC for stop in stops):
            continue
        if _name(painter, centre, 6.0, place.name, fonts.REGULAR, board):
            corners = [QPointF(0.0, -4.2), QPointF(3.8, 2.8), QPointF(-3.8, 2.8)]
            painter.setPen(pen(WHITE, 1.6))
            painter.setBrush(QColor(BLACK))
            painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))


def _corners(painter: QPainter, rect: QRectF, where: Field, credit: str, board: Board, u: Units) -> None:
    """The scale, and what the ground is made from, in the emptiest corners."""
    world = 2 * np.pi * 6378137.0 / (256 * 2.0**where.window.zoom)
    south, _west, north, _east = where.window.degrees()
    metres = world * float(np.cos(np.radians(0.5 * (south + north))))  # per unit
    length = scale_length(28.0 * MM * metres / u.long)
    bar = length * u.long / metres
    text = u.distance(length * u.long, max(0, -floor(log10(length))))
    across = bar + 10.0 + marks.width(painter, text, SIZE) + 4.0
    found = board.best(_corner_boxes(rect, across, 16.0), float("inf"))
    if found is not None:
        box = found.box
        _words(painter, QRectF(box.left() + bar + 8.0, box.top(), box.width() - bar - 8.0, box.height()), text)
        painter.setPen(pen(BLACK, 0.35 * MM))
        y = box.center().y()
        for x0, y0, x1, y1 in ((0.0, y, bar, y), (0.0, y - 3.0, 0.0, y + 3.0), (bar, y - 3.0, bar, y + 3.0)):
            rule(painter, box.left() + x0 + 2.0, y0, box.left() + x1 + 2.0, y1)
    if credit:
        found = board.best(_corner_boxes(rect, marks.width(painter, credit, SIZE) + 4.0, 15.0)[::-1], float("inf"))
        if found is not None:
            _words(painter, found.box, credit)


def _corner_boxes(rect: QRectF, width: float, height: float) -> list[Candidate]:
    """Upper left first, lower right last."""
    edge = 5.0
    left, right = rect.left() + edge, rect.right() - edge - width
    top, bottom = rect.top() + edge, rect.bottom() - edge - height
    return [Candidate(QRectF(x, y, width, height), 0.0) for y in (top, bottom) for x in (left, right)]


def scale_length(longest: float) -> float:
    """The longest of 1, 2, 5 times a power of ten that is no longer than `longest`, a positive number."""
    power = 10.0 ** floor(log10(longest))
    return max(factor * power for factor in (1.0, 2.0, 5.0) if factor * power <= longest * (1 + 1e-9))
