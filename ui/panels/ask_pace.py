"""Asks how fast the runner is: there is no plan without it, or without a goal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.field import Field
from ui.panels.parts import MARGIN, words
from ui.style import fonts

if TYPE_CHECKING:
    from routeplanner.report import Report


class AskPace(QWidget):
    """`flat_pace_wanted(s/km)`, `runner_wanted()` for everything else about the runner, such as a recent race."""

    flat_pace_wanted = Signal(float)
    runner_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._units = Units()
        self.title, self.text = QLabel(), words(muted=True)
        self.title.setFont(fonts.font(fonts.NAME, fonts.SEMIBOLD))
        self.pace = Field(_("Flat pace"), self._read, said=lambda pace: self._units.pace_with_unit(pace / 1000.0))
        self.pace.edit.setPlaceholderText("5:10")
        self.pace.given.connect(lambda pace: self.flat_pace_wanted.emit(pace))
        self.pace.setMaximumWidth(150)
        self.runner = QPushButton(_("Runner and settings"))
        self.runner.clicked.connect(self.runner_wanted)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.pace)
        below = QVBoxLayout()
        below.addSpacing(self.pace.label.sizeHint().height() + 3)
        below.addWidget(self.runner)
        below.addStretch(1)
        row.addLayout(below)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)

    def show_report(self, report: "Report", u: Units) -> None:
        """Shown while nothing says how fast the runner is: loud where there is no plan either."""
        self._units = u
        self.pace.set_unit(u.pace_name)
        self.setVisible(report.runner.flat_pace is None and report.runner.recent is None)
        if report.plan is None:
            self.title.setText(_("How fast are you?"))
            self.text.setText(
                _("Set a goal above, or say how fast you are: a recent race, any course and time, or your flat pace.")
            )
        else:
            self.title.setText(_("Is this goal within reach?"))
            self.text.setText(_("With a recent race or your flat pace, the plan says how much faster it is than you."))

    def _read(self, text: str) -> float:
        from routeplanner.plan.runner import Runner

        pace = 1000.0 * units.parse_pace(text, self._units)
        Runner(flat_pace=pace)  # raises where nobody runs like that
        return pace
