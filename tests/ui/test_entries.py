"""Whose plan is on screen: the whole window follows another entry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from routeplanner.course import Course, Entry, Goal
from routeplanner.plan.runner import Runner
from tests.ui.conftest import WindowUi
from ui.notices import Notice

NewWindow = Callable[[], WindowUi]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ANNA = Entry(goal=Goal("time", 5 * 3600.0), start=time(10, 0), name="Anna")


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def course(ui: WindowUi) -> Course:
    current = ui.bench.shelf.current
    assert current is not None
    return current.course


def settle(ui: WindowUi, entry: Entry) -> None:
    """Wait for the report of an entry."""

    def there() -> bool:
        report = ui.bench.report()
        return report is not None and report.entry == entry and ui.window.settled

    ui.qtbot.waitUntil(there, timeout=20_000)


def test_another_entry_by_key_everywhere_and_back(ui: WindowUi) -> None:
    next_entry, race = ui.window.actions_["next_entry"], ui.window.bar.race
    assert not next_entry.isEnabled()
    me = course(ui).entry
    ui.bench.edit("Add entry", lambda c: replace(c, entries=(c.entry, ANNA)))
    assert next_entry.isEnabled()
    settle(ui, me)
    assert "entry 1 of 2" in race.accessibleName()
    QTest.keyClick(ui.window, Qt.Key.Key_R, CTRL_SHIFT)
    assert "Anna" in race.accessibleName()
    settle(ui, ANNA)
    report = ui.bench.report()
    assert report is not None
    assert report.plan is not None
    assert report.plan.total == pytest.approx(5 * 3600.0, abs=1.0)
    ui.window.inspector.show_tab(1)
    assert ui.window.inspector.pace.form.goal.edit.text() == "5:00"
    QTest.keyClick(ui.window, Qt.Key.Key_R, CTRL_SHIFT)
    assert course(ui).entry == me
    ui.bench.shelf.current.undo()  # type: ignore[union-attr]  # there is one
    assert course(ui).entry == ANNA


def open_menu(ui: WindowUi) -> None:
    """As the menu key does."""
    where = QPoint(5, 5)
    line = ui.window.bar.race
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, line.mapToGlobal(where))
    QApplication.sendEvent(line, event)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # a menu
def test_an_entry_is_chosen_from_the_race_line(ui: WindowUi) -> None:
    me, line = course(ui).entry, ui.window.bar.race
    open_menu(ui)
    assert line.findChildren(QMenu) == []  # there is nothing to choose
    ui.bench.edit("Add entry", lambda c: replace(c, entries=(c.entry, ANNA)))
    open_menu(ui)
    (menu,) = line.findChildren(QMenu)
    assert [(a.text(), a.isChecked()) for a in menu.actions()] == [
        ("1 of 2: 3:45, 09:00", True),
        ("2 of 2: Anna, 5:00, 10:00", False),
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert course(ui).entry == ANNA
    ui.window.bar.entry_wanted.emit(me.id)
    assert course(ui).entry == me


def test_what_is_wanted_of_an_entry_changes_the_one_on_screen(ui: WindowUi) -> None:
    me = course(ui).entry
    ui.bench.edit("Add entry", lambda c: c.with_new_entry(ANNA))
    settle(ui, ANNA)
    ui.window.inspector.show_tab(1)
    ui.window.inspector.pace.goal_wanted.emit(Goal("time", 4 * 3600.0))
    assert [e.goal for e in course(ui).entries] == [me.goal, Goal("time", 4 * 3600.0)]


def test_the_plan_is_for_the_runner_of_the_entry(ui: WindowUi) -> None:
    ben = Runner("Ben", mass=91.0, flat_pace=400.0)
    ui.bench.prefer(ui.bench.preferences.with_runner("b", ben))
    entry = replace(ANNA, runner="b")
    ui.bench.edit("Add entry", lambda c: c.with_new_entry(entry))
    settle(ui, entry)
    report = ui.bench.report()
    assert report is not None
    assert report.runner == ben
    mine = ui.bench.preferences.runner
    ui.window.inspector.show_tab(2)
    ui.window.inspector.stride.height_wanted.emit(1.9)  # of the one on screen
    ui.qtbot.waitUntil(lambda: ui.bench.report().runner.height == 1.9, timeout=20_000)  # type: ignore[union-attr]
    assert ui.bench.preferences.runner_of("b") == replace(ben, height=1.9)
    assert ui.bench.preferences.runner == mine


def test_a_runner_who_is_not_known_is_said_to_be(ui: WindowUi) -> None:
    said: list[Notice] = []
    ui.bench.notice.connect(said.append)
    strange = replace(course(ui), id="strange", name="Borrowed", entries=(replace(ANNA, runner="x"),))
    ui.bench.shelf.open(strange)
    assert [n.text for n in said] == ["Borrowed has an entry for a runner who is not known here."]
    settle(ui, strange.entry)
    report = ui.bench.report()
    assert report is not None
    assert report.runner == ui.bench.preferences.runner
