"""A start that has moved: whether cut-offs keep their time of day, or move with it."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course
from routeplanner.course.waves import delayed
from routeplanner.words import _
from ui.panels.parts import words


class LateStart(QWidget):
    """Shown only while the start differs from the known one and there are cut-offs that this matters to.

    `chosen()` when the runner decides anew.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = words(muted=True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Cut-offs after another start"))
        for text, code in ((_("Cut-offs move with it"), "move"), (_("Cut-offs keep their time of day"), "stay")):
            self.choice.addItem(text, code)
        self.choice.activated.connect(lambda _index: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.choice)
        self.hide()

    def show_for(self, known: Course, start: time | None) -> None:
        """Say how much later `start` is than the one that the `known` cut-offs were given for."""
        late = _later(known, start)
        said = known.finish_cut_off is not None or any(s.cut_off is not None for s in known.stations)
        span = units.duration(abs(late), with_seconds=False)
        text = _("The race starts {time} h later.") if late > 0 else _("The race starts {time} h earlier.")
        self.text.setText(text.format(time=span))
        self.setVisible(bool(late) and said)

    def applied(self, known: Course, start: time | None) -> Course:
        """The course with its cut-offs as chosen; the same object where the start has not moved."""
        late = _later(known, start)
        return delayed(known, late, self.choice.currentData()) if late else known


def _later(known: Course, start: time | None) -> float:
    """[s]"""
    before = known.entry.start
    if before is None or start is None:
        return 0.0
    return _of_day(start) - _of_day(before)


def _of_day(clock: time) -> float:
    return 3600.0 * clock.hour + 60.0 * clock.minute + clock.second
