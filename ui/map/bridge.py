"""The channel between Python and the page. Python tells what to show; the page tells what the runner did.

What comes from the page is checked here: it is a browser, and browsers read files from the net.
"""

import json

from PySide6.QtCore import QObject, Signal, Slot

from ui.map import checks
from ui.map.checks import ANY, Nonsense, refusing
from ui.map.gestures import Gestures

WORLDS = 20  # a map may be dragged on so often round the world


class Bridge(Gestures):
    """`told` goes to the page; the slots are called by it; the other signals are for the widget."""

    told = Signal(int, str, str)  # sequence number, what, JSON

    ready = Signal()
    hovered = Signal(object)  # distance along the route [m], or None
    descent_clicked = Signal(int)
    descent_opened = Signal(int)  # double click
    painted = Signal(int)  # what was told up to this number is on the screen; labels follow once the hand rests
    relief_painted = Signal()
    fit_wanted = Signal()
    moved = Signal(object, object)  # (lat, lon, zoom), (south, west, north, east) [deg]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sequence = 0
        self.descents: frozenset[int] = frozenset()

    def tell(self, what: str, value: object) -> int:
        """Send `value` to the page. Its sequence number comes back by `painted`."""
        self.sequence += 1
        self.told.emit(self.sequence, what, json.dumps(value, allow_nan=False))
        return self.sequence

    @Slot()
    def pageReady(self) -> None:
        self.heard = 0
        self.ready.emit()

    @Slot(ANY)
    @refusing
    def pageHovered(self, distance: object) -> None:
        at = checks.number(distance)
        if at == -1:
            self.hovered.emit(None)
        elif 0 <= at <= self.length + 1e-6:
            self.hovered.emit(min(at, self.length))
        # else it is beside a route that has just been replaced: nothing is there

    @Slot(ANY)
    @refusing
    def pageClicked(self, n: object) -> None:
        if checks.whole(n) in self.descents:  # else they have just been replaced
            self.descent_clicked.emit(n)

    @Slot(ANY)
    @refusing
    def pageOpened(self, n: object) -> None:
        if checks.whole(n) in self.descents:
            self.descent_opened.emit(n)

    @Slot(ANY)
    @refusing
    def pagePainted(self, sequence: object) -> None:
        n = checks.whole(sequence)
        if not 0 < n <= self.sequence:
            raise Nonsense(f"{self.sequence} were told")
        self.painted.emit(n)

    @Slot()
    def pageReliefPainted(self) -> None:
        self.relief_painted.emit()

    @Slot()
    def pageFit(self) -> None:
        self.fit_wanted.emit()

    @Slot(*[ANY] * 7)
    @refusing
    def pageMoved(
        self, lat: object, lon: object, zoom: object, south: object, west: object, north: object, east: object
    ) -> None:
        at, scale = (checks.number(lat), checks.number(lon)), checks.number(zoom)
        box = tuple(map(checks.number, (south, west, north, east)))
        if not (0 <= scale <= 22 and -90 <= box[0] <= at[0] <= box[2] <= 90 and box[1] <= at[1] <= box[3]):
            raise Nonsense("no such part of the world")
        if max(abs(box[1]), abs(box[3])) > WORLDS * 360:
            raise Nonsense("too far round the world")
        self.moved.emit((*at, scale), box)
