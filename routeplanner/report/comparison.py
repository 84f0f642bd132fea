"""Several reports side by side (house.md): a value of its own, beside them."""

from dataclasses import dataclass

from routeplanner.analysis import compare as comparing
from routeplanner.analysis import descents
from routeplanner.analysis.descents import Descent
from routeplanner.geo import Floats
from routeplanner.report.report import Report

STEEP = -0.25  # [m/m]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of every course, the race first; not a number where unknown. `key` is a code, see sheet.phrases.

    Keys and units: distance, descent, ascent, downhill_length, drop_steep, longest_descent, load [m, m, m, m, m, m,
    m-eq]; half_steeper, steepest [m/m]; descents [number]; share_of_race_load [1].
    """

    key: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Courses in the order given, the first is the race. `bands` per course, shape (9,): metres of descent per band.

    A course without elevation has nothing in its bands, and no `load_share`.
    """

    reports: tuple[Report, ...]
    bands: tuple[Floats, ...]
    differences: tuple[Difference, ...]
    load_share: tuple[float, ...]
    mix: tuple[float, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(r.course.name for r in self.reports)


def compare(reports: tuple[Report, ...]) -> Comparison:
    """Compare the descents of two or more courses; loads are course loads, so that no plan is needed."""
    if len(reports) < 2:
        raise ValueError("a comparison needs two courses")
    bands = tuple(comparing.metres_per_band(r.profile.gradient, r.down_metres) for r in reports)
    race = reports[0].load.course
    share = tuple(r.load.course / race if race > 0 and r.has_elevation else float("nan") for r in reports)

    def row(key: str, values: list[float]) -> Difference:
        """Without elevation nothing is known, which is not nothing."""
        known = zip(reports, values, strict=True)
        return Difference(key, tuple(v if r.has_elevation else float("nan") for r, v in known))

    rows = (
        Difference("distance", tuple(r.totals.distance for r in reports)),
        row("descent", [r.totals.descent for r in reports]),
        row("ascent", [r.totals.ascent for r in reports]),
        row("downhill_length", [_downhill(r) for r in reports]),
        row("half_steeper", [descents.half_steeper(_gradient(r), r.down_metres) for r in reports]),
        row("steepest", [min((d.steepest_gradient for d in r.descents), default=float("nan")) for r in reports]),
        row("drop_steep", [comparing.steeper_than(STEEP, r.profile.gradient, r.down_metres) for r in reports]),
        row("longest_descent", [max((d.drop for d in r.descents), default=0.0) for r in reports]),
        row("descents", [float(len(r.descents)) for r in reports]),
        row("load", [r.load.course for r in reports]),
        row("share_of_race_load", list(share)),
    )
    mixes = tuple(comparing.mix(bands[0], own) for own in bands)
    return Comparison(reports, bands, rows, share, mixes)


@dataclass(frozen=True, slots=True)
class Alike:
    """A key descent of the race, and the most alike descent of every other course; None where one has no descent."""

    descent: Descent
    others: tuple[Descent | None, ...]


def key_descents(comparison: Comparison) -> tuple[Alike, ...]:
    """The key descents of the race, the largest load first, each with its like on the other courses."""
    race, *others = comparison.reports
    key = sorted((d for d in race.descents if d.key), key=lambda d: -d.load)
    return tuple(Alike(d, tuple(comparing.nearest(d, other.descents) for other in others)) for d in key)


def _gradient(report: Report) -> Floats:
    import numpy as np

    return np.nan_to_num(report.profile.gradient)


def _downhill(report: Report) -> float:
    """Length [m] of all ground that goes down at 2 % or more: the same rule for every course."""
    return float((report.profile.gradient <= -0.02).sum()) * report.profile.step
