"""From a report to what the page Pace says and draws."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from routeplanner import units
from routeplanner.analysis.technical import Section
from routeplanner.physiology import eccentric
from routeplanner.plan import speed
from routeplanner.plan.spread import low_high
from routeplanner.report import Report, StationPlan
from routeplanner.sheet import phrases, when
from routeplanner.units import NONE, Units
from routeplanner.words import _
from ui.charts import stations
from ui.charts.pace import PaceDot, PaceValues
from ui.charts.quads import QuadValues
from ui.panels.table import Cell, Row
from ui.style import palette
from ui.style.palette import Theme

POINTS = 400  # of a curve, more than the page has pixels
STEEPEST, CLIMB = -0.40, 0.10  # of the pace curve, wider where a descent is steeper [m/m]
HOURS = 100  # [min] a longer margin is told in hours
NO_TAGS = ("geometry", "hand")  # graders that have not seen a map


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure; `second` from the longest wording to the shortest."""

    name: str
    figure: str
    second: tuple[str, ...]
    why: str


def figures(report: Report, u: Units) -> tuple[Figure, Figure, Figure]:
    """Finish with its band, flat pace, and the time on descents. Needs a plan."""
    plan, start = report.plan, report.entry.start
    assert plan is not None
    clock = _clock(report)
    low, high = (clock.at(float(t[-1])) for t in (plan.low, plan.high))
    after = units.duration(plan.total, with_seconds=False)
    name = _("Finish after {time}").format(time=after) if start else _("Finish, h:min")
    if plan.problem is not None:
        name = _("Fastest plan: {time}").format(time=after) if start else _("Fastest plan, h:min")
    finish = Figure(
        name,
        clock.at(plan.total),
        (_("{low} to {high}").format(low=low, high=high), f"{low}–{high}"),
        _("8 of 10 days lie between {low} and {high}.").format(low=low, high=high),
    )
    goal = report.entry.goal
    flat = Figure(
        _("Needs flat pace") if goal is not None and goal.kind == "time" else _("Flat pace"),
        u.pace(1.0 / plan.level_speed),
        (_("{unit} on T1, fresh").format(unit=u.pace_name),),
        _("On level, smooth ground with fresh legs."),
    )
    down, moving = sum(d.time for d in report.descent_plans), float(plan.moving[-1])
    on_descents = Figure(
        _("On descents"),
        units.duration(down, with_seconds=False) if down else NONE,
        (
            _("h, {share} of the time").format(share=units.percent(down / moving, sign=False)),
            units.percent(down / moving, sign=False),
        ),
        _("Moving time on the descents, stops not counted."),
    )
    return finish, flat, on_descents


def _clock(report: Report) -> when.Clock:
    """Tells the day, too, where the race goes on for more than one."""
    return when.entry_clock(report.course, report.entry, max((s.high for s in report.stations), default=0.0))


def station_rows(report: Report, u: Units) -> tuple[Row, ...]:
    """Stations and finish with their arrivals, cut-offs and margins, all bars on one scale."""
    wall = _clock(report).wall
    arrivals = [
        stations.Arrival(s.name, wall(s.eta), wall(s.low), wall(s.high), None if s.cut_off is None else wall(s.cut_off))
        for s in report.stations
    ]
    around, timed = stations.reach(arrivals), any(s.cut_off is not None for s in report.stations)
    return tuple(
        Row(_station(report, s, _bar(arrival, around), timed, u))
        for s, arrival in zip(report.stations, arrivals, strict=True)
    )


def _bar(arrival: stations.Arrival, around: tuple[float, float]) -> Callable[[QPainter, QRectF, Theme], None]:
    return lambda painter, rect, theme: stations.draw_row(painter, rect, arrival, around, theme)


