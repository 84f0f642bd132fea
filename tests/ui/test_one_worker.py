"""One thing after the other, answered in this thread and never before it was asked."""

from concurrent.futures import Future
from threading import Event
from typing import Any

from pytestqt.qtbot import QtBot

from ui.one_worker import OneWorker


def test_answers_come_in_order_and_never_inside_the_call(qtbot: QtBot) -> None:
    worker, seen, futures = OneWorker("test"), [], list[Future[Any]]()
    inside = False

    def answered(n: int) -> None:
        seen.append((n, inside))

    for k in range(200):
        inside = True
        futures.append(worker.do(lambda k=k: k, answered, seen.append))
        inside = False
    qtbot.waitUntil(lambda: not worker.busy)
    assert seen == [(k, False) for k in range(200)]
    worker.close()


def test_waiting_answers_what_came_before_and_nothing_twice(qtbot: QtBot) -> None:
    worker, seen, gate = OneWorker("test"), list[object](), Event()

    def fail() -> None:
        raise ValueError("no")

    worker.do(gate.wait, seen.append, seen.append)
    second = worker.do(fail, seen.append, lambda error: seen.append(str(error)))
    gate.set()
    worker.wait_for(second)
    assert seen == [True, "no"]
    assert not worker.busy
    with qtbot.waitSignal(worker.idle):
        worker.do(lambda: 3, seen.append, seen.append)
    assert seen == [True, "no", 3]
    worker.close()
