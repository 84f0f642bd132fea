"""Kill a program that edits, imports or migrates, and see what its library still knows.

Run: python benchmarks/kill.py [--rounds 100] [--seed 1] [--json]. Each round starts a child in a folder of its own and
ends it with SIGKILL at a random moment. The library must open and be sound, every call that had returned must be in it
to the bit, and of the one that had not, all or nothing. (A power cut is another matter: full sync is for that.)

Half of the rounds are of the window: its documents and the queue that keeps them. What was edited there is kept a
moment later: of the last second before the kill something may be gone, of what the window had called saved nothing.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from timing import show

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))  # the courses and the old file are those of the tests

import kill_window
from sound import Lost, Stacks, check_file, digest, say

from routeplanner.course import Course
from routeplanner.library import Library
from tests.library.made import with_straight, zigzag
from tests.library.version1 import write_version_1

WINDOW = 0.6  # [s] a child that edits or imports is killed within this
DAY = 86_400.0
OLD = (40, 12)  # courses in the old file, steps of each


# the child


def edits(folder: Path) -> None:
    """Replace legs and grade, step by step; a backup now and then. Says what it will do and what is done."""
    clock = count(1_750_000_000, 10_000)  # nine calls to a day
    with Library(folder, now=lambda: float(next(clock))) as library:
        (kept,) = library.courses()
        course, revision = library.load(kept.id).course, kept.revision
        for k in count(1):
            course = with_straight(course, 20 * k) if k % 2 else course.with_grade(100.0 * k, 100.0 * k + 80, 3)
            say("try", course.id, digest(course))
            revision = library.save(course.id, f"{k}", course, revision)
            say("done")
            if k == 1:
                say("ready")
            library.back_up()


def imports(folder: Path) -> None:
    """Make the library and fill it with courses and their files."""
    say("ready")
    with Library(folder) as library:
        for k in count():
            course, original = zigzag(4000, f"{k}", seed=k), f"file {k} ".encode() * 20_000
            say("try", course.id, digest(course))
            library.add(course, original, f"{k}.gpx")
            say("done")


def migration(folder: Path) -> None:
    say("ready")
    begin = time.perf_counter()
    with Library(folder):
        say("migrated", time.perf_counter() - begin)


JOBS = {"edits": edits, "imports": imports, "migration": migration, "window": kill_window.window}
ORDER = ("edits", "window", "imports", "window", "migration", "window")


# the parent


def prepared(job: str, folder: Path) -> Stacks:
    """What is in the folder before the child starts."""
    if job == "edits":
        course = zigzag(20_000)
        with Library(folder) as library:
            library.add(course)
        return {course.id: [digest(course)]}
    if job == "window":
        return kill_window.prepared(folder)
    if job == "migration":
        stacks = [list(steps(zigzag(2000, f"{k}", seed=k), OLD[1])) for k in range(OLD[0])]
        write_version_1(folder, stacks)
        return {stack[0].id: [digest(course) for course in stack] for stack in stacks}
    return {}


def steps(course: Course, number: int) -> Iterator[Course]:
    yield course
    for k in range(1, number + 1):
        course = with_straight(course, 20 * k) if k % 2 else replace(course, name=f"{course.name} {k}")
        yield course


def killed(job: str, folder: Path, delay: float | None) -> list[list[str]]:
    """Kill a child `delay` [s] after it was ready, None for never: what it said, in words, and at last when."""
    command = [sys.executable, __file__, "--child", job, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = []
        for line in child.stdout:
            if line == "ready\n":
                break
            lines.append(line)
        with suppress(subprocess.TimeoutExpired):
            child.wait(delay)
        at = time.time()
        child.kill()
        lines += child.stdout.readlines()
    if child.returncode > 0:
        raise Lost(f"the child failed by itself: {child.returncode}")
    whole = [line.split() for line in lines if line.endswith("\n")]  # the last one may be half a line
    return [*whole, ["killed", str(at)]]


def promised(said: Sequence[Sequence[str]], stacks: Stacks) -> tuple[int, tuple[str, str] | None]:
    """Add to `stacks` what had returned. How much that was; course and digest of the change that had not."""
    returned, pending = 0, None
    for word, *rest in said:
        if word == "try":
            pending = (rest[0], rest[1])
        elif word == "done" and pending:
            stacks.setdefault(pending[0], []).append(pending[1])
            returned, pending = returned + 1, None
    return returned, pending


def check(folder: Path, stacks: Stacks, pending: tuple[str, str] | None) -> bool:
    """Whether the pending change is there. Raises Lost for everything that is not as it was promised."""
    with Library(folder) as library:
        if library.set_aside or library.read_only:
            raise Lost("the library did not open")
        kept = {
            course.id: [digest(library.step(course.id, n)) for n in range(course.steps + 1)]
            for course in library.courses()
        }
        unfinished = bool(pending) and kept != stacks
        if pending and unfinished:
            stacks.setdefault(pending[0], []).append(pending[1])
        if kept != stacks:
            raise Lost("courses or steps are not those that were made")
        if any(digest(library.load(course_id).course) != stack[-1] for course_id, stack in stacks.items()):
            raise Lost("a course is not where it was left")
    check_file(folder)
    return unfinished


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", nargs=2)
    wanted = parser.parse_args()
    if wanted.child:
        JOBS[wanted.child[0]](Path(wanted.child[1]))
        return 0
    chance = random.Random(wanted.seed)
    with tempfile.TemporaryDirectory() as name:
        prepared("migration", Path(name))
        longest = {"migration": float(killed("migration", Path(name), None)[-2][1]), "window": 3 * WINDOW}
    rounds = dict.fromkeys(JOBS, 0)
    returned = unfinished = through = 0
    edited = 0
    gone: list[float] = []
    failures: list[str] = []
    for k in range(wanted.rounds):
        job = ORDER[k % len(ORDER)]
        rounds[job] += 1
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            stacks = prepared(job, folder)
            try:
                said = killed(job, folder, chance.uniform(0, 1.2 * longest.get(job, WINDOW)))
                if job == "window":
                    edited += sum(words[0] == "edit" for words in said)
                    gone += kill_window.check(folder, said, stacks)
                    continue
                done, pending = promised(said, stacks)
                unfinished += check(folder, stacks, pending)
                returned, through = returned + done, through + any(words[0] == "migrated" for words in said)
            except Exception as error:  # noqa: BLE001  every way to fail is a finding
                failures.append(f"round {k}, {job}: {error!r}")
    show(
        "kill",
        {
            **{f"kills during {job}": number for job, number in rounds.items()},
            "migrations that were through before": through,
            "changes that had returned": returned,
            "unfinished changes that are there all the same": unfinished,
            "edits in the window": edited,
            "edits of the last moment that are gone": len(gone),
            "the oldest of them [ms] (< 1000)": 1e3 * max(gone, default=0.0),
            "rounds with a loss (0)": len(failures),
        },
    )
    print("\n".join(failures), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
