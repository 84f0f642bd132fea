"""Drawing without a mouse, in the real window: points are added, reached, moved and deleted by keys."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from routeplanner.course import Course
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import PATIENCE
from ui import anchoring

NewWindow = Callable[[], WindowUi]
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    """The sample, in draw mode by its key."""
    ui = new_window()
    ui.open()
    ui.window.activateWindow()
    QTest.keyClick(ui.window, Qt.Key.Key_D)
    ui.until_shown()
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.anchors is not None, timeout=PATIENCE)
    return ui


def key(ui: WindowUi, what: Qt.Key, keys: Qt.KeyboardModifier = NO_KEY) -> None:
    """A key for whatever has the focus: the map, from the moment on that drawing began."""
    focus = ui.window.focusWidget()
    assert focus is not None
    assert ui.window.map.isAncestorOf(focus)
    QTest.keyClick(focus, what, keys)


def until_edited(ui: WindowUi, before: Course) -> Course:
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=PATIENCE)
    ui.until_shown()
    return course(ui)


def choose(ui: WindowUi) -> int:
    """The point nearest to the middle, by the key N."""
    before = ui.wishes.drawing.chosen
    key(ui, Qt.Key.Key_N)
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.chosen not in (None, before), timeout=PATIENCE)
    chosen = ui.wishes.drawing.chosen
    assert chosen is not None
    return chosen


def chosen_place(ui: WindowUi) -> tuple[float, float]:
    """Where on the screen the chosen point is [px]."""
    x, y = ui.map.js(
        "(a => (p => [p.x, p.y])(mapPage.map.latLngToContainerPoint([a.lat, a.lon])))"
        "(mapPage.edit.anchors.all[mapPage.edit.chosen])"
    )
    return x, y


def test_insert_adds_a_point_at_the_middle_of_the_map(ui: WindowUi) -> None:
    first = course(ui)
    key(ui, Qt.Key.Key_Insert)
    line = until_edited(ui, first).route.line
    lat, lon = ui.map.js("(c => [c.lat, c.lng])(mapPage.map.getCenter())")
    assert (line.lat[-1], line.lon[-1]) == pytest.approx((lat, lon), abs=1e-4)
    assert ui.map.js("mapPage.map.getContainer().classList.contains('aimed')")


def test_a_mouse_that_rests_does_not_take_the_aim_away(ui: WindowUi) -> None:
    first, place = course(ui), QPoint(60, 200)
    ui.map.move(place)
    ui.map.settle()
    key(ui, Qt.Key.Key_Insert)
    until_edited(ui, first)
    moved = """mapPage.map.getContainer().dispatchEvent(new MouseEvent("mousemove",
        {{ bubbles: true, clientX: {}, clientY: {} }}))"""
    aimed = "mapPage.map.getContainer().classList.contains('aimed')"
    ui.map.js(moved.format(place.x(), place.y()))  # as the browser does when what is under it has changed
    assert ui.map.js(aimed)
    ui.map.js(moved.format(place.x() + 1, place.y()))
    assert not ui.map.js(aimed)


def test_points_are_reached_one_after_the_other(ui: WindowUi) -> None:
    k = choose(ui)
    assert choose(ui) == k + 1
    key(ui, Qt.Key.Key_N, SHIFT)
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.chosen == k, timeout=PATIENCE)
    assert ui.map.js("mapPage.edit.chosen") == k
    anchors = ui.wishes.drawing.anchors
    assert anchors is not None
    assert ui.map.js("mapPage.distance") == pytest.approx(float(anchors[k]))  # the one cursor is there too


def test_arrows_move_the_chosen_point_which_stays_chosen(ui: WindowUi) -> None:
    choose(ui)
    first, (x, y) = course(ui), chosen_place(ui)
    key(ui, Qt.Key.Key_Right, SHIFT)
    second = until_edited(ui, first)
    assert ui.window.actions_["undo"].text() == "Undo: Move point"
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.chosen is not None, timeout=PATIENCE)
    assert chosen_place(ui) == pytest.approx((x + 20, y), abs=1.5)
    key(ui, Qt.Key.Key_Up)
    until_edited(ui, second)
    assert chosen_place(ui) == pytest.approx((x + 20, y - 2), abs=1.5)


def test_an_arrow_that_is_held_is_one_step(ui: WindowUi) -> None:
    choose(ui)
    document, (x, y) = ui.bench.shelf.current, chosen_place(ui)
    assert document is not None
    first, focus = document.course, ui.window.focusWidget()
    for _k in range(12):
        QTest.keyPress(focus, Qt.Key.Key_Down)
    ui.map.settle()
    assert document.course is first
    QTest.keyRelease(focus, Qt.Key.Key_Down)
    until_edited(ui, first)
    assert chosen_place(ui) == pytest.approx((x, y + 24), abs=1.5)
    document.undo()
    assert document.course is first
    ui.until_shown()


def test_quick_taps_lose_nothing(ui: WindowUi) -> None:
    choose(ui)
    first, (x, y) = course(ui), chosen_place(ui)
    for _k in range(4):
        key(ui, Qt.Key.Key_Left, SHIFT)
    until_edited(ui, first)
    ui.qtbot.waitUntil(lambda: ui.map.js("mapPage.edit.gesture === null") and ui.window.settled, timeout=PATIENCE)
    ui.until_shown()
    assert chosen_place(ui) == pytest.approx((x - 80, y), abs=2)


def test_delete_takes_the_chosen_point_and_goes_to_the_one_before(ui: WindowUi) -> None:
    k = choose(ui)
    anchors, first = ui.wishes.drawing.anchors, course(ui)
    assert anchors is not None
    before = anchoring.place(first.route, float(anchors[k - 1]))
    key(ui, Qt.Key.Key_Delete)
    second = until_edited(ui, first)
    assert ui.window.actions_["undo"].text() == "Undo: Delete point"
    now, chosen = ui.wishes.drawing.anchors, ui.wishes.drawing.chosen
    assert now is not None
    assert chosen is not None
    assert anchoring.place(second.route, float(now[chosen])) == pytest.approx(before, abs=1e-6)


def test_escape_lets_go_of_the_point_and_then_ends(ui: WindowUi) -> None:
    choose(ui)
    key(ui, Qt.Key.Key_Escape)
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.chosen is None, timeout=PATIENCE)
    assert ui.wishes.drawing.on
    key(ui, Qt.Key.Key_Escape)
    ui.qtbot.waitUntil(lambda: not ui.wishes.drawing.on, timeout=PATIENCE)
    assert not ui.window.actions_["draw"].isChecked()


def test_enter_ends(ui: WindowUi) -> None:
    key(ui, Qt.Key.Key_Return)
    ui.qtbot.waitUntil(lambda: not ui.wishes.drawing.on, timeout=PATIENCE)


@pytest.mark.qt_log_ignore(
    "does not support (raise|grabbing)", extend=True
)  # the screenless platform has but one layer
def test_the_menu_of_the_line_is_reached_by_keys(ui: WindowUi) -> None:
    k = choose(ui)
    anchors, first = ui.wishes.drawing.anchors, course(ui)
    assert anchors is not None
    key(ui, Qt.Key.Key_M)
    ui.qtbot.waitUntil(lambda: bool(ui.window.findChildren(QMenu, "line")), timeout=PATIENCE)
    (menu,) = ui.window.findChildren(QMenu, "line")
    (action,) = [a for a in menu.actions() if a.text() == "Add aid station here"]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    stations = until_edited(ui, first).stations
    assert "Aid station 1" not in {s.name for s in first.stations}
    (new,) = set(stations) - set(first.stations)
    assert first.route.locate(new.pin) == pytest.approx(anchors[k], abs=20)


def test_shift_s_switches_the_last_leg(ui: WindowUi) -> None:
    first = course(ui)
    key(ui, Qt.Key.Key_Insert)
    second = until_edited(ui, first)
    assert second.route.legs[-1].kind == "straight"
    key(ui, Qt.Key.Key_S, SHIFT)
    third = until_edited(ui, second)
    assert [leg.kind for leg in third.route.legs] == [*(leg.kind for leg in second.route.legs[:-1]), "snapped"]
    assert any("no trails here yet" in notice.text for notice in ui.window.notices.notices)
    key(ui, Qt.Key.Key_S, SHIFT)
    assert until_edited(ui, third).route.legs[-1].kind == "straight"


def test_commands_of_a_point_need_one(ui: WindowUi) -> None:
    names = ("delete_point", "point_menu")
    assert [ui.window.actions_[name].isEnabled() for name in names] == [False, False]
    choose(ui)
    assert [ui.window.actions_[name].isEnabled() for name in names] == [True, True]
    ui.wishes.drawing.draw(False)
    everything = (*names, "add_point", "next_point", "previous_point", "switch_leg")
    assert not any(ui.window.actions_[name].isEnabled() for name in everything)
    ui.until_shown()


def test_keys_of_points_are_on_the_page_of_keys(ui: WindowUi) -> None:
    keys = dict(ui.window.actions_.keys())
    assert {"Ins", "N", "Shift+N", "Del", "S", "Shift+S", "M"} <= set(keys)


def test_a_long_press_leaves_the_line_as_it_was_when_the_window_loses_the_hand(ui: WindowUi) -> None:
    choose(ui)
    first, focus = course(ui), ui.window.focusWidget()
    assert focus is not None
    QTest.keyPress(focus, Qt.Key.Key_Down)
    ui.map.until("mapPage.edit.dragging")
    ui.map.js("window.dispatchEvent(new Event('blur')) && 0")
    QTest.keyRelease(focus, Qt.Key.Key_Down)
    ui.map.settle()
    assert course(ui) is first
    assert np.isfinite(chosen_place(ui)).all()
