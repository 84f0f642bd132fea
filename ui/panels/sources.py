"""Recorded and SRTM elevation side by side, and which of them to plan with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QWidget

from routeplanner.words import _
from ui.style import fonts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.panels.figure_words import Source

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CODES = ("auto", "recorded", "srtm")


class SourcesPopup(QFrame):
    """A small table with one choice. It stays open, so that the effect of a choice is seen. `wanted(code)`."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("surface", "card")
        self.setAccessibleName(_("Sources of elevation"))
        self.choices = {code: QRadioButton() for code in CODES}
        self._group = QButtonGroup(self)
        self._cells = {code: [QLabel() for _k in range(3)] for code in CODES}
        self._reason = QLabel()
        self._reason.setProperty("words", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        title = QLabel(_("Elevation to plan with"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        grid.addWidget(title, 0, 0)
        for column, text in enumerate((_("Descent (D−)"), _("Climb (D+)"), _("Covered")), 1):
            head = QLabel(text)
            head.setProperty("words", "muted")
            head.setAlignment(RIGHT)
            grid.addWidget(head, 0, column)
        for row, (code, choice) in enumerate(self.choices.items(), 1):
            self._group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, code=code: self.wanted.emit(code))
            grid.addWidget(choice, row, 0)
            for column, cell in enumerate(self._cells[code], 1):
                cell.setAlignment(RIGHT)
                grid.addWidget(cell, row, column)
        grid.addWidget(self._reason, 4, 0, 1, 4)

    def show_sources(self, sources: "Sequence[Source]", chosen: str, reason: str) -> None:
        """Both sources and the rule; `chosen` is what the runner wants, `reason` why one of them is in use."""
        for source in sources:
            choice, cells = self.choices[source.code], self._cells[source.code]
            choice.setText(source.name)
            choice.setAccessibleDescription(" ".join(filter(None, (source.down, source.up, source.covered))))
            choice.setEnabled(source.there)
            choice.setChecked(source.code == chosen)
            for cell, text in zip(cells, (source.down, source.up, source.covered), strict=True):
                cell.setText(text)
        self._reason.setText(reason)
        if self.isVisible():
            self.adjustSize()

    def open_below(self, button: QWidget) -> None:
        """Open under `button`, the focus on the choice in force."""
        self.adjustSize()
        self.move(button.mapToGlobal(button.rect().bottomLeft()))
        self.show()
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.PopupFocusReason)
