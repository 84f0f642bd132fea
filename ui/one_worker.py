"""One thread that does one thing after the other, and answers in the GUI thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


@dataclass(slots=True, eq=False)
class _Call:
    future: "Future[Any]"
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class OneWorker(QObject):
    """Unlike `TaskRunner`'s, its work is never superseded, and keeps its order. `idle()` when all has been answered."""

    idle = Signal()
    _ended = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._open: list[_Call] = []
        # queued: what is done at once is not to be answered before `do` has returned
        self._ended.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._open)

    def do(
        self, call: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> "Future[Any]":
        """`call()` in the thread, then `done(answer)` or `failed(error)` in this one."""
        future = self._thread.submit(call)
        one = _Call(future, done, failed)
        self._open.append(one)
        future.add_done_callback(lambda _future: self._ended.emit(one))
        return future

    def wait_for(self, future: "Future[Any]") -> None:
        """Until this one has been answered, and those before it: nothing else happens meanwhile."""
        for one in list(self._open):
            one.future.exception()
            self._answer(one)
            if one.future is future:
                return

    def close(self) -> None:
        """Do what is to be done, and end the thread; nobody waits for its answers any more."""
        self._thread.shutdown(wait=True)
        self._open.clear()

    def _answer(self, one: _Call) -> None:
        if one not in self._open:
            return  # somebody waited for it
        self._open.remove(one)
        error = one.future.exception()
        if error is None:
            one.done(one.future.result())
        elif isinstance(error, Exception):
            one.failed(error)
        else:
            raise error
        if not self._open:
            self.idle.emit()
