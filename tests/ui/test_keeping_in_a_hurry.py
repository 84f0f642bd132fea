"""What is clicked while the library is still at work on what was clicked before."""

from collections.abc import Callable

import pytest

from routeplanner.library import Library
from tests.ui.conftest import WindowUi
from tests.ui.keeping import current, keeper_of, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import home

NewWindow = Callable[[], WindowUi]


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    return started(new_window())


def grade(ui: WindowUi, k: int) -> None:
    ui.bench.edit(f"Grade {k}", lambda course: course.with_grade(500.0 * k, 500.0 * k + 400.0, k))


def restore(ui: WindowUi) -> None:
    """The button of the notice that something is in the trash."""
    next(n for n in reversed(ui.window.notices.notices) if "in the trash" in n.text).actions[0][1]()


def open_ids(ui: WindowUi) -> list[str]:
    return [document.course.id for document in ui.bench.shelf.documents]


def kept_texts() -> dict[str, tuple[str, ...]]:
    """Steps of all that is kept, by name of the course."""
    with Library(home.home()) as library:
        return {kept.name: library.load(kept.id).texts for kept in library.courses()}


def test_deleted_and_restored_before_a_step_is_written(ui: WindowUi) -> None:
    first = current(ui).course
    grade(ui, 1)
    ui.window.actions_["delete"].trigger()
    restore(ui)
    until_answered(ui)
    ui.bench.shelf.show(first.id)
    grade(ui, 2)
    until_answered(ui)
    assert len(open_ids(ui)) == 3
    assert not ui.window.notices.notices
    assert kept_texts()[first.name] == ("Grade 1", "Grade 2")
    ui.until_quiet()


def test_deleted_and_restored_before_the_trash_has_it(ui: WindowUi) -> None:
    """Also where all steps are written, and another course has one on its way."""
    first, other = open_ids(ui)[:2]
    ui.bench.shelf.show(first)
    for busy in (False, True):
        grade(ui, 1 + busy)
        until_answered(ui)
        ui.window.actions_["delete"].trigger()
        if busy:
            until_answered(ui)
            ui.bench.shelf.show(other)
            grade(ui, 3)
        restore(ui)
        ui.qtbot.waitUntil(lambda: first in open_ids(ui), timeout=PATIENCE)
        until_answered(ui)
        ui.bench.shelf.show(first)
    grade(ui, 4)
    until_answered(ui)
    assert len(open_ids(ui)) == 3
    assert kept_texts()[current(ui).course.name] == ("Grade 1", "Grade 2", "Grade 4")
    ui.until_quiet()


def test_what_another_program_did_to_a_deleted_course_is_still_a_conflict(ui: WindowUi) -> None:
    first = current(ui).course
    grade(ui, 1)
    until_answered(ui)
    with Library(home.home()) as library:
        loaded = library.load(first.id)
        library.save(first.id, "Elsewhere", loaded.course, loaded.revision)
    grade(ui, 2)
    ui.window.actions_["delete"].trigger()
    restore(ui)
    until_answered(ui)
    assert kept_texts()[first.name] == ("Grade 1", "Elsewhere")
    assert kept_texts()[f"{first.name}, a copy"] == ("Grade 1", "Grade 2")
    ui.until_quiet()


@pytest.fixture
def old(ui: WindowUi) -> WindowUi:
    """With a backup of three untouched courses, and a step since."""
    with Library(home.home(), now=lambda: 4e9) as library:  # a day to come, so that today's copy is not enough
        assert library.back_up() is not None
    grade(ui, 1)
    until_answered(ui)
    return ui


def restore_backup(ui: WindowUi) -> None:
    with Library(home.home()) as library:
        path = library.backups()[-1].path  # the oldest: the step had its own
    keeper_of(ui).restore_backup(path)


def test_an_edit_before_a_backup_is_there_is_kept_as_a_copy(old: WindowUi) -> None:
    first = current(old).course
    restore_backup(old)
    grade(old, 2)
    until_answered(old)
    assert current(old).course.name == f"{first.name}, a copy"
    assert [g.grade for g in current(old).course.grades] == [1, 2]
    assert len(open_ids(old)) == 4
    assert old.bench.shelf.document(first.id).course.grades == ()
    grade(old, 3)
    until_answered(old)
    texts = kept_texts()
    assert texts[first.name] == ()
    assert texts[f"{first.name}, a copy"] == ("Grade 1", "Grade 2", "Grade 3")
    assert any("a copy" in notice.text for notice in old.window.notices.notices)
    old.until_quiet()


def test_what_is_new_before_a_backup_is_there_stays(old: WindowUi) -> None:
    restore_backup(old)
    old.window.actions_["new"].trigger()
    route = current(old).course
    until_answered(old)
    assert (current(old).course.id, len(open_ids(old))) == (route.id, 4)
    assert kept_texts()[route.name] == ()
    old.until_quiet()


def test_deleting_before_a_backup_is_there_deletes_nothing(old: WindowUi) -> None:
    name = current(old).course.name
    restore_backup(old)
    grade(old, 2)
    old.window.actions_["delete"].trigger()
    until_answered(old)
    texts = kept_texts()
    assert (texts[name], texts[f"{name}, a copy"], len(texts)) == ((), ("Grade 1", "Grade 2"), 4)
    assert len(open_ids(old)) == 3
    old.until_quiet()


def test_an_edit_before_a_backup_turns_out_damaged_is_kept_where_it_was(old: WindowUi) -> None:
    first = current(old).course
    broken = home.home() / "backups" / "daily-2001-01-01.sqlite"
    broken.write_bytes(b"no library")
    keeper_of(old).restore_backup(broken)
    grade(old, 2)
    until_answered(old)
    assert kept_texts()[first.name] == ("Grade 1", "Grade 2")
    assert len(open_ids(old)) == 3
    assert any("damaged" in notice.text for notice in old.window.notices.notices)
    old.until_quiet()


def test_closing_the_window_waits_for_the_backup_and_keeps_the_edit(old: WindowUi) -> None:
    name = current(old).course.name
    restore_backup(old)
    grade(old, 2)
    assert old.window.close()
    assert kept_texts()[f"{name}, a copy"] == ("Grade 1", "Grade 2")
    assert kept_texts()[name] == ()
