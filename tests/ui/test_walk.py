"""A runner's walk through the whole job, with real mouse and keys, in both themes.

With ROUTEPLANNER_PICTURES set to a folder, every stage is kept there as a PNG to look at.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import preferences
from ui.printing.preview import SheetPreview

NewWindow = Callable[[], WindowUi]
LEFT = Qt.MouseButton.LeftButton
PICTURES = os.environ.get("ROUTEPLANNER_PICTURES")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_whole_job_on_pentland(data: Path, tiles: None, new_window: NewWindow, theme: str) -> None:
    preferences.save(replace(preferences.load(), theme=theme))  # type: ignore[arg-type]  # light or dark
    ui = new_window()
    pentland, breweries = data / "routes" / "PentlandSkyline.gpx", data / "routes" / "TwoBreweries.gpx"
    ui.open(pentland)
    plan_with_srtm(ui)
    picture(ui, ui.window, f"{theme}-1-open")
    marker_follows_the_profile(ui)
    picture(ui, ui.window, f"{theme}-2-hover")
    grade_by_hand(ui)
    picture(ui, ui.window, f"{theme}-3-grade")
    change_the_goal(ui)
    picture(ui, ui.window, f"{theme}-4-goal")
    compare_with(ui, breweries)
    picture(ui, ui.window, f"{theme}-5-compare")
    back_to_the_map(ui)
    print_both_papers(ui, theme)


def picture(ui: WindowUi, widget: QWidget, name: str) -> None:
    if PICTURES:
        ui.qtbot.wait(500)  # a picture is of what the browser has handed over, a moment after it has painted
        widget.grab().save(str(Path(PICTURES) / f"{name}.png"))


def plan_with_srtm(ui: WindowUi) -> None:
    ui.window.actions_["elevation_srtm"].trigger()
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert (report.profile.source, len(report.descents)) == ("srtm", 14)
    assert report.totals.ascent == pytest.approx(1890, rel=0.10)


def marker_follows_the_profile(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    where = chart.chart_geometry()
    assert where is not None
    for distance in (5_000.0, 20_240.0):  # a pointer that stands there already would not move
        QTest.mouseMove(chart, QPoint(round(where.x(distance)), round(where.plot.center().y())))
    ui.map.until("document.querySelector('.cursor') !== null")
    ui.map.settle()
    assert "on 9" in ui.window.profile.readout


def grade_by_hand(ui: WindowUi) -> None:
    """Select descent 6 in the ledger with keys, then T and 3."""
    ui.window.select(5)
    QTest.keyClick(ui.window, Qt.Key.Key_J)
    assert ui.window.selected == 6
    QTest.keyClick(ui.window, Qt.Key.Key_T)
    QTest.keyClick(ui.window.focusWidget(), Qt.Key.Key_3)
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert (report.descents[5].grade, report.descents[5].grade_by_hand) == (3, True)
    assert "grade of descent 6" in ui.window.actions_["undo"].text().lower()


def change_the_goal(ui: WindowUi) -> None:
    """Type 3:40 into the Pace tab."""
    QTest.keyClick(ui.window, Qt.Key.Key_2)
    pace = ui.window.inspector.pace
    ui.qtbot.waitUntil(pace.isVisible, timeout=PATIENCE)
    line = pace.form.goal.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "3,40")
    QTest.keyClick(line, Qt.Key.Key_Return)
    ui.until_shown()
    report = ui.bench.report()
    assert report is not None
    assert report.plan is not None
    assert report.plan.total == pytest.approx(3 * 3600 + 40 * 60, abs=1e-6)


def compare_with(ui: WindowUi, other: Path) -> None:
    race = ui.bench.shelf.current
    assert race is not None
    ui.bench.open_files([other])
    ui.qtbot.waitUntil(lambda: len(ui.bench.shelf.documents) == 2, timeout=PATIENCE)
    ui.until_shown()
    ui.bench.shelf.show(race.course.id)
    (button,) = [b for b in ui.window.inspector.findChildren(QPushButton) if b.text() == "Compare"]
    QTest.mouseClick(button, LEFT)
    assert ui.window.compare is not None
    assert ui.window.views.currentWidget() is ui.window.compare
    compare = ui.window.compare
    ui.qtbot.waitUntil(lambda: "km" in compare.scale.text(), timeout=PATIENCE)  # it has its place when it is laid out


def back_to_the_map(ui: WindowUi) -> None:
    assert ui.window.compare is not None
    QTest.mouseClick(ui.window.compare.back, LEFT)
    assert ui.window.views.currentWidget() is ui.window.map
    ui.until_shown()


def print_both_papers(ui: WindowUi, theme: str) -> None:
    QTest.mouseClick(ui.window.bar.print_button, LEFT)
    (preview,) = ui.window.findChildren(SheetPreview)
    for paper, height in (("A4", 842), ("Letter", 792)):
        if paper != "A4":
            preview.pdf = b""
            preview.choose(paper)
        ui.qtbot.waitUntil(lambda: bool(preview.pdf), timeout=PATIENCE)
        pages = PdfReader(BytesIO(preview.pdf)).pages
        assert float(pages[0].mediabox.height) == pytest.approx(height, abs=1.5)
        text = pages[0].extract_text()
        assert "Pentland Skyline" in text
        assert "3:40" in text
        picture(ui, preview, f"{theme}-6-{paper}")
    preview.close()
