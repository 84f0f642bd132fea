"""Drawing on the map: what can be taken hold of, and what a hand does to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ui.map.line_view import LineView

if TYPE_CHECKING:  # numpy comes after the first paint
    from ui.map.theme import MapTheme
    from ui.map.values import Key, MapAnchor, MapLeg, Mode

PIXEL = 40_075_016.7 / 256  # [m] of the equator in one pixel at zoom 0 (EPSG:3857)
GRIP = 8.0  # [px] from one anchor to the next, at least [D]
CHANGED = 0.05  # a tolerance that changes by less is the same [D]
PASSED_ON = ("point_added", "anchor_dragged", "line_dragged", "drag_cancelled", "anchor_deleted", "drawing_ended")


class PenView(LineView):
    """Says which gesture was made; it edits nothing."""

    point_added = Signal(float, float, bool)  # lat, lon [deg], whether the leg to it is straight
    anchor_dragged = Signal(int, float, float, bool)  # which, to lat, lon [deg], whether the drag is over
    line_dragged = Signal(float, float, float, bool)  # from distance along the route [m], to lat, lon [deg], over
    drag_cancelled = Signal()  # the drag of the messages before comes to nothing
    anchor_deleted = Signal(int)
    anchor_chosen = Signal(object)  # which stands out and is moved by keys, or None
    drawing_ended = Signal()  # by Enter, Esc or a double click
    menu_wanted = Signal(float, QPoint)  # distance along the route [m], where on the screen
    tolerance_changed = Signal(float)  # [m] that anchors may stand apart at this zoom

    def __init__(self, cache: Path, theme: MapTheme, parent: QWidget | None = None) -> None:
        super().__init__(cache, theme, parent)
        self.tolerance: float | None = None  # as told by `tolerance_changed`; None: nobody knows yet
        for name in PASSED_ON:
            getattr(self._bridge, name).connect(getattr(self, name))
        self._bridge.anchor_chosen.connect(self._on_chosen)
        self._bridge.menu_wanted.connect(self._on_menu)
        self._bridge.moved.connect(self._keep_camera)

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

    def _keep_camera(self, centre_and_zoom: tuple[float, float, float], box: object) -> None:
        lat, lon, zoom = centre_and_zoom
        self._shown["camera"] = {"centre": [lat, lon], "zoom": zoom}
        tolerance = GRIP * PIXEL * math.cos(math.radians(lat)) / 2.0**zoom
        if self.tolerance is None or abs(tolerance / self.tolerance - 1.0) > CHANGED:
            self.tolerance = tolerance
            self.tolerance_changed.emit(tolerance)

    def _on_another_course(self) -> None:
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
