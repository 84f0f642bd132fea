"""The form "Race": name, day, start, zone, goal, official figures, cut-off at the finish, and the stations read only."""

from dataclasses import dataclass, replace
from datetime import date, time
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from routeplanner import units
from routeplanner.course import Course, Goal, Official
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _
from ui.style import fonts

WIDTH = 440  # [px]
EFFORTS = ("easy", "steady", "race")
SHARES = {"easy": 0.80, "steady": 0.90, "race": 1.00}  # science.md §0, Effort


@dataclass(frozen=True, slots=True)
class RaceWish:
    """What the runner typed; `applied(course)` is the course that follows."""

    name: str
    day: date | None
    start: time | None
    zone: str
    goal: Goal | None
    official: Official
    finish_cut_off: float | None

    def applied(self, course: Course) -> Course:
        """The course with what was typed; the same object where nothing changed."""
        entry = replace(course.entry, goal=self.goal, start=self.start)
        changed = replace(
            course.with_entry(entry),
            name=self.name or course.name,
            day=self.day,
            zone=self.zone,
            official=self.official,
            finish_cut_off=self.finish_cut_off,
        )
        keys = ("name", "day", "zone", "official", "finish_cut_off", "entries")
        return course if all(getattr(changed, k) == getattr(course, k) for k in keys) else changed


