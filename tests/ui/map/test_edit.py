"""Drawing and editing in the real page, with a hand on the mouse."""

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE, MapUi, way
from ui.map.theme import MapTheme
from ui.map.values import MapAnchor, MapLeg, MapRoute

RIGHT, SHIFT = Qt.MouseButton.RightButton, Qt.KeyboardModifier.ShiftModifier
FREE = QPoint(400, 480)  # ground below the bow
SIGNALS = (
    "point_added", "anchor_dragged", "line_dragged", "drag_cancelled", "anchor_deleted", "drawing_ended", "menu_wanted",
)  # fmt: skip
PARTS = ((0.0, "end"), (0.25, "shape"), (0.5, "leg"), (0.75, "shape"), (1.0, "end"))


def anchors_of(route: MapRoute, parts: tuple[tuple[float, Any], ...] = PARTS) -> list[MapAnchor]:
    """Anchors at parts of the route's length."""
    out = []
    for part, kind in parts:
        at = part * route.length
        lat, lon = (float(np.interp(at, route.distance, values)) for values in (route.lat, route.lon))
        out.append(MapAnchor(lat, lon, at, kind))
    return out


class Hand:
    """An open map in draw mode, gestures on it, and all that it said."""

    def __init__(self, ui: MapUi) -> None:
        self.ui, self.view = ui, ui.view
        self.heard: list[tuple[Any, ...]] = []
        for name in SIGNALS:
            getattr(ui.view, name).connect(lambda *values, name=name: self.heard.append((name, *values)))

    def draw(self, revision: int, anchors: list[MapAnchor], legs: tuple[MapLeg, ...] = ()) -> None:
        self.view.set_mode("draw")
        self.ui.until_painted(self.view.show_anchors(revision, anchors, legs))
        self.ui.settle()

    def until(self, name: str) -> list[tuple[Any, ...]]:
        """Wait for a signal; everything said up to then, which is forgotten."""
        self.ui.qtbot.waitUntil(lambda: any(said[0] == name for said in self.heard), timeout=PATIENCE)
        return self.all()

    def all(self) -> list[tuple[Any, ...]]:
        """All that was said, once the page has had its say on what happened before."""
        self.ui.settle()
        self.ui.until_painted(self.view._bridge.tell("draft", None))
        taken, self.heard = self.heard, []
        return taken

    def anchor(self, k: int) -> QPoint:
        """Where anchor `k` is on the screen."""
        x, y = self.ui.js(
            f"(a => (c => [a.x - c.x, a.y - c.y])(mapPage.map.getPixelBounds().min))(mapPage.edit.anchors.all[{k}])"
        )
        return QPoint(round(x), round(y))

    def ground(self, at: QPoint) -> tuple[float, float]:
        lat, lon = self.ui.js(f"(p => [p.lat, p.lng])(mapPage.map.containerPointToLatLng([{at.x()}, {at.y()}]))")
        return lat, lon

    def click(self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self.ui.move(at)
        self.ui.settle()
        QTest.mouseClick(self.ui.mouse(), button, keys, at)

    def hold(self, start: QPoint, to: QPoint) -> None:
        """Press, and move with the button down."""
        self.ui.move(start)
        self.ui.settle()
        QTest.mousePress(self.ui.mouse(), LEFT, NO_KEY, start)
        for k in range(1, 6):
            self.ui.move(start + (to - start) * k / 5)
            self.ui.settle()

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.ui.mouse(), LEFT, NO_KEY, at)

    def key(self, key: Qt.Key) -> None:
        self.ui.web.view.setFocus()
        self.ui.js("mapPage.map.getContainer().focus() ?? 0")
        QTest.keyClick(self.ui.mouse(), key)

    def camera(self) -> Any:
        return self.ui.js("[mapPage.map.getZoom(), mapPage.map.getCenter().lat, mapPage.map.getCenter().lng]")


def dark_at(picture: QImage, at: QPoint) -> bool:
    """Whether an anchor of the line's end stands there: the ground is light."""
    return picture.pixelColor(at * picture.devicePixelRatio()).lightness() < 90


