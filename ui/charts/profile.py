"""The elevation profile: `draw` on any painter, on screen in gradient colours, on paper in black and white."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.charts import printed, screen
from ui.charts.values import DescentMark, Geometry, ProfileStyle, ProfileValues, StationMark

__all__ = ["DescentMark", "Geometry", "ProfileStyle", "ProfileValues", "StationMark", "draw"]


def draw(painter: QPainter, rect: QRectF, values: ProfileValues, style: ProfileStyle) -> Geometry:
    """Draw the profile into `rect` [1/96 inch]; where it put things.

    On screen: only the line under climbs; every descent in stripes of its gradient, with its number above.
    On paper: one hatch per descent by its mean gradient, a tick at its steepest.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look = printed.draw if style.look == "print" else screen.draw
    geometry = look(painter, rect, values, style)
    painter.restore()
    return geometry
