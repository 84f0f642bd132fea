"""Asks for one name, of a range or of a course."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.panels.asked import Asked
from ui.panels.parts import words

WIDTH = 340  # [px]


class AskName(QDialog):
    """`given(name)`, which is not empty."""

    given = Signal(str)

    def __init__(self, title: str, about: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.name = Asked(_("Name"), _read)
        self.name.show_value(name, name)
        self.name.edit.selectAll()
        ok, cancel = QPushButton(_("OK")), QPushButton(_("Cancel"))
        ok.setDefault(True)
        ok.setProperty("primary", "true")
        ok.clicked.connect(self._on_ok)
        cancel.clicked.connect(self.reject)
        self.ok = ok
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(cancel)
        bar.addWidget(ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.name)
        if about:
            column.addWidget(words(about, muted=True))
        column.addLayout(bar)
        self.name.edit.setFocus()

    def _on_ok(self) -> None:
        try:
            name = self.name.typed()
        except PlannerError:
            return  # the field says it
        self.accept()
        self.given.emit(name)


def _read(text: str) -> str:
    """Raises PlannerError where there is none."""
    if not text:
        raise PlannerError(_("Type a name."))
    return text