def near(found: tuple[float, float], wanted: tuple[float, float]) -> bool:
    """Within about two pixels of the fitted bow."""
    return found == pytest.approx(wanted, abs=8e-4)


@pytest.fixture
def hand(ui: MapUi, route: MapRoute) -> Hand:
    hand = Hand(ui)
    hand.draw(1, anchors_of(route))
    return hand


# nothing of it while looking


def test_looking_is_as_it_was(ui: MapUi, route: MapRoute, qtbot: QtBot) -> None:
    hand = Hand(ui)
    ui.until_painted(ui.view.show_anchors(1, anchors_of(route)))
    assert ui.js("document.querySelectorAll('canvas').length") == 1
    before = hand.camera()
    on_line = ui.place(0.5 * route.length)
    hand.click(FREE)
    hand.click(on_line)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete):
        hand.key(key)
    assert hand.all() == []
    assert hand.camera() == before
    ui.drag(on_line, QPoint(0, 60))
    ui.settle()
    moved = hand.camera()
    assert moved != before
    ui.double_click(FREE)
    ui.until(f"mapPage.map.getZoom() > {moved[0]}")
    assert hand.all() == []


def test_back_from_drawing_nothing_is_left(hand: Hand) -> None:
    assert hand.ui.js("document.querySelectorAll('canvas').length") == 2
    hand.ui.until_painted(hand.view.set_mode("look"))
    assert hand.ui.js("document.querySelectorAll('canvas, .drawing, .on-line, .on-anchor').length") == 1
    hand.click(FREE)
    assert hand.all() == []
    with pytest.raises(ValueError, match="edit"):
        hand.view.set_mode("edit")  # type: ignore[arg-type]


# clicks


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


# the end


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_keys_end_the_drawing(hand: Hand, key: Qt.Key) -> None:
    hand.key(key)
    assert hand.until("drawing_ended") == [("drawing_ended",)]


def test_a_double_click_ends_and_adds_nothing(hand: Hand) -> None:
    before = hand.camera()
    hand.ui.double_click(hand.anchor(4))
    assert hand.until("drawing_ended") == [("drawing_ended",)]
    hand.ui.double_click(FREE)  # its first click is a click as any other
    assert [said[0] for said in hand.until("drawing_ended")] == ["point_added", "drawing_ended"]
    assert hand.camera() == before


# drags


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
    hand.ui.until("performance.now() - mapPage.edit.ended > 120")
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
    ui.until("performance.now() - mapPage.edit.ended > 120")
    corner = QPoint(size.width() - 1, size.height() - 50)
    hand.click(corner)
    ((_, lat, lon, _),) = hand.until("point_added")
    assert near((lat, lon), hand.ground(corner))


# right-click and Del


def test_right_click_deletes_an_anchor_or_opens_the_menu_of_the_line(hand: Hand, route: MapRoute) -> None:
    hand.click(hand.anchor(3), RIGHT)
    assert hand.until("anchor_deleted") == [("anchor_deleted", 3)]
    at = hand.ui.place(0.6 * route.length)
    hand.click(at, RIGHT)
    ((_, distance, where),) = hand.until("menu_wanted")
    assert distance == pytest.approx(0.6 * route.length, abs=40)
    assert (where - hand.view.mapToGlobal(at)).manhattanLength() <= 1
    hand.click(FREE, RIGHT)
    assert hand.all() == []


def test_the_line_has_its_menu_while_looking(ui: MapUi, route: MapRoute) -> None:
    hand = Hand(ui)
    hand.click(ui.place(0.6 * route.length), RIGHT)
    ((_, distance, _where),) = hand.until("menu_wanted")
    assert distance == pytest.approx(0.6 * route.length, abs=40)


