"""A small table that is read, not edited: two lines a row, figures to the right, as tall as its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import plain
from ui.charts import marks
from ui.style import fonts, sheet
from ui.style.palette import Theme

ONE_LINE, TWO_LINES = 26, 36  # [px] height of a row
PAD, EDGE = 4.0, 12.0  # [px] left and right of a cell's words, and at the edges of the table
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Cell:
    """One or two lines, or a picture that says its words to those who do not see it. `span` columns wide."""

    text: str = ""
    second: str = ""
    side: Literal["left", "right", "centre"] = "left"
    strong: bool = False
    muted: bool = False
    warning: bool = False
    tip: str = ""
    picture: Callable[[QPainter, QRectF, Theme], None] | None = None
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """`ground`: "" or the role of a colour, for rows that stand out."""

    cells: tuple[Cell, ...]
    ground: str = ""


class Table(QTableView):
    """`widths` of the columns [px], 0 for those that share what is left."""

    def __init__(self, name: str, heads: Sequence[str], widths: Sequence[int], right: Sequence[int] = ()) -> None:
        super().__init__()
        self._rows = _Rows(heads, right)
        self._high = 0
        self.setModel(self._rows)
        self.setItemDelegate(_Lines(self._rows, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # there is nothing to choose, and the page scrolls by its own keys
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setVisible(any(heads))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            if width:
                header.resizeSection(column, width)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows in place of these."""
        self._rows.set_rows(rows)
        self.clearSpans()
        high = 0
        for k, row in enumerate(rows):
            tall = TWO_LINES if any(c.second or c.picture for c in row.cells) else ONE_LINE
            self.setRowHeight(k, tall)
            high += tall
            for column, cell in enumerate(row.cells):
                if cell.span > 1:
                    self.setSpan(k, column, 1, cell.span)
        header = self.horizontalHeader()
        self._high = high + (0 if header.isHidden() else header.sizeHint().height())
        self.setFixedHeight(self._high)
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._high)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self.viewport().update()


class _Rows(QAbstractTableModel):
    def __init__(self, heads: Sequence[str], right: Sequence[int]) -> None:
        super().__init__()
        self.heads, self._right = tuple(heads), tuple(right)
        self.rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = self.rows[index.row()].cells
        if index.column() >= len(cells):
            return None
        cell = cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(filter(None, (cell.text, cell.second)))
        return plain.tip(cell.tip) or None if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled


class _Lines(QStyledItemDelegate):
    def __init__(self, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.rows[index.row()]
        if index.column() >= len(row.cells):
            return
        cell, theme = row.cells[index.column()], sheet.current()
        box, last = QRectF(option.rect), index.column() + cell.span == len(self._rows.heads)
        inner = box.adjusted(PAD if index.column() else EDGE, 0, -EDGE if last else -PAD, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.ground:
            painter.fillRect(box, QColor(getattr(theme, row.ground)))
        painter.setPen(marks.pen(theme.border_soft))
        marks.rule(painter, box.left(), box.bottom() - 0.5, box.right() + 1.0, box.bottom() - 0.5)
        if cell.picture is not None:
            cell.picture(painter, inner, theme)
        else:
            _write(painter, inner, cell, theme)
        painter.restore()


def _write(painter: QPainter, box: QRectF, cell: Cell, theme: Theme) -> None:
    x = {"left": box.left(), "centre": box.center().x(), "right": box.right()}[cell.side]
    colour = theme.warning if cell.warning else theme.muted if cell.muted else theme.text
    weight = fonts.SEMIBOLD if cell.strong else fonts.REGULAR
    first = box.center().y() - (7.0 if cell.second else 0.0)
    for y, text, size, ink, heavy in (
        (first, cell.text, fonts.BODY, colour, weight),
        (first + 14.5, cell.second, fonts.SECONDARY, theme.muted, fonts.REGULAR),
    ):
        font = fonts.font(size, heavy, painter.device())
        shown = QFontMetricsF(font, painter.device()).elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1.0)
        marks.write(painter, x, y, shown, ink, size, heavy, cell.side)
