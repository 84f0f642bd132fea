"""From a report to what the page Stride says and draws."""

from itertools import pairwise

import numpy as np

from routeplanner import units
from routeplanner.physiology import stride
from routeplanner.plan import cues
from routeplanner.report import Report
from routeplanner.sheet import phrases
from routeplanner.units import decimal
from routeplanner.words import _
from ui.charts.steps import Step
from ui.style import palette

GRADES = (2.0, 3.0, 4.0)  # stand for the columns T1 and T2, T3, T4 and T5 of the cue table
CUES = 2  # of a cell


def anchor(report: Report) -> float:
    """The runner's own cadence at 3 m/s [steps/min], measured or from the height."""
    runner = report.runner
    own = stride.preferred_cadence(np.array([3.0]), runner.height, runner.cadence, report.settings.stride)
    return float(own[0])


def advised(report: Report) -> tuple[str, str]:
    """Advised cadence and step length over all descents. Needs a stride."""
    assert report.stride is not None
    return (
        _("{cadence} spm").format(cadence=round(report.stride.cadence)),
        _("{step} m a step").format(step=decimal(report.stride.step, 2)),
    )


def own(report: Report) -> tuple[str, str]:
    """The runner's own cadence at the same speeds, and the longer step that goes with it. Needs a stride."""
    whole = report.stride
    assert whole is not None
    step = whole.step * whole.cadence / whole.cadence_own  # at the same speed
    return (
        _("{cadence} spm").format(cadence=round(whole.cadence_own)),
        _("{step} m a step").format(step=decimal(step, 2)),
    )


def at_three(report: Report) -> str:
    """The runner's own cadence on level ground and where it comes from."""
    return _("{cadence} spm at 3 m/s, {source}").format(
        cadence=round(anchor(report)), source=phrases.own_cadence(report)
    )


def steps(report: Report) -> tuple[Step, ...]:
    """Step length of every descent, the exceptions marked."""
    odd = {d.n for d in phrases.odd_steps(report)}
    return tuple(Step(d.n, d.step, d.n in odd) for d in report.descent_plans)


def spoken_steps(report: Report) -> str:
    """The chart of steps for those who do not see it."""
    return "; ".join(
        _("{n}: {step} m, {cadence} spm").format(n=d.n, step=decimal(d.step, 2), cadence=round(d.cadence))
        for d in report.descent_plans
    )


def bands() -> tuple[tuple[str, float, float], ...]:
    """Name and ends [m/m] of the rows of the cue table, mildest first; the last one is open."""
    edges = (0.0, *cues.BANDS, -1.0)
    between = _("{start} to {end}")
    names = (
        _("to {end}").format(end=units.percent(edges[1])),
        *(between.format(start=units.whole(100.0 * a), end=units.percent(b)) for a, b in pairwise(cues.BANDS)),
        _("beyond {start}").format(start=units.percent(edges[-2])),
    )
    return tuple(zip(names, edges[:-1], edges[1:], strict=True))


def colours() -> tuple[tuple[int, ...], ...]:
    """The gradient classes of each of those rows, by the middle of their bands."""
    rows: list[list[int]] = [[] for _band in bands()]
    for low, high in pairwise((*palette.DOWN, 0.5)):
        rows[_row(-0.5 * (low + high))].append(palette.class_of(-0.5 * (low + high)))
    return tuple(tuple(row) for row in rows)


def _row(gradient: float) -> int:
    return sum(gradient < band for band in cues.BANDS)


def cue_table(report: Report) -> tuple[tuple[str, ...], ...]:
    """Rows by gradient, columns by grade: the first cues of each, in a few words."""
    return tuple(
        tuple(
            ", ".join(phrases.short_cue(code) for code in cues.cues(0.5 * (a + b), grade, report.runner.poles)[:CUES])
            for grade in GRADES
        )
        for _name, a, b in bands()
    )


def here(report: Report) -> set[tuple[int, int]]:
    """Row and column of the cue table of every descent of the course."""
    return {(_row(d.half_steeper), 0 if d.grade <= 2 else 1 if d.grade == 3 else 2) for d in report.descents}
