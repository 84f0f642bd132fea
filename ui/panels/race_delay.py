"""A start that has moved: whose, and whether cut-offs keep their time of day or move with it."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course
from routeplanner.course.cut_offs import of_day
from routeplanner.course.waves import Restart, restarted
from routeplanner.words import _
from ui.panels.parts import words


class LateStart(QWidget):
    """Shown only while the start differs from the known one and that matters to others: to cut-offs, or to entries.

    `chosen()` when the runner decides anew.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = words(muted=True)
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Cut-offs after another start"))
        self.choice.activated.connect(lambda _index: self.chosen.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.choice)
        self._offer(())
        self.hide()

    def show_for(self, known: Course, start: time | None) -> None:
        """Say how much later `start` is than the one that the entry on screen of the `known` course has."""
        late, several = _later(known, start), _several(known)
        self._offer(_choices(known))
        said = known.finish_cut_off is not None or any(s.cut_off is not None for s in known.stations)
        span = units.duration(abs(late), with_seconds=False)
        if several:
            text = _("This start is {time} h later.") if late > 0 else _("This start is {time} h earlier.")
        else:
            text = _("The race starts {time} h later.") if late > 0 else _("The race starts {time} h earlier.")
        self.text.setText(text.format(time=span))
        self.setVisible(bool(late) and (said or several))

    def applied(self, known: Course, start: time | None) -> Course:
        """The course with this start, its cut-offs and other entries as chosen; the same object where it is known."""
        if start == known.entry.start:
            return known
        offered = [code for code, _text in _choices(known)]
        chosen = self.choice.currentData()
        how: Restart = chosen if chosen in offered else offered[0]
        return restarted(known, start, how)

    def _offer(self, choices: tuple[tuple[Restart, str], ...]) -> None:
        """Other choices; what was chosen before stays if it is among them, in the same order."""
        if [code for code, _text in choices] == [self.choice.itemData(k) for k in range(self.choice.count())]:
            return
        self.choice.clear()
        for code, text in choices:
            self.choice.addItem(text, code)


def _choices(known: Course) -> tuple[tuple[Restart, str], ...]:
    """The first is what most likely happens: the race is late where its first entry is, else a wave is another one."""
    if not _several(known):
        return ("move", _("Cut-offs move with it")), ("stay", _("Cut-offs keep their time of day"))
    alone: tuple[Restart, str] = ("alone", _("Only this entry"))
    all_: tuple[tuple[Restart, str], ...] = (
        ("move", _("The whole race, cut-offs too")),
        ("stay", _("The whole race, not its cut-offs")),
    )
    first = next((entry for entry in known.entries if entry.start is not None), known.entry)
    return (*all_, alone) if first.id == known.entry.id else (alone, *all_)


def _several(known: Course) -> bool:
    """Whether others start too."""
    return sum(entry.start is not None for entry in known.entries) > 1


def _later(known: Course, start: time | None) -> float:
    """[s]"""
    before = known.entry.start
    return 0.0 if before is None or start is None else of_day(start) - of_day(before)
