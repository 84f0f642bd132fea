"""Right-click and Del in the real page."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.map.conftest import MapUi
from tests.ui.map.hand import FREE, RIGHT, Hand
from ui.map.values import MapRoute


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
