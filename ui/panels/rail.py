"""The open courses where there is little room: a rail of initials and small profiles."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolButton, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.charts.marks import pen
from ui.panels.course_list import CourseList
from ui.panels.library_rows import ROLE, Index, Row, Rows
from ui.panels.thumbnails import Thumbnails
from ui.style import fonts, icons, sheet

WIDTH, ROW, THUMBNAIL = 48, 50, 20  # [px]
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class Rail(QWidget):
    """`chosen(course id)`; `list_wanted()` for the whole list in its place, `find_wanted()` to find a course there."""

    chosen = Signal(str)
    list_wanted = Signal()
    find_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows = Rows(self)
        self.list = CourseList()
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a quarter of the rail's width
        self.list.setModel(self._rows)
        self._delegate = _Delegate(self._rows, self)
        self.list.setItemDelegate(self._delegate)
        self.list.taken.connect(lambda index: self.chosen.emit(index.data(ROLE).course_id))
        self.whole, self.search = QToolButton(), QToolButton()
        for button, words, wanted in (
            (self.whole, _("Show the list of courses"), self.list_wanted),
            (self.search, _("Find a route"), self.find_wanted),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        for button in (self.whole, self.search):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.list, 1)
        self._dress()

    def show_rows(self, rows: list[Row], current: str | None, units: Units) -> None:
        """All open courses, the one on screen marked."""
        self._rows.show(rows, current, units, comparing=False)
        self._delegate.thumbnails.forget_all_but({r.course_id for r in rows})
        place = next((k for k, row in enumerate(rows) if row.course_id == current), -1)
        self.list.setCurrentIndex(self._rows.index(place))
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "search"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        theme = sheet.current()
        self.whole.setIcon(icons.icon("chevron-down", theme, turn=-90.0))
        self.search.setIcon(icons.icon("search", theme))


class _Delegate(QStyledItemDelegate):
    def __init__(self, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.thumbnails = Thumbnails()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROLE)
        theme, box, current = sheet.current(), QRectF(option.rect), row.course_id == self._rows.current
        painter.save()
        painter.fillRect(box, QColor(theme.selection if current else theme.panel))
        if current:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.text))
        painter.setPen(QColor(theme.text))
        painter.setFont(fonts.font(fonts.SECONDARY, fonts.SEMIBOLD if current else fonts.MEDIUM))
        painter.drawText(box.adjusted(0, 6, 0, 0), Qt.AlignmentFlag.AlignHCenter, initials(row.name))
        if row.report is not None and row.report.has_elevation:
            place = QRectF(box.left() + 5, box.bottom() - THUMBNAIL - 5, box.width() - 10, THUMBNAIL)
            self.thumbnails.draw(painter, place, row, self._rows.units)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen(theme.accent, 2.0))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()


def initials(name: str) -> str:
    """Two letters that stand for a course: PS for Pentland Skyline, Mo for Move."""
    words = [word for word in name.replace("-", " ").replace("_", " ").split() if word[0].isalnum()]
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    return words[0][:2] if words else "?"
