"""Every gesture on a real track of 37,000 points, in the real window: one step each, and the rest of it untouched."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from routeplanner.course import Course
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import LEFT, NO_KEY, PATIENCE
from ui import anchoring
from ui.map import scheme

NewWindow = Callable[[], WindowUi]
RIGHT, CONTROL = Qt.MouseButton.RightButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ui(new_window: NewWindow, data: Path) -> WindowUi:
    """The longest race there is, in draw mode, seen from near."""
    ui = new_window()
    ui.open(data / "routes" / "tor-330k.gpx")
    QTest.keyClick(ui.window, Qt.Key.Key_D)
    ui.until_shown()
    lat, lon = anchoring.place(course(ui).route, 100_000.0)
    ui.map.js(f"mapPage.map.setView([{lat}, {lon}], 14, {{animate: false}}) && 0")
    ui.qtbot.waitUntil(lambda: len(anchors(ui)) > 300, timeout=PATIENCE)
    ui.until_shown()
    return ui


def anchors(ui: WindowUi) -> np.ndarray:
    found = ui.wishes.drawing.anchors
    return np.zeros(0) if found is None else found


def pixel(ui: WindowUi, at: float) -> QPoint:
    lat, lon = anchoring.place(course(ui).route, at)
    x, y = ui.map.js(f"(p => [p.x, p.y])(mapPage.map.latLngToContainerPoint([{lat}, {lon}]))")
    return QPoint(round(x), round(y))


def gesture(ui: WindowUi, does: Callable[[], None]) -> Course:
    before = course(ui)
    does()
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=PATIENCE)
    ui.until_shown()
    return course(ui)


def a_seen_anchor(ui: WindowUi) -> int:
    """One in the middle of the map with no other near it."""
    return int(ui.map.js(
        """(e => { const c = mapPage.map.getPixelBounds().getCenter(), all = e.anchors.seen;
        const alone = all.filter((a) => a.k > 0 && all.every((b) => b === a || Math.hypot(a.x - b.x, a.y - b.y) > 24));
        return alone.reduce((a, b) => Math.hypot(a.x - c.x, a.y - c.y) < Math.hypot(b.x - c.x, b.y - c.y) ? a : b).k;
        })(mapPage.edit)"""
    ))  # fmt: skip


def between_anchors(ui: WindowUi) -> float:
    """A place on the line on the screen that is no anchor [m]."""
    return float(ui.map.js(
        """(e => { const { map, line } = mapPage, min = map.getPixelBounds().min, size = map.getSize();
        const level = line.level();
        for (let i = 0; i + 1 < e.anchors.all.length; i++) {
          const at = (e.anchors.all[i].at + e.anchors.all[i + 1].at) / 2, p = L.point(level.at(at)).subtract(min);
          const inside = p.x > 150 && p.y > 80 && p.x < size.x - 80 && p.y < size.y - 80;
          if (inside && !e.anchors.under(p) && !document.elementFromPoint(p.x, p.y).closest(".label")) return at;
        } })(mapPage.edit)"""
    ))  # fmt: skip


def test_every_gesture_is_one_step_and_undo_gives_the_track_bit_for_bit(ui: WindowUi) -> None:
    first = course(ui)
    assert len(first.route.line.lat) > 37_000
    k = a_seen_anchor(ui)
    at = float(anchors(ui)[k])
    moved = gesture(ui, lambda: ui.map.drag(pixel(ui, at), QPoint(45, 30)))
    assert ui.window.actions_["undo"].text() == "Undo: Move point"
    untouched = np.isin(first.route.line.lat, moved.route.line.lat).mean()
    assert untouched > 0.99
    gap = between_anchors(ui)
    inserted = gesture(ui, lambda: ui.map.drag(pixel(ui, gap), QPoint(-50, 40)))
    assert ui.window.actions_["undo"].text() == "Undo: Insert point"
    k = a_seen_anchor(ui)
    where = pixel(ui, float(anchors(ui)[k]))
    deleted = gesture(ui, lambda: QTest.mouseClick(ui.map.mouse(), RIGHT, NO_KEY, where))
    assert ui.window.actions_["undo"].text() == "Undo: Delete point"
    free = next(
        point
        for point in (QPoint(x, y) for x in range(120, 600, 40) for y in range(80, 400, 40))
        if ui.map.js(f"mapPage.line.near(L.point({point.x()}, {point.y()}), 30) === null && "
                     f"!document.elementFromPoint({point.x()}, {point.y()}).closest('.label, .leaflet-control')")
    )  # fmt: skip
    ui.map.move(free)
    ui.map.settle()
    added = gesture(ui, lambda: QTest.mouseClick(ui.map.mouse(), LEFT, NO_KEY, free))
    assert ui.window.actions_["undo"].text() == "Undo: Add point"
    assert added.route.length > deleted.route.length
    assert len({id(c) for c in (first, moved, inserted, deleted, added)}) == 5
    for _step in range(4):
        QTest.keyClick(ui.window, Qt.Key.Key_Z, CONTROL)
    assert course(ui) is first
    assert course(ui).route.line.lat.tobytes() == first.route.line.lat.tobytes()
    ui.until_shown()
    assert ui.map.js("mapPage.line.level().distance.at(-1)") == pytest.approx(first.route.length, rel=1e-4)


def test_an_edit_is_drawn_before_its_report_and_without_the_whole_line(ui: WindowUi) -> None:
    k, first = a_seen_anchor(ui), course(ui)
    start = pixel(ui, float(anchors(ui)[k]))
    scheme.profile().guard.seen.clear()
    debounce = ui.bench.reporter._timer.interval()
    ui.bench.reporter._timer.setInterval(10 * PATIENCE)  # its report is still to come
    ui.map.drag(start, QPoint(60, 40))
    ui.qtbot.waitUntil(lambda: course(ui) is not first, timeout=PATIENCE)
    ui.until_map_shown()
    assert not any("/route/" in url for url in scheme.profile().guard.seen)
    drawn = ui.map.js("mapPage.line.level().distance.at(-1)")
    assert drawn == pytest.approx(course(ui).route.length, rel=1e-6)
    ui.bench.reporter._timer.setInterval(debounce)
    ui.bench.reporter.request(course(ui), now=True)
    ui.until_shown()


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="runs the others at another scale")
def test_gestures_and_keys_at_200_percent(data: Path) -> None:
    """Qt reads the scale once: another process."""
    here = Path(__file__)
    only = "every_gesture or dragging or drawn_by_clicks or arrows or insert or straight_until"
    files = (
        here,
        here.with_name("test_drawing.py"),
        here.with_name("test_drawing_keys.py"),
        here.with_name("test_legs.py"),
    )
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", only, *map(str, files)],
        env=os.environ | {"QT_SCALE_FACTOR": "2"}, capture_output=True, text=True, check=False, cwd=here.parents[2],
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-4000:]
