"""A small dialog that asks for one thing, says what will come of it, and waits for OK."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from routeplanner.words import _

WIDTH = 360  # [px]


class Asking(QDialog):
    """`given(answer)` by OK; subclasses put their fields into `body` and make the answer in `answer`.

    With `grows` the body takes all the room there is.
    """

    given = Signal(object)

    def __init__(self, title: str, ok: str, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ok, self.cancel = QPushButton(ok), QPushButton(_("Cancel"))
        self.ok.setDefault(True)
        self.ok.setProperty("primary", "true")
        self.ok.clicked.connect(self._on_ok)
        self.cancel.clicked.connect(self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # grows with what it says
        column.addStrut(WIDTH)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(14)
        column.addLayout(self.body, 1 if grows else 0)
        column.addStretch(0 if grows else 1)
        column.addLayout(bar)

    def answer(self) -> object:
        """What is given by OK, None where something is wrong: then a field says it, and the dialog stays."""
        raise NotImplementedError

    def _on_ok(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.given.emit(answer)
            self.accept()
