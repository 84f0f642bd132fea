"""The inspector tab "Stride": cadence and step length, the runner's own and the advised, and how to run descents."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.canvas import Canvas
from ui.panels.field import Field
from ui.panels.page import Page
from ui.panels.parts import MARGIN, Header, KeyFigure, words
from ui.panels.technique import Technique
from ui.style import fonts

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Report

STEPS = 130  # [px] height of the chart


class StridePanel(Page):
    """Shows a report, edits nothing, says what the runner wants: `height_wanted(m)`, and `cadence_wanted(steps/min or
    None)`, the runner's own cadence at 3 m/s, None where it should follow from the height."""

    height_wanted = Signal(float)
    cadence_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Stride"), _("Cadence and step length for an open course will stand here."), parent)

    def build(self) -> None:
        from ui.panels.cue_table import CueTable

        self.stature = Field(_("Height"), _read_height, said=lambda height: self._units.stature(height))
        self.cadence = Field(_("Your cadence at 3 m/s"), _read_cadence, _("spm"))
        self.stature.given.connect(lambda height: self.height_wanted.emit(height))
        self.cadence.given.connect(self.cadence_wanted)
        self.advised = KeyFigure(("stride.moderate", "stride.steep", "stride.rough"))
        self.own = KeyFigure()
        self.line, self.source = words(), words(muted=True)
        self.no_plan = words(_("Give a goal or a flat pace on the page Pace: cadence and step follow from speed."))
        self.steps = Canvas(_("Step length by descent"), STEPS)
        self.steep = words()
        self.cues = CueTable()
        self._lay_out()

    def _lay_out(self) -> None:
        from routeplanner.sheet import phrases

        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.stature, 1)
        fields.addWidget(self.cadence, 1)
        self.inputs.addLayout(fields)
        self.inputs.addWidget(self.source)
        self.planned = QWidget()
        figures = QHBoxLayout()
        figures.setContentsMargins(MARGIN, 4, MARGIN, 4)
        figures.setSpacing(12)
        figures.addWidget(self.advised, 1)
        figures.addWidget(self.own, 1)
        evidence = words(phrases.stride_evidence(), muted=True, size=fonts.SECONDARY)
        for label in (self.line, evidence, self.steep, self.no_plan):
            label.setContentsMargins(MARGIN, 4, MARGIN, 8)
        plan = QVBoxLayout(self.planned)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.setSpacing(0)
        plan.addLayout(figures)
        steps = Header(_("Step length by descent, m"), _("dashed: usual here, filled: exceptions"), _("dashed: usual"))
        steep = Header(_("Steeper than −25 %"))
        for widget in (self.line, evidence, steps, self.steps, steep, self.steep):
            plan.addWidget(widget)
        cues = Header(_("Cue by gradient and grade"), _("strong: on this course"))
        parts: tuple[QWidget, ...] = (self.no_plan, self.planned, cues, self.cues, Header(_("On every descent")))
        for part in parts:
            self.results.addWidget(part)
        for code, name, line in phrases.techniques():
            self.results.addWidget(Technique(code, name, line))

    def fill(self, report: "Report", u: Units, anew: bool) -> None:
        from ui.panels import stride_words

        runner = report.runner
        self.stature.show_text(u.stature(runner.height), anew)
        self.cadence.show_text("" if runner.cadence is None else units.decimal(runner.cadence, 0), anew)
        self.cadence.edit.setPlaceholderText(
            _("{cadence}, from height").format(cadence=round(stride_words.anchor(report)))
        )
        self.source.setText(_("Yours: {cadence}.").format(cadence=stride_words.at_three(report)))
        self.cues.show_report(report)
        self.planned.setVisible(report.stride is not None)
        self.no_plan.setVisible(report.plan is None)
        if report.stride is not None:
            self._fill_plan(report, u)

    def _fill_plan(self, report: "Report", u: Units) -> None:
        from routeplanner.sheet import phrases
        from ui.charts import steps
        from ui.panels import stride_words

        assert report.stride is not None
        self.advised.say(_("Advised on the descents"), *stride_words.advised(report))
        self.own.say(_("Yours at the same speed"), *stride_words.own(report))
        self.line.setText(phrases.stride(report))
        self.line.setVisible(bool(phrases.odd_steps(report)))  # without exceptions the figures above say it all
        each, usual = stride_words.steps(report), report.stride.step
        self.steps.show_chart(
            lambda p, rect, theme: steps.draw(p, rect, each, usual, theme), stride_words.spoken_steps(report)
        )
        self.steep.setText(phrases.steep_ground(report, u))


def _read_height(text: str) -> float:
    from routeplanner.plan.runner import Runner

    height = units.parse_stature(text)
    Runner(height=height)  # raises where nobody is as tall
    return height


def _read_cadence(text: str) -> float | None:
    from routeplanner.plan.runner import Runner

    cadence = units.parse_cadence(text) if text else None
    Runner(cadence=cadence)  # raises where nobody runs like that
    return cadence
