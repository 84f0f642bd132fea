"""Guards the pins of Python and PySide6 against each other.

PySide6 6.12 drops a reference to None, True or False per signal, single shot and call without a result on CPython
before 3.12, and the interpreter aborts when none is left. Counts are looked at every few calls, so that a wrong
pair fails here instead of aborting there.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QObject,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QApplication, QWidget

ROUNDS = 4_000
STRIDE = 50  # calls between two looks at the counts
SLACK = 25  # references that the interpreter itself may gain or lose meanwhile


class Source(QObject):
    bare = Signal()
    flag = Signal(bool)
    anything = Signal(object)


class Sink(QObject):
    """Slots of the three kinds."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    @Slot()
    @Slot(bool)
    @Slot(object)
    def hear(self, value: object = None) -> None:
        self.heard += 1


class Unknowns(QAbstractListModel):
    def rowCount(self, parent: object = None) -> int:
        return 1

    def data(self, index: object, role: int = 0) -> None:
        return None


def counts(*mortal: object) -> list[int]:
    return [sys.getrefcount(value) for value in (None, True, False, *mortal)]


def drift(call: Callable[[], object], *mortal: object) -> int:
    """The most that any count moves away from its start while `call` runs `ROUNDS` times."""
    call()  # the first call may fill caches
    start = counts(*mortal)
    worst = 0
    for _ in range(ROUNDS // STRIDE):
        for _ in range(STRIDE):
            call()
        moved = [abs(now - then) for now, then in zip(counts(*mortal), start, strict=True)]
        worst = max(worst, *moved)
        if worst > SLACK:
            break
    return worst


@pytest.fixture
def sink(qapp: QApplication) -> Sink:
    return Sink()


@pytest.mark.parametrize("kind", [Qt.ConnectionType.DirectConnection, Qt.ConnectionType.QueuedConnection])
@pytest.mark.parametrize("value", [None, True, False])
def test_signals_give_back_what_they_carry(sink: Sink, value: object, kind: Qt.ConnectionType) -> None:
    source = Source()
    source.anything.connect(sink.hear, kind)

    def call() -> None:
        source.anything.emit(value)
        QCoreApplication.processEvents()

    assert drift(call) <= SLACK
    assert sink.heard > ROUNDS


def test_bare_and_boolean_signals_keep_none_and_bools(sink: Sink) -> None:
    source = Source()
    source.bare.connect(sink.hear)
    source.flag.connect(sink.hear)

    def call() -> None:
        source.bare.emit()
        source.flag.emit(True)
        source.flag.emit(False)

    assert drift(call) <= SLACK
    assert sink.heard > 3 * ROUNDS


def test_single_shots_keep_none(sink: Sink) -> None:
    def call() -> None:
        QTimer.singleShot(0, sink.hear)
        QCoreApplication.processEvents()

    assert drift(call) <= SLACK
    assert sink.heard > 0


def test_calls_without_a_result_keep_none(qapp: QApplication) -> None:
    widget = QWidget()
    assert drift(widget.update) <= SLACK


def test_models_keep_the_none_they_answer(qapp: QApplication) -> None:
    shown = QSortFilterProxyModel()
    source = Unknowns(shown)
    shown.setSourceModel(source)
    assert drift(lambda: shown.data(shown.index(0, 0))) <= SLACK


def test_signals_do_not_keep_what_is_mortal(sink: Sink) -> None:
    source = Source()
    source.anything.connect(sink.hear)
    payload = [object()]
    assert drift(lambda: source.anything.emit(payload), payload, Sink) <= SLACK
