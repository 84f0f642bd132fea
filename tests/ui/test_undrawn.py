"""A course without a line: new, or undone to nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from routeplanner import editing
from tests.ui.conftest import WindowUi

OF_A_LINE = ("print", "export", "fit", "reverse", "laps", "split", "station", "range_start", "simplify", "range_crop")
PLACES = ((0.01, 0.01), (0.02, 0.01))


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    """A new route of two points, reported."""
    ui = new_window()
    ui.open()
    ui.window.actions_["new"].trigger()
    for lat, lon in PLACES:
        add(ui, lat, lon)
    ui.until_shown()
    return ui


def add(ui: WindowUi, lat: float, lon: float) -> None:
    ui.wishes.drawing.edit("Add point", lambda route: editing.append(route, lat, lon))


def said(ui: WindowUi) -> list[str]:
    return [label.text() for label in ui.window.inspector.descents.nothing.findChildren(QLabel) if label.isVisible()]


def able(ui: WindowUi) -> set[str]:
    return {name for name in OF_A_LINE if ui.window.actions_[name].isEnabled()}


@pytest.mark.parametrize("steps", [1, 2])
def test_undone_to_no_line_nothing_of_it_is_left(ui: WindowUi, steps: int) -> None:
    profile, document = ui.window.profile, ui.bench.shelf.current
    assert document is not None
    assert able(ui) == {*OF_A_LINE} - {"range_crop"}
    ui.window.set_cursor(500.0)
    assert profile.readout
    for _step in range(steps):
        ui.window.actions_["undo"].trigger()
    assert document.course.route.length == 0
    assert ui.bench.report() is None
    assert not ui.bench.reporter.busy()
    assert (profile.chart.whole, profile.readout) == ((0.0, 0.0), "")
    assert "Nothing is drawn yet" in said(ui)
    assert able(ui) == set()
    profile.chart.setFocus()
    QTest.keyClick(profile.chart, Qt.Key.Key_Right)
    profile.chart.set_range((100.0, 500.0))
    profile.strip.grade_menu.actions()[3].trigger()
    assert document.course.grades == ()
    assert ui.bench.reporter.report(document.course.id) is None


def test_drawn_again_it_is_reported_again(ui: WindowUi) -> None:
    for _step in PLACES:
        ui.window.actions_["undo"].trigger()
    for lat, lon in PLACES:
        add(ui, lat, lon)
    assert "Looking for descents" in said(ui)
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert report.profile.length == pytest.approx(1106.0, abs=3.0)
    assert able(ui) == {*OF_A_LINE} - {"range_crop"}
    assert ui.window.profile.chart.whole[1] == report.profile.length


def test_a_new_route_asks_for_its_first_click(ui: WindowUi) -> None:
    ui.window.actions_["new"].trigger()
    assert said(ui)[0] == "Nothing is drawn yet"
    assert able(ui) == set()


def test_a_line_undone_while_its_report_is_under_way(ui: WindowUi) -> None:
    add(ui, 0.03, 0.02)
    for _step in range(3):
        ui.window.actions_["undo"].trigger()
    ui.until_quiet()
    ui.qtbot.waitUntil(lambda: ui.window.settled)
    assert ui.bench.report() is None
    assert ui.window.profile.chart.whole == (0.0, 0.0)
