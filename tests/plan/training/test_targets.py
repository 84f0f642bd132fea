"""P1 and PW of science.md §4.2 with the order of §0, and where an unknown runner starts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routeplanner.plan.training.targets import start, targets

calm = settings(deadline=None)  # a busy machine is no failure


@pytest.mark.parametrize(
    ("descent", "session", "week"),
    [
        (1200, 600, 960),
        (3000, 1500, 2400),
        (4000, 1500, 2500),
        (4001, 1500, 2500),  # the long rule alone would give 1,200 and 1,800
        (5000, 1500, 2500),
        (6000, 1800, 2700),
        (10000, 2000, 4000),
        (24000, 2000, 4000),
        (300, 200, 240),  # never less than 200
        (100, 80, 80),  # but not more than the week
        (0, 0, 0),
    ],
)
def test_targets(descent: float, session: float, week: float) -> None:
    got = targets(descent)
    assert (got.session, got.week) == (pytest.approx(session), pytest.approx(week))


@calm
@given(st.floats(0, 30000), st.floats(0, 30000))
def test_targets_never_fall_as_the_race_grows(a: float, b: float) -> None:
    low, high = targets(min(a, b)), targets(max(a, b))
    assert low.week <= high.week
    assert low.session <= high.session
    assert low.session <= low.week


def test_an_unknown_start_is_careful_and_said() -> None:
    nothing = start(None, None)
    assert (nothing.week, nothing.longest, nothing.first_ever, nothing.assumed) == (100.0, 50.0, True, True)


def test_the_known_half_bounds_the_unknown_one() -> None:
    assert start(1400, None).longest == pytest.approx(200.0)  # one run a day at most
    assert start(None, 1000).week == pytest.approx(250.0)  # it lies in one of four weeks
    assert not start(None, 1000).first_ever


@pytest.mark.parametrize(
    ("weekly", "longest", "first"),
    [(0, 0, True), (49, 99, True), (50, 99, False), (49, 100, False), (200, 100, False)],
)
def test_first_ever_is_next_to_no_descent(weekly: float, longest: float, first: bool) -> None:
    known = start(weekly, longest)
    assert known.first_ever is first
    assert not known.assumed
