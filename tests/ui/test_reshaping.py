"""Simplify and laps say what they will do before they do it; each is one step."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from routeplanner.editing import places
from tests.ui.conftest import WindowUi, course
from ui.panels.ask_laps import AskLaps
from ui.panels.ask_tolerance import AskTolerance

Key = Qt.Key
GREY = "[...mapPage.line.level().kind.slice(0, -1)].every(kind => kind === -1)"  # a line without colours yet


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def asked[T: QDialog](ui: WindowUi, kind: type[T]) -> T:
    ui.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def typed(ui: WindowUi, dialog: AskTolerance, text: str) -> None:
    dialog.tolerance.edit.selectAll()
    QTest.keyClicks(dialog.tolerance.edit, text)
    assert not dialog.ok.isEnabled()
    ui.qtbot.waitUntil(dialog.ok.isEnabled)


def points(dialog: AskTolerance) -> int:
    return int(dialog.points.text().split(" → ")[1].split(" ")[0].replace("\u202f", ""))


def test_a_simpler_line_is_measured_seen_and_done_as_one_step(ui: WindowUi) -> None:
    before = course(ui)
    ui.window.actions_["simplify"].trigger()
    dialog = asked(ui, AskTolerance)
    ui.qtbot.waitUntil(dialog.ok.isEnabled)
    fine = points(dialog)
    typed(ui, dialog, "100 ft")
    coarse = points(dialog)
    assert 2 <= coarse < fine < len(before.route.line.lat)
    assert "off the line" in dialog.off.text()
    assert "Descent 2\u202f078 m → " in dialog.descent.text()
    assert course(ui) is before  # nothing is done yet
    ui.until_map_shown()
    assert ui.map.js(GREY)  # but seen
    QTest.keyClick(dialog.tolerance.edit, Key.Key_Return)
    assert len(course(ui).route.line.lat) == coarse
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == "Simplify"
    ui.until_shown()
    document.undo()
    assert course(ui) is before
    ui.until_shown()


def test_cancelled_the_map_shows_the_line_again(ui: WindowUi) -> None:
    before = course(ui)
    ui.window.actions_["simplify"].trigger()
    dialog = asked(ui, AskTolerance)
    ui.qtbot.waitUntil(dialog.ok.isEnabled)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert course(ui) is before
    ui.until_shown()
    assert not ui.map.js(GREY)


@pytest.mark.parametrize("text", ["", "nonsense", "0", "9000"])
def test_a_tolerance_that_is_none_is_said(ui: WindowUi, text: str) -> None:
    ui.window.actions_["simplify"].trigger()
    dialog = asked(ui, AskTolerance)
    ui.qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.tolerance.edit.clear()
    QTest.keyClicks(dialog.tolerance.edit, text or "x")
    ui.qtbot.waitUntil(lambda: dialog.tolerance.wrong.text() != "")
    assert not dialog.ok.isEnabled()
    QTest.keyClick(dialog.cancel, Key.Key_Space)
    ui.until_shown()


def test_laps_say_how_long_they_are_and_are_one_step(ui: WindowUi) -> None:
    loop = ui.bench.shelf.documents[2].course
    ui.bench.shelf.show(loop.id)
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    ui.window.actions_["laps"].trigger()
    dialog = asked(ui, AskLaps)
    dialog.laps.selectAll()
    QTest.keyClicks(dialog.laps, "4")
    said = dialog.said.text()
    assert ui.window.units.height(4 * report.totals.descent) in said
    QTest.keyClick(dialog.laps, Key.Key_Return)
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == "4 laps"
    assert ui.window.units.distance(document.course.route.length) in said
    assert document.course.route.length == pytest.approx(4 * loop.route.length, rel=0.02)
    ui.until_shown()
    document.undo()
    assert document.course is loop
    ui.until_shown()


def test_what_is_no_loop_has_no_laps(ui: WindowUi) -> None:
    ui.window.actions_["laps"].trigger()
    assert QApplication.activeModalWidget() is None
    assert any("no loop" in notice.text for notice in ui.window.notices.notices)
    ui.until_shown()


def cursor_at(ui: WindowUi, at: float) -> None:
    """By the keys of the profile."""
    chart = ui.window.profile.chart
    chart.setFocus()
    ui.window.set_cursor(at)


def test_split_at_the_cursor_by_key(ui: WindowUi) -> None:
    before, count = course(ui), len(ui.bench.shelf.documents)
    cursor_at(ui, 12_000.0)
    QTest.keyClick(ui.window.profile.chart, Key.Key_X)
    assert course(ui).route.length == pytest.approx(12_000.0, abs=6.0)
    rest = ui.bench.shelf.documents[-1].course
    assert len(ui.bench.shelf.documents) == count + 1
    assert rest.route.length == pytest.approx(before.route.length - 12_000.0, abs=6.0)
    assert len(course(ui).stations) + len(rest.stations) == len(before.stations)
    ui.until_shown()


def test_a_split_says_what_only_the_whole_race_has(ui: WindowUi) -> None:
    ui.bench.edit("Change race", lambda c: replace(c, finish_cut_off=30_000.0))
    whole = course(ui)
    cursor_at(ui, 12_000.0)
    ui.window.actions_["split"].trigger()
    assert [part.finish_cut_off for part in (course(ui), ui.bench.shelf.documents[-1].course)] == [None, None]
    assert any("the finish cut-off" in notice.text for notice in ui.window.notices.notices)
    ui.window.actions_["undo"].trigger()
    assert course(ui) is whole
    ui.until_shown()


def test_a_loop_starts_at_the_cursor_by_key(ui: WindowUi) -> None:
    loop = ui.bench.shelf.documents[2].course
    ui.bench.shelf.show(loop.id)
    ui.until_shown()
    there = places.of_pin(loop.route, loop.route.pin(2_000.0))
    cursor_at(ui, 2_000.0)
    QTest.keyClick(ui.window.profile.chart, Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    after = course(ui)
    begin = places.of_pin(after.route, after.route.pin(0.0))
    assert begin is not None
    assert there is not None
    assert places.apart(begin, there) < 6.0
    assert after.route.length == pytest.approx(loop.route.length, rel=0.03)
    ui.until_shown()


def test_without_a_cursor_it_says_how_to_get_one(ui: WindowUi) -> None:
    before = course(ui)
    ui.window.actions_["split"].trigger()
    assert course(ui) is before
    assert any("no cursor" in notice.text for notice in ui.window.notices.notices)
