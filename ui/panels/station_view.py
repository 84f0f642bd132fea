"""The table of stations in the form Race: every cell is edited where it stands, by pointer or keys."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from routeplanner.course import Course
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.station_delegate import HIGH, Cells
from ui.panels.station_model import Index, StationModel, new_station

Trigger = QAbstractItemView.EditTrigger
MOST = 8  # rows that are shown at once: the form fits a small screen
WIDTHS = (0, 130, 70, 120, 100)  # [px] of the columns, 0 for what is left


class StationView(QTableView):
    """`edited(Course)` after every edit, `looked_at()` when another cell is current. Enter or a letter edits the cell,
    Insert adds a station below, Delete takes the station away."""

    edited = Signal(object)
    looked_at = Signal()

    def __init__(self, course: Course, u: Units) -> None:
        super().__init__()
        self.rows = StationModel(course, u, self)
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self.rows, self))
        self.setAccessibleName(_("Stations and cut-offs"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)  # Tab leaves the table; within an edit it goes on to the next cell
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(HIGH)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        for k, width in enumerate(WIDTHS):
            header.setSectionResizeMode(k, QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch)
            if width:
                header.resizeSection(k, width)
        self.rows.edited.connect(self.edited)
        self._fit()

    def show_course(self, course: Course) -> None:
        """Another version of the course; the current cell stays the current one."""
        self.rows.show(course)
        self._fit()

    def add(self) -> None:
        """A new station below the current one; its name is asked for at once."""
        last = self.rows.rowCount() - 1
        after = self.currentIndex().row() if self.currentIndex().isValid() else last
        station = new_station(self.rows.course, after)
        self.rows.add(station)
        self._fit()
        self.show()
        row = self.rows.row_of(station.id)
        assert row is not None
        self._go(self.rows.index(row, 0))
        self.edit(self.currentIndex())

    def remove(self) -> None:
        """Without the current station; the one below it is current then."""
        here = self.currentIndex()
        if here.isValid():
            self.rows.remove(here.row())
            self._fit()
            self._go(self.rows.index(min(here.row(), self.rows.rowCount() - 1), here.column()))

    def reveal(self, index: QModelIndex) -> None:
        """Go to a cell that cannot be read."""
        self._go(index)
        self.edit(index)

    def _go(self, index: QModelIndex) -> None:
        self.setFocus()
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.looked_at.emit()

    def _fit(self) -> None:
        frame = 2 * self.frameWidth()
        count = min(self.rows.rowCount(), MOST)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + HIGH * count + frame)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:  # what the line itself leaves: it is closed already
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and here.isValid():
            self.edit(here)  # the form itself is used with Enter elsewhere
        elif event.key() == Qt.Key.Key_Delete and here.isValid():
            self.remove()
        elif event.key() == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
