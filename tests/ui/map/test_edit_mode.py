"""Draw mode and back: nothing of it while looking."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.map.conftest import MapUi
from tests.ui.map.hand import FREE, Hand, anchors_of
from ui.map.values import MapRoute


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
