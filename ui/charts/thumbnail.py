"""A profile small enough for a list, one colour per descent."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from ui.charts import hatch, screen
from ui.charts.line import known
from ui.charts.marks import pen, rule
from ui.charts.values import DescentMark, Geometry, ProfileValues, elevation_range
from ui.style.palette import Theme


def draw(painter: QPainter, rect: QRectF, values: ProfileValues, theme: Theme) -> None:
    """Line, descents filled in their badge's colour, and the ground."""
    low, high = elevation_range(values.elevation)
    geometry = Geometry(rect.adjusted(0, 1, 0, -1), float(values.distance[0]), float(values.distance[-1]), low, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in values.descents:
        _filled(painter, geometry, values, mark, theme)
    painter.setPen(pen(theme.muted, 1.0))
    for run in known(values.elevation):
        ends = float(values.distance[run.start]), float(values.distance[run.stop - 1])
        x, y = screen.points(painter, geometry, values, *ends)
        painter.drawPolyline(QPolygonF([QPointF(*p) for p in zip(x.tolist(), y.tolist(), strict=True)]))
    painter.setPen(pen(theme.border))
    rule(painter, rect.left(), rect.bottom() - 1.0, rect.right(), rect.bottom() - 1.0)


def _filled(painter: QPainter, geometry: Geometry, values: ProfileValues, mark: DescentMark, theme: Theme) -> None:
    x, y = screen.points(painter, geometry, values, mark.start, mark.end)
    if len(x) > 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.gradient[mark.colour].fill))
        painter.drawPolygon(hatch.region(x, y, geometry.plot.bottom()))
