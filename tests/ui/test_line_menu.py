"""The menu of the line in the real window: a right click, and what each of its commands does in one step."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from routeplanner.course import Course
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import NO_KEY, PATIENCE
from ui import anchoring

NewWindow = Callable[[], WindowUi]
RIGHT = Qt.MouseButton.RightButton
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # offscreen, of every popup


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def between_anchors(ui: WindowUi) -> float:
    """A place on the line that is far from every point that could be taken hold of [m]."""
    from routeplanner import editing

    anchors = editing.anchors(course(ui).route, ui.wishes.drawing.tolerance)
    k = int(np.argmax(np.diff(anchors)))
    return float(anchors[k : k + 2].mean())


def menu_at(ui: WindowUi, at: float) -> QMenu:
    """Right-click on the line at `at` [m], and the menu that opens."""
    lat, lon = anchoring.place(course(ui).route, at)
    x, y = ui.map.js(f"(p => [p.x, p.y])(mapPage.map.latLngToContainerPoint([{lat}, {lon}]))")
    where = QPoint(round(x), round(y))
    ui.map.move(where)
    ui.map.settle()
    QTest.mouseClick(ui.map.mouse(), RIGHT, NO_KEY, where)
    ui.qtbot.waitUntil(lambda: bool(ui.window.findChildren(QMenu, "line")), timeout=PATIENCE)
    return ui.window.findChildren(QMenu, "line")[-1]


def command(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(words))


def choose(ui: WindowUi, menu: QMenu, words: str) -> Course:
    """What the course is after a command."""
    before = course(ui)
    menu.setActiveAction(command(menu, words))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=PATIENCE)
    ui.until_shown()
    return course(ui)


def undo_is(ui: WindowUi, words: str, first: Course) -> None:
    """It was one step, and it is taken back."""
    assert ui.window.actions_["undo"].text() == f"Undo: {words}"
    ui.window.actions_["undo"].trigger()
    assert course(ui) is first
    ui.until_shown()


def test_an_aid_station_stands_where_it_was_wanted(ui: WindowUi) -> None:
    first, at = course(ui), between_anchors(ui)
    with_station = choose(ui, menu_at(ui, at), "Add aid station here")
    (new,) = set(with_station.stations) - set(first.stations)
    assert new.kind == "aid"
    assert with_station.route.locate(new.pin) == pytest.approx(at, abs=40)
    assert [s.name for s in with_station.stations].count(new.name) == 1
    where = [with_station.route.locate(s.pin) or 0.0 for s in with_station.stations]
    assert where == sorted(where)
    undo_is(ui, "Add aid station", first)


def test_a_leg_of_a_recording_is_the_ground_between_two_points(ui: WindowUi) -> None:
    first, at = course(ui), between_anchors(ui)
    straight = choose(ui, menu_at(ui, at), "Make this leg straight")
    kinds = [leg.kind for leg in straight.route.legs]
    assert kinds.count("straight") == 1
    assert straight.route.length == pytest.approx(first.route.length, rel=0.05)
    wish = choose(ui, menu_at(ui, straight.route.starts[1] + straight.route.legs[1].length / 2), "Let this leg follow")
    assert [leg.kind for leg in wish.route.legs] == [kind.replace("straight", "snapped") for kind in kinds]
    assert wish.route.legs[1].id == straight.route.legs[1].id
    again = choose(ui, menu_at(ui, wish.route.starts[1] + wish.route.legs[1].length / 2), "Make this leg straight")
    assert [leg.kind for leg in again.route.legs] == kinds


def test_a_point_is_inserted_and_the_hand_is_on_it(ui: WindowUi) -> None:
    first, at = course(ui), between_anchors(ui)
    cut = choose(ui, menu_at(ui, at), "Insert point here")
    assert len(cut.route.legs) > len(first.route.legs)
    assert cut.route.length == pytest.approx(first.route.length, abs=0.01)  # the line itself is as it was
    assert set(first.route.line.lat) <= set(cut.route.line.lat)
    drawing = ui.wishes.drawing
    assert drawing.on
    ui.qtbot.waitUntil(lambda: drawing.chosen is not None, timeout=PATIENCE)
    assert drawing.anchors is not None
    assert drawing.chosen is not None
    assert drawing.anchors[drawing.chosen] == pytest.approx(at, abs=40)
    undo_is(ui, "Insert point", first)


def test_a_point_can_be_deleted_where_there_is_one(ui: WindowUi) -> None:
    from routeplanner import editing

    first = course(ui)
    menu = menu_at(ui, between_anchors(ui))
    assert "Delete point" not in [action.text() for action in menu.actions()]
    menu.close()
    anchors = editing.anchors(first.route, ui.wishes.drawing.tolerance)
    gaps = np.minimum(np.diff(anchors)[:-1], np.diff(anchors)[1:])
    k = int(np.argmax(gaps)) + 1
    ui.qtbot.waitUntil(lambda: not ui.window.findChildren(QMenu, "line"), timeout=PATIENCE)
    without = choose(ui, menu_at(ui, float(anchors[k])), "Delete point")
    assert without.route.line.lat.tobytes() != first.route.line.lat.tobytes()
    undo_is(ui, "Delete point", first)


def test_split_copies_and_coordinates(ui: WindowUi) -> None:
    first, at, count = course(ui), between_anchors(ui), len(ui.bench.shelf.documents)
    menu = menu_at(ui, at)
    copy = command(menu, "Copy coordinates")
    assert command(menu, "Insert").isEnabled()
    menu.setActiveAction(copy)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    lat, lon = (float(part) for part in QGuiApplication.clipboard().text().split(","))
    assert (lat, lon) == pytest.approx(anchoring.place(first.route, at), abs=5e-4)
    ui.qtbot.waitUntil(lambda: not ui.window.findChildren(QMenu, "line"), timeout=PATIENCE)
    half = choose(ui, menu_at(ui, at), "Split here")
    assert len(ui.bench.shelf.documents) == count + 1
    rest = ui.bench.shelf.documents[-1].course
    assert half.route.length + rest.route.length == pytest.approx(first.route.length, abs=0.1)
    assert {s.name for s in half.stations} | {s.name for s in rest.stations} == {s.name for s in first.stations}


def test_only_a_loop_has_another_start(ui: WindowUi) -> None:
    menu = menu_at(ui, between_anchors(ui))
    assert ("Start here" in [a.text() for a in menu.actions()]) == ui_is_loop(ui)
    menu.close()
    ui.wishes.drawing.edit("Close", lambda route: close(route))
    ui.until_shown()
    ui.qtbot.waitUntil(lambda: not ui.window.findChildren(QMenu, "line"), timeout=PATIENCE)
    first, at = course(ui), between_anchors(ui)
    turned = choose(ui, menu_at(ui, at), "Start here")
    assert turned.route.length == pytest.approx(first.route.length, abs=0.5)
    lat, lon = anchoring.place(first.route, at)
    assert (turned.route.line.lat[0], turned.route.line.lon[0]) == pytest.approx((lat, lon), abs=5e-4)


def ui_is_loop(ui: WindowUi) -> bool:
    from routeplanner import editing

    return editing.is_loop(course(ui).route)


def close(route):  # type: ignore[no-untyped-def]  # the edit's own types
    from routeplanner import editing

    return editing.close_loop(route)
