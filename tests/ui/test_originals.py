"""A runner gets the file back that a course came from, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.ui.conftest import WindowUi
from tests.ui.keeping import current, keeper_of, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import assets
from ui.panels.kept import KeptDialog


def listed(ui: WindowUi) -> KeptDialog:
    with ui.qtbot.waitSignal(keeper_of(ui).listed, timeout=PATIENCE):
        ui.window.actions_["kept"].trigger()
    return ui.window.findChildren(KeptDialog)[-1]


def choose(dialog: KeptDialog, name: str) -> None:
    rows = range(dialog.kept.count())
    dialog.kept.setCurrentRow(next(k for k in rows if dialog.kept.item(k).text().startswith(name)))


def test_the_file_comes_back_as_it_was(
    new_window: Callable[[], WindowUi], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ui = started(new_window())
    content = assets.path("samples/null-island-coast-loop.gpx").read_bytes() + b"<!-- \xc3\x9c -->\r\n"
    file = tmp_path / "<b>my & run.gpx"
    file.write_bytes(content)
    with ui.qtbot.waitSignal(ui.bench.shelf.opened, timeout=PATIENCE):
        ui.bench.open_files([file])
    ui.bench.edit("Rename", lambda course: course.with_grade(10.0, 500.0, 2))
    name = current(ui).course.name
    file.unlink()
    until_answered(ui)
    offered: list[str] = []
    target = tmp_path / "back.gpx"

    def chosen(_parent: object, _title: str, name: str, *_more: object) -> tuple[str, str]:
        offered.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)  # the desktop's own dialog
    dialog = listed(ui)
    choose(dialog, name)
    with ui.qtbot.waitSignal(ui.bench.notice, timeout=PATIENCE):
        QTest.mouseClick(dialog.original_button, Qt.MouseButton.LeftButton)
    assert target.read_bytes() == content
    assert offered == ["b my & run.gpx"]
    dialog.close()
    ui.until_shown()


def test_what_was_drawn_here_has_none(new_window: Callable[[], WindowUi]) -> None:
    ui = started(new_window())
    ui.bench.open_new()
    until_answered(ui)
    dialog = listed(ui)
    choose(dialog, "New route")
    assert not dialog.original_button.isEnabled()
    choose(dialog, "Null Island")
    assert dialog.original_button.isEnabled()
    dialog.close()
