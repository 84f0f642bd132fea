"""A disk that is full or may not be written: the window says so, loses nothing, and keeps it all once it can."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from routeplanner.course import Course
from routeplanner.formats import read
from routeplanner.library import Library
from routeplanner.route import Route
from tests.disks import Disk, small_disk
from tests.library.made import bits, zigzag
from tests.ui.conftest import WindowUi
from tests.ui.keeping import CONTROL, current, keeper_of, mark, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import assets, home
from ui.panels.unkept import UnkeptDialog

NewWindow = Callable[[], WindowUi]
GRADES = ["Grade 1", "Grade 2", "Grade 3"]


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", 40) as disk:
        monkeypatch.setenv("ROUTEPLANNER_HOME", str(disk.folder / "home"))
        home.home().mkdir()
        (tmp_path / "cache").mkdir()
        home.cache().symlink_to(tmp_path / "cache")  # the map's pictures need no room on it
        yield disk


@pytest.fixture
def ui(disk: Disk, new_window: NewWindow) -> WindowUi:
    return started(new_window())


def grade_three(ui: WindowUi) -> None:
    for k, text in enumerate(GRADES):
        grade(ui, k, text)
    until_answered(ui)


def grade(ui: WindowUi, k: int, text: str) -> None:
    ui.bench.edit(text, lambda course: course.with_grade(500.0 * k, 500.0 * k + 400.0, k + 1))


def kept_texts(course_id: str) -> tuple[str, ...]:
    with Library(home.home()) as library:  # as another program sees it
        return library.load(course_id).texts


def message(ui: WindowUi) -> str:
    return ui.window.status.currentMessage()


def full_notices(ui: WindowUi) -> list[str]:
    return [notice.text for notice in ui.window.notices.notices if "full" in notice.text]


def add_long(ui: WindowUi) -> Course:
    """Too much for the room that SQLite had claimed before."""
    course = replace(zigzag(30_000), name="Long")
    ui.bench.shelf.open(course, show=False)
    return course


def test_edits_on_a_full_disk_stay_and_land_in_order_once_there_is_room(ui: WindowUi, disk: Disk) -> None:
    course_id, status = current(ui).course.id, ui.window.status
    assert mark(ui) == ""
    disk.fill()
    add_long(ui)
    grade_three(ui)
    assert full_notices(ui) == ["The disk with the library is full."]
    assert mark(ui) == "4 changes not kept"
    assert "full" in status.unkept.toolTip()
    QTest.keyClick(ui.window, Qt.Key.Key_S, CONTROL)
    assert message(ui) == "4 changes are not kept. Trying again…"
    until_answered(ui)
    assert mark(ui) == "4 changes not kept"
    disk.make_room()
    QTest.mouseClick(status.unkept, Qt.MouseButton.LeftButton)
    until_answered(ui)
    assert (mark(ui), full_notices(ui)) == ("", [])
    assert message(ui) == "Everything is kept again."
    assert list(kept_texts(course_id)) == GRADES
    with Library(home.home()) as library:
        assert bits(library.load(course_id).course) == bits(current(ui).course)
        assert len(library.courses()) == 4
    ui.until_shown()


@pytest.mark.parametrize("how", ["the next step", "from time to time", "Ctrl+S"])
def test_it_is_tried_again(ui: WindowUi, disk: Disk, how: str) -> None:
    disk.fill()
    long = add_long(ui)
    until_answered(ui)
    assert mark(ui) == "1 change not kept"
    disk.make_room()
    keeper = keeper_of(ui)
    assert keeper.retry.isActive()
    if how == "the next step":
        grade(ui, 0, "Grade 1")
    elif how == "Ctrl+S":
        QTest.keyClick(ui.window, Qt.Key.Key_S, CONTROL)
    else:
        keeper.retry.start(1)
    ui.qtbot.waitUntil(lambda: mark(ui) == "", timeout=PATIENCE)
    assert not keeper.retry.isActive()
    until_answered(ui)
    assert kept_texts(long.id) == ()
    ui.until_shown()


def test_undo_and_redo_on_a_full_disk_land_too(ui: WindowUi, disk: Disk) -> None:
    disk.fill()
    add_long(ui)
    grade_three(ui)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(ui.window, key, CONTROL)
    until_answered(ui)
    disk.make_room()
    QTest.keyClick(ui.window, Qt.Key.Key_S, CONTROL)
    until_answered(ui)
    with Library(home.home()) as library:
        loaded = library.load(current(ui).course.id)
    assert (loaded.position, list(loaded.texts)) == (2, GRADES)
    assert bits(loaded.course) == bits(current(ui).course)
    ui.until_shown()


def test_an_imported_file_is_kept_even_if_it_is_gone_before_there_is_room(
    ui: WindowUi, disk: Disk, tmp_path: Path
) -> None:
    file = tmp_path / "stick.gpx"
    content = assets.path("samples/null-island-coast-loop.gpx").read_bytes() + b"<!-- as it came -->"
    file.write_bytes(content)
    disk.fill()
    add_long(ui)
    with ui.qtbot.waitSignal(ui.bench.shelf.opened, timeout=PATIENCE):
        ui.bench.open_files([file])
    until_answered(ui)
    course_id = current(ui).course.id
    assert [course.name for course in keeper_of(ui).unkept] == ["Long"]  # the file says the same
    file.unlink()
    assert len(keeper_of(ui).unkept) == 2
    disk.make_room()
    keeper_of(ui).try_again()
    until_answered(ui)
    with Library(home.home()) as library:
        assert library.original(course_id) == ("stick.gpx", content)
    ui.until_shown()


def test_a_closed_course_comes_back_with_steps_that_no_disk_knows(ui: WindowUi, disk: Disk) -> None:
    disk.fill()
    add_long(ui)
    grade_three(ui)
    before = current(ui).course
    QTest.keyClick(ui.window, Qt.Key.Key_W, CONTROL)
    assert before.id not in [d.course.id for d in ui.bench.shelf.documents]
    assert before.id in [course.id for course in keeper_of(ui).unkept]
    keeper_of(ui).open_kept(before.id)
    assert (current(ui).course, current(ui).undo_text) == (before, GRADES[-1])
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    disk.make_room()
    keeper_of(ui).try_again()
    until_answered(ui)
    with Library(home.home()) as library:
        loaded = library.load(before.id)
    assert (loaded.position, list(loaded.texts)) == (2, GRADES)
    ui.until_shown()


def test_a_backup_that_finds_no_room_is_said_and_the_steps_are_kept(disk: Disk, new_window: NewWindow) -> None:
    clock = [1.9e9]
    ui = started(new_window(), lambda: clock[0])
    clock[0] += 86_400.0
    with closing(sqlite3.connect(home.home() / "library.sqlite")) as db:
        (pages,) = db.execute("pragma page_count").fetchone()
    disk.fill(but=int(1.5 * 4096 * pages))  # for steps, not for a copy
    grade(ui, 0, "Grade 1")
    until_answered(ui)
    assert mark(ui) == ""
    assert [n.text for n in ui.window.notices.notices] == [
        "There is no backup of today: The disk with the library is full."
    ]
    assert not list(home.home().glob("backups/*.part"))
    disk.make_room()
    grade(ui, 1, "Grade 2")
    until_answered(ui)
    assert ui.window.notices.notices == ()
    assert len(list(home.home().glob("backups/daily-*.sqlite"))) == 1
    ui.until_shown()


def asked(ui: WindowUi) -> UnkeptDialog:
    assert not ui.window.close()
    (dialog,) = ui.window.findChildren(UnkeptDialog)
    assert dialog.isVisible()
    return dialog


def test_closing_asks_once_and_closes_when_it_is_kept(ui: WindowUi, disk: Disk) -> None:
    disk.fill()
    add_long(ui)
    grade_three(ui)
    dialog = asked(ui)
    for words in ("Long", current(ui).course.name):
        assert words in dialog.names.text()
    assert "full" in dialog.why.text()
    assert asked(ui) is dialog
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    assert ui.window.isVisible()  # still full
    disk.make_room()
    with ui.qtbot.waitSignal(ui.window.closing, timeout=PATIENCE):
        QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    assert len(kept_texts(current(ui).course.id)) == 3


def test_closing_exports_what_would_be_lost(ui: WindowUi, disk: Disk, tmp_path: Path) -> None:
    disk.fill()
    ui.bench.shelf.open(Course("Nothing yet", Route(())), show=False)
    long = add_long(ui)
    grade_three(ui)
    dialog = asked(ui)
    (tmp_path / "Long.gpx").write_text("dear")
    assert ui.wishes.kept.unkept is not None
    ui.wishes.kept.unkept.export_to(tmp_path)
    ui.qtbot.waitUntil(lambda: "Exported" in dialog.why.text(), timeout=PATIENCE)
    assert "nothing to export: Nothing yet" in dialog.why.text()
    assert (tmp_path / "Long.gpx").read_text() == "dear"
    assert read(tmp_path / "Long 2.gpx").tracks[0].name == long.name
    with ui.qtbot.waitSignal(ui.window.closing, timeout=PATIENCE):
        QTest.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert ui.window.close()  # once more: that has been asked
    disk.make_room()
    assert kept_texts(current(ui).course.id) == ()


def test_a_folder_that_may_not_be_written_at_the_start(disk: Disk, new_window: NewWindow) -> None:
    ui = started(new_window())
    ui.window.close()
    ui = new_window()
    disk.protect()
    started(ui)
    assert len(ui.bench.shelf.documents) == 3  # it can be read
    assert any("cannot be written" in notice.text for notice in ui.window.notices.notices)
    assert mark(ui) == ""
    grade_three(ui)
    assert mark(ui) == "3 changes not kept"
    dialog = asked(ui)
    QTest.mouseClick(dialog.stay, Qt.MouseButton.LeftButton)
    disk.protect(False)
    QTest.keyClick(ui.window, Qt.Key.Key_S, CONTROL)
    until_answered(ui)
    assert (mark(ui), ui.window.notices.notices) == ("", ())
    assert list(kept_texts(current(ui).course.id)) == GRADES
    ui.until_shown()


def test_a_library_that_cannot_even_be_made(
    tmp_path: Path, new_window: NewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write anywhere, but not into a file."""
    from ui.keeping import Keeper

    ui = new_window()
    ui.open()
    place = tmp_path / "place"
    place.write_text("a file")
    ui.wishes.keep(Keeper(ui.bench, place / "library"))
    until_answered(ui)
    grade_three(ui)
    assert mark(ui) == "6 changes not kept"
    ui.window.notices._close.click()
    assert ui.window.notices.notices == ()
    ui.window.actions_["kept"].trigger()  # there is no list: said again
    until_answered(ui)
    assert "cannot be written" in ui.window.notices.notices[-1].text
    assert [course.name for course in keeper_of(ui).unkept] == [d.course.name for d in ui.bench.shelf.documents]
    place.unlink()
    keeper_of(ui).try_again()
    until_answered(ui)
    assert mark(ui) == ""
    with Library(place / "library") as library:
        assert list(library.load(current(ui).course.id).texts) == GRADES
    ui.until_shown()


def test_what_was_open_last_comes_when_the_library_can_be_read(
    disk: Disk, new_window: NewWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    ui = started(new_window())
    names = [document.course.name for document in ui.bench.shelf.documents]
    ids = [document.course.id for document in ui.bench.shelf.documents]
    ui.window.close()
    file = home.home() / "library.sqlite"
    file.rename(file.with_name("away"))
    file.mkdir()  # nothing can be opened in its place
    ui = started(new_window())
    assert [document.course.name for document in ui.bench.shelf.documents] == names  # the sample
    assert mark(ui) == "3 changes not kept"
    file.rmdir()
    file.with_name("away").rename(file)
    keeper_of(ui).try_again()
    ui.qtbot.waitUntil(lambda: len(ui.bench.shelf.documents) == 6, timeout=PATIENCE)
    until_answered(ui)
    assert {document.course.id for document in ui.bench.shelf.documents} > set(ids)
    ui.until_shown()
