"""The ledger as a table: what it shows and where its columns stand. It listens to nobody."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from routeplanner.words import _
from ui.charts import marks
from ui.panels.ledger import NAME, PACE, DescentRow, Ledger
from ui.panels.ledger_delegate import ROW, LedgerDelegate, widths
from ui.panels.ledger_header import LedgerHeader
from ui.panels.ledger_model import LedgerModel
from ui.style import fonts, sheet

ROOMY = 130  # [px] a name column narrower than this has no room for place and cue on one line


class LedgerTable(QTableView):
    """`selected(n or None)` when the selection became another one; `select` emits nothing."""

    selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ledger_model = LedgerModel()
        self.head = LedgerHeader(self.ledger_model, self)
        self._delegate = LedgerDelegate(self.ledger_model, self)
        self._told: int | None = None  # the selected descent that everybody knows of
        self.setModel(self.ledger_model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setStyleSheet("QTableView, QTableView:focus { border: none; }")  # a border would move rows off the sums
        self.setAccessibleName(_("Descents"))

    def show_ledger(self, ledger: Ledger | None) -> None:
        """Show another ledger; place, selection and focus stay where they can."""
        if self.ledger_model.set_ledger(ledger):
            self._reselect(self._told)
        self._fit_columns()
        self.viewport().update()
        self.head.viewport().update()
        self._tell()

    def selected_number(self) -> int | None:
        """Number of the selected descent."""
        rows = self.selectionModel().selectedRows()
        row = self.ledger_model.row(rows[0].row()) if rows else None
        return row.n if isinstance(row, DescentRow) else None

    def select(self, n: int | None) -> None:
        """Select descent `n`, opening its fold, or none."""
        if n == self._told:
            return
        self._told = n if self._reselect(n) else None
        if self._told is not None:
            self.scrollTo(self.currentIndex())

    def set_cursor(self, distance: float | None) -> None:
        """The row that the one cursor [m] is on."""
        if distance != self._delegate.cursor:
            self._delegate.cursor = distance
            self.viewport().update()

    def _reselect(self, n: int | None) -> bool:
        """Select descent `n` without a word; whether there is one."""
        k = None if n is None else self.ledger_model.reveal(n)
        with QSignalBlocker(self.selectionModel()):
            self.clearSelection()
            if k is not None:
                self.setCurrentIndex(self.ledger_model.index(k, NAME))
        self.viewport().update()
        return k is not None

    def _tell(self) -> None:
        n = self.selected_number()
        if n != self._told:
            self._told = n
            self.selected.emit(n)

    def _fit_columns(self) -> None:
        found = widths(self.ledger_model, self.viewport().width(), self)
        self._delegate.compact = bool(found) and found[NAME] < ROOMY
        for column, width in found.items():
            self.setColumnWidth(column, width)
        if found:
            self.setColumnHidden(PACE, not found[PACE])

    def resizeEvent(self, event: QResizeEvent) -> None:
        current, before = self.currentIndex(), event.oldSize().height()
        seen = before <= 0 or self.visualRect(current).top() < before
        super().resizeEvent(event)
        if seen and self.selected_number() is not None:
            self.scrollTo(current)  # the strip below takes room when it opens
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self.viewport()), sheet.current()
        ledger = self.ledger_model.ledger
        if ledger is not None and ledger.nothing:
            centre = self.viewport().rect().center()
            marks.write(painter, centre.x(), centre.y(), ledger.nothing, theme.muted, fonts.BODY, side="centre")
        if self.hasFocus():
            painter.setPen(marks.pen(theme.accent, 2.0))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
