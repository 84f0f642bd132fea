"""A route on invented hills, and the real page with a hand on its mouse."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from routeplanner import geo
from ui.map.theme import MapTheme, map_theme
from ui.map.tiles import Grid
from ui.map.values import Floats, MapBadge, MapRoute
from ui.map.view import MapView
from ui.style import palette

if TYPE_CHECKING:  # it imports this
    from tests.ui.map.hand import Hand

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PATIENCE = 20_000  # [ms] how long a signal may take on a busy machine before the test fails


def invented_heights(lat: Floats, lon: Floats) -> Grid:
    """Rolling hills between 330 and 470 m, north of 55.7°; no elevation south of it."""
    y, x = np.meshgrid(lat, lon, indexing="ij")
    hills = 400 + 40 * np.sin(y * 500) + 30 * np.cos(x * 300)
    return np.where(y < 55.7, np.nan, hills).astype(np.float32)


def way(lat: Floats, lon: Floats, classes: object) -> MapRoute:
    """A route through these points; `classes` one for all or (n,)."""
    return MapRoute(lat, lon, geo.along(lat, lon), np.broadcast_to(np.asarray(classes, dtype=np.int64), lat.shape))


@pytest.fixture(scope="session")
def light() -> MapTheme:
    return map_theme(palette.LIGHT)


@pytest.fixture(scope="session")
def dark() -> MapTheme:
    return map_theme(palette.DARK)


@pytest.fixture(scope="session")
def route() -> MapRoute:
    """A bow of about 12 km with climbs, flats and four descents."""
    t = np.linspace(0, 1, 1200)
    lat = 55.80 + 0.05 * np.sin(np.pi * t) + 0.0006 * np.sin(60 * t)
    lon = -3.40 + 0.14 * t
    tenth = (geo.along(lat, lon) / geo.along(lat, lon)[-1] * 9.999).astype(int)
    return way(lat, lon, np.array([10, 8, 4, 11, 2, 9, 1, 8, 5, 10])[tenth])


@pytest.fixture(scope="session")
def badges(route: MapRoute) -> list[MapBadge]:
    part = route.length / 10
    return [
        MapBadge(n, k * part, (k + 1) * part, colour, n != 2, f"Descent {n}")
        for n, (k, colour) in enumerate(((2, 4), (4, 2), (6, 1), (8, 5)), start=1)
    ]


@pytest.fixture(scope="session")
def page_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where folium makes the page, once in a session, if none came with the checkout."""
    return tmp_path_factory.mktemp("page")


