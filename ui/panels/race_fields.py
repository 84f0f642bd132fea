"""The fields of the form "Race" that all entries share: name, day, zone, official figures, cut-off at the finish."""

from collections.abc import Callable
from datetime import date
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QDateEdit, QGridLayout, QWidget

from routeplanner import units
from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import asked, station_cells
from ui.panels.asked import Asked, optional, switched, titled

AHEAD = 70  # days: what is offered as the day of a race that has none


class RaceFields(QWidget):
    """Each of them says beside itself what is wrong with it. `drafted()` is the race as the form has it now."""

    def __init__(self, course: Course, u: Units, drafted: Callable[[], Course]) -> None:
        super().__init__()
        self._units = u
        self.name = Asked(_("Name"), asked.read_name)
        self.has_day, self.day = QCheckBox(), QDateEdit()
        self.has_day.setAccessibleName(_("The day is known"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.zone = Zone(course.zone)
        self.distance = Asked(
            _("Official distance"), optional(lambda t: units.parse_distance(t, u)), u.long_name, _("none"), u.distance
        )
        self.climb = Asked(_("Official climb"), optional(self._read_climb), u.short_name, _("none"), u.height)
        self.cut_off = Asked(
            _("Cut-off at the finish"),
            optional(lambda text: station_cells.finish_cut_off(drafted(), text)),
            _("h:min after the start"),
            _("none"),
            units.spoken,
        )
        self._lay_out()
        self._fill(course)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        day = titled(_("Date"), switched(self.has_day, self.day), self.day)
        zone = titled(_("Time zone"), self.zone)
        places: tuple[tuple[QWidget, int, int, int], ...] = (
            (self.name, 0, 0, 8),
            (day, 0, 8, 4),
            (zone, 1, 0, 4),
            (self.distance, 1, 4, 2),
            (self.climb, 1, 6, 2),
            (self.cut_off, 1, 8, 4),
        )
        for widget, row, at, span in places:
            grid.addWidget(widget, row, at, 1, span)
        for k in range(12):
            grid.setColumnStretch(k, 1)

    def _fill(self, course: Course) -> None:
        u, official = self._units, course.official
        self.name.show_value(course.name, course.name)
        self.day.setDate(QDate.currentDate().addDays(AHEAD) if course.day is None else _qdate(course.day))
        self.has_day.setChecked(course.day is not None)
        known = official.distance
        self.distance.show_value(known, "" if known is None else u.distance_number(known))
        self.climb.show_value(official.ascent, "" if official.ascent is None else u.height_number(official.ascent))
        self.show_cut_off(course.finish_cut_off)

    def show_cut_off(self, late: float | None) -> None:
        """The cut-off at the finish [s after the start of the race]."""
        self.cut_off.show_value(late, "" if late is None else units.duration(late, with_seconds=False))

    def given_day(self) -> date | None:
        """The day of the race, if it is known."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day()) if self.has_day.isChecked() else None

    def _read_climb(self, text: str) -> float:
        try:
            return units.parse_descent(text, self._units)
        except PlannerError as error:
            raise PlannerError(_("“{text}” is not a climb.").format(text=text), error.hint) from error


class Zone(QComboBox):
    """Every time zone; what is typed finds those that hold it: "paris", "new yo". Leaving it takes the one found.

    `chosen(name)` for another one.
    """

    chosen = Signal(str)

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.addItems(sorted(available_timezones() | {zone}))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        found = QCompleter(self)
        self._names = _Spoken(self)
        self._names.setSourceModel(self.model())
        found.setModel(self._names)
        found.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(found)
        self._known = zone
        self.setCurrentText(zone)
        line = self.lineEdit()
        assert line is not None  # it is editable
        line.textEdited.connect(self._names.find)
        line.editingFinished.connect(self.settle)
        found.activated.connect(self._take)
        self.activated.connect(lambda _k: self._take(self.currentText()))

    @property
    def zone(self) -> str:
        """The zone that was chosen last; what is half typed is none."""
        return self._known

    def settle(self) -> None:
        """Take the zone that is typed, or the first that is found by it; else the one before."""
        text = self.currentText().strip()
        exact = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if exact < 0 and text:
            self._names.find(text)
            first = self._names.index(0, 0).data()
            exact = -1 if first is None else self.findText(str(first))
        self._take(self.itemText(exact) if exact >= 0 else self._known)

    def _take(self, zone: str) -> None:
        changed, self._known = zone != self._known, zone
        self.setCurrentIndex(self.findText(zone))
        self.setEditText(zone)
        if changed:
            self.chosen.emit(zone)


class _Spoken(QSortFilterProxyModel):
    """Zones that hold every word of what is looked for, with blanks for their slashes and lines."""

    def find(self, text: str) -> None:
        """Look for other words."""
        words = text.replace("/", " ").replace("_", " ").split()
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterRegularExpression("".join(f"(?=.*{_quoted(word)})" for word in words))


def _quoted(word: str) -> str:
    return "".join(c if c.isalnum() else f"\\{c}" for c in word)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
