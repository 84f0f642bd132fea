"""Copy and paste between courses, marks of another course, and names of courses: by keys, one step each."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.conftest import WindowUi, course
from ui.panels.ask_name import AskName

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # offscreen, of every popup


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def press(ui: WindowUi, key: Key, on: QWidget) -> None:
    on.setFocus()
    QTest.keyClick(QApplication.focusWidget() or on, key, CONTROL)


def test_a_range_is_copied_and_pasted_at_the_end_of_another_course(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    ui.bench.edit("Name", lambda c: c.with_range("Scree", 6_500.0, 7_500.0).with_grade(6_000.0, 7_000.0, 5))
    ui.until_shown()
    chart.set_range((6_000.0, 9_500.0))
    press(ui, Key.Key_C, chart)
    assert "3.5 km of Null Island Traverse" in ui.window.status.currentMessage()
    other = ui.bench.shelf.documents[1].course
    ui.bench.shelf.show(other.id)
    ui.until_shown()
    press(ui, Key.Key_V, chart)
    after = course(ui)
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == "Paste"
    assert after.route.length == pytest.approx(other.route.length + 3_500.0, abs=10.0)
    assert [own.grade for own in after.grades] == [5]
    ((name, stretch),) = [(own.name, after.stretch(own.span)) for own in after.ranges]
    assert name == "Scree"
    assert stretch == pytest.approx((other.route.length + 500.0, other.route.length + 1_500.0), abs=10.0)
    ui.until_shown()
    document.undo()
    assert course(ui) is other
    ui.until_shown()


def test_a_range_too_short_to_copy_is_refused_in_a_notice(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    press(ui, Key.Key_C, chart)
    copied = ui.wishes.combining.copied
    chart.set_range((0.0, 2.0))
    press(ui, Key.Key_C, chart)
    (notice,) = [n for n in ui.window.notices.notices if n.key == "edit"]
    assert "nothing between" in notice.text
    assert ui.wishes.combining.copied is copied  # what was copied before can still be pasted


def test_the_whole_is_copied_without_a_range_and_pasted_on_a_new_route(ui: WindowUi) -> None:
    whole = course(ui)
    press(ui, Key.Key_C, ui.window.profile.chart)
    ui.window.actions_["new"].trigger()
    assert course(ui).route.legs == ()
    ui.window.actions_["paste"].trigger()
    assert course(ui).route.length == pytest.approx(whole.route.length)
    assert [s.name for s in course(ui).stations] == [s.name for s in whole.stations]
    ui.until_shown()


def test_keys_of_text_stay_with_text(ui: WindowUi) -> None:
    before = course(ui)
    press(ui, Key.Key_C, ui.window.profile.chart)
    field = ui.window.library.search
    QApplication.clipboard().setText("isle")
    press(ui, Key.Key_V, field)
    assert field.text() == "isle"
    assert course(ui) is before


def test_nothing_copied_is_not_pasted(ui: WindowUi) -> None:
    assert not ui.window.actions_["paste"].isEnabled()
    press(ui, Key.Key_C, ui.window.profile.chart)
    assert ui.window.actions_["paste"].isEnabled()


def test_marks_of_another_course_are_taken_where_both_run(ui: WindowUi) -> None:
    first = course(ui)
    ui.wishes.combining.duplicate()
    ui.until_shown()
    ui.bench.edit("bare", lambda c: c.with_grade(1_000.0, 2_000.0, 4))
    graded = course(ui)
    ui.until_shown()
    ui.wishes.ranges.crop(0.0, 12_000.0)
    ui.until_shown()
    ui.bench.shelf.show(first.id)
    ui.until_shown()
    ui.window.actions_["take_marks"].trigger()
    ui.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(next(a for a in menu.actions() if a.text() == graded.name))
    QTest.keyClick(menu, Key.Key_Return)
    ui.qtbot.waitUntil(lambda: course(ui) is not first, timeout=20_000)
    assert [own.grade for own in course(ui).grades] == [4]
    assert course(ui).stations == first.stations  # none twice
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == f"Take stations and grades of {graded.name}"
    ui.until_shown()
    ui.wishes.combining.take_marks_of(graded)
    ui.qtbot.waitUntil(lambda: any("all of them" in n.text for n in ui.window.notices.notices), timeout=20_000)


def test_what_is_not_on_this_line_is_named(ui: WindowUi) -> None:
    first, other = course(ui), ui.bench.shelf.documents[1].course
    ui.bench.shelf.show(other.id)
    ui.until_shown()
    ui.wishes.combining.take_marks_of(first)
    ui.qtbot.waitUntil(lambda: any(n.key == "edit" for n in ui.window.notices.notices), timeout=20_000)
    (notice,) = [n for n in ui.window.notices.notices if n.key == "edit"]
    assert all(station.name in notice.text for station in first.stations)
    assert course(ui) is other


def test_f2_in_the_list_renames_the_course_under_the_keys(ui: WindowUi) -> None:
    ui.window.library.list.setFocus()
    QTest.keyClick(ui.window.library.list, Key.Key_Down)
    QTest.keyClick(ui.window.library.list, Key.Key_F2)
    ui.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AskName))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskName)
    QTest.keyClicks(dialog.name.edit, "Stairs")
    QTest.keyClick(dialog.name.edit, Key.Key_Return)
    second = ui.bench.shelf.documents[1]
    assert (second.course.name, second.undo_text) == ("Stairs", "Rename Merrow Bay hill repeats")
    ui.until_quiet()


def test_the_title_follows_the_name(ui: WindowUi) -> None:
    ui.window.actions_["rename"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskName)
    QTest.keyClicks(dialog.name.edit, "Traverse 2028")
    QTest.keyClick(dialog.name.edit, Key.Key_Return)
    assert ui.window.windowTitle() == "Traverse 2028 – Routeplanner"
    ui.until_shown()
