"""Clicks in the real page: each adds a point, and how it ends."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE, MapUi, way
from tests.ui.map.hand import FREE, RIGHT, SHIFT, Hand, anchors_of, dark_at, near
from ui.map.values import MapAnchor, MapRoute

NEAR = QPoint(380, 380)  # free ground too, on a screen of 400 by 400: Qt moves the mouse no further


@pytest.mark.parametrize(("keys", "straight"), [(NO_KEY, False), (SHIFT, True)])
def test_a_click_adds_a_point_there(hand: Hand, keys: Qt.KeyboardModifier, straight: bool) -> None:
    wanted = hand.ground(FREE)
    hand.click(FREE, keys=keys)
    ((name, lat, lon, is_straight),) = hand.until("point_added")
    assert (name, is_straight) == ("point_added", straight)
    assert near((lat, lon), wanted)


def test_a_click_on_the_line_adds_too_and_one_on_an_anchor_does_not(hand: Hand, route: MapRoute) -> None:
    hand.click(hand.anchor(4))
    hand.click(hand.anchor(1))
    assert hand.all() == []
    hand.click(hand.ui.place(0.4 * route.length))
    assert [said[0] for said in hand.until("point_added")] == ["point_added"]


def test_quick_clicks_all_count(hand: Hand) -> None:
    hand.ui.move(FREE)
    for k in range(4):
        QTest.mouseClick(hand.ui.mouse(), LEFT, NO_KEY, FREE + QPoint(30 * k, 0))
    hand.ui.qtbot.waitUntil(lambda: len(hand.heard) == 4, timeout=PATIENCE)
    said = hand.all()
    assert [one[0] for one in said] == ["point_added"] * 4
    assert all(a[2] < b[2] for a, b in pairwise(said))


def test_a_click_is_on_the_screen_before_it_is_answered(hand: Hand, route: MapRoute) -> None:
    """Each of two quick ones until the anchors come that know of it; the first answer knows of the first click only."""
    ui, ends = hand.ui, [FREE, FREE + QPoint(60, 0)]
    answers = iter([anchors_of(route)])
    ui.view.point_added.connect(lambda *_: [ui.view.show_anchors(2, anchors) for anchors in answers])
    for at in ends:
        ui.move(at)
        QTest.mouseClick(ui.mouse(), LEFT, NO_KEY, at)
    ui.qtbot.waitUntil(lambda: len(hand.heard) == 2, timeout=PATIENCE)
    ui.until("mapPage.edit.revision === 2")
    assert ui.js("mapPage.edit.added.points.map(({ n }) => n)") == [2]
    ui.move(QPoint(60, 60))  # the open leg leads away from there
    ui.see(lambda picture: dark_at(picture, ends[1]) and not dark_at(picture, ends[0]))
    ui.until_painted(ui.view.show_anchors(3, anchors_of(route)))
    assert ui.js("mapPage.edit.added.points") == []
    ui.see(lambda picture: not dark_at(picture, ends[1]))


def test_a_click_that_comes_to_nothing_goes_again(hand: Hand) -> None:
    hand.click(FREE)
    hand.ui.qtbot.waitUntil(lambda: len(hand.heard) == 1, timeout=PATIENCE)
    assert hand.ui.js("mapPage.edit.added.points.length") == 1
    hand.ui.until_painted(hand.view.show_draft(None))
    assert hand.ui.js("mapPage.edit.added.points") == []


def test_a_course_is_drawn_from_nothing(ui: MapUi) -> None:
    """The caller's whole round: three clicks, three points, no more."""
    hand, points = Hand(ui), []
    ui.view.show_badges([])
    ui.view.show_route(None)
    hand.draw(1, [])

    def add(lat: float, lon: float, straight: bool) -> None:
        points.append((lat, lon))
        lats, lons = (np.array(column) for column in zip(*points, strict=True))
        route = way(lats, lons, 8) if len(points) > 1 else None
        if route:
            ui.view.show_route(route, fit=False)
        at = route.distance if route else [0.0]
        anchors = [MapAnchor(*point, float(d), "leg") for point, d in zip(points, at, strict=True)]
        ui.view.show_anchors(1 + len(points), anchors)

    ui.view.point_added.connect(add)
    clicks = [QPoint(250, 200), QPoint(500, 220), QPoint(420, 430)]
    wanted = [hand.ground(at) for at in clicks]
    for k, at in enumerate(clicks):
        hand.click(at)
        ui.until(f"mapPage.edit.revision === {k + 2}")
    assert len(points) == 3
    assert all(near(a, b) for a, b in zip(points, wanted, strict=True))
    assert all((hand.anchor(k) - at).manhattanLength() <= 2 for k, at in enumerate(clicks))


def test_clicks_without_anchors_are_nobodys(ui: MapUi, hand: Hand, route: MapRoute) -> None:
    ui.until_painted(ui.view.show_route(way(route.lat[:600], route.lon[:600], 8)))  # another course
    hand.click(FREE)
    hand.click(ui.place(1000), RIGHT)
    assert [said[0] for said in hand.all()] == ["menu_wanted"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_keys_end_the_drawing(hand: Hand, key: Qt.Key) -> None:
    hand.key(key)
    assert hand.until("drawing_ended") == [("drawing_ended",)]


def test_escape_drops_the_open_leg_and_then_ends(hand: Hand) -> None:
    hand.ui.move(NEAR + QPoint(-8, -8))  # Qt tells of no move to where the mouse is already
    hand.ui.move(NEAR)
    hand.ui.until("Boolean(mapPage.edit.open)")
    hand.key(Qt.Key.Key_Escape)
    assert hand.all() == []
    hand.ui.move(NEAR + QPoint(8, 8))
    hand.ui.settle()
    assert hand.ui.js("Boolean(mapPage.edit.open)") is False
    hand.key(Qt.Key.Key_Escape)
    assert hand.until("drawing_ended") == [("drawing_ended",)]


def test_after_escape_a_click_goes_on_drawing(hand: Hand) -> None:
    hand.ui.move(NEAR + QPoint(-8, -8))  # Qt tells of no move to where the mouse is already
    hand.ui.move(NEAR)
    hand.ui.until("Boolean(mapPage.edit.open)")
    hand.key(Qt.Key.Key_Escape)
    hand.click(NEAR)
    assert [said[0] for said in hand.until("point_added")] == ["point_added"]
    assert hand.ui.js("mapPage.edit.lifted") is False


def test_a_double_click_ends_and_adds_nothing(hand: Hand) -> None:
    before = hand.camera()
    hand.ui.double_click(hand.anchor(4))
    assert hand.until("drawing_ended") == [("drawing_ended",)]
    hand.ui.double_click(FREE)  # its first click is a click as any other
    assert [said[0] for said in hand.until("drawing_ended")] == ["point_added", "drawing_ended"]
    assert hand.camera() == before
