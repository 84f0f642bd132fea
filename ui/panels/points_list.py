"""The list along the route under pointer and keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.points_delegate import ENTER, ROW, PointsDelegate
from ui.panels.points_model import ROLE, Index, PointsModel
from ui.panels.points_rows import Kind, Row

GRADES = {getattr(Qt.Key, f"Key_{k}"): k for k in range(1, 6)}
WAYS = {Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
NUDGE, FAR = 10.0, 100.0  # [m] that a point moves by a key, and with Shift
DO: dict[int, str] = {Qt.Key.Key_Delete: "delete", Qt.Key.Key_Insert: "insert", Qt.Key.Key_F2: "edit"}


class PointsList(QListView):
    """`selected(Row)` when the runner goes to another row, not when `show` or `go_to` do.

    `wanted(what, Row)`: "delete", "insert", "leg", "copy", "open" by Enter, "fit" by a double click. `nudged(Row,
    metres north, metres east)`. `graded(Row, 1 to 5)`. `menu_wanted(place on screen)` by pointer or menu key.
    """

    selected = Signal(object)
    wanted = Signal(str, object)
    nudged = Signal(object, float, float)
    graded = Signal(object, int)
    menu_wanted = Signal(QPoint)

    def __init__(self, check: Callable[[Row, str], None]) -> None:
        super().__init__()
        self.rows = PointsModel(self)
        self._look = PointsDelegate(self.rows, check, self)
        self._grading = self._quiet = False
        self._cursor: float | None = None
        self._waiting: Callable[[], None] | None = None  # newer rows, while one is edited: its line would be lost
        self.setModel(self.rows)
        self.setItemDelegate(self._look)
        self._look.closeEditor.connect(self._on_edited)  # after the view, which has closed the line by then
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet("QListView, QListView:focus { border: none; }")  # rows have a ring of their own
        self.setAccessibleName(_("Along the route: points, stations, descents"))

    # what it shows

    def row(self) -> Row | None:
        """The one that keys and menu are about."""
        index = self.currentIndex()
        return index.data(ROLE) if index.isValid() else None

    def show_rows(self, rows: tuple[Row, ...], u: Units, kind: Kind | None, aim: tuple[float, float] | None) -> None:
        """Other rows in place of these: what was selected stays so, at the same height of the window.

        A point that an edit moved is looked for at `aim` [deg], others where they were. While a row is edited nothing
        changes below it; the newest rows come afterwards.
        """
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = partial(self.show_rows, rows, u, kind, aim)
            return
        before, scroll = self.row(), self.verticalScrollBar().value()
        box = self.visualRect(self.currentIndex())
        top, seen = box.top(), box.intersects(self.viewport().rect())
        self._look.here = None
        with QSignalBlocker(self.selectionModel()):
            self.rows.show(rows, u, kind)
        k = None if before is None else self._again(before, aim)
        self._set_current(k)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scroll if k is None else k * ROW - top)
        if seen:
            self.scrollTo(self.currentIndex())
        self.set_cursor(self._cursor)

    def _on_edited(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _again(self, before: Row, aim: tuple[float, float] | None) -> int | None:
        if before.kind == "point":
            found = self.rows.nearest_point(*(aim or (before.lat, before.lon)), before.at)
        else:
            found = self.rows.place_of(before.key)
        return self.rows.row_at(before.at) if found is None and before.kind != "descent" else found

    def _set_current(self, k: int | None) -> None:
        """Without a word to those who listen."""
        self._quiet = True
        index = QModelIndex() if k is None else self.rows.index(k)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False

    def go_to(self, key: tuple[str, object]) -> None:
        """Select a row that was chosen elsewhere; nothing where it is not listed."""
        k = self.rows.place_of(key)
        if k is not None:
            self._set_current(k)
            self.scrollTo(self.rows.index(k))

    def set_cursor(self, distance: float | None) -> None:
        """Mark where the one cursor [m] is; the list goes along while nobody is in it."""
        self._cursor = distance
        here = None if distance is None else self.rows.row_at(distance)
        before, self._look.here = self._look.here, here
        if here != before:
            for k in (before, here):
                if k is not None and k < self.rows.rowCount():
                    self.update(self.rows.index(k))
            if here is not None and not self.hasFocus() and not self.underMouse():
                self.scrollTo(self.rows.index(here))

    # what the runner does

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._grading = False
        if current.isValid() and not self._quiet:
            self.selected.emit(current.data(ROLE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys begin at the cursor; to be there is to choose nothing yet."""
        if self.row() is None and self.rows.rowCount():
            self._set_current(self._look.here or 0)
        super().focusInEvent(event)

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
