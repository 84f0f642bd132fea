"""What a runner did is there again at the next start, with every step to undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from routeplanner.library import Library
from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import app as composing
from ui import home
from ui.keeping import Keeper
from ui.panels.kept import KeptDialog

NewWindow = Callable[[], WindowUi]
CONTROL = Qt.KeyboardModifier.ControlModifier


def started(ui: WindowUi) -> WindowUi:
    """The window as the program starts it, library and all."""
    composing.open_later(ui.window, [], ui.wishes)
    ui.window.show()
    ui.qtbot.waitExposed(ui.window)
    ui.until_shown()
    until_saved(ui)
    return ui


def until_saved(ui: WindowUi) -> None:
    keeper = keeper_of(ui)
    ui.qtbot.waitUntil(lambda: not keeper.busy, timeout=PATIENCE)


def keeper_of(ui: WindowUi) -> Keeper:
    keeper = ui.wishes.keeper
    assert keeper is not None
    return keeper


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    return started(new_window())


def test_the_next_start_brings_back_course_and_steps(ui: WindowUi, new_window: NewWindow) -> None:
    document = ui.bench.shelf.current
    assert document is not None
    first = document.course
    ui.wishes.race.set_grade(1, 5)
    QTest.keyClick(ui.window, Qt.Key.Key_R)
    ui.until_shown()
    until_saved(ui)
    ui.window.close()
    again = started(new_window())
    document = again.bench.shelf.current
    assert document is not None
    assert (document.course.id, document.course.name) == (first.id, first.name)
    assert len(again.bench.shelf.documents) == 3
    assert document.undo_text == "Reverse"
    QTest.keyClick(again.window, Qt.Key.Key_Z, CONTROL)
    assert [g.grade for g in document.course.grades] == [5]
    QTest.keyClick(again.window, Qt.Key.Key_Z, CONTROL)
    assert document.course.grades == ()
    assert document.course.route.line.lat.tobytes() == first.route.line.lat.tobytes()
    QTest.keyClick(again.window, Qt.Key.Key_Y, CONTROL)
    assert [g.grade for g in document.course.grades] == [5]
    again.until_shown()


def test_every_step_is_on_the_disk_at_once(ui: WindowUi) -> None:
    ui.wishes.race.set_grade(2, 3)
    until_saved(ui)
    document = ui.bench.shelf.current
    assert document is not None
    with Library(home.home()) as library:  # as another program sees it, with the window still open
        loaded = library.load(document.course.id)
    assert [g.grade for g in loaded.course.grades] == [3]
    assert loaded.texts == ("Set grade of descent 2",)
    ui.until_shown()


def test_deleting_goes_to_the_trash_and_comes_back(ui: WindowUi) -> None:
    document = ui.bench.shelf.current
    assert document is not None
    name = document.course.name
    ui.window.actions_["delete"].trigger()
    until_saved(ui)
    assert name not in [d.course.name for d in ui.bench.shelf.documents]
    notice = ui.window.notices.notices[-1]
    assert name in notice.text
    notice.actions[0][1]()
    ui.qtbot.waitUntil(lambda: name in [d.course.name for d in ui.bench.shelf.documents], timeout=PATIENCE)
    ui.until_shown()


def test_a_closed_course_is_opened_from_the_list(ui: WindowUi) -> None:
    document = ui.bench.shelf.current
    assert document is not None
    name = document.course.name
    QTest.keyClick(ui.window, Qt.Key.Key_W, CONTROL)
    assert name not in [d.course.name for d in ui.bench.shelf.documents]
    with ui.qtbot.waitSignal(keeper_of(ui).listed, timeout=PATIENCE):
        ui.window.actions_["kept"].trigger()
    (dialog,) = ui.window.findChildren(KeptDialog)
    assert dialog.kept.count() == 3
    row = next(k for k in range(3) if dialog.kept.item(k).text().startswith(name))
    dialog.kept.setCurrentRow(row)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    ui.qtbot.waitUntil(lambda: name in [d.course.name for d in ui.bench.shelf.documents], timeout=PATIENCE)
    ui.until_shown()


def test_saved_is_said(ui: WindowUi) -> None:
    QTest.keyClick(ui.window, Qt.Key.Key_S, CONTROL)
    assert ui.window.status.currentMessage().startswith("Saved")


def test_the_first_day_has_its_backup_too(ui: WindowUi) -> None:
    """At the first start there are but samples: it is made as soon as a runner has done something."""
    with Library(home.home()) as library:
        assert library.backups() == ()
        ui.wishes.race.set_grade(2, 3)
        until_saved(ui)
        ui.wishes.race.set_grade(2, 4)
        until_saved(ui)
        (backup,) = library.backups()
    assert (backup.why, backup.courses) == ("daily", 3)
    ui.until_shown()


def test_a_backup_brings_back_another_day(ui: WindowUi) -> None:
    document = ui.bench.shelf.current
    assert document is not None
    with Library(home.home(), now=lambda: 4e9) as library:  # a day to come, so that today's copy is not enough
        assert library.back_up() is not None
    ui.wishes.race.set_grade(2, 3)
    until_saved(ui)
    with ui.qtbot.waitSignal(keeper_of(ui).listed, timeout=PATIENCE):
        ui.window.actions_["kept"].trigger()
    (dialog,) = ui.window.findChildren(KeptDialog)
    dialog.tabs.setCurrentWidget(dialog.backups)
    dialog.backups.setCurrentRow(1)  # the newest is of the step itself
    with ui.qtbot.waitSignal(keeper_of(ui).replaced, timeout=PATIENCE):
        QTest.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    until_saved(ui)
    document = ui.bench.shelf.current
    assert document is not None
    assert document.course.grades == ()
    assert len(ui.bench.shelf.documents) == 3
    ui.until_shown()
