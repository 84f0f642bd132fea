"""Which technique on which ground: cues by gradient and technical grade, those of the course on screen set strong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from routeplanner.sheet import phrases
from routeplanner.words import _
from ui.charts import marks
from ui.panels.labels import GradeChip, edge
from ui.panels.parts import MARGIN, words
from ui.style import fonts, sheet

if TYPE_CHECKING:
    from routeplanner.report import Report

GRADES = ((1, 2), (3,), (4, 5))  # of the three columns
CELL, HIGH = 9.0, 13.0  # [px] of a colour
FIRST = 92  # [px] width of the first column
TOP = Qt.AlignmentFlag.AlignTop


class CueTable(QWidget):
    """Labels in a grid: they wrap, and a screen reader reads them in order."""

    def __init__(self) -> None:
        super().__init__()
        from ui.panels import stride_words

        self.setAccessibleName(_("Cue by gradient and grade"))
        grid = QGridLayout(self)
        grid.setContentsMargins(MARGIN, 6, MARGIN, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, FIRST)
        for column, grades in enumerate(GRADES, 1):
            grid.addWidget(_heads(grades), 0, column)
            grid.setColumnStretch(column, 1)
        self.cells: list[list[QLabel]] = []
        for row, ((name, _start, _end), colours) in enumerate(
            zip(stride_words.bands(), stride_words.colours(), strict=True)
        ):
            line = QFrame()
            line.setFixedHeight(1)
            line.setProperty("surface", "header")
            grid.addWidget(line, 2 * row + 1, 0, 1, 4)
            grid.addWidget(_Band(name, colours), 2 * row + 2, 0, TOP)
            self.cells.append([words() for _column in GRADES])
            for column, cell in enumerate(self.cells[-1], 1):
                grid.addWidget(cell, 2 * row + 2, column, TOP)

    def show_report(self, report: "Report") -> None:
        """Cues for this runner, strong where the course has such a descent."""
        from ui.panels import stride_words

        here = stride_words.here(report)
        for row, (texts, cells) in enumerate(zip(stride_words.cue_table(report), self.cells, strict=True)):
            for column, (text, cell) in enumerate(zip(texts, cells, strict=True)):
                on = (row, column) in here
                cell.setText(text)
                cell.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD if on else fonts.REGULAR))
                cell.setAccessibleDescription(_("on this course") if on else "")


def _heads(grades: tuple[int, ...]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for grade in grades:
        chip = GradeChip()
        chip.show_grade(grade, phrases.grade(grade), "")
        row.addWidget(chip)
    row.addStretch(1)
    return box


class _Band(QWidget):
    """The colours of a band of gradients, and its name below."""

    def __init__(self, name: str, colours: tuple[int, ...]) -> None:
        super().__init__()
        self._name, self._colours = name, colours
        self.setFixedSize(FIRST, 36)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), sheet.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(marks.pen(edge(theme)))
        for k, colour in enumerate(self._colours):
            painter.setBrush(QColor(theme.gradient[colour].fill))
            painter.drawRect(QRectF(0.5 + CELL * k, 2.5, CELL, HIGH))
        marks.write(painter, 0.0, 26.0, self._name, theme.muted, fonts.BODY)
        painter.end()