def _station(
    report: Report, s: StationPlan, bar: Callable[[QPainter, QRectF, Theme], None], timed: bool, u: Units
) -> tuple[Cell, ...]:
    """The cells of one; the bar takes the place of cut-off and margin where no station is `timed`."""
    clock = _clock(report)
    where = f"{u.long_name} {u.distance_number(s.at)}"
    if s.stop:
        where = _("{where}, stop {seconds} s").format(where=where, seconds=round(s.stop))
    band = f"{clock.bare(s.low)}–{clock.bare(s.high)}"
    cells = (
        Cell(s.name, where, strong=True, tip=_("{down} down so far").format(down=u.height(s.down_so_far))),
        Cell(clock.at(s.eta), band, "right", strong=True, tip=_("8 of 10 days lie in the band.")),
        Cell(_("cut-off missed") if (s.margin or 0.0) < 0.0 else "", picture=bar, span=1 if timed else 3),
    )
    if s.cut_off is None or s.margin is None or s.margin_late is None:
        return (*cells, Cell(), Cell()) if timed else cells
    late = _("late {margin}").format(margin=margin(s.margin_late)[0])
    return (
        *cells,
        Cell(clock.bare(s.cut_off), _("cut-off"), "right"),
        Cell(
            " ".join(margin(s.margin)),
            late,
            "right",
            strong=True,
            warning=s.margin < 0.0,
            tip=_("What is left before the cut-off, on a likely day and on a late one (9 of 10 are earlier)."),
        ),
    )


def margin(seconds: float) -> tuple[str, str]:
    """+21 and min, −4 and min, or +2:20 and h: what is left before a cut-off, never rounded up."""
    minutes = floor(seconds / 60.0)
    sign = "+" if minutes >= 0 else ""
    if abs(minutes) < HOURS:
        return sign + units.whole(minutes), _("min")
    return sign + units.duration(60.0 * minutes, with_seconds=False), _("h")


def limits(report: Report) -> tuple[tuple[str, float], ...]:
    """Name and share of the time on descents of each limit; nothing without descents."""
    plan = report.plan
    assert plan is not None
    on = np.zeros(len(plan.limit), dtype=bool)
    for d in report.descents:
        lo, hi = np.searchsorted(plan.distance, (d.start - 0.1, d.end - 0.1))
        on[lo:hi] = True
    time = np.bincount(plan.limit[on], weights=np.diff(plan.moving)[on], minlength=len(speed.LIMITS))
    if not time.sum() > 0.0:
        return ()
    return tuple((phrases.limit(code), float(t)) for code, t in zip(speed.LIMITS, time / time.sum(), strict=True))


def no_tags(sections: tuple[Section, ...]) -> bool:
    """Whether no trail tag has been seen, so that footing is a guess."""
    return all(s.source in NO_TAGS for s in sections)


def quads(report: Report, u: Units) -> QuadValues:
    """Strength lost along the course with its band, in no more points than can be seen."""
    plan = report.plan
    assert plan is not None
    some = np.unique(np.linspace(0, len(plan.loss) - 1, POINTS).round().astype(np.intp))
    lost = plan.loss[some]
    low, high = eccentric.loss_band(lost, report.settings.load.band)
    key = tuple((d.n, d.start, d.end) for d in report.descents if d.key)
    return QuadValues(plan.distance[some], lost, low, high, key, u)


def pace_by_gradient(report: Report, u: Units) -> PaceValues:
    """The runner's pace on smooth ground with fresh legs at the planned effort, and the descents as planned."""
    plan, settings, runner = report.plan, report.settings, report.runner
    assert plan is not None
    steepest = min([STEEPEST, *(d.mean_gradient - 0.02 for d in report.descents)])
    gradient = np.linspace(steepest, CLIMB, POINTS)
    likely = 1.0 / speed.speed(plan.level_speed, gradient, 1.0, settings, skill=runner.skill, control=runner.control)
    bold, careful = low_high(likely, settings.pace_spread)
    dots = tuple(
        PaceDot(d.n, d.mean_gradient, how.pace, palette.class_of(d.half_steeper))
        for d, how in zip(report.descents, report.descent_plans, strict=True)
    )
    return PaceValues(gradient, likely, bold, careful, dots, u)


def spoken_quads(report: Report) -> str:
    """The strength curve for those who do not see it."""
    load = report.load
    return _("{loss} at the finish, between {low} and {high}").format(
        loss=units.percent(-load.quad_loss),
        low=units.percent(-load.quad_loss_low),
        high=units.percent(-load.quad_loss_high),
    )


def spoken_paces(report: Report, u: Units) -> str:
    """The pace curve for those who do not see it: the paces of the descents."""
    pairs = zip(report.descents, report.descent_plans, strict=True)
    said = [f"{d.n}: {units.percent(d.mean_gradient)}, {u.pace_with_unit(how.pace)}" for d, how in pairs]
    return "; ".join(said)
