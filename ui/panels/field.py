"""A field for one figure: it keeps whatever is typed, and says beside itself what is wrong with it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from ui.charts import marks
from ui.panels.labels import Icon
from ui.panels.parts import words
from ui.style import fonts, sheet


class Field(QWidget):
    """`given(value)` when Enter or leaving the field ends an edit that `read` understands.

    `read` makes a value of what is typed or raises PlannerError: its words then stand below, and the text stays.
    Esc puts back what was shown last. `said` says a value in words: it stands where the unit does while something is
    typed that could be taken for something else.
    """

    given = Signal(object)

    def __init__(
        self, name: str, read: Callable[[str], object], unit: str = "", said: Callable[[Any], str] | None = None
    ) -> None:
        super().__init__()
        self._read, self._said = read, said
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
        self.edit.textEdited.connect(self._echo)

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
        self.edit.set_echo("")
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

    def _echo(self, text: str) -> None:
        """What is understood of it so far; whether it is wrong is said when it is given."""
        text, said = text.strip(), ""
        if self._said is not None and text:
            with suppress(PlannerError):
                said = self._said(self._read(text))
        self.edit.set_echo("" if said.startswith(text) else said)

    def _say(self, text: str) -> None:
        self.wrong.setText(text)
        self._warning.setVisible(bool(text))
        self.edit.setAccessibleDescription(text or self.edit.echo)
        self.edit.mark(bool(text))


class _Edit(QLineEdit):
    """A line with its unit at the right end. `dropped()` on Esc while something is typed."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unit = self._behind = self.echo = ""

    def set_unit(self, unit: str) -> None:
        self._unit = unit
        self._make_room()

    def set_echo(self, text: str) -> None:
        """Shown in place of the unit, "" for nothing."""
        self.echo = f"= {text}" if text else ""
        self.setToolTip(self.echo)
        self.setAccessibleDescription(self.echo)
        self._make_room()

    def _make_room(self) -> None:
        """Between the text and what stands behind it: the echo only where there is room for both."""
        across = self.fontMetrics().horizontalAdvance
        self._behind = self._unit
        if self.echo and across(self.text()) + across(self.echo) + 34 <= self.width():
            self._behind = self.echo
        self.setTextMargins(0, 0, across(self._behind) + 6 if self._behind else 0, 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

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
        if self._behind:
            painter, box = QPainter(self), QRectF(self.rect())
            muted = sheet.current().muted
            marks.write(painter, box.right() - 9.0, box.center().y(), self._behind, muted, fonts.BODY, side="right")
            painter.end()
