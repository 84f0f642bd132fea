"""A small chart as a widget: whatever draws itself on a painter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import sheet
from ui.style.palette import Theme

Draw = Callable[[QPainter, QRectF, Theme], None]
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class Canvas(QWidget):
    """`high` [px], with `room` left free on all sides. The chart is said in words to those who do not see it."""

    def __init__(self, name: str, high: int, room: int = 0) -> None:
        super().__init__()
        self._draw: Draw | None = None
        self._high, self._room = high, room
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(self, draw: Draw, spoken: str) -> None:
        """Another chart in place of this one."""
        self._draw = draw
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self._room
            self._draw(painter, QRectF(self.rect()).adjusted(room, room, -room, -room), sheet.current())
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self.update()
        super().changeEvent(event)
