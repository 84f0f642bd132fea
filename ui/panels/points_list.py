"""The list along the route under pointer and keys."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.panels.points_delegate import ENTER
from ui.panels.points_model import ROLE, Index
from ui.panels.points_rows import Row
from ui.panels.points_view import PointsView

GRADES = {getattr(Qt.Key, f"Key_{k}"): k for k in range(1, 6)}
WAYS = {Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
NUDGE, FAR = 10.0, 100.0  # [m] that a point moves by a key, and with Shift
DO: dict[int, str] = {Qt.Key.Key_Delete: "delete", Qt.Key.Key_Insert: "insert", Qt.Key.Key_F2: "edit"}


class PointsList(PointsView):
    """`wanted(what, Row)`: "delete", "insert", "leg", "copy", "open" by Enter, "fit" by a double click. `nudged(Row,
    metres north, metres east)`. `graded(Row, 1 to 5)`. `menu_wanted(place on screen)` by pointer or menu key.
    """

    wanted = Signal(str, object)
    nudged = Signal(object, float, float)
    graded = Signal(object, int)
    menu_wanted = Signal(QPoint)

    _grading = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        self._grading = False
        super().currentChanged(current, previous)

    def edit_row(self) -> None:
        """Open the line in which the name is changed, or the place of a point."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def start_grading(self) -> None:
        """The next key, 1 to 5, grades the descent or range."""
        row = self.row()
        self._grading = row is not None and row.kind in ("descent", "range")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.wanted.emit("fit", index.data(ROLE))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_wanted.emit(event.globalPos())  # the press before has made the row under it current

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()  # before a menu's keys
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        if self.row() is None or self.state() == QAbstractItemView.State.EditingState:
            return False
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return event.key() in WAYS
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in GRADES:
            return self._grading
        known = event.key() in DO or event.key() in ENTER or event.key() == Qt.Key.Key_T
        return event.matches(QKeySequence.StandardKey.Copy) or (plain and known) or _switches_leg(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.row(), event.key()
        takes, self._grading = self._takes(event), False
        if row is None or not takes:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.wanted.emit("copy", row)
        elif _switches_leg(event):
            self.wanted.emit("leg", row)
        elif key in WAYS:
            self._nudge(row, event)
        elif key in GRADES:
            self.graded.emit(row, GRADES[Qt.Key(key)])
        elif key == Qt.Key.Key_T:
            self.start_grading()
        elif DO.get(key) == "edit" or (key in ENTER and row.kind == "point"):
            self.edit_row()
        else:
            self.wanted.emit(DO.get(key, "open"), row)

    def _nudge(self, row: Row, event: QKeyEvent) -> None:
        if row.kind == "point":
            north, east = WAYS[Qt.Key(event.key())]
            by = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
            self.nudged.emit(row, north * by, east * by)


def _switches_leg(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
