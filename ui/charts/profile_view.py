"""The profile as a widget: its cursor, its selection, the part of the course that it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routeplanner.words import _
from ui.charts import marks, ranges, zoom
from ui.charts.ranges import RangeMark, Ranging, Stretch
from ui.charts.spoken import spoken
from ui.charts.zoom import Window
from ui.style import sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from ui.charts.values import DescentMark, Geometry, ProfileValues

RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange)
MARKER = 8  # [px] what is painted anew on both sides of a cursor that moved


class ProfileView(QWidget):
    """What the profile shows; what pointer and keys do to it is in `ProfileWidget`.

    `hovered(distance [m] or None)` follows the cursor that the runner moves, `range_changed(start, end) or None` the
    range, also when another course drops it; `window_changed(start, end) or None` the part of the course that is
    shown, None for all of it. The picture is kept and drawn anew only when the values, the size, the selection, the
    window or the theme change, so that a moving cursor costs less than one blit.
    """

    hovered = Signal(object)
    range_changed = Signal(object)
    window_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: ProfileValues | None = None
        self._geometry: Geometry | None = None
        self._picture: QPixmap | None = None
        self._ranged: QPixmap | None = None  # the picture with the range on it
        self._whole: Window = (0.0, 0.0)
        self._dot, self._accent = QPixmap(), QColor()
        self._cursor: float | None = None
        self._selected: int | None = None
        self._ranging = Ranging()
        self._window: Window | None = None
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Profile"))
        self._describe()

    # what it shows

    def set_values(self, values: ProfileValues | None) -> None:
        """Show another course, or none. What reaches beyond its end is dropped: cursor, range and window; and a
        selection that it does not have."""
        self._values = values
        self._picture, self._geometry = None, None
        self._whole = (0.0, 0.0) if values is None else (float(values.distance[0]), float(values.distance[-1]))
        end = self.whole[1]
        if self._cursor is not None and (values is None or self._cursor > end):
            self._cursor = None
        if values is None or all(d.n != self._selected for d in values.descents):
            self._selected = None
        if self.range is not None and self.range[1] > end + ranges.LEAST:
            self.set_range(None)
        if self._window is not None and self._window[1] > end:
            self.show_window(None)
        self._refresh()

    def set_cursor(self, distance: float | None) -> None:
        """Put the marker at `distance` [m], or take it away."""
        if distance != self._cursor:
            left = self._strip()
            self._cursor = distance
            self.update(left.united(self._strip()))  # one rectangle: Qt clips slowly to two

    def select(self, number: int | None) -> None:
        """Put the band behind descent `number`, or none."""
        if number != self._selected:
            self._selected = number
            self._refresh()

    def set_range(self, stretch: Stretch | None) -> None:
        """Select the stretch (start, end) [m], or none."""
        if stretch != self.range:
            self._ranging.select(stretch)
            self._tell_range()

    def show_window(self, window: Window | None) -> None:
        """Show the course from start to end [m], all of it by default."""
        window = None if window is None or window == self.whole else zoom.inside(window, self.whole)
        if window != self._window:
            self._window = window
            self._refresh()
            self.window_changed.emit(window)

    @property
    def cursor_distance(self) -> float | None:
        """[m]"""
        return self._cursor

    @property
    def range(self) -> Stretch | None:
        """The selected stretch (start, end) [m]."""
        return self._ranging.stretch

    @property
    def window_shown(self) -> Window:
        """The part of the course that is seen [m]."""
        return self._window or self.whole

    @property
    def zoom_window(self) -> Window | None:
        """The same, None where that is all of it."""
        return self._window

    @property
    def whole(self) -> Window:
        """Start and finish [m]; nothing without a course."""
        return self._whole

    def chart_geometry(self) -> Geometry | None:
        """Where things stand now; None without values."""
        if self._picture is None:
            self._draw()
        return self._geometry

    def along(self) -> Geometry | None:
        """Where distances stand, also while a new picture is only due: a wheel turns faster than that is drawn."""
        where, (start, end) = self._geometry, self.window_shown
        if where is None:
            return self.chart_geometry()
        return where if (where.start, where.end) == (start, end) else replace(where, start=start, end=end)

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

    def _tell_range(self) -> None:
        self._ranged = None
        self.update()
        self.range_changed.emit(self.range)

    def _hover(self, distance: float | None) -> None:
        if distance != self._cursor:
            self.set_cursor(distance)
            self.hovered.emit(distance)

    def _draw(self) -> None:
        theme, ratio = sheet.current(), self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.panel)
        if self._values is not None:
            from ui.charts import profile

            style = profile.ProfileStyle(theme, selected=self._selected, window=self._window)
            with QPainter(picture) as painter:  # ends it when drawing fails: Qt aborts otherwise
                self._geometry = profile.draw(painter, QRectF(self.rect()), self._values, style)
        else:
            self._geometry = None
        self._picture, self._ranged = picture, None
        self._dot, self._accent = marks.cursor_dot(theme, MARKER, ratio), QColor(theme.accent)

    def _with_range(self, picture: QPixmap) -> QPixmap:
        """The picture, with the range where there is one: also that is drawn once, not for every move."""
        if self._geometry is None or self.range is None:
            return picture
        if self._ranged is None:
            self._ranged = QPixmap(picture)
            with QPainter(self._ranged) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                ranges.draw(painter, self._geometry, self.range, sheet.current())
        return self._ranged

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._draw()
        assert self._picture is not None
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._with_range(self._picture))
            self._mark(painter)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(marks.pen(sheet.current().accent, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _mark(self, painter: QPainter) -> None:
        where = self._geometry
        if where is None or self._values is None or self._cursor is None or not self._sees(self._cursor):
            return
        x, elevation = round(where.x(self._cursor)), self._values.elevation_at(self._cursor)
        painter.fillRect(QRectF(x - 1.0, where.plot.top(), 2.0, where.plot.height()), self._accent)
        if elevation is not None:
            painter.drawPixmap(QPointF(x - MARKER, where.y(elevation) - MARKER), self._dot)

    def _sees(self, distance: float) -> bool:
        start, end = self.window_shown
        return start <= distance <= end

    def _strip(self) -> QRect:
        """What the marker covers; nothing where there is none."""
        where = self._geometry
        if where is None or self._cursor is None or not self._sees(self._cursor):
            return QRect()
        return QRect(round(where.x(self._cursor)) - MARKER, 0, 2 * MARKER, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self._picture = None
            self.update()
        super().changeEvent(event)

    def _descent_under(self, point: QPointF) -> DescentMark | None:
        where = self.chart_geometry()
        if where is None or self._values is None:
            return None
        if where.plot.contains(point):
            return self._values.descent_at(where.distance(point.x()))
        badge = where.badge_at(point)
        return next((d for d in self._values.descents if d.n == badge), None)

    def _named_under(self, point: QPointF) -> RangeMark | None:
        where = self.chart_geometry()
        if where is None or self._values is None:
            return None
        bar = where.named_at(point)
        return next((own for own in self._values.ranges if own.id == bar), None)
