"""Drawing and editing in the real window: real mouse on the real page, every gesture one step that can be undone."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from routeplanner import editing
from routeplanner.course import Course
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import PATIENCE
from ui import anchoring

NewWindow = Callable[[], WindowUi]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def pixel(ui: WindowUi, lat: float, lon: float) -> QPoint:
    x, y = ui.map.js(f"(p => [p.x, p.y])(mapPage.map.latLngToContainerPoint([{lat}, {lon}]))")
    return QPoint(round(x), round(y))


def until_edited(ui: WindowUi, before: Course) -> Course:
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=PATIENCE)
    ui.until_shown()
    return course(ui)


def test_a_new_route_is_drawn_by_clicks_and_gets_its_elevation(ui: WindowUi) -> None:
    QTest.keyClick(ui.window, Qt.Key.Key_N, CONTROL)
    assert ui.wishes.drawing.on
    assert course(ui).route.legs == ()
    for place in (QPoint(250, 330), QPoint(420, 260), QPoint(560, 330)):
        ui.until_map_shown()
        ui.map.settle()
        before = course(ui)
        ui.map.click(place)
        ui.qtbot.waitUntil(lambda before=before: course(ui) is not before, timeout=PATIENCE)  # type: ignore[misc]
    QTest.keyClick(ui.window.map.focusProxy() or ui.window.map, Qt.Key.Key_Escape)
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert len(course(ui).route.legs) == 2
    assert (report.profile.source, report.profile.coverage) == ("srtm", 1.0)
    assert report.totals.distance > 1000


def test_dragging_the_line_inserts_and_undo_takes_it_back(ui: WindowUi) -> None:
    first = course(ui)
    ui.window.actions_["draw"].trigger()
    ui.until_shown()
    anchors = ui.wishes.drawing.anchors
    assert anchors is not None
    k = int(np.argmax(np.diff(anchors)))  # the middle between the two that are furthest apart is no anchor
    start = pixel(ui, *anchoring.place(first.route, float(anchors[k : k + 2].mean())))
    ui.map.drag(start, QPoint(0, 60))
    edited = until_edited(ui, first)
    line = edited.route.line
    lat, lon = ui.map.js(f"(p => [p.lat, p.lng])(mapPage.map.containerPointToLatLng([{start.x()}, {start.y() + 60}]))")
    assert np.hypot(line.lat - lat, line.lon - lon).min() < 3e-4
    assert ui.window.actions_["undo"].text() == "Undo: Insert point"
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    assert course(ui) is first
    ui.until_shown()


def test_stations_hold_through_a_reverse_and_back(ui: WindowUi) -> None:
    first = course(ui)
    where = {s.name: first.route.locate(s.pin) for s in first.stations}
    QTest.keyClick(ui.window, Qt.Key.Key_R)
    turned = until_edited(ui, first)
    length = first.route.length
    for station in turned.stations:
        at, was = turned.route.locate(station.pin), where[station.name]
        assert at is not None
        assert was is not None
        assert at == pytest.approx(length - was, abs=0.01)
    report = ui.bench.report()
    assert report is not None
    assert report.totals.ascent == pytest.approx(2078, rel=0.01)
    QTest.keyClick(ui.window, Qt.Key.Key_R)
    again = until_edited(ui, turned)
    assert np.array_equal(again.route.line.lat, first.route.line.lat)


def test_a_crop_names_the_stations_that_lose_their_ground(ui: WindowUi) -> None:
    first = course(ui)
    ui.wishes.ranges.crop(12_000.0, 20_000.0)
    cropped = until_edited(ui, first)
    assert cropped.route.length == pytest.approx(8_000.0, abs=2.0)
    assert [s.name for s in cropped.stations] == ["Wether Gate"]
    (notice,) = [n for n in ui.window.notices.notices if n.key == "dropped"]
    assert all(name in notice.text for name in ("Kestrel Well", "Kettle Bothy", "Pell Cross"))
    notice.actions[0][1]()
    assert course(ui) is first
    ui.until_shown()


def test_clicks_add_nothing_while_not_drawing(ui: WindowUi) -> None:
    first = course(ui)
    ui.map.click(QPoint(300, 420))
    ui.map.settle()
    assert course(ui) is first


def test_a_report_of_the_line_before_an_edit_does_not_take_the_edit_off_the_map(ui: WindowUi) -> None:
    first, lengths = course(ui), []
    ui.window.actions_["draw"].trigger()
    ui.until_shown()

    def edit_once(_report: object) -> None:
        ui.bench.reported.disconnect(edit_once)
        ui.wishes.drawing.edit("Add point", lambda route: editing.append(route, 0.3, 0.3))  # the map is told last
        ui.window._stepping.timeout.connect(lambda: lengths.append(ui.window.map._bridge.length))

    ui.bench.reported.connect(edit_once)
    ui.window.actions_["elevation_srtm"].trigger()
    ui.qtbot.waitUntil(lambda: course(ui).route is not first.route, timeout=PATIENCE)
    ui.until_shown()
    assert lengths
    assert min(lengths) == pytest.approx(course(ui).route.length, abs=1.0)


def test_two_courses_become_one_and_undo_parts_them(ui: WindowUi) -> None:
    first, other = course(ui), ui.bench.shelf.documents[1].course
    ui.wishes.combining.join_with(other)
    both = until_edited(ui, first)
    assert both.route.length >= first.route.length + other.route.length - 1.0
    assert len(both.stations) == len(first.stations) + len(other.stations)
    QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    assert course(ui).route.legs == first.route.legs
    ui.until_shown()
