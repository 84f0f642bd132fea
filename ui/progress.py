"""Shows in the status bar what the runner waits for, and lets it be stopped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from routeplanner.words import _
from ui.status import Status
from ui.tasks import TaskRunner


class Progress(QObject):
    """Reports are not among it: what they replace turns grey meanwhile, and nobody would want to stop them."""

    def __init__(self, tasks: TaskRunner, status: Status, stop: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._status = status
        tasks.started.connect(self._on_started)
        tasks.progress.connect(status.advance)
        tasks.finished.connect(status.end)
        status.cancelled.connect(stop)

    def _on_started(self, name: str) -> None:
        text = doing(name)
        if text:
            self._status.begin(name, text)


def doing(name: str) -> str:
    """What the runner reads while a task of this name runs; "" for what nobody waits for."""
    what, _space, file = name.partition(" ")
    if name == "elevation":
        return _("Getting elevation")
    if name == "open samples":
        return _("Opening the sample")
    if name == "recent race":
        return _("Reading the race")
    if what == "open":
        return _("Reading {file}").format(file=Path(file).name)
    return ""
