"""Courses over each other on one locked scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from routeplanner.geo import Floats
from routeplanner.units import Units, decimal
from routeplanner.words import _
from ui.charts import axes
from ui.charts.line import known, thinned
from ui.charts.marks import fineness, pen, rule, write
from ui.charts.plot import Plot, rows
from ui.charts.stripes import Ground, stripes
from ui.style.palette import FLAT, CompareLine, Theme

Anchor = Literal["start", "crest", "foot"]
LEFT, RIGHT, TOP, BOTTOM = 46.0, 8.0, 8.0, 22.0  # [px] round the field of a panel


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A course, or a stretch of one: `distance` [m], `elevation` [m], NaN where unknown, shape (n,).

    With `gradient` [m/m], shape (n-1,), its stripes hang from the level of its first point: for descents.
    """

    name: str
    distance: Floats
    elevation: Floats
    gradient: Floats | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Pixels per metre along and up, the same in every panel, and the data range that they all show."""

    along: float
    up: float
    left: float
    right: float
    low: float
    high: float

    def text(self, units: Units) -> str:
        """1 km = 84 px, elevation ×5.9"""
        return _("1 {unit} = {pixels} px, elevation ×{factor}").format(
            unit=units.long_name, pixels=round(self.along * units.long), factor=decimal(self.up / self.along, 1)
        )


def anchored(curve: Curve, anchor: Anchor) -> Curve:
    """The curve moved so that its start, highest or lowest known point lies at 0 m along and 0 m up."""
    finite = np.flatnonzero(np.isfinite(curve.elevation))
    if not len(finite):
        return replace(curve, distance=curve.distance - curve.distance[0])
    z = curve.elevation[finite]
    k = int(finite[{"start": 0, "crest": int(np.argmax(z)), "foot": int(np.argmin(z))}[anchor]])
    return replace(curve, distance=curve.distance - curve.distance[k], elevation=curve.elevation - curve.elevation[k])


def locked_scale(panels: Sequence[Sequence[Curve]], size: QRectF) -> Scale:
    """The largest scale at which every panel of `size` holds all of its curves. ValueError without any elevation."""
    curves = [curve for panel in panels for curve in panel if np.isfinite(curve.elevation).any()]
    if not curves:
        raise ValueError("nothing to compare: no curve has an elevation")
    left = min(float(c.distance[0]) for c in curves)
    right = max(float(c.distance[-1]) for c in curves)
    low = min(float(np.nanmin(c.elevation)) for c in curves)
    high = max(float(np.nanmax(c.elevation)) for c in curves)
    low -= 0.05 * max(high - low, 20.0)
    field = _field(size)
    return Scale(field.width() / (right - left), field.height() / (high - low), left, right, low, high)


def draw(painter: QPainter, rect: QRectF, curves: Sequence[Curve], scale: Scale, units: Units, theme: Theme) -> None:
    """The race first, solid, with its stripes; the others over it, dashed and cased. At most four."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    field = _field(rect)
    plot = Plot(field, scale.left, scale.right, scale.high, scale.low)
    rows(painter, plot, axes.elevation_ticks(scale.low, scale.high, units, max(2, int(field.height() / 32.0))), theme)
    for curve in curves[:1]:
        _hanging(painter, plot, scale, curve, theme)
    for curve in curves[1:]:  # casings lie over the stripes, but under the race
        _line(painter, plot, curve, pen(theme.panel, 5.0))
    for curve, line in zip(curves, theme.compare, strict=False):
        _line(painter, plot, curve, pen(line.colour, 2.2, dash=line.dash))
    _distances(painter, plot, units, theme)


def _field(rect: QRectF) -> QRectF:
    return rect.adjusted(LEFT, TOP, -RIGHT, -BOTTOM)


def _hanging(painter: QPainter, plot: Plot, scale: Scale, curve: Curve, theme: Theme) -> None:
    """Stripes between the level of the first point and the line."""
    if curve.gradient is None or not np.isfinite(curve.elevation[0]):
        return
    ground = Ground.of(curve.distance, curve.elevation, curve.gradient)
    level = plot.y(float(curve.elevation[0]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for stripe in stripes(ground, float(curve.distance[0]), float(curve.distance[-1]), scale.along):
        if stripe.colour < FLAT:
            inner = curve.distance[(curve.distance > stripe.start) & (curve.distance < stripe.end)]
            d = np.concatenate(([stripe.start], inner, [stripe.end]))
            low = plot.points(d, np.interp(d, curve.distance, curve.elevation))
            roof = [QPointF(plot.x(end), level) for end in (stripe.end, stripe.start)]
            painter.setBrush(QColor(theme.gradient[stripe.colour].fill))
            painter.drawPolygon(QPolygonF([*low, *roof]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _line(painter: QPainter, plot: Plot, curve: Curve, with_pen: QPen) -> None:
    painter.setPen(with_pen)
    for run in known(curve.elevation):
        d, z = curve.distance[run], curve.elevation[run]
        keep = thinned(d, z, fineness(painter) * plot.rect.width() / (plot.right - plot.left))
        painter.drawPolyline(plot.line(d[keep], z[keep]))


def _distances(painter: QPainter, plot: Plot, units: Units, theme: Theme) -> None:
    bottom = plot.rect.bottom()
    painter.setPen(pen(theme.disabled, 1.2))
    rule(painter, plot.rect.left(), bottom, plot.rect.right(), bottom)
    for tick in axes.distance_ticks(plot.left, plot.right, units, max(2, int(plot.rect.width() / 64.0))):
        painter.setPen(pen(theme.disabled))
        rule(painter, plot.x(tick.at), bottom, plot.x(tick.at), bottom + 3.0)
        write(painter, plot.x(tick.at), bottom + 11.0, tick.text, theme.muted, side="centre")


def draw_key(painter: QPainter, x: float, y: float, line: CompareLine) -> float:
    """A sample of a course's line, for tables and lists; where it ends."""
    painter.setPen(pen(line.colour, 2.4, dash=line.dash))
    rule(painter, x, y, x + 24.0, y)
    return x + 24.0
