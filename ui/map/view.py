"""The map as a widget: takes values, shows them, says what the runner did. It computes nothing."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from ui.map.album import Album, Last, Remembered
from ui.map.line_view import bounds_of
from ui.map.pen_view import PenView

if TYPE_CHECKING:  # numpy comes after the first paint
    from ui.map.theme import MapTheme
    from ui.map.tiles import Heights, Relief
    from ui.map.values import Units

AROUND = 0.25  # the relief's tint looks this share of the route's extent beyond it [D]


class MapView(PenView):
    """Relief, route, descents, stations and the cursor. Plain ground until its page has painted.

    `cache` is a folder for the page, where none came with the product, and for pictures of relief. All it shows is
    kept here, so nothing is lost when the browser's process dies. Each `show_…` and `set_…` returns a number;
    `painted` with that number or a higher one says that it is on the screen.
    """

    relief_painted = Signal()

    def __init__(self, cache: Path, theme: MapTheme, parent: QWidget | None = None) -> None:
        super().__init__(cache, theme, parent)
        self._relief: Relief | None = None
        self._album = Album(cache)
        self._remembered: Remembered | None = None
        self._relief_done = False  # all pictures of the present relief are on the screen
        self._relief_key = ""
        self._bridge.relief_painted.connect(self._on_relief_painted)
        self.set_theme(theme)
        self.set_units("km")
        self._show_relief()

    def set_relief(self, heights: Heights | None, spacing: float = 1 / 1200, credit: str = "", source: str = "") -> int:
        """Elevation to draw relief from, called in threads; `spacing` [deg] of its nodes; whose it is.

        With a `source`, a name for just this elevation, the pictures are kept for the next start.
        """
        from ui.map.tiles import Relief

        self._relief = Relief(heights, spacing, credit, source, self._album) if heights else None
        return self._show_relief()

    def set_theme(self, theme: MapTheme) -> int:
        self._theme = theme
        if self._web:
            self._web.page.setBackgroundColor(QColor(theme.ground))
        if self._curtain:
            self._curtain.set_theme(theme)
        self.update()
        self._tell("theme", asdict(theme))
        return self._show_relief()

    def set_units(self, units: Units) -> int:
        """Of the scale bar: "km" or "mi"."""
        if units not in ("km", "mi"):
            raise ValueError(f"no such units: {units}")
        return self._tell("units", units)

    def close_page(self) -> None:
        """Let go of the browser, and remember what it showed."""
        self._remember()
        super().close_page()

    def _start(self) -> None:
        self._recall()
        super()._start()

    def _on_another_course(self) -> None:
        super()._on_another_course()
        self._show_relief()

    def _show_relief(self) -> int:
        """A new number for each new look: the page shows no tile of an old one."""
        relief = self._relief
        if relief is None:
            if self._remembered is not None:
                return self._bridge.sequence  # what was shown last, until there is something better
            return self._tell("relief", {"number": 0, "credit": ""})
        relief.set_dark(self._theme.dark)
        if self._route is not None:
            south, west, north, east = bounds_of(self._route, 0.0, float("inf"))
            dy, dx = AROUND * (north - south), AROUND * (east - west)
            relief.look_at(south - dy, west - dx, north + dy, east + dx)
        same = relief.key == self._relief_key and not (self._remembered and self._remembered.missed)
        self._relief_key, self._remembered = relief.key, None
        number = self._site.set_relief(relief, same)
        if same:  # nothing to draw anew
            if self._relief_done:
                QTimer.singleShot(0, self, self.relief_painted.emit)
            return self._bridge.sequence
        self._relief_done = False
        return self._tell("relief", {"number": number, "credit": relief.credit})

    def _on_relief_painted(self) -> None:
        self._relief_done = True
        self.relief_painted.emit()

    @property
    def recalling(self) -> bool:
        """Whether it shows what was shown last, until a course comes."""
        return self._remembered is not None

    def _recall(self) -> None:
        """Show what was shown last, until a course comes: its pictures are there before numpy is."""
        last = self._album.last()
        if last is None or last.dark != self._theme.dark or self._relief is not None or self._route is not None:
            return
        self._remembered = Remembered(self._album, last, plain_picture(self._theme.ground))
        self._relief_key = last.key
        self._tell("relief", {"number": self._site.set_relief(self._remembered), "credit": last.credit})
        self._tell("camera", {"centre": [last.lat, last.lon], "zoom": last.zoom})

    def _remember(self) -> None:
        camera, relief = self._shown.get("camera"), self._relief
        if relief is not None and relief.kept and isinstance(camera, dict) and "centre" in camera:
            lat, lon = camera["centre"]
            self._album.remember(Last(relief.key, relief.credit, self._theme.dark, lat, lon, camera["zoom"]))


def plain_picture(colour: str) -> bytes:
    """JPEG of a tile in one colour."""
    tile, buffer = QImage(8, 8, QImage.Format.Format_RGB32), QBuffer()
    tile.fill(QColor(colour))
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"jpeg")).write(tile)
    return bytes(buffer.data().data())
