"""One writer, one undo stack."""

from dataclasses import replace

import numpy as np
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Goal, from_imported
from routeplanner.formats import Imported, Track
from routeplanner.route import Points
from ui.document import Document
from ui.shelf import Shelf


def course(name: str = "A") -> Course:
    points = Points.of(np.linspace(45.0, 45.02, 50), np.full(50, 7.0), np.linspace(900, 300, 50))
    return from_imported(Imported(name, (Track(name, (points,), False),)))[0]


def test_every_edit_can_be_undone_and_done_again(qtbot: QtBot) -> None:
    first = course()
    document = Document(first)
    graded = first.with_grade(0.0, 500.0, 3)
    goal = graded.with_entry(replace(graded.entry, goal=Goal("time", 3600.0)))
    with qtbot.waitSignals([document.changed, document.changed]):
        document.edit("Set grade", graded)
        document.edit("Change goal", goal)
    assert (document.undo_text, document.redo_text) == ("Change goal", "")
    document.undo()
    assert document.course is graded
    document.undo()
    assert document.course is first
    document.undo()  # nothing is left, nothing happens
    document.redo()
    assert document.course is graded
    assert (document.undo_text, document.redo_text) == ("Set grade", "Change goal")


def test_a_new_edit_forgets_what_was_undone(qtbot: QtBot) -> None:
    document = Document(course())
    document.edit("one", document.course.with_grade(0.0, 500.0, 3))
    document.undo()
    document.edit("two", document.course.with_grade(0.0, 500.0, 4))
    assert document.redo_text == ""


def test_a_preview_is_no_edit(qtbot: QtBot) -> None:
    document = Document(course())
    with qtbot.waitSignal(document.previewed), qtbot.assertNotEmitted(document.changed):
        document.preview(course("B"))
    assert document.undo_text == ""


def test_grading_again_replaces_and_taking_off_restores() -> None:
    plain = course()
    twice = plain.with_grade(100.0, 500.0, 3).with_grade(100.0, 500.0, 5)
    assert [g.grade for g in twice.grades] == [5]
    assert twice.with_grade(100.0, 500.0, None).grades == ()


def test_the_shelf_shows_the_next_when_one_is_closed(qtbot: QtBot) -> None:
    shelf = Shelf()
    a, b = shelf.open(course("A")), shelf.open(course("B"))
    assert shelf.current is b
    with qtbot.waitSignals([shelf.current_changed, shelf.closed]):
        shelf.close(b.course.id)
    assert shelf.current is a
    shelf.close(a.course.id)
    assert shelf.current is None
