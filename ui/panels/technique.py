"""One of the four techniques: its figure beside its name and a few words."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.charts import figures
from ui.panels.parts import MARGIN, words
from ui.style import fonts, sheet

SIZE = QSize(56, 45)  # [px]


class Figure(QWidget):
    """A technique, drawn: lean, core, arms or quick."""

    def __init__(self, code: str = "lean") -> None:
        super().__init__()
        self._code = code
        self.setFixedSize(SIZE)

    def show_code(self, code: str) -> None:
        self._code = code
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), sheet.current()
        figures.draw(painter, QRectF(self.rect()), self._code, theme.text, theme.accent)
        painter.end()


class Technique(QWidget):
    """The figure at the left, name and words at the right."""

    def __init__(self, code: str, name: str, line: str) -> None:
        super().__init__()
        self.figure, self.name, self.line = Figure(code), QLabel(name), words(line, muted=True)
        self.name.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        row, column = QHBoxLayout(self), QVBoxLayout()
        row.setContentsMargins(MARGIN, 7, MARGIN, 7)
        row.setSpacing(14)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self.name)
        column.addWidget(self.line)
        column.addStretch(1)
        row.addWidget(self.figure)
        row.addLayout(column, 1)
