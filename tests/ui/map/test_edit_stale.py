"""Gestures whose ground has changed or gone, in the real page."""

import os
import signal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.ui.map.conftest import NO_KEY, way
from tests.ui.map.hand import FREE, RIGHT, Hand, anchors_of
from ui.map.values import MapRoute


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
