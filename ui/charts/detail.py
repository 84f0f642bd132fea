"""One descent drawn large, for the strip below the ledger."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from ui.charts import marks, screen
from ui.charts.marks import pen
from ui.charts.stripes import Ground
from ui.charts.values import DescentMark, Geometry, ProfileValues
from ui.style.palette import Theme


def draw(
    painter: QPainter, rect: QRectF, values: ProfileValues, mark: DescentMark, cursor: float | None, theme: Theme
) -> None:
    """Line and stripes over the whole of `rect`, and the cursor [m] where it is on this descent."""
    top, foot = values.elevation_at(mark.start), values.elevation_at(mark.end)
    if top is None or foot is None:
        return
    field = rect.adjusted(0, 8, 0, 0)
    span = max(top - foot, 1.0)
    geometry = Geometry(field, mark.start, mark.end, foot - 0.12 * span, top + 0.05 * span)
    ground = Ground.of(values.distance, values.elevation, values.gradient)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    screen.fill_descent(painter, geometry, values, ground, mark, theme)
    painter.setPen(pen(theme.text, 2.2))
    x, y = screen.points(painter, geometry, values, mark.start, mark.end)
    painter.drawPolyline(QPolygonF([QPointF(*p) for p in zip(x.tolist(), y.tolist(), strict=True)]))
    if cursor is not None and mark.start <= cursor <= mark.end:
        elevation = values.elevation_at(cursor)
        if elevation is not None:
            at = geometry.y(elevation)
            marks.cursor(painter, geometry.x(cursor), rect.top(), at, at, theme)
