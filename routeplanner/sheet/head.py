"""The top of the prep sheet: the race on a line, its figures, and what it asks of the legs."""

from dataclasses import dataclass

import numpy as np

from routeplanner import units
from routeplanner.analysis.descents import Descent, half_steeper
from routeplanner.report import Report
from routeplanner.sheet import phrases
from routeplanner.sheet.when import Clock, long_day, month_day
from routeplanner.units import NONE, Units
from routeplanner.words import _, ngettext

HEAVIEST = 3  # descents that are named with their share of the load [D]
FAR_DOWN = 100.0  # [m] below, what came before a descent is not worth a sentence [D]


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure with what is known about it below; `warning` where it is uncertain."""

    label: str
    value: str
    note: str = ""
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A sentence or two; `lead` is its beginning, set bold."""

    lead: str
    text: str


def line(report: Report, u: Units, clock: Clock) -> str:
    """Sunday 10 October 2027, start 11:00, goal 3:40 (finish 14:40); whose it is before it, where there are several."""
    day, start = report.course.day, report.entry.start
    parts = [report.entry.name or report.runner.name] if len(report.course.entries) > 1 else []
    if day:
        parts.append(long_day(day))
    if start is not None:
        parts.append(_("start {time}").format(time=start.strftime("%H:%M")))
    parts.append(_aim(report, u, clock))
    return ", ".join(part for part in parts if part)


def _aim(report: Report, u: Units, clock: Clock) -> str:
    plan, goal = report.plan, report.entry.goal
    if plan is None:
        return _("no goal set")
    finish = units.duration(plan.total, with_seconds=False)
    if goal is not None and goal.kind == "time":
        wanted = units.duration(goal.value, with_seconds=False)
        if plan.problem is not None:
            return _("goal {wanted} is impossible, fastest planned {finish}").format(wanted=wanted, finish=finish)
        text = _("goal {wanted}").format(wanted=wanted)
    elif goal is not None and goal.kind == "pace":
        pace = u.pace_with_unit(goal.value / units.KM)
        text = _("flat pace {pace}, {finish}").format(pace=pace, finish=finish)
    else:
        text = _("planned {finish}").format(finish=finish)
    if not clock.known:
        return text
    return _("{aim} (finish {time})").format(aim=text, time=clock.at(plan.total))


def figures(report: Report, u: Units) -> tuple[Figure, ...]:
    """Distance, descent, climb: in this order, each with its band."""
    t = report.totals
    spread = t.distance_high / t.distance - 1.0
    distance = Figure(_("Distance"), u.distance(t.distance), f"±{units.decimal(100.0 * spread, 0)}{units.THIN}%")
    if spread < 0.01:
        distance = Figure(_("Distance"), u.distance(t.distance), _("± less than 1{thin}%").format(thin=units.THIN))
    down_label, up_label = _("Down (D−)"), _("Up (D+)")
    if not report.has_elevation:
        return distance, Figure(down_label, NONE, _("no elevation")), Figure(up_label, NONE)
    band = _between(t.descent_low, t.descent_high, u)
    if t.uncertain:
        band = _("uncertain: {band}").format(band=band)
    official = report.course.official.ascent
    up_note = _between(t.ascent_low, t.ascent_high, u)
    if official is not None:
        up_note = _("official {climb}").format(climb=u.height_number(official))
    return (
        distance,
        Figure(down_label, u.height(-t.descent), band, t.uncertain),
        Figure(up_label, f"+{u.height(t.ascent)}", up_note),
    )


def _between(low: float, high: float, u: Units) -> str:
    """1 600–1 890, both to ten: nobody knows a band to the metre."""
    return "–".join(units.whole(round(value / u.short, -1)) for value in (low, high))


def beside_official(report: Report, u: Units) -> list[str]:
    """The organiser's figures beside ours; official climbs are climbs (science.md §0)."""
    official = report.course.official
    said = []
    if official.ascent is not None and report.has_elevation:
        t, z = report.totals, report.profile.elevation[np.isfinite(report.profile.elevation)]
        down = official.ascent - float(z[-1] - z[0])
        held = t.ascent_low <= official.ascent <= t.ascent_high
        text = _("Official {climb} is the climb, so about {down}; ours is {ours}, {verdict}.")
        said.append(
            text.format(
                climb=f"+{u.height(official.ascent)}",
                down=u.height(-down),
                ours=f"+{u.height(t.ascent)}",
                verdict=_("and its band holds the official one") if held else _("and its band does not reach it"),
            )
        )
    if official.distance is not None:
        text = _("Official distance {official}, ours {ours}.")
        said.append(text.format(official=u.distance(official.distance), ours=u.distance(report.totals.distance)))
    return said


