"""Is a file with times a course that somebody planned, or a run that somebody ran?

Planners write times that they invented: at constant speed, from a formula, or faster than anybody can run.
All limits are our own choice [D]; the runner changes the answer with one click.
"""

import numpy as np

from routeplanner.course.course import Kind
from routeplanner.geo import Floats

WINDOW = 30.0  # [s] speeds are judged over windows of this length
TIMED_SHARE = 0.9  # of the points
CONSTANT_SPREAD = 0.05  # relative s.d. of the window speeds below which nobody ran
RUNNER_TOP = 8.5  # [m/s] P99 of the window speeds; a 200 m race is run at 10
RIDE_WORDS = ("cycl", "bik", "ride", "drive", "driving", "ski", "sail", "row", "swim")

# Mean speed that no runner has held: world records plus about 5 %, distance [m] -> speed [m/s]
_RECORD_DISTANCE = np.array([1_000.0, 10_000.0, 42_195.0, 100_000.0, 320_000.0, 1_000_000.0])
_RECORD_SPEED = np.array([8.0, 6.7, 6.1, 4.9, 3.9, 2.4])


def kind_of(distance: Floats, time: Floats, kind_of_activity: str, planned: bool) -> tuple[Kind, str]:
    """ "course" or "run", with the code of the reason.

    `distance` [m] and `time` [s], shape (n,), not a number where a point has no time.
    Codes: planned, no_times, ride, constant_speed, computed_times, too_fast, plausible.
    """
    if planned:
        return "course", "planned"
    timed = np.isfinite(time)
    if len(time) < 2 or timed.mean() < TIMED_SHARE:
        return "course", "no_times"
    if any(word in kind_of_activity.lower() for word in RIDE_WORDS):
        return "course", "ride"
    d, t = distance[timed], time[timed]
    if not _ordered(t) or t[-1] - t[0] < 2 * WINDOW:
        return "course", "computed_times"
    speeds = _window_speeds(d, t)
    if speeds.mean() > 0 and speeds.std() < CONSTANT_SPREAD * speeds.mean():
        return "course", "constant_speed"
    if _too_fast(speeds, d[-1] - d[0], t[-1] - t[0]):
        return "course", "too_fast"
    return ("course", "computed_times") if _computed(t) else ("run", "plausible")


def _ordered(t: Floats) -> bool:
    """A clock goes forward; one step in a hundred may be a hiccup."""
    return bool((np.diff(t) < 0).mean() <= 0.01)


def _window_speeds(d: Floats, t: Floats) -> Floats:
    t = np.maximum.accumulate(t)
    grid = np.arange(t[0], t[-1], WINDOW)
    return np.diff(np.interp(grid, t, d)) / WINDOW


def _too_fast(speeds: Floats, length: float, duration: float) -> bool:
    record = float(np.interp(length, _RECORD_DISTANCE, _RECORD_SPEED))
    return length / duration > record or float(np.percentile(speeds, 99)) > RUNNER_TOP


def _computed(t: Floats) -> bool:
    """A watch writes whole seconds or a steady beat; a formula writes neither."""
    whole = (np.abs(t - np.round(t)) < 1e-3).mean()
    beats = np.round(np.diff(t), 1)
    steady = np.unique(beats, return_counts=True)[1].max() / len(beats)
    return bool(whole < 0.5 and steady < 0.5)
