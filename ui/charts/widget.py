"""The profile as a widget, with its cursor and its selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routeplanner.words import _, ngettext
from ui.charts import marks
from ui.style import sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from ui.charts.values import Geometry, ProfileValues

STEP, LONG_STEP = 10.0, 100.0  # [m] of the cursor per key press, without and with Shift
MOVES: dict[int, float] = {
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Home: -float("inf"),
    Qt.Key.Key_End: float("inf"),
}
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class ProfileWidget(QWidget):
    """The profile. Whoever listens moves the one cursor; what it reads there is said elsewhere.

    `hovered(distance [m] or None)` follows pointer and arrow keys, `descent_clicked(number)` a click on a descent or
    its badge. Neither is emitted by `set_cursor` or `select`. The picture is kept and drawn anew only when the values,
    the size, the selection or the theme change, so that a moving cursor costs one blit.
    """

    hovered = Signal(object)
    descent_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: ProfileValues | None = None
        self._geometry: Geometry | None = None
        self._picture: QPixmap | None = None
        self._cursor: float | None = None
        self._selected: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Profile"))
        self._describe()

    # what it shows

    def set_values(self, values: ProfileValues | None) -> None:
        """Show another course, or none. A cursor beyond its end is dropped, and a selection that it does not have."""
        self._values = values
        if values is None or (self._cursor is not None and self._cursor > values.distance[-1]):
            self._cursor = None
        if values is None or all(d.n != self._selected for d in values.descents):
            self._selected = None
        self._refresh()

    def set_cursor(self, distance: float | None) -> None:
        """Put the marker at `distance` [m], or take it away."""
        if distance != self._cursor:
            self._cursor = distance
            self.update()

    def select(self, number: int | None) -> None:
        """Put the band behind descent `number`, or none."""
        if number != self._selected:
            self._selected = number
            self._refresh()

    @property
    def cursor_distance(self) -> float | None:
        """[m]"""
        return self._cursor

    def chart_geometry(self) -> Geometry | None:
        """Where things stand now; None without values."""
        if self._picture is None:
            self._draw()
        return self._geometry

    def sizeHint(self) -> QSize:
        return QSize(720, 208)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 126)

    # drawing

    def _refresh(self) -> None:
        self._picture = None
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription(spoken(self._values, self._selected))

    def _draw(self) -> None:
        theme, ratio = sheet.current(), self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.panel)
        if self._values is not None:
            from ui.charts import profile

            style = profile.ProfileStyle(theme, selected=self._selected)
            with QPainter(picture) as painter:  # ends it when drawing fails: Qt aborts otherwise
                self._geometry = profile.draw(painter, QRectF(self.rect()), self._values, style)
        else:
            self._geometry = None
        self._picture = picture

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._draw()
        assert self._picture is not None
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._mark(painter)
            if self.hasFocus():
                painter.setPen(marks.pen(sheet.current().accent, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _mark(self, painter: QPainter) -> None:
        where = self._geometry
        if where is None or self._values is None or self._cursor is None:
            return
        elevation = self._values.elevation_at(self._cursor)
        y = None if elevation is None else where.y(elevation)
        marks.cursor(painter, where.x(self._cursor), where.plot.top(), where.plot.bottom(), y, sheet.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self._picture = None
            self.update()
        super().changeEvent(event)

    # pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = self.chart_geometry()
        if where is not None:
            inside = where.plot.left() - 8.0 <= event.position().x() <= where.plot.right() + 8.0
            self._hover(where.distance(event.position().x()) if inside else None)
            over = self._descent_under(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._descent_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.descent_clicked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        move = MOVES.get(event.key())
        if self._values is None or move is None:
            super().keyPressEvent(event)
            return
        first, last = float(self._values.distance[0]), float(self._values.distance[-1])
        here = self._cursor if self._cursor is not None else first
        self._hover(min(max(here + move * step, first), last))

    def _hover(self, distance: float | None) -> None:
        if distance != self._cursor:
            self.set_cursor(distance)
            self.hovered.emit(distance)

    def _descent_under(self, point: QPointF) -> int | None:
        where = self.chart_geometry()
        if where is None or self._values is None:
            return None
        badge = where.badge_at(point)
        if badge is not None or not where.plot.contains(point):
            return badge
        mark = self._values.descent_at(where.distance(point.x()))
        return None if mark is None else mark.n


def spoken(values: ProfileValues | None, selected: int | None) -> str:
    """The profile, or its selected descent, for a screen reader."""
    if values is None:
        return _("No course is open.")
    mark = next((d for d in values.descents if d.n == selected), None)
    if mark is None:
        length = values.units.distance(float(values.distance[-1] - values.distance[0]))
        count = len(values.descents)
        return ngettext("{count} descent over {length}", "{count} descents over {length}", count).format(
            count=count, length=length
        )
    top, foot = values.elevation_at(mark.start), values.elevation_at(mark.end)
    return _("Descent {n} of {count}, {drop} over {length}, steepest {percent} percent").format(
        n=mark.n,
        count=len(values.descents),
        drop=values.units.height(top - foot) if top is not None and foot is not None else _("unknown drop"),
        length=values.units.distance(mark.end - mark.start, 2),
        percent=round(-100.0 * mark.steepest),
    )
