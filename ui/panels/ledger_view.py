"""What a runner does with the ledger: keys, pointer, folds, sorting."""

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.panels.ledger import NAME, DescentRow, FoldRow
from ui.panels.ledger_table import LedgerTable

GRADES = {getattr(Qt.Key, f"Key_{k}"): k for k in range(1, 6)}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
OPENING = (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right)
OWN_KEYS = (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_Escape, *ENTER)


class LedgerView(LedgerTable):
    """`hovered(distance [m] or None)`, `grade_wanted(n, grade)`, `fit_wanted(n)`.

    `grading(bool)`: T was pressed, and 1 to 5 sets the grade now.
    """

    hovered = Signal(object)
    grade_wanted = Signal(int, object)
    fit_wanted = Signal(int)
    grading = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grading = False
        self._over: int | None = None
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.clicked.connect(self._on_click)
        self.head.wanted.connect(self._on_sort)

    def start_grading(self) -> None:
        """The next key, 1 to 5, sets the grade of the selected descent."""
        self._set_grading(self.selected_number() is not None)

    def step(self, by: int) -> None:
        """To the next descent (`by` 1) or the previous one (-1), over folds."""
        rows, chosen = self.ledger_model.rows, self.selectionModel().selectedRows()
        k = chosen[0].row() + by if chosen else (0 if by > 0 else len(rows) - 1)
        while 0 <= k < len(rows) and isinstance(rows[k], FoldRow):
            k += by
        if 0 <= k < len(rows):
            self.setCurrentIndex(self.ledger_model.index(k, NAME))

    def _on_selection(self, chosen: QItemSelection, dropped: QItemSelection) -> None:
        self._set_grading(False)
        self._tell()

    def _on_click(self, index: QModelIndex) -> None:
        row = self.ledger_model.row(index.row())
        if isinstance(row, FoldRow):
            self._toggle(row)

    def _toggle(self, fold: FoldRow) -> None:
        self.ledger_model.toggle(fold.leg)
        self.setCurrentIndex(self.ledger_model.index(self.ledger_model.rows.index(fold), NAME))

    def _on_sort(self, column: int) -> None:
        self.ledger_model.sort_by(column)
        self._reselect(self._told)
        self.head.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        if isinstance(row, DescentRow):
            self.fit_wanted.emit(row.n)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event)
        self._hover(row if isinstance(row, DescentRow) else None)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _row_at(self, event: QMouseEvent) -> DescentRow | FoldRow | None:
        index = self.indexAt(event.position().toPoint())
        return self.ledger_model.row(index.row()) if index.isValid() else None

    def _hover(self, row: DescentRow | None) -> None:
        n = None if row is None else row.n
        if n != self._over:
            self._over = n
            self.hovered.emit(None if row is None else row.start)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()  # 1 to 5 are shortcuts of the window, too
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return plain and (event.key() in OWN_KEYS or (self._grading and event.key() in GRADES))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, n, was_grading = event.key(), self.selected_number(), self._grading
        current = self.currentIndex()
        row = self.ledger_model.row(current.row()) if current.isValid() else None
        self._set_grading(False)
        if was_grading and n is not None and key in GRADES:
            self.grade_wanted.emit(n, GRADES[Qt.Key(key)])
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.step(1 if key == Qt.Key.Key_J else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.selectionModel().hasSelection():
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_T:
            self.start_grading()
        elif key == Qt.Key.Key_Escape:
            if not was_grading:
                self.clearSelection()
        elif isinstance(row, FoldRow) and key in OPENING:
            self._toggle(row)
        elif key in ENTER and n is not None:
            self.fit_wanted.emit(n)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters and digits are keys here, not the start of a name."""

    def _set_grading(self, on: bool) -> None:
        if on != self._grading:
            self._grading = on
            self.grading.emit(on)
