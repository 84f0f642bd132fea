"""The form "Race": what is said of the race, of each entry, and of its stations."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routeplanner.course import Course, waves
from routeplanner.errors import PlannerError
from routeplanner.route import new_id
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import asked
from ui.panels.asked import Asked
from ui.panels.form_dialog import FormDialog
from ui.panels.parts import words
from ui.panels.race_delay import LateStart
from ui.panels.race_entries import EntryBlock
from ui.panels.race_fields import RaceFields
from ui.panels.race_stations import Stations, said_of_course
from ui.panels.race_wish import RaceWish

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course.timetable import Laid
    from routeplanner.report import Report

WIDTH, PAD = 680, 20  # [px]

__all__ = ["RaceForm", "RaceWish"]


class RaceForm(FormDialog):
    """`race_wanted(RaceWish)` when it is accepted. A wrong field says so beside itself, and nothing is lost.

    With a `report` the form can say what the official climb means, and whether an effort can be planned. `runners` are
    those who are known, as (id, name).
    """

    race_wanted = Signal(object)

    def __init__(
        self,
        course: Course,
        u: Units,
        parent: QWidget | None = None,
        report: "Report | None" = None,
        runners: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(_("Race"), parent)
        self._course, self._units, self._report = course, u, report
        self._known = course  # with what was done to stations and entries; the fields come on top of it
        self._day_chosen = False  # else it follows from the start
        self.fields, self.entry, self.late = (
            RaceFields(course, u, self._drafted),
            EntryBlock(course, u, report, runners),
            LateStart(),
        )
        self.said = words(muted=True)
        self.stations = Stations(course, u, self._drafted)
        self._lay_out()
        self._link()
        self._say()
        self.fields.name.edit.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 16, PAD, 16)
        column.setSpacing(12)
        for part in (self.fields, self.said, self.entry, self.late, self.stations):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _link(self) -> None:
        fields, entry = self.fields, self.entry
        fields.climb.given.connect(self._say)
        fields.zone.chosen.connect(lambda _zone: self._on_start())
        for chosen in (fields.day.dateChanged, fields.has_day.toggled):
            chosen.connect(lambda _value: self._choose_day())
        entry.restarted.connect(self._on_start)
        entry.delay_wanted.connect(self._delay)
        entry.shown_wanted.connect(self._show_entry)
        entry.add_wanted.connect(self._add_entry)
        entry.remove_wanted.connect(self._remove_entry)
        self.late.chosen.connect(self._on_start)
        self.stations.edited.connect(self._take)
        self.stations.laid.connect(self._on_laid)
        self.stations.shut.connect(self.shrink)

    def _say(self) -> None:
        try:
            climb = self.fields.climb.value()
        except PlannerError:
            return
        text = "" if self._report is None else said_of_course(self._report, climb, self._units)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    # the race as the form has it now

    def _drafted(self) -> Course:
        """The course with what the fields say by now: a pasted table is laid onto it, stations are edited on it."""
        course, fields = self.late.applied(self._known, self.entry.given_start(), self._day), self.fields
        official = course.official
        with suppress(PlannerError):  # it says so beside the field
            official = replace(official, distance=fields.distance.value())
        day = fields.given_day() if self._day_chosen else course.day
        return replace(course, day=day, zone=fields.zone.zone, official=official)

    def _take(self, course: Course) -> None:
        self._hold(course)
        self._on_start()

    def _hold(self, course: Course) -> None:
        """What was done on the draft holds; a cut-off at the finish that nobody has typed follows it."""
        cut_off, before = self.fields.cut_off, self._known.finish_cut_off
        self._known = course
        with suppress(PlannerError):
            if cut_off.value() == before and course.finish_cut_off != before:
                self.fields.show_cut_off(course.finish_cut_off)

    def _on_start(self) -> None:
        known, start = self._known, self.entry.given_start()
        self.late.show_for(known, start, self._day)
        day = self._drafted().day
        if day is not None and not self._day_chosen:
            self.fields.show_day(day)
        self.entry.show_delay(waves.later(known, start, self._day))
        self.stations.refresh()

    @property
    def _day(self) -> date | None:
        """The day of the race that the runner chose."""
        return self.fields.given_day() if self._day_chosen else None

    def _choose_day(self) -> None:
        self._day_chosen = True
        self._on_start()

    def _delay(self, seconds: float) -> None:
        """The entry on screen so much after its known start, the day of the race with it where it leads."""
        late = waves.delayed(self._known, seconds, "move")
        if late.entry.start is not None:
            self.entry.show_start(late.entry.start)
            if late.day is not None and waves.leads(self._known, self._known.entry):
                self.fields.show_day(late.day)
                self._day_chosen = True
            self._on_start()

    def _on_laid(self, laid: "Laid") -> None:
        late = laid.course.finish_cut_off
        if late is not None and late != self._known.finish_cut_off:
            self.fields.show_cut_off(late)
        self._take(laid.course)

    # entries

    def _show_entry(self, entry_id: str) -> None:
        course = self._with_entry()
        if course is not None:
            self._show(replace(course, shown=entry_id))

    def _add_entry(self) -> None:
        course = self._with_entry()
        if course is not None:
            self._show(course.with_new_entry(replace(course.entry, id=new_id(), name="")))
            self.entry.name.edit.setFocus()

    def _remove_entry(self) -> None:
        self._show(waves.without_entry(self._drafted(), self._known.entry.id))

    def _with_entry(self) -> Course | None:
        """The draft with all that the entry on screen says; None where a field of it cannot be read."""
        course = self._drafted()
        entry, wrong = self.entry.answer()
        if wrong is not None:
            wrong.edit.setFocus()
            self.entry.stay()
            return None
        return course.with_entry(replace(entry, start=course.entry.start))

    def _show(self, course: Course) -> None:
        """Another entry on screen: its start is no other start of the one before."""
        self._hold(course)
        self.late.choice.setCurrentIndex(0)
        self.entry.show_course(course)
        self.shrink()
        self._on_start()

    # the end

    def take(self) -> None:
        f = self.fields
        f.zone.settle()
        values, wrong = asked.answers({"name": f.name, "distance": f.distance, "climb": f.climb, "cut_off": f.cut_off})
        _entry, odd = self.entry.answer()
        if (first := self._first(wrong, odd)) is not None:
            first.edit.setFocus()
        elif self.stations.settle():
            values["cut_off"] = f.cut_off.value()  # a table that was still open may have said another one
            self.race_wanted.emit(self._wish(values))
            self.accept()

    def _wish(self, values: dict[str, Any]) -> RaceWish:
        course = self._with_entry()
        assert course is not None
        course = waves.reached(course)
        typed = values["cut_off"] != self._known.finish_cut_off
        return RaceWish(
            before=self._course,
            name=values["name"],
            day=course.day,
            zone=course.zone,
            official=replace(self._course.official, distance=values["distance"], ascent=values["climb"]),
            finish_cut_off=values["cut_off"] if typed else course.finish_cut_off,
            stations=course.stations,
            entries=course.entries,
            shown=course.shown,
        )

    def _first(self, *wrong: Asked | None) -> Asked | None:
        """The one that stands first in the form."""
        f = self.fields
        order = (f.name, f.distance, f.climb, f.cut_off, self.entry.delay, *self.entry.goal.fields)
        return next((field for field in order if field in wrong), None)
