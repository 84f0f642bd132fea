"""The profile on screen."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from routeplanner.words import _
from ui.charts import furniture, hatch, legend, named
from ui.charts.line import known, thinned
from ui.charts.marks import fineness, pen, rule, write
from ui.charts.stripes import Ground, stripes
from ui.charts.values import DescentMark, Geometry, ProfileStyle, ProfileValues, elevation_range
from ui.style import fonts
from ui.style.palette import FLAT, Theme

LINE, DESCENT_LINE = 1.1, 2.2  # [px]
GAP = 4.0  # [px] left free at both ends of a missing stretch


def draw(painter: QPainter, rect: QRectF, values: ProfileValues, style: ProfileStyle) -> Geometry:
    """Colours from the line to the ground under descents, everything else around them."""
    theme = style.theme
    if style.window is not None:
        values = values.between(*style.window)
    geometry = layout(rect, values, style)
    selected = next((d for d in values.descents if d.n == style.selected), None)
    if selected is not None:
        _band(painter, rect, geometry, selected, style)
    if known(values.elevation):
        furniture.elevation_axis(painter, geometry, values.units, theme)
    ground = Ground.of(values.distance, values.elevation, values.gradient)
    for mark in values.descents:
        fill_descent(painter, geometry, values, ground, mark, theme)
    above = geometry.plot.top() - named.height(values.ranges, rect.height())
    badges = furniture.place_badges(painter, geometry, values, above - 20.0, style.selected)
    furniture.leaders(painter, geometry, values, badges, theme)
    furniture.station_lines(painter, geometry, values, theme)
    draw_line(painter, geometry, values, theme)
    painter.setPen(pen(theme.disabled, 1.2))
    rule(painter, geometry.plot.left(), geometry.plot.bottom(), geometry.plot.right(), geometry.plot.bottom())
    boxes = furniture.badges(painter, badges, values, style)
    bars = named.draw(painter, geometry, values.ranges, rect.height(), theme)
    y = geometry.plot.bottom() + 13.0
    if values.stations:
        furniture.stations(painter, geometry, values, y, theme)
        y += 13.0
    else:
        y -= 13.0
    furniture.distance_axis(painter, geometry, values, y, theme, clock=y + 30.0 < rect.bottom())
    if style.legend:
        legend.draw(painter, QRectF(rect.left(), rect.top(), rect.width() - 12.0, legend.HEIGHT), theme)
    return replace(geometry, badges=boxes, named=bars)


def layout(rect: QRectF, values: ProfileValues, style: ProfileStyle) -> Geometry:
    """The plot inside the strips that these values need; a low chart gives up the times first."""
    top = (legend.HEIGHT + 6.0 if style.legend else 0.0) + (34.0 if values.descents else 20.0)
    top += named.height(values.ranges, rect.height())
    bottom = (26.0 if values.stations else 0.0) + 22.0
    if values.clock is not None and rect.height() - top - bottom > 76.0:
        bottom += 14.0
    low, high = elevation_range(values.elevation)
    plot = QRectF(rect.left() + 48.0, rect.top() + top, 0.0, 0.0)
    plot.setRight(max(rect.right() - 14.0, plot.left() + 40.0))
    plot.setBottom(max(rect.bottom() - bottom, plot.top() + 20.0))
    return Geometry(plot, float(values.distance[0]), float(values.distance[-1]), low, high)


def fill_descent(
    painter: QPainter, geometry: Geometry, values: ProfileValues, ground: Ground, mark: DescentMark, theme: Theme
) -> None:
    """Stripes from the line to the ground, with an outline at both ends. A climb inside stays unfilled."""
    bottom = geometry.plot.bottom()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # no seams between neighbours
    for stripe in stripes(ground, mark.start, mark.end, geometry.scale):
        if stripe.colour <= FLAT:
            painter.setBrush(QColor(theme.gradient[stripe.colour].fill))
            x, y = points(painter, geometry, values, stripe.start, stripe.end)
            painter.drawPolygon(hatch.region(x, y, bottom))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QColor(theme.text)
    edge.setAlphaF(0.55)
    painter.setPen(edge)
    for end in (mark.start, mark.end):
        elevation = values.elevation_at(end)
        if elevation is not None:
            rule(painter, geometry.x(end), geometry.y(elevation), geometry.x(end), bottom)


def draw_line(
    painter: QPainter,
    geometry: Geometry,
    values: ProfileValues,
    theme: Theme,
    widths: tuple[float, float] = (LINE, DESCENT_LINE),
) -> None:
    """The ground: thin, wide and dark on descents, dashed with a gap where it is unknown."""
    runs = known(values.elevation)
    if not runs:
        _length_only(painter, geometry, values, theme)
        return
    _missing(painter, geometry, values, runs, theme)
    stretches = [(float(values.distance[r.start]), float(values.distance[r.stop - 1])) for r in runs]
    painter.setPen(pen(theme.muted, widths[0]))
    for start, end in stretches:
        _polyline(painter, geometry, values, start, end)
    painter.setPen(pen(theme.text, widths[1]))
    for mark in values.descents:
        for start, end in stretches:
            if min(end, mark.end) > max(start, mark.start):
                _polyline(painter, geometry, values, max(start, mark.start), min(end, mark.end))


def _length_only(painter: QPainter, geometry: Geometry, values: ProfileValues, theme: Theme) -> None:
    """Without any elevation the length is still something."""
    plot, length = geometry.plot, values.units.distance(float(values.distance[-1] - values.distance[0]))
    x, y = plot.center().x(), plot.center().y()
    said = _("Distance only: {length}").format(length=length)
    write(painter, x, y - 26.0, said, theme.text, fonts.NAME, fonts.SEMIBOLD, "centre")
    write(painter, x, y - 8.0, _("No elevation here"), theme.muted, fonts.BODY, side="centre")
    painter.setPen(pen(theme.muted, LINE, dash=(6.0, 4.0)))
    rule(painter, plot.left(), y + 12.0, plot.right(), y + 12.0)


def points(
    painter: QPainter, geometry: Geometry, values: ProfileValues, start: float, end: float
) -> tuple[np.ndarray, np.ndarray]:
    """Drawn x and y of the line from `start` to `end` [m], both ends exact; missing points left out."""
    inner = slice(np.searchsorted(values.distance, start, "right"), np.searchsorted(values.distance, end, "left"))
    d = np.concatenate(([start], values.distance[inner], [end]))
    ends = np.interp((start, end), values.distance, values.elevation)
    z = np.concatenate((ends[:1], values.elevation[inner], ends[1:]))
    fine = np.isfinite(z)
    x, y = geometry.xs(d[fine]), geometry.ys(z[fine])
    keep = thinned(x, y, fineness(painter))
    return x[keep], y[keep]


def _polyline(painter: QPainter, geometry: Geometry, values: ProfileValues, start: float, end: float) -> None:
    x, y = points(painter, geometry, values, start, end)
    painter.drawPolyline(QPolygonF([QPointF(*p) for p in zip(x.tolist(), y.tolist(), strict=True)]))


def _missing(painter: QPainter, geometry: Geometry, values: ProfileValues, runs: list[slice], theme: Theme) -> None:
    """Straight between the known ends, level before the first and after the last."""
    d, z = values.distance, values.elevation
    stretches = [(d[a.stop - 1], z[a.stop - 1], d[b.start], z[b.start]) for a, b in pairwise(runs)]
    first, last = runs[0].start, runs[-1].stop - 1
    stretches += [(d[0], z[first], d[first], z[first]), (d[last], z[last], d[-1], z[last])]
    painter.setPen(pen(theme.muted, LINE, dash=(4.0, 3.0)))
    for d0, z0, d1, z1 in stretches:
        x0, x1 = geometry.x(d0), geometry.x(d1)
        if x1 - x0 > 2.0 * GAP:
            rise = (geometry.y(z1) - geometry.y(z0)) / (x1 - x0)
            rule(painter, x0 + GAP, geometry.y(z0) + GAP * rise, x1 - GAP, geometry.y(z1) - GAP * rise)


def _band(painter: QPainter, rect: QRectF, geometry: Geometry, mark: DescentMark, style: ProfileStyle) -> None:
    top = rect.top() + (legend.HEIGHT + 6.0 if style.legend else 2.0)
    left, right = geometry.x(mark.start), geometry.x(mark.end)
    painter.fillRect(QRectF(left, top, right - left, geometry.plot.bottom() - top), QColor(style.theme.selection))
