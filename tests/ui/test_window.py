"""The window on the sample: one cursor and one selection everywhere, every edit undone, nothing leaves the machine."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import assets
from ui.map import scheme
from ui.style import sheet

NewWindow = Callable[[], WindowUi]
SAMPLE_DESCENTS = 7


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def hover_profile(ui: WindowUi, distance: float) -> None:
    """Move the real pointer over the profile to `distance` [m]."""
    chart = ui.window.profile.chart
    where = chart.chart_geometry()
    assert where is not None
    QTest.mouseMove(chart, QPoint(round(where.x(distance)), round(where.plot.center().y())))


def badge(ui: WindowUi, n: int) -> QPoint:
    """Middle of the badge of descent `n` on the map."""
    x, y = ui.map.js(
        "(r => [r.x + r.width / 2, r.y + r.height / 2])([...document.querySelectorAll('.badge')]"
        f".find((b) => b.textContent === '{n}').getBoundingClientRect())"
    )
    return QPoint(round(x), round(y))


def test_the_sample_is_all_there_without_network(ui: WindowUi) -> None:
    report = ui.bench.report()
    assert report is not None
    assert len(report.descents) == SAMPLE_DESCENTS
    assert report.plan is not None
    assert report.training is not None
    assert next(d.course.name for d in ui.bench.shelf.documents) == "Null Island Traverse"
    assert len(ui.bench.shelf.documents) == 3
    assert ui.map.js("document.querySelectorAll('.badge').length") == SAMPLE_DESCENTS


def test_no_request_leaves_our_own_scheme(ui: WindowUi) -> None:
    assert list(scheme.profile().guard.refused) == []
    seen = list(scheme.profile().guard.seen)
    assert any("page.html" in url or "relief/" in url for url in seen)
    assert {url.partition(":")[0] for url in seen} <= {"routeplanner", "data"}


def test_one_cursor_from_the_profile_to_the_map(ui: WindowUi) -> None:
    hover_profile(ui, 13_000.0)
    assert ui.window.profile.chart.cursor_distance == pytest.approx(13_000.0, abs=40)
    assert "km 13.0" in ui.window.profile.readout or "km 12.9" in ui.window.profile.readout
    ui.map.until("document.querySelector('.cursor') !== null")
    x, y = ui.map.js(
        "(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector('.cursor').getBoundingClientRect())"
    )
    place = ui.map.place(13_000.0)
    assert (x, y) == pytest.approx((place.x(), place.y()), abs=12)


def test_and_from_the_map_to_the_profile(ui: WindowUi) -> None:
    with ui.qtbot.waitSignal(ui.window.cursor_moved, timeout=PATIENCE):
        ui.map.move(ui.map.place(20_500.0))
    ui.qtbot.waitUntil(lambda: ui.window.profile.chart.cursor_distance is not None, timeout=PATIENCE)
    assert ui.window.profile.chart.cursor_distance == pytest.approx(20_500.0, abs=400)


def test_one_selection(ui: WindowUi) -> None:
    with ui.qtbot.waitSignal(ui.window.map.descent_clicked, timeout=PATIENCE):
        ui.map.click(badge(ui, 4))
    assert ui.window.selected == 4
    assert "Descent 4 of 7" in ui.window.profile.chart.accessibleDescription()
    QTest.keyClick(ui.window, Qt.Key.Key_J)
    assert ui.window.selected == 5
    QTest.keyClick(ui.window, Qt.Key.Key_Escape)
    assert ui.window.selected is None


def test_a_grade_by_keyboard_is_one_step_that_can_be_undone(ui: WindowUi) -> None:
    ui.window.select(1)
    QTest.keyClick(ui.window, Qt.Key.Key_T)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_5)
    document = ui.bench.shelf.current
    assert document is not None
    assert [g.grade for g in document.course.grades] == [5]
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert (report.descents[0].grade, report.descents[0].grade_by_hand) == (5, True)
    QTest.keyClick(ui.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.course.grades == ()
    ui.until_shown()


def test_miles_and_dark(ui: WindowUi) -> None:
    ui.window.actions_["units_mi"].trigger()
    ui.window.actions_["theme_dark"].trigger()
    assert sheet.current().dark
    ui.until_shown()
    hover_profile(ui, 13_000.0)
    assert "mi 8." in ui.window.profile.readout
    ui.until_shown()
    ui.window.actions_["theme_light"].trigger()
    assert not sheet.current().dark
    ui.until_shown()


def test_a_dropped_file_opens_and_a_bad_one_says_why(ui: WindowUi, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gpx"
    bad.write_text("<html></html>")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(bad)), QUrl.fromLocalFile(str(assets.path("samples/null-island-race.gpx")))])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with ui.qtbot.waitSignals([ui.bench.shelf.opened, ui.bench.notice], timeout=PATIENCE):
        ui.window.dropEvent(event)
    assert len(ui.bench.shelf.documents) == 4
    assert "bad.gpx" in ui.window.notices.notices[-1].text
    assert ui.window.notices.isVisible()
    ui.until_shown()


def test_closing_every_course_leaves_the_welcome(ui: WindowUi) -> None:
    for _k in range(3):
        QTest.keyClick(ui.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert ui.bench.shelf.documents == ()
    assert ui.window.welcome.isVisible()
    with ui.qtbot.waitSignal(ui.bench.shelf.current_changed, timeout=PATIENCE):
        QTest.mouseClick(ui.window.welcome.sample, Qt.MouseButton.LeftButton)
    ui.until_shown()
