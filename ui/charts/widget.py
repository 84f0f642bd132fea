"""The profile under pointer and keys: cursor, range, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent

from ui.charts import zoom
from ui.charts.keys import ProfileKeys

DRAG = 4.0  # [px] along; less is a click
EDGE = 8.0  # [px] beside the plot that still counts as its end
PER_NOTCH = 120.0  # Qt's units of one notch of a wheel
PAN_NOTCH = 60.0  # [px] that one notch moves the course along [D]

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier


class ProfileWidget(ProfileKeys):
    """The profile. Whoever listens moves the one cursor; what it reads there is said elsewhere.

    A drag selects a range, by its handles it is changed, a click clears it; the wheel zooms, with Ctrl it moves along,
    as the middle button does. `descent_clicked(number)` is a click on a descent or its badge; a double click zooms to
    it, elsewhere it shows all again. A click on the bar of a named range selects its ground; `named_menu_wanted(place
    on the screen)` by the right button.
    """

    descent_clicked = Signal(int)
    named_menu_wanted = Signal(QPoint)

    _pressed: QPointF | None = None  # where the left button went down, until it is known to be a click or a drag
    _dragging = False
    _held: float | None = None  # distance [m] that the middle button moves along

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where, at = self.chart_geometry(), event.position()
        if where is None:
            return
        if event.button() == Button.MiddleButton:
            self._held = where.distance(at.x())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Button.LeftButton:
            self._dragging = self._on_plot(at) and self._ranging.hold(at.x(), where)
            self._pressed = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where, at = self.along(), event.position()
        if where is None:
            return
        if self._held is not None:
            self._pan(self._held - where.distance(at.x()))
            return
        if self._pressed is not None and not self._dragging:
            self._begin_drag(at)
        if self._dragging:
            self._ranging.moving = where.distance(at.x())
            self._tell_range()
        beside = not where.plot.left() - EDGE <= at.x() <= where.plot.right() + EDGE
        self._hover(None if beside and not self._dragging else where.distance(at.x()))
        self._show_hand(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Button.MiddleButton:
            self._held = None
        if event.button() == Button.LeftButton:
            if self._pressed is not None and not self._dragging:
                self._click(self._pressed)
            self._pressed, self._dragging = None, False
        self._show_hand(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mark = self._descent_under(event.position())
        if event.button() != Button.LeftButton or self.chart_geometry() is None:
            return
        near = None if mark is None else zoom.around(mark.start, mark.end, self.whole)
        self.show_window(None if near == self.window_shown else near)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        where, turn = self.along(), event.angleDelta()
        if where is None:
            return
        event.accept()  # nothing around it scrolls at the end of the course
        along = turn.x() if abs(turn.x()) > abs(turn.y()) else 0
        if event.modifiers() & Modifier.ControlModifier:
            along = along or turn.y()
        if along:
            pixels = event.pixelDelta().x() or along / PER_NOTCH * PAN_NOTCH  # a touchpad knows its pixels
            self._pan(-pixels / where.scale)
        elif turn.y():
            self._zoom(where.distance(event.position().x()), zoom.NOTCH ** (turn.y() / PER_NOTCH))

    def _pan(self, by: float) -> None:
        """The cursor stays under the pointer."""
        before = self.window_shown[0]
        self.show_window(zoom.panned(self.window_shown, self.whole, by))
        if self._cursor is not None:
            self._hover(self._cursor + self.window_shown[0] - before)

    def _begin_drag(self, at: QPointF) -> None:
        where, begin = self.chart_geometry(), self._pressed
        if where is None or begin is None or abs(at.x() - begin.x()) <= DRAG or not self._on_plot(begin):
            return
        self._dragging = True
        self._ranging.fixed = where.distance(begin.x())

    def _click(self, at: QPointF) -> None:
        named = self._named_under(at)
        self.set_range(None if named is None else (named.start, named.end))
        mark = self._descent_under(at)
        if mark is not None:
            self.descent_clicked.emit(mark.n)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        named = self._named_under(QPointF(event.pos()))
        if named is not None:
            self.set_range((named.start, named.end))
            self.named_menu_wanted.emit(event.globalPos())

    def _on_plot(self, at: QPointF) -> bool:
        """Where a drag takes a range: on the ground and the sky above it, not on a badge or a word."""
        where = self.chart_geometry()
        return where is not None and where.plot.adjusted(-EDGE, 0.0, EDGE, 0.0).contains(at)

    def _show_hand(self, at: QPointF) -> None:
        """The shape of the pointer says what a press would do."""
        where = self.chart_geometry()
        if where is None:
            return
        shape = Qt.CursorShape.ArrowCursor
        if self._dragging or (self._ranging.over(at.x(), where) and self._on_plot(at)):
            shape = Qt.CursorShape.SizeHorCursor
        elif self._descent_under(at) is not None or self._named_under(at) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)
