"""The strip below the ledger: one descent drawn large, how it is run, its grade by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.panels import grades
from ui.panels.descent_profile import DescentProfile
from ui.panels.labels import Badge, Fitting, GradeChip, Icon
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:  # words of a report need numpy, which comes with the first course
    from ui.panels.descent_words import Strip

RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class DescentDetail(QWidget):
    """`hovered(distance [m] or None)`, `grade_wanted(grade 1 to 5, or None for "from geometry")`."""

    hovered = Signal(object)
    grade_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._badge, self._chip = Badge(), GradeChip()
        self._name = Fitting(fonts.NAME, fonts.SEMIBOLD)
        self._where = Fitting(fonts.BODY, words="muted")
        self.profile = DescentProfile()
        self.profile.hovered.connect(self.hovered)
        self.grade_button = QToolButton()
        self.grade_button.setAccessibleName(_("Set grade"))
        self.grade_button.setToolTip(_("Set grade by hand (T, then 1 to 5)"))
        self.grade_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.grade_menu = QMenu(self)
        self.grade_button.setMenu(self.grade_menu)
        self._grades = {k: self.grade_menu.addAction(text) for k, text in grades.choices()}
        for grade, action in self._grades.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, grade=grade: self.grade_wanted.emit(grade))
        self._captions = [Fitting(fonts.SECONDARY, words="muted") for _k in range(4)]
        self._values = [Fitting(fonts.BODY, fonts.SEMIBOLD, cut=False) for _k in range(4)]
        self._hint = Fitting(fonts.BODY, words="muted")
        self._hint.say(
            _("A goal or a flat pace brings pace, time, cadence and a cue."), _("A goal brings pace, time and a cue.")
        )
        self._advice = QWidget()
        self._cue = Fitting(fonts.BODY)
        self._lay_out()
        self._dress()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self._badge, self._name, self._chip):
            top.addWidget(widget)
        top.addWidget(self._where, 1)
        top.addWidget(self.grade_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for column in range(4):
            grid.addWidget(self._captions[column], 0, column)
            grid.addWidget(self._values[column], 1, column)
        self._advice.setProperty("surface", "advice")
        self._advice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        advice = QHBoxLayout(self._advice)
        advice.setContentsMargins(10, 3, 10, 3)
        advice.setSpacing(8)
        advice.addWidget(Icon("footprints", "accent", 15))
        advice.addWidget(self._cue, 1)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(12, 1, 12, 7)
        column_of_all.setSpacing(3)
        column_of_all.addLayout(top)
        column_of_all.addWidget(self.profile)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self._hint)
        column_of_all.addWidget(self._advice)

    def show_strip(self, strip: "Strip") -> None:
        """Show one descent."""
        self._badge.show_number(strip.n, strip.colour)
        self._name.say(strip.name)
        self._chip.show_grade(strip.grade, strip.grade_text, strip.grade_why)
        self._where.say(*strip.where)
        self.profile.show_strip(strip)
        for grade, action in self._grades.items():
            action.setChecked(grade == strip.grade if strip.by_hand else grade is None)
        for k, (caption, value) in enumerate(zip(self._captions, self._values, strict=True)):
            there = k < len(strip.figures)
            caption.setVisible(there)
            value.setVisible(there)
            if there:
                captions, values, why = strip.figures[k]
                caption.say(*captions, why=why)
                value.say(*values, why=why)
        self._hint.setVisible(not strip.figures)
        self._advice.setVisible(bool(strip.cue))
        self._cue.say(strip.cue)

    def set_cursor(self, distance: float | None) -> None:
        self.profile.set_cursor(distance)

    def set_grading(self, on: bool) -> None:
        """Whether the next key sets the grade."""
        self.grade_button.setDown(on)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.grade_button.setIcon(icons.icon("pencil", sheet.current(), "muted", 16.0))