def test_delete_takes_the_anchor_under_the_pointer_or_the_one_clicked(hand: Hand) -> None:
    hand.ui.move(FREE)
    hand.ui.move(hand.anchor(1))
    hand.ui.settle()
    hand.key(Qt.Key.Key_Delete)
    assert hand.until("anchor_deleted") == [("anchor_deleted", 1)]
    hand.click(hand.anchor(2))
    hand.ui.move(FREE)
    hand.ui.settle()
    hand.key(Qt.Key.Key_Delete)
    assert hand.until("anchor_deleted") == [("anchor_deleted", 2)]
    hand.click(FREE)  # nothing is chosen any more
    hand.until("point_added")
    hand.key(Qt.Key.Key_Delete)
    assert hand.all() == []


# what is stale, what is lost


def test_a_gesture_on_older_anchors_is_dropped(hand: Hand, route: MapRoute) -> None:
    at = hand.anchor(1)
    hand.ui.move(at)
    hand.ui.settle()
    QTest.mouseClick(hand.ui.mouse(), RIGHT, NO_KEY, at)  # on its way ...
    hand.view.show_anchors(2, anchors_of(route, ((0.0, "end"), (1.0, "end"))))  # ... when the anchors change
    assert [said for said in hand.all() if said[0] == "anchor_deleted"] == []
    hand.ui.js("mapPage.bridge.pageAnchorDragged(1, 4, 55.8, -3.3, true) ?? 0")
    assert hand.all() == []
    with pytest.raises(ValueError, match="same revision"):
        hand.view.show_anchors(2, [])
    with pytest.raises(ValueError, match="revision 1"):
        hand.view.show_anchors(1, [])


def test_anchors_come_with_their_line(hand: Hand, route: MapRoute) -> None:
    hand.ui.js(
        """(mapPage.edit.follow = function () {
            (window.followed ??= []).push([this.revision, mapPage.line.level()?.distance.at(-1) ?? 0]);
            Editor.prototype.follow.call(this); }) && 0"""
    )
    shorter = way(route.lat[:900], route.lon[:900], 8)
    hand.view.show_route(shorter, fit=False)
    hand.draw(2, anchors_of(shorter))
    followed = hand.ui.js("followed")
    assert [2, pytest.approx(shorter.length)] in followed
    assert all(length == pytest.approx(shorter.length) for revision, length in followed if revision == 2)


@pytest.mark.parametrize("how", ["anchors", "mode", "course"])
def test_a_drag_that_loses_its_ground_is_cancelled(hand: Hand, route: MapRoute, how: str) -> None:
    hand.hold(hand.anchor(1), FREE)
    if how == "anchors":
        hand.view.show_anchors(2, anchors_of(route))
    elif how == "mode":
        hand.view.set_mode("look")
    else:
        hand.view.show_route(route)
    said = hand.all()
    assert [one[0] for one in said].count("drag_cancelled") == 1
    hand.ui.move(FREE + QPoint(9, 9))
    hand.release(FREE + QPoint(9, 9))
    assert hand.all() == []
    assert hand.ui.js("mapPage.map.scrollWheelZoom.enabled()")


def test_the_page_is_not_believed(hand: Hand) -> None:
    hand.ui.js("mapPage.bridge.pageAdded(1, NaN, -3.3, false) ?? 0")
    hand.ui.js("mapPage.bridge.pageAnchorDeleted(1, 99) ?? 0")
    assert hand.all() == []
    assert ["pageAdded" in hand.ui.errors.pop(0), "pageAnchorDeleted" in hand.ui.errors.pop(0)] == [True, True]


def test_a_dead_browser_comes_back_drawing(hand: Hand) -> None:
    ui, before = hand.ui, hand.anchor(2)
    hand.hold(before, FREE)
    hand.all()
    last = ui.view._bridge.sequence
    os.kill(ui.web.page.renderProcessPid(), signal.SIGKILL)
    ui.until_painted(last + 1)
    hand.release(FREE)
    assert hand.all() == [("drag_cancelled",)]
    ui.until("mapPage.edit.mode === 'draw' && mapPage.edit.anchors.all.length === 5")
    assert hand.anchor(2) == before
    hand.hold(hand.anchor(2), FREE)
    hand.release(FREE)
    assert hand.until("anchor_dragged")[-1][:2] == ("anchor_dragged", 2)


# how it looks


