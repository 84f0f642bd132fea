"""Before a window goes whose last changes are on no disk: once, with a way out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from routeplanner.words import _, ngettext

WIDTH = 460  # [px]
NAMED = 6  # courses that are named, the others are counted [D]


class UnkeptDialog(QDialog):
    """`again_wanted()`, `export_wanted()`, `leave_wanted()`: close the window all the same. Esc keeps it open."""

    again_wanted = Signal()
    export_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Not kept yet"))
        self.setMinimumWidth(WIDTH)
        self.names, self.why = _label(), _label("muted")
        self.again, self.export, self.leave, self.stay = (
            QPushButton(_("Try again")),
            QPushButton(_("Export as GPX…")),
            QPushButton(_("Close without them")),
            QPushButton(_("Keep the window open")),
        )
        self.again.setProperty("primary", "true")
        self.again.setDefault(True)
        self.again.clicked.connect(self.again_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.stay.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.names)
        column.addWidget(self.why)
        for pair in ((self.leave, self.stay), (self.export, self.again)):
            row = QHBoxLayout()
            row.addStretch(1)
            for button in pair:
                row.addWidget(button)
            column.addLayout(row)

    def show_courses(self, names: Sequence[str], trouble: PlannerError | None) -> None:
        """What would be lost, and why it is not kept."""
        count = len(names)
        said = "\n".join(f"• {name}" for name in names[:NAMED])
        if count > NAMED:
            said += "\n" + _("and {n} more").format(n=count - NAMED)
        text = ngettext(
            "The last changes of this course are lost when the window closes:",
            "The last changes of these courses are lost when the window closes:",
            count,
        )
        self.names.setText(f"{text}\n{said}")
        self.why.setText(str(trouble or ""))

    def say(self, text: str) -> None:
        """What an export came to."""
        self.why.setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.again.setFocus()


def _label(words: str = "") -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("words", words)
    return made
