"""A field for one figure: it keeps whatever is typed, and says beside itself what is wrong with it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from ui.charts import marks
from ui.panels.labels import Icon
from ui.panels.parts import words
from ui.style import fonts, sheet


class Field(QWidget):
    """`given(value)` when Enter or leaving the field ends an edit that `read` understands.

    `read` makes a value of what is typed or raises PlannerError: its words then stand below, and the text stays.
    Esc puts back what was shown last.
    """

    given = Signal(object)

    def __init__(self, name: str, read: Callable[[str], object], unit: str = "") -> None:
        super().__init__()
        self._read = read
        self._shown = ""
        self._offered = False
        self._waiting = False  # for the report that follows from what was given
        self.label = QLabel(name)
        self.label.setFont(fonts.font(fonts.SECONDARY))
        self.label.setProperty("words", "muted")
        self.edit = _Edit()
        self.edit.setAccessibleName(name)
        self.label.setBuddy(self.edit)
        self.set_unit(unit)
        self.wrong = words()
        self.wrong.setProperty("words", "warning")
        self._warning = QWidget()
        row = QHBoxLayout(self._warning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Icon("triangle-alert", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.wrong, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self.label, self.edit, self._warning):
            column.addWidget(part)
        column.addStretch(1)
        self._warning.hide()
        self.edit.returnPressed.connect(self._on_return)  # comes before the next
        self.edit.editingFinished.connect(self._on_finished)
        self.edit.dropped.connect(self._put_back)

    def set_unit(self, unit: str) -> None:
        """What stands at the end of the field, and is read if it is typed or not."""
        self.edit.set_unit(unit)

    def show_text(self, text: str, anew: bool = False, offered: bool = False) -> None:
        """Show the value that holds now, or is `offered`: then Enter alone gives it.

        What is typed, right or wrong, stays until that value is another one, or `anew`.
        """
        self._offered = offered
        if anew or text != self._shown or not (self._waiting or self.edit.isModified()):
            self._put(text)

    def _put(self, text: str) -> None:
        self._shown, self._waiting = text, False
        if text != self.edit.text():
            self.edit.setText(text)
        self.edit.setModified(False)
        self._say("")

    def _put_back(self) -> None:
        self._put(self._shown)

    def _on_return(self) -> None:
        if self._offered and self.edit.text():
            self.edit.setModified(True)

    def _on_finished(self) -> None:
        if not self.edit.isModified():
            return
        try:
            value = self._read(self.edit.text().strip())
        except PlannerError as error:
            self._say(str(error))
            return
        self.edit.setModified(False)
        self._waiting = True
        self._say("")
        self.given.emit(value)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self._warning.setVisible(bool(text))
        self.edit.setAccessibleDescription(text)
        self.edit.mark(bool(text))


class _Edit(QLineEdit):
    """A line with its unit at the right end. `dropped()` on Esc while something is typed."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unit = ""

    def set_unit(self, unit: str) -> None:
        self._unit = unit
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + 6 if unit else 0, 0)
        self.update()

    def mark(self, wrong: bool) -> None:
        """In the colour of warnings, or not."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.dropped.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unit:
            painter, box = QPainter(self), QRectF(self.rect())
            muted = sheet.current().muted
            marks.write(painter, box.right() - 9.0, box.center().y(), self._unit, muted, fonts.BODY, side="right")
            painter.end()
