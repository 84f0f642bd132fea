"""The profile of the bundled sample, drawn from its file without waking numpy: a first window shows it at once."""

import re
from functools import cache
from math import cos, hypot, radians

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from routeplanner.words import _
from ui import assets
from ui.style import palette, sheet

FILE = "samples/null-island-race.gpx"
DEGREE = 111_195.0  # [m] of latitude; a picture needs no ellipsoid
HIGH, STRIPE = 92, 8.0  # [px] the picture, and the narrowest stripe of one colour (design.md §0)
Point = tuple[float, float]  # distance, elevation [m]


class SampleProfile(QWidget):
    """The line, and below it the descents in the colours of their gradient."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Profile of the sample race"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        points, theme = profile(), sheet.current()
        box = QRectF(self.rect()).adjusted(1, 6, -1, -2)
        high, low = max(z for _x, z in points), min(z for _x, z in points)
        across, up = box.width() / points[-1][0], box.height() / (high - low)

        def at(x: float, z: float) -> QPointF:
            return QPointF(box.left() + x * across, box.bottom() - (z - low) * up)

        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)  # not smoothed: stripes of one colour would show seams
            for piece in pieces(points, STRIPE / across):
                (x0, z0), (x1, z1) = piece[0], piece[-1]
                colour = palette.class_of((z1 - z0) / (x1 - x0))
                if colour < palette.FLAT:
                    painter.setBrush(QColor(theme.gradient[colour].fill))
                    ground = [QPointF(at(x, low).x(), box.bottom()) for x in (x1, x0)]
                    painter.drawPolygon(QPolygonF([*(at(*p) for p in piece), *ground]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.text))
            painter.drawPolyline(QPolygonF([at(*p) for p in points]))
            painter.setPen(QColor(theme.border))
            painter.drawLine(box.bottomLeft(), box.bottomRight())


@cache
def profile() -> list[Point]:
    """Distance and elevation of every point of the sample [m]."""
    found = re.findall(r'lat="([^"]+)" lon="([^"]+)">\s*<ele>([^<]+)', assets.text(FILE).split("<trkseg>", 1)[1])
    rows = [(float(lat), float(lon), float(z)) for lat, lon, z in found]
    out, along = [], 0.0
    for k, (lat, lon, z) in enumerate(rows):
        if k:
            dy, dx = lat - rows[k - 1][0], (lon - rows[k - 1][1]) * cos(radians(lat))
            along += DEGREE * hypot(dx, dy)
        out.append((along, z))
    return out


def pieces(points: list[Point], least: float) -> list[list[Point]]:
    """The line in pieces of `least` [m] or a little more, end to end."""
    out, piece = [], points[:1]
    for point in points[1:]:
        piece.append(point)
        if point[0] - piece[0][0] >= least:
            out.append(piece)
            piece = [point]
    if len(piece) > 1:
        out.append(piece)
    return out
