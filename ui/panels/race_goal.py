"""The goal of a race as one field: none, a finish time, a flat pace, or an effort."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Goal
from routeplanner.errors import PlannerError
from routeplanner.plan.settings import Settings
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import goals
from ui.panels.asked import Asked, optional, titled

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report


def _pace(u: Units) -> Callable[[float], str]:
    return lambda seconds: u.pace_with_unit(seconds / 1000.0)


class GoalField(QWidget):
    """What is typed for one kind of goal stays while another one is looked at."""

    def __init__(self, goal: Goal | None, u: Units, report: "Report | None") -> None:
        super().__init__()
        self._units, self._report = u, report
        self.another = False  # runner than that of the report
        self.kind = QComboBox()
        for kind, text in (
            ("none", _("No goal")),
            ("time", _("Finish time")),
            ("pace", _("Flat pace")),
            ("effort", _("Effort")),
        ):
            self.kind.addItem(text, kind)
        self.time = Asked(_("Finish time"), optional(units.parse_duration), _("h:min"), "3:40", units.spoken)
        self.pace = Asked(
            _("Flat pace"), optional(lambda t: 1000.0 * units.parse_pace(t, u)), u.pace_name, "5:10", _pace(u)
        )
        self.effort = Asked(_("Effort"), optional(self._read_effort), "", self._efforts())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(titled(_("Goal"), self.kind), 1)
        for field in self.fields:
            row.addWidget(field, 2)
        self.kind.currentIndexChanged.connect(self._arrange)
        self.show_goal(goal)

    def show_goal(self, goal: Goal | None) -> None:
        """A goal, or none; nothing that was typed for another entry stays."""
        for field in self.fields:
            field.show_value(None, "")
        self._fill(goal, self._units)
        self.kind.setCurrentIndex(self.kind.findData("none" if goal is None else goal.kind))
        self._arrange()

    @property
    def fields(self) -> tuple[Asked, Asked, Asked]:
        return self.time, self.pace, self.effort

    def answer(self) -> tuple[Goal | None, Asked | None]:
        """The goal, or the field that cannot be read; a field that is left empty is no goal."""
        kind = self.kind.currentData()
        if kind == "none":
            return None, None
        field = {"time": self.time, "pace": self.pace, "effort": self.effort}[kind]
        try:
            value = field.value()
        except PlannerError:
            return None, field
        return None if value is None else Goal(kind, value), None

    def _fill(self, goal: Goal | None, u: Units) -> None:
        kind, value = ("none", 0.0) if goal is None else (goal.kind, goal.value)
        if kind == "time":
            self.time.show_value(value, units.duration(value, with_seconds=bool(round(value) % 60)))
        elif kind == "pace":
            self.pace.show_value(value, u.pace(value / 1000.0))
        elif kind == "effort":
            named = [name for name, share in self._shares().items() if share == value]
            self.effort.show_value(value, named[0] if named else units.percent(value, sign=False))

    def _arrange(self) -> None:
        kind = self.kind.currentData()
        for field, own in zip(self.fields, ("time", "pace", "effort"), strict=True):
            field.setVisible(kind == own)

    def _shares(self) -> dict[str, float]:
        return goals.shares(Settings() if self._report is None else self._report.settings)

    def _efforts(self) -> str:
        return _("{names} or a percentage").format(names=", ".join(self._shares()))

    def _read_effort(self, text: str) -> float:
        if self._report is None:
            raise PlannerError(_("The course is still being worked out."), _("Try again in a moment."))
        if self.another:  # whose speed the report does not know
            return goals.read_effort(text, self._report.settings)
        goal = goals.read("effort", text, self._report, Units())
        assert goal is not None
        return goal.value
