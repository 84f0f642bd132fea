"""How fast a runner is on level ground: a flat pace, or a race that was run, and what it implies."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.errors import PlannerError
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import Settings
from routeplanner.units import NONE, Units
from routeplanner.words import _
from ui.panels.asked import Asked, of_runner, titled
from ui.panels.parts import words

LONG = 4 * 3600.0  # [s] a race as long as this shows what a pace comes to
KINDS = ("none", "pace", "race")


class Level(QWidget):
    """Three ways: nothing yet, a flat pace, a recent race on one of the open courses, as (id, name)."""

    def __init__(self, courses: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._runner, self._settings, self._units = Runner(), Settings(), Units()
        self._courses = tuple(courses)
        self._learning: tuple[str, float] | None = None
        self.kind, self.course = QComboBox(), QComboBox()
        for code, text in zip(KINDS, (_("Not known yet"), _("Flat pace"), _("Recent race")), strict=True):
            self.kind.addItem(text, code)
        self.pace = Asked(_("On easy level ground, for an hour"), self._read_pace, hint="5:10", said=self._written_pace)
        self.time = Asked(_("Your time, h:min"), units.parse_duration, hint="3:40", said=units.spoken)
        self._kind_box, self._course_box = titled(_("How fast you are"), self.kind), titled(_("Course"), self.course)
        self.implied = words(muted=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget in (self._kind_box, self.pace, self._course_box, self.time):
            row.addWidget(widget, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.implied)
        self.kind.currentIndexChanged.connect(self._arrange)
        self.course.currentIndexChanged.connect(self._choose)
        self.pace.given.connect(self._arrange)

    def show_runner(self, runner: Runner, settings: Settings, u: Units) -> None:
        """What is known of a runner."""
        self._runner, self._settings, self._units, self._learning = runner, settings, u, None
        self.pace.set_unit(u.pace_name)
        pace = runner.flat_pace
        self.pace.show_value(pace, "" if pace is None else u.pace(pace / 1000.0))
        self.course.blockSignals(True)
        self.course.clear()
        if runner.recent is not None:
            self.course.addItem(_("{name}, as it is known").format(name=runner.recent.name or _("Your race")), "")
        for course_id, name in self._courses:
            self.course.addItem(name, course_id)
        self.course.blockSignals(False)
        self.kind.setCurrentIndex(2 if runner.recent else 1 if pace else 0)
        self._choose()

    def answer(self, runner: Runner) -> tuple[Runner, tuple[str, float] | None, Asked | None]:
        """The runner with what is given here; a course id and a time [s] to learn from; the field that is wrong."""
        kind, course_id = self.kind.currentData(), self.course.currentData()
        if kind == "none":
            return replace(runner, flat_pace=None, recent=None), None, None
        if kind == "race" and not course_id:  # the race that is known, or none to choose from
            return runner, None, None
        field = self.pace if kind == "pace" else self.time
        try:
            value = field.value() if kind == "pace" else field.typed()
        except PlannerError:
            return runner, None, field
        assert value is None or isinstance(value, float)
        if kind == "pace":
            return replace(runner, flat_pace=value, recent=None), None, None
        learn = None if value is None else (course_id, value)
        return runner, learn if learn != self._learning else None, None

    def learning(self, learn: tuple[str, float]) -> None:
        """This has been asked for: what is typed stays until the answer comes, and is not asked twice."""
        self._learning = learn
        self._arrange()

    def _read_pace(self, text: str) -> object:
        return of_runner("flat_pace", lambda t: 1000.0 * units.parse_pace(t, self._units))(text) if text else None

    def _written_pace(self, pace: float) -> str:
        return self._units.pace_with_unit(pace / 1000.0)

    def _choose(self) -> None:
        """Another course: its time is asked, or known."""
        recent = None if self.course.currentData() else self._runner.recent
        time = None if recent is None else recent.level_duration
        self.time.show_value(time, "" if time is None else units.duration(time, bool(time % 60)))
        self.time.setEnabled(bool(self.course.currentData()))
        self._arrange()

    def _arrange(self) -> None:
        kind = self.kind.currentData()
        self.pace.setVisible(kind == "pace")
        for widget in (self._course_box, self.time):
            widget.setVisible(kind == "race" and self.course.count() > 0)
        self.implied.setText(self._implied(kind))

    def _implied(self, kind: str) -> str:
        if kind == "none":
            return _("Without it there is no plan until a course has a goal.")
        if kind == "race" and self.course.count() == 0:
            return _("Open the course that you ran, come back, and say how long it took you.")
        if kind == "race" and self._learning is not None:
            return _("What it says about you is being worked out.")
        if kind == "race" and self.course.currentData():
            return _("What it says about you is worked out when you apply it.")
        runner = self._runner if kind == "race" else self._with_pace()
        if runner is None:
            return ""
        if runner.recent is not None:
            return _("It shows a flat pace of {pace} over {time}; {hour} for an hour, {long} for 4 h.").format(
                pace=self._units.pace_with_unit(1.0 / runner.recent.level_speed),
                time=units.duration(runner.recent.level_duration, False),
                hour=self._held(runner, 3600.0),
                long=self._held(runner, LONG),
            )
        return _("That comes to {long} on the level for 4 h.").format(long=self._held(runner, LONG))

    def _held(self, runner: Runner, duration: float) -> str:
        speed = runner.level_speed(duration, self._settings)
        return NONE if speed is None else self._units.pace_with_unit(1.0 / speed)

    def _with_pace(self) -> Runner | None:
        try:
            pace = self._read_pace(self.pace.edit.text().strip())
        except PlannerError:
            return None
        assert pace is None or isinstance(pace, float)
        return None if pace is None else replace(self._runner, flat_pace=pace, recent=None)
