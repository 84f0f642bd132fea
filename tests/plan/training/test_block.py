"""Rules that the worked figures do not show: experts, beginners, caution, long waits, and what cannot be planned."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from routeplanner.errors import PlannerError
from routeplanner.plan.training.block import STOP_RULES, TrainingBlock, build_block
from routeplanner.plan.training.settings import TrainingSettings

Build = Callable[..., TrainingBlock]


def test_an_expert_is_held_not_cut(block: Build) -> None:
    held = block(1200, 56, weekly_descent=1500, longest_descent=900)
    assert [week.descent for week in held.weeks[:6]] == [1500, 1500, 1500, 970, 1500, 1500]
    assert "expert_hold" in held.notes
    assert held.reachable_share == 1.0


def test_an_expert_is_held_at_twice_the_target_at_most(block: Build) -> None:
    assert block(1200, 56, weekly_descent=5000, longest_descent=3000).peak_descent == 1920


def test_a_week_is_sessions_times_session_cap_at_most(block: Build) -> None:
    first = block(1200, 56, weekly_descent=900, longest_descent=100).weeks[0]
    assert first.cap == 960
    assert first.session_cap == 200
    assert first.descent == 400


def test_few_days_have_one_session_a_week(block: Build) -> None:
    few = block(1200, 56, weekly_descent=200, longest_descent=100, days_per_week=3)
    assert all(len(week.sessions) <= 1 for week in few.weeks)
    assert few.reachable_share == pytest.approx(600 / 960)
    assert {"one_session", "week_short"} <= set(few.notes)


def test_caution_slows_sessions_down(block: Build) -> None:
    plain, careful = (
        block(10000, 35, weekly_descent=2000, longest_descent=1200, careful=careful) for careful in (False, True)
    )
    assert plain.weeks[0].session_cap == pytest.approx(1440)
    assert careful.weeks[0].session_cap == pytest.approx(1320)
    assert careful.peak_session < plain.peak_session


@pytest.mark.parametrize("days_per_week", [1, 4])
def test_a_race_in_the_far_future_is_planned_at_once(block: Build, days_per_week: int) -> None:
    far = block(1200, 7 * 100_000, weekly_descent=200, longest_descent=100, days_per_week=days_per_week)
    near = block(1200, 7 * 104, weekly_descent=200, longest_descent=100, days_per_week=days_per_week)
    assert "starts_later" in far.notes
    assert [week.descent for week in far.weeks] == [week.descent for week in near.weeks]


@pytest.mark.parametrize(("weekly", "longest"), [(0, 0), (49, 99)])
def test_a_first_session_is_short_mild_and_easy(block: Build, weekly: float, longest: float) -> None:
    beginner = block(1200, 56, weekly_descent=weekly, longest_descent=longest, gradient=-0.25)
    for s in beginner.weeks[0].sessions:
        assert s.descent <= 150
        assert s.descent / -s.gradient <= 10 * 60 * 2.5 + 1e-9  # ten minutes at an easy speed
        assert (s.kind, s.gradient, s.grade) == ("primer", -0.08, 1)
    assert "first_ever" in beginner.notes


def test_an_unknown_history_is_said_and_starts_like_a_first_time(block: Build) -> None:
    unknown = block(1200, 56)
    assert {"history_unknown", "first_ever"} <= set(unknown.notes)
    assert unknown.sessions[0].descent <= 150
    assert (unknown.start_week, unknown.start_longest) == (100, 50)


def test_nothing_steeper_than_20_percent_before_week_4(block: Build) -> None:
    steep = block(3000, 84, weekly_descent=400, longest_descent=200, gradient=-0.28)
    assert min(s.gradient for week in steep.weeks[:3] for s in week.sessions) == -0.20
    assert {s.gradient for week in steep.weeks[3:10] for s in week.sessions} == {-0.28}
    assert "mild_early" in steep.notes


def test_the_peak_week_is_never_a_deload(block: Build) -> None:
    for days, number in ((42, 4), (70, 8)):
        peak = block(1200, days, weekly_descent=200, longest_descent=100).weeks[number - 1]
        assert (peak.kind, peak.last) == ("peak", date(2027, 9, 26))


def test_a_long_wait_starts_later(block: Build) -> None:
    early = block(1200, 210, weekly_descent=200, longest_descent=100)
    assert len(early.weeks) == 12
    assert "starts_later" in early.notes
    assert early.reachable_share == 1.0


def test_a_longer_block_where_it_reaches_more(block: Build) -> None:
    huge = block(10000, 210, weekly_descent=300, longest_descent=150)
    assert 12 < len(huge.weeks) < 30
    assert huge.reachable_share == 1.0


def test_what_is_over_a_month_old_no_longer_carries_a_session(block: Build) -> None:
    weeks = block(6000, 84, weekly_descent=60, longest_descent=1000).weeks
    assert weeks[3].kind == "deload"
    assert weeks[0].session_cap == pytest.approx(1200)  # from M0
    assert weeks[4].session_cap < 1200  # from what the block itself did


def test_a_race_without_descent_asks_for_nothing(block: Build) -> None:
    flat = block(30, 56, gradient=-0.01)
    assert flat.notes == ("no_descent",)
    assert flat.sessions == ()
    assert flat.reachable_share == 1.0
    assert block(0, 56, gradient=0.0).sessions == ()


def test_stop_rules_are_always_there(block: Build) -> None:
    assert block(1200, 5).stop_rules == STOP_RULES == ("pain_or_soreness", "seek_help")


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_race_that_is_not_in_the_future(block: Build, days: int) -> None:
    with pytest.raises(PlannerError) as error:
        block(1200, days)
    assert "date" in error.value.hint


@pytest.mark.parametrize(
    "inputs",
    [
        {"gradient": float("nan")},
        {"gradient": 0.1},
        {"weekly_descent": -1.0},
        {"longest_descent": float("inf")},
        {"days_per_week": 0},
        {"days_per_week": 8},
        {"hill_drop": 5.0},
        {"hill_drop": float("nan")},
    ],
)
def test_figures_that_are_none(block: Build, inputs: dict[str, float]) -> None:
    with pytest.raises(PlannerError) as error:
        block(1200, 56, **inputs)
    assert error.value.hint


@pytest.mark.parametrize("descent", [-1.0, float("nan"), float("inf")])
def test_an_unknown_race(block: Build, descent: float) -> None:
    with pytest.raises(PlannerError):
        block(descent, 56)


def test_settings_reach_the_plan() -> None:
    race = date(2027, 10, 10)

    def build(settings: TrainingSettings) -> TrainingBlock:
        return build_block(
            race_descent=1200, gradient=-0.12, grade=2, race_date=race, today=race - timedelta(days=56),
            weekly_descent=200, longest_descent=100, settings=settings,
        )  # fmt: skip

    assert build(TrainingSettings(week_share=0.7)).target_week == pytest.approx(840)
    assert build(TrainingSettings(deload_every=3)).weeks[2].kind == "deload"
    assert build(TrainingSettings(week_step=100)).weeks[0].cap == 300
