"""From a report to the rows of the ledger, in words and whole numbers that add up."""

from itertools import groupby

from routeplanner import units
from routeplanner.analysis.descents import MIN_DROP, Descent
from routeplanner.report import DescentPlan, Report
from routeplanner.sheet import phrases
from routeplanner.units import NONE, Units
from routeplanner.words import _, ngettext
from ui import presenting
from ui.panels.ledger import FOLD_OVER, DescentRow, FoldRow, Ledger
from ui.style import palette


def ledger(report: Report, u: Units) -> Ledger:
    """The whole ledger of a report."""
    drops, small_drop = phrases.shown_drops(report, u)
    loads, small_load = phrases.shown_loads(report)
    largest = max((d.load for d in report.descents), default=0.0) or 1.0
    rows = tuple(
        _row(report, d, drop, load, d.load / largest, u)
        for d, drop, load in zip(report.descents, drops, loads, strict=True)
    )
    whole = sum(drops) + small_drop
    return Ledger(
        heads=heads(report, u),
        head_why=head_why(report, u),
        rows=rows,
        folds=folds(report, rows, u) if len(rows) > FOLD_OVER else (),
        small=(_("Small descents"), units.whole(-small_drop), phrases.inside(report, u), str(small_load)),
        all=(_("All"), units.whole(-whole), "", str(sum(loads) + small_load)),
        nothing="" if rows else _("No descent of {drop} or more").format(drop=u.height(MIN_DROP)),
        planned=bool(report.descent_plans),
    )


def heads(report: Report, u: Units) -> tuple[tuple[str, str], ...]:
    """Two lines over each column."""
    base = round(report.profile.smoothing.baseline / u.short)
    top = _("ETA at top") if report.entry.start else _("Time at top")
    second = _("Start {unit}, cue for key ones") if report.descent_plans else _("Start {unit}")
    return (
        ("#", ""),
        (_("Descent"), second.format(unit=u.long_name)),
        (_("Drop {unit}").format(unit=u.short_name), u.long_name),
        (_("Mean %"), _("Max {base}").format(base=base)),
        (_("Grade"), ""),
        (_("Load"), "%"),
        (_("Pace /{unit}").format(unit=u.long_name), top),
    )


def head_why(report: Report, u: Units) -> tuple[str, ...]:
    """What each column means and how sure it is (design.md §7)."""
    base = u.height(report.profile.smoothing.baseline)
    return (
        _("In the order of the route."),
        _("Its name, or where it starts. A star marks the key descents: together they hold most of the load."),
        _("Drop: elevation at the start less elevation at the end. Below it the length."),
        _("Mean gradient. Max {base}: steepest mean gradient over any {base}.").format(base=base),
        _("Technical grade T1 to T5; a * marks one set by you."),
        _("Load: drop weighted by gradient, speed and grade. 1 m-eq = 1 m down at −12 %. ±40 %."),
        _("Pace from bold to careful, and when you are at the top."),
    )


def _row(report: Report, d: Descent, drop: int, load: int, part: float, u: Units) -> DescentRow:
    how = report.plan_of(d.n)
    code = how.cue if how and d.key else ""
    name = presenting.descent_name(d, u)
    pace, eta = (NONE, "") if how is None else (_band(how, u), presenting.clock(report).bare(how.eta))
    return DescentRow(
        n=d.n,
        start=d.start,
        end=d.end,
        key=d.key,
        colour=palette.class_of(d.half_steeper),
        grade=d.grade,
        drop=drop,
        load=load,
        load_part=part,
        cue=phrases.short_cue(code),
        lines=(
            (str(d.n), ""),
            (name, u.distance_number(d.start, 2)),
            (units.whole(-drop), u.distance_number(d.length, 2)),
            (units.whole(100.0 * d.mean_gradient), units.whole(100.0 * d.steepest_gradient)),
            (phrases.grade(d.grade, d.grade_by_hand), ""),
            (str(load), ""),
            (pace, eta),
        ),
        order=(
            float(d.n),
            d.name.casefold() or "\uffff",  # those without a name last
            d.drop,
            -d.mean_gradient,
            float(d.grade),
            d.load,
            how.pace if how else 0.0,
        ),
        why=_why(report, d, how, name, phrases.cue(code), u),
    )


def _band(how: DescentPlan, u: Units) -> str:
    return f"{u.pace(how.pace_bold)}–{u.pace(how.pace_careful)}"


def _why(report: Report, d: Descent, how: DescentPlan | None, name: str, cue: str, u: Units) -> tuple[str, ...]:
    """A tooltip for each column of a descent."""
    half = _("Half steeper than {gradient}.").format(gradient=units.percent(d.half_steeper))
    drop = _("{drop} of the total {all}: {share}.").format(
        drop=u.height(-d.gross),
        all=u.height(-report.totals.descent),
        share=units.percent(d.share_of_descent, sign=False),
    )
    steepest = _("Steepest {gradient} over {base}, at {place}.").format(
        gradient=units.percent(d.steepest_gradient),
        base=u.height(d.steepest_baseline),
        place=u.distance(d.steepest_at, 2),
    )
    load = _("{load} m-eq ±40 %, {share} of the course.").format(
        load=units.whole(d.load), share=units.percent(d.load_share, sign=False)
    )
    pace = ""
    if how is not None:
        pace = _("{band}: from bold to careful on this gradient.").format(band=_band(how, u))
    return (half, f"{name}. {cue}." if cue else f"{name}.", drop, steepest, phrases.grade_reason(report, d), load, pace)


def folds(report: Report, rows: tuple[DescentRow, ...], u: Units) -> tuple[FoldRow, ...]:
    """The descents that are not key, folded per leg between stations; between bases where a course has those.

    A leg with a single one is not worth a fold.
    """
    route = report.course.route
    found = [(at, s.name, s.kind) for s in report.course.stations if (at := route.locate(s.pin)) is not None]
    bases = [s for s in found if s[2] == "base"]
    stops = sorted(bases or found)
    names = [_("Start"), *(name for _at, name, _kind in stops), _("Finish")]

    def leg(row: DescentRow) -> int:
        return sum(at <= row.start for at, _name, _kind in stops)

    groups = [(k, tuple(g)) for k, g in groupby((r for r in rows if not r.key), key=leg)]
    return tuple(_fold(k, group, f"{names[k]} – {names[k + 1]}", u) for k, group in groups if len(group) > 1)


def _fold(leg: int, members: tuple[DescentRow, ...], name: str, u: Units) -> FoldRow:
    count = ngettext("{n} smaller descent", "{n} smaller descents", len(members)).format(n=len(members))
    metres = sum(r.end - r.start for r in members)
    return FoldRow(
        leg=leg,
        members=members,
        load_part=min(sum(r.load_part for r in members), 1.0),
        lines=(
            ("", ""),
            (name, count),
            (units.whole(-sum(r.drop for r in members)), u.distance_number(metres, 2)),
            ("", ""),
            ("", ""),
            (str(sum(r.load for r in members)), ""),
            ("", ""),
        ),
    )
