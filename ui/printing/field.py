"""Where things are on the printed map."""

from dataclasses import dataclass
from math import log2

import numpy as np
from PySide6.QtCore import QPointF

from routeplanner.geo import Floats
from routeplanner.report import Report
from ui import presenting
from ui.map import detail
from ui.printing.ground import Window

PAD = 40.0  # [units] round the route, for what stands beside it
CLOSEST = 16.5  # zoom


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """The window that holds a route, and its line inside: `x`, `y` [units], `distance` [m], shape (n,)."""

    window: Window
    x: Floats
    y: Floats
    distance: Floats

    def at(self, distance: float) -> QPointF:
        """Where `distance` [m] is."""
        return QPointF(*(float(np.interp(distance, self.distance, v)) for v in (self.x, self.y)))

    def place(self, lat: float, lon: float) -> QPointF:
        """Where a place [deg] is, maybe outside."""
        x, y = detail.pixels(np.array([lat]), np.array([lon]), self.window.zoom)
        return QPointF(float(x[0]) - self.window.left, float(y[0]) - self.window.top)

    def between(self, start: float, end: float) -> tuple[Floats, Floats]:
        """The line from `start` to `end` [m], both ends exact."""
        inner = slice(*np.searchsorted(self.distance, (start, end)))
        d = np.concatenate(([start], self.distance[inner], [end]))
        x, y = (np.interp((start, end), self.distance, v) for v in (self.x, self.y))
        return (
            (
                np.concatenate((x[:1], self.x[inner], x[1:])),
                np.concatenate((y[:1], self.y[inner], y[1:])),
            )
            if len(d) > 1
            else (x, y)
        )


def field(report: Report, width: int, height: int) -> Field:
    """The closest look at the whole route in `width` x `height` [units]."""
    route = presenting.map_route(report)
    x, y = detail.pixels(route.lat, route.lon, 0.0)
    spans = (float(np.ptp(x)) / (width - 2 * PAD), float(np.ptp(y)) / (height - 2 * PAD))
    zoom = min(CLOSEST, -log2(max(*spans, 1e-9)))
    drawn = detail.level(route, zoom)
    left = 0.5 * (drawn.x.min() + drawn.x.max() - width)
    top = 0.5 * (drawn.y.min() + drawn.y.max() - height)
    window = Window(zoom, float(left), float(top), width, height)
    return Field(window, drawn.x - left, drawn.y - top, drawn.distance)
