"""What stands around a profile: badges above, station words and axes below, elevations at the side."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from routeplanner.units import Units
from routeplanner.words import _
from ui.charts import axes, marks
from ui.charts.marks import pen, rule, spread, width, write
from ui.charts.values import DescentMark, Geometry, ProfileStyle, ProfileValues, StationMark
from ui.style import fonts
from ui.style.palette import Theme

ICONS = {
    "start": "",
    "aid": "droplets",
    "cut_off": "clock",
    "summit": "mountain",
    "danger": "triangle-alert",
    "finish": "flag",
}
BADGE_GAP = 2.0  # [px]


@dataclass(frozen=True, slots=True)
class Placed:
    """A badge and where it goes."""

    mark: DescentMark
    centre: QPointF


def elevation_axis(painter: QPainter, geometry: Geometry, units: Units, theme: Theme, size: float = fonts.AXIS) -> None:
    """Soft lines at round elevations, their figures left of the plot, the unit above them."""
    plot = geometry.plot
    ticks = axes.elevation_ticks(geometry.low, geometry.high, units, max(2, int(plot.height() / 20.0)))
    ticks = [t for t in ticks if geometry.y(t.at) < plot.bottom() - 5.0]
    for tick in ticks:
        y = geometry.y(tick.at)
        painter.setPen(pen(theme.border_soft))
        rule(painter, plot.left(), y, plot.right(), y)
        write(painter, plot.left() - 8.0, y, tick.text, theme.muted, size, side="right")
    above = min((geometry.y(t.at) for t in ticks), default=plot.top() + 8.0) - 13.0
    write(painter, plot.left() - 8.0, above, units.short_name, theme.muted, size, side="right")


def place_badges(
    painter: QPainter, geometry: Geometry, values: ProfileValues, y: float, selected: int | None
) -> list[Placed]:
    """A badge over the middle of every descent, moved aside before two overlap.

    Where not all fit, the selected and the key ones stay first, then those with the largest drop.
    """
    plot = geometry.plot
    room = int((plot.width() + marks.BADGE + BADGE_GAP) / (marks.BADGE + 4.0 + BADGE_GAP))

    def importance(mark: DescentMark) -> tuple[bool, bool, float]:
        top, foot = values.elevation_at(mark.start), values.elevation_at(mark.end)
        return mark.n == selected, mark.key, (top or 0.0) - (foot or 0.0)

    shown = sorted(sorted(values.descents, key=importance, reverse=True)[:room], key=lambda m: m.start)
    widths = [max(marks.BADGE, width(painter, str(m.n), fonts.SECONDARY, fonts.BOLD) + 7.0) for m in shown]
    wanted = [geometry.x(0.5 * (m.start + m.end)) for m in shown]
    edge = 0.5 * marks.BADGE
    centres = spread(wanted, widths, plot.left() - edge, plot.right() + edge, BADGE_GAP)
    return [Placed(m, QPointF(c, y)) for m, c in zip(shown, centres, strict=True)]


def leaders(painter: QPainter, geometry: Geometry, values: ProfileValues, badges: list[Placed], theme: Theme) -> None:
    """A dotted line from each badge to the ground in the middle of its descent."""
    for placed in badges:
        middle = 0.5 * (placed.mark.start + placed.mark.end)
        elevation = values.elevation_at(middle)
        if elevation is not None:
            top = placed.centre.y() + marks.BADGE / 2
            foot = geometry.x(middle), geometry.y(elevation)
            marks.dashes(painter, placed.centre.x(), top, *foot, theme.muted, (1.0, 1.0), 3.0)


def badges(
    painter: QPainter, placed: list[Placed], values: ProfileValues, style: ProfileStyle
) -> tuple[tuple[int, QRectF], ...]:
    """Draw them; number and place of each."""
    theme = style.theme
    boxes = []
    for each in placed:
        ring = theme.accent if each.mark.n == style.selected else ""
        chip = theme.gradient[each.mark.colour]
        edge = theme.panel if theme.dark else theme.text
        boxes.append((each.mark.n, marks.badge(painter, each.centre, each.mark.n, chip, edge, ring)))
    return tuple(boxes)


def station_lines(painter: QPainter, geometry: Geometry, values: ProfileValues, theme: Theme) -> None:
    """A dashed line from the ground down to where a station's words stand."""
    for station in values.stations:
        elevation = values.elevation_at(station.at)
        if elevation is not None and station.kind not in ("start", "finish"):
            x = geometry.x(station.at)
            top, bottom = geometry.y(elevation), geometry.plot.bottom() + 5.0
            marks.dashes(painter, x, top, x, bottom, theme.text, (1.2, 3.0), 2.4)


