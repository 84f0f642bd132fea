"""Any stretch of a course in figures, all of them from its one report."""

from dataclasses import dataclass

import numpy as np

from routeplanner.course import NamedRange
from routeplanner.geo import Floats
from routeplanner.report.report import Report


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch from `start` to `end` [m]. Stretches that split a course add up to its totals.

    `drop` is start minus end elevation [m], `down` and `climb` what goes down and up on the way [m], counted as the
    totals are: below the dead-band a stretch inside a climb can have a small negative `climb`, and likewise `down`.
    Gradients [m/m], negative downhill; `steepest_gradient` over `steepest_baseline` [m], of climbs where the stretch
    ends higher than it starts. Not a number where the elevation is unknown.
    `time` moving, without stops [s], and `pace` [s/m] are None without a plan. `load` [m-eq], `load_share` of the
    whole course.
    """

    start: float
    end: float
    drop: float
    down: float
    climb: float
    mean_gradient: float
    steepest_gradient: float
    steepest_baseline: float
    time: float | None
    pace: float | None
    load: float
    load_share: float

    @property
    def length(self) -> float:
        """[m]"""
        return self.end - self.start


def measure(report: Report, start: float, end: float) -> Range:
    """The stretch from `start` to `end` [m], cut to the course. ValueError where nothing is left between them."""
    profile = report.profile
    start, end = max(start, 0.0), min(end, profile.length)
    if not start < end:
        raise ValueError(f"nothing between {start} m and {end} m")
    cells, part = _covered(profile.distance, start, end)
    down = _sum(report.down_metres[cells], part)
    rise = _sum(np.diff(profile.elevation[cells.start : cells.stop + 1]), part)
    top, foot = np.interp((start, end), profile.distance, profile.elevation)
    drop, length = float(top - foot), end - start
    known = bool(np.isfinite(profile.gradient[cells]).any())
    time = None if report.plan is None else report.plan.time_between(start, end)
    load, whole = _sum(report.cell_load[cells], part), float(report.cell_load.sum())
    return Range(
        start=start,
        end=end,
        drop=drop,
        down=down if known else float("nan"),
        climb=down + rise if known else float("nan"),
        mean_gradient=-drop / length,
        steepest_gradient=_steepest(profile.gradient[cells], -drop / length),
        steepest_baseline=min(profile.smoothing.baseline, length),
        time=time,
        pace=None if time is None else time / length,
        load=load,
        load_share=load / whole if whole > 0.0 else 0.0,
    )


def named_ranges(report: Report) -> tuple[tuple[NamedRange, Range], ...]:
    """The named ranges of the course with their figures, in the order in which they begin; without those that have no
    length."""
    course, length = report.course, report.profile.length
    known = ((own, course.stretch(own.span)) for own in course.ranges)
    some = [(own, *ends) for own, ends in known if ends is not None and max(ends[0], 0.0) < min(ends[1], length)]
    return tuple((own, measure(report, start, end)) for own, start, end in sorted(some, key=lambda one: one[1:]))


def _covered(distance: Floats, start: float, end: float) -> tuple[slice, Floats]:
    """The cells that the stretch touches, and which part of each it covers, shape (k,)."""
    first = int(np.searchsorted(distance, start, side="right")) - 1
    last = int(np.searchsorted(distance, end, side="left"))
    edges = np.clip(distance[first : last + 1], start, end)
    return slice(first, last), np.diff(edges) / np.diff(distance[first : last + 1])


def _sum(values: Floats, part: Floats) -> float:
    """Cells without a value count nothing, as in the totals."""
    return float((np.nan_to_num(values) * part).sum())


def _steepest(gradient: Floats, mean: float) -> float:
    """The steepest cell in the direction of the mean, never less steep than the mean itself."""
    known = gradient[np.isfinite(gradient)]
    if not len(known):
        return float("nan")
    if mean > 0.0:
        return max(float(known.max()), mean)
    return min(float(known.min()), mean) if np.isfinite(mean) else float(known.min())
