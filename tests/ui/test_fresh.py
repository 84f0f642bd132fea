"""Between an edit of the line and its report: what is known by a distance along the old line does nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import WindowUi
from tests.ui.test_range import drag
from ui.document import Document

LEFT = Qt.MouseButton.LeftButton
NOT_YET = "The line has just changed, and its figures are not there yet."


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def current(ui: WindowUi) -> Document:
    document = ui.bench.shelf.current
    assert document is not None
    return document


def told(ui: WindowUi) -> list[str]:
    return [notice.text for notice in ui.window.notices.notices if notice.key == "edit"]


@pytest.mark.parametrize("offer", ["crop", "remove"])
def test_a_second_click_on_what_a_range_offers_does_nothing_more(ui: WindowUi, offer: str) -> None:
    drag(ui, 2000.0, 5000.0)
    button = ui.window.profile.strip.buttons[offer]
    QTest.mouseClick(button, LEFT)
    once = current(ui).course
    QTest.mouseClick(button, LEFT)
    ui.window.actions_[f"range_{offer}"].trigger()
    assert current(ui).course is once
    assert current(ui).position == 1
    assert not ui.window.actions_[f"range_{offer}"].isEnabled()
    ui.until_shown()


def test_no_range_is_taken_on_the_line_before(ui: WindowUi) -> None:
    profile = ui.window.profile
    drag(ui, 2000.0, 5000.0)
    ui.window.actions_["reverse"].trigger()
    assert profile.range is None
    turned = current(ui).course
    profile.strip.grade_menu.actions()[4].trigger()
    profile.chart.set_range((2000.0, 5000.0))
    assert profile.range is None
    ui.window.actions_["range_end"].trigger()
    profile.strip.grade_menu.actions()[4].trigger()
    assert current(ui).course is turned
    ui.until_shown()
    assert ui.map.js("mapPage.line.range") is None
    assert drag(ui, 2000.0, 5000.0) == profile.range


def test_a_range_stays_through_what_leaves_the_line_as_it_is(ui: WindowUi) -> None:
    stretch = drag(ui, 2000.0, 5000.0)
    ui.wishes.race.set_source("srtm")
    assert ui.window.profile.range == stretch
    ui.until_shown()
    assert ui.window.profile.range == stretch


def test_a_descent_of_the_report_before_is_not_graded(ui: WindowUi) -> None:
    ui.window.select(2)
    ui.window.actions_["reverse"].trigger()
    turned = current(ui).course
    ui.window.actions_["grade"].trigger()
    QTest.keyClick(ui.window.inspector.descents.ledger, Qt.Key.Key_4)
    assert current(ui).course is turned
    assert told(ui) == [NOT_YET]
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    ui.wishes.race.set_grade(2, 4)
    (by_hand,) = current(ui).course.grades
    where = report.descents[1]
    assert current(ui).course.stretch(by_hand.span) == pytest.approx((where.start, where.end), abs=0.01)
    ui.until_shown()


@pytest.mark.parametrize("command", ["split", "start_here", "station", "range_start"])
def test_the_cursor_of_the_line_before_is_no_place(ui: WindowUi, command: str) -> None:
    chart = ui.window.profile.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    ui.window.actions_["reverse"].trigger()
    turned = current(ui).course
    ui.window.actions_[command].trigger()
    assert current(ui).course is turned
    assert len(ui.bench.shelf.documents) == 3
    assert told(ui) == [NOT_YET]
    ui.until_shown()


def test_split_twice_at_once_splits_once(ui: WindowUi) -> None:
    ui.window.set_cursor(10_000.0)
    for _twice in range(2):
        ui.window.actions_["split"].trigger()
    assert len(ui.bench.shelf.documents) == 4
    assert current(ui).position == 1
    ui.until_shown()


def test_points_of_the_list_are_those_of_the_line_as_it_is(ui: WindowUi) -> None:
    """It is filled with the edit, not with the report."""
    QTest.keyClick(ui.window, Qt.Key.Key_L)
    panel = ui.window.line.panel
    assert panel is not None
    first = current(ui).course
    ui.window.actions_["reverse"].trigger()
    place = first.route.line.lat[-1], first.route.line.lon[-1]
    start = next(row for row in panel.list.rows.rows if row.kind == "point")
    assert (start.lat, start.lon) == pytest.approx(place)
    assert ui.bench.report() is not None
    ui.wishes.points.nudge(start, 100.0, 0.0)
    assert current(ui).course.route.line.lat[0] == pytest.approx(place[0] + 100.0 / 110_574.0, abs=1e-6)
    ui.until_shown()


def test_a_descent_of_the_report_before_is_not_named(ui: WindowUi) -> None:
    QTest.keyClick(ui.window, Qt.Key.Key_L)
    panel = ui.window.line.panel
    assert panel is not None
    ui.window.actions_["reverse"].trigger()
    turned = current(ui).course
    row = next(row for row in panel.list.rows.rows if row.kind == "descent")
    ui.wishes.points.rename(row, "The Chute")
    assert current(ui).course is turned
    assert told(ui) == [NOT_YET]
    ui.until_shown()
    row = next(row for row in panel.list.rows.rows if row.kind == "descent")
    ui.wishes.points.rename(row, "The Chute")
    assert [own.name for own in current(ui).course.ranges] == ["The Chute"]
    ui.until_shown()
