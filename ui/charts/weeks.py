"""Metres of descent per week: planned, its longest session, done, and the cap that it may not pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from routeplanner.units import Units
from routeplanner.words import _
from ui.charts import axes
from ui.charts.marks import pen, rule, width, write
from ui.charts.plot import Plot, rows
from ui.style import fonts
from ui.style.palette import Theme


@dataclass(frozen=True, slots=True)
class Week:
    """Metres of descent [m], positive. `longest`: the largest session; `done`: None in weeks to come."""

    label: str
    planned: float
    cap: float
    longest: float
    done: float | None = None
    now: bool = False
    race: bool = False


def draw(painter: QPainter, rect: QRectF, weeks: Sequence[Week], units: Units, theme: Theme) -> None:
    """One bar per week; the dashed outline is the cap, the lower part the longest session, what is filled is done."""
    if not weeks:
        return
    highest = max(max(w.planned, w.cap, w.done or 0.0) for w in weeks)
    field = rect.adjusted(50.0, 18.0, -6.0, -20.0)
    plot = Plot(field, 0.0, float(len(weeks)), max(highest, 100.0), 0.0)
    step = axes.nice_step(plot.top / units.short, max(2, int(field.height() / 30.0))) * units.short
    rows(painter, plot, [axes.Tick(v, units.height_number(-v)) for v in axes.steps(0.0, plot.top, step)], theme)
    slot = field.width() / len(weeks)
    across = min(0.7 * slot, 34.0)
    every = ceil((_widest(painter, weeks) + 3.0) / slot)
    for k, week in enumerate(weeks):
        x = plot.x(k + 0.5)
        _bar(painter, plot, QRectF(x - across / 2, 0, across, 0), week, theme)
        _figure(painter, plot, x, week, units, theme, slot)
        if week.now or k % every == 0:
            weight = fonts.SEMIBOLD if week.now else fonts.REGULAR
            colour = theme.text if week.now else theme.muted
            write(painter, x, field.bottom() + 11.0, week.label, colour, weight=weight, side="centre")
    painter.setPen(pen(theme.disabled, 1.2))
    rule(painter, field.left(), field.bottom(), field.right(), field.bottom())


def _widest(painter: QPainter, weeks: Sequence[Week]) -> float:
    return max(width(painter, week.label, fonts.AXIS) for week in weeks)


def _bar(painter: QPainter, plot: Plot, column: QRectF, week: Week, theme: Theme) -> None:
    def part(metres: float) -> QRectF:
        top = plot.y(metres)
        return QRectF(column.left(), top, column.width(), plot.rect.bottom() - top)

    if week.cap > week.planned:
        painter.setPen(pen(theme.muted, 1.2, dash=(2.2, 1.8)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part(week.cap))
    fills = [(week.planned, theme.selection if week.now else theme.raised)]
    if week.done is None:
        fills.append((week.longest, theme.border))
    elif week.now:
        fills.append((week.done, theme.accent))
    else:
        fills += [(week.done, theme.grade[1].fill), (min(week.longest, week.done), theme.grade[2].fill)]
    over = week.done is not None and not week.now and week.done >= week.planned
    painter.setPen(Qt.PenStyle.NoPen if over else pen(theme.accent if week.now else theme.muted, 1.2))
    for metres, fill in fills:
        if metres > 0.0:
            painter.setBrush(QColor(fill))
            painter.drawRect(part(metres))


def _figure(painter: QPainter, plot: Plot, x: float, week: Week, units: Units, theme: Theme, slot: float) -> None:
    """The week's metres above its bar, where they fit."""
    metres = max(week.planned, week.done or 0.0)
    text = _("race") if week.race and not metres else units.height_number(metres)
    if (metres or week.race) and width(painter, text, fonts.AXIS, fonts.SEMIBOLD) <= slot:
        y = plot.y(max(metres, week.cap if week.cap > week.planned else 0.0)) - 8.0
        write(painter, x, y, text, theme.text, weight=fonts.SEMIBOLD, side="centre")
