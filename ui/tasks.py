"""Work off the GUI thread. A task of the same name supersedes the one before."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from routeplanner.errors import Cancelled, PlannerError
from routeplanner.job import Job

Work = Callable[[Job], Any]


class _Task:
    """One piece of work, and the Job that it sees. No QRunnable: a pool never lets go of one that Python owns."""

    def __init__(self, runner: "TaskRunner", name: str, work: Work) -> None:
        self._runner = runner
        self.name = name
        self._work = work
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def report(self, fraction: float, text: str = "") -> None:
        self._runner._progressed.emit(self, fraction, text)

    def check(self) -> None:
        if self.cancelled:
            raise Cancelled

    def run(self) -> None:
        if self.cancelled:
            return
        try:
            answer = self._work(self)
        except Cancelled:
            return
        except Exception as error:  # noqa: BLE001  # it crosses to the GUI thread and is shown there, whatever it is
            self._runner._failed.emit(self, error)
        else:
            self._runner._done.emit(self, answer)


class TaskRunner(QObject):
    """Starts work and brings its answer back to the GUI thread.

    `started(name)` when it is on its way, `progress(name, fraction, text)` while it runs, `finished(name)` when the
    newest of a name ended in whatever way.
    `crashed(name, exception)` for a failure that nobody can act on: a bug.
    """

    started = Signal(str)
    progress = Signal(str, float, str)
    finished = Signal(str)
    crashed = Signal(str, object)
    _progressed = Signal(object, float, str)
    _done = Signal(object, object)
    _failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._closed = False
        self._newest: dict[str, _Task] = {}
        self._answers: dict[str, tuple[Callable[[Any], None], Callable[[PlannerError], None]]] = {}
        self._progressed.connect(self._on_progress)
        self._done.connect(self._on_done)
        self._failed.connect(self._on_failed)

    def start(self, name: str, work: Work, done: Callable[[Any], None], failed: Callable[[PlannerError], None]) -> None:
        """Run `work(job)` in a thread, then `done(answer)` or `failed(error)` in this one.

        An older task of the same name is cancelled, and its answer dropped should it still come. Nothing is started
        any more after `close`: a timer may still ask for it while the program ends.
        """
        if self._closed:
            return
        self.cancel(name)
        task = _Task(self, name, work)
        self._newest[name] = task
        self._answers[name] = (done, failed)
        self.started.emit(name)
        self._pool.start(task.run)

    def cancel(self, name: str) -> None:
        """Nobody waits for this one any more."""
        task = self._newest.pop(name, None)
        if task is not None:
            task.cancel()
            del self._answers[name]
            self.finished.emit(name)

    def busy(self, name: str) -> bool:
        """Whether a task of this name has not answered yet."""
        return name in self._newest

    def names(self) -> tuple[str, ...]:
        """Tasks that have not answered yet."""
        return tuple(self._newest)

    def close(self) -> None:
        """Cancel everything and wait until the threads are empty; for good."""
        self._closed = True
        for name in list(self._newest):
            self.cancel(name)
        self._pool.waitForDone()

    def _is_newest(self, task: _Task) -> bool:
        return self._newest.get(task.name) is task

    def _on_progress(self, task: _Task, fraction: float, text: str) -> None:
        if self._is_newest(task):
            self.progress.emit(task.name, fraction, text)

    def _settle(self, task: _Task) -> tuple[Callable[[Any], None], Callable[[PlannerError], None]] | None:
        if not self._is_newest(task):
            return None
        del self._newest[task.name]
        return self._answers.pop(task.name)

    def _on_done(self, task: _Task, answer: object) -> None:
        answers = self._settle(task)
        if answers is not None:
            self.finished.emit(task.name)
            answers[0](answer)

    def _on_failed(self, task: _Task, error: Exception) -> None:
        answers = self._settle(task)
        if answers is None:
            return
        self.finished.emit(task.name)
        if isinstance(error, PlannerError):
            answers[1](error)
        else:
            self.crashed.emit(task.name, error)
