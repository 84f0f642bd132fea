"""The list along the route as it is seen: its rows, where the cursor is, what is selected. It listens to nobody."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.points_delegate import ROW, PointsDelegate
from ui.panels.points_model import ROLE, Index, PointsModel
from ui.panels.points_rows import Kind, Row


class PointsView(QListView):
    """`selected(Row)` when the runner goes to another row, not when `show_rows` or `go_to` do; `aimed(Row)` when the
    selected point is where an edit has moved it; `refused(PlannerError)` for what was typed and cannot be read."""

    selected = Signal(object)
    aimed = Signal(object)
    refused = Signal(object)

    def __init__(self, check: Callable[[Row, str], None]) -> None:
        super().__init__()
        self.rows = PointsModel(self)
        self._look = PointsDelegate(self.rows, check, self)
        self._quiet = False
        self._cursor: float | None = None
        self._waiting: Callable[[], None] | None = None  # newer rows, while one is edited: its line would be lost
        self._aim: tuple[float, float] | None = None
        self.setModel(self.rows)
        self.setItemDelegate(self._look)
        self._look.refused.connect(self.refused)
        self._look.closeEditor.connect(self._on_edited)  # after the view, which has closed the line by then
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setStyleSheet("QListView, QListView:focus { border: none; }")  # rows have a ring of their own
        self.setAccessibleName(_("Along the route: points, stations, descents"))

    def row(self) -> Row | None:
        """The one that keys and menu are about."""
        index = self.currentIndex()
        return index.data(ROLE) if index.isValid() else None

    def show_rows(self, rows: tuple[Row, ...], u: Units, kind: Kind | None, aim: tuple[float, float] | None) -> None:
        """Other rows in place of these: what was selected stays so, at the same height of the window.

        A point that an edit moved is looked for at `aim` [deg], others where they were. While a row is edited nothing
        changes below it; the newest rows come afterwards.
        """
        aim, self._aim = aim or self._aim, None
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting, self._aim = partial(self.show_rows, rows, u, kind, None), aim
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
        if aim is not None and k is not None:
            self.aimed.emit(self.row())

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

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.selected.emit(current.data(ROLE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys begin at the cursor; to be there is to choose nothing yet."""
        if self.row() is None and self.rows.rowCount():
            self._set_current(self._look.here or 0)
        super().focusInEvent(event)
