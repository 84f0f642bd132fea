"""Planned, invented and run: made here, so that the rule is tested without real files."""

import numpy as np
import pytest

from routeplanner.course.kind import kind_of
from routeplanner.geo import Floats

SECONDS = np.arange(0.0, 3600.0)


def run(speed: Floats) -> Floats:
    return np.concatenate([[0.0], np.cumsum(speed[:-1])])


def runner(seed: int = 1) -> Floats:
    rng = np.random.default_rng(seed)
    return 2.8 + 0.6 * np.sin(SECONDS / 200.0) + rng.normal(0, 0.3, len(SECONDS))


def test_a_watch_that_ran() -> None:
    assert kind_of(run(runner()), SECONDS + 1.7e9, "running", False) == ("run", "plausible")


def test_a_watch_with_fractions_but_a_steady_beat() -> None:
    assert kind_of(run(runner()), SECONDS + 1.7e9 + 0.37, "", False) == ("run", "plausible")


def test_a_pause_does_not_make_a_plan() -> None:
    speed = runner()
    speed[1000:1400] = 0.0
    assert kind_of(run(speed), SECONDS, "", False)[0] == "run"


@pytest.mark.parametrize(
    ("distance", "time", "activity", "planned", "reason"),
    [
        (run(runner()), SECONDS, "", True, "planned"),
        (run(runner()), np.full(3600, np.nan), "", False, "no_times"),
        (run(runner()), SECONDS, "Cycling", False, "ride"),
        (run(np.full(3600, 2.8)), SECONDS, "", False, "constant_speed"),
        (run(runner() * 3), SECONDS, "", False, "too_fast"),
        (run(runner()), SECONDS[::-1], "", False, "computed_times"),
        (run(runner())[:40], SECONDS[:40], "", False, "computed_times"),
    ],
)
def test_what_nobody_ran(distance: Floats, time: Floats, activity: str, planned: bool, reason: str) -> None:
    assert kind_of(distance, time, activity, planned) == ("course", reason)


def test_times_from_a_formula_have_no_beat() -> None:
    distance = np.arange(0.0, 20_000.0, 17.3)
    pace = 0.4 + 0.1 * np.sin(distance / 900.0)
    time = np.concatenate([[0.0], np.cumsum(pace[:-1] * 17.3)])
    assert kind_of(distance, time, "", False) == ("course", "computed_times")
