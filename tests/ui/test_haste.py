"""A runner in a hurry: whatever is clicked while work is under way, what is shown in the end belongs together."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import assets

NewWindow = Callable[[], WindowUi]


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def drop(ui: WindowUi, files: list[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    ui.window.dropEvent(QDropEvent(QPointF(300, 300), copy, mime, left, key))


def shown_together(ui: WindowUi) -> str:
    """The one course that title, list, profile and ledger show."""
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    current = ui.bench.shelf.current
    assert current is not None
    assert report.course is current.course
    assert ui.window.profile._report is report
    assert ui.window.inspector.descents._report is report
    assert ui.window.windowTitle() == f"{current.course.name} – Routeplanner"
    assert current.course.name in ui.window.bar.race.accessibleName()
    return current.course.id


def test_undo_and_redo_in_a_hurry(ui: WindowUi) -> None:
    actions, current = ui.window.actions_, ui.bench.shelf.current
    assert current is not None
    before = current.course
    for source in ("srtm", "recorded", "auto"):
        ui.wishes.race.set_source(source)
    for n in (1, 2, 3):
        ui.wishes.race.set_grade(n, 5)
    after = current.course
    for _k in range(20):
        actions["undo"].trigger()
        actions["redo"].trigger()
    assert current.course is after
    for _k in range(20):
        actions["undo"].trigger()
        QApplication.processEvents()
    assert current.course is before
    assert not actions["undo"].isEnabled()
    shown_together(ui)


def test_switching_while_reports_are_under_way(ui: WindowUi) -> None:
    for k in range(40):
        ui.bench.shelf.show(ui.bench.shelf.documents[k % 3].course.id)
        ui.wishes.race.set_source("srtm" if k % 2 else "recorded")
        if k % 5 == 0:
            QApplication.processEvents()
    last = ui.bench.shelf.documents[39 % 3].course.id
    assert shown_together(ui) == last


def test_closing_courses_while_their_reports_are_under_way(ui: WindowUi) -> None:
    for left in (2, 1, 0):
        ui.wishes.race.set_source("srtm")
        ui.window.actions_["close"].trigger()
        assert len(ui.bench.shelf.documents) == left
    ui.until_quiet()
    assert ui.bench.report() is None
    assert ui.window.welcome.isVisible()


def test_twenty_files_at_once(ui: WindowUi, tmp_path: Path) -> None:
    good = [tmp_path / f"{k}.gpx" for k in range(10)]
    bad = [tmp_path / f"bad {k}.gpx" for k in range(10)]
    for file in good:
        shutil.copy(assets.path("samples/null-island-coast-loop.gpx"), file)
    for file in bad:
        file.write_text("<html></html>")
    drop(ui, [file for pair in zip(good, bad, strict=True) for file in pair])
    ui.qtbot.waitUntil(lambda: len(ui.bench.shelf.documents) == 13, timeout=PATIENCE)
    ui.qtbot.waitUntil(lambda: len(ui.window.notices.notices) == 10, timeout=PATIENCE)
    shown_together(ui)
    assert all(ui.bench.reporter.report(d.course.id) is not None for d in ui.bench.shelf.documents)


def test_a_long_course_closed_in_the_middle(new_window: NewWindow, data: Path) -> None:
    ui = new_window()
    ui.open(data / "routes" / "BeinnDubh.gpx")
    ui.bench.open_files([data / "routes" / "tor-330k.gpx"])
    ui.qtbot.waitUntil(lambda: len(ui.bench.shelf.documents) == 2, timeout=PATIENCE)
    ui.window.actions_["close"].trigger()
    assert shown_together(ui) == ui.bench.shelf.documents[0].course.id
