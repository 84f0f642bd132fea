"""Work off the GUI thread: answers come back here, the newest of a name wins, nothing is left running."""

import gc
import threading
from collections.abc import Iterator
from functools import partial
from weakref import ref

import pytest
from pytestqt.qtbot import QtBot

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from ui.tasks import TaskRunner


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def test_the_answer_comes_back_in_this_thread(tasks: TaskRunner, qtbot: QtBot) -> None:
    seen: list[tuple[str, object]] = []
    here = threading.get_ident()
    tasks.start(
        "sum",
        lambda job: (threading.get_ident(), 2 + 2),
        lambda answer: seen.append(("done", (answer, threading.get_ident()))),
        lambda error: seen.append(("failed", error)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    ((what, ((worker, four), back)),) = seen  # type: ignore[misc]
    assert (what, four, back) == ("done", 4, here)
    assert worker != here


def test_an_error_that_can_be_acted_on(tasks: TaskRunner, qtbot: QtBot) -> None:
    def fails(job: Job) -> None:
        raise PlannerError("broken", "mend it")

    seen: list[PlannerError] = []
    tasks.start("bad", fails, lambda answer: None, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].hint == "mend it"


def test_a_bug_is_not_swallowed(tasks: TaskRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tasks.crashed) as crash:
        tasks.start("bug", lambda job: 1 // 0, lambda answer: None, lambda error: None)
    assert crash.args is not None
    assert isinstance(crash.args[1], ZeroDivisionError)


def test_the_newest_of_a_name_wins(tasks: TaskRunner, qtbot: QtBot) -> None:
    started, release, cancelled = threading.Event(), threading.Event(), threading.Event()
    seen: list[object] = []

    def slow(job: Job) -> str:
        started.set()
        release.wait(10)
        try:
            job.check()
        except BaseException:
            cancelled.set()
            raise
        return "old"

    tasks.start("report", slow, seen.append, seen.append)
    qtbot.waitUntil(started.is_set)
    tasks.start("report", lambda job: "new", seen.append, seen.append)
    qtbot.waitUntil(lambda: seen == ["new"])
    release.set()
    qtbot.waitUntil(cancelled.is_set)
    tasks.close()
    assert seen == ["new"]


def test_progress_and_cancel(tasks: TaskRunner, qtbot: QtBot) -> None:
    started, go_on = threading.Event(), threading.Event()
    seen: list[object] = []

    def work(job: Job) -> None:
        job.report(0.5, "half")
        started.set()
        go_on.wait(10)
        job.check()

    with qtbot.waitSignal(tasks.progress) as progress:
        tasks.start("tiles", work, seen.append, seen.append)
    assert progress.args == ["tiles", 0.5, "half"]
    assert tasks.busy("tiles")
    with qtbot.waitSignal(tasks.finished):
        tasks.cancel("tiles")
    go_on.set()
    tasks.close()
    assert not seen
    assert not tasks.busy("tiles")


def test_nothing_begins_after_the_end(tasks: TaskRunner) -> None:
    seen: list[object] = []
    tasks.close()
    tasks.start("report", seen.append, seen.append, seen.append)
    assert tasks.names() == ()
    tasks.close()
    assert not seen


class Line:
    """Something large that work is about."""


def test_what_work_was_about_is_let_go_once_it_has_answered(tasks: TaskRunner, qtbot: QtBot) -> None:
    seen: list[object] = []
    line = Line()
    about = ref(line)
    tasks.start("read", partial(lambda line, job: bool(line), line), seen.append, seen.append)
    del line
    qtbot.waitUntil(lambda: seen == [True])
    qtbot.waitUntil(lambda: gc.collect() >= 0 and about() is None)  # the thread may be on its last steps
