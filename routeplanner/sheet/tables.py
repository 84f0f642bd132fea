"""The tables of the prep sheet: descents, stations. Every cell is text; a total is the sum of what stands above it."""

from dataclasses import dataclass

from routeplanner import units
from routeplanner.analysis.descents import Descent
from routeplanner.report import Report, StationPlan
from routeplanner.sheet import phrases
from routeplanner.sheet.when import Clock
from routeplanner.units import Units
from routeplanner.words import _


@dataclass(frozen=True, slots=True)
class DescentRow:
    """One descent. `difficulty` 1 to 5 is the grade as a number; texts of the plan are empty without one."""

    n: int
    key: bool
    name: str
    at: str
    drop: str
    length: str
    mean: str
    steepest: str
    grade: str
    difficulty: int
    load: str
    cue: str = ""
    pace: str = ""
    bold_careful: str = ""
    eta: str = ""


@dataclass(frozen=True, slots=True)
class DescentTable:
    """Every descent in order, closed by the small ones and the sum; heads name the units.

    `held` says how much of the load the key ones hold. `planned`: pace, cue and ETA are there.
    """

    long_unit: str
    short_unit: str
    baseline: str
    held: str
    planned: bool
    by_clock: bool
    rows: tuple[DescentRow, ...]
    small_drop: str
    small_load: str
    small_inside: str
    sum_drop: str
    sum_load: str

    @property
    def key_rows(self) -> tuple[DescentRow, ...]:
        return tuple(row for row in self.rows if row.key)

    @property
    def other_rows(self) -> tuple[DescentRow, ...]:
        return tuple(row for row in self.rows if not row.key)


@dataclass(frozen=True, slots=True)
class StationRow:
    """One place on the clock. `missed`: the cut-off is not met, or not on a late day."""

    name: str
    at: str
    down: str
    stop: str
    eta: str
    band: str
    cut_off: str
    margin: str
    margin_late: str
    missed: bool


@dataclass(frozen=True, slots=True)
class StationTable:
    """Start, stations, finish; without rows where there is no plan. Columns that are empty throughout say so."""

    long_unit: str
    short_unit: str
    by_clock: bool
    rows: tuple[StationRow, ...] = ()

    @property
    def has_down(self) -> bool:
        return any(row.down for row in self.rows)

    @property
    def has_stops(self) -> bool:
        return any(row.stop for row in self.rows)

    @property
    def has_cut_offs(self) -> bool:
        return any(row.cut_off for row in self.rows)


def descents(report: Report, u: Units, clock: Clock) -> DescentTable:
    """The ledger as printed."""
    drops, small_drop = phrases.shown_drops(report, u)
    loads, small_load = phrases.shown_loads(report)
    rows = tuple(
        _row(report, d, drop, load, u, clock) for d, drop, load in zip(report.descents, drops, loads, strict=True)
    )
    held = sum(load for d, load in zip(report.descents, loads, strict=True) if d.key)
    base = max((d.steepest_baseline for d in report.descents), default=report.profile.smoothing.baseline)
    return DescentTable(
        long_unit=u.long_name,
        short_unit=u.short_name,
        baseline=u.height(base),
        held=units.percent(held / 100.0, sign=False),
        planned=bool(report.descent_plans),
        by_clock=clock.known,
        rows=rows,
        small_drop=units.whole(-small_drop),
        small_load=str(small_load),
        small_inside=phrases.inside(report, u),
        sum_drop=units.whole(-(sum(drops) + small_drop)),
        sum_load=str(sum(loads) + small_load),
    )


def _row(report: Report, d: Descent, drop: int, load: int, u: Units, clock: Clock) -> DescentRow:
    how = report.plan_of(d.n)
    return DescentRow(
        n=d.n,
        key=d.key,
        name=d.name,
        at=u.distance_number(d.start),
        drop=units.whole(-drop),
        length=u.distance_number(d.length, 2),
        mean=units.whole(100.0 * d.mean_gradient),
        steepest=units.whole(100.0 * d.steepest_gradient),
        grade=phrases.grade(d.grade, d.grade_by_hand),
        difficulty=d.grade,
        load=str(load),
        cue=phrases.cue(how.cue) if how else "",
        pace=u.pace(how.pace) if how else "",
        bold_careful=f"{u.pace(how.pace_bold)}–{u.pace(how.pace_careful)}" if how else "",
        eta=clock.at(how.eta) if how else "",
    )


def stations(report: Report, u: Units, clock: Clock) -> StationTable:
    """Start, every station and the finish on the clock."""
    if not report.stations:
        return StationTable(u.long_name, u.short_name, clock.known)
    down = u.height_number(0.0) if report.has_elevation else ""
    start = StationRow(_("Start"), u.distance_number(0.0), down, "", clock.at(0.0), "", "", "", "", False)
    rows = (start, *(_station(s, report.has_elevation, u, clock) for s in report.stations))
    return StationTable(u.long_name, u.short_name, clock.known, rows)


def _station(s: StationPlan, has_elevation: bool, u: Units, clock: Clock) -> StationRow:
    return StationRow(
        name=s.name,
        at=u.distance_number(s.at),
        down=u.height_number(-s.down_so_far) if has_elevation else "",
        stop=_stop(s.stop),
        eta=clock.at(s.eta),
        band=f"{clock.bare(s.low)}–{clock.bare(s.high)}",
        cut_off="" if s.cut_off is None else clock.at(s.cut_off),
        margin=_margin(s.margin),
        margin_late=_margin(s.margin_late),
        missed=min(s.margin or 0.0, s.margin_late or 0.0) < 0.0,
    )


def _stop(seconds: float) -> str:
    """60 s, 5 min; nothing for no stop."""
    if seconds <= 0.0:
        return ""
    if seconds < 120.0:
        return _("{n} s").format(n=round(seconds))
    return _("{n} min").format(n=round(seconds / 60.0))


def _margin(seconds: float | None) -> str:
    """+21 min, −4 min, +1:35 h"""
    if seconds is None:
        return ""
    sign = "+" if seconds >= 0.0 else ""
    if abs(seconds) < 5400.0:
        return _("{sign}{n} min").format(sign=sign, n=units.whole(int(seconds // 60.0)))
    return _("{sign}{time} h").format(sign=sign, time=units.duration(seconds // 60.0 * 60.0, with_seconds=False))
