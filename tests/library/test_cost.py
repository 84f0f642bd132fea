"""What 500 steps on the longest race cost: slices, not points."""

import gc
import tracemalloc
from dataclasses import replace
from pathlib import Path

from routeplanner.course import Station
from routeplanner.library import Library
from tests.library.made import bits, with_straight, zigzag

STEPS = 500
LIMIT = 50e6  # [B]


def test_500_steps_on_a_long_race_cost_less_than_50_mb_on_disk_and_in_memory(tmp_path: Path) -> None:
    """As many points and marked places as the Tor des Géants has."""
    long_course = zigzag(37_000)
    pin = long_course.route.pin
    stations = tuple(Station(f"Rifugio {k}", "aid", pin(4e3 * k), 60.0, 3600.0 * k) for k in range(80))
    long_course = replace(long_course, stations=stations)
    course, revision = long_course, 1
    with Library(tmp_path) as library:
        library.add(course)
        for k in range(STEPS):
            grade = course.with_grade(600.0 * k, 600.0 * k + 500, k % 5 + 1)
            course = with_straight(course, 73 * k + 20) if k % 2 else grade
            revision = library.save(course.id, f"step {k}", course, revision)
        assert sum(path.stat().st_size for path in tmp_path.iterdir()) < LIMIT
        first = library.step(course.id, 0)
        assert bits(first) == bits(long_course)
        sample = range(12, STEPS, 25)
        gc.collect()
        tracemalloc.start()
        decoded = [library.step(course.id, k) for k in sample]  # as if every one of them had been visited
        gc.collect()
        used, _peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert used * STEPS / len(decoded) < LIMIT
        assert library.load(course.id).position == STEPS
