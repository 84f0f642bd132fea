"""How a course looks in the list: name, figures, a small profile, and in Compare its box and its line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from routeplanner.units import Units
from ui.charts.marks import pen, rule
from ui.panels.library_rows import ROLE, Index, Row, Rows, figures
from ui.panels.thumbnails import Thumbnails
from ui.style import fonts, icons, sheet
from ui.style.palette import Theme

ROW, THUMBNAIL, MARGIN, BOX, LINE, RUN = 72, 24, 10, 22, 26, 14  # [px]


class CourseDelegate(QStyledItemDelegate):
    """One row of the list."""

    def __init__(self, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.thumbnails = Thumbnails()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROLE)
        rows, theme, box = self._rows, sheet.current(), QRectF(option.rect)
        current = row.course_id == rows.current
        compared = rows.compared() if rows.comparing else []
        marked = current or row.course_id in compared
        painter.save()
        painter.fillRect(box, QColor(theme.selection if marked else theme.panel))
        left = box.left() + MARGIN + (BOX if rows.comparing else 0)
        inner = QRectF(left, box.top() + 6, box.right() - MARGIN - left, box.height() - 12)
        room = inner.width()
        if row.course_id in compared and compared.index(row.course_id) < len(theme.compare):
            room -= LINE + 6
            line = theme.compare[compared.index(row.course_id)]
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(line.colour))
            painter.setPen(pen(line.colour, 2.4, dash=line.dash))
            rule(painter, inner.right() - LINE, inner.top() + 8, inner.right(), inner.top() + 8)
        elif current:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.text))
        if rows.comparing:
            _tick(painter, box, rows.ticked(row), theme)
        if row.kind == "run":
            icons.draw(painter, QRectF(inner.left(), inner.top(), RUN, RUN), "footprints", theme.muted)
        aside = RUN + 5 if row.kind == "run" else 0
        _name(painter, QRectF(inner.left() + aside, inner.top(), room - aside, 16), row.name, current, theme)
        _figures(painter, QRectF(inner.left(), inner.top() + 17, inner.width(), 15), row, rows.units, theme)
        if row.report is not None and row.report.has_elevation:
            place = QRectF(inner.left(), inner.bottom() - THUMBNAIL, inner.width(), THUMBNAIL)
            self.thumbnails.draw(painter, place, row, rows.units)
        elif row.report is not None:
            painter.setPen(pen(theme.muted, dash=(4.0, 3.0)))
            rule(painter, inner.left(), inner.bottom() - THUMBNAIL / 2, inner.right(), inner.bottom() - THUMBNAIL / 2)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen(theme.accent, 2.0))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()


def _name(painter: QPainter, box: QRectF, name: str, strong: bool, theme: Theme) -> None:
    painter.setPen(QColor(theme.text))
    painter.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD if strong else fonts.MEDIUM))
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, shown)


def _figures(painter: QPainter, box: QRectF, row: Row, u: Units, theme: Theme) -> None:
    distance, down, band = figures(row, u)
    painter.setFont(fonts.font(fonts.SECONDARY))
    painter.setPen(QColor(theme.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, distance)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight, band)
    taken = painter.fontMetrics().horizontalAdvance(band + " ") if band else 0
    painter.setFont(fonts.font(fonts.SECONDARY, fonts.SEMIBOLD))
    painter.setPen(QColor(theme.text))
    painter.drawText(box.adjusted(0, 0, -taken, 0), Qt.AlignmentFlag.AlignRight, down)


def _tick(painter: QPainter, box: QRectF, ticked: bool, theme: Theme) -> None:
    square = QRectF(box.left() + MARGIN, box.top() + 7, 14, 14)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.muted))
    painter.setBrush(QColor(theme.text if ticked else theme.panel))
    painter.drawRoundedRect(square, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if ticked:
        icons.draw(painter, square.adjusted(1, 1, -1, -1), "check", theme.panel)
