"""A field for a time zone: one of some six hundred, found by typing a part of its name."""

from zoneinfo import available_timezones

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

WIDE = 260  # [px] of the list of those found: the longest names are whole


class Zone(QComboBox):
    """Every time zone; what is typed finds those that hold it: "paris", "new yo". Leaving it takes the one found.

    `chosen(name)` for another one.
    """

    chosen = Signal(str)

    def __init__(self, zone: str) -> None:
        super().__init__()
        self.addItems(sorted(available_timezones() | {zone}))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        found = QCompleter(self)
        self._names = _Spoken(self)
        self._names.setSourceModel(self.model())
        found.setModel(self._names)
        found.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setCompleter(found)
        if (popup := found.popup()) is not None:
            popup.setMinimumWidth(WIDE)
        self._known = zone
        self.setCurrentText(zone)
        line = self.lineEdit()
        assert line is not None  # it is editable
        line.textEdited.connect(self._names.find)
        line.editingFinished.connect(self.settle)
        found.activated.connect(self._take)
        self.activated.connect(lambda _k: self._take(self.currentText()))

    @property
    def zone(self) -> str:
        """The zone that was chosen last; what is half typed is none."""
        return self._known

    def settle(self) -> None:
        """Take the zone that is typed, or the first that is found by it; else the one before."""
        text = self.currentText().strip()
        exact = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if exact < 0 and text:
            self._names.find(text)
            first = self._names.index(0, 0).data()
            exact = -1 if first is None else self.findText(str(first))
        self._take(self.itemText(exact) if exact >= 0 else self._known)

    def _take(self, zone: str) -> None:
        changed, self._known = zone != self._known, zone
        self.setCurrentIndex(self.findText(zone))
        self.setEditText(zone)
        if changed:
            self.chosen.emit(zone)


class _Spoken(QSortFilterProxyModel):
    """Zones that hold every word of what is looked for, with blanks for their slashes and lines."""

    def find(self, text: str) -> None:
        """Look for other words."""
        words = text.replace("/", " ").replace("_", " ").split()
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterRegularExpression("".join(f"(?=.*{_quoted(word)})" for word in words))


def _quoted(word: str) -> str:
    return "".join(c if c.isalnum() else f"\\{c}" for c in word)
