"""Another program changed a course that this window holds: both versions stay, each with its steps."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from routeplanner.library import Library
from tests.library.made import bits
from tests.ui.conftest import WindowUi
from tests.ui.keeping import CONTROL, current, keeper_of, mark, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import home

NewWindow = Callable[[], WindowUi]


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    return started(new_window())


def grade(ui: WindowUi, k: int) -> None:
    ui.bench.edit(f"Grade {k}", lambda course: course.with_grade(500.0 * k, 500.0 * k + 400.0, k))


def elsewhere(course_id: str) -> None:
    """As another program does it, with the window open."""
    with Library(home.home()) as library:
        loaded = library.load(course_id)
        library.save(course_id, "Elsewhere", replace(loaded.course, notes=("from elsewhere",)), loaded.revision)


def until_copied(ui: WindowUi, documents: int) -> None:
    ui.qtbot.waitUntil(lambda: len(ui.bench.shelf.documents) == documents, timeout=PATIENCE)
    until_answered(ui)


def test_our_version_goes_on_as_a_copy_with_its_steps(ui: WindowUi) -> None:
    original = current(ui).course
    grade(ui, 1)
    until_answered(ui)
    elsewhere(original.id)
    grade(ui, 2)
    until_copied(ui, 4)
    copy = current(ui)
    assert copy.course.name == f"{original.name}, a copy"
    assert [g.grade for g in copy.course.grades] == [1, 2]
    theirs = ui.bench.shelf.document(original.id)
    assert (theirs.course.notes, theirs.undo_text) == (("from elsewhere",), "Elsewhere")
    assert [n.text for n in ui.window.notices.notices] == [f"{original.name} was changed in another window or program."]
    for k in (3, 4):  # and goes on without a copy of the copy
        grade(ui, k)
        until_answered(ui)
    assert len(ui.bench.shelf.documents) == 4
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    until_answered(ui)
    with Library(home.home()) as library:
        assert len(library.courses()) == 4
        loaded = library.load(copy.course.id)
        assert (loaded.texts, loaded.position) == (("Grade 1", "Grade 2", "Grade 3", "Grade 4"), 3)
        assert bits(loaded.course) == bits(copy.course)
        assert library.load(original.id).texts == ("Grade 1", "Elsewhere")
    ui.until_shown()


def test_undo_of_what_was_changed_elsewhere_is_done_on_the_copy(ui: WindowUi) -> None:
    original = current(ui).course
    grade(ui, 1)
    grade(ui, 2)
    until_answered(ui)
    elsewhere(original.id)
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    until_copied(ui, 4)
    copy = current(ui)
    assert ([g.grade for g in copy.course.grades], copy.undo_text, copy.redo_text) == ([1], "Grade 1", "Grade 2")
    with Library(home.home()) as library:
        loaded = library.load(copy.course.id)
        assert (loaded.texts, loaded.position) == (("Grade 1", "Grade 2"), 1)
        assert library.load(original.id).position == 3
    ui.until_shown()


def test_a_course_of_an_earlier_day_keeps_the_steps_of_this_window(ui: WindowUi, new_window: NewWindow) -> None:
    grade(ui, 1)
    until_answered(ui)
    ui.window.close()
    ui = started(new_window())
    original = current(ui).course
    grade(ui, 2)
    until_answered(ui)
    elsewhere(original.id)
    grade(ui, 3)
    until_copied(ui, 4)
    copy = current(ui)
    assert copy.undo_text == "Grade 3"
    for _k in range(2):
        QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    assert bits(replace(copy.course, id=original.id, name=original.name)) == bits(original)
    assert copy.undo_text == ""  # the steps of the earlier day are with the original
    until_answered(ui)
    ui.until_shown()


def test_what_was_deleted_elsewhere_stays_deleted_and_ours_is_a_copy(ui: WindowUi) -> None:
    original = current(ui).course
    with Library(home.home()) as library:
        library.trash(original.id)
        library.empty_trash()
    grade(ui, 1)
    ui.qtbot.waitUntil(lambda: current(ui).course.name == f"{original.name}, a copy", timeout=PATIENCE)
    until_answered(ui)
    assert len(ui.bench.shelf.documents) == 3
    assert mark(ui) == ""
    keeper_of(ui).trash(original.id)  # nothing is there to be deleted: said, and over
    until_answered(ui)
    assert any("no longer in the library" in notice.text for notice in ui.window.notices.notices)
    assert keeper_of(ui).waiting == 0
    ui.until_shown()


def test_the_window_goes_on_when_its_library_is_taken_away(ui: WindowUi) -> None:
    """Moved by hand to another disk, say."""
    name = current(ui).course.name
    for file in home.home().glob("library.sqlite*"):
        file.rename(file.with_name(f"away-{file.name}"))
    grade(ui, 1)
    until_answered(ui)
    assert mark(ui) == "1 change not kept"
    assert "no longer" in ui.window.notices.notices[-1].text
    keeper_of(ui).try_again()
    ui.qtbot.waitUntil(lambda: current(ui).course.name == f"{name}, a copy", timeout=PATIENCE)
    until_answered(ui)
    assert mark(ui) == ""
    with Library(home.home()) as library:
        assert {kept.name: kept.position for kept in library.courses()} == {f"{name}, a copy": 1}
    ui.until_shown()
