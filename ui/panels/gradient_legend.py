"""The gradient colours in the header of the profile."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from routeplanner.words import _
from ui.style import sheet

LEGEND, NARROW, TALL = 300, 272, 30  # [px] as wide as it may be, as narrow as its figures stand clear


class Legend(QWidget):
    """The gradient colours, from steep down to climbs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(TALL)
        self.setFixedWidth(LEGEND)
        self.setAccessibleName(_("Legend: gradient colours, steep descents first"))

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.charts import legend

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend.draw(painter, QRectF(self.rect()), sheet.current())
        painter.end()
