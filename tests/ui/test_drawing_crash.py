"""A browser that dies in draw mode, for real: nothing lived in its page only, so all of it comes back."""

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE

NewWindow = Callable[[], WindowUi]
SHOWN = """(m => ({
  mode: m.edit.mode, drawing: m.map.getContainer().classList.contains("drawing"),
  anchors: m.edit.anchors.all.map((a) => [a.lat, a.lon, a.kind]), legs: m.edit.legs, chosen: m.edit.chosen,
  length: m.line.level()?.distance.at(-1) ?? null, selected: m.line.selected, range: m.line.range,
  badges: m.badges, stations: m.labels.items.station.map((s) => s.value), cursor: m.distance,
  places: m.labels.items.place.map((p) => p.value),
  draft: m.edit.draft, gesture: m.edit.gesture,
  centre: m.map.getCenter(), zoom: m.map.getZoom(), relief: m.relief.number,
}))(mapPage)"""


def shown(ui: WindowUi) -> Any:
    return ui.map.js(SHOWN)


def kill(ui: WindowUi) -> None:
    """The process that draws the page, as a crash would; until a new page shows all it is told."""
    last = ui.window.map._bridge.sequence
    os.kill(ui.map.web.page.renderProcessPid(), signal.SIGKILL)
    ui.qtbot.waitUntil(lambda: ui.window.map._bridge.sequence > last, timeout=PATIENCE)
    ui.until_map_shown()


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    """The sample with a straight leg at its end, a descent selected and a point chosen, in draw mode."""
    ui = new_window()
    ui.open()
    ui.window.activateWindow()
    QTest.keyClick(ui.window, Qt.Key.Key_D)
    ui.until_shown()
    document = ui.bench.shelf.current
    assert document is not None
    focus, before = ui.window.focusWidget(), document.course
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Insert)
    ui.qtbot.waitUntil(lambda: document.course is not before, timeout=PATIENCE)
    ui.until_shown()
    ui.window.select(2)
    ui.window.set_cursor(1234.0)
    QTest.keyClick(focus, Qt.Key.Key_N)
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.chosen is not None, timeout=PATIENCE)
    ui.until_map_shown()
    return ui


def test_everything_is_there_again(ui: WindowUi) -> None:
    before = shown(ui)
    assert before["mode"] == "draw"
    assert before["selected"]["n"] == 2
    assert before["chosen"] is not None
    assert [leg["kind"] for leg in before["legs"]] == ["straight"]
    assert before["stations"]
    kill(ui)
    ui.qtbot.waitUntil(lambda: shown(ui) == before, timeout=PATIENCE)


def test_a_drag_is_given_up_and_the_next_one_counts(ui: WindowUi) -> None:
    document = ui.bench.shelf.current
    assert document is not None
    before = document.course
    x, y = ui.map.js(
        "(a => (c => [a.x - c.x, a.y - c.y])(mapPage.map.getPixelBounds().min))(mapPage.edit.anchors.all.at(-1))"
    )
    start, by = QPoint(round(x), round(y)), QPoint(40, 30)
    ui.map.move(start)
    ui.map.settle()
    QTest.mousePress(ui.map.mouse(), LEFT, NO_KEY, start)
    for k in range(1, 4):
        ui.map.move(start + by * k / 3)
        ui.map.settle()
    assert shown(ui)["gesture"] is not None
    kill(ui)
    now = shown(ui)
    assert (now["gesture"], now["draft"]) == (None, None)
    QTest.mouseRelease(ui.map.mouse(), LEFT, NO_KEY, start + by)
    ui.map.settle()
    assert document.course is before
    ui.map.drag(start, by)
    ui.qtbot.waitUntil(lambda: document.course is not before, timeout=PATIENCE)
    ui.until_shown()


def test_an_edit_while_the_browser_is_dead_is_shown_by_the_next(ui: WindowUi) -> None:
    document = ui.bench.shelf.current
    assert document is not None
    os.kill(ui.map.web.page.renderProcessPid(), signal.SIGKILL)
    document.undo()
    ui.until_shown()
    ui.map.until(f"Math.abs((mapPage.line.level()?.distance.at(-1) ?? 0) - {document.course.route.length}) < 5")
    assert shown(ui)["legs"] == []
