"""The list of open courses, each with its profile, its total with the band, and in Compare a box to tick."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routeplanner.units import Units
from routeplanner.words import _
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:
    from routeplanner.report import Report

ROW, THUMBNAIL, MARGIN = 72, 24, 10  # [px]
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One open course; `report` is None until it is there."""

    course_id: str
    name: str
    kind: str
    report: "Report | None" = None
    ticked: bool = False


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.units = Units()
        self.comparing = False

    def set_rows(self, rows: list[Row]) -> None:
        """Keep the selection where the same courses stay."""
        if [r.course_id for r in rows] == [r.course_id for r in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.name, *_figures(row, self.units))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name
        if role == Qt.ItemDataRole.CheckStateRole and self.comparing:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return row if role == ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        more = Qt.ItemFlag.ItemIsUserCheckable if self.comparing else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | more


def _figures(row: Row, u: Units) -> tuple[str, str, str]:
    """Distance with its band, D−, and its band; what is not known yet is empty."""
    if row.report is None:
        return "", "", ""
    totals = row.report.totals
    spread = u.distance_number(totals.distance_high - totals.distance)
    distance = f"{u.distance_number(totals.distance)} ±{spread} {u.long_name}"
    if not row.report.has_elevation:
        return distance, _("no elevation yet"), ""
    return distance, u.height_number(-totals.descent), f"±{u.height(totals.descent_high - totals.descent)}"


class _Delegate(QStyledItemDelegate):
    """Name, figures, thumbnail. The picture of a profile is drawn once per report, width and theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures: dict[str, tuple[object, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROLE)
        theme, box = sheet.current(), QRectF(option.rect)
        model = index.model()
        source = model.sourceModel() if isinstance(model, QSortFilterProxyModel) else model
        assert isinstance(source, _Rows)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(theme.selection if chosen or (row.ticked and source.comparing) else theme.panel))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(theme.text))
        left = box.left() + MARGIN + (22 if source.comparing else 0)
        if source.comparing:
            self._tick(painter, box, row.ticked)
        inner = QRectF(left, box.top() + 6, box.right() - MARGIN - left, box.height() - 12)
        painter.setPen(QColor(theme.text))
        painter.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD if chosen else fonts.MEDIUM))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), 16), Qt.AlignmentFlag.AlignLeft, name)
        distance, down, band = _figures(row, source.units)
        second = QRectF(inner.left(), inner.top() + 17, inner.width(), 15)
        painter.setFont(fonts.font(fonts.SECONDARY))
        painter.setPen(QColor(theme.muted))
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft, distance)
        painter.drawText(second, Qt.AlignmentFlag.AlignRight, band)
        right = second.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(band + " ") if band else 0, 0)
        painter.setFont(fonts.font(fonts.SECONDARY, fonts.SEMIBOLD))
        painter.setPen(QColor(theme.text))
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, down)
        if row.report is not None and row.report.has_elevation:
            place = QRectF(inner.left(), inner.bottom() - THUMBNAIL, inner.width(), THUMBNAIL)
            painter.drawPixmap(place.topLeft(), self._picture(row, source.units, place, painter))
        painter.restore()

    def _tick(self, painter: QPainter, box: QRectF, ticked: bool) -> None:
        theme = sheet.current()
        square = QRectF(box.left() + MARGIN, box.top() + 8, 14, 14)
        painter.setPen(QColor(theme.muted))
        painter.setBrush(QColor(theme.text if ticked else theme.panel))
        painter.drawRoundedRect(square, 3, 3)
        if ticked:
            icons.draw(painter, square.adjusted(1, 1, -1, -1), "check", theme.panel)

    def _picture(self, row: Row, u: Units, place: QRectF, painter: QPainter) -> QPixmap:
        theme, ratio = sheet.current(), painter.device().devicePixelRatio()
        key = (id(row.report), round(place.width()), theme.name, ratio)
        known = self._pictures.get(row.course_id)
        if known is not None and known[0] == key:
            return known[1]
        from ui import presenting
        from ui.charts import thumbnail

        made = QPixmap(round(place.width() * ratio), round(place.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        on = QPainter(made)
        assert row.report is not None
        values = presenting.profile_values(row.report, u)
        thumbnail.draw(on, QRectF(0, 0, place.width(), place.height()), values, theme)
        on.end()
        self._pictures[row.course_id] = (key, made)
        return made


class LibraryPanel(QWidget):
    """`chosen(course id)`, `ticked(course id, bool)` in Compare, `close_wanted(course id)`, `open_wanted()`."""

    chosen = Signal(str)
    ticked = Signal(str, bool)
    close_wanted = Signal(str)
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(160)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(_("Courses"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        self._add = QToolButton()
        self._add.setAccessibleName(_("Open a course"))
        self._add.clicked.connect(self.open_wanted)
        header = QHBoxLayout()
        header.setContentsMargins(MARGIN, 2, 4, 2)
        header.addWidget(title, 1)
        header.addWidget(self._add)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a route"))
        self.search.setAccessibleName(_("Find a route"))
        self.search.setClearButtonEnabled(True)
        self._rows = _Rows(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.textChanged.connect(self._shown.setFilterFixedString)
        self.list = QListView()
        self.list.setModel(self._shown)
        self.list.setItemDelegate(_Delegate(self))
        self.list.setAccessibleName(_("Open courses"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self._on_clicked)
        self._empty = QLabel(_("Routes you open are listed here, with their profiles."))
        self._empty.setWordWrap(True)
        self._empty.setProperty("words", "muted")
        self._empty.setContentsMargins(MARGIN, 6, MARGIN, 6)
        field = QHBoxLayout()
        field.setContentsMargins(MARGIN, 2, MARGIN, 8)
        field.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(field)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self._dress()

    def show_rows(self, rows: list[Row], current: str | None, units: Units, comparing: bool) -> None:
        """All open courses, the one on screen selected."""
        self._rows.units, self._rows.comparing = units, comparing
        self._rows.set_rows(rows)
        self._empty.setVisible(not rows)
        place = next((k for k, row in enumerate(rows) if row.course_id == current), None)
        if place is None:
            self.list.clearSelection()
        else:
            self.list.setCurrentIndex(self._shown.mapFromSource(self._rows.index(place)))
        self.list.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        row: Row = index.data(ROLE)
        if self._rows.comparing:
            self.ticked.emit(row.course_id, not row.ticked)
        else:
            self.chosen.emit(row.course_id)

    def _menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if not index.isValid():
            return
        row: Row = index.data(ROLE)
        menu = QMenu(self)
        menu.addAction(_("Close course")).triggered.connect(lambda: self.close_wanted.emit(row.course_id))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "list"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self._add.setIcon(icons.icon("plus", sheet.current()))