def found(image: QImage, at: QPoint, colour: str, reach: int) -> int:
    """How many pixels around a place are of a colour, on a screen at 100 %."""
    box = range(-reach, reach + 1)
    pixels = (image.pixelColor(at + QPoint(x, y)) for x in box for y in box)
    return sum(alike(pixel, QColor(colour)) for pixel in pixels)


def alike(a: QColor, b: QColor) -> bool:
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) < 24


def test_anchors_are_seen_while_drawing_only(hand: Hand, light: MapTheme) -> None:
    at = hand.anchor(2)
    hand.ui.see(lambda image: found(image, at, light.panel, 3) > 30)
    hand.ui.move(FREE)  # Qt tells of no move to where the test before left the mouse
    hand.ui.move(at)
    hand.all()
    hand.ui.see(lambda image: found(image, at, light.accent, 3) > 30)
    hand.ui.until_painted(hand.view.set_mode("look"))
    hand.ui.see(lambda image: found(image, at, light.panel, 3) < 10 and found(image, at, light.accent, 3) < 10)


def test_a_drag_shows_where_it_would_lead(hand: Hand, light: MapTheme) -> None:
    ui, middle = hand.ui, (hand.anchor(1) + FREE) / 2
    hand.hold(hand.anchor(2), FREE)
    ui.see(lambda image: found(image, middle, light.accent, 12) > 12)  # straight, before Python has said anything
    aside = QPoint(120, 420)
    hand.ui.until_painted(hand.view.show_draft([hand.ground(p) for p in (hand.anchor(1), aside, FREE)]))
    bend = (hand.anchor(1) + aside) / 2
    ui.see(lambda image: found(image, bend, light.accent, 12) > 12 and found(image, middle, light.accent, 12) < 4)
    hand.release(FREE)
    ui.until("mapPage.edit.gesture?.over === true")
    ui.see(lambda image: found(image, bend, light.accent, 12) > 12)  # until Python has answered
    ui.until_painted(hand.view.show_draft(None))
    ui.see(lambda image: found(image, bend, light.accent, 12) < 4)
    ui.until_painted(hand.view.show_draft([(55.8, -3.3), (55.82, -3.3)]))  # too late: there is no drag any more
    assert ui.js("mapPage.edit.draft === null")


def test_straight_and_pending_legs_look_their_part(hand: Hand, route: MapRoute, light: MapTheme) -> None:
    part = route.length / 10
    straight, pending = hand.ui.place(2.3 * part), hand.ui.place(6.5 * part)
    before = [light.bands[4].colour, light.bands[1].colour]
    hand.ui.see(lambda image: found(image, straight, before[0], 9) > 60)
    whole = found(hand.view.grab().toImage(), straight, before[0], 9)
    legs = (MapLeg(2 * part, 3 * part, "straight"), MapLeg(6 * part, 7 * part, "pending"))
    hand.draw(2, anchors_of(route), legs)
    hand.ui.see(lambda image: whole * 0.3 < found(image, straight, before[0], 9) < whole * 0.8)
    hand.ui.see(lambda image: found(image, pending, before[1], 9) == 0 and found(image, pending, light.muted, 9) > 5)
    hand.ui.until_painted(hand.view.set_mode("look"))
    hand.ui.see(lambda image: found(image, straight, before[0], 9) == whole)


def test_anchors_stand_on_both_sides_of_an_out_and_back(ui: MapUi) -> None:
    t = np.append(np.linspace(0, 1, 200), np.linspace(1, 0, 200)[1:])
    out_and_back = way(55.8 + 0.02 * t, -3.3 + 0.06 * t, 8)
    ui.view.show_route(out_and_back)
    hand = Hand(ui)
    hand.draw(1, anchors_of(out_and_back, ((0.25, "shape"), (0.75, "shape"))))
    there, back = hand.anchor(0), hand.anchor(1)
    assert 6 < (there - back).manhattanLength() < 16
    hand.hold(back, FREE)
    hand.release(FREE)
    assert hand.until("anchor_dragged")[-1][1] == 1


