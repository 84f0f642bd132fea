"""The inspector tab "Training": weeks of downhill running from today to the race, and how to run them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.canvas import Canvas
from ui.panels.field import Field
from ui.panels.page import Page
from ui.panels.parts import MARGIN, Box, Header, KeyFigure, OwnChoice, words

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.plan.training.block import TrainingBlock
    from routeplanner.report import Report

WEEKS = 150  # [px] height of the chart
CAPS = ("training.week_growth", "training.session_growth", "training.deload", "training.taper_first")
History = tuple[float | None, float | None]
TARGETS = ("training.week_share", "training.session_share")


class TrainingPanel(Page):
    """Shows a report, edits nothing, says what the runner wants: `day_wanted(date)`, and `history_wanted(mean descent
    per week, most in a day)`, [m] or None where it is not known."""

    day_wanted = Signal(object)
    history_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Training"), _("The training for an open course will stand here."), parent)
        self._seen: History = (None, None)
        self._history: History = (None, None)

    def build(self) -> None:
        from ui.panels.ask_day import AskDay
        from ui.panels.table import Table
        from ui.panels.technique import Technique

        self.week = Field(_("Descent a week, last 4 weeks"), self._read, said=self._written)
        self.longest = Field(_("Most in one day, last month"), self._read, said=self._written)
        self.week.given.connect(lambda metres: self._give(metres, self._history[1]))
        self.longest.given.connect(lambda metres: self._give(self._history[0], metres))
        self.assumed = words(muted=True)
        self.ask = AskDay()
        self.ask.day_wanted.connect(self.day_wanted)
        self.figures = [KeyFigure(), KeyFigure(), KeyFigure()]
        self.warning, self.notes = Box(), words(muted=True)
        self.bars = Canvas(_("Metres of descent per week"), WEEKS)
        self.next = Technique("lean", "", "")
        self.table = Table(_("Sessions by week"), ["", _("Day"), _("Down"), _("Session")], [34, 84, 64, 0], right=(2,))
        self.stop = words()
        self._lay_out()

    def _lay_out(self) -> None:
        from routeplanner.sheet import phrases
        from ui.panels.technique import Technique

        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(self.week, 1)
        fields.addWidget(self.longest, 1)
        self._assumed = QWidget()
        row = QHBoxLayout(self._assumed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.assumed, 1)
        row.addWidget(OwnChoice("training.unknown_week", "training.unknown_longest"))
        self.inputs.addLayout(fields)
        self.inputs.addWidget(self._assumed)
        figures = QHBoxLayout()
        figures.setContentsMargins(MARGIN, 2, MARGIN, MARGIN)
        figures.setSpacing(12)
        for figure in self.figures:
            figures.addWidget(figure, 1)
        for label in (self.notes, self.stop):
            label.setContentsMargins(MARGIN, 6, MARGIN, 8)
        self.next_head = Header("")
        bars = Header(
            _("Metres of descent per week"),
            _("dark: longest, dashed: at most"),
            _("dashed: at most"),
            own=(*TARGETS, *CAPS),
        )
        self.planned = QWidget()
        plan = QVBoxLayout(self.planned)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.setSpacing(0)
        plan.addLayout(figures)
        sessions = Header(_("Sessions"), _("1 the shorter, 2 the long one of its week"), _("1 shorter, 2 long"))
        stop = Header(_("When to stop"), own=("training.pain_most", "training.sore_most"))
        for part in (self.warning, self.notes, bars, self.bars, self.next_head, self.next, sessions, self.table):
            plan.addWidget(part)
        for part in (stop, self.stop, Header(_("Four drills"))):
            plan.addWidget(part)
        for code, name, _line in phrases.techniques():
            plan.addWidget(Technique(code, name, phrases.drill(drill_of(code))))
        self.results.addWidget(self.planned)
        self.results.addWidget(self.ask)

    def fill(self, report: "Report", u: Units, anew: bool) -> None:
        self._show_history(report, u, anew)
        self.ask.show_report(report, anew)
        self.planned.setVisible(report.training is not None)
        if report.training is not None:
            self._fill_block(report, report.training, u)

    def _show_history(self, report: "Report", u: Units, anew: bool) -> None:
        known = report.runner.weekly_descent, report.runner.longest_day
        if known != self._seen:
            self._seen = self._history = known
        for field, metres in zip((self.week, self.longest), known, strict=True):
            field.set_unit(u.short_name)
            field.edit.setPlaceholderText(_("not known"))
            field.show_text("" if metres is None else u.height_number(metres), anew)
        block = report.training
        self._assumed.setVisible(block is not None and None in known)
        if block is not None:
            self.assumed.setText(
                _("What is not known is assumed: {week} a week, {day} in a day.").format(
                    week=u.height(block.start_week), day=u.height(block.start_longest)
                )
            )

    def _fill_block(self, report: "Report", block: "TrainingBlock", u: Units) -> None:
        from routeplanner.sheet import phrases, when
        from ui.charts import weeks
        from ui.panels import training_words as say

        for widget, (name, figure, second) in zip(self.figures, say.figures(report, u), strict=True):
            widget.say(name, figure, second)
        warn, rest = say.notes(block)
        self.warning.say(warn)
        self.notes.setText(rest)
        self.notes.setVisible(bool(rest))
        bars = say.bars(block, report.today)
        self.bars.show_chart(lambda p, rect, theme: weeks.draw(p, rect, bars, u, theme), say.spoken_bars(block, u))
        coming = say.next_session(block, report.today)
        for part in (self.next_head, self.next):
            part.setVisible(coming is not None)
        if coming is not None:
            self.next_head.title.say(_("Next: {day}").format(day=when.short_day(coming.day)))
            total = f"{say.down(coming.descent, u)} {u.short_name}"
            self.next_head.remark.say(_("{total}, session {n}").format(total=total, n=coming.slot))
            name = next(name for code, name, _line in phrases.techniques() if code == coming.focus)
            kind = phrases.session_kind(coming.kind)
            self.next.figure.show_code(coming.focus)
            self.next.name.setText(f"{say.repeats(coming, u)}, {kind}")
            self.next.line.setText(_("{technique}. {drill}").format(technique=name, drill=phrases.drill(coming.drill)))
        self.table.show_rows(say.rows(report, u))
        self.stop.setText("\n".join(phrases.stop_rule(code) for code in block.stop_rules))

    # what the runner wants

    def _read(self, text: str) -> float | None:
        return units.parse_descent(text, self._units) if text else None

    def _written(self, metres: float) -> str:
        return self._units.height(metres)

    def _give(self, week: float | None, longest: float | None) -> None:
        self._history = week, longest
        self.history_wanted.emit(week, longest)


def drill_of(code: str) -> str:
    """The drill that practises a technique."""
    from routeplanner.plan.training.sessions import DRILLS

    return {str(focus): drill for focus, drill in DRILLS.items()}[code]
