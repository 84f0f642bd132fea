"""The ground of the printed map: grey relief with contours, as one picture."""

from dataclasses import dataclass
from math import ceil, floor, log2

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from routeplanner.words import _
from ui.map import tiles
from ui.map.tiles import Heights, Ink, Look

DPI = 200.0  # at least
TILE = 256
QUALITY = 90
WHITE = (255, 255, 255)
# [D] as pale as it may be and still be seen in a copy of a copy
GREY = Ink(
    low=WHITE, middle=WHITE, high=WHITE, water=(228, 228, 228), contour=(88, 88, 88), contour_alpha=0.45,
    ground=WHITE, hatch=WHITE, shadow=0.3, light=0.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """A field of the map: `left`, `top`, `width`, `height` [px] in the Web Mercator world of `zoom` at 256 px tiles."""

    zoom: float
    left: float
    top: float
    width: int
    height: int

    @property
    def fine(self) -> int:
        """The whole zoom at which a printed inch has 200 pixels or more."""
        return ceil(self.zoom + log2(DPI / 96.0))

    def degrees(self) -> tuple[float, float, float, float]:
        """South, west, north, east."""
        world = TILE * 2.0**self.zoom

        def lat(y: float) -> float:
            return float(np.degrees(np.arctan(np.sinh(np.pi * (1.0 - 2.0 * y / world)))))

        west, east = (360.0 * (x / world - 0.5) for x in (self.left, self.left + self.width))
        return lat(self.top + self.height), west, lat(self.top), east


def contours(window: Window) -> str:
    """What the contours of this window stand for; empty where it has none."""
    interval = next((interval for zoom, interval in tiles.CONTOURS if window.fine >= zoom), None)
    return "" if interval is None else _("contours {n} m").format(n=f"{interval:.0f}")


def picture(heights: Heights, spacing: float, window: Window) -> bytes:
    """Grey JPEG of the window at 200 dpi or more; white where there is no elevation. Takes a second: from a thread.

    `spacing` [deg] of the elevation's own nodes.
    """
    scale = 2.0 ** (window.fine - window.zoom)
    left, top = floor(window.left * scale), floor(window.top * scale)
    right, bottom = left + ceil(window.width * scale), top + ceil(window.height * scale)
    look = Look(GREY, 0.0, 1.0)
    columns = range(left // TILE, (right - 1) // TILE + 1)
    rows = range(top // TILE, (bottom - 1) // TILE + 1)
    world = 2**window.fine
    whole = np.vstack(
        [
            np.hstack([tiles.render(heights, spacing, look, window.fine, x % world, y, TILE)[..., 0] for x in columns])
            for y in rows
        ]
    )
    dx, dy = left - columns.start * TILE, top - rows.start * TILE
    return _jpeg(np.ascontiguousarray(whole[dy : dy + bottom - top, dx : dx + right - left]))


def _jpeg(grey: np.ndarray) -> bytes:
    """Encode (h, w) as one channel."""
    height, width = grey.shape
    image = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpg"))
    writer.setQuality(QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())
