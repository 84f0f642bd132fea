"""The form "Race": name, day, start, zone, goal, official figures, cut-off at the finish;
its stations, and a table of them to paste."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QEvent, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from routeplanner import units
from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import asked
from ui.panels.asked import Asked, inset, optional, switched, titled
from ui.panels.parts import words
from ui.panels.race_delay import LateStart
from ui.panels.race_goal import GoalField
from ui.panels.race_stations import Stations, said_of_course
from ui.panels.race_wish import RaceWish

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course.timetable import Laid
    from routeplanner.report import Report

WIDTH, PAD = 560, 20  # [px]
AHEAD = 70  # days: what is offered as the day of a race that has none

__all__ = ["RaceForm", "RaceWish"]


class RaceForm(QDialog):
    """`race_wanted(RaceWish)` when it is accepted. A wrong field says so beside itself, and nothing is lost.

    With a `report` the form can say what the official climb means, and whether an effort can be planned.
    """

    race_wanted = Signal(object)

    def __init__(self, course: Course, u: Units, parent: QWidget | None = None, report: "Report | None" = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Race"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._course, self._units, self._report = course, u, report
        self._make_fields()
        self.goal = GoalField(course.entry.goal, u, report)
        self.said = words(muted=True)
        self._known = course  # whose cut-offs were given for the start that it has
        self._shrink = False
        self.late = LateStart()
        self.stations = Stations(course, u, self._drafted)
        self._lay_out()
        self._fill()
        self.climb.given.connect(self._say)
        self.stations.laid.connect(self._on_laid)
        self.stations.shut.connect(self._on_shut)
        for changed in (self.start.timeChanged, self.day.dateChanged, self.zone.currentTextChanged):
            changed.connect(lambda _value: self._on_start())
        for box in (self.has_start, self.has_day):
            box.toggled.connect(lambda _on: self._on_start())
        self.late.chosen.connect(self._on_start)
        self.name.edit.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    def _make_fields(self) -> None:
        u = self._units
        self.name = Asked(_("Name"), asked.read_name)
        self.has_day, self.day = QCheckBox(), QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.has_start, self.start = QCheckBox(), QTimeEdit()
        self.start.setDisplayFormat("HH:mm")
        inset(self.start)
        for box, name in ((self.has_day, _("The day is known")), (self.has_start, _("The start is known"))):
            box.setAccessibleName(name)
        self.zone = QComboBox()
        self.zone.addItems(sorted(available_timezones() | {self._course.zone}))
        self.distance = Asked(
            _("Official distance"), optional(lambda t: units.parse_distance(t, u)), u.long_name, _("none"), u.distance
        )
        self.climb = Asked(_("Official climb"), optional(self._read_climb), u.short_name, _("none"), u.height)
        self.cut_off = Asked(
            _("Cut-off at the finish"),
            optional(units.parse_duration),
            _("h:min after the start"),
            _("none"),
            units.spoken,
        )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        day, start = switched(self.has_day, self.day), switched(self.has_start, self.start)
        places: tuple[tuple[QWidget, int, int, int], ...] = (
            (self.name, 0, 0, 6),
            (titled(_("Date"), day, self.day), 1, 0, 2),
            (titled(_("Start"), start, self.start), 1, 2, 2),
            (titled(_("Time zone"), self.zone), 1, 4, 2),
            (self.goal, 2, 0, 6),
            (self.distance, 3, 0, 2),
            (self.climb, 3, 2, 2),
            (self.cut_off, 3, 4, 2),
        )
        for widget, row, at, span in places:
            grid.addWidget(widget, row, at, 1, span)
        for k in range(6):
            grid.setColumnStretch(k, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 16, PAD, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addWidget(self.late)
        column.addWidget(self.stations)
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(_("Use these"))
        self.use.setProperty("primary", "true")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill(self) -> None:
        course, u = self._course, self._units
        entry, official = course.entry, course.official
        self.name.show_value(course.name, course.name)
        day = QDate.currentDate().addDays(AHEAD) if course.day is None else _qdate(course.day)
        self.day.setDate(day)
        self.start.setTime(QTime(9, 0) if entry.start is None else QTime(entry.start.hour, entry.start.minute))
        self.has_day.setChecked(course.day is not None)
        self.has_start.setChecked(entry.start is not None)
        self.zone.setCurrentText(course.zone)
        known = official.distance
        self.distance.show_value(known, "" if known is None else u.distance_number(known))
        self.climb.show_value(official.ascent, "" if official.ascent is None else u.height_number(official.ascent))
        late = course.finish_cut_off
        self.cut_off.show_value(late, "" if late is None else units.duration(late, with_seconds=False))
        self._say()

    def _say(self) -> None:
        try:
            climb = self.climb.value()
        except PlannerError:
            return
        text = "" if self._report is None else said_of_course(self._report, climb, self._units)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _read_climb(self, text: str) -> float:
        try:
            return units.parse_descent(text, self._units)
        except PlannerError as error:
            raise PlannerError(_("“{text}” is not a climb.").format(text=text), error.hint) from error

    def _drafted(self) -> Course:
        """The course with what the form says of its start by now: a pasted table is laid onto it."""
        course, start = self.late.applied(self._known, self._given_start()), self._given_start()
        official = course.official
        with suppress(PlannerError):  # it says so beside the field
            official = replace(official, distance=self.distance.value())
        return replace(
            course.with_entry(replace(course.entry, start=start)),
            day=_date(self.day.date()) if self.has_day.isChecked() else None,
            zone=self.zone.currentText(),
            official=official,
        )

    def _on_start(self) -> None:
        self.late.show_for(self._known, self._given_start())
        self.stations.refresh()

    def _on_laid(self, laid: "Laid") -> None:
        late, before = laid.course.finish_cut_off, self._known.finish_cut_off
        self._known = laid.course
        if late is not None and late != before:
            self.cut_off.show_value(late, units.duration(late, with_seconds=False))
        self._on_start()

    def _on_shut(self) -> None:
        self._shrink = True

    def _accept(self) -> None:
        self.stations.settle()
        fields = {"name": self.name, "distance": self.distance, "climb": self.climb, "cut_off": self.cut_off}
        values, wrong = asked.answers(fields)
        goal, odd = self.goal.answer()
        if (first := self._first(wrong, odd)) is not None:
            first.edit.setFocus()
            return
        course = self.late.applied(self._known, self._given_start())
        official = replace(
            self._course.official,
            distance=values["distance"],
            ascent=values["climb"],
        )
        wish = RaceWish(
            name=values["name"],
            day=_date(self.day.date()) if self.has_day.isChecked() else None,
            start=self._given_start(),
            zone=self.zone.currentText(),
            goal=goal,
            official=official,
            finish_cut_off=course.finish_cut_off
            if values["cut_off"] == self._known.finish_cut_off
            else values["cut_off"],
            stations=course.stations,
        )
        self.race_wanted.emit(wish)
        self.accept()

    def event(self, event: QEvent) -> bool:
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        done = super().event(event)
        if layout is not None:  # words of warning have come or gone
            least = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), least if self._shrink else max(self.height(), least))
            self._shrink = False
        return done

    def _first(self, *wrong: Asked | None) -> Asked | None:
        """The one that stands first in the form."""
        order = (self.name, *self.goal.fields, self.distance, self.climb, self.cut_off)
        return next((field for field in order if field in wrong), None)

    def _given_start(self) -> time | None:
        return self._start() if self.has_start.isChecked() else None

    def _start(self) -> time:
        """With the seconds that the course has and the form does not show."""
        known, shown = self._course.entry.start, self.start.time()
        if known is not None and (known.hour, known.minute) == (shown.hour(), shown.minute()):
            return known
        return time(shown.hour(), shown.minute())


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
