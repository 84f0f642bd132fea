"""The downhill prep sheet: what the paper says, in reading order, formatted; whoever prints it only sets type."""

from dataclasses import dataclass
from datetime import datetime

from routeplanner import units
from routeplanner.report import Report
from routeplanner.sheet import head, phrases, tables, training
from routeplanner.sheet.head import Ask, Figure
from routeplanner.sheet.tables import DescentTable, StationTable
from routeplanner.sheet.training import Training
from routeplanner.sheet.when import Clock, entry_clock, short_day
from routeplanner.units import Units
from routeplanner.words import _

__all__ = ["Footer", "Sheet", "build_sheet"]

SEA_TILE = "N00E000"  # open sea for SRTM: only the bundled sample, which is invented, has ground there


@dataclass(frozen=True, slots=True)
class Footer:
    """At the bottom of every page, left to right; the page's number comes from whoever prints."""

    elevation: str
    printed: str
    plan: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All texts of the sheet. Page 1 is for race day: up to `notes`; what follows is preparation.

    `descents` and `stations` have no rows, `training` is None, texts are empty where the report has nothing to say.
    """

    title: str
    line: str
    figures: tuple[Figure, ...]
    asks: tuple[Ask, ...]
    techniques: tuple[tuple[str, str, str], ...]
    descents: DescentTable
    stations: StationTable
    notes: tuple[str, ...]
    stride: str
    grades: str
    why: tuple[str, ...]
    training: Training | None
    drills: tuple[tuple[str, str], ...]
    stops: tuple[str, ...]
    footer: Footer


def build_sheet(report: Report, u: Units, printed: datetime) -> Sheet:
    """The sheet of a report in these units, printed at `printed`. What the report does not know is left out or said."""
    clock = clock_of(report)
    return Sheet(
        title=report.course.name,
        line=head.line(report, u, clock),
        figures=head.figures(report, u),
        asks=head.asks(report, u),
        techniques=phrases.techniques(),
        descents=tables.descents(report, u, clock),
        stations=tables.stations(report, u, clock),
        notes=notes(report, u),
        stride=phrases.stride(report) if report.descents else "",
        grades=grades(report),
        why=training.why_down_hurts(u),
        training=training.block(report, u),
        drills=training.drills(),
        stops=tuple(phrases.stop_rule(code) for code in training.stop_rules(report)),
        footer=footer(report, u, printed),
    )


def clock_of(report: Report) -> Clock:
    """The clock of the race, long enough for its latest time."""
    known = [t for s in report.stations for t in (s.high, s.cut_off) if t is not None]
    return entry_clock(report.course, report.entry, max(known, default=0.0))


def notes(report: Report, u: Units) -> tuple[str, ...]:
    """What a runner should know beside the tables."""
    said = [phrases.impossible(report, u), *head.beside_official(report, u)]
    told = {"uncertain", "no_elevation"}  # the head says them already
    said += [text for code, text in zip(report.notes, phrases.notes(report, u), strict=True) if code not in told]
    if report.plan is not None and not report.has_elevation:
        said.append(_("Without elevation, times are those of level ground."))
    if SEA_TILE in report.profile.tiles:
        said.insert(0, _("Null Island and everything on it is invented: nobody can run here."))
    return tuple(text for text in said if text)


def grades(report: Report) -> str:
    """Where the technical grades come from."""
    if not report.descents:
        return ""
    if any(d.grade_by_hand for d in report.descents):
        return _("T3* = set by you; the other grades come from gradient and line only, no trail tags here.")
    return _("Grades come from gradient and line only, no trail tags here.")


def footer(report: Report, u: Units, printed: datetime) -> Footer:
    """Which elevation, printed when, from which plan."""
    day = _("{day} {year}, {time}").format(
        day=short_day(printed.date()), year=f"{printed.year:04d}", time=printed.strftime("%H:%M")
    )
    return Footer(_elevation(report), _("Printed {when}").format(when=day), _plan(report, u))


def _elevation(report: Report) -> str:
    profile = report.profile
    if profile.source == "none":
        return _("Elevation: none")
    if profile.source == "recorded":
        text = _("Elevation: recorded in the file")
    else:
        shown, more = profile.tiles[:3], len(profile.tiles) - 3
        names = ", ".join(shown) + (_(" and {count} more").format(count=more) if more > 0 else "")
        text = _("Elevation: {source}, {names}").format(source=phrases.source(report), names=names)
    return _("{text} (invented)").format(text=text) if SEA_TILE in profile.tiles else text


def _plan(report: Report, u: Units) -> str:
    plan, goal = report.plan, report.entry.goal
    if plan is None:
        return _("No plan")
    finish = units.duration(plan.total, with_seconds=False)
    if plan.problem is not None:
        return _("Plan: the fastest, {finish}").format(finish=finish)
    if goal is None:
        return _("Plan: race effort, {finish}").format(finish=finish)
    if goal.kind == "pace":
        pace = u.pace_with_unit(goal.value / units.KM)
        return _("Plan: flat pace {pace}, {finish}").format(pace=pace, finish=finish)
    if goal.kind == "effort":
        share = units.percent(goal.value, sign=False)
        return _("Plan: {share} effort, {finish}").format(share=share, finish=finish)
    return _("Plan: goal {finish}").format(finish=finish)
