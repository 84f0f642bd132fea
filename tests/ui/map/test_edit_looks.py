"""How drawing looks, in the real page."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import PATIENCE, MapUi, way
from tests.ui.map.hand import FREE, Hand, anchors_of, found
from ui.map.theme import MapTheme
from ui.map.values import MapLeg, MapRoute


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
