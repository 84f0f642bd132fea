"""Ranges are named, renamed, shown and taken off; keys choose and remove them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import WindowUi, course
from ui.charts.profile_view import ProfileView
from ui.panels.ask_name import AskName

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Key, Modifier = Qt.Key, Qt.KeyboardModifier
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # offscreen, of every popup


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def select(ui: WindowUi, start: float, end: float) -> None:
    """By keys: the cursor to each end, then [ and ]."""
    chart = ui.window.profile.chart
    chart.setFocus()
    for at, key in ((start, Key.Key_BracketLeft), (end, Key.Key_BracketRight)):
        ui.window.set_cursor(at)
        QTest.keyClick(chart, key)
    assert ui.window.profile.range == (start, end)


def asked(ui: WindowUi) -> AskName:
    ui.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AskName))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskName)
    return dialog


def name(ui: WindowUi, text: str) -> None:
    """In the dialog that is open, by keys."""
    dialog = asked(ui)
    QTest.keyClicks(dialog.name.edit, text)
    QTest.keyClick(dialog.name.edit, Key.Key_Return)
    ui.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    ui.until_shown()


def bar(chart: ProfileView) -> QPoint:
    where = chart.chart_geometry()
    assert where is not None
    ((_id, box),) = where.named
    return box.center().toPoint()


def test_a_range_is_named_by_keys_alone_as_one_step(ui: WindowUi) -> None:
    before = course(ui)
    select(ui, 2_000.0, 5_000.0)
    QTest.keyClick(ui.window, Key.Key_R, Modifier.ShiftModifier)
    name(ui, "The long <b>way</b>")
    (own,) = course(ui).ranges
    assert (own.name, course(ui).stretch(own.span)) == ("The long <b>way</b>", pytest.approx((2_000.0, 5_000.0)))
    assert "The long <b>way</b>" in ui.window.profile.strip.figures.accessibleName()
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == "Name km 2.00–5.00"
    document.undo()
    assert course(ui).ranges == before.ranges == ()
    ui.until_shown()


def test_map_and_profile_show_it_and_a_click_selects_it(ui: WindowUi) -> None:
    ui.bench.edit("Name", lambda c: c.with_range("Scree", 2_000.0, 5_000.0))
    ui.until_shown()
    ui.map.until_painted(ui.window.map._bridge.sequence)
    assert ui.map.js("mapPage.labels.items.place.map(item => [item.value.name, item.value.summit])")[-1] == [
        "Scree",
        False,
    ]
    chart = ui.window.profile.chart
    QTest.mouseClick(chart, LEFT, NO_KEY, bar(chart))
    assert ui.window.profile.range == pytest.approx((2_000.0, 5_000.0))
    assert "Scree" in ui.window.profile.strip.buttons["name"].accessibleName()


def test_the_menu_of_its_bar_renames_it_and_takes_the_name_off(ui: WindowUi) -> None:
    ui.bench.edit("Name", lambda c: c.with_range("Scree", 2_000.0, 5_000.0))
    ui.until_shown()
    chart, strip = ui.window.profile.chart, ui.window.profile.strip
    at = bar(chart)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, chart.mapToGlobal(at))
    QApplication.sendEvent(chart, event)
    ui.qtbot.waitUntil(strip.name_menu.isVisible)
    strip.name_menu.setActiveAction(strip.name_menu.actions()[0])
    QTest.keyClick(strip.name_menu, Key.Key_Return)
    assert asked(ui).name.edit.text() == "Scree"
    name(ui, "Long scree")
    assert [own.name for own in course(ui).ranges] == ["Long scree"]
    QTest.mouseClick(strip.buttons["name"], LEFT)
    ui.qtbot.waitUntil(strip.name_menu.isVisible)
    strip.name_menu.setActiveAction(strip.name_menu.actions()[1])
    QTest.keyClick(strip.name_menu, Key.Key_Return)
    assert course(ui).ranges == ()
    ui.until_shown()


def test_nothing_typed_is_no_name(ui: WindowUi) -> None:
    select(ui, 2_000.0, 5_000.0)
    QTest.mouseClick(ui.window.profile.strip.buttons["name"], LEFT)
    dialog = asked(ui)
    QTest.mouseClick(dialog.ok, LEFT)
    assert dialog.name.wrong.text() == "Type a name."
    QTest.keyClick(dialog, Key.Key_Escape)
    assert course(ui).ranges == ()


def test_a_range_is_removed_by_key_and_what_stood_there_is_named(ui: WindowUi) -> None:
    ui.bench.edit("Name", lambda c: c.with_range("Scree", 2_500.0, 3_500.0))
    ui.until_shown()
    before = course(ui)
    select(ui, 2_000.0, 5_000.0)
    QTest.keyClick(ui.window, Key.Key_Delete, Modifier.ControlModifier)
    assert before.route.length - 3_000.0 < course(ui).route.length < before.route.length
    assert course(ui).ranges == ()
    document = ui.bench.shelf.current
    assert document is not None
    assert document.undo_text == "Remove the range"
    ui.until_shown()
    assert ui.window.profile.range is None  # it was ground of another line
    assert not ui.window.actions_["range_remove"].isEnabled()
    document.undo()
    assert course(ui) is before
    ui.until_shown()


def test_a_range_is_graded_by_keys(ui: WindowUi) -> None:
    select(ui, 2_000.0, 5_000.0)
    QTest.keyClick(ui.window, Key.Key_T)
    menu = ui.window.profile.strip.grade_menu
    ui.qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Key.Key_4)
    assert [own.grade for own in course(ui).grades] == [4]
    ui.until_shown()


def test_an_end_alone_reaches_to_start_or_finish(ui: WindowUi) -> None:
    chart, length = ui.window.profile.chart, course(ui).route.length
    ui.window.set_cursor(3_000.0)
    ui.window.actions_["range_end"].trigger()
    assert chart.range == (0.0, 3_000.0)
    ui.window.set_cursor(4_000.0)
    ui.window.actions_["range_start"].trigger()
    assert chart.range == pytest.approx((4_000.0, length), abs=10.0)
    chart.setFocus()
    QTest.keyClick(chart, Key.Key_Right, Modifier.AltModifier)  # moves the end that was set last
    assert chart.range == pytest.approx((4_010.0, length), abs=10.0)
    assert chart._named_under(QPointF(50.0, 2.0)) is None
