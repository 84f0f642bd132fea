"""The inspector tab "Pace": the goal, what it needs, cut-offs, what limits the runner, and what it does to the legs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.canvas import Canvas
from ui.panels.page import Page
from ui.panels.parts import MARGIN, Box, Header, KeyFigure, words
from ui.style import fonts

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report

LIMITS, QUADS, PACES = 54, 150, 230  # [px] heights of the charts


class PacePanel(Page):
    """Shows a report, edits nothing, says what the runner wants.

    `goal_wanted(Goal or None)`, `skill_wanted(code)`, `strategy_wanted(-1 saves the legs ... 1 banks time)`,
    `flat_pace_wanted(s/km)`, `runner_wanted()`.
    """

    goal_wanted = Signal(object)
    skill_wanted = Signal(str)
    strategy_wanted = Signal(float)
    flat_pace_wanted = Signal(float)
    runner_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Pace"), _("The pace plan of an open course will stand here."), parent)

    def build(self) -> None:
        from ui.panels.ask_pace import AskPace
        from ui.panels.goal_form import GoalForm
        from ui.panels.table import Table

        self.form, self.ask = GoalForm(), AskPace()
        self.form.goal_wanted.connect(self.goal_wanted)
        self.form.skill_wanted.connect(self.skill_wanted)
        self.form.strategy_wanted.connect(self.strategy_wanted)
        self.ask.flat_pace_wanted.connect(self.flat_pace_wanted)
        self.ask.runner_wanted.connect(self.runner_wanted)
        self.inputs.addWidget(self.form)
        self.figures = [KeyFigure(), KeyFigure(), KeyFigure()]
        self.impossible, self.faster = Box(), Box()
        self.stations = Table(_("Stations and cut-offs"), [""] * 5, [0, 80, 66, 48, 74])
        self.limits = Canvas(_("What limits you downhill"), LIMITS, MARGIN)
        self.no_tags = words(_("No trail tags here: footing is judged by gradient and shape alone."), muted=True)
        self.quads = Canvas(_("Quad strength along the course"), QUADS)
        self.no_history = words(
            _("Your recent descents are unknown, so an ordinary runner’s are assumed: give them in Training."),
            muted=True,
            size=fonts.SECONDARY,
        )
        self.paces = Canvas(_("Your pace by gradient"), PACES)
        self.about_paces = words(muted=True, size=fonts.SECONDARY)
        self._lay_out()

    def _lay_out(self) -> None:
        self.planned, self.downhill = QWidget(), QWidget()
        for label in (self.no_tags, self.no_history, self.about_paces):
            label.setContentsMargins(MARGIN, 0, MARGIN, 8)
        figures = QHBoxLayout()
        figures.setContentsMargins(MARGIN, 2, MARGIN, MARGIN)
        figures.setSpacing(12)
        for figure in self.figures:
            figures.addWidget(figure, 1)
        limits = Header(
            _("What limits you downhill"), _("share of time"), own=("parameters.kappa", "footing.2", "cap.2")
        )
        quads = Header(
            _("Quad strength along the course"),
            _("band ±40 %, key descents grey"),
            _("band ±40 %"),
            own=("load.scale", "load.most_loss", "load.unknown", "load.band"),
        )
        stations = Header(
            _("Stations and cut-offs"), _("bar: 8 of 10 days, tick: cut-off"), _("8 of 10 days"), own=("spread",)
        )
        self.paces_head = Header(_("Your pace by gradient"), own=("parameters.lam", "parameters.kappa", "pace_spread"))
        plan, down = QVBoxLayout(self.planned), QVBoxLayout(self.downhill)
        for column in (plan, down):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        plan.addLayout(figures)
        for part in (self.impossible, self.faster, stations, self.stations, self.downhill):
            plan.addWidget(part)
        down_parts = (limits, self.limits, self.no_tags, quads, self.quads, self.no_history)
        for part in (*down_parts, self.paces_head, self.paces, self.about_paces):
            down.addWidget(part)
        self.results.addWidget(self.planned)
        self.results.addWidget(self.ask)

    def fill(self, report: "Report", u: Units, anew: bool) -> None:
        self.form.show_report(report, u, anew)
        self.ask.show_report(report, u)
        self.planned.setVisible(report.plan is not None)
        if report.plan is not None:
            self._fill_plan(report, u)
            self.downhill.setVisible(bool(report.descents))
            if report.descents:
                self._fill_downhill(report, u)

    def _fill_plan(self, report: "Report", u: Units) -> None:
        from routeplanner.sheet import phrases
        from ui.panels import pacing_words

        for widget, f in zip(self.figures, pacing_words.figures(report, u), strict=True):
            widget.say(f.name, f.figure, *f.second, why=f.why)
        self.impossible.say(phrases.impossible(report, u))
        self.faster.say(phrases.faster(report, u))
        self.stations.show_rows(pacing_words.station_rows(report, u))

    def _fill_downhill(self, report: "Report", u: Units) -> None:
        from routeplanner import units
        from routeplanner.sheet import phrases
        from ui.charts import limits, pace, quads
        from ui.panels import pacing_words

        shares = pacing_words.limits(report)
        spoken = ", ".join(f"{name} {units.percent(share, sign=False)}" for name, share in shares)
        self.limits.show_chart(lambda p, rect, theme: limits.draw(p, rect, shares, theme), spoken)
        self.no_history.setVisible(None in (report.runner.weekly_descent, report.runner.longest_day))
        self.no_tags.setVisible(pacing_words.no_tags(report.technical))
        strength, paces = pacing_words.quads(report, u), pacing_words.pace_by_gradient(report, u)
        self.quads.show_chart(
            lambda p, rect, theme: quads.draw(p, rect, strength, theme), pacing_words.spoken_quads(report)
        )
        self.paces.show_chart(
            lambda p, rect, theme: pace.draw(p, rect.adjusted(0, 0, -8, 0), paces, theme),
            pacing_words.spoken_paces(report, u),
        )
        self.paces_head.remark.say(u.pace_name)
        line = _("Line: smooth ground, fresh legs; band from bold to careful. Dots: your descents.")
        self.about_paces.setText(f"{line} {phrases.parameter_set(report)}")
