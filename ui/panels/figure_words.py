"""What a report says in the key figures, and beside them about its sources of elevation."""

from dataclasses import dataclass

from routeplanner import units
from routeplanner.analysis.totals import Totals
from routeplanner.report import Report
from routeplanner.sheet import phrases
from routeplanner.units import NONE, Units
from routeplanner.words import _

Wordings = tuple[str, ...]  # from the longest to the shortest


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: caption, value, what stands small beside it, a note below, and the whole as a sentence."""

    caption: Wordings
    value: Wordings
    beside: str
    note: Wordings
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source of elevation: its code, name, what it gives, whether it can be chosen."""

    code: str
    name: str
    down: str
    up: str
    covered: str
    there: bool


def figures(report: Report, u: Units) -> tuple[Figure, Figure, Figure]:
    """Descent with its band; the steepest and the longest; the race against the runner's longest day."""
    return _descent(report, u), _extremes(report, u), _against(report, u)


def _descent(report: Report, u: Units) -> Figure:
    totals = report.totals
    caption: Wordings = (_("Descent (D−)"), "D−")
    if report.profile.coverage < 0.995:
        share = units.percent(report.profile.coverage, sign=False)
        caption = (_("D− of {share} of the route").format(share=share), _("D− of {share}").format(share=share))
    why = _("D− {down}, {low} to {high}: the band that its source and rule allow. {method}.").format(
        down=u.height(-totals.descent),
        low=u.height_number(totals.descent_low),
        high=u.height(totals.descent_high),
        method=phrases.method(report),
    )
    beside = phrases.plus_minus(totals.descent_high - totals.descent, u)
    return Figure(caption, (u.height(-totals.descent),), beside, (), why)


def _extremes(report: Report, u: Units) -> Figure:
    caption = (_("Steepest, and longest"), _("Steepest, longest"), _("Steepest"))
    if not report.descents:
        return Figure(caption, (NONE,), "", (_("no descents"),), _("There is no descent to name."))
    steepest = min(report.descents, key=lambda d: d.steepest_gradient)
    longest = max(report.descents, key=lambda d: d.drop)
    drop = u.height(phrases.shown_drops(report, u)[0][longest.n - 1])
    base = u.height(steepest.steepest_baseline)
    gradient = units.percent(steepest.steepest_gradient)
    said = {"gradient": gradient, "n": steepest.n, "base": base, "drop": drop, "other": longest.n}
    return Figure(
        caption,
        (_("{gradient} on {n}").format(**said), gradient),
        "",
        (_("max {base}; {drop} on {other}").format(**said), _("{drop} on {other}").format(**said)),
        _("Steepest: {gradient} over {base}, on descent {n}. Longest: {drop} down, on descent {other}.").format(**said),
    )


def _against(report: Report, u: Units) -> Figure:
    runner, load = report.runner, report.load
    if report.against_longest is not None and runner.longest_day is not None:
        ratio = report.against_longest
        times = _("{ratio} ×").format(ratio=units.decimal(ratio, 1) if ratio < 9.95 else units.whole(ratio))
        on = runner.longest_day_on
        day = "" if on is None else f"{times} {on.day} {on:%b}"
        most = u.height(-runner.longest_day)
        return Figure(
            (_("Against your longest day"), _("Your longest day"), _("Longest day")),
            (day, times) if day else (times,),
            "",
            (_("{down} in one run").format(down=most), most),
            _("The race has {times} the descent of your longest day: {down} in one run.").format(
                times=times, down=most
            ),
        )
    loss = units.percent(-load.quad_loss)
    return Figure(
        (_("Load, m-eq"),),
        (units.whole(load.used),),
        "±40" + units.THIN + "%",
        (_("quad strength {loss} at finish").format(loss=loss), _("quads {loss}").format(loss=loss)),
        _(
            "Load: drop weighted by gradient, speed and grade. 1 m-eq = 1 m down at −12 %. ±40 %. Quad strength at "
            "finish {loss}, between {low} and {high}. Say what your longest descent day was, and the race is set "
            "against it."
        ).format(loss=loss, low=units.percent(-load.quad_loss_low), high=units.percent(-load.quad_loss_high)),
    )


def sources(report: Report, u: Units) -> tuple[Source, ...]:
    """The choice of elevation: both sources side by side, and the rule that chooses."""
    profile = report.profile
    srtm = _("SRTM {resolution}″").format(resolution=f"{profile.resolution:.0f}") if report.srtm else _("SRTM")
    return (
        Source("auto", _("Choose for me"), "", "", "", True),
        _source("recorded", _("Recorded"), report.recorded, profile.coverage_recorded, _("not in the file"), u),
        _source("srtm", srtm, report.srtm, profile.coverage_srtm, _("not on this computer"), u),
    )


def _source(code: str, name: str, totals: Totals | None, coverage: float, absent: str, u: Units) -> Source:
    if totals is None:
        return Source(code, name, absent, "", "", False)
    band = phrases.plus_minus(totals.descent_high - totals.descent, u)
    down, up = f"{u.height_number(-totals.descent)} {band} {u.short_name}", u.height(totals.ascent)
    return Source(code, name, down, up, units.percent(coverage, sign=False), True)
