"""Small labels: words that fit, icons and chips that follow the theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import plain
from ui.charts import marks
from ui.style import fonts, icons, sheet
from ui.style.palette import Theme


class Fitting(QLabel):
    """Shows the first of its wordings that fits, the last one cut short where none does; a tooltip says it whole."""

    def __init__(
        self, size: float = fonts.SECONDARY, weight: QFont.Weight = fonts.REGULAR, words: str = "", *, cut: bool = True
    ) -> None:
        super().__init__()
        self._wordings: tuple[str, ...] = ("",)
        self._cut = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size, self._weight = size, weight
        self.setFont(fonts.font(size, weight))
        if words:
            self.setProperty("words", words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, *wordings: str, why: str = "") -> None:
        """Wordings from the longest to the shortest, and what the tooltip says beside them."""
        self._wordings = wordings or ("",)
        self.setAccessibleName(self._wordings[0])
        self.setAccessibleDescription(why)
        self.setToolTip(plain.tip(why))
        self._fit()
        self.updateGeometry()

    def set_size(self, size: float) -> None:
        """Another size of type [px]."""
        if size != self._size:
            self._size = size
            self.setFont(fonts.font(size, self._weight))
            self._fit()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._width(self._wordings[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = 24 if self._cut else min(self._width(text) for text in self._wordings)
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 1

    def _fit(self) -> None:
        room = self.width()
        fits = next((text for text in self._wordings if self._width(text) <= room), None)
        shown = fits or self.fontMetrics().elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        if not self.accessibleDescription():
            self.setToolTip(plain.tip(self._wordings[0]) if shown != self._wordings[0] else "")


class Icon(QWidget):
    """An icon in the colour of a palette role."""

    def __init__(self, name: str, role: str = "text", size: float = icons.SIZE) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(round(size), round(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw(painter, QRectF(self.rect()), self._name, getattr(sheet.current(), self._role))
        painter.end()


class Badge(QWidget):
    """The number of a descent in the colour of its gradient class."""

    def __init__(self) -> None:
        super().__init__()
        self._n, self._colour = 0, 0
        self.setFixedSize(22, 22)

    def show_number(self, n: int, colour: int) -> None:
        self._n, self._colour = n, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = sheet.current()
        marks.badge(painter, QRectF(self.rect()).center(), self._n, theme.gradient[self._colour], edge(theme))
        painter.end()


class GradeChip(QWidget):
    """A technical grade, always with its text."""

    def __init__(self) -> None:
        super().__init__()
        self._grade, self._text = 1, ""
        self.setFixedSize(34, 20)

    def show_grade(self, grade: int, text: str, why: str) -> None:
        self._grade, self._text = grade, text
        self.setAccessibleName(text)
        self.setToolTip(plain.tip(why))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        grade_chip(painter, QRectF(self.rect()).center(), self._grade, self._text, sheet.current())
        painter.end()


def edge(theme: Theme) -> str:
    """The outline that keeps the pale gradient colours apart from the panel."""
    return theme.panel if theme.dark else theme.text


def grade_chip(painter: QPainter, centre: QPointF, grade: int, text: str, theme: Theme) -> None:
    """A technical grade as a small outlined field."""
    chip = theme.grade[grade - 1]
    across = 33.0 if text.endswith("*") else 26.0
    painter.setPen(marks.pen(theme.text))
    painter.setBrush(QColor(chip.fill))
    painter.drawRoundedRect(QRectF(centre.x() - across / 2, centre.y() - 8.0, across, 16.0), 3.5, 3.5)
    marks.write(painter, centre.x(), centre.y(), text, chip.ink, fonts.SECONDARY, fonts.SEMIBOLD, "centre")
