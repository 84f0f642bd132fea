"""The line on the map and what stands on it: descents, stations, places, the cursor, what is selected."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.map.stage import Stage

if TYPE_CHECKING:  # numpy comes after the first paint
    from ui.map.theme import MapTheme
    from ui.map.values import MapBadge, MapPlace, MapRoute, MapSplice, MapStation


class LineView(Stage):
    """Takes values, shows them, says what is under the pointer."""

    hovered = Signal(object)  # distance along the route [m] under the pointer, or None
    descent_clicked = Signal(int)
    descent_opened = Signal(int)  # double-clicked

    def __init__(self, cache: Path, theme: MapTheme, parent: QWidget | None = None) -> None:
        super().__init__(cache, theme, parent)
        self._route: MapRoute | None = None
        self._stations: Sequence[MapStation] = ()
        self._bridge.hovered.connect(self.hovered)
        self._bridge.descent_clicked.connect(self.descent_clicked)
        self._bridge.descent_opened.connect(self.descent_opened)
        self._bridge.fit_wanted.connect(self.fit)

    def show_route(self, route: MapRoute | None, fit: bool = True) -> int:
        """Draw `route`. `fit`: it is another course, so move to it and tint the relief for it."""
        if not fit and route is not None and self._route is not None and route.same(self._route):
            return self._bridge.sequence
        self._route = route
        self._bridge.length = route.length if route else 0.0
        number = self._site.set_route(route) if route else 0
        self._bridge.route = number
        if fit:
            self._on_another_course()
        sequence = self._tell("route", {"number": number, "length": route.length} if route else None)
        self._show_stations()
        sequence = self._keep_cursor() or sequence
        return self.fit() if fit and route else sequence

    def _keep_cursor(self) -> int | None:
        """No cursor beyond the end of another line."""
        cursor = self._shown.get("cursor")
        beyond = isinstance(cursor, float) and cursor > self._bridge.length
        return self.set_cursor(None) if beyond else None

    def splice_route(self, splice: MapSplice) -> int:
        """Draw an edit of the line at once, in grey; `settle_route` follows with the whole of it."""
        self._bridge.length, self._bridge.route = splice.length, 0
        points = zip(splice.lat.tolist(), splice.lon.tolist(), splice.distance.tolist(), strict=True)
        end = splice.end if math.isfinite(splice.end) else None
        told = {"start": splice.start, "end": end, "points": [*points], "length": splice.length}
        return self._bridge.tell("splice", told)

    def settle_route(self, route: MapRoute) -> int:
        """What `splice_route` has made of the line: the page has it already, and asks for it at other zooms."""
        self._route = route
        self._bridge.length, self._bridge.route = route.length, self._site.set_route(route)
        self._shown["route"] = {"number": self._bridge.route, "length": route.length}
        self._bridge.tell("settled", self._shown["route"])
        self._keep_cursor()
        return self._show_stations()

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
        south, west, north, east = bounds_of(self._route, start, end)
        return self._tell("camera", {"bounds": [[south, west], [north, east]]})

    def reveal(self, lat: float, lon: float) -> int:
        """Move to a place [deg] that is not seen, no further than that takes."""
        return self._bridge.tell("reveal", [lat, lon])

    def _on_another_course(self) -> None:
        """Before its route is told."""

    def _show_stations(self) -> int:
        from ui.map.ends import with_ends

        return self._tell_change("stations", [asdict(station) for station in with_ends(self._stations, self._route)])


def bounds_of(route: MapRoute, start: float, end: float) -> tuple[float, float, float, float]:
    """South, west, north, east [deg] of the route between two distances [m]."""
    import numpy as np

    from routeplanner import geo

    inner = (route.distance > start) & (route.distance < end)
    edges = np.clip([start, end], 0.0, route.length)
    lon = np.unwrap(route.lon, period=360.0)
    lats = np.concatenate([route.lat[inner], np.interp(edges, route.distance, route.lat)])
    lons = np.concatenate([lon[inner], np.interp(edges, route.distance, lon)])
    return geo.bounds(lats, lons)