def stations(painter: QPainter, geometry: Geometry, values: ProfileValues, y: float, theme: Theme) -> None:
    """Name and time of every station in a strip of its own, moved aside before two overlap.

    Where they do not fit, the times go first, then the names; what stays then is an icon.
    """
    shown = [s for s in values.stations if s.kind != "start"]
    low, high = geometry.plot.left() - 20.0, geometry.plot.right() + 12.0
    for words in ([_words(s, theme, time=True) for s in shown], [_words(s, theme, time=False) for s in shown]):
        widths = [marks.tag_width(painter, w, ICONS[s.kind]) for w, s in zip(words, shown, strict=True)]
        if sum(widths) + 2.0 * len(widths) <= high - low:
            break
    else:
        shown = _thinned(shown, int((high - low) / (marks.TAG + 6.0)))
        words, widths = [()] * len(shown), [marks.ICON + 10.0] * len(shown)
    centres = spread([geometry.x(s.at) for s in shown], widths, low, high)
    for station, text, centre, across in zip(shown, words, centres, widths, strict=True):
        marks.tag(painter, centre - across / 2, y, across, text, ICONS[station.kind], theme)


def _words(station: StationMark, theme: Theme, *, time: bool) -> marks.Words:
    name = (station.name, fonts.SEMIBOLD, theme.text)
    return [name, (f" {station.time}", fonts.REGULAR, theme.muted)] if time and station.time else [name]


def _thinned(shown: list[StationMark], room: int) -> list[StationMark]:
    """Every k-th, counted from the finish, so that it stays."""
    k = -(-len(shown) // max(room, 1))
    return shown[::-1][::k][::-1]


def distance_axis(
    painter: QPainter,
    geometry: Geometry,
    values: ProfileValues,
    y: float,
    theme: Theme,
    size: float = fonts.SECONDARY,
    *,
    clock: bool = False,
) -> None:
    """Round distances, and below them the times of day where a plan knows them."""
    plot = geometry.plot
    painter.setPen(pen(theme.muted))
    rule(painter, plot.left(), y, plot.right(), y)
    count = max(2, int(plot.width() / 80.0))
    for tick in axes.distance_ticks(geometry.start, geometry.end, values.units, count):
        x = geometry.x(tick.at)
        painter.setPen(pen(theme.muted))
        rule(painter, x, y, x, y + 4.0)
        room = plot.right() + 10.0 - 0.5 * width(painter, tick.text, size)
        write(painter, min(x, room), y + 10.5, tick.text, theme.text, size, side="centre")
    if clock and values.clock is not None:
        _clock_axis(painter, geometry, values, y + 24.5, theme, count)


def _clock_axis(
    painter: QPainter, geometry: Geometry, values: ProfileValues, y: float, theme: Theme, count: int
) -> None:
    assert values.clock is not None
    used = 0.0
    for n, tick in enumerate(axes.clock_ticks(values.distance, values.clock, count + 2)):
        x = geometry.x(tick.at)
        half = 0.5 * width(painter, tick.text, fonts.SECONDARY)
        if n == 0:
            eta = _("ETA")
            half_eta = width(painter, eta, fonts.SECONDARY) + 4.0
            write(painter, max(x - half - half_eta, 2.0), y, eta, theme.muted, fonts.SECONDARY)
        if x - half > used and x + half < geometry.plot.right() + 14.0:
            write(painter, x, y, tick.text, theme.muted, fonts.SECONDARY, side="centre")
            used = x + half + 8.0
