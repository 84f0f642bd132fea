"""How the panes share windows of several sizes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import panes
from ui.notices import Notice

NewWindow = Callable[[], WindowUi]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def resize(ui: WindowUi, width: int, height: int) -> None:
    ui.window.resize(width, height)
    ui.qtbot.waitUntil(lambda: ui.window.size().toTuple() == (width, height), timeout=PATIENCE)
    QApplication.processEvents()


def test_a_wide_window_has_the_list(ui: WindowUi) -> None:
    assert ui.window.library.isVisible()
    assert not ui.window.rail.isVisible()
    assert ui.window.library.width() == panes.LIST
    assert ui.window.inspector.width() == panes.INSPECTOR


@pytest.mark.parametrize("size", [(1280, 720), (1000, 600)])
def test_a_narrow_window_has_the_rail_and_nothing_is_cut_off(ui: WindowUi, size: tuple[int, int]) -> None:
    resize(ui, *size)
    assert ui.window.rail.isVisible()
    assert not ui.window.library.isVisible()
    assert ui.window.inspector.width() == panes.LEAST_INSPECTOR
    assert ui.window.map.width() >= size[0] - 400 - 48 - 4
    assert ui.window.status.width() >= ui.window.status.minimumSizeHint().width()
    for part in (
        ui.window.bar,
        ui.window.inspector,
        ui.window.profile,
        ui.window.map,
    ):
        assert part.width() >= part.minimumSizeHint().width(), part
        assert part.height() >= part.minimumSizeHint().height(), part
    assert ui.window.bar.print_button.isVisible()
    assert ui.window.bar.race.isVisible()


def test_a_notice_leaves_the_window_its_size(ui: WindowUi) -> None:
    resize(ui, 1000, 600)
    text = "The server for elevation does not answer. Try again in a while, or choose another one in the settings. " * 2
    for words in (text, "One map square has no elevation yet."):
        ui.bench.notice.emit(Notice(words, "Check the connection.", (("Try again", lambda: None),)))
        ui.qtbot.waitUntil(ui.window.notices.isVisible, timeout=PATIENCE)
        ui.map.settle()
        assert ui.window.size().toTuple() == (1000, 600)


def test_the_runner_unfolds_and_folds_the_list(ui: WindowUi) -> None:
    resize(ui, 1280, 720)
    QTest.mouseClick(ui.window.rail.whole, LEFT)
    assert ui.window.library.isVisible()
    QTest.mouseClick(ui.window.library.fold, LEFT)
    assert ui.window.rail.isVisible()
    QTest.mouseClick(ui.window.rail.search, LEFT)
    assert ui.window.library.search.hasFocus()
    resize(ui, 1440, 900)
    resize(ui, 1280, 720)
    assert ui.window.rail.isVisible()


def test_a_course_is_chosen_on_the_rail(ui: WindowUi) -> None:
    resize(ui, 1280, 720)
    rail = ui.window.rail.list
    second = ui.bench.shelf.documents[1]
    QTest.mouseClick(rail.viewport(), LEFT, pos=rail.visualRect(rail.model().index(1, 0)).center())
    assert ui.bench.shelf.current is second
    ui.until_shown()


def test_the_middle_alone_has_room_for_the_list(ui: WindowUi) -> None:
    """In Compare, where courses are ticked, and where no course is open."""
    resize(ui, 1280, 720)
    ui.window.actions_["compare"].trigger()
    assert ui.window.library.isVisible()
    assert not ui.window.line.isVisible()
    assert not ui.window.actions_["pane_line"].isEnabled()
    assert not ui.window.inspector.isVisible()
    assert not ui.window.profile.isVisible()
    ui.window.actions_["compare"].trigger()
    assert ui.window.rail.isVisible()
    assert ui.window.line.isVisible()
    assert ui.window.actions_["pane_line"].isEnabled()
    assert ui.window.inspector.isVisible()
    for document in ui.bench.shelf.documents:
        ui.bench.shelf.close(document.course.id)
    assert ui.window.welcome.isVisible()
    assert ui.window.library.isVisible()
    assert not ui.window.inspector.isVisible()


@pytest.mark.parametrize("how", ["another", "close"])
def test_another_course_on_screen_ends_compare(ui: WindowUi, how: str) -> None:
    ui.window.actions_["compare"].trigger()
    if how == "another":
        ui.bench.shelf.show(ui.bench.shelf.documents[2].course.id)
    else:
        ui.window.actions_["close"].trigger()
    ui.until_shown()
    assert ui.window.map.isVisible()
    assert ui.window.inspector.isVisible()
    assert not ui.window.actions_["compare"].isChecked()
    assert not ui.window.library.compared.isVisible()


def test_what_is_put_away_stays_away(ui: WindowUi) -> None:
    ui.window.actions_["pane_profile"].trigger()
    assert not ui.window.profile.isVisible()
    ui.bench.shelf.show(ui.bench.shelf.documents[1].course.id)
    ui.until_shown()
    assert not ui.window.profile.isVisible()
    assert ui.window.inspector.isVisible()
    ui.window.actions_["pane_profile"].trigger()
    assert ui.window.profile.isVisible()
    ui.window.actions_["pane_courses"].trigger()
    assert ui.window.rail.isVisible()


def order(ui: WindowUi) -> list[str]:
    """The panes that Tab walks through, from the list on."""
    window = ui.window
    out: list[str] = []
    named = {
        "courses": window.courses,
        "line": window.line,
        "middle": window.views,
        "profile": window.profile,
        "inspector": window.inspector,
    }
    at: QWidget | None = window.library.search
    for _k in range(500):
        assert at is not None
        pane = next((name for name, pane in named.items() if panes.holds(pane, at)), "")
        if pane and at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus and (not out or out[-1] != pane):
            out.append(pane)
        at = at.nextInFocusChain()
        if at is window.library.search:
            break
    return out


def test_tab_walks_from_the_list_to_the_inspector(ui: WindowUi) -> None:
    for k in range(4):
        ui.window.inspector.show_tab(k)
    assert order(ui)[:5] == ["courses", "line", "middle", "profile", "inspector"]
    assert len(order(ui)) <= 6  # the list again at the end
    QTest.keyClick(ui.window, Qt.Key.Key_L)
    assert order(ui)[:5] == ["courses", "line", "middle", "profile", "inspector"]


def test_the_list_along_the_route_takes_room_only_while_it_is_open(ui: WindowUi) -> None:
    window = ui.window
    wide = window.map.size()
    assert window.line.height() <= 36
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window.line.panel is not None
    assert window.line.panel.list.hasFocus()
    assert window.map.size() == wide  # below the courses, so the map keeps its size
    assert window.line.panel.list.height() >= 300
    QTest.keyClick(window.line.panel.list, Qt.Key.Key_L)
    assert window.line.height() <= 36
    assert window.line.button.hasFocus()
    assert not window.actions_["pane_line"].isChecked()


def test_in_a_narrow_window_the_list_opens_beside_the_courses(ui: WindowUi) -> None:
    window = ui.window
    QTest.keyClick(window, Qt.Key.Key_L)
    resize(ui, 1280, 720)
    assert window.rail.isVisible()
    assert window.line.is_folded
    QTest.mouseClick(window.line.button, LEFT)
    assert window.library.isVisible()
    ui.qtbot.waitUntil(lambda: window.library.width() == panes.LIST, timeout=PATIENCE)
    assert window.line.panel is not None
    assert window.line.panel.list.height() >= 5 * 36
    QTest.mouseClick(window.library.fold, LEFT)
    assert window.line.is_folded
    ui.qtbot.waitUntil(lambda: window.courses.width() == 48, timeout=PATIENCE)


def test_f6_walks_from_pane_to_pane(ui: WindowUi) -> None:
    window, seen = ui.window, []
    window.library.list.setFocus()
    every = (window.courses, window.line, window.views, window.profile, window.inspector)
    for _k in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append([panes.holds(pane, focus) for pane in every].index(True))
    assert seen == [1, 2, 3, 4, 0]
    assert window.library.list.hasFocus()


def test_up_and_down_step_through_descents_from_the_profile(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    chart.setFocus()
    for key, n in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        QTest.keyClick(chart, key)
        assert ui.window.selected == n
    assert chart.hasFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.cursor_distance == pytest.approx(10.0)


def test_compare_leaves_no_key_on_a_button_by_chance(ui: WindowUi) -> None:
    ui.window.profile.chart.setFocus()
    ui.window.actions_["compare"].trigger()
    assert QApplication.focusWidget() in (None, ui.window)  # off screen no window is active then
