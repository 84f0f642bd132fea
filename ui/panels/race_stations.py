"""What the form "Race" says of the course itself: its own figures beside the official ones, and its stations."""

from datetime import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course, Station
from routeplanner.sheet import phrases
from routeplanner.units import NONE, Units
from routeplanner.words import _
from ui import presenting
from ui.panels.table import Cell, Row, Table
from ui.style import fonts

if TYPE_CHECKING:
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


def stations(course: Course, u: Units) -> QWidget:
    """The stations of the file, so that one sees what the plan stops at."""
    box, title = QWidget(), QLabel(_("Stations and cut-offs"))
    title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
    heads = (_("Station"), u.long_name, _("Cut-off"), _("Stop"))
    table = Table(_("Stations and cut-offs"), heads, [0, 70, 80, 70], right=(1, 2, 3))
    found = [(at, s) for s in course.stations if (at := course.route.locate(s.pin)) is not None]
    table.show_rows([_row(at, s, course.entry.start, u) for at, s in sorted(found, key=lambda x: x[0])[:MOST]])
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(table)
    if len(found) > MOST:
        more = QLabel(_("and {n} more").format(n=len(found) - MOST))
        more.setProperty("words", "muted")
        column.addWidget(more)
    return box


def _row(at: float, station: Station, start: time | None, u: Units) -> Row:
    cut_off = NONE if station.cut_off is None else presenting.clock(start, station.cut_off)
    stop = _("{time} min").format(time=units.duration(station.stop)) if station.stop else NONE
    figures = (u.distance_number(at), cut_off, stop)
    return Row((Cell(station.name, strong=True), *(Cell(text, side="right") for text in figures)))
