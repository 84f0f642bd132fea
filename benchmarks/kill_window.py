"""The window's part of `kill.py`: its documents and the queue that keeps them, with an event loop and no screen."""

import json
import random
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from sound import Lost, Stacks, check_file, digest, say

from routeplanner.course import Course
from routeplanner.library import Library
from tests.library.made import with_straight, zigzag
from ui.writing import OPEN

GRACE = 1.0  # [s] so much of the last edits may be gone (the "last second")
PACE = 30  # [ms] from one edit in the window to the next, at most: faster than any hand


def state(course: Course, position: int, steps: int) -> str:
    """A course with where it stands in its steps, in one word."""
    return f"{digest(course)}/{position}/{steps}"


def prepared(folder: Path) -> Stacks:
    """Two courses that were open when the window was closed."""
    pair = [zigzag(20_000, f"{k}", seed=k) for k in range(2)]
    with Library(folder) as library:
        for course in pair:
            library.add(course)
        library.remember(OPEN, json.dumps({"ids": [course.id for course in pair], "current": pair[0].id}))
    return {course.id: [digest(course)] for course in pair}


def window(folder: Path) -> None:
    """Edit and undo on two open courses through the window's documents, at a pace that the queue has to bear.

    Says what each edit will come to and, as the window does, when all of them are saved.
    """
    from PySide6.QtCore import QCoreApplication, QTimer

    from ui.keeping import Keeper
    from ui.workbench import Workbench

    application = QCoreApplication([])
    bench = Workbench()
    bench.shelf.opened.disconnect(bench._on_opened)  # no reports
    keeper = Keeper(bench, folder)
    keeper.saved.connect(lambda: say("saved"))
    chance, numbers = random.Random(str(folder)), count(1)
    timer = QTimer(singleShot=True)

    def edit() -> None:
        document, k = chance.choice(bench.shelf.documents), next(numbers)
        course, stack = document.course, document.stack
        if chance.random() < 0.2 and stack.position:
            n = stack.position - 1
            say("edit", time.time(), course.id, state(stack.at(n), n, len(stack.texts)))
            document.undo()
        else:
            course = with_straight(course, 20 * (k % 900)) if k % 2 else course.with_grade(100.0 * k, 100.0 * k + 80, 3)
            n = stack.position + 1
            say("edit", time.time(), course.id, state(course, n, n))
            document.edit(f"{k}", course)
        if k == 1:
            say("ready")
        timer.start(chance.randrange(PACE))

    def begin() -> None:
        if len(bench.shelf.documents) < 2:
            timer.start(PACE)
            return
        timer.timeout.disconnect(begin)
        timer.timeout.connect(edit)
        edit()

    timer.timeout.connect(begin)
    keeper.open_last()
    timer.start(0)
    application.exec()


def check(folder: Path, said: Sequence[Sequence[str]], stacks: Stacks) -> list[float]:
    """Ages at the kill [s] of the edits that are gone. Raises Lost where the window had called one of them saved, where
    one is older than the last second, or where the courses are not what they were after one of their edits."""
    killed_at = float(said[-1][1])
    made = {course_id: [(0.0, f"{stack[-1]}/0/0", True)] for course_id, stack in stacks.items()}
    for word, *rest in said:
        if word == "edit":
            made[rest[1]].append((float(rest[0]), rest[2], False))
        elif word == "saved":
            made = {i: [(at, what, True) for at, what, _saved in edits] for i, edits in made.items()}
    gone: list[float] = []
    with Library(folder) as library:
        if library.set_aside or library.read_only:
            raise Lost("the library did not open")
        if {kept.id for kept in library.courses()} != set(made):
            raise Lost("a course is gone, or one has come of itself")
        for course_id, edits in made.items():
            loaded = library.load(course_id)
            now = state(loaded.course, loaded.position, len(loaded.texts))
            last = max((k for k, (_at, what, _saved) in enumerate(edits) if what == now), default=None)
            if last is None:
                raise Lost("a course is not what it was after any edit")
            if any(saved for _at, _what, saved in edits[last + 1 :]):
                raise Lost("what was called saved is gone")
            gone += [killed_at - at for at, _what, _saved in edits[last + 1 :]]
            for n in range(len(loaded.texts) + 1):
                library.step(course_id, n)
    if max(gone, default=0.0) > GRACE:
        raise Lost(f"an edit of {max(gone):.2f} s before the kill is gone")
    check_file(folder)
    return gone
