"""What the form "Race" says of the course itself: its own figures beside the official ones, and its stations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner.course import Course
from routeplanner.sheet import phrases
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import station_cells
from ui.panels.parts import words
from ui.panels.station_table import StationTable
from ui.panels.station_view import StationView
from ui.style import fonts

if TYPE_CHECKING:
    from routeplanner.course.timetable import Laid
    from routeplanner.report import Report


def said_of_course(report: "Report", climb: float | None, u: Units) -> str:
    """This route: 27.7 ±1.1 km, climb 1 749 ±150 m. The official `climb` [m], if there is one, means D− −1 886 m."""
    totals = report.totals
    spread = u.distance_number(totals.distance_high - totals.distance)
    own = _("This route: {distance} ±{spread} {unit}").format(
        distance=u.distance_number(totals.distance), spread=spread, unit=u.long_name
    )
    if not report.has_elevation:
        return f"{own}."
    band = phrases.plus_minus(totals.ascent_high - totals.ascent, u)
    own = _("{own}, climb {climb} {band} {unit}.").format(
        own=own, climb=u.height_number(totals.ascent), band=band, unit=u.short_name
    )
    ends = report.profile.elevation[[0, -1]]
    if climb is None or not np.isfinite(ends).all():
        return own
    down = climb - float(ends[1] - ends[0])  # science.md §0: official figures are climbs
    return _("{own} The official climb means D− {down}.").format(own=own, down=u.height(-max(down, 0.0)))


class Stations(QWidget):
    """The stations of the course, edited where they stand, and a place to paste a table of them.

    `drafted()` is the race as the form has it now. `edited(Course)` after every edit of a station, `laid(Laid)` when a
    table is used, `shut()` when the block has become smaller.
    """

    edited = Signal(object)
    laid = Signal(object)
    shut = Signal()

    def __init__(self, course: Course, u: Units, drafted: Callable[[], Course]) -> None:
        super().__init__()
        self._units, self._drafted = u, drafted
        self.table: StationTable | None = None
        self.list = StationView(course, u)
        self.said = words(muted=True)
        self._make_buttons()
        title = QLabel(_("Stations and cut-offs"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self.add, self.remove, self.paste):
            head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addWidget(self.list)
        self._column.addWidget(self.said)
        self.list.edited.connect(self._on_edited)
        self.list.looked_at.connect(self._arrange)
        self._arrange()

    def _make_buttons(self) -> None:
        self.add, self.remove = QPushButton(_("Add station")), QPushButton(_("Delete"))
        self.paste = QPushButton(_("Paste a table…"))
        self.remove.setAccessibleName(_("Delete the station"))
        self.add.setToolTip(_("Below the current one; in the table with Insert."))
        self.remove.setToolTip(_("In the table with Delete."))
        for button, act in ((self.add, self.list.add), (self.remove, self.list.remove), (self.paste, self._open)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, act=act: act())

    def settle(self) -> bool:
        """A table that is understood and still open is used: it was pasted to be. False where a cell is wrong."""
        if self.table is not None and self.table.isVisible() and self.table.pending:
            self.table.take()
        wrong = self.list.rows.first_wrong()
        if wrong is not None:
            self._close()
            self.list.reveal(wrong)
        return wrong is None

    def refresh(self) -> None:
        """The start of the race, its day or its zone is another one."""
        self.list.show_course(self._drafted())
        self._arrange()
        if self.table is not None and self.table.isVisible():
            self.table.refresh()

    def _on_edited(self, course: Course) -> None:
        self.edited.emit(course)
        self._arrange()

    def _arrange(self) -> None:
        """What there is to see and to press, and what the current cell means."""
        pasting = self.table is not None and not self.table.isHidden()
        any_left, here = self.list.rows.rowCount() > 0, self.list.currentIndex()
        self.list.setVisible(any_left and not pasting)
        self.add.setVisible(not pasting)
        self.remove.setVisible(any_left and not pasting)
        self.remove.setEnabled(here.isValid())
        self.paste.setVisible(not pasting)
        text = self._meaning(here) if here.isValid() and not pasting else ""
        if text != self.said.text():
            self.said.setText(text)
            self.said.setVisible(bool(text))

    def _meaning(self, here: QModelIndex) -> str:
        rows = self.list.rows
        wrong, station = rows.wrong(here), rows.station(here.row())
        kind = "warning" if wrong else "muted"
        if self.said.property("words") != kind:
            self.said.setProperty("words", kind)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        if not wrong and station and (station.cut_off or 0.0) < 0.0:
            return _("{name} would close before the start, and gets no cut-off.").format(name=station.name)
        return wrong or (station_cells.cut_off_words(rows.course, station) if station else "")

    def _open(self) -> None:
        if self.table is None:
            self.table = StationTable(self._drafted, self._units)
            self.table.used.connect(self._use)
            self.table.left.connect(self._close)
            self._column.addWidget(self.table)
        self.table.show()
        self.table.clear()
        self._arrange()

    def _use(self, laid: "Laid") -> None:
        self.list.show_course(laid.course)
        self.laid.emit(laid)
        self._close()

    def _close(self) -> None:
        if self.table is not None and not self.table.isHidden():
            self.table.hide()
            self._arrange()
            self.paste.setFocus()
            self.shut.emit()
