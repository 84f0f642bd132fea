"""Straight legs and legs that follow trails, in the real window: drawn, switched, kept, exported and read again."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from routeplanner.course import Course
from routeplanner.job import Job
from routeplanner.route import Points
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE
from tests.ui.test_keeping import started, until_saved
from ui import opening
from ui.snapping import Place, waits

NewWindow = Callable[[], WindowUi]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLACES = (QPoint(250, 330), QPoint(420, 260), QPoint(560, 330))


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    """A new route, in draw mode."""
    ui = started(new_window())
    QTest.keyClick(ui.window, Qt.Key.Key_N, CONTROL)
    return ui


def click(ui: WindowUi, at: QPoint, keys: Qt.KeyboardModifier = NO_KEY) -> Course:
    ui.until_map_shown()
    before = course(ui)
    ui.map.move(at)
    ui.map.settle()
    QTest.mouseClick(ui.map.mouse(), LEFT, keys, at)
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=PATIENCE)
    return course(ui)


def kinds(ui: WindowUi) -> list[str]:
    return [leg.kind for leg in course(ui).route.legs]


def bend(a: Place, b: Place, job: Job) -> Points:
    """A trail with a bow to the north of the straight line."""
    t = np.linspace(0, 1, 50)
    lat = a[0] + t * (b[0] - a[0]) + 0.01 * np.sin(np.pi * t)
    return Points.of(lat, a[1] + t * (b[1] - a[1]))


def test_a_click_is_straight_until_snap_is_on_and_shift_is_straight_whatever_snap_says(ui: WindowUi) -> None:
    click(ui, PLACES[0])
    click(ui, PLACES[1])
    assert kinds(ui) == ["straight"]
    QTest.keyClick(ui.window, Qt.Key.Key_S)
    assert ui.window.actions_["snap"].isChecked()
    assert not any(notice.key == "trails" for notice in ui.window.notices.notices)
    click(ui, PLACES[2])
    click(ui, PLACES[2] + QPoint(60, 60), SHIFT)
    click(ui, PLACES[2] + QPoint(0, 90))
    assert kinds(ui) == ["straight", "snapped", "straight", "snapped"]
    (said,) = [notice.text for notice in ui.window.notices.notices if notice.key == "trails"]  # once, not per click
    assert "straight lines until there are" in said
    ui.until_map_shown()
    assert [leg["kind"] for leg in ui.map.js("mapPage.edit.legs")] == ["straight", "pending", "straight", "pending"]
    ui.until_shown()


def test_kinds_are_there_after_a_restart_and_in_our_own_gpx(ui: WindowUi, new_window: NewWindow) -> None:
    click(ui, PLACES[0])
    click(ui, PLACES[1])
    ui.window.actions_["snap"].trigger()
    drawn = click(ui, PLACES[2])
    ui.until_shown()
    from routeplanner.course import to_exported
    from routeplanner.formats import write
    from ui import home

    file = home.home() / "drawn.gpx"
    write(to_exported(drawn), file)
    (read,) = opening.open_courses(file)
    assert [(leg.kind, waits(leg)) for leg in read.route.legs] == [("straight", False), ("snapped", True)]
    until_saved(ui)
    ui.window.close()
    again = started(new_window())
    assert course(again).id == drawn.id
    assert [(leg.id, leg.kind, waits(leg)) for leg in course(again).route.legs] == [
        (leg.id, leg.kind, waits(leg)) for leg in drawn.route.legs
    ]


def test_a_trail_that_comes_late_is_drawn_and_kept_with_its_step(ui: WindowUi, new_window: NewWindow) -> None:
    gate = threading.Event()

    def slow(a: Place, b: Place, job: Job) -> Points:
        gate.wait(PATIENCE / 1000)
        return bend(a, b, job)

    ui.wishes.drawing.snapping.use(slow)
    ui.window.actions_["snap"].trigger()
    click(ui, PLACES[0])
    straight = click(ui, PLACES[1])
    ui.until_map_shown()
    assert [leg["kind"] for leg in ui.map.js("mapPage.edit.legs")] == ["pending"]
    gate.set()
    ui.qtbot.waitUntil(lambda: not waits(course(ui).route.legs[0]), timeout=PATIENCE)
    ui.until_shown()
    assert course(ui).route.length > straight.route.length + 100
    assert ui.map.js("mapPage.edit.legs") == []
    assert ui.map.js("mapPage.line.level().distance.at(-1)") == pytest.approx(course(ui).route.length, rel=1e-3)
    assert ui.window.actions_["undo"].text() == "Undo: Add point"
    until_saved(ui)
    kept = course(ui)
    ui.window.close()
    again = started(new_window())
    assert np.array_equal(course(again).route.line.lat, kept.route.line.lat)
    QTest.keyClick(again.window, Qt.Key.Key_Z, CONTROL)
    assert course(again).route.length == 0
    QTest.keyClick(again.window, Qt.Key.Key_Y, CONTROL)
    assert np.array_equal(course(again).route.line.lat, kept.route.line.lat)
    again.until_shown()
