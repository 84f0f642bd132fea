"""Asks for the day of the race: there is no training plan without it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.panels.page import NoWheel
from ui.panels.parts import MARGIN, words
from ui.style import fonts

if TYPE_CHECKING:
    from routeplanner.report import Report

AHEAD = timedelta(weeks=12)  # offered where there is no day yet: as long as the longest block that is of use


class AskDay(QWidget):
    """`day_wanted(date)`. Without any descent there is nothing to ask: it says so."""

    day_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title, self.text = QLabel(), words(muted=True)
        self.title.setFont(fonts.font(fonts.NAME, fonts.SEMIBOLD))
        self.day = QDateEdit()
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(_("Race day"))
        self.day.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.day.setMinimumWidth(130)
        self._quiet = NoWheel(self)
        self.day.installEventFilter(self._quiet)
        self.day.lineEdit().returnPressed.connect(self._give)
        self.set = QPushButton(_("Set race day"))
        self.set.clicked.connect(self._give)
        self._form = QWidget()
        row = QHBoxLayout(self._form)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.day)
        row.addWidget(self.set)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        for part in (self.title, self.text, self._form):
            column.addWidget(part)

    def show_report(self, report: "Report", anew: bool) -> None:
        """What is missing; a day that is being chosen stays."""
        self.setVisible(report.training is None)
        day, today = report.course.day, report.today
        tomorrow = today + timedelta(days=1)
        self.day.setMinimumDate(_qdate(tomorrow))
        if anew:
            self.day.setDate(_qdate(max(day or today + AHEAD, tomorrow)))
        self._form.setVisible(report.totals.descent > 0.0)
        if not report.totals.descent > 0.0:
            self.title.setText(_("Nothing to train for yet"))
            self.text.setText(_("Training counts metres of descent, and none is known on this course."))
        elif day is None:
            self.title.setText(_("When is the race?"))
            self.text.setText(_("From its day the weeks of downhill training are counted back to today."))
        else:
            self.title.setText(_("The race day has come"))
            self.text.setText(_("There is no time left to train for it. For another one, set its day."))

    def _give(self) -> None:
        chosen = self.day.date()
        self.day_wanted.emit(date(chosen.year(), chosen.month(), chosen.day()))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
