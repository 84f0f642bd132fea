"""How a row of the ledger is drawn: two lines of 35 px, numbers to the right."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.charts import marks
from ui.panels.labels import edge, grade_chip
from ui.panels.ledger import DROP, GRADE, LOAD, MEAN, NAME, NUMBER, PACE, DescentRow, FoldRow, Row
from ui.panels.ledger_model import LedgerModel
from ui.style import fonts, icons, sheet
from ui.style.palette import Theme

ROW = 35  # [px]
FIRST, SECOND = 11.0, 25.0  # [px] where the capitals of the two lines are centred
PAD = 5.0  # [px] right of the figures
BAR, TRACK = 5.0, 38.0  # [px] load bar
STAR = 12.0
WITHOUT_BAR = 40  # [px] a load column narrower than this shows the figure alone


class LedgerDelegate(QStyledItemDelegate):
    """Draws the values of a `LedgerModel`. `hovered` is the row [m] that the one cursor is on, or None."""

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.cursor: float | None = None
        self.compact = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(40, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, theme = self._model.row(index.row()), sheet.current()
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, row, selected, index.column(), theme)
        if isinstance(row, FoldRow):
            _fold(painter, box, row, index.column(), self._model.is_open(row.leg), theme)
        else:
            self._descent(painter, box, row, index.column(), selected, theme)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, row: Row, selected: bool, column: int, theme: Theme) -> None:
        under = self.cursor is not None and isinstance(row, DescentRow) and row.start <= self.cursor <= row.end
        if selected or under or isinstance(row, FoldRow):
            painter.fillRect(box, QColor(theme.selection if selected else theme.raised))
        painter.setPen(marks.pen(theme.border_soft))
        marks.rule(painter, box.left(), box.bottom() - 0.5, box.right() + 1.0, box.bottom() - 0.5)
        if column == NUMBER and (selected or under):
            painter.fillRect(QRectF(box.left(), box.top(), 3.0, box.height() - 1.0), QColor(theme.accent))

    def _descent(
        self, painter: QPainter, box: QRectF, row: DescentRow, column: int, selected: bool, theme: Theme
    ) -> None:
        weight = fonts.SEMIBOLD if row.key else fonts.REGULAR
        first, second = row.lines[column]
        if column == NUMBER:
            ring = theme.accent if selected else ""
            centre = QPointF(box.left() + 3.0 + (box.width() - 3.0) / 2, box.center().y())
            marks.badge(painter, centre, row.n, theme.gradient[row.colour], edge(theme), ring)
        elif column == NAME:
            self._name(painter, box, row, theme)
        elif column == GRADE:
            grade_chip(painter, box.center(), row.grade, first, theme)
        elif column == LOAD:
            load(painter, box, first, row.load_part, weight, theme)
        else:
            strong = fonts.SEMIBOLD if column == DROP else fonts.REGULAR
            figures(painter, box, first, second, strong, theme)

    def _name(self, painter: QPainter, box: QRectF, row: DescentRow, theme: Theme) -> None:
        """Name and star; below where it starts, and the cue of a key descent, alone where there is little room."""
        (name, place), left = row.lines[NAME], box.left() + 4.0
        room = box.right() - left - 2.0
        weight = fonts.SEMIBOLD if row.key else fonts.REGULAR
        x = cut(painter, left, box.top() + FIRST, name, theme.text, fonts.BODY, room - (STAR + 4.0) * row.key, weight)
        if row.key:
            star = QRectF(x + 4.0, box.top() + FIRST - STAR / 2, STAR, STAR)
            icons.draw(painter, star, "star", theme.text, filled=True)
        y, ink = box.top() + SECOND, theme.muted
        if not row.cue:
            cut(painter, left, y, place, ink, fonts.SECONDARY, room)
        elif self.compact:
            cut(painter, left, y, row.cue, theme.text, fonts.SECONDARY, room)
        else:
            x = cut(painter, left, y, f"{place} · ", ink, fonts.SECONDARY, room)
            cut(painter, x, y, row.cue, theme.text, fonts.SECONDARY, box.right() - 2.0 - x)


def _fold(painter: QPainter, box: QRectF, row: FoldRow, column: int, is_open: bool, theme: Theme) -> None:
    first, second = row.lines[column]
    if column == NUMBER:
        arrow = QRectF(box.center().x() - 7.0, box.center().y() - 7.0, 14.0, 14.0)
        icons.draw(painter, arrow, "chevron-down", theme.muted, turn=0.0 if is_open else -90.0)
    elif column == NAME:
        left, room = box.left() + 4.0, box.width() - 6.0
        cut(painter, left, box.top() + FIRST, first, theme.text, fonts.BODY, room)
        cut(painter, left, box.top() + SECOND, second, theme.muted, fonts.SECONDARY, room)
    elif column == LOAD:
        load(painter, box, first, row.load_part, fonts.REGULAR, theme)
    else:
        figures(painter, box, first, second, fonts.REGULAR, theme)


def figures(painter: QPainter, box: QRectF, first: str, second: str, weight: QFont.Weight, theme: Theme) -> None:
    """Two numbers, one above the other, to the right."""
    x = box.right() - PAD
    marks.write(painter, x, box.top() + FIRST, first, theme.text, fonts.BODY, weight, "right")
    marks.write(painter, x, box.top() + SECOND, second, theme.muted, fonts.SECONDARY, side="right")


def load(painter: QPainter, box: QRectF, text: str, part: float, weight: QFont.Weight, theme: Theme) -> None:
    """A share of the load, and below it a bar that grows to the left, so that its figure stands at its end."""
    right = box.right() - PAD
    if box.width() < WITHOUT_BAR:
        marks.write(painter, right, box.center().y(), text, theme.text, fonts.BODY, weight, "right")
        return
    marks.write(painter, right, box.top() + FIRST, text, theme.text, fonts.BODY, weight, "right")
    track = QRectF(right - TRACK, box.top() + SECOND - BAR / 2, TRACK, BAR)
    painter.fillRect(track, QColor(theme.border_soft))
    painter.fillRect(track.adjusted(TRACK * (1.0 - part), 0, 0, 0), QColor(theme.muted))


def cut(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    colour: str,
    size: float,
    room: float,
    weight: QFont.Weight = fonts.REGULAR,
) -> float:
    """Write `text`, cut short to `room` [px]; where it ends."""
    metrics = QFontMetricsF(fonts.font(size, weight, painter.device()), painter.device())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return marks.write(painter, x, y, shown, colour, size, weight).right()


def widths(model: LedgerModel, room: int, device: QWidget) -> Mapping[int, int]:
    """How wide each column is [px] in `room`: as its figures and heads need, the name takes the rest.

    Where little is left for the name, the load goes without its bar.
    """
    ledger = model.ledger
    if ledger is None:
        return {}
    body = QFontMetricsF(fonts.font(fonts.BODY, fonts.SEMIBOLD), device)
    small = QFontMetricsF(fonts.font(fonts.SECONDARY), device)
    out = {NUMBER: 36, GRADE: 40}
    for column, sums in ((DROP, (ledger.small[1], ledger.all[1])), (MEAN, ()), (PACE, ())):
        tops = (*sums, *(row.lines[column][0] for row in model.rows))
        below = (*ledger.heads[column], *(row.lines[column][1] for row in model.rows))
        widest = max((body.horizontalAdvance(t) for t in tops), default=0.0)
        out[column] = round(max(widest, *(small.horizontalAdvance(t) for t in below)) + 2 * PAD)
    if not ledger.planned:
        out[PACE] = 0
    out[LOAD] = round(TRACK + 2 * PAD)
    if room - sum(out.values()) < 140:
        out[LOAD] = round(small.horizontalAdvance(ledger.heads[LOAD][0]) + PAD + 2.0)
        out[NUMBER], out[GRADE] = 32, 36
    out[NAME] = max(room - sum(out.values()), 60)
    return out
