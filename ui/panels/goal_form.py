"""What a plan is made for: the goal in one of three ways, downhill skill, and what to do with early descents."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels import goals
from ui.panels.field import Field
from ui.panels.page import NoWheel
from ui.style import fonts

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Goal
    from routeplanner.report import Report

STEPS = 10  # of the slider, from even to either end
SKILLS = ("cautious", "average", "skilled", "elite")
KINDS = ("time", "pace", "effort")


class GoalForm(QWidget):
    """`goal_wanted(Goal or None)`, `skill_wanted(code)`, `strategy_wanted(-1 to 1)`."""

    goal_wanted = Signal(object)
    skill_wanted = Signal(str)
    strategy_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._report: Report | None = None
        self._units = Units()
        self._goal: Goal | None = None
        self._skill, self._strategy = "", 0.0
        self._kind = KINDS[0]
        self._quiet = NoWheel(self)
        self.kinds = QButtonGroup(self)
        segments = self._make_segments()
        self.goal = Field(_("Goal"), self._read, said=lambda goal: goals.said(goal, self._units))
        self.goal.given.connect(self.goal_wanted)
        self.skill = QComboBox()
        self.skill.activated.connect(lambda k: self.skill_wanted.emit(SKILLS[k]))
        self.strategy = QSlider(Qt.Orientation.Horizontal)
        self.strategy.setRange(-STEPS, STEPS)
        self.strategy.setPageStep(STEPS // 2)
        self.early = _caption("")
        self.strategy.valueChanged.connect(self._say_strategy)
        self.strategy.valueChanged.connect(self._on_strategy)
        self.strategy.sliderReleased.connect(self._on_strategy)
        for control in (self.skill, self.strategy):
            control.installEventFilter(self._quiet)
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out(segments)
        self._show_kind()
        self._say_strategy()

    def _make_segments(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(0)
        for k, (kind, text) in enumerate(zip(KINDS, (_("Finish time"), _("Flat pace"), _("Effort")), strict=True)):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setAccessibleName(_("Goal as {kind}").format(kind=text.lower()))
            button.clicked.connect(lambda _on=False, kind=kind: self._choose(kind))
            self.kinds.addButton(button, k)
            row.addWidget(button)
        row.addStretch(1)
        return box

    def _lay_out(self, segments: QWidget) -> None:
        from routeplanner.sheet import phrases

        self.skill.addItems([phrases.skill(code) for code in SKILLS])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        plan_by = _named(_("Plan by"), segments)
        grid.addLayout(plan_by, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.goal, 0, 1)
        second = QHBoxLayout()
        second.setSpacing(16)
        self.skill.setAccessibleName(_("Downhill skill"))
        second.addLayout(_named(_("Downhill skill"), self.skill))
        second.addLayout(self._lay_out_strategy(), 1)
        grid.addLayout(second, 1, 0, 1, 2)

    def _lay_out_strategy(self) -> QVBoxLayout:
        self.strategy.setAccessibleName(_("Early descents, from saving the legs to banking time"))
        self.strategy.setToolTip(_("Run the early descents slower to save the legs, or faster to bank time."))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_caption(_("save legs")))
        row.addWidget(self.strategy, 1)
        row.addWidget(_caption(_("bank time")))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.early)
        column.addLayout(row)
        return column

    # what it shows

    def show_report(self, report: "Report", u: Units, anew: bool) -> None:
        """Show goal, skill and strategy of a report; what the runner is typing or has just asked for stays."""
        self._report, self._units = report, u
        goal, skill, strategy = report.entry.goal, report.runner.skill, report.entry.strategy
        if anew or goal != self._goal:
            self._kind = KINDS[0] if goal is None else goal.kind
        self._show_goal(anew or goal != self._goal)
        self._goal = goal
        if anew or skill != self._skill:
            self.skill.setCurrentIndex(SKILLS.index(skill))
        if anew or strategy != self._strategy:
            with QSignalBlocker(self.strategy):
                self.strategy.setValue(round(STEPS * strategy))
            self._say_strategy()
        self._skill, self._strategy = skill, strategy

    def _show_goal(self, anew: bool) -> None:
        self._show_kind()
        if self._report is not None:
            goal = self._report.entry.goal
            offered = goal is None or goal.kind != self._kind
            self.goal.show_text(goals.text_of(self._kind, self._report, self._units), anew, offered)

    def _show_kind(self) -> None:
        self.kinds.button(KINDS.index(self._kind)).setChecked(True)
        self.goal.set_unit({"time": _("h:min"), "pace": self._units.pace_name, "effort": ""}[self._kind])
        hints = {"time": "3:40", "pace": "5:10", "effort": _("easy, steady, race")}
        self.goal.edit.setPlaceholderText(hints[self._kind])

    # what the runner wants

    def _choose(self, kind: str) -> None:
        """Another way to say the goal: the plan as it is, said that way, is offered and taken with Enter."""
        self._kind = kind
        self._show_goal(anew=True)
        self.goal.edit.setFocus()
        self.goal.edit.selectAll()

    def _read(self, text: str) -> "Goal | None":
        assert self._report is not None
        return goals.read(self._kind, text, self._report, self._units)

    def _say_strategy(self) -> None:
        value = self.strategy.value() / STEPS
        share = units.percent(abs(value), sign=False)
        words = _("bank time, {share}") if value > 0.0 else _("save legs, {share}") if value < 0.0 else _("even")
        said = words.format(share=share)
        self.early.setText(_("Early descents: {what}").format(what=said))
        self.strategy.setAccessibleDescription(said)

    def _on_strategy(self) -> None:
        value = self.strategy.value() / STEPS
        if not self.strategy.isSliderDown() and value != self._strategy:
            self.strategy_wanted.emit(value)


def _caption(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(fonts.font(fonts.SECONDARY))
    label.setProperty("words", "muted")
    return label


def _named(name: str, control: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(_caption(name))
    column.addWidget(control)
    return column
