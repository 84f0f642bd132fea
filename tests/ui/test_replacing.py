"""The storm course in the window: what stays stays, the rest is decided on, one step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from routeplanner.course import Course
from tests.ui.conftest import WindowUi, course
from ui.panels.replace_line import ReplaceDialog

Key = Qt.Key
TAB, DOWN, RETURN = Key.Key_Tab, Key.Key_Down, Key.Key_Return


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def short_line(ui: WindowUi, end: float) -> Course:
    """A copy of the course on screen, cropped to `end` [m]; the first one is on screen again."""
    first = course(ui)
    ui.wishes.combining.duplicate()
    ui.until_shown()
    ui.wishes.ranges.crop(0.0, end)
    short = course(ui)
    ui.until_shown()
    ui.bench.shelf.show(first.id)
    ui.until_shown()
    return short


def asked(ui: WindowUi) -> ReplaceDialog:
    ui.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReplaceDialog), timeout=20_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReplaceDialog)
    return dialog


def keys(*pressed: Key) -> None:
    """Wherever the focus goes."""
    for key in pressed:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def test_what_lost_its_ground_is_decided_by_keys_as_one_step(ui: WindowUi) -> None:
    ui.bench.edit("Name", lambda c: c.with_range("Gorge", 11_000.0, 13_000.0))
    ui.until_shown()
    short = short_line(ui, 12_000.0)
    before = course(ui)
    ui.wishes.combining.replace_line_with(short)
    dialog = asked(ui)
    names = [row.lost.name for row in dialog.rows]
    assert names == ["a part of Gorge", "Wether Gate", "Pell Cross"]
    assert dialog.rows[0].choice.hasFocus()
    keys(TAB, DOWN, TAB, DOWN, DOWN, TAB)  # leave the range; Wether Gate to the nearest; Pell Cross: typed
    field = dialog.rows[2].place.edit
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, "99")
    keys(RETURN)
    assert "from 0 to 12" in dialog.rows[2].place.wrong.text()
    field.selectAll()
    QTest.keyClicks(field, "3.5")
    keys(RETURN)
    ui.qtbot.waitUntil(lambda: course(ui) is not before)
    after = course(ui)
    where = {s.name: after.route.locate(s.pin) for s in after.stations}
    assert where["Pell Cross"] == pytest.approx(3_500.0)
    assert where["Wether Gate"] == pytest.approx(after.route.length, abs=1.0)
    assert [own.name for own in after.ranges] == ["Gorge"]
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == "Replace the line"
    (notice,) = [n for n in ui.window.notices.notices if n.key == "dropped"]
    assert "Gorge" in notice.text
    assert "Pell Cross" not in notice.text
    ui.until_shown()
    document.undo()
    assert course(ui) is before
    ui.until_shown()


def test_left_out_by_default_and_named(ui: WindowUi) -> None:
    short = short_line(ui, 12_000.0)
    before = course(ui)
    ui.wishes.combining.replace_line_with(short)
    asked(ui)
    keys(RETURN)
    ui.qtbot.waitUntil(lambda: course(ui) is not before)
    assert QApplication.activeModalWidget() is None
    lost = {s.name for s in before.stations} - {s.name for s in course(ui).stations}
    assert lost == {"Wether Gate", "Pell Cross"}
    (notice,) = [n for n in ui.window.notices.notices if n.key == "dropped"]
    assert all(name in notice.text for name in lost)
    ui.until_shown()


def test_cancel_is_nothing(ui: WindowUi) -> None:
    short = short_line(ui, 12_000.0)
    before = course(ui)
    ui.wishes.combining.replace_line_with(short)
    QTest.keyClick(asked(ui), Key.Key_Escape)
    assert course(ui) is before
    assert QApplication.activeModalWidget() is None


def test_where_nothing_is_lost_nobody_is_asked(ui: WindowUi) -> None:
    short = short_line(ui, course(ui).route.length - 100.0)
    before = course(ui)
    ui.wishes.combining.replace_line_with(short)
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=20_000)
    assert QApplication.activeModalWidget() is None
    assert [s.name for s in course(ui).stations] == [s.name for s in before.stations]
    ui.until_shown()


def test_all_go_to_the_nearest_place(ui: WindowUi) -> None:
    short = short_line(ui, 12_000.0)
    before = course(ui)
    ui.wishes.combining.replace_line_with(short)
    dialog = asked(ui)
    QTest.mouseClick(dialog.nearest, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    ui.qtbot.waitUntil(lambda: course(ui) is not before)
    assert [s.name for s in course(ui).stations] == [s.name for s in before.stations]
    ui.until_shown()


def test_the_answer_is_for_the_course_that_was_asked_about(ui: WindowUi) -> None:
    """Another start of the program may bring a course on screen while the dialog is open."""
    short = short_line(ui, 12_000.0)
    before, other = course(ui), ui.bench.shelf.documents[1].course
    ui.wishes.combining.replace_line_with(short)
    dialog = asked(ui)
    ui.bench.shelf.show(other.id)
    ui.until_shown()
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert course(ui).id == before.id
    assert course(ui).route.length == pytest.approx(12_000.0, abs=6.0)
    assert ui.bench.shelf.document(other.id).course is other
    ui.until_shown()
