"""One mark that a new line has no ground for, and what becomes of it."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel

from routeplanner import units
from routeplanner.errors import PlannerError
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.asked import Asked
from ui.style import fonts

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course.replacing import Lost, Stretch

LEAVE, NEAR, PLACE = "leave", "near", "place"
FIELD, NAME = 120, 150  # [px]
HEAD = 6  # [px] above words that stand beside a choice


class LostRow:
    """The words and controls of one row; `put_into` a grid."""

    def __init__(self, lost: "Lost", length: float, u: Units) -> None:
        self.lost, self._length, self._units = lost, length, u
        self.point = lost.was[0] == lost.was[1]
        self.name, self.was = QLabel(lost.name), QLabel(place_words(lost.was, u))
        for label in (self.name, self.was):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(0, HEAD, 0, 0)
        self.name.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        self.name.setWordWrap(True)
        self.name.setMinimumWidth(NAME)
        self.was.setProperty("words", "muted")
        self.choice, self.place = QComboBox(), Asked(self._place_name(), self._read, u.long_name)
        self.choice.setAccessibleName(_("What becomes of {name}").format(name=lost.name))
        self.choice.addItem(_("Leave out"), LEAVE)
        if lost.near is not None:
            self.choice.addItem(self._near_words(), NEAR)
        self.choice.addItem(_("Another place…"), PLACE)
        self.choice.currentIndexChanged.connect(lambda _index: self._follow())
        self.place.label.hide()  # the choice beside it says it
        self.place.setMinimumWidth(FIELD)
        self._follow()

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Name, old place, choice and typed place."""
        top = Qt.AlignmentFlag.AlignTop
        for column, part in enumerate((self.name, self.was, self.choice, self.place)):
            grid.addWidget(part, row, column, top)

    def choose_nearest(self) -> None:
        """Put it to the nearest place, where there is one."""
        self.choice.setCurrentIndex(max(self.choice.findData(NEAR), 0))

    def decision(self) -> "Stretch | None":
        """Where it goes along the new line [m], None to leave it out. Raises PlannerError, and says it at the field."""
        chosen = self.choice.currentData()
        if chosen == PLACE:
            a, b = self.place.typed()
            return float(a), float(b)
        return self.lost.near if chosen == NEAR else None

    def _follow(self) -> None:
        """A place is typed only where it is asked for; it begins with the nearest one."""
        typed = self.choice.currentData() == PLACE
        self.place.setVisible(typed)
        if typed and not self.place.edit.text() and self.lost.near is not None:
            near = self.lost.near[:1] if self.point else self.lost.near
            self.place.edit.setText("–".join(self._units.distance_number(at, 2) for at in near))

    def _place_name(self) -> str:
        return _("Place of {name}").format(name=self.lost.name)

    def _near_words(self) -> str:
        u, near = self._units, self.lost.near
        assert near is not None
        text = _("Nearest place: {place}, {off} away")
        return text.format(place=place_words(near if not self.point else near[:1] * 2, u), off=_off(self.lost.off, u))

    def _read(self, text: str) -> tuple[float, float]:
        """[m] along the new line. Raises PlannerError."""
        u = self._units
        parts = [text] if self.point else re.split(r"\s*(?:–|-|\bto\b)\s*", text.strip(), maxsplit=1)
        if not self.point and len(parts) != 2:
            raise PlannerError(_("Write where it begins and ends, such as 12.3–14.1."))
        ends = [units.parse_distance(part, u) for part in parts]
        if not all(0.0 <= at <= self._length for at in ends) or (not self.point and ends[0] >= ends[1]):
            raise PlannerError(_("The new line goes from 0 to {length}.").format(length=u.distance(self._length)))
        return ends[0], ends[-1]


def place_words(where: "Stretch", u: Units) -> str:
    """km 12.3, or km 12.3–14.1 of a stretch."""
    start, end = (u.distance_number(at) for at in where)
    return f"{u.long_name} {start}" if where[0] == where[1] else f"{u.long_name} {start}–{end}"


def _off(metres: float, u: Units) -> str:
    return u.distance(metres) if metres >= 0.5 * u.long else u.height(metres)
