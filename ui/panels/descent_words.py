"""What a report says about one descent, in the strip below the ledger."""

from dataclasses import dataclass

import numpy as np

from routeplanner import units
from routeplanner.analysis.descents import Descent
from routeplanner.report import DescentPlan, Report
from routeplanner.sheet import phrases
from routeplanner.units import Units
from routeplanner.words import _
from ui import presenting
from ui.charts.values import DescentMark, ProfileValues
from ui.style import palette

Wordings = tuple[str, ...]  # from the longest to the shortest


@dataclass(frozen=True, slots=True)
class Strip:
    """One descent in detail: pairs of (caption, value, tooltip), each caption as wordings; the cue as a sentence."""

    n: int
    colour: int
    name: str
    grade: int
    grade_text: str
    grade_why: str
    by_hand: bool
    where: Wordings
    figures: tuple[tuple[Wordings, Wordings, str], ...]
    cue: str
    values: ProfileValues
    mark: DescentMark
    spoken: str


def strip(report: Report, n: int, u: Units) -> Strip:
    """Descent `n` in detail."""
    d, how = report.descents[n - 1], report.plan_of(n)
    ends = {"start": u.distance_number(d.start, 2), "end": u.distance_number(d.end, 2), "unit": u.long_name}
    short = _("{unit} {start} to {end}").format(**ends)
    half = _("half steeper than {gradient}").format(gradient=units.percent(d.half_steeper))
    colour = palette.class_of(d.half_steeper)
    return Strip(
        n=n,
        colour=colour,
        name=presenting.descent_name(d, u),
        grade=d.grade,
        grade_text=phrases.grade(d.grade, d.grade_by_hand),
        grade_why=phrases.grade_reason(report, d),
        by_hand=d.grade_by_hand,
        where=(f"{short}, {half}", short, half),
        figures=_strip_figures(report, n, u),
        cue=f"{phrases.cue(how.cue)}." if how is not None and how.cue else "",
        values=_cut_out(report, d, u),
        mark=DescentMark(n, d.start, d.end, colour, d.key, d.steepest_gradient, d.steepest_at),
        spoken=_("Descent {n} of {count}, {drop} over {length}, steepest {percent} percent").format(
            n=n,
            count=len(report.descents),
            drop=u.height(d.drop),
            length=u.distance(d.length, 2),
            percent=round(-100.0 * d.steepest_gradient),
        ),
    )


def _strip_figures(report: Report, n: int, u: Units) -> tuple[tuple[Wordings, Wordings, str], ...]:
    how = report.plan_of(n)
    if how is None:
        return ()
    unit = _("h") if how.time >= 3600.0 else _("min")
    step = f"{units.decimal(how.step / u.short, 2 if u.system == 'km' else 1)} {u.short_name}"
    out: list[tuple[Wordings, Wordings, str]] = [
        ((_("Pace, likely"), _("Pace")), (u.pace_with_unit(how.pace),), _paced(how, u)),
        ((_("Time"),), (f"{units.duration(how.time)} {unit}",), ""),
        (
            (_("Cadence and step"), _("Cadence, step")),
            (_("{cadence} spm, {step}").format(cadence=round(how.cadence), step=step),),
            _("Advised. Yours at this pace: {cadence} spm.").format(cadence=round(how.cadence_own)),
        ),
    ]
    if how.steep_length > 0.0 and how.down_speed > 0.0:
        down, length = u.down_speed(how.down_speed), u.height(how.steep_length)
        out.append(
            (
                (_("Down speed beyond −25 %"), _("Beyond −25 %")),
                (_("{down} for {length}").format(down=down, length=length), down),
                _("{down} for {length}").format(down=down, length=length),
            )
        )
    return tuple(out)


def _paced(how: DescentPlan, u: Units) -> str:
    """What the tooltip of the pace says: the band, what holds the runner back, what is walked."""
    said = _("{bold} to {careful}, from bold to careful; held back by {limit}").format(
        bold=u.pace(how.pace_bold), careful=u.pace(how.pace_careful), limit=phrases.limit(how.limit)
    )
    walked = _("; {share} of the time walked").format(share=units.percent(how.walk_share, sign=False))
    return said + (walked if how.walk_share >= 0.05 else "") + "."


def _cut_out(report: Report, d: Descent, u: Units) -> ProfileValues:
    """The profile of one descent alone: a moving cursor draws it anew."""
    profile = report.profile
    lo, hi = np.searchsorted(profile.distance, (d.start - 0.1, d.end + 0.1))
    cells = slice(int(lo), int(hi) - 1)
    return ProfileValues(
        profile.distance[lo:hi],
        profile.elevation[lo:hi],
        profile.gradient[cells],
        baseline=d.steepest_baseline,
        units=u,
    )
