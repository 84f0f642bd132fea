"""The worked figures of science.md §4 and the ones that §0 adds."""

from collections.abc import Callable
from datetime import date

import pytest

from routeplanner.plan.training.block import TrainingBlock

Build = Callable[..., TrainingBlock]


@pytest.fixture
def worked(block: Build) -> TrainingBlock:
    return block(1200, 56, weekly_descent=200, longest_descent=100)


def test_worked_targets(worked: TrainingBlock) -> None:
    assert (worked.target_session, worked.target_week, worked.full_weeks) == (600, 960, 8)
    assert worked.reachable_share == 1.0
    assert worked.notes == ("hill_unknown",)


def test_worked_week_caps(worked: TrainingBlock) -> None:
    caps = [week.cap for week in worked.weeks]
    assert caps == pytest.approx([350, 500, 650, 422.5, 812.5, 960, 480, 192])
    assert [week.kind for week in worked.weeks] == ["build"] * 3 + ["deload", "build", "peak", "taper", "race"]


def test_worked_session_caps(worked: TrainingBlock) -> None:
    caps = {week.number: week.session_cap for week in worked.weeks}
    assert [caps[n] for n in (1, 2, 3, 5, 6)] == pytest.approx([200, 300, 400, 500, 600])


def test_worked_weeks_are_the_caps_rounded_down(worked: TrainingBlock) -> None:
    assert [week.descent for week in worked.weeks[:6]] == [350, 500, 650, 420, 810, 960]
    assert [s.descent for week in worked.weeks[:6] for s in week.sessions if s.slot == 2] == [
        200, 300, 400, 260, 500, 600,
    ]  # fmt: skip


def test_worked_taper_stays_below_its_ceilings(worked: TrainingBlock) -> None:
    before, race = worked.weeks[6:]
    assert [(s.day, s.descent, s.kind) for s in before.sessions] == [
        (date(2027, 9, 29), 290, "continuous"),  # the most that is below half of 600 and leaves room for the
        (date(2027, 10, 3), 180, "top_up"),  # top-up of 15 % of the race
    ]
    assert before.descent == 470
    assert (race.sessions, race.descent) == ((), 0)


def test_worked_days(worked: TrainingBlock) -> None:
    assert (worked.weeks[0].first, worked.weeks[0].last) == (date(2027, 8, 16), date(2027, 8, 22))
    assert worked.weeks[-1].last == worked.race_date
    assert worked.last_hard == date(2027, 9, 26)  # day -14
    assert {s.day.strftime("%a") for s in worked.sessions} == {"Wed", "Sun"}


def test_three_weeks_reach_36_percent(block: Build) -> None:
    short = block(1200, 21, weekly_descent=200, longest_descent=100)
    assert int(100 * short.reachable_share) == 36
    assert [week.kind for week in short.weeks] == ["peak", "taper", "race"]
    assert {"week_short", "session_short"} <= set(short.notes)


def test_ten_thousand_in_twelve_weeks_reach_57_percent(block: Build) -> None:
    long = block(10000, 84, weekly_descent=300, longest_descent=150)
    assert int(100 * long.reachable_share) == 57
    # sessions times session cap bind the peak week: 2 x 1,140.48, below its cap of 2,288.8
    assert long.weeks[9].session_cap == pytest.approx(1140.48)
    assert long.weeks[9].cap == pytest.approx(2288.818, abs=1e-3)
    assert long.peak_descent == 2280
    assert [week.number for week in long.weeks if week.kind == "deload"] == [4, 8]


def test_above_4000_never_less_than_at_4000(block: Build) -> None:
    at, above = (block(d, 140, weekly_descent=800, longest_descent=500) for d in (4000, 4200))
    assert above.target_week == at.target_week == 2500
    assert above.target_session == at.target_session == 1500
    assert above.peak_descent >= at.peak_descent
