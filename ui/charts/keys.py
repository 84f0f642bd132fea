"""The profile under keys: cursor, range, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.charts import zoom
from ui.charts.profile_view import ProfileView

STEP, LONG_STEP = 10.0, 100.0  # [m] of the cursor per key press, without and with Shift
MOVES: dict[int, float] = {
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Home: -float("inf"),
    Qt.Key.Key_End: float("inf"),
}
ZOOMS: dict[int, float] = {
    Qt.Key.Key_Plus: zoom.NOTCH**2,
    Qt.Key.Key_Equal: zoom.NOTCH**2,  # the same key without Shift on many keyboards
    Qt.Key.Key_Minus: zoom.NOTCH**-2,
}

Modifier = Qt.KeyboardModifier


class ProfileKeys(ProfileView):
    """Arrows move the cursor, with Alt an end of the range; + and - zoom, 0 shows all, Esc clears the range."""

    def event(self, event: QEvent) -> bool:
        """Its own keys come here before a menu's: 0 and Esc are both."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        if self._values is None or event.modifiers() & Modifier.ControlModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self.range is not None
        return event.key() in MOVES or event.key() in ZOOMS or event.key() == Qt.Key.Key_0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.set_range(None)
        elif event.key() == Qt.Key.Key_0:
            self.show_window(None)
        elif event.key() in ZOOMS:
            self._zoom(self._about(), ZOOMS[event.key()])
        else:
            long, extend = (bool(event.modifiers() & m) for m in (Modifier.ShiftModifier, Modifier.AltModifier))
            self._move(MOVES[event.key()] * (LONG_STEP if long else STEP), extend)

    def _move(self, by: float, extend: bool) -> None:
        """The cursor, or with `extend` the moving end of the range and the cursor with it."""
        first, last = self.whole
        here = self._cursor if self._cursor is not None else first
        if extend and self.range is not None and self._ranging.moving is not None:
            here = self._ranging.moving
        there = min(max(here + by, first), last)
        if extend:
            if self.range is None:
                self._ranging.fixed = here
            self._ranging.moving = there
            self._tell_range()
        if not self._sees(there):
            self.show_window(zoom.following(self.window_shown, self.whole, there))
        self._hover(there)

    def begin_range(self) -> None:
        """The range starts at the cursor, or where the part that is shown does; without an end, to the finish."""
        start = self.window_shown[0] if self._cursor is None else self._cursor
        end = self.range[1] if self.range is not None and self.range[1] > start else self.whole[1]
        self._select(start, end, moving=start)

    def end_range(self) -> None:
        """The range ends at the cursor, or where the part that is shown does; without a start, from the start."""
        end = self.window_shown[1] if self._cursor is None else self._cursor
        start = self.range[0] if self.range is not None and self.range[0] < end else self.whole[0]
        self._select(start, end, moving=end)

    def _select(self, start: float, end: float, moving: float) -> None:
        """Keys go on with the end that was set."""
        if self._values is not None:
            self._ranging.select((end, start) if moving == start else (start, end))
            self._tell_range()

    def _about(self) -> float:
        """What a zoom by key keeps in place: the cursor, else the middle."""
        start, end = self.window_shown
        seen = self._cursor is not None and self._sees(self._cursor)
        return self._cursor if seen and self._cursor is not None else 0.5 * (start + end)

    def _zoom(self, about: float, factor: float) -> None:
        self.show_window(zoom.zoomed(self.window_shown, self.whole, about, factor))
