"""What must hold for every race, runner and calendar."""

import math
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from routeplanner.plan.training.block import TrainingBlock, build_block

calm = settings(deadline=None)  # a busy machine is no failure
MONDAY = date(2027, 3, 1)
metres = st.one_of(st.none(), st.floats(0, 6000))
races = st.floats(0, 26000)


def built(
    descent: float,
    weekly: float | None,
    longest: float | None,
    days: int,
    weekday: int = 0,
    gradient: float = -0.12,
    per_week: int = 5,
    hill: float | None = None,
    careful: bool = False,
) -> TrainingBlock:
    race = MONDAY + timedelta(days=weekday)
    return build_block(
        race_descent=descent, gradient=gradient, grade=3, race_date=race, today=race - timedelta(days=days),
        weekly_descent=weekly, longest_descent=longest, days_per_week=per_week, hill_drop=hill, careful=careful,
        strength=True,
    )  # fmt: skip


blocks = st.builds(
    built,
    races,
    metres,
    metres,
    st.integers(1, 30 * 7 + 6),
    st.integers(0, 6),
    st.floats(-0.45, 0.0),
    st.integers(1, 7),
    st.one_of(st.none(), st.floats(10, 2000)),
    st.booleans(),
)


@calm
@given(blocks)
def test_no_cap_is_broken(block: TrainingBlock) -> None:
    for week in block.weeks:
        assert week.descent <= week.cap + 1e-6
        assert all(s.descent <= week.session_cap + 1e-6 for s in week.sessions)


@calm
@given(blocks)
def test_growth_is_within_the_rule_but_for_rounding(block: TrainingBlock) -> None:
    growing = [w for w in block.weeks if w.kind in ("build", "peak") and w.descent]
    for a, b in pairwise(growing):
        exact = a.descent + 20.0  # both sessions were rounded down
        assert b.descent <= max(1.25 * exact, exact + 150.0)


@calm
@given(blocks)
def test_sums_and_roundings(block: TrainingBlock) -> None:
    for week in block.weeks:
        assert week.descent == sum(s.descent for s in week.sessions)
        for s in week.sessions:
            assert s.descent % 10 == s.per_rep % 10 == 0
            assert s.descent >= 50
            assert s.reps >= 1
            assert 0 < s.reps * s.per_rep <= s.descent
    assert block.peak_descent == max(w.descent for w in block.weeks)
    assert 0.0 <= block.reachable_share <= 1.0


@calm
@given(blocks)
def test_calendar(block: TrainingBlock) -> None:
    assert [w.number for w in block.weeks] == list(range(1, len(block.weeks) + 1))
    assert block.weeks[-1].last == block.race_date
    for a, b in pairwise(block.weeks):
        assert b.first == a.last + timedelta(days=1)
        assert b.last == a.last + timedelta(days=7)
    for week in block.weeks:
        assert week.first > block.today
        assert all(week.first <= s.day <= week.last for s in week.sessions)
        assert all(week.first <= day <= week.last for day in week.strength)
    for s, t in pairwise(block.sessions):
        assert t.day - s.day >= timedelta(hours=72)


@calm
@given(blocks)
def test_the_last_three_weeks(block: TrainingBlock) -> None:
    before = {s: (s.day - block.race_date).days for s in block.sessions}
    late = [s for s, day in before.items() if day >= -9]
    assert len(late) <= 1
    assert all(day < -4 for day in before.values())
    if block.full_weeks >= 3:
        assert block.weeks[-3].kind == "peak"
        assert (block.weeks[-3].last - block.race_date).days == -14
        if block.sessions:
            assert block.last_hard is not None
            assert (block.last_hard - block.race_date).days == -14
        assert all(s.descent < 0.5 * block.target_session for s, day in before.items() if day > -14)
        assert sum(s.descent for s, day in before.items() if -13 <= day <= -7) <= 0.5 * block.weeks[-3].cap + 1e-6


@calm
@given(races, metres, metres, st.integers(1, 216))
def test_the_top_up_is_small(descent: float, weekly: float | None, longest: float | None, days: int) -> None:
    block = built(descent, weekly, longest, days)
    for s in block.sessions:
        if s.day >= block.race_date - timedelta(days=9):
            assert s.descent <= min(0.15 * descent, 250.0)


@calm
@given(blocks)
def test_every_fourth_week_is_lighter(block: TrainingBlock) -> None:
    for week in block.weeks:
        assert (week.kind == "deload") == (week.number % 4 == 0 and week.number < len(block.weeks) - 2)


@calm
@given(blocks)
def test_gradients_suit_the_race_and_the_week(block: TrainingBlock) -> None:
    for week in block.weeks:
        for s in week.sessions:
            assert -0.45 <= s.gradient < 0.0
            assert week.number >= 4 or s.gradient >= -0.20
            if s.kind == "primer":
                assert -0.08 <= s.gradient <= -0.05


@calm
@given(races, races, metres, metres, st.integers(1, 12 * 7 + 6), st.integers(1, 7))
def test_more_race_never_asks_for_less(
    a: float, b: float, weekly: float | None, longest: float | None, days: int, per_week: int
) -> None:
    low, high = (built(d, weekly, longest, days, per_week=per_week) for d in sorted((a, b)))
    assert high.target_week >= low.target_week
    assert high.target_session >= low.target_session
    assert high.peak_descent >= low.peak_descent
    for x, y in zip(low.weeks, high.weeks, strict=True):
        if x.kind in ("build", "peak"):
            assert y.descent >= x.descent


@calm
@given(races, metres, metres, st.integers(0, 28))
def test_more_time_never_reaches_less(descent: float, weekly: float | None, longest: float | None, n: int) -> None:
    one, more = (built(descent, weekly, longest, 7 * weeks + 1) for weeks in (n, n + 1))
    if one.full_weeks >= 3:
        assert more.reachable_share >= one.reachable_share - 1e-9


@calm
@given(blocks)
@example(built(1.0, None, 0.0, 49, gradient=0.0, per_week=4))  # less than one session is worth
def test_figures_are_numbers(block: TrainingBlock) -> None:
    figures = [x for w in block.weeks for x in (w.descent, w.cap, w.session_cap)]
    assert all(math.isfinite(x) and x >= 0.0 for x in figures)
