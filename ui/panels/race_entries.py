"""The block of the form "Race" about who runs it: which entry is on screen, its start and its goal."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QTimeEdit, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course, Entry
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import asked, entry_words
from ui.panels.asked import Asked, inset, switched, titled
from ui.panels.parts import words
from ui.panels.race_goal import GoalField
from ui.style import fonts

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report

NINE = QTime(9, 0)  # offered as the start of a race that has none
LEAST_NAME = 140  # [px] "Wave 2, careful" can be read


class EntryBlock(QWidget):
    """`shown_wanted(id)`, `add_wanted()` for one like that on screen, `remove_wanted()`, `restarted()` while another
    start is given, `delay_wanted(seconds)` after the known one."""

    shown_wanted = Signal(str)
    add_wanted = Signal()
    remove_wanted = Signal()
    restarted = Signal()
    delay_wanted = Signal(float)

    def __init__(
        self, course: Course, u: Units, report: "Report | None", runners: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._units, self._entry, self._report = u, course.entry, report
        self._runners, self._name_of = tuple(runners), entry_words.names(runners)
        self.runner, self.stranger = QComboBox(), words()
        self.stranger.setProperty("words", "warning")
        self.which = QComboBox()
        self.which.setAccessibleName(_("Entry on screen"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.activated.connect(lambda _k: self.shown_wanted.emit(self.which.currentData()))
        self.name = Asked(_("Name of the entry"), str, hint=_("such as Wave 2"))
        self.has_start, self.start = QCheckBox(), QTimeEdit()
        self.has_start.setAccessibleName(_("The start is known"))
        self.start.setDisplayFormat("HH:mm")
        inset(self.start)
        self.delay = Asked(_("Delayed by"), _read_delay, _("h:min"), said=units.spoken)
        self.delay.given.connect(lambda seconds: self.delay_wanted.emit(seconds))
        self.runner.currentIndexChanged.connect(lambda _k: self._on_runner())
        self.goal = GoalField(course.entry.goal, u, report)
        self._make_buttons()
        self._lay_out()
        self.show_course(course)
        self.start.timeChanged.connect(lambda _time: self.restarted.emit())
        self.has_start.toggled.connect(lambda _on: self.restarted.emit())

    def _make_buttons(self) -> None:
        self.add, self.remove = QPushButton(_("Add entry")), QPushButton(_("Delete"))
        self.remove.setAccessibleName(_("Delete the entry"))
        self.add.setToolTip(_("Another runner, goal or wave on this course; it begins as a copy of the one on screen."))
        for button, wanted in ((self.add, self.add_wanted), (self.remove, self.remove_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, wanted=wanted: wanted.emit())

    def _lay_out(self) -> None:
        title = QLabel(_("Entry"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        head, row = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.which, 1)
        head.addStretch(0)
        for button in (self.add, self.remove):
            head.addWidget(button)
        row.setSpacing(12)
        self.name.setMinimumWidth(LEAST_NAME)
        row.addWidget(self.name, 2)
        self._runner_box = titled(_("Runner"), self.runner)
        row.addWidget(self._runner_box, 2)
        row.addWidget(titled(_("Start"), switched(self.has_start, self.start), self.start), 2)
        row.addWidget(self.delay, 2)
        row.addWidget(self.goal, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.stranger)

    def show_course(self, course: Course) -> None:
        """The entries of a course, and what its entry on screen says."""
        several = len(course.entries) > 1
        self._entry = course.entry
        self.which.clear()
        for k, entry in enumerate(course.entries):
            self.which.addItem(entry_words.line(course, k, self._units, self._name_of), entry.id)
        self.which.setCurrentIndex(self.which.findData(course.entry.id))
        for widget in (self.which, self.name, self.remove):
            widget.setVisible(several)
        self.name.show_value(self._entry.name, self._entry.name)
        start = self._entry.start
        self.start.setTime(NINE if start is None else QTime(start.hour, start.minute))
        self.has_start.setChecked(start is not None)
        self.delay.setVisible(start is not None)
        self.goal.show_goal(self._entry.goal)
        self._show_runner()
        self._on_runner()

    def _show_runner(self) -> None:
        """Who runs, where there is a choice; that an entry is for somebody who is not known here."""
        here, known = self._entry.runner, dict(self._runners)
        self.runner.clear()
        for runner_id, name in self._runners:
            self.runner.addItem(name, runner_id)
        strange = bool(known) and here not in known
        if strange:
            self.runner.addItem(self._name_of(here), here)
        self.runner.setCurrentIndex(self.runner.findData(here))
        self._runner_box.setVisible(self.runner.count() > 1)
        said = _("This entry is for a runner who is not known here: it is planned for {name}.")
        self.stranger.setText(said.format(name=self._runners[0][1]) if strange else "")
        self.stranger.setVisible(strange)

    def _on_runner(self) -> None:
        self.goal.another = self._report is not None and self._given_runner() != self._report.entry.runner

    def _given_runner(self) -> str:
        return self.runner.currentData() or self._entry.runner

    def stay(self) -> None:
        """The entry on screen cannot be left yet."""
        self.which.setCurrentIndex(self.which.findData(self._entry.id))

    def given_start(self) -> time | None:
        """The start, with the seconds that the entry has and the form does not show; None where it is not known."""
        if not self.has_start.isChecked():
            return None
        known, shown = self._entry.start, self.start.time()
        if known is not None and (known.hour, known.minute) == (shown.hour(), shown.minute()):
            return known
        return time(shown.hour(), shown.minute(), shown.second())

    def show_start(self, start: time) -> None:
        """Another start, which nobody typed as one."""
        with QSignalBlocker(self.start):
            self.start.setTime(QTime(start.hour, start.minute, start.second))

    def show_delay(self, seconds: float) -> None:
        """By how much the given start is after the known one."""
        minutes = 60.0 * round(seconds / 60.0)
        self.delay.show_value(seconds, units.duration(minutes, with_seconds=False) if minutes else "")
        self.delay.setEnabled(self.has_start.isChecked())

    def answer(self) -> tuple[Entry, Asked | None]:
        """The entry as it is given here, apart from its start; the field that cannot be read."""
        goal, wrong = self.goal.answer()
        _values, odd = asked.answers({"delay": self.delay})
        wrong = odd or wrong
        return replace(self._entry, name=str(self.name.value()), runner=self._given_runner(), goal=goal), wrong


def _read_delay(text: str) -> float:
    """Seconds; with a minus in front a start that is earlier, nothing for the known one. Raises PlannerError."""
    early = text.startswith(("-", "−", "–"))
    seconds = units.parse_duration(text[early:].strip()) if text else 0.0
    return -seconds if early else seconds
