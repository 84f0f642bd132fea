"""Every command of the menus on courses that have next to nothing: none breaks, whatever there is to say."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from routeplanner.course import Course
from routeplanner.route import Leg, Points, Route, new_id
from tests.ui.conftest import WindowUi
from tests.ui.keeping import started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import preferences
from ui.actions import menus

NewWindow = Callable[[], WindowUi]
LAST = "quit"


def line(count: int) -> Route:
    points = Points.of(55.5 + np.arange(count) * 1e-3, np.full(count, -3.4))
    return Route((Leg("straight", points, 0, count - 1),))


COURSES = {
    "no course": None,
    "empty": Course("Empty", Route(())),
    "one point": Course("One point", line(1)),
    "no elevation": Course("No elevation", line(60)),
}


@pytest.fixture
def ui(new_window: NewWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> WindowUi:
    """Files are chosen at once; nobody gives out elevation."""
    chosen = str(tmp_path / "out.gpx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (chosen, ""))  # the desktop's own dialogs
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([], ""))
    preferences.save(replace(preferences.load(), mirror="http://127.0.0.1:9"))
    return started(new_window())


def put_on_screen(ui: WindowUi, course: Course | None) -> None:
    for document in ui.bench.shelf.documents:
        ui.bench.shelf.close(document.course.id)
    if course is not None:
        ui.bench.shelf.open(replace(course, id=new_id()))


def end(ui: WindowUi) -> None:
    """Let go of whatever has come up, and wait for what is under way."""
    ui.qtbot.waitUntil(lambda: not ui.bench.tasks.names() and not ui.bench.reporter.busy(), timeout=PATIENCE)
    until_answered(ui)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for dialog in ui.window.findChildren(QDialog):
        dialog.close()


@pytest.mark.parametrize("kind", COURSES)
def test_no_command_breaks(ui: WindowUi, kind: str) -> None:
    names = [command.name for _title, commands in menus() for command in commands if command is not None]
    for name in sorted(names, key=lambda name: name == LAST):
        put_on_screen(ui, COURSES[kind])
        ui.window.actions_[name].trigger()
        if name != LAST:
            end(ui)
        assert ui.crashes == [], name
        with ui.qtbot.capture_exceptions() as broken:
            QApplication.processEvents()
        assert not broken, name
