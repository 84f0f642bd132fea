"""How much each week may hold: growth, lighter weeks, the peak, and the two weeks after it."""

import math
from dataclasses import dataclass
from typing import Literal

from routeplanner.plan.training.case import FEWEST_WEEKS, Case

WeekKind = Literal["build", "deload", "peak", "taper", "race"]
ROUND = 10.0  # every shown figure, always down, so that no cap is broken by rounding (science.md §0)
WINDOW = 30  # days in which the longest session counts (science.md §4.3)


@dataclass(frozen=True, slots=True)
class Dose:
    """The descent of one week [m]. `total` and `longest` are exact, they feed the next week's caps.

    `first` and `second` are what is planned for the shorter and the long session, multiples of 10 m, 0 for none.
    """

    kind: WeekKind
    cap: float
    session_cap: float
    total: float
    longest: float
    first: float
    second: float


def round_down(metres: float) -> float:
    """To 10 m. A hair below a multiple of 10 is floating point and counts as it."""
    return ROUND * math.floor(metres / ROUND + 1e-7)


def round_below(metres: float) -> float:
    """The largest multiple of 10 m that is less than `metres`, at least 0."""
    return max(0.0, ROUND * (math.ceil(metres / ROUND - 1e-7) - 1))


def doses(case: Case, weeks: int) -> tuple[Dose, ...]:
    """All weeks of a block of `weeks` (3 or more) that ends with the race (science.md §4.3, §4.8 and §0) [D].

    The peak is the third week from the end. Every fourth is lighter, unless it is the peak, and the week after it
    grows from the one before it. What a week holds is the least of its cap and of sessions times session cap.
    """
    if weeks < FEWEST_WEEKS:
        raise ValueError("a block needs three weeks")
    peak = weeks - 2
    out: list[Dose] = []
    total, runs = case.start.week, [(0, case.start.longest)]
    for k in range(1, peak + 1):
        last = 7 * k
        if k != peak and k % int(case.settings.deload_every) == 0:
            dose = _deload(case, out[-1])
        else:
            recent = max(descent for day, descent in runs if day >= last - WINDOW)
            dose = _build(case, "peak" if k == peak else "build", total, recent, first=k == 1)
            total = dose.total
        runs.append((last, dose.longest))
        out.append(dose)
    return (*out, *taper(case, out[-1].total))


def _build(case: Case, kind: WeekKind, before: float, recent: float, first: bool) -> Dose:
    s = case.settings
    cap = min(case.hold, max(s.week_growth * before, before + s.week_step))
    growth = s.session_growth_careful if case.careful else s.session_growth
    session_cap = min(case.longest, max(growth * recent, recent + s.session_step))
    if first and case.start.first_ever:
        session_cap = min(session_cap, first_ever_most(case))
    total = min(cap, case.per_week * session_cap)
    longest = _long_part(case, total, session_cap)
    return _dose(case, kind, cap, session_cap, total, longest)


def _deload(case: Case, before: Dose) -> Dose:
    share = case.settings.deload
    return _dose(case, "deload", *(share * x for x in (before.total, before.longest, before.total, before.longest)))


def _dose(case: Case, kind: WeekKind, cap: float, session_cap: float, total: float, longest: float) -> Dose:
    second = _worth(case, round_down(longest))
    rest = min(round_down(total) - round_down(longest), round_down(session_cap)) if case.per_week > 1 else 0.0
    return Dose(kind, cap, session_cap, total, longest, _worth(case, rest), second)


def _long_part(case: Case, total: float, session_cap: float) -> float:
    """Of `total`, what the long session takes: as much as it may, but leaving the other one worth its way."""
    if case.per_week == 1:
        return total
    s, target = case.settings, case.target
    share = max(s.long_share, target.session / target.week) if case.worth_it else 1.0
    longest = min(session_cap, share * total)
    if total - longest >= s.smallest:
        return longest
    return total if total <= session_cap else max(0.0, total - s.smallest)


def first_ever_most(case: Case) -> float:
    """Most descent of somebody's first session [m]: 150 m, and ten easy minutes (science.md §4.3) [D]."""
    s = case.settings
    return min(s.first_session, 60.0 * s.first_minutes * s.first_speed * min(s.first_gradient, primer_gradient(case)))


def primer_gradient(case: Case) -> float:
    """Steepness of a primer, positive [m/m]: that of the race, but between 5 and 8 %."""
    return min(max(-case.gradient, case.settings.primer_mild), case.settings.primer_steep)


def taper(case: Case, peak: float) -> tuple[Dose, Dose]:
    """The week after the last hard descent, and the race week, below ceilings over the `peak` week [m].

    The easy session of day -9 to -5 stands at the end of the first; it is held to both ceilings, so
    that the runner may move it there. The race week itself has none.
    """
    s = case.settings
    ceilings = s.taper_first * peak, s.taper_second * peak
    easy = s.taper_session * case.target.session
    second = _worth(case, min(round_down(min(case.top_up, *ceilings)), round_below(easy)))
    first = min(round_down(ceilings[0]) - second, round_below(easy)) if case.per_week > 1 else 0.0
    first = _worth(case, first)
    week = Dose("taper", ceilings[0], easy, first + second, max(first, second), first, second)
    return week, Dose("race", ceilings[1], min(case.top_up, easy), 0.0, 0.0, 0.0, 0.0)


def _worth(case: Case, metres: float) -> float:
    return metres if metres >= case.settings.smallest else 0.0
