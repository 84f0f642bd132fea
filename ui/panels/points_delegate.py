"""How a row along the route looks, and the line that it is edited in."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from routeplanner.analysis.descents import Descent
from routeplanner.course import Station
from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui import plain
from ui.charts import marks
from ui.panels import points_words
from ui.panels.labels import edge
from ui.panels.points_model import ROLE, Index, PointsModel
from ui.panels.points_rows import Row
from ui.style import fonts, icons, palette, sheet
from ui.style.palette import Theme

ROW, MARK, EDGE, ICON, DOT = 36, 34, 10, 15.0, 4.5  # [px] of a row, its mark, its end, an icon, a point
DASHES = {"straight": (3.0, 2.5), "waiting": (1.0, 2.0)}  # of a leg, in widths of its line; solid where none
STATIONS = {
    "aid": "droplets",
    "water": "droplets",
    "food": "droplets",
    "base": "droplets",
    "cut_off": "clock",
    "summit": "mountain",
    "danger": "triangle-alert",
}  # as on the profile; others have a flag
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PointsDelegate(QStyledItemDelegate):
    """One row. `check(Row, text)` raises PlannerError for what cannot be read: the line stays open then, and
    `refused(PlannerError)` says why."""

    refused = Signal(object)

    def __init__(self, rows: PointsModel, check: Callable[[Row, str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._check = rows, check
        self.here: int | None = None  # the row that the cursor is at
        self._edited: Row | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW)

    # paint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROLE)
        theme, box = sheet.current(), QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(theme.selection if state & QStyle.StateFlag.State_Selected else theme.panel))
        painter.setPen(marks.pen(theme.border_soft))
        marks.rule(painter, box.left() + MARK, box.bottom() + 0.5, box.right(), box.bottom() + 0.5)
        if index.row() == self.here:
            painter.fillRect(QRectF(box.left(), box.top(), 3.0, box.height()), QColor(theme.accent))
        self._mark(painter, QRectF(box.left(), box.top(), MARK, box.height()), row, theme)
        self._words(painter, box.adjusted(MARK, 0.0, -EDGE, 0.0), row, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(marks.pen(theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _mark(self, painter: QPainter, box: QRectF, row: Row, theme: Theme) -> None:
        centre = box.center()
        if isinstance(row.what, Station):
            place = QRectF(centre.x() - ICON / 2, centre.y() - ICON / 2, ICON, ICON)
            icons.draw(painter, place, STATIONS.get(row.what.kind, "flag"), theme.text)
        elif isinstance(row.what, Descent):
            colour = theme.gradient[palette.class_of(row.what.half_steeper)]
            marks.badge(painter, centre, row.number, colour, edge(theme))
        elif row.kind == "range":
            _bracket(painter, centre, theme)
        else:
            _point(painter, box, row, theme)

    def _words(self, painter: QPainter, box: QRectF, row: Row, theme: Theme) -> None:
        u, y = self._rows.units, box.top() + 11.5
        strong = row.kind != "point"
        at = marks.write(painter, box.right(), y, points_words.place(row, u), theme.text, fonts.BODY, side="right")
        room = at.left() - box.left() - 8.0
        weight = fonts.MEDIUM if strong else fonts.REGULAR
        _fitted(painter, box.left(), y, points_words.name(row, u), theme.text, fonts.BODY, weight, room)
        said = points_words.second(row, u)
        _fitted(painter, box.left(), y + 14.5, said, theme.muted, fonts.SECONDARY, fonts.REGULAR, box.width())

    # edit

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._edited = index.data(ROLE)
        line = QLineEdit(parent)
        line.setFrame(False)
        words = _("Latitude, longitude") if self._edited is not None and self._edited.kind == "point" else _("Name")
        line.setAccessibleName(words)
        line.setPlaceholderText(words)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 3, -2, -3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on what cannot be read keeps the line open, and says why."""
        enter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER
        if enter and isinstance(watched, QLineEdit) and self._edited is not None:
            try:
                self._check(self._edited, watched.text())
            except PlannerError as error:
                _mark_wrong(watched, str(error))
                self.refused.emit(error)
                return True
        return super().eventFilter(watched, event)


def _mark_wrong(line: QLineEdit, text: str) -> None:
    line.setProperty("wrong", True)
    line.style().unpolish(line)
    line.style().polish(line)
    line.setAccessibleDescription(text)
    line.setToolTip(plain.tip(text))


def _point(painter: QPainter, box: QRectF, row: Row, theme: Theme) -> None:
    """A point as it is on the map, hanging on the leg behind it, which looks as it does there."""
    centre = box.center()
    if row.leg:
        painter.setPen(marks.pen(theme.muted, 1.5, dash=DASHES.get(row.leg, ())))
        marks.rule(painter, centre.x(), box.top(), centre.x(), centre.y() - DOT)
    painter.setPen(marks.pen(theme.text, 1.5))
    ends = row.number in (1, row.of)
    painter.setBrush(QColor(theme.text if ends else theme.panel))
    painter.drawEllipse(centre, DOT, DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _bracket(painter: QPainter, centre: QPointF, theme: Theme) -> None:
    """From here to there."""
    painter.setPen(marks.pen(theme.text, 1.5))
    corners = ((3.0, -8.0), (-2.0, -8.0), (-2.0, 8.0), (3.0, 8.0))
    painter.drawPolyline([QPointF(centre.x() + x, centre.y() + y) for x, y in corners])


def _fitted(
    painter: QPainter, x: float, y: float, text: str, colour: str, size: float, weight: QFont.Weight, room: float
) -> None:
    """Words that are cut short where they do not fit."""
    metrics = QFontMetricsF(fonts.font(size, weight, painter.device()), painter.device())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    marks.write(painter, x, y, shown, colour, size, weight)
