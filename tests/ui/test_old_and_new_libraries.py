"""Libraries of a newer version, of an older one, damaged ones; and a copy of each day: as the runner meets them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from routeplanner.library import Library
from tests.library.made import bits, with_straight, zigzag
from tests.library.version1 import write_version_1
from tests.ui.conftest import WindowUi
from tests.ui.keeping import CONTROL, current, keeper_of, mark, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import home
from ui.panels.kept import KeptDialog
from ui.panels.unkept import UnkeptDialog

NewWindow = Callable[[], WindowUi]


def library_file() -> Path:
    return home.home() / "library.sqlite"


def grade(ui: WindowUi) -> None:
    ui.bench.edit("Grade", lambda course: course.with_grade(500.0, 900.0, 4))
    until_answered(ui)


def texts(ui: WindowUi) -> list[str]:
    return [notice.text for notice in ui.window.notices.notices]


def press(ui: WindowUi, words: str) -> None:
    """A button of the notice on screen."""
    button = next(b for b in ui.window.notices.findChildren(QPushButton) if words in b.text() and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def kept(new_window: NewWindow) -> WindowUi:
    """What a first start left behind, with one step; closed."""
    ui = started(new_window())
    grade(ui)
    ui.window.close()
    return ui


def test_a_newer_versions_library_is_read_and_nothing_is_written(kept: WindowUi, new_window: NewWindow) -> None:
    with closing(sqlite3.connect(library_file())) as db:
        db.execute("pragma user_version = 99")
    before = library_file().read_bytes()
    ui = started(new_window())
    assert len(ui.bench.shelf.documents) == 3
    assert texts(ui) == ["A newer Routeplanner wrote this library: its courses can be read, not changed."]
    QTest.keyClick(ui.window, Qt.Key.Key_S, CONTROL)
    assert ui.window.status.currentMessage().startswith("Nothing is waiting to be kept.")
    until_answered(ui)
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)  # a step of the earlier day
    assert current(ui).course.grades == ()
    until_answered(ui)
    assert mark(ui) == "1 change not kept"
    assert not ui.window.close()
    (dialog,) = ui.window.findChildren(UnkeptDialog)
    with ui.qtbot.waitSignal(ui.window.closing, timeout=PATIENCE):
        QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert library_file().read_bytes() == before


def test_an_older_versions_library_is_brought_up_to_date_with_a_backup_first(new_window: NewWindow) -> None:
    home.home().mkdir(exist_ok=True)
    first = zigzag(300, "Old")
    stack = [first, with_straight(first, 40)]
    write_version_1(home.home(), [stack])
    ui = started(new_window())
    keeper_of(ui).open_kept(first.id)
    ui.qtbot.waitUntil(lambda: current(ui).course.id == first.id, timeout=PATIENCE)
    assert bits(current(ui).course) == bits(stack[1])
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    assert bits(current(ui).course) == bits(first)
    assert not any("library" in text for text in texts(ui))
    (backup,) = home.home().glob("backups/migration-*-from-1.sqlite")
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("pragma user_version").fetchone() == (1,)
        assert db.execute("select name from courses").fetchall() == [("Old",)]
    until_answered(ui)
    ui.until_shown()


def test_a_damaged_library_is_set_aside_and_its_backup_is_one_press_away(kept: WindowUi, new_window: NewWindow) -> None:
    course_id = current(kept).course.id
    with Library(home.home()) as library:
        assert [backup.why for backup in library.backups()] == ["daily"]
    content = library_file().read_bytes()
    spoilt = content[:4096] + bytes(range(256)) * 32 + content[4096 + 8192 :]
    library_file().write_bytes(spoilt)
    ui = started(new_window())
    assert texts(ui) == ["The library was damaged. It is kept as library.sqlite.bad-1."]
    assert (home.home() / "library.sqlite.bad-1").read_bytes() == spoilt
    with ui.qtbot.waitSignal(keeper_of(ui).replaced, timeout=PATIENCE):
        press(ui, "Restore the backup of")
    until_answered(ui)
    assert ui.bench.shelf.document(course_id).undo_text == "Grade"
    ui.until_shown()


def test_a_damaged_library_without_a_backup_is_said(kept: WindowUi, new_window: NewWindow) -> None:
    library_file().write_bytes(b"no library " * 1000)
    for backup in home.home().glob("backups/*"):
        backup.unlink()
    ui = started(new_window())
    (notice,) = ui.window.notices.notices
    assert (notice.text.startswith("The library was damaged."), notice.actions) == (True, ())
    assert len(ui.bench.shelf.documents) == 3  # the sample
    ui.until_shown()


def test_damage_while_the_window_is_open_costs_no_edit(new_window: NewWindow) -> None:
    ui = started(new_window())
    original = current(ui).course
    with closing(sqlite3.connect(library_file())) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    with library_file().open("r+b") as file:
        file.write(b"overwritten " * 1000)
    grade(ui)
    if mark(ui):
        keeper_of(ui).try_again()
        until_answered(ui)
    assert mark(ui) == ""
    assert current(ui).undo_text == "Grade"
    with Library(home.home()) as library:
        newest = next(iter(library.courses()))
        assert library.load(newest.id).texts == ("Grade",)
        assert library.load(newest.id).course.route.line.lat.tobytes() == original.route.line.lat.tobytes()
    assert any("damaged" in text for text in texts(ui))
    ui.until_shown()


def test_a_window_that_is_open_for_days_makes_a_backup_on_each(new_window: NewWindow) -> None:
    clock = [datetime(2030, 5, 1, 9).timestamp()]
    ui = started(new_window(), lambda: clock[0])
    assert not list(home.home().glob("backups/*"))  # of nothing but samples
    for day in (1, 2, 3):
        clock[0] = datetime(2030, 5, day, 9).timestamp()
        for _step in range(2):
            grade(ui)
            QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
        until_answered(ui)
    made = sorted(path.name for path in home.home().glob("backups/daily-*"))
    assert made == [f"daily-2030-05-0{day}.sqlite" for day in (1, 2, 3)]
    with ui.qtbot.waitSignal(keeper_of(ui).listed, timeout=PATIENCE):
        ui.window.actions_["kept"].trigger()
    (dialog,) = ui.window.findChildren(KeptDialog)
    assert dialog.backups.count() == 3
    ui.until_shown()
