"""Arrivals and cut-offs: a bar per station for a table's row, and the whole day on one clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ui.charts import axes
from ui.charts.marks import pen, rule, width, write
from ui.charts.plot import Plot, faint
from ui.style import fonts
from ui.style.palette import Theme

ROW = 24.0  # [px]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Likely arrival with its band and the cut-off, [s after midnight] each; the cut-off None where there is none."""

    name: str
    eta: float
    low: float
    high: float
    cut_off: float | None = None

    @property
    def missed(self) -> bool:
        return self.cut_off is not None and self.cut_off < self.eta


def reach(arrivals: Sequence[Arrival]) -> tuple[float, float]:
    """Seconds before and after the likely arrival that the bars of all rows need, so that one scale serves them all."""
    before = [a.eta - min(a.low, a.eta if a.cut_off is None else a.cut_off) for a in arrivals]
    after = [max(a.high, a.eta if a.cut_off is None else a.cut_off) - a.eta for a in arrivals]
    return max([60.0, *before]) * 1.1, max([60.0, *after]) * 1.1


def draw_row(painter: QPainter, rect: QRectF, arrival: Arrival, around: tuple[float, float], theme: Theme) -> None:
    """One station, likely arrivals of all rows below each other; `around` from `reach`."""
    plot = Plot(rect, arrival.eta - around[0], arrival.eta + around[1], 0.0, 1.0)
    painter.setPen(pen(theme.border_soft, 2.0))
    rule(painter, rect.left(), rect.center().y(), rect.right(), rect.center().y())
    _marks(painter, plot, rect.center().y(), arrival, theme)


def day_height(arrivals: Sequence[Arrival]) -> float:
    """Height [px] that `draw_day` needs."""
    return ROW * len(arrivals) + 26.0


def draw_day(painter: QPainter, rect: QRectF, arrivals: Sequence[Arrival], start: float, theme: Theme) -> None:
    """All stations on one clock from `start` [s after midnight], names left of the bars, cut-offs right of them."""
    if not arrivals:
        return
    end = max(max(a.high, a.cut_off or a.high) for a in arrivals)
    plot = Plot(rect.adjusted(20.0, 4.0, -44.0, -20.0), start, end, 0.0, float(len(arrivals)))
    count = max(2, int(rect.width() / 70.0))
    step = next((s for s in axes.CLOCK_STEPS if (end - start) / s <= count), axes.DAY)
    for at in axes.steps(start, end, step):
        painter.setPen(pen(theme.border_soft))
        rule(painter, plot.x(at), plot.rect.top(), plot.x(at), plot.rect.bottom())
        text = axes.time_of_day(at)
        write(painter, plot.x(at), plot.rect.bottom() + 11.0, text, theme.muted, side="centre")
    for k, arrival in enumerate(arrivals):
        y = plot.y(k + 0.5)
        _marks(painter, plot, y, arrival, theme)
        left = plot.x(arrival.low) - 6.0
        if left - width(painter, arrival.name, fonts.SECONDARY) > rect.left():
            write(painter, left, y, arrival.name, theme.text, fonts.SECONDARY, side="right")
        else:  # early in the day there is no room left of the bar
            right = max(arrival.high, arrival.cut_off or arrival.high)
            room = 44.0 if arrival.cut_off is not None else 6.0
            write(painter, plot.x(right) + room, y, arrival.name, theme.text, fonts.SECONDARY)
        if arrival.cut_off is not None:
            colour = theme.warning if arrival.missed else theme.muted
            right = max(arrival.cut_off, arrival.high if arrival.cut_off >= arrival.low else arrival.cut_off)
            write(painter, plot.x(right) + 5.0, y, axes.time_of_day(arrival.cut_off), colour, fonts.SECONDARY)


def _marks(painter: QPainter, plot: Plot, y: float, arrival: Arrival, theme: Theme) -> None:
    """Band, likely tick, cut-off tick; a missed cut-off in the colour of warnings, which the table says in words."""
    low, high = plot.x(arrival.low), plot.x(arrival.high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint(theme.accent, 0.32))
    painter.drawRoundedRect(QRectF(low, y - 4.0, max(high - low, 4.0), 8.0), 2.5, 2.5)
    painter.setPen(pen(theme.accent, 2.2))
    rule(painter, plot.x(arrival.eta), y - 6.0, plot.x(arrival.eta), y + 6.0)
    if arrival.cut_off is not None:
        painter.setPen(pen(theme.warning if arrival.missed else theme.text, 2.0))
        rule(painter, plot.x(arrival.cut_off), y - 7.0, plot.x(arrival.cut_off), y + 7.0)
