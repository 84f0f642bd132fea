"""Asks how often a loop is run, and says how long and how deep that is."""

from collections.abc import Callable

from PySide6.QtWidgets import QSpinBox, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.asked import inset, titled
from ui.panels.asking import Asking
from ui.panels.parts import words

FEWEST, MOST = 2, 99


class AskLaps(Asking):
    """`given(number of laps)`. `length(n)` [m] of so many laps; `descent` of one of them [m], None where unknown."""

    def __init__(
        self, length: Callable[[int], float], descent: float | None, u: Units, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Laps"), _("Run laps"), parent)
        self._length, self._descent, self._units = length, descent, u
        self.laps, self.said = QSpinBox(), words()
        self.laps.setRange(FEWEST, MOST)
        inset(self.laps)
        self.laps.valueChanged.connect(self._say)
        self.laps.setMaximumWidth(110)
        self.body.addWidget(titled(_("Number of laps"), self.laps))
        self.body.addWidget(self.said)
        self.body.addWidget(words(_("Stations, grades and names stay on the first lap."), muted=True))
        self._say(FEWEST)
        self.laps.selectAll()
        self.laps.setFocus()

    def _say(self, n: int) -> None:
        u, length = self._units, self._length(n)
        if self._descent is None:
            self.said.setText(_("{length} in all.").format(length=u.distance(length)))
        else:
            text = _("{length} and {descent} of descent in all.")
            self.said.setText(text.format(length=u.distance(length), descent=u.height(n * self._descent)))
        self.laps.setAccessibleDescription(self.said.text())

    def answer(self) -> int:
        """How many."""
        return self.laps.value()
