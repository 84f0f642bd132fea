"""A range of the profile in the whole window: on the map, fitted, graded, cleared."""

import os
import signal
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from routeplanner import geo
from tests.ui.conftest import WindowUi

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def drag(ui: WindowUi, start: float, end: float) -> tuple[float, float]:
    """Drag over the profile; the range that it selected."""
    chart = ui.window.profile.chart
    where = chart.chart_geometry()
    assert where is not None
    y = round(where.plot.center().y())
    a, b = QPoint(round(where.x(start)), y), QPoint(round(where.x(end)), y)
    QTest.mousePress(chart, LEFT, NO_KEY, a)
    QTest.mouseMove(chart, (a + b) / 2)
    QTest.mouseMove(chart, b)
    QTest.mouseRelease(chart, LEFT, NO_KEY, b)
    assert chart.range is not None
    assert chart.range == pytest.approx((start, end), abs=1.0 / where.scale)
    return chart.range


def until_told(ui: WindowUi) -> None:
    ui.map.until_painted(ui.window.map._bridge.sequence)


def test_the_map_shows_the_range_until_it_is_cleared(ui: WindowUi) -> None:
    start, end = drag(ui, 2000.0, 5000.0)
    until_told(ui)
    assert ui.map.js("mapPage.line.range") == {"start": start, "end": end}
    beside = ui.map.place(3500.0, aside=8)  # in the halo, off the line

    def greenish(image: QImage) -> bool:
        colour = QColor(image.pixelColor(beside))
        return colour.green() > colour.red() + 15

    ui.map.see(greenish)
    ui.window.select(2)
    QTest.keyClick(ui.window, Key.Key_Escape)
    left = [(ui.window.profile.range, ui.window.selected)]
    QTest.keyClick(ui.window, Key.Key_Escape)
    left.append((ui.window.profile.range, ui.window.selected))
    assert left == [(None, 2), (None, None)]  # one thing at a time
    until_told(ui)
    assert ui.map.js("mapPage.line.range") is None
    ui.map.see(lambda image: not greenish(image))


def test_the_range_comes_back_after_the_browser_died(ui: WindowUi) -> None:
    start, end = drag(ui, 2000.0, 5000.0)
    until_told(ui)
    last = ui.window.map._bridge.sequence
    os.kill(ui.map.web.page.renderProcessPid(), signal.SIGKILL)
    ui.map.until_painted(last + 1)
    assert ui.map.js("mapPage.line.range") == {"start": start, "end": end}


def test_fit_map_shows_just_the_range(ui: WindowUi) -> None:
    start, end = drag(ui, 12_000.0, 14_000.0)
    QTest.mouseClick(ui.window.profile.strip.buttons["fit"], LEFT)
    until_told(ui)
    report = ui.bench.report()
    assert report is not None
    line = report.profile
    inside = (line.distance >= start) & (line.distance <= end)
    south, west, north, east = geo.bounds(line.lat[inside], line.lon[inside])
    seen = ui.map.js("(b => [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()])(mapPage.map.getBounds())")
    assert seen[0] < south < north < seen[2]
    assert seen[1] < west < east < seen[3]
    assert min((north - south) / (seen[2] - seen[0]), (east - west) / (seen[3] - seen[1])) > 0.0
    assert max((north - south) / (seen[2] - seen[0]), (east - west) / (seen[3] - seen[1])) > 0.3


def test_a_range_is_graded_by_hand_as_one_step(ui: WindowUi) -> None:
    start, end = drag(ui, 2000.0, 5000.0)
    document = ui.bench.shelf.current
    assert document is not None
    ui.window.profile.strip.grade_menu.actions()[4].trigger()
    (by_hand,) = document.course.grades
    locate = document.course.route.locate
    assert by_hand.grade == 5
    assert (locate(by_hand.span.start), locate(by_hand.span.end)) == pytest.approx((start, end))
    assert document.undo_text == "Set grade of km 2.0–5.0"
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    inside = (report.profile.distance[:-1] > start + 20) & (report.profile.distance[1:] < end - 20)
    assert (report.grade[inside] == 5).all()
    assert ui.window.profile.range == (start, end)  # still there, measured anew
    ui.window.profile.strip.grade_menu.actions()[5].trigger()
    assert document.course.grades == ()
    document.undo()
    document.undo()
    assert document.undo_text == ""
    ui.until_shown()


def test_0_belongs_to_the_profile_only_while_it_has_the_focus(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    chart.setFocus()
    QTest.keyClick(chart, Key.Key_Plus)
    told, zoomed = ui.window.map._bridge.sequence, [chart.zoom_window]
    QTest.keyClick(chart, Key.Key_0)
    zoomed.append(chart.zoom_window)
    assert [window is None for window in zoomed] == [False, True]
    assert ui.window.map._bridge.sequence == told
    ui.window.setFocus()
    QTest.keyClick(ui.window, Key.Key_0)
    assert ui.window.map._bridge.sequence > told


def test_another_course_has_no_range(ui: WindowUi) -> None:
    drag(ui, 2000.0, 5000.0)
    ui.window.profile.chart.show_window((1000.0, 6000.0))
    other = ui.bench.shelf.documents[1]
    ui.bench.shelf.show(other.course.id)
    ui.until_shown()
    assert ui.window.profile.range is None
    assert ui.window.profile.chart.zoom_window is None
    assert ui.map.js("mapPage.line.range") is None
