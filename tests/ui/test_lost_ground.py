"""The notice of lost ground takes back the step that it speaks of, and no other."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from routeplanner import editing
from routeplanner.course import Course, Station
from routeplanner.errors import PlannerError
from tests.ui.conftest import WindowUi
from ui.document import Document, Stack

KEY = "dropped"


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    """A course with a station at 20 km, another one, and the first one on screen."""
    ui = new_window()
    ui.open()
    ui.bench.edit("Add station", lambda c: replace(c, stations=(Station("Far hut", "aid", c.route.pin(20_000.0)),)))
    return ui


def current(ui: WindowUi) -> Document:
    document = ui.bench.shelf.current
    assert document is not None
    return document


def crop(ui: WindowUi) -> None:
    """The station loses its ground."""
    ui.wishes.drawing.edit("Crop", lambda route: editing.crop(route, 0.0, 10_000.0))
    assert current(ui).course.stations == ()
    assert told(ui) == ["1 mark lost its ground: Far hut."]


def told(ui: WindowUi) -> list[str]:
    return [notice.text for notice in ui.window.notices.notices if notice.key == KEY]


def press_undo(ui: WindowUi) -> None:
    (button,) = [b for b in ui.window.notices.findChildren(QPushButton) if b.isVisible() and b.text() == "Undo"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_undo_brings_the_mark_back(ui: WindowUi) -> None:
    crop(ui)
    press_undo(ui)
    assert [station.name for station in current(ui).course.stations] == ["Far hut"]
    assert current(ui).undo_text == "Add station"
    assert told(ui) == []


def test_a_mark_that_lost_several_parts_is_named_once(ui: WindowUi) -> None:
    """A range cropped at both ends, and a grade in two pieces."""
    ui.bench.edit("Name", lambda c: c.with_range("Scree", 2_000.0, 12_000.0).with_grade(1_000.0, 5_000.0, 4))
    ui.bench.edit("Grade", lambda c: c.with_grade(8_000.0, 12_000.0, 4))
    ui.wishes.drawing.edit("Crop", lambda route: editing.crop(route, 4_000.0, 10_000.0))
    (text,) = told(ui)
    assert text == "3 marks lost their ground: Far hut, grade T4 by hand, a part of Scree."


@pytest.mark.parametrize("step", ["reverse", "undo"])
def test_it_goes_with_the_next_step(ui: WindowUi, step: str) -> None:
    crop(ui)
    ui.window.actions_[step].trigger()
    assert told(ui) == []
    ui.until_shown()
    assert told(ui) == []


def test_it_goes_when_another_course_comes_on_screen(ui: WindowUi) -> None:
    first, other = current(ui), ui.bench.shelf.documents[1]
    crop(ui)
    ui.bench.shelf.show(other.course.id)
    assert told(ui) == []
    assert first.undo_text == "Crop"  # nothing else has happened


def test_an_edit_of_another_course_leaves_it(ui: WindowUi) -> None:
    other = ui.bench.shelf.documents[1]
    crop(ui)
    other.edit("Rename course", replace(other.course, name="Another name"))
    ui.bench.shelf.close(other.course.id)
    assert told(ui) == ["1 mark lost its ground: Far hut."]


def test_a_newer_loss_takes_its_place(ui: WindowUi) -> None:
    first = current(ui)
    crop(ui)
    ui.bench.edit("Add station", lambda c: replace(c, stations=(Station("Near hut", "aid", c.route.pin(9_000.0)),)))
    assert told(ui) == []
    ui.wishes.drawing.edit("Crop", lambda route: editing.crop(route, 0.0, 5_000.0))
    assert told(ui) == ["1 mark lost its ground: Near hut."]
    press_undo(ui)
    assert [station.name for station in first.course.stations] == ["Near hut"]


def test_a_step_that_cannot_be_read_any_more_is_said(ui: WindowUi) -> None:
    """Of an earlier day: only the library knows what was before."""
    document = current(ui)

    def recall(_position: int) -> Course:
        raise PlannerError("The step cannot be read.", "It is gone.")

    known = document.stack
    crop(ui)
    document.remember(Stack((*known.texts, "Crop"), (None, None, document.course), 2, recall))
    press_undo(ui)
    assert [n.text for n in ui.window.notices.notices] == ["The step cannot be read."]
    assert document.course.stations == ()
