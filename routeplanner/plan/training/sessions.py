"""The sessions of a week: day, repeats, gradient, kind, and what to practise."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from routeplanner.plan.training.caps import ROUND, Dose, primer_gradient, round_down
from routeplanner.plan.training.case import Case

SessionKind = Literal["primer", "continuous", "race_specific", "technique", "top_up"]
Focus = Literal["lean", "core", "arms", "quick"]
Drill = Literal["fall_and_run", "hands_on_ribs", "wide_then_tucked", "count_steps"]
Slot = Literal[1, 2]

FOCUSES: tuple[Focus, ...] = ("lean", "core", "arms", "quick")
DRILLS: dict[Focus, Drill] = {
    "lean": "fall_and_run",
    "core": "hands_on_ribs",
    "arms": "wide_then_tucked",
    "quick": "count_steps",
}
FEWEST_REPEATS, MOST_REPEATS = 6, 10  # of a technique session (science.md §4.5)
EVEN = 0.95  # of a session in repeats of a multiple of 10 m is even enough
EASY_GROUND = 2  # technical grade at most where nothing technical is trained


@dataclass(frozen=True, slots=True)
class Session:
    """One run downhill. `slot` 1 is the shorter one of its week, 2 the long one.

    `descent` [m] is the whole of it, a multiple of 10; `per_rep` [m] its even share per repeat, rounded down to 10,
    so that `reps` times `per_rep` never exceeds it. `gradient` [m/m] is negative, `grade` the most technical ground.
    """

    day: date
    slot: Slot
    descent: float
    reps: int
    per_rep: float
    gradient: float
    grade: int
    kind: SessionKind
    focus: Focus
    drill: Drill
    hard: bool


def sessions(case: Case, dose: Dose, number: int, peak: int, last: date) -> tuple[Session, ...]:
    """The sessions of week `number` that ends on `last`, in order; the peak is week `peak`.

    The long one stands on the week's last day, the weekday of the race, the shorter one four days before (a
    setting): never less than 72 hours apart (science.md §4.4).
    """
    earlier = last - timedelta(days=int(case.settings.days_before_long))
    planned: tuple[tuple[Slot, date, float], ...] = ((1, earlier, dose.first), (2, last, dose.second))
    return tuple(
        session(case, day, slot, metres, number, kind_of(case, dose, slot, metres, number, peak), dose.kind == "peak")
        for slot, day, metres in planned
        if metres > 0.0
    )


def kind_of(case: Case, dose: Dose, slot: Slot, metres: float, number: int, peak: int) -> SessionKind:
    """From primer over continuous to race-specific; short sessions are for technique (science.md §4.5)."""
    if dose.kind == "taper" and slot == 2:
        return "top_up"
    opening = number == 1 and (case.start.first_ever or slot == 1 or case.per_week == 1)
    if opening and metres <= case.settings.primer_most:
        return "primer"
    if slot == 2:
        return "race_specific" if dose.kind in ("build", "peak") and 2 * number > peak else "continuous"
    fits = metres <= MOST_REPEATS * round_down(fast_drop(case, number))
    return "technique" if number > 1 and fits else "continuous"


def session(
    case: Case, day: date, slot: Slot, metres: float, number: int, kind: SessionKind, peak: bool = False
) -> Session:
    """A session of `metres` on `day`, with the repeats and the focus of its kind."""
    reps = repeats(case, metres, number, kind)
    turn = 2 * (number - 1) + slot - 1 + (number - 1) // 2  # each technique comes to both slots
    focus = FOCUSES[turn % len(FOCUSES)]
    hard = metres >= case.settings.hard_share * case.target.session or (peak and slot == 2)
    return Session(
        day=day,
        slot=slot,
        descent=metres,
        reps=reps,
        per_rep=round_down(metres / reps),
        gradient=gradient_of(case, number, kind),
        grade=grade_of(case, kind),
        kind=kind,
        focus=focus,
        drill=DRILLS[focus],
        hard=hard,
    )


def repeats(case: Case, metres: float, number: int, kind: SessionKind) -> int:
    """ceil(descent / hill) (science.md §4.5). Where the hill is free, or the repeats short, as many as come out even.

    Even: repeats of a multiple of 10 m that add up to the session, but for 5 % [D].
    """
    fast = kind == "technique"
    drop = fast_drop(case, number) if fast else case.hill
    fewest = max(math.ceil(metres / drop - 1e-9), FEWEST_REPEATS if fast else 1)
    if case.hill_known and not fast:
        return fewest
    most = int(metres // ROUND)
    counts = range(min(fewest, most), min(max(2 * fewest, MOST_REPEATS), MOST_REPEATS if fast else most, most) + 1)
    even = [n for n in counts if n * round_down(metres / n) >= EVEN * metres]
    return even[0] if even else max(counts, key=lambda n: (n * round_down(metres / n), -n))


def fast_drop(case: Case, number: int) -> float:
    """What one fast repeat of about a minute goes down [m], at most the hill, at least 10 [D]."""
    s = case.settings
    return max(ROUND, min(s.repeat_seconds * s.repeat_speed * -gradient_of(case, number, "technique"), case.hill))


def gradient_of(case: Case, number: int, kind: SessionKind) -> float:
    """That of the race, in whole percents; milder for a primer and a top-up, and in the first weeks."""
    s = case.settings
    if kind == "primer":
        return -math.floor(100.0 * primer_gradient(case) + 1e-9) / 100.0
    steep = max(-case.gradient, 0.01)
    if kind == "top_up":
        steep = min(steep, s.first_gradient)
    if number <= int(s.early_weeks):
        steep = min(steep, s.steepest_early)
    return -round(steep, 2)


def grade_of(case: Case, kind: SessionKind) -> int:
    """The most technical ground of a session: the race's own only where technique or the race is trained."""
    if kind == "primer":
        return 1
    return case.grade if kind in ("technique", "race_specific") else min(case.grade, EASY_GROUND)
