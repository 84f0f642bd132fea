"""The channel between Python and the page. Python tells what to show; the page tells what the runner did.

What comes from the page is checked here: it is a browser, and browsers read files from the net.
"""

import json
import math

from PySide6.QtCore import QObject, Signal, Slot

from ui.map.gestures import Gestures


class Bridge(Gestures):
    """`told` goes to the page; the slots are called by it; the other signals are for the widget."""

    told = Signal(int, str, str)  # sequence number, what, JSON

    ready = Signal()
    hovered = Signal(object)  # distance along the route [m], or None
    descent_clicked = Signal(int)
    descent_opened = Signal(int)  # double click
    painted = Signal(int)  # everything told up to this number is on the screen
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

    @Slot(float)
    def pageHovered(self, distance: float) -> None:
        if distance == -1:
            self.hovered.emit(None)
        elif 0 <= distance <= self.length + 1e-6:
            self.hovered.emit(min(distance, self.length))
        # else it is beside a route that has just been replaced: nothing is there

    @Slot(int)
    def pageClicked(self, n: int) -> None:
        if n in self.descents:
            self.descent_clicked.emit(n)

    @Slot(int)
    def pageOpened(self, n: int) -> None:
        if n in self.descents:
            self.descent_opened.emit(n)

    @Slot(int)
    def pagePainted(self, sequence: int) -> None:
        if 0 < sequence <= self.sequence:
            self.painted.emit(sequence)
        else:
            self.refused.emit(f"painted {sequence} of {self.sequence}")

    @Slot()
    def pageReliefPainted(self) -> None:
        self.relief_painted.emit()

    @Slot()
    def pageFit(self) -> None:
        self.fit_wanted.emit()

    @Slot(float, float, float, float, float, float, float)
    def pageMoved(
        self, lat: float, lon: float, zoom: float, south: float, west: float, north: float, east: float
    ) -> None:
        numbers = (lat, lon, zoom, south, west, north, east)
        if not all(map(math.isfinite, numbers)) or not (0 <= zoom <= 22 and -90 <= south <= north <= 90):
            self.refused.emit(f"moved to {numbers}")
        else:
            self.moved.emit((lat, lon, zoom), (south, west, north, east))
