"""The same answers as plain text for a terminal. Descent comes first everywhere."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from routeplanner import units
from routeplanner.analysis.compare import BANDS
from routeplanner.report import Comparison, Report
from routeplanner.sheet import phrases
from routeplanner.units import NONE, Units
from routeplanner.words import _, one_line

if TYPE_CHECKING:
    from routeplanner.plan.training.block import TrainingBlock


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1, words_last: bool = False) -> str:
    """Columns aligned by their longest cell: words, the first `left` and maybe the last, to the left, numbers not."""
    words = {*range(left), *([len(head) - 1] if words_last else [])}
    widths = [max(len(row[k]) for row in [head, *rows]) for k in range(len(head))]

    def row(cells: Sequence[str]) -> str:
        aligned = [c.ljust(w) if k in words else c.rjust(w) for k, (c, w) in enumerate(zip(cells, widths, strict=True))]
        return "  ".join(aligned).rstrip()

    return "\n".join([row(head), *(row(r) for r in rows)])


def analysis(report: Report, u: Units) -> str:
    """Totals, the ledger, grades and load."""
    parts = [_headline(report, u), *(f"  {note}" for note in phrases.notes(report))]
    if report.descents:
        parts += ["", ledger(report, u)]
    return "\n".join(parts) + "\n"


def _headline(report: Report, u: Units) -> str:
    totals = report.totals
    kind = _("Course") if report.course.kind == "course" else _("My run")
    spread = u.distance_number(totals.distance_high - totals.distance)
    lines = [f"{one_line(report.course.name)}  ({kind})"]
    distance = _("distance {distance} ±{spread}").format(distance=u.distance(totals.distance), spread=spread)
    if not report.has_elevation:
        return "\n".join([*lines, f"  {distance}, {phrases.method(report)}"])
    down = _("descent {down} ({low} to {high})").format(
        down=u.height(-totals.descent),
        low=u.height_number(totals.descent_low),
        high=u.height(totals.descent_high),
    )
    mark = ", " + _("uncertain") if totals.uncertain else ""
    up = _("climb {up}").format(up=u.height(totals.ascent))
    lines.append(f"  {down}{mark}, {up}, {distance}")
    lines.append(f"  {phrases.method(report)}")
    load, loss = report.load, report.load.quad_loss
    lines.append(
        "  "
        + _("load {load} m-eq, quad strength at finish {loss} ({low} to {high})").format(
            load=units.whole(load.used),
            loss=units.percent(-loss),
            low=units.percent(-load.quad_loss_low),
            high=units.percent(-load.quad_loss_high),
        )
    )
    return "\n".join(lines)


def ledger(report: Report, u: Units) -> str:
    """Every descent, closed by the small ones and the sum; drops and loads add up as shown."""
    base = round(report.profile.smoothing.baseline / u.short)
    planned = bool(report.descent_plans)
    head = ["#", _("descent"), u.long_name, _("drop"), _("length"), _("mean"), f"max {base} {u.short_name}"]
    head += [_("grade"), _("load"), *((_("pace"), _("time")) if planned else ())]
    drops, small_drop = phrases.shown_drops(report, u)
    loads, small_load = phrases.shown_loads(report)
    rows = []
    for d, drop, share in zip(report.descents, drops, loads, strict=True):
        how = report.plan_of(d.n)
        rows.append(
            [
                f"{d.n}{'*' if d.key else ''}",
                one_line(d.name),
                u.distance_number(d.start, 2),
                units.whole(-drop),
                u.distance_number(d.length, 2),
                units.percent(d.mean_gradient),
                units.percent(d.steepest_gradient),
                phrases.grade(d.grade, d.grade_by_hand),
                units.percent(share / 100.0, sign=False),
                *((u.pace(how.pace), units.duration(how.time)) if how else ()),
            ]
        )
    empty = [""] * (len(head) - 9)
    small = units.percent(small_load / 100.0, sign=False)
    rows.append(["", _("small descents"), "", units.whole(-small_drop), "", "", "", "", small, *empty])
    rows.append(["", _("all"), "", u.height_number(-report.totals.descent), "", "", "", "", "", *empty])
    return (
        table(head, rows, left=2)
        + "\n"
        + _("* key: together {share} of the load").format(
            share=units.percent(sum(d.load_share for d in report.descents if d.key), sign=False)
        )
    )


def plan(report: Report, u: Units) -> str:
    """Finish, flat pace, stations and sections."""
    found = report.plan
    if found is None:
        return ""
    low, high = float(found.low[-1]), float(found.high[-1])
    lines = [
        _("Plan: {total} ({low} to {high}), flat pace {pace}").format(
            total=units.duration(found.total),
            low=units.duration(low, with_seconds=False),
            high=units.duration(high, with_seconds=False),
            pace=u.pace_with_unit(1.0 / found.level_speed),
        )
    ]
    if found.problem is not None:
        lines.append(impossible(report, u))
    elif faster := phrases.faster(report, u):
        lines.append(faster)
    head = [_("place"), u.long_name, _("arrive"), _("early"), _("late"), _("cut-off"), _("margin")]
    rows = [
        [
            one_line(s.name),
            u.distance_number(s.at),
            units.duration(s.eta),
            units.duration(s.low, with_seconds=False),
            units.duration(s.high, with_seconds=False),
            NONE if s.cut_off is None else units.duration(s.cut_off, with_seconds=False),
            NONE if s.margin is None else units.duration(s.margin, with_seconds=False),
        ]
        for s in report.stations
    ]
    lines += [table(head, rows), ""]
    head = [_("from"), _("to"), _("pace"), _("time"), _("limit"), _("descent")]
    rows = [
        [
            u.distance_number(s.start, 2),
            u.distance_number(s.end, 2),
            u.pace(s.pace),
            units.duration(s.time),
            phrases.limit(s.limit),
            str(s.descent or ""),
        ]
        for s in report.sections
    ]
    lines += [table(head, rows, left=0), ""]
    if report.stride is not None:
        lines.append(phrases.stride(report))
    lines += [f"{d.n}  {phrases.cue(d.cue)}" for d in report.descent_plans if report.descents[d.n - 1].key]
    return "\n".join(lines)


def impossible(report: Report, u: Units) -> str:
    """Why the goal cannot be planned."""
    return phrases.impossible(report, u)


def training(block: "TrainingBlock", report: Report, u: Units) -> str:
    """Weeks and sessions, with what the race asks for."""
    from routeplanner.plan.training.caps import round_down

    lines = [
        _("{name}: {down} down on {day}; peak week {peak} of {target}, {share} of what the race asks for").format(
            name=one_line(report.course.name),
            down=u.height(-report.totals.descent),
            day=block.race_date.isoformat(),
            peak=u.height(-block.peak_descent),
            target=u.height(-round_down(block.target_week)),
            share=units.percent(block.reachable_share, sign=False),
        )
    ]
    lines += [f"  {phrases.training_note(code)}" for code in block.notes]
    head = [_("week"), _("from"), _("to"), _("down"), _("cap"), _("sessions")]
    rows = []
    for week in block.weeks:
        said = "; ".join(phrases.session(s, u) for s in week.sessions) or phrases.week_kind(week.kind)
        first, last = week.first.isoformat(), week.last.isoformat()
        rows.append(
            [str(week.number), first, last, u.height_number(-week.descent), u.height_number(round_down(week.cap)), said]
        )
    text = table(head, rows, left=3, words_last=True).splitlines()
    return "\n".join([*lines, "", *text, "", *(phrases.stop_rule(code) for code in block.stop_rules)])


def comparison(value: Comparison, u: Units) -> str:
    """Bands and differences, the race first."""
    head = [_("gradient"), *map(one_line, value.names)]
    upper = [*(f"{100 * b:.0f}" for b in BANDS[1:]), ""]
    bands = [
        [
            f"{100 * low:.0f}–{high} %" if high else f"> {100 * low:.0f} %",
            *(
                u.height_number(own[k]) if r.has_elevation else NONE
                for r, own in zip(value.reports, value.bands, strict=True)
            ),
        ]
        for k, (low, high) in enumerate(zip(BANDS, upper, strict=True))
    ]
    head2 = ["", *map(one_line, value.names)]
    rows = [
        [phrases.difference(d.key, u), *(phrases.difference_value(d.key, v, u) for v in d.values)]
        for d in value.differences
    ]
    return "\n".join(
        [_("Descent by gradient, {unit}").format(unit=u.short_name), table(head, bands), "", table(head2, rows)]
    )
