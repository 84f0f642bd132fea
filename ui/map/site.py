"""What `routeplanner://map…/` answers: the page, its files, the route as bytes, relief."""

import re
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ui import assets
from ui.map import page
from ui.map.album import Remembered
from ui.map.answers import Answer, Reply

if TYPE_CHECKING:  # the page is on its way before numpy is
    from ui.map.tiles import Relief
    from ui.map.values import MapRoute

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png",
         ".woff2": "font/woff2"}  # fmt: skip
FOLDERS = {"icons": "icons", "style": "style"}  # the rest lies in resources/map
ROUTE = re.compile(r"route/(\d{1,9})/(\d{1,2}(?:\.25|\.5|\.75)?)")
TILE = re.compile(r"relief/(\d{1,9})/(\d{1,2})/(\d{1,6})/(\d{1,6})/(256|512)")
NUMBER = r"(-?\d{1,4}\.\d{5})"
COVERED = re.compile(rf"covered/{NUMBER}/{NUMBER}/{NUMBER}/{NUMBER}")
LEVELS = 12  # of the present route that are kept


class MapSite:
    """Holds what the page may ask for. Set on the GUI thread, read in the scheme's threads."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._route: tuple[int, MapRoute | None] = (0, None)
        self._relief: tuple[int, Relief | Remembered | None] = (0, None)
        self._levels: dict[tuple[int, float], bytes] = {}
        self._lock = threading.Lock()

    def set_route(self, route: "MapRoute | None") -> int:
        """The number under which the page finds this route."""
        self._route = (self._route[0] + 1, route)
        with self._lock:
            self._levels.clear()
        return self._route[0]

    def set_relief(self, relief: "Relief | Remembered | None", same: bool = False) -> int:
        """The number under which the page finds this relief; a new one for each new look, so none is stale.

        `same`: it draws what the one before drew, so what the page has already stays good.
        """
        self._relief = (self._relief[0] + (not same), relief)
        return self._relief[0]

    def __call__(self, path: str) -> Answer:
        if path == "page.html":
            return self._page
        if path == "qwebchannel.js":
            return _channel_script()
        if (found := ROUTE.fullmatch(path)) is not None:
            return self._level(int(found[1]), float(found[2]))
        if (found := TILE.fullmatch(path)) is not None:
            return self._tile(*map(int, found.groups()))
        if (found := COVERED.fullmatch(path)) is not None:
            south, west, north, east = map(float, found.groups())
            return self._covered((south, west, north, east))
        return _file(path)

    def _page(self) -> Reply:
        return Reply("text/html; charset=utf-8", page.with_nonce(page.html(self._cache)).encode())

    def _level(self, number: int, zoom: float) -> Callable[[], Reply] | None:
        current, route = self._route
        if number != current or route is None:
            return None

        def work() -> Reply:
            from ui.map import detail

            with self._lock:
                kept = self._levels.get((number, zoom))
            made = kept or detail.level(route, zoom).to_bytes()
            with self._lock:
                if number == self._route[0]:
                    self._levels[number, zoom] = made
                    while len(self._levels) > LEVELS:
                        self._levels.pop(next(iter(self._levels)))
            return Reply("application/octet-stream", made)

        return work

    def _tile(self, number: int, zoom: int, x: int, y: int, size: int) -> Callable[[], Reply] | None:
        current, relief = self._relief
        if number != current or relief is None or zoom > 22 or max(x, y) >= 2**zoom:
            return None
        return partial(_drawn, relief, zoom, x, y, size)

    def _covered(self, box: tuple[float, float, float, float]) -> Callable[[], Reply]:
        relief = self._relief[1]

        def work() -> Reply:
            there = relief is not None and relief.covers(*box)
            return Reply("application/json", b"true" if there else b"false")

        return work


def _drawn(relief: "Relief | Remembered", zoom: int, x: int, y: int, size: int) -> Reply:
    return Reply("image/jpeg", relief.tile(zoom, x, y, size))


def _channel_script() -> Reply | None:
    """Qt's own end of the channel, out of its library."""
    from PySide6 import QtWebChannel  # noqa: F401  brings the file
    from PySide6.QtCore import QFile, QIODevice

    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return None
    return Reply(TYPES[".js"], bytes(file.readAll().data()))


def _file(path: str) -> Reply | None:
    """A file below `resources/map`, `icons` or `style`. Nothing outside: neither by ".." nor by a link."""
    folder, _, rest = path.partition("/")
    root = assets.path(FOLDERS.get(folder, "map"))
    try:
        found = assets.path(f"{root.name}/{rest if folder in FOLDERS else path}")
    except (FileNotFoundError, ValueError):  # ValueError: a zero byte
        return None
    if not found.is_file() or not found.is_relative_to(root) or found.suffix not in TYPES:
        return None
    return Reply(TYPES[found.suffix], found.read_bytes())
