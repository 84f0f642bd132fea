"""One descent drawn large, with the cursor on it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routeplanner.words import _
from ui.charts import marks
from ui.style import sheet

if TYPE_CHECKING:  # words of a report need numpy, which comes with the first course
    from ui.panels.descent_words import Strip

STEP, LONG_STEP = 10.0, 100.0  # [m] of the cursor per key press, without and with Shift


class DescentProfile(QWidget):
    """One descent in the colours of its gradient. `hovered(distance [m] or None)` by pointer and arrow keys."""

    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._strip: Strip | None = None
        self._cursor: float | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Profile of the descent"))

    def sizeHint(self) -> QSize:
        return QSize(360, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 36)

    def show_strip(self, strip: "Strip") -> None:
        self._strip = strip
        self.setAccessibleDescription(strip.spoken)
        self.update()

    def set_cursor(self, distance: float | None) -> None:
        """Put the marker at `distance` [m], or take it away."""
        if distance != self._cursor:
            self._cursor = distance
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.charts import detail

        painter, theme = QPainter(self), sheet.current()
        if self._strip is not None:
            detail.draw(painter, self._field(), self._strip.values, self._strip.mark, self._cursor, theme)
        if self.hasFocus():
            painter.setPen(marks.pen(theme.accent, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _field(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 2, -1, -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._strip is not None:
            field, mark = self._field(), self._strip.mark
            part = min(max((event.position().x() - field.left()) / field.width(), 0.0), 1.0)
            self._hover(mark.start + part * (mark.end - mark.start))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        way = {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}.get(Qt.Key(event.key()))
        if self._strip is None or way is None:
            super().keyPressEvent(event)
            return
        mark = self._strip.mark
        inside = self._cursor is not None and mark.start <= self._cursor <= mark.end
        here = self._cursor if inside and self._cursor is not None else mark.start
        self._hover(min(max(here + way, mark.start), mark.end))

    def _hover(self, distance: float | None) -> None:
        if distance != self._cursor:
            self.set_cursor(distance)
            self.hovered.emit(distance)
