"""The map as a widget: takes values, shows them, says what the runner did. It computes nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routeplanner.words import _
from ui.map.album import Album, Last, Remembered
from ui.map.bridge import Bridge

if TYPE_CHECKING:  # numpy and the browser come after the first paint
    from ui.map.site import MapSite
    from ui.map.theme import MapTheme
    from ui.map.tiles import Heights, Relief
    from ui.map.values import Key, MapAnchor, MapBadge, MapLeg, MapPlace, MapRoute, MapStation, Mode, Units
    from ui.map.web import Web

# what the page is told after each load, in this order: the line before what stands on it
ORDER = (
    "words", "theme", "units", "relief", "camera", "route", "badges", "stations", "places", "select", "range", "cursor",
    "mode", "anchors",
)  # fmt: skip
PIXEL = 40_075_016.7 / 256  # [m] of the equator in one pixel at zoom 0 (EPSG:3857)
GRIP = 8.0  # [px] from one anchor to the next, at least [D]
CHANGED = 0.05  # a tolerance that changes by less is the same [D]
AROUND = 0.25  # the relief's tint looks this share of the route's extent beyond it [D]


class MapView(QWidget):
    """Relief, route, descents, stations and the cursor. Plain ground until its first paint is over.

    `cache` is a folder for the page that folium makes. All it shows is kept here, so nothing is lost when the
    browser's process dies. Each `show_…` and `set_…` returns a number; `painted` with that number or a
    higher one says that it is on the screen.
    """

    hovered = Signal(object)  # distance along the route [m] under the pointer, or None
    descent_clicked = Signal(int)
    descent_opened = Signal(int)  # double-clicked
    ready = Signal()  # the page is there, for the first time or again
    point_added = Signal(float, float, bool)  # lat, lon [deg], whether the leg to it is straight
    anchor_dragged = Signal(int, float, float, bool)  # which, to lat, lon [deg], whether the drag is over
    line_dragged = Signal(float, float, float, bool)  # from distance along the route [m], to lat, lon [deg], over
    drag_cancelled = Signal()  # the drag of the messages before comes to nothing
    anchor_deleted = Signal(int)
    anchor_chosen = Signal(object)  # which stands out and is moved by keys, or None
    drawing_ended = Signal()  # by Enter, Esc or a double click
    menu_wanted = Signal(float, QPoint)  # distance along the route [m], where on the screen
    tolerance_changed = Signal(float)  # [m] that anchors may stand apart at this zoom
    painted = Signal(int)
    relief_painted = Signal()
    failed = Signal(str)  # an error in the page: a bug, or Chromium that keeps dying

    def __init__(self, cache: Path, theme: MapTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._theme = theme
        self._route: MapRoute | None = None
        self._stations: Sequence[MapStation] = ()
        self._relief: Relief | None = None
        self._album = Album(cache)
        self._remembered: Remembered | None = None
        self._relief_done = False  # all pictures of the present relief are on the screen
        self._relief_key = ""
        self._shown: dict[str, object] = {}
        self._web: Web | None = None
        self._started = False
        self.tolerance: float | None = None  # as told by `tolerance_changed`; None: nobody knows yet
        self._bridge = Bridge(self)
        self._bridge.ready.connect(self._tell_all)
        self._bridge.ready.connect(self.ready)
        self._bridge.hovered.connect(self.hovered)
        self._bridge.descent_clicked.connect(self.descent_clicked)
        self._bridge.descent_opened.connect(self.descent_opened)
        self._bridge.painted.connect(self.painted)
        self._bridge.relief_painted.connect(self._on_relief_painted)
        self._bridge.fit_wanted.connect(self.fit)
        self._bridge.moved.connect(self._keep_camera)
        self._bridge.refused.connect(self.failed)
        for name in ("point_added", "anchor_dragged", "line_dragged", "drag_cancelled", "anchor_deleted",
                     "drawing_ended"):  # fmt: skip
            getattr(self._bridge, name).connect(getattr(self, name))
        self._bridge.anchor_chosen.connect(self._on_chosen)
        self._bridge.menu_wanted.connect(self._on_menu)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(_("Map"))
        self.set_theme(theme)
        self.set_units("km")
        self._show_relief()

    # what it shows

    def show_route(self, route: MapRoute | None, fit: bool = True) -> int:
        """Draw `route`. `fit`: it is another course, so move to it and tint the relief for it."""
        if not fit and route is not None and self._route is not None and route.same(self._route):
            return self._bridge.sequence
        self._route = route
        self._bridge.length = route.length if route else 0.0
        number = self._site.set_route(route) if route else 0
        self._bridge.route = number
        if fit:
            self._forget_anchors()
            self._show_relief()
        sequence = self._tell("route", {"number": number, "length": route.length} if route else None)
        self._show_stations()
        cursor = self._shown.get("cursor")
        if isinstance(cursor, float) and cursor > self._bridge.length:
            sequence = self.set_cursor(None)
        return self.fit() if fit and route else sequence

    def show_badges(self, badges: Sequence[MapBadge]) -> int:
        self._bridge.descents = frozenset(badge.n for badge in badges)
        if self._shown.get("select") not in self._bridge.descents:
            self.select(None)
        return self._tell_change("badges", [asdict(badge) for badge in badges])

    def show_stations(self, stations: Sequence[MapStation]) -> int:
        """Stations; start and finish are added when none of them is one."""
        self._stations = tuple(stations)
        return self._show_stations()

    def show_places(self, places: Sequence[MapPlace]) -> int:
        return self._tell_change("places", [asdict(place) for place in places])

    def set_relief(self, heights: Heights | None, spacing: float = 1 / 1200, credit: str = "", source: str = "") -> int:
        """Elevation to draw relief from, called in threads; `spacing` [deg] of its nodes; whose it is.

        With a `source`, a name for just this elevation, the pictures are kept for the next start.
        """
        from ui.map.tiles import Relief

        self._relief = Relief(heights, spacing, credit, source, self._album) if heights else None
        return self._show_relief()

    def set_cursor(self, distance: float | None) -> int:
        """The one cursor, at `distance` [m] along the route."""
        if distance is not None:
            distance = float(min(max(distance, 0.0), self._bridge.length))
        return self._tell("cursor", distance)

    def select(self, n: int | None) -> int:
        """Halo around descent `n`."""
        return self._tell("select", n if n in self._bridge.descents else None)

    def show_range(self, stretch: tuple[float, float] | None) -> int:
        """Halo around the stretch (start, end) [m] that is selected on the profile."""
        return self._tell("range", None if stretch is None else {"start": stretch[0], "end": stretch[1]})

    def fit(self, start: float = 0.0, end: float = float("inf")) -> int:
        """Show the route from `start` to `end` [m], all of it by default."""
        if self._route is None:
            return self._bridge.sequence
        south, west, north, east = _bounds(self._route, start, end)
        return self._tell("camera", {"bounds": [[south, west], [north, east]]})

    def reveal(self, lat: float, lon: float) -> int:
        """Move to a place [deg] that is not seen, no further than that takes."""
        return self._bridge.tell("reveal", [lat, lon])

    def set_mode(self, mode: Mode) -> int:
        """In "draw" the anchors are there, clicks add points and the route is dragged; "look" is for the rest."""
        if mode not in ("look", "draw"):
            raise ValueError(f"no such mode: {mode}")
        self._bridge.drawing = mode == "draw"
        self._bridge.drop_drag()
        return self._tell_change("mode", mode)

    def show_anchors(
        self, revision: int, anchors: Sequence[MapAnchor], legs: Sequence[MapLeg] = (), chosen: int | None = None
    ) -> int:
        """What can be taken hold of while drawing, in the order of the route, and which of them is chosen.

        Without, an empty list at least, drawing does nothing; another course (`show_route` with `fit`) takes them
        away. To be shown after their route, and again for each zoom (`tolerance_changed`): the page swaps both in
        one frame. `revision` grows with each change, else ValueError; gestures made on an older one are dropped,
        but a click counts as long as it is the same course.
        """
        told = {
            "revision": revision,
            "anchors": [(a.lat, a.lon, a.at, a.kind) for a in anchors],
            "legs": [asdict(leg) for leg in legs],
            "chosen": chosen,
        }
        shown = self._shown.get("anchors")
        if shown == told:
            return self._bridge.sequence
        if isinstance(shown, dict) and shown["revision"] == revision:
            raise ValueError(f"other anchors of the same revision {revision}")
        self._bridge.expect(revision, len(anchors))
        self._shown["anchors"] = told
        return self._bridge.tell("anchors", {**told, "heard": self._bridge.heard})

    def show_draft(self, points: Sequence[tuple[float, float]] | None) -> int:
        """Preview of a drag that is on: lat, lon [deg]. It goes with the next anchors, or with None.

        A drag that is over and leads to nothing has to be answered with None.
        """
        return self._bridge.tell("draft", None if points is None else [(float(lat), float(lon)) for lat, lon in points])

    def press(self, key: Key) -> int:
        """A key for drawing that the window has taken: it does what it does in the page, and is told as that.

        "add" a point at the middle of the map, choose the "next" or the "previous" anchor, "remove" the chosen one or
        open its "menu", "escape".
        """
        return self._bridge.tell("press", key)

    def set_theme(self, theme: MapTheme) -> int:
        self._theme = theme
        if self._web:
            self._web.page.setBackgroundColor(QColor(theme.ground))
        self.update()
        self._tell("theme", asdict(theme))
        return self._show_relief()

    def set_units(self, units: Units) -> int:
        """Of the scale bar: "km" or "mi"."""
        if units not in ("km", "mi"):
            raise ValueError(f"no such units: {units}")
        return self._tell("units", units)

    # the browser

    @cached_property
    def _site(self) -> MapSite:
        from ui.map.site import MapSite

        return MapSite(self._cache)

    def sizeHint(self) -> QSize:
        return QSize(720, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self._theme.ground))
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        from ui.map.web import Web

        self._recall()
        self._web = Web(self._site, self._bridge, self._theme.ground, self)
        self._web.went_wrong.connect(self.failed)
        self._web.gave_up.connect(self._give_up)
        self._layout.addWidget(self._web.view)
        self.setFocusProxy(self._web.view)

    def close_page(self) -> None:
        """Let go of the browser: before the widget, or the application, goes."""
        self._remember()
        if self._web:
            self._web.close()
            self._web = None

    def _give_up(self) -> None:
        if self._web:
            self._web.view.hide()
        self.failed.emit(_("The map stopped several times in a minute. Start the program again to see it."))

    # what it tells the page

    def _tell(self, what: str, value: object) -> int:
        self._shown[what] = value
        return self._bridge.tell(what, value)

    def _tell_change(self, what: str, value: object) -> int:
        """As `_tell`, but what stands there already is left alone: labels that are made anew flicker."""
        if what in self._shown and self._shown[what] == value:
            return self._bridge.sequence
        return self._tell(what, value)

    def _tell_all(self) -> None:
        self._bridge.drop_drag()  # of a page that is gone
        words = {
            "zoom_in": _("Zoom in"),
            "zoom_out": _("Zoom out"),
            "fit": _("Show the whole route"),
            "no_relief": _("No relief here yet"),
        }
        everything = {"words": words, **self._shown}
        # one message, so that no number of an earlier one is reported as painted before all is
        self._bridge.tell("all", {what: everything[what] for what in ORDER if what in everything})

    def _keep_camera(self, centre_and_zoom: tuple[float, float, float], box: object) -> None:
        lat, lon, zoom = centre_and_zoom
        self._shown["camera"] = {"centre": [lat, lon], "zoom": zoom}
        tolerance = GRIP * PIXEL * math.cos(math.radians(lat)) / 2.0**zoom
        if self.tolerance is None or abs(tolerance / self.tolerance - 1.0) > CHANGED:
            self.tolerance = tolerance
            self.tolerance_changed.emit(tolerance)

    def _forget_anchors(self) -> None:
        if self._shown.get("anchors") is not None:
            self._bridge.expect(None, 0)
            self._tell("anchors", None)

    def _on_chosen(self, k: int | None) -> None:
        told = self._shown.get("anchors")
        if isinstance(told, dict):
            told["chosen"] = k  # for a page that comes after this one
        self.anchor_chosen.emit(k)

    def _on_menu(self, distance: float, x: int, y: int) -> None:
        if self._web:
            self.menu_wanted.emit(distance, self._web.view.mapToGlobal(QPoint(x, y)))

    def _show_relief(self) -> int:
        """A new number for each new look: the page shows no tile of an old one."""
        relief = self._relief
        if relief is None:
            if self._remembered is not None:
                return self._bridge.sequence  # what was shown last, until there is something better
            return self._tell("relief", {"number": 0, "credit": ""})
        relief.set_dark(self._theme.dark)
        if self._route is not None:
            south, west, north, east = _bounds(self._route, 0.0, float("inf"))
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

    def _show_stations(self) -> int:
        from ui.map.ends import with_ends

        return self._tell_change("stations", [asdict(station) for station in with_ends(self._stations, self._route)])


def plain_picture(colour: str) -> bytes:
    """JPEG of a tile in one colour."""
    tile, buffer = QImage(8, 8, QImage.Format.Format_RGB32), QBuffer()
    tile.fill(QColor(colour))
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"jpeg")).write(tile)
    return bytes(buffer.data().data())


def _bounds(route: MapRoute, start: float, end: float) -> tuple[float, float, float, float]:
    """South, west, north, east [deg] of the route between two distances [m]."""
    import numpy as np

    from routeplanner import geo

    inner = (route.distance > start) & (route.distance < end)
    edges = np.clip([start, end], 0.0, route.length)
    lon = np.unwrap(route.lon, period=360.0)
    lats = np.concatenate([route.lat[inner], np.interp(edges, route.distance, route.lat)])
    lons = np.concatenate([lon[inner], np.interp(edges, route.distance, lon)])
    return geo.bounds(lats, lons)