def test_tolerance_is_eight_pixels_of_ground(hand: Hand, qtbot: QtBot) -> None:
    def eight() -> float:
        return float(hand.ui.js("(m => m.distance(m.containerPointToLatLng([396, 280]), m.containerPointToLatLng([404, 280])))(mapPage.map)"))  # fmt: skip  # noqa: E501

    assert hand.view.tolerance == pytest.approx(eight(), rel=0.01)
    with qtbot.waitSignal(hand.view.tolerance_changed, timeout=PATIENCE) as told:
        hand.ui.js("mapPage.map.setZoom(mapPage.map.getZoom() + 2, {animate: false}) && 0")
    assert told.args[0] == pytest.approx(eight(), rel=0.01)


# a long track


@pytest.fixture
def long(ui: MapUi) -> tuple[Hand, MapRoute]:
    t = np.linspace(0, 1, 37_000)
    wiggle = 2e-4 * np.sin(2000 * t)
    long = way(55.75 + 0.15 * np.sin(2 * np.pi * t) + wiggle, -3.6 + 0.5 * t, (t * 130).astype(int) % 13)
    ui.view.show_badges([])
    ui.view.show_route(long)
    hand = Hand(ui)
    parts = ((0.0, "end"), *((k / 5000, "shape") for k in range(1, 5000)), (1.0, "end"))
    hand.draw(1, anchors_of(long, parts))
    return hand, long


def test_a_long_track_has_few_marks_on_the_screen(long: tuple[Hand, MapRoute]) -> None:
    hand, _ = long
    kinds = hand.ui.js("mapPage.edit.anchors.seen.map((a) => a.kind)")
    assert 100 < len(kinds) <= 300
    assert kinds.count("end") == 2
    assert hand.ui.js("document.querySelectorAll('*').length") < 300


def test_every_gesture_on_a_long_track(long: tuple[Hand, MapRoute]) -> None:
    hand, route = long
    middle = anchors_of(route, ((0.5, "leg"),))[0]
    hand.ui.js(f"mapPage.map.setView([{middle.lat}, {middle.lon}], 15, {{animate: false}}) && 0")
    hand.draw(2, [*anchors_of(route, ((0.0, "end"), (0.5, "leg"), (1.0, "end")))])
    free = QPoint(620, 100) if hand.ui.js("mapPage.line.near(L.point(620, 100), 40) === null") else QPoint(90, 100)
    hand.click(free)
    assert [said[0] for said in hand.until("point_added")] == ["point_added"]
    start = hand.anchor(1)
    hand.hold(start, start + QPoint(50, 80))
    hand.release(start + QPoint(50, 80))
    hand.ui.qtbot.waitUntil(lambda: bool(hand.heard) and hand.heard[-1][-1] is True, timeout=PATIENCE)
    assert {said[:2] for said in hand.all()} == {("anchor_dragged", 1)}
    at = 0.5 * route.length + 150
    on = hand.ui.place(at)
    hand.hold(on, on + QPoint(60, 60))
    hand.release(on + QPoint(60, 60))
    hand.ui.qtbot.waitUntil(lambda: bool(hand.heard) and hand.heard[-1][-1] is True, timeout=PATIENCE)
    said = hand.all()
    assert {one[0] for one in said} == {"line_dragged"}
    assert said[-1][1] == pytest.approx(at, abs=20)
    hand.click(hand.anchor(1), RIGHT)
    assert hand.until("anchor_deleted") == [("anchor_deleted", 1)]


# 200 %


def test_the_page_is_as_sharp_as_the_screen(hand: Hand) -> None:
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    assert hand.ui.js("devicePixelRatio") == scale
    width, css = hand.ui.js("(c => [c.width, c.getBoundingClientRect().width])(mapPage.edit.canvas._container)")
    assert width == pytest.approx(css * scale, abs=1)


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="runs all the others at another scale")
def test_all_of_it_at_200_percent() -> None:
    """Qt reads the scale once: another process."""
    only = "dragging or click or edge or sharp or delete or looking or every_gesture or out_and_back"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", only, str(Path(__file__))],
        env=os.environ | {"QT_SCALE_FACTOR": "2"}, capture_output=True, text=True, check=False,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-4000:]
