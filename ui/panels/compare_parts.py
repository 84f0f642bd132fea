"""What Compare is made of beside its charts: cards, samples of a course's line, sentences, the table."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from routeplanner.report import Comparison
from routeplanner.sheet import comparing, phrases
from routeplanner.units import Units
from ui.charts import compare
from ui.charts.marks import write
from ui.panels.compare_charts import shortened
from ui.panels.labels import Fitting
from ui.panels.table import Cell, Row
from ui.style import fonts, sheet
from ui.style.palette import Theme

PAD = 14  # [px]
LINE = 480  # [px] the shortest line of a sentence: the page is made tall enough for it


class Card(QFrame):
    """A field of its own with a title, a remark, room for controls at the right, and what it holds below."""

    def __init__(self, title: str, *holds: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.title = QLabel(title)
        self.title.setFont(fonts.font(fonts.NAME, fonts.SEMIBOLD))
        self.remark = Fitting(fonts.SECONDARY, words="muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addWidget(self.title)
        self.head.addWidget(self.remark, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PAD, 10, PAD, PAD)
        self.body.setSpacing(8)
        self.body.addLayout(self.head)
        for widget in holds:
            self.body.addWidget(widget)
        self.body.addStretch(1)


class Sample(QWidget):
    """A piece of the line that a course is drawn with; `k` its place in the comparison."""

    def __init__(self, k: int) -> None:
        super().__init__()
        self._k = k
        self.setFixedSize(26, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = sheet.current()
            compare.draw_key(painter, 1.0, 8.5, theme.compare[self._k])


class Key(QWidget):
    """Which line is which course."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    def show_names(self, names: Sequence[str]) -> None:
        """The race first."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        clear(self._row)
        for k, name in enumerate(names):
            if k:
                self._row.addSpacing(12)
            label = Fitting(fonts.SECONDARY)
            label.say(name)
            self._row.addWidget(Sample(k))
            self._row.addWidget(label)
        self._row.addStretch(1)


class Sentences(QWidget):
    """One paragraph for every course after the race."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.labels: list[QLabel] = []

    def show_sentences(self, said: Sequence[comparing.Said], names: Sequence[str]) -> None:
        """Names of the courses after the race, and what is said of them."""
        clear(self._column)
        self.labels = []
        for k, (each, name) in enumerate(zip(said, names, strict=True), 1):
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Sample(k), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(self._words(name, each), 1)
            self._column.addLayout(row)

    def _words(self, name: str, each: comparing.Said) -> QVBoxLayout:
        lead, rest = QLabel(), QLabel(each.rest)
        lead.setTextFormat(Qt.TextFormat.RichText)
        lead.setText(f'<span style="font-weight:600">{escape(name)}:</span> {escape(each.lead)}')
        lead.setAccessibleName(f"{name}: {each.lead} {each.rest}".strip())
        lead.setFont(fonts.font(fonts.NAME))
        rest.setTextFormat(Qt.TextFormat.PlainText)
        rest.setProperty("words", "muted")
        column = QVBoxLayout()
        column.setSpacing(1)
        for label in (lead, rest):
            label.setWordWrap(True)
            label.setMinimumWidth(LINE)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            column.addWidget(label)
        rest.setVisible(bool(each.rest))
        self.labels.append(lead)
        return column


def rows(value: Comparison, u: Units) -> list[Row]:
    """The table: names with their lines, then one row per figure, the share of race load last and strong."""
    out = [Row((Cell(), *(head(k, name) for k, name in enumerate(value.names))))]
    for d in value.differences:
        last = d.key == "share_of_race_load"
        figures = (
            Cell(phrases.difference_value(d.key, v, u), side="right", strong=last or k == 0)
            for k, v in enumerate(d.values)
        )
        out.append(Row((Cell(comparing.row_name(d.key, value, u), strong=last, muted=not last), *figures)))
    return out


def head(k: int, name: str) -> Cell:
    """The head of a column: the line of the course over its name, to the right as its figures are."""

    def draw(painter: QPainter, box: QRectF, theme: Theme) -> None:
        compare.draw_key(painter, box.right() - 24.0, box.top() + 9.0, theme.compare[k])
        words = shortened(painter, name, box.width(), strong=k == 0)
        weight = fonts.SEMIBOLD if k == 0 else fonts.REGULAR
        write(painter, box.right(), box.top() + 24.0, words, theme.text, fonts.SECONDARY, weight, "right")

    return Cell(name, tip=name, picture=draw)


def clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout | QVBoxLayout):
            clear(inner)