def asks(report: Report, u: Units) -> tuple[Ask, ...]:
    """What the course asks of the legs, in sentences."""
    if not report.has_elevation:
        text = _("neither in the file nor on this computer. Descents, load and training need it.")
        return (Ask(_("No elevation:"), text),)
    if not report.descents:
        return (Ask(_("No descent"), _("is large enough to be counted.")),)
    return tuple(ask for ask in (_against_longest(report, u), _shape(report, u), _when(report, u)) if ask)


def _against_longest(report: Report, u: Units) -> Ask:
    runner, ratio = report.runner, report.against_longest
    if ratio is None or runner.longest_day is None:
        lead = _("Load {load} m-eq").format(load=units.whole(round(report.load.used, -1)))
        return Ask(lead, _("±40 %. 1 m-eq is 1 m down at −12 %.").replace(" %", f"{units.THIN}%"))
    times = units.decimal(ratio, 1)
    own = u.height(runner.longest_day)
    if runner.longest_day_on is not None:
        lead = _("{times} × your {day}:").format(times=times, day=month_day(runner.longest_day_on))
    else:
        lead = _("{times} × your longest descent day:").format(times=times)
    return Ask(
        lead, _("the race goes down {race}, that day {own}.").format(race=u.height(report.totals.descent), own=own)
    )


def _shape(report: Report, u: Units) -> Ask:
    found = report.descents
    count = ngettext("{n} descent", "{n} descents", len(found)).format(n=len(found))
    length = u.distance(sum(d.length for d in found))
    half = half_steeper(np.nan_to_num(report.profile.gradient), report.down_metres)
    text = _("over {length}. Half of the drop is steeper than {half}. {extremes}").format(
        length=length, half=units.percent(half), extremes=_extremes(found, report, u)
    )
    return Ask(count, text)


def _extremes(found: tuple[Descent, ...], report: Report, u: Units) -> str:
    steepest = min(found, key=lambda d: d.steepest_gradient)
    longest = max(found, key=lambda d: d.drop)
    whole = phrases.shown_drops(report, u)[0][longest.n - 1]  # as in the table
    gradient, drop = units.percent(steepest.steepest_gradient), f"{units.whole(whole)} {u.short_name}"
    if len(found) == 1:
        return _("The steepest is {gradient}, the drop {drop}.").format(gradient=gradient, drop=drop)
    if steepest.n == longest.n:
        text = _("The steepest, {gradient}, and the longest, {drop}, are both on {n}.")
        return text.format(gradient=gradient, drop=drop, n=longest.n)
    text = _("The steepest, {gradient}, is on {steep}; the longest, {drop}, is {long}.")
    return text.format(gradient=gradient, steep=steepest.n, drop=drop, long=longest.n)


def _when(report: Report, u: Units) -> Ask | None:
    """Which descents hold the load, and how much has gone down before the last of them."""
    found = report.descents
    heavy = sorted(sorted(found, key=lambda d: -d.load)[:HEAVIEST], key=lambda d: d.n)
    said = []
    if len(found) > HEAVIEST and report.load.used > 0:
        share = units.percent(sum(d.load_share for d in heavy), sign=False)
        text = _("{first}, {second} and {third} hold {share} of the load.")
        said.append(text.format(first=heavy[0].n, second=heavy[1].n, third=heavy[2].n, share=share))
    last = [d for d in found if d.key][-1:]
    for d in last:
        before = float(report.down_metres[report.profile.distance[1:] <= d.start + 0.1].sum())
        if before >= FAR_DOWN:
            down = _down(before, u)
            said.append(_("Descent {n} comes after {down} down.").format(n=d.n, down=down))
    return Ask("", " ".join(said)) if said else None


def _down(metres: float, u: Units) -> str:
    """1 460 m: to ten, in the unit of elevations."""
    return f"{units.whole(round(metres / u.short, -1))} {u.short_name}"
