"""What the form "Race" says of the course itself: its own figures beside the official ones, and its stations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course, Station
from routeplanner.sheet import phrases, when
from routeplanner.units import NONE, Units
from routeplanner.words import _
from ui.panels.station_table import StationTable
from ui.panels.table import Cell, Row, Table
from ui.style import fonts

if TYPE_CHECKING:
    from routeplanner.course.timetable import Laid
    from routeplanner.report import Report

MOST = 12  # stations that are listed: the page Pace has them all


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
    """The stations of the course, so that one sees what the plan stops at, and a place to paste a table of them.

    `drafted()` is the race as the form has it now. `laid(Laid)` when a table is used, `shut()` when it is closed.
    """

    laid = Signal(object)
    shut = Signal()

    def __init__(self, course: Course, u: Units, drafted: Callable[[], Course]) -> None:
        super().__init__()
        self._units, self._drafted = u, drafted
        self.table: StationTable | None = None
        title = QLabel(_("Stations and cut-offs"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        self.paste = QPushButton(_("Paste a table…"))
        self.paste.setAutoDefault(False)
        self.paste.clicked.connect(self._open)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.paste)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._list: QWidget | None = None
        self._show(course)

    def settle(self) -> None:
        """A table that is understood and still open is used: it was pasted to be."""
        if self.table is not None and self.table.isVisible() and self.table.pending:
            self.table.take()

    def refresh(self) -> None:
        """The start of the race, its day or its zone is another one."""
        self._show(self._drafted())
        if self.table is not None and self.table.isVisible():
            self.table.refresh()

    def _open(self) -> None:
        if self.table is None:
            self.table = StationTable(self._drafted, self._units)
            self.table.used.connect(self._use)
            self.table.left.connect(self._close)
            self._column.addWidget(self.table)
        self.table.show()
        self.table.clear()
        self.paste.hide()
        if self._list is not None:
            self._list.hide()

    def _use(self, laid: "Laid") -> None:
        self._show(laid.course)
        self.laid.emit(laid)
        self._close()

    def _close(self) -> None:
        if self.table is not None:
            self.table.hide()
        if self._list is not None:
            self._list.show()
        self.paste.show()
        self.paste.setFocus()
        self.shut.emit()

    def _show(self, course: Course) -> None:
        if self._list is not None:
            self._column.removeWidget(self._list)
            self._list.deleteLater()
        self._list = _listed(course, self._units) if course.stations else None
        if self._list is not None:
            self._column.insertWidget(1, self._list)
            self._list.setVisible(self.table is None or self.table.isHidden())


def _listed(course: Course, u: Units) -> QWidget:
    box = QWidget()
    heads = (_("Station"), u.long_name, _("Cut-off"), _("Stop"))
    table = Table(_("Stations and cut-offs"), heads, [0, 70, 80, 70], right=(1, 2, 3))
    found = [(at, s) for s in course.stations if (at := course.route.locate(s.pin)) is not None]
    table.show_rows([_row(at, s, when.race_clock(course), u) for at, s in sorted(found, key=lambda x: x[0])[:MOST]])
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(table)
    if len(found) > MOST:
        more = QLabel(_("and {n} more").format(n=len(found) - MOST))
        more.setProperty("words", "muted")
        column.addWidget(more)
    return box


def _row(at: float, station: Station, watch: when.Clock, u: Units) -> Row:
    cut_off = NONE if station.cut_off is None else watch.bare(station.cut_off)
    stop = _("{time} min").format(time=units.duration(station.stop)) if station.stop else NONE
    figures = (u.distance_number(at), cut_off, stop)
    return Row((Cell(station.name, strong=True), *(Cell(text, side="right") for text in figures)))
