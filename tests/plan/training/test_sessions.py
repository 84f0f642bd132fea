"""Days, repeats, kinds and focus of the sessions."""

from collections.abc import Callable

import pytest

from routeplanner.plan.training.block import TrainingBlock
from routeplanner.plan.training.sessions import DRILLS, FOCUSES

Build = Callable[..., TrainingBlock]


@pytest.fixture
def ten_weeks(block: Build) -> TrainingBlock:
    return block(1745, 70, weekly_descent=200, longest_descent=100, hill_drop=312)


def test_repeats_are_the_session_over_a_known_hill(ten_weeks: TrainingBlock) -> None:
    long = {w.number: (s.descent, s.reps, s.per_rep) for w in ten_weeks.weeks for s in w.sessions if s.slot == 2}
    assert long[3] == (400, 2, 200)
    assert long[7] == (720, 3, 240)
    assert long[8] == (860, 3, 280)


def test_repeats_come_out_even_where_the_hill_is_free(block: Build) -> None:
    free = block(10000, 84, weekly_descent=300, longest_descent=150, gradient=-0.25)
    for s in free.sessions:
        assert 0.9 * s.descent <= s.reps * s.per_rep <= s.descent
        assert s.per_rep <= 100


def test_technique_is_six_to_ten_fast_repeats_of_a_minute(block: Build) -> None:
    fast = [s for s in block(10000, 84, weekly_descent=300, longest_descent=150).sessions if s.kind == "technique"]
    assert fast
    for s in fast:
        assert 6 <= s.reps <= 10
        assert s.per_rep <= 60 * 3.5 * -s.gradient + 1e-9
        assert s.slot == 1


def test_kinds_go_from_primer_to_the_race(ten_weeks: TrainingBlock) -> None:
    kinds = [[s.kind for s in week.sessions] for week in ten_weeks.weeks]
    assert kinds[0] == ["primer", "continuous"]
    assert [week[1] for week in kinds[4:8]] == ["race_specific"] * 4
    assert kinds[3][1] == "continuous"  # the lighter week
    assert kinds[8][1] == "top_up"
    assert kinds[9] == []


def test_technical_ground_only_where_it_is_trained(block: Build) -> None:
    rough = block(1200, 56, weekly_descent=200, longest_descent=100, grade=5)
    for s in rough.sessions:
        assert s.grade == {"primer": 1, "continuous": 2, "top_up": 2, "technique": 5, "race_specific": 5}[s.kind]
    smooth = block(1200, 56, weekly_descent=200, longest_descent=100, grade=1)
    assert {s.grade for s in smooth.sessions} == {1}


def test_each_technique_comes_with_its_drill_to_both_slots(block: Build) -> None:
    sessions = block(1200, 84, weekly_descent=200, longest_descent=100).sessions
    assert {(s.slot, s.focus) for s in sessions} == {(slot, focus) for slot in (1, 2) for focus in FOCUSES}
    assert all(s.drill == DRILLS[s.focus] for s in sessions)


def test_hard_is_70_percent_of_the_target_and_the_last_long_one(block: Build) -> None:
    worked = block(1200, 56, weekly_descent=200, longest_descent=100)
    assert [s.descent for s in worked.sessions if s.hard] == [500, 600]
    short = block(1200, 21, weekly_descent=200, longest_descent=100)
    assert [s.day for s in short.sessions if s.hard] == [short.last_hard]
