"""A start that has moved: whose, and whether cut-offs keep their time of day or move with it."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from routeplanner import units
from routeplanner.course import Course
from routeplanner.course.waves import Restart, later, passed, restarted
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
        self.gone = words()
        self.gone.setProperty("words", "warning")
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.gone)
        self._offer(())
        self.hide()

    def show_for(self, known: Course, start: time | None, day: date | None) -> None:
        """Say how much later `start` is than the one that the entry on screen of the `known` course has.

        `day` is that of the race, None where it follows from the start.
        """
        late, several = later(known, start, day), _several(known)
        self._offer(_choices(known))
        said = known.finish_cut_off is not None or any(s.cut_off is not None for s in known.stations)
        if several:
            text = _("This start is {time} later.") if late > 0 else _("This start is {time} earlier.")
        else:
            text = _("The race starts {time} later.") if late > 0 else _("The race starts {time} earlier.")
        self.text.setText(text.format(time=units.spoken(60.0 * round(abs(late) / 60.0))))
        gone = _gone(self.applied(known, start, day))
        self.gone.setText(gone)
        self.gone.setVisible(bool(gone))
        self.setVisible((bool(late) and (said or several)) or bool(gone))

    def applied(self, known: Course, start: time | None, day: date | None) -> Course:
        """The course with this start, its cut-offs and other entries as chosen; the same object where it is known."""
        if start == known.entry.start:
            return known
        offered = [code for code, _text in _choices(known)]
        chosen = self.choice.currentData()
        how: Restart = chosen if chosen in offered else offered[0]
        return restarted(known, start, how, day)

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


def _gone(course: Course) -> str:
    """Which cut-offs are before the start; empty where none is."""
    names = [station.name for station in passed(course)]
    if course.finish_cut_off is not None and course.finish_cut_off < 0.0:
        names.append(_("the finish"))
    if not names:
        return ""
    return _("These would close before the start, and get no cut-off: {names}.").format(names=", ".join(names))
