"""A course without elevation: what the window says, and how elevation comes, from a real server with real faults."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.terrain.tiles import slope, zipped
from tests.tile_server import TileServer
from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import preferences

NewWindow = Callable[[], WindowUi]
LEFT = Qt.MouseButton.LeftButton
TILE = "N55W004.hgt.zip"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[TileServer]:
    """Gives out a tile that rises eastwards, two metres every 3″."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with TileServer() as running:
        running.put(TILE, zipped(slope(1201, 100, south=0, east=2).tobytes(), "N55W004.hgt"))
        preferences.save(replace(preferences.load(), mirror=running.address))
        yield running


@pytest.fixture
def ui(new_window: NewWindow, server: TileServer, tmp_path: Path) -> WindowUi:
    """A course of 10 km westwards, and so down, whose file knows no elevation."""
    points = "".join(f'<trkpt lat="55.5" lon="{-3.4 - k * 0.0008:.4f}"/>' for k in range(200))
    file = tmp_path / "west.gpx"
    file.write_text(f'<gpx version="1.1" creator="test"><trk><name>West</name><trkseg>{points}</trkseg></trk></gpx>')
    ui = new_window()
    ui.open(file)
    return ui


def said(ui: WindowUi) -> str:
    nothing = ui.window.inspector.descents.nothing
    return " ".join(label.text() for label in nothing.findChildren(QLabel) if label.isVisible())


def buttons(ui: WindowUi) -> dict[str, QPushButton]:
    return {b.text(): b for b in ui.window.notices.findChildren(QPushButton) if b.isVisible()}


def get(ui: WindowUi) -> None:
    QTest.mouseClick(ui.window.inspector.descents.nothing.get, LEFT)


def elevation_came(ui: WindowUi) -> None:
    ui.qtbot.waitUntil(lambda: bool((report := ui.bench.report()) and report.has_elevation), timeout=PATIENCE)
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert [d.drop for d in report.descents] == [pytest.approx(2 * 0.0008 * 199 * 1200, rel=0.02)]
    assert ui.window.inspector.descents.ledger.isVisible()


def test_without_elevation_the_window_says_so_and_offers_it(ui: WindowUi, server: TileServer) -> None:
    assert "Descents need elevation" in said(ui)
    assert ui.window.inspector.descents.nothing.get.isVisible()
    assert ui.window.status.elevation.text().strip() == "No elevation"
    assert server.asked == []  # nothing is fetched unasked


def test_a_failure_is_one_notice_and_another_try_brings_it(ui: WindowUi, server: TileServer) -> None:
    server.fail(TILE, "html", "corrupt")
    get(ui)
    for tries in (1, 2):
        ui.qtbot.waitUntil(lambda tries=tries: len(server.asked) == tries, timeout=PATIENCE)
        ui.qtbot.waitUntil(lambda: not ui.bench.tasks.busy("elevation"), timeout=PATIENCE)
        (notice,) = ui.window.notices.notices
        assert notice.text == "One map square has no elevation yet."
        assert "not elevation" in notice.hint
        ui.qtbot.waitUntil(lambda: "Try again" in buttons(ui), timeout=PATIENCE)
        QTest.mouseClick(buttons(ui)["Try again"], LEFT)
    elevation_came(ui)
    assert ui.window.notices.notices == ()
    assert not ui.window.notices.isVisible()
    assert len(server.asked) == 3


def test_progress_shows_and_can_be_stopped(ui: WindowUi, server: TileServer) -> None:
    noise = np.random.default_rng(1).integers(0, 2000, (1201, 1201)).astype(">i2")
    server.put(TILE, zipped(noise.tobytes(), "N55W004.hgt"))
    server.fail(TILE, "trickle")
    get(ui)
    status = ui.window.status
    ui.qtbot.waitUntil(status.stop.isVisible, timeout=PATIENCE)
    ui.qtbot.waitUntil(lambda: " MB" in status.doing, timeout=PATIENCE)
    QTest.mouseClick(status.stop, LEFT)
    assert not status.stop.isVisible()
    assert not ui.bench.tasks.busy("elevation")
    assert ui.window.notices.notices == ()
    assert "Descents need elevation" in said(ui)
    server.put(TILE, zipped(slope(1201, 100, south=0, east=2).tobytes(), "N55W004.hgt"))
    get(ui)
    elevation_came(ui)


def test_with_the_network_off_nothing_is_asked(ui: WindowUi, server: TileServer) -> None:
    ui.bench.prefer(replace(ui.bench.preferences, network=False))
    get(ui)
    ui.qtbot.waitUntil(lambda: bool(ui.window.notices.notices), timeout=PATIENCE)
    assert "The network is switched off." in ui.window.notices.notices[0].hint
    assert server.asked == []
