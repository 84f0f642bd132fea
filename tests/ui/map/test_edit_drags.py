"""Drags in the real page: of anchors, of the line, of the map."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE
from tests.ui.map.hand import FREE, Hand, near
from ui.map.values import MapRoute


def test_dragging_an_anchor(hand: Hand) -> None:
    start, end, before = hand.anchor(2), QPoint(430, 330), hand.camera()
    hand.hold(start, end)
    held = hand.all()
    assert {said[:2] for said in held} == {("anchor_dragged", 2)}
    assert not any(said[4] for said in held)
    hand.release(end)
    ((name, k, lat, lon, final),) = hand.until("anchor_dragged")
    assert (name, k, final) == ("anchor_dragged", 2, True)
    assert near((lat, lon), hand.ground(end))
    assert hand.camera() == before


def test_dragging_the_line(hand: Hand, route: MapRoute) -> None:
    at, before = 0.4 * route.length, hand.camera()
    start, end = hand.ui.place(at), FREE
    hand.hold(start, end)
    hand.release(end)
    hand.ui.qtbot.waitUntil(lambda: bool(hand.heard) and hand.heard[-1][-1] is True, timeout=PATIENCE)
    said = hand.all()
    assert {one[0] for one in said} == {"line_dragged"}
    assert [one[4] for one in said] == [False] * (len(said) - 1) + [True]
    assert len(said) > 2
    assert all(one[1] == pytest.approx(at, abs=40) for one in said)
    assert near(said[-1][2:4], hand.ground(end))
    assert hand.camera() == before


def test_one_message_in_a_frame(hand: Hand) -> None:
    start = hand.anchor(2)
    hand.hold(start, start + QPoint(10, 10))
    hand.all()
    hand.ui.js(
        f"""[...Array(40).keys()].forEach((k) => window.dispatchEvent(new MouseEvent("mousemove", {{
            clientX: {start.x()} + k, clientY: {start.y()} + k }})))"""
    )
    said = hand.all()
    assert len(said) == 1
    assert near(said[0][2:4], hand.ground(start + QPoint(39, 39)))
    hand.release(start)


def test_a_click_just_after_a_drag_adds_nothing(hand: Hand) -> None:
    hand.ui.js("(performance.now = () => window.clock ?? 5000) && 0")
    hand.hold(hand.anchor(2), FREE)
    hand.release(FREE)
    hand.until("anchor_dragged")
    aside = FREE + QPoint(60, 20)
    hand.ui.js("window.clock = 5119")
    QTest.mouseClick(hand.ui.mouse(), LEFT, NO_KEY, aside)
    assert hand.all() == []
    hand.ui.js("window.clock = 5121")
    QTest.mouseClick(hand.ui.mouse(), LEFT, NO_KEY, aside)
    assert [said[0] for said in hand.until("point_added")] == ["point_added"]


def test_a_drag_adds_nothing_however_late_its_click_comes(hand: Hand) -> None:
    hand.ui.js(
        "(performance.now = () => (window.clock = (window.clock ?? 0) + 1000)) && 0"
    )  # each frame takes a second
    hand.ui.drag(FREE, QPoint(60, -50))
    hand.ui.drag(FREE + QPoint(0, 20), QPoint(-60, 20))
    assert hand.all() == []
    hand.hold(hand.anchor(2), FREE)
    hand.release(FREE)
    assert {said[0] for said in hand.all()} == {"anchor_dragged"}


def test_the_map_is_moved_by_free_ground(hand: Hand) -> None:
    before = hand.camera()
    hand.ui.drag(FREE, QPoint(60, -50))
    hand.ui.settle()
    assert hand.camera() != before
    assert hand.all() == []
    start = hand.anchor(2)
    hand.hold(start + QPoint(0, 90), start + QPoint(60, 90))  # there and back again
    hand.ui.move(start + QPoint(0, 90))
    hand.release(start + QPoint(0, 90))
    assert hand.all() == []
    hand.ui.until("performance.now() - mapPage.edit.mouse.ended > 120")
    hand.click(hand.ui.place(0.4 * 12_000))  # Leaflet keeps in mind that the map was moved, this must not
    assert [said[0] for said in hand.until("point_added")] == ["point_added"]


def test_a_hand_that_trembles_has_clicked(hand: Hand) -> None:
    at = hand.anchor(2)
    QTest.mousePress(hand.ui.mouse(), LEFT, NO_KEY, at)
    hand.ui.move(at + QPoint(2, 1))
    hand.ui.settle()
    hand.release(at + QPoint(2, 1))
    assert hand.all() == []


def test_escape_takes_a_drag_back(hand: Hand) -> None:
    start = hand.anchor(1)
    hand.hold(start, FREE)
    hand.key(Qt.Key.Key_Escape)
    said = hand.until("drag_cancelled")
    assert [one[0] for one in said[-2:]] == ["anchor_dragged", "drag_cancelled"]
    hand.release(FREE)
    assert hand.all() == []
    assert hand.anchor(1) == start


def test_gestures_at_the_edge(hand: Hand) -> None:
    ui, size = hand.ui, hand.view.size()
    a = hand.anchor(2)
    ui.js(f"mapPage.map.panBy([{a.x() - 2}, {a.y() - 100}], {{animate: false}}) && 0")
    ui.until("Math.abs(mapPage.map.getPixelBounds().min.x - mapPage.edit.anchors.all[2].x + 2) < 1")
    start, outside = hand.anchor(2), QPoint(-40, size.height() + 30)
    assert start.x() == 2
    hand.hold(start, outside)
    hand.release(outside)
    ui.qtbot.waitUntil(lambda: bool(hand.heard) and hand.heard[-1][-1] is True, timeout=PATIENCE)
    last = hand.all()[-1]
    assert last[:2] == ("anchor_dragged", 2)
    assert near(last[2:4], hand.ground(QPoint(0, size.height() - 1)))
    ui.until("performance.now() - mapPage.edit.mouse.ended > 120")
    corner = QPoint(size.width() - 1, size.height() - 50)
    hand.click(corner)
    ((_, lat, lon, _),) = hand.until("point_added")
    assert near((lat, lon), hand.ground(corner))
