"""The storm course: what the new line has no ground for, each with a decision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _, ngettext
from ui.panels.asking import Asking
from ui.panels.lost_row import LostRow
from ui.panels.parts import words
from ui.style import fonts, screen

if TYPE_CHECKING:
    from routeplanner.course.replacing import Lost, Stretch

SIZE = (800, 460)  # [px]


class ReplaceDialog(Asking):
    """`given({Lost: where it goes along the new line [m]})`; what is left out is not among them."""

    def __init__(self, lost: "Sequence[Lost]", length: float, u: Units, parent: QWidget | None = None) -> None:
        super().__init__(_("Replace the line"), _("Replace"), parent, grows=True)
        self.rows = [LostRow(each, length, u) for each in lost]
        text = ngettext(
            "{n} mark has no ground on the new line. What becomes of it? All others stay where they are.",
            "{n} marks have no ground on the new line. What becomes of them? All others stay where they are.",
            len(lost),
        )
        self.nearest = QPushButton(_("All to the nearest place"))
        self.nearest.clicked.connect(self._all_nearest)
        self.body.addWidget(words(text.format(n=len(lost))))
        self.body.addWidget(self._list(), 1)
        below = QHBoxLayout()
        below.addWidget(self.nearest)
        below.addStretch(1)
        self.body.addLayout(below)
        self.resize(screen.fitting(self, *SIZE))
        self.rows[0].choice.setFocus()

    def _list(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for column, title in enumerate((_("Mark"), _("Was at"), _("On the new line"), "")):
            head = QLabel(title)
            head.setFont(fonts.font(fonts.SECONDARY))
            head.setProperty("words", "muted")
            grid.addWidget(head, 0, column)
        for k, row in enumerate(self.rows, 1):
            row.put_into(grid, k)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(self.rows) + 1, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _all_nearest(self) -> None:
        for row in self.rows:
            row.choose_nearest()

    def answer(self) -> "dict[Lost, Stretch] | None":
        """Every decision, None where a place that is typed is none."""
        decided, wrong = {}, None
        for row in self.rows:
            try:
                where = row.decision()
            except PlannerError:
                wrong = wrong or row
                continue
            if where is not None:
                decided[row.lost] = where
        if wrong is None:
            return decided
        wrong.place.edit.setFocus()
        return None
