"""The status bar says what a file is taken for and where its elevation comes from; one click changes either."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui.progress import Progress, doing
from ui.status import Status
from ui.tasks import TaskRunner

NewWindow = Callable[[], WindowUi]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def kind(ui: WindowUi) -> str:
    return ui.window.status.kind.text().strip()


def test_a_course_is_a_course_for_a_reason_and_a_run_at_a_click(ui: WindowUi) -> None:
    assert kind(ui) == "Course: no times in the file"
    QTest.mouseClick(ui.window.status.kind, LEFT)
    document = ui.bench.shelf.current
    assert document is not None
    assert document.course.kind == "run"
    ui.until_shown()
    assert kind(ui) == "My run: chosen by you"
    assert ui.window.actions_["kind"].isChecked()
    QTest.keyClick(ui.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    ui.qtbot.waitUntil(lambda: kind(ui) == "Course: no times in the file", timeout=PATIENCE)
    ui.until_shown()


def test_the_source_of_elevation_its_reason_and_the_choice(ui: WindowUi) -> None:
    status = ui.window.status
    assert status.elevation.text().strip().startswith("Elevation: recorded, ")
    assert "smoothed" in status.elevation.toolTip()
    menu = status.elevation.menu()
    assert menu is not None
    assert [a.isChecked() for a in menu.actions()[:3]] == [True, False, False]
    menu.actions()[2].trigger()
    ui.until_shown()
    assert status.elevation.text().strip().startswith("Elevation: SRTM 1″, chosen by you")


def test_it_says_less_where_there_is_less_room_and_all_to_a_screen_reader(ui: WindowUi) -> None:
    ui.window.status.setMaximumWidth(560)
    elevation = ui.window.status.elevation
    ui.qtbot.waitUntil(lambda: "100" not in elevation.text(), timeout=PATIENCE)
    assert elevation.accessibleName().endswith("% covered")
    assert elevation.fontMetrics().horizontalAdvance(elevation.text()) < elevation.width()


def test_a_run_of_a_file_is_shown_as_one(new_window: NewWindow, data: Path) -> None:
    ui = new_window()
    ui.open(data / "recordings" / "mansfield-double-up.gpx")
    assert kind(ui) == "My run: times and speeds of a run"


def test_only_what_lasts_is_shown_and_the_rest_goes_on(qtbot: QtBot) -> None:
    status, tasks, stopped = Status(), TaskRunner(), []
    qtbot.addWidget(status)
    progress = Progress(tasks, status, lambda: stopped.append(True), status)
    assert progress.parent() is status
    status.show()
    for name in ("report 1", "open /a/b.gpx", "elevation"):
        tasks.started.emit(name)
    tasks.progress.emit("elevation", 0.5, "Elevation (1.2 of 2.4 MB)")
    qtbot.waitUntil(status.stop.isVisible)
    assert status.doing == "Elevation (1.2 of 2.4 MB)"
    tasks.finished.emit("elevation")
    assert status.stop.isVisible()  # the file is still being read
    assert status.doing == "Reading b.gpx"
    QTest.mouseClick(status.stop, LEFT)
    assert stopped == [True]
    tasks.finished.emit("open /a/b.gpx")
    assert not status.stop.isVisible()
    tasks.close()


def test_nobody_waits_for_reports() -> None:
    assert doing("report 12") == ""
    assert doing("open samples") == "Opening the sample"
