"""What 500 steps on tor-330k cost: memory and disk, through the window's own document and keeper; and undo of them all.

Run: python benchmarks/steps.py [--steps 500] [--json]. Steps put a straight leg in place of recorded ground and grade a
stretch, in turn. Memory is what the process holds more than after the first step; disk is everything in the library's
folder, its log and the file that was imported. Undo to the start and redo to the end, then the same once more after
a restart, with every course compared to the bit.
"""

import argparse
import gc
import hashlib
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from timing import DATA, show

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))  # the edits are those of the tests

from PySide6.QtCore import QCoreApplication, QEventLoop

from routeplanner.course import Course
from routeplanner.library.codec import encode
from tests.library.made import with_straight
from ui.document import Document
from ui.keeping import Keeper
from ui.opening import open_courses
from ui.workbench import Workbench

LIMIT = 50.0  # [MB] of memory and of disk


def resident() -> float:
    """[MB]"""
    gc.collect()
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return float(line.split()[1]) / 1e3
    raise OSError("no VmRSS: this benchmark needs Linux")


def digest(course: Course) -> str:
    """Of all it says and of its points."""
    encoded = encode(course)
    parts = hashlib.blake2b(encoded.text.encode(), digest_size=16)
    for points in encoded.points.values():
        for column in (points.lat, points.lon, points.elevation, points.time):
            parts.update(column.tobytes())
    return parts.hexdigest()


def opened(folder: Path) -> tuple[Workbench, Keeper]:
    """A window's workbench and keeper, without reports: their memory is not that of steps."""
    bench = Workbench()
    bench.shelf.opened.disconnect(bench._on_opened)
    return bench, Keeper(bench, folder)


def until(done: Callable[[], bool]) -> None:
    while not done():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def edit(document: Document, k: int) -> None:
    course = document.course
    lo, at = 73 * k + 20, 600.0 * k
    changed = with_straight(course, lo) if k % 2 else course.with_grade(at, at + 500.0, k % 5 + 1)
    document.edit(f"step {k}", changed)


def wrong(document: Document, digests: list[str]) -> int:
    """Undo to the start and redo to the end: how many courses are not what they were, to the bit."""
    bad, steps = int(digest(document.course) != digests[-1]), len(digests) - 1
    for n in range(steps - 1, -1, -1):
        document.undo()
        bad += digest(document.course) != digests[n]
    bad += document.undo_text != ""
    for n in range(1, steps + 1):
        document.redo()
        bad += digest(document.course) != digests[n]
    return bad


def measured(folder: Path, steps: int) -> dict[str, float | int | str]:
    bench, keeper = opened(folder)
    file = DATA / "routes" / "tor-330k.gpx"
    (course, *_more) = open_courses(file)
    bench.imported.emit(course.id, file)
    document = bench.shelf.open(course)
    until(lambda: not keeper.busy)  # the import is no step
    digests = [digest(course)]
    waits: list[float] = []
    for k in range(steps):
        begin = time.perf_counter()
        edit(document, k)
        until(lambda: not keeper.busy)
        waits.append(time.perf_counter() - begin)
        if k == 0:
            before = resident()
        digests.append(digest(document.course))
    memory = resident() - before
    disk = sum(path.stat().st_size for path in folder.rglob("*")) / 1e6
    bad = wrong(document, digests)
    until(lambda: not keeper.busy)
    visited = resident() - before
    keeper.close()
    bench, keeper = opened(folder)
    keeper.open_last()
    until(lambda: bool(bench.shelf.documents) and not keeper.busy)
    (again,) = bench.shelf.documents
    bad_again = wrong(again, digests)
    until(lambda: not keeper.busy)
    keeper.close()
    return {
        "points": len(course.route.line.lat),
        "steps": steps,
        f"memory of the steps [MB] (< {LIMIT:.0f})": memory,
        f"memory after undo and redo of all [MB] (< {LIMIT:.0f})": visited,
        f"disk with course and its file [MB] (< {LIMIT:.0f})": disk,
        "a step until it is on the disk, p95 [s] (< 1)": statistics.quantiles(waits, n=20)[-1],
        "the slowest of them [s]": max(waits),
        "courses that differ after undo and redo (0)": bad,
        "the same after a restart (0)": bad_again,
    }


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    application = QCoreApplication([])
    folder = Path(tempfile.mkdtemp())
    try:
        figures = measured(folder, wanted.steps)
    finally:
        shutil.rmtree(folder)
    show("steps", figures)
    values = list(figures.values())
    del application
    return int(max(float(v) for v in values[2:5]) >= LIMIT or float(values[5]) >= 1.0 or values[7:] != [0, 0])


if __name__ == "__main__":
    sys.exit(main())
