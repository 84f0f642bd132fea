"""The profile on paper: black on white, one hatch per descent."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.charts import furniture, hatch, legend, marks, screen
from ui.charts.line import smoothed
from ui.charts.marks import pen, rule, width, write_all
from ui.charts.values import DescentMark, Geometry, ProfileStyle, ProfileValues, StationMark, elevation_range
from ui.style import fonts
from ui.style.palette import PRINT, Chip, Hatch

MM = 96.0 / 25.4  # units
LINE, DESCENT_LINE, OUTLINE = 0.25 * MM, 0.8 * MM, 0.35 * MM
NARROWEST = 1.5 * MM  # no hatch is thinner (design.md §10)
SMOOTHING = 100.0  # [m]
LEGEND, STRIP = 22.0, 22.0  # heights above and below the plot
KEY, OTHER = Chip(PRINT.text, PRINT.panel), Chip(PRINT.panel, PRINT.text)
SIZE = fonts.PRINT_AXIS


def draw(painter: QPainter, rect: QRectF, values: ProfileValues, style: ProfileStyle) -> Geometry:
    """Hatches under descents, everything else around them. The line is smoothed, the gradients are not."""
    shown = replace(values, elevation=smoothed(values.distance, values.elevation, SMOOTHING))
    geometry = layout(rect, shown, style)
    plot = geometry.plot
    furniture.elevation_axis(painter, geometry, shown.units, PRINT, SIZE)
    means = [mean_gradient(values, mark) for mark in values.descents]
    for span, mean in zip(hatch_spans(geometry, values.descents), means, strict=True):
        _hatched(painter, geometry, shown, span, legend.hatch_of(mean))
    badges = furniture.place_badges(painter, geometry, shown, plot.top() - 22.0, None)
    furniture.leaders(painter, geometry, shown, badges, PRINT)
    _stations(painter, geometry, shown)
    _steepest(painter, geometry, shown, halo=True)
    screen.draw_line(painter, geometry, shown, PRINT, (LINE, DESCENT_LINE))
    _steepest(painter, geometry, shown, halo=False)
    painter.setPen(pen(PRINT.text, 0.6 * MM))
    rule(painter, plot.left(), plot.bottom(), plot.right(), plot.bottom())
    boxes = tuple(
        (b.mark.n, marks.badge(painter, b.centre, b.mark.n, KEY if b.mark.key else OTHER, PRINT.text)) for b in badges
    )
    furniture.distance_axis(painter, geometry, shown, plot.bottom() + STRIP, PRINT, SIZE)
    if style.legend and means:
        kinds: set[Hatch] = {legend.hatch_of(mean) for mean in means}
        place = QRectF(rect.left(), rect.top(), rect.width(), LEGEND)
        legend.draw_hatches(painter, place, kinds, max(means), values.units.height(values.baseline))
    return replace(geometry, badges=boxes)


def layout(rect: QRectF, values: ProfileValues, style: ProfileStyle) -> Geometry:
    """The plot between badges and words."""
    top = (LEGEND if style.legend else 0.0) + 36.0
    low, high = elevation_range(values.elevation)
    plot = rect.adjusted(40.0, top, -8.0, -STRIP - 20.0)
    return Geometry(plot, float(values.distance[0]), float(values.distance[-1]), low, high)


def mean_gradient(values: ProfileValues, mark: DescentMark) -> float:
    """[m/m] from the start of a descent to its end; 0 where an end is unknown."""
    top, foot = values.elevation_at(mark.start), values.elevation_at(mark.end)
    return 0.0 if top is None or foot is None else (foot - top) / (mark.end - mark.start)


def hatch_spans(geometry: Geometry, descents: tuple[DescentMark, ...]) -> list[tuple[float, float]]:
    """Left and right of each hatch, at least 1.5 mm apart as far as the neighbours leave room."""
    spans = [(geometry.x(mark.start), geometry.x(mark.end)) for mark in descents]
    for k, (left, right) in enumerate(spans):
        free_left = left - (spans[k - 1][1] if k else geometry.plot.left())
        free_right = (spans[k + 1][0] if k + 1 < len(spans) else geometry.plot.right()) - right
        short = max(0.0, NARROWEST - (right - left))
        to_left = min(max(0.5 * short, short - free_right), free_left)
        spans[k] = (left - to_left, right + min(short - to_left, free_right))
    return spans


def _hatched(
    painter: QPainter, geometry: Geometry, values: ProfileValues, span: tuple[float, float], kind: Hatch
) -> None:
    bottom = geometry.plot.bottom()
    x, y = screen.points(painter, geometry, values, *(geometry.distance(end) for end in span))
    if len(x) < 2:
        return
    hatch.fill(painter, "solid", x, y, bottom, PRINT.panel)  # no grid lines under the hatch
    hatch.fill(painter, kind, x, y, bottom, PRINT.text)
    painter.setPen(pen(PRINT.text, OUTLINE))
    for end in (0, -1):
        rule(painter, x[end], y[end], x[end], bottom)


def _steepest(painter: QPainter, geometry: Geometry, values: ProfileValues, *, halo: bool) -> None:
    """A bar across the line where each descent is steepest."""
    for at in (mark.steepest_at for mark in values.descents):
        before, after = at - 0.5 * SMOOTHING, at + 0.5 * SMOOTHING
        here, high, low = (values.elevation_at(d) for d in (at, before, after))
        if here is not None and high is not None and low is not None:
            slope = (geometry.y(high) - geometry.y(low)) / (geometry.x(after) - geometry.x(before))
            legend.steepest_tick(painter, geometry.x(at), geometry.y(here), slope, halo=halo)


def _stations(painter: QPainter, geometry: Geometry, values: ProfileValues) -> None:
    """A dashed line through the whole plot, name and time right of it; the finish ends at the edge.

    Words stay beside their line: where the next one is too near, the name goes first, then the time.
    """
    plot = geometry.plot
    limit = plot.right() + 8.0
    lines = [geometry.x(station.at) for station in values.stations]
    for k, station in reversed(list(enumerate(values.stations))):
        x, before = lines[k], lines[k - 1] if k else plot.left() - 5.0
        if station.kind not in ("start", "finish"):
            marks.dashes(painter, x, plot.top() - 8.0, x, plot.bottom() + STRIP, PRINT.text, (0.35 * MM, 4.6), 3.0)
        for words in (_words(station), _words(station)[1:]):
            across = sum(width(painter, text, SIZE, weight) for text, weight, _colour in words)
            left = min(x + 4.0, limit - across) if station.kind == "finish" else x + 4.0
            if across and left > before + 3.0 and left + across <= limit:
                write_all(painter, left, plot.bottom() + 11.0, words, SIZE)
                limit = left - 5.0
                break


def _words(station: StationMark) -> marks.Words:
    return [(f"{station.name} ", fonts.REGULAR, PRINT.text), (station.time, fonts.BOLD, PRINT.text)]
