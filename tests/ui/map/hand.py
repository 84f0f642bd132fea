"""A hand on the mouse of a map in draw mode, and what it looks for on the screen."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE, MapUi
from ui.map.values import MapAnchor, MapLeg, MapRoute

RIGHT, SHIFT = Qt.MouseButton.RightButton, Qt.KeyboardModifier.ShiftModifier
FREE = QPoint(400, 480)  # ground below the bow
SIGNALS = (
    "point_added", "anchor_dragged", "line_dragged", "drag_cancelled", "anchor_deleted", "drawing_ended", "menu_wanted",
)  # fmt: skip
PARTS = ((0.0, "end"), (0.25, "shape"), (0.5, "leg"), (0.75, "shape"), (1.0, "end"))


def anchors_of(route: MapRoute, parts: tuple[tuple[float, Any], ...] = PARTS) -> list[MapAnchor]:
    """Anchors at parts of the route's length."""
    out = []
    for part, kind in parts:
        at = part * route.length
        lat, lon = (float(np.interp(at, route.distance, values)) for values in (route.lat, route.lon))
        out.append(MapAnchor(lat, lon, at, kind))
    return out


class Hand:
    """An open map in draw mode, gestures on it, and all that it said."""

    def __init__(self, ui: MapUi) -> None:
        self.ui, self.view = ui, ui.view
        self.heard: list[tuple[Any, ...]] = []
        for name in SIGNALS:
            getattr(ui.view, name).connect(lambda *values, name=name: self.heard.append((name, *values)))

    def draw(self, revision: int, anchors: list[MapAnchor], legs: tuple[MapLeg, ...] = ()) -> None:
        self.view.set_mode("draw")
        self.ui.until_painted(self.view.show_anchors(revision, anchors, legs))
        self.ui.settle()

    def until(self, name: str) -> list[tuple[Any, ...]]:
        """Wait for a signal; everything said up to then, which is forgotten."""
        self.ui.qtbot.waitUntil(lambda: any(said[0] == name for said in self.heard), timeout=PATIENCE)
        return self.all()

    def all(self) -> list[tuple[Any, ...]]:
        """All that was said, once the page has had its say on what happened before."""
        self.ui.settle()
        self.ui.until_painted(self.view._bridge.tell("draft", None))
        taken, self.heard = self.heard, []
        return taken

    def anchor(self, k: int) -> QPoint:
        """Where anchor `k` is on the screen."""
        x, y = self.ui.js(
            f"(a => (c => [a.x - c.x, a.y - c.y])(mapPage.map.getPixelBounds().min))(mapPage.edit.anchors.all[{k}])"
        )
        return QPoint(round(x), round(y))

    def ground(self, at: QPoint) -> tuple[float, float]:
        lat, lon = self.ui.js(f"(p => [p.lat, p.lng])(mapPage.map.containerPointToLatLng([{at.x()}, {at.y()}]))")
        return lat, lon

    def click(self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self.ui.move(at)
        self.ui.settle()
        QTest.mouseClick(self.ui.mouse(), button, keys, at)

    def hold(self, start: QPoint, to: QPoint) -> None:
        """Press, and move with the button down."""
        self.ui.move(start)
        self.ui.settle()
        QTest.mousePress(self.ui.mouse(), LEFT, NO_KEY, start)
        for k in range(1, 6):
            self.ui.move(start + (to - start) * k / 5)
            self.ui.settle()

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.ui.mouse(), LEFT, NO_KEY, at)

    def key(self, key: Qt.Key) -> None:
        self.ui.web.view.setFocus()
        self.ui.js("mapPage.map.getContainer().focus() ?? 0")
        QTest.keyClick(self.ui.mouse(), key)

    def camera(self) -> Any:
        return self.ui.js("[mapPage.map.getZoom(), mapPage.map.getCenter().lat, mapPage.map.getCenter().lng]")


def dark_at(picture: QImage, at: QPoint) -> bool:
    """Whether an anchor of the line's end stands there: the ground is light."""
    return picture.pixelColor(at * picture.devicePixelRatio()).lightness() < 90


def near(found: tuple[float, float], wanted: tuple[float, float]) -> bool:
    """Within about two pixels of the fitted bow."""
    return found == pytest.approx(wanted, abs=8e-4)


def found(image: QImage, at: QPoint, colour: str, reach: int) -> int:
    """How many pixels around a place are of a colour, on a screen at 100 %."""
    box = range(-reach, reach + 1)
    pixels = (image.pixelColor(at + QPoint(x, y)) for x in box for y in box)
    return sum(alike(pixel, QColor(colour)) for pixel in pixels)


def alike(a: QColor, b: QColor) -> bool:
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) < 24
