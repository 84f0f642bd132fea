"""A plain widget around every chart that only shows."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import sheet
from ui.style.palette import Theme

Paint = Callable[[QPainter, QRectF, Theme], None]


class ChartView(QWidget):
    """Shows whatever `paint(painter, rect, theme)` draws; `text` says the same to a screen reader."""

    def __init__(self, height: int = 120, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint: Paint | None = None
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chart(self, paint: Paint | None, text: str = "", height: int | None = None) -> None:
        """Show another chart, or nothing."""
        self._paint = paint
        self.setAccessibleDescription(text)
        if height is not None and height != self._height:
            self._height = height
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paint is None:
            return
        with QPainter(self) as painter:  # ends it when `paint` fails: Qt aborts otherwise
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QRectF(self.rect()), sheet.current())
