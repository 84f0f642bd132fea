"""A long track, and all gestures on a sharp screen, in the real page."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from tests.ui.map.conftest import PATIENCE, MapUi, way
from tests.ui.map.hand import RIGHT, Hand, anchors_of
from ui.map.values import MapRoute


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


def test_the_page_is_as_sharp_as_the_screen(hand: Hand) -> None:
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    assert hand.ui.js("devicePixelRatio") == scale
    width, css = hand.ui.js("(c => [c.width, c.getBoundingClientRect().width])(mapPage.edit.canvas._container)")
    assert width == pytest.approx(css * scale, abs=1)


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="runs all the others at another scale")
def test_all_of_it_at_200_percent() -> None:
    """Qt reads the scale once: another process."""
    only = "dragging or click or edge or sharp or delete or looking or every_gesture or out_and_back"
    files = map(str, Path(__file__).parent.glob("test_edit_*.py"))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", only, *files],
        env=os.environ | {"QT_SCALE_FACTOR": "2"}, capture_output=True, text=True, check=False,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-4000:]
