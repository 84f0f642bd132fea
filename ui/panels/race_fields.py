"""The fields of the form "Race" that all entries share: name, day, zone, official figures, cut-off at the finish."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QWidget

from routeplanner import units
from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import asked, station_times
from ui.panels.asked import Asked, optional, switched, titled
from ui.panels.zone import Zone

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
            optional(lambda text: station_times.read_finish(drafted(), text)),
            _("h after start"),
            _("none"),
            lambda late: station_times.briefly(drafted(), late),
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
            (zone, 1, 0, 3),
            (self.distance, 1, 3, 3),
            (self.climb, 1, 6, 3),
            (self.cut_off, 1, 9, 3),
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
        self.cut_off.show_value(late, "" if late is None or late < 0.0 else units.duration(late, with_seconds=False))

    def show_day(self, day: date) -> None:
        """A day that nobody typed: it follows from the start."""
        with QSignalBlocker(self.day):
            self.day.setDate(_qdate(day))

    def given_day(self) -> date | None:
        """The day of the race, if it is known."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day()) if self.has_day.isChecked() else None

    def _read_climb(self, text: str) -> float:
        try:
            return units.parse_descent(text, self._units)
        except PlannerError as error:
            raise PlannerError(_("“{text}” is not a climb.").format(text=text), error.hint) from error


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
