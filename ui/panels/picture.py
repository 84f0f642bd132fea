"""A chart that is too large to be drawn anew for every scroll."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import sheet
from ui.style.palette import Theme

RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class Picture(QWidget):
    """A chart that is kept until its values, its size or the theme change, so that scrolling costs one blit.

    `scaled()` when its size, and with it its scale, has changed.
    """

    scaled = Signal()

    def __init__(self, name: str, high: int) -> None:
        super().__init__()
        self._high = high
        self._kept: QPixmap | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Draw the values."""
        raise NotImplementedError

    def refresh(self, spoken: str) -> None:
        """Other values: what they are in words."""
        self._kept = None
        self.setAccessibleDescription(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._kept is None or self._kept.devicePixelRatio() != ratio:
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            theme = sheet.current()
            self._kept.fill(theme.panel)
            with QPainter(self._kept) as painter:  # ends it when drawing fails: Qt aborts otherwise
                self.draw(painter, QRectF(self.rect()), theme)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._kept = None
        self.scaled.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self._kept = None
            self.update()
        super().changeEvent(event)