class MapUi:
    """The real page: what is in it, and real events for it."""

    def __init__(self, qtbot: QtBot, view: MapView) -> None:
        self.qtbot, self.view = qtbot, view
        self.errors: list[str] = []
        self.reached = 0
        view.failed.connect(self.errors.append)
        view.painted.connect(self._reach)

    def _reach(self, number: int) -> None:
        self.reached = number

    def open(self) -> None:
        self.view.resize(800, 560)
        self.view.show()
        self.qtbot.waitExposed(self.view)
        self.until_painted(1)  # all that it was told before is told again at once
        self.qtbot.waitUntil(lambda: self.mouse() is not None, timeout=PATIENCE)
        self.settle()

    @property
    def web(self) -> Any:
        assert self.view._web is not None
        return self.view._web

    def mouse(self) -> QWidget:
        """The widget that takes the browser's mouse events."""
        proxy = self.web.view.focusProxy()
        assert isinstance(proxy, QWidget)
        return proxy

    def until_painted(self, number: int) -> None:
        self.qtbot.waitUntil(lambda: self.reached >= number, timeout=PATIENCE)

    def js(self, code: str) -> Any:
        """Value of an expression in the page."""
        with self.qtbot.waitCallback(timeout=PATIENCE) as called:
            self.web.page.runJavaScript(f"JSON.stringify((() => ({code}))() ?? null)", 0, called)
        text = called.args[0]
        assert text, f"the page could not evaluate {code}"
        return json.loads(text)

    def until(self, code: str) -> None:
        self.qtbot.waitUntil(lambda: self.js(code) is True, timeout=PATIENCE)

    def settle(self) -> None:
        """Two frames: what is under the mouse is then what is on the screen."""
        self.web.page.runJavaScript(
            "window.settled = false; requestAnimationFrame(() => requestAnimationFrame(() => { settled = true; }))"
        )
        self.until("window.settled")

    def place(self, distance: float, aside: float = 0) -> QPoint:
        """Where on the screen the drawn route is at `distance` [m], or `aside` px to its right."""
        x, y = self.js(
            f"(() => {{ const p = mapPage.line.level().at({distance}), c = mapPage.map.getPixelBounds().min;"
            f" return [p.x - c.x - {aside} * p.south, p.y - c.y + {aside} * p.east]; }})()"
        )
        return QPoint(round(x), round(y))

    def middle(self, selector: str) -> QPoint:
        """Middle of the first element that `selector` finds."""
        x, y = self.js(
            "(r => [r.x + r.width / 2, r.y + r.height / 2])"
            f"(document.querySelector('{selector}').getBoundingClientRect())"
        )
        return QPoint(round(x), round(y))

    def see(self, true: Callable[[QImage], bool]) -> None:
        """Wait until the picture on the screen has what is looked for: it is there a moment after it is painted."""
        self.qtbot.waitUntil(lambda: true(self.view.grab().toImage()), timeout=PATIENCE)

    def move(self, to: QPoint) -> None:
        QTest.mouseMove(self.mouse(), to)

    def click(self, at: QPoint) -> None:
        self.move(at)
        self.settle()
        QTest.mouseClick(self.mouse(), LEFT, NO_KEY, at)

    def double_click(self, at: QPoint) -> None:
        """Press, release, press, release at the pace of a hand: QTest dates its own clicks too far apart."""
        kind, widget = QEvent.Type, self.mouse()
        self.move(at)
        self.settle()
        for k, what in enumerate(
            (kind.MouseButtonPress, kind.MouseButtonRelease, kind.MouseButtonDblClick, kind.MouseButtonRelease)
        ):
            held = Qt.MouseButton.NoButton if what == kind.MouseButtonRelease else LEFT
            event = QMouseEvent(what, QPointF(at), QPointF(widget.mapToGlobal(at)), LEFT, held, NO_KEY)
            event.setTimestamp(1_000_000 + 40 * k)
            QApplication.sendEvent(widget, event)

    def drag(self, start: QPoint, by: QPoint) -> None:
        self.move(start)
        self.settle()
        QTest.mousePress(self.mouse(), LEFT, NO_KEY, start)
        for k in range(1, 6):
            self.move(start + by * k / 5)
            self.settle()
        QTest.mouseRelease(self.mouse(), LEFT, NO_KEY, start + by)

    def wheel(self, at: QPoint, notches: int) -> None:
        widget = self.mouse()
        event = QWheelEvent(
            QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)


@pytest.fixture
def new_map(qtbot: QtBot, page_cache: Path, light: MapTheme) -> Iterator[Callable[[], MapUi]]:
    """Makes maps, and fails the test for any error in their pages that it did not take note of."""
    made: list[MapUi] = []

    def make() -> MapUi:
        made.append(MapUi(qtbot, MapView(page_cache, light)))
        return made[-1]

    yield make
    for ui in made:
        ui.view.hide()
        ui.view.close_page()
        shiboken6.delete(ui.view)
    assert [ui.errors for ui in made] == [[] for _ in made]


@pytest.fixture
def ui(new_map: Callable[[], MapUi], route: MapRoute, badges: list[MapBadge]) -> MapUi:
    """An open map with route, descents and relief."""
    ui = new_map()
    ui.view.set_relief(invented_heights, 1 / 1200, "Relief: invented")
    ui.view.show_badges(badges)
    number = ui.view.show_route(route)
    ui.open()
    ui.until_painted(number)
    return ui


@pytest.fixture
def kill() -> Callable[[MapUi], None]:
    """Kills the process that draws a page, as a crash would, and waits until a new one shows what it is told."""

    def killed(ui: MapUi) -> None:
        last = ui.view._bridge.sequence
        os.kill(ui.web.page.renderProcessPid(), signal.SIGKILL)
        ui.until_painted(last + 1)

    return killed


@pytest.fixture
def hand(ui: MapUi, route: MapRoute) -> "Hand":
    """An open map in draw mode, with five anchors."""
    from tests.ui.map.hand import Hand, anchors_of

    hand = Hand(ui)
    hand.draw(1, anchors_of(route))
    return hand