class RaceForm(QDialog):
    """`race_wanted(RaceWish)` when it is accepted. A wrong field says so beside itself, and nothing is lost."""

    race_wanted = Signal(object)

    def __init__(self, course: Course, u: Units, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Race"))
        self.setMinimumWidth(WIDTH)
        self._units = u
        entry, official = course.entry, course.official
        self.name = QLineEdit(course.name)
        self.has_day, self.day = QCheckBox(_("Date")), QDateEdit(_qdate(course.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.has_start, self.start = QCheckBox(_("Start")), QTimeEdit(_qtime(entry.start))
        self.start.setDisplayFormat("HH:mm")
        for box, field, on in ((self.has_day, self.day, course.day), (self.has_start, self.start, entry.start)):
            box.setChecked(on is not None)
            field.setEnabled(on is not None)
            box.toggled.connect(field.setEnabled)
        self.zone = QComboBox()
        self.zone.addItems(sorted(available_timezones()))
        self.zone.setCurrentText(course.zone)
        self.goal_kind = QComboBox()
        for kind, text in (
            ("none", _("No goal")),
            ("time", _("Finish time")),
            ("pace", _("Flat pace")),
            ("effort", _("Effort")),
        ):
            self.goal_kind.addItem(text, kind)
        self.goal = QLineEdit()
        self.effort = QComboBox()
        for key, text in zip(EFFORTS, (_("Easy"), _("Steady"), _("Race")), strict=True):
            self.effort.addItem(text, SHARES[key])
        self.goal_kind.currentIndexChanged.connect(self._show_goal)
        self.distance = QLineEdit("" if official.distance is None else u.distance_number(official.distance))
        self.climb = QLineEdit("" if official.ascent is None else f"{official.ascent / u.short:.0f}")
        self.cut_off = QLineEdit("" if course.finish_cut_off is None else units.duration(course.finish_cut_off, False))
        self.wrong = QLabel()
        self.wrong.setProperty("words", "warning")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self._fill_goal(entry.goal)
        self._lay_out(course)

    def _lay_out(self, course: Course) -> None:
        u, grid = self._units, QGridLayout()
        grid.setHorizontalSpacing(12)
        _field(grid, 0, 0, _("Name"), self.name, 2)
        _field(grid, 2, 0, self.has_day, self.day)
        _field(grid, 2, 1, self.has_start, self.start)
        _field(grid, 4, 0, _("Time zone"), self.zone)
        _field(grid, 4, 1, _("Cut-off at the finish, h:min"), self.cut_off)
        goal = QWidget()
        row = QHBoxLayout(goal)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.goal_kind, self.goal, self.effort):
            row.addWidget(widget, 1)
        _field(grid, 6, 0, _("Goal"), goal, 2)
        _field(grid, 8, 0, _("Official distance, {unit}").format(unit=u.long_name), self.distance)
        _field(grid, 8, 1, _("Official climb, {unit}").format(unit=u.short_name), self.climb)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        use.setText(_("Use these"))
        use.setProperty("primary", "true")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        if course.stations:
            column.addWidget(_stations(course, u))
        column.addWidget(self.wrong)
        column.addWidget(buttons)

    def _fill_goal(self, goal: Goal | None) -> None:
        kind = "none" if goal is None else goal.kind
        self.goal_kind.setCurrentIndex(self.goal_kind.findData(kind))
        if goal is not None and goal.kind == "time":
            self.goal.setText(units.duration(goal.value, with_seconds=bool(goal.value % 60)))
        elif goal is not None and goal.kind == "pace":
            self.goal.setText(self._units.pace(goal.value / 1000.0))
        elif goal is not None:
            nearest = min(range(3), key=lambda k: abs(self.effort.itemData(k) - goal.value))
            self.effort.setCurrentIndex(nearest)
        self._show_goal()

    def _show_goal(self) -> None:
        kind = self.goal_kind.currentData()
        self.goal.setVisible(kind in ("time", "pace"))
        self.effort.setVisible(kind == "effort")
        hint = (
            _("h:min, such as 3:40") if kind == "time" else _("{unit}, such as 5:10").format(unit=self._units.pace_name)
        )
        self.goal.setPlaceholderText(hint)
        self.goal.setAccessibleName(_("Goal, {hint}").format(hint=hint))

    def wish(self) -> RaceWish:
        """What is typed. Raises PlannerError for a field that cannot be read."""
        u = self._units
        day, start = self.day.date(), self.start.time()
        return RaceWish(
            name=self.name.text().strip(),
            day=date(day.year(), day.month(), day.day()) if self.has_day.isChecked() else None,
            start=time(start.hour(), start.minute()) if self.has_start.isChecked() else None,
            zone=self.zone.currentText(),
            goal=self._goal(),
            official=Official(_number(self.distance, u.long), _number(self.climb, u.short)),
            finish_cut_off=units.parse_duration(self.cut_off.text()) if self.cut_off.text().strip() else None,
        )

    def _goal(self) -> Goal | None:
        kind = self.goal_kind.currentData()
        if kind == "effort":
            return Goal("effort", self.effort.currentData())
        if kind == "none" or not self.goal.text().strip():
            return None
        if kind == "time":
            return Goal("time", units.parse_duration(self.goal.text()))
        return Goal("pace", 1000.0 * units.parse_pace(self.goal.text(), self._units))

    def _accept(self) -> None:
        try:
            wish = self.wish()
        except PlannerError as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            return
        self.race_wanted.emit(wish)
        self.accept()


def _field(grid: QGridLayout, row: int, column: int, title: str | QWidget, field: QWidget, span: int = 1) -> None:
    if isinstance(title, str):
        label = QLabel(title)
        label.setProperty("words", "muted")
        label.setBuddy(field)
        field.setAccessibleName(title)
        title = label
    grid.addWidget(title, row, column, 1, span)
    grid.addWidget(field, row + 1, column, 1, span)


def _stations(course: Course, u: Units) -> QWidget:
    """The stations of the file, so that one sees what the plan stops at."""
    box, lines = QWidget(), []
    for s in course.stations[:12]:
        at = course.route.locate(s.pin) or 0.0
        cut_off = "" if s.cut_off is None else _(", cut-off {time}").format(time=units.duration(s.cut_off, False))
        lines.append(f"{s.name}, {u.distance(at)}{cut_off}")
    if len(course.stations) > 12:
        lines.append(_("and {n} more").format(n=len(course.stations) - 12))
    title, text = QLabel(_("Stations")), QLabel("\n".join(lines))
    title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(text)
    return box


def _number(field: QLineEdit, scale: float) -> float | None:
    text = field.text().strip().replace(",", ".").replace(" ", "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise PlannerError(_("“{text}” is not a number.").format(text=text), _("Write digits only.")) from error
    return value * scale


def _qdate(day: date | None) -> QDate:
    return QDate.currentDate().addDays(70) if day is None else QDate(day.year, day.month, day.day)


def _qtime(start: time | None) -> QTime:
    return QTime(9, 0) if start is None else QTime(start.hour, start.minute)
