"""The form of one station: name, type, place, cut-off and stop."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course, Station, table_cells
from routeplanner.course.course import StationKind
from routeplanner.course.station_words import kind_name
from routeplanner.course.waves import race_start
from routeplanner.errors import PlannerError
from routeplanner.units import NONE, Units
from routeplanner.words import _
from ui.panels import asked, station_cells
from ui.panels.asked import Asked, optional, titled
from ui.panels.growing import GrowingDialog
from ui.panels.parts import words
from ui.panels.station_table_words import column_tip
from ui.panels.station_times import cut_off_before, read_cut_off, told

WIDTH, PAD = 420, 20  # [px]
KINDS: tuple[StationKind, ...] = (
    "aid", "water", "food", "base", "crew", "drop_bag", "cut_off", "summit", "danger",
)  # fmt: skip


class StationForm(GrowingDialog):
    """`station_wanted(Station)` when it is accepted: `station` changed, or without one a new one, offered `at` [m]."""

    station_wanted = Signal(object)

    def __init__(
        self,
        course: Course,
        station: Station | None,
        u: Units,
        parent: QWidget | None = None,
        at: float | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Station") if station else _("New station"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._course, self._station, self._units = course, station, u
        self.name = Asked(_("Name"), _read_name)
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(kind_name(kind), kind)
        self.at = Asked(_("Distance from the start"), self._read_place, u.long_name)
        timed = race_start(course.entries) is not None
        unit = _("by the clock") if timed else _("h:min after the start")
        self.cut_off = Asked(_("Cut-off"), optional(self._read_cut_off), unit, _("none"))
        self.meaning = words(muted=True)
        self.stop = Asked(_("Stop"), optional(_read_stop), _("min"), _("none"))
        self._lay_out()
        self._fill(at)
        for field in (self.cut_off, self.at):  # the clock comes round again behind the station before it
            field.edit.textChanged.connect(lambda _text: self._tell())
        self._tell()
        self.name.edit.setFocus()
        self.name.edit.selectAll()
        self.resize(WIDTH, self.sizeHint().height())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        kind = titled(_("Type"), self.kind)
        for widget, row, at, span in (
            (self.name, 0, 0, 2),
            (kind, 1, 0, 1),
            (self.at, 1, 1, 1),
            (self.cut_off, 2, 0, 1),
            (self.stop, 2, 1, 1),
            (self.meaning, 3, 0, 2),
        ):
            grid.addWidget(widget, row, at, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 16, PAD, 16)
        column.setSpacing(16)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(_("Use this") if self._station else _("Add station"))
        self.use.setProperty("primary", "true")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill(self, at: float | None) -> None:
        station, u = self._station, self._units
        self._written = ""
        if station is not None:
            self.name.show_value(station.name, station.name)
            self.kind.setCurrentIndex(self.kind.findData(station.kind))
            at = self._course.route.locate(station.pin)
            self._written = station_cells.written(self._course, station, "cut_off", u).replace(NONE, "")
            self.cut_off.show_value(station.cut_off, self._written)
            self.stop.show_value(station.stop, units.duration(station.stop) if station.stop else "")
        self.at.show_value(at, "" if at is None else u.distance_number(at, 2))

    def _accept(self) -> None:
        fields = {"name": self.name, "at": self.at, "cut_off": self.cut_off, "stop": self.stop}
        values, wrong = asked.answers(fields)
        wrong = self._missing(values) or wrong
        if wrong is not None:
            wrong.edit.setFocus()
            return
        self.station_wanted.emit(self._made(values["name"], values["at"], values["cut_off"], values["stop"] or 0.0))
        self.accept()

    def _missing(self, values: dict[str, Any]) -> Asked | None:
        """A new station has no name and perhaps no place that could stay as they are."""
        for key, field in (("name", self.name), ("at", self.at)):
            if key in values and values[key] is None:
                try:
                    field.typed()
                except PlannerError:
                    return field
        return None

    def _made(self, name: str, at: float, cut_off: float | None, stop: float) -> Station:
        route, kind = self._course.route, self.kind.currentData()
        if self._station is None:
            return Station(name, kind, route.pin(at), stop, cut_off)
        pin = self._station.pin if at == route.locate(self._station.pin) else route.pin(at)
        return replace(self._station, name=name, kind=kind, pin=pin, stop=stop, cut_off=cut_off)

    def _read_place(self, text: str) -> float:
        at, length = units.parse_distance(text, self._units), self._course.route.length
        if at > length:
            message = _("The route is {length} long.").format(length=self._units.distance(length, 2))
            raise PlannerError(message, _("Write a distance on it."))
        return at

    def _read_cut_off(self, text: str) -> float | None:
        """Seconds after the start of the race, as the table of the form Race reads them."""
        at = 0.0
        with suppress(PlannerError):  # it says so beside its own field
            at = self._read_place(self.at.edit.text().strip())
        before = cut_off_before(self._course, at, self._station.id if self._station else "")
        return read_cut_off(self._course, text, before)

    def _tell(self) -> None:
        """What is understood of the cut-off so far; before one is typed how to write it."""
        text, said = self.cut_off.edit.text().strip(), column_tip("cut_off")
        with suppress(PlannerError):  # it says so below its field once it is given
            seconds = self._known_cut_off() if text == self._written else self._read_cut_off(text)
            said = said if seconds is None else f"= {told(self._course, seconds)}"
        self.meaning.setText(said)

    def _known_cut_off(self) -> float | None:
        return self._station.cut_off if self._station else None


def _read_name(text: str) -> str:
    if not text:
        raise PlannerError(_("A station needs a name."))
    return text


def _read_stop(text: str) -> float:
    """[s]"""
    seconds = table_cells.stop(text)
    if seconds is None:
        raise PlannerError(_("“{text}” is no stop.").format(text=text), _("Write minutes, such as 2 or 1:30."))
    return seconds
