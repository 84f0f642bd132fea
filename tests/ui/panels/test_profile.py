"""The profile dock: the strip of the selected range, what it offers, and the part of the course that is shown."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from routeplanner.report import Report, measure
from routeplanner.units import THIN, Units
from tests.ui.panels.reports import COURSE, KM, MILES, course_over, heard, report_of
from ui.panels import range_words
from ui.panels.profile import ProfilePanel
from ui.style import sheet
from ui.style.palette import LIGHT

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of()


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, report: Report) -> ProfilePanel:
    sheet.apply(qapp, LIGHT)
    made = ProfilePanel()
    qtbot.addWidget(made)
    made.resize(1100, 260)
    made.show_report(report, KM)
    made.show()
    qtbot.waitExposed(made)
    return made


def drag(panel: ProfilePanel, start: float, end: float) -> None:
    where = panel.chart.chart_geometry()
    assert where is not None
    y = round(where.plot.center().y())
    a, b = QPoint(round(where.x(start)), y), QPoint(round(where.x(end)), y)
    QTest.mousePress(panel.chart, LEFT, NO_KEY, a)
    QTest.mouseMove(panel.chart, (a + b) / 2)
    QTest.mouseMove(panel.chart, b)
    QTest.mouseRelease(panel.chart, LEFT, NO_KEY, b)


def shown(panel: ProfilePanel) -> list[str]:
    return [b.text() for b in panel.strip.findChildren(QToolButton) if b.isVisible() and b.text()]


def plain(text: str) -> str:
    return text.replace(THIN, " ")


def test_a_drag_says_everything_about_the_range(panel: ProfilePanel, report: Report) -> None:
    told = heard(panel.range_changed)
    drag(panel, 2000.0, 4000.0)
    assert panel.range is not None
    assert told[-1] == panel.range
    r = measure(report, *panel.range)
    assert panel.strip.isVisible()
    said = plain(panel.strip.figures.accessibleName())
    assert said == plain(range_words.figures(r, KM)[0])
    for part in ("2.0", "drop ", " down, ", " up", "mean −15 %", "steepest −2", "over ", "/km", "load ", "%)"):
        assert part in said
    assert said in plain(panel.strip.figures.toolTip())


def test_figures_in_words(report: Report) -> None:
    down, *shorter = (plain(text) for text in range_words.figures(measure(report, 2000.0, 4000.0), KM))
    assert down.startswith("2.00 km · drop 300 m · 300 down, 0 m up · mean −15 %, steepest −24 % over 50 m · ")
    assert "↓300 ↑0" in shorter[0]
    assert [len(text) for text in (down, *shorter)] == sorted((len(text) for text in (down, *shorter)), reverse=True)
    up = plain(range_words.figures(measure(report, 100.0, 2000.0), KM)[0])
    assert "gain 298 m" in up
    assert "steepest +2" in up
    assert "984 ft" in plain(range_words.figures(measure(report, 2000.0, 4000.0), MILES)[0])
    unknown = report_of(goal=None, runner=replace(report.runner, flat_pace=None))
    idle = plain(range_words.figures(measure(unknown, 2000.0, 4000.0), KM)[0])
    assert "/km" not in idle
    flat = range_words.figures(measure(report_of(course_over(elevation=False)), 0.0, 500.0), KM)
    assert plain(flat[0]).startswith("0.50 km · no elevation here")
    assert "load" not in flat[0]
    assert "nan" not in "".join(flat)


def test_only_what_is_wired_is_offered(panel: ProfilePanel) -> None:
    drag(panel, 2000.0, 4000.0)
    assert shown(panel) == ["Fit map", "Set grade"]
    panel.set_offers(frozenset({"fit", "name", "crop"}))
    assert shown(panel) == ["Fit map", "Name…", "Crop to range"]
    with pytest.raises(ValueError, match="no fly"):
        panel.set_offers(frozenset({"fly"}))


def test_each_button_says_which_range(panel: ProfilePanel, qtbot: QtBot) -> None:
    panel.set_offers(frozenset({"fit", "grade", "name", "crop"}))
    panel.chart.set_range((2000.0, 4000.0))
    signals = {"fit": panel.range_fit_wanted, "name": panel.range_name_wanted, "crop": panel.range_crop_wanted}
    for offer, signal in signals.items():
        said = heard(signal)
        QTest.mouseClick(panel.strip.buttons[offer], LEFT)
        assert said == [(2000.0, 4000.0)]
    grades = heard(panel.range_grade_wanted)
    for action in panel.strip.grade_menu.actions():
        action.trigger()
    assert grades == [(2000.0, 4000.0, grade) for grade in (1, 2, 3, 4, 5, None)]
    QTest.mouseClick(panel.strip.clear, LEFT)
    assert panel.range is None
    assert not panel.strip.isVisible()


def test_every_button_has_a_name_and_a_tooltip(panel: ProfilePanel) -> None:
    for button in panel.strip.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.toolTip()


def test_a_narrow_panel_keeps_the_figures(panel: ProfilePanel, qtbot: QtBot) -> None:
    panel.chart.set_range((2000.0, 4000.0))
    styles = Qt.ToolButtonStyle
    button = panel.strip.buttons["fit"]
    assert button.toolButtonStyle() == styles.ToolButtonTextBesideIcon
    beside = panel.strip.height()
    panel.resize(720, 260)
    assert button.toolButtonStyle() == styles.ToolButtonIconOnly
    qtbot.waitUntil(lambda: "steepest" in panel.strip.figures.text())
    panel.resize(400, 260)
    assert button.toolButtonStyle() == styles.ToolButtonTextBesideIcon
    qtbot.waitUntil(lambda: panel.strip.height() > beside)
    assert panel.strip.figures.text().startswith("2.00")


def test_a_new_report_measures_the_range_anew_and_another_line_drops_it(panel: ProfilePanel, report: Report) -> None:
    panel.chart.set_range((2000.0, 4000.0))
    panel.chart.show_window((1000.0, 5000.0))
    faster = report_of(goal=replace(report.entry.goal, value=4200.0) if report.entry.goal else None)
    before = panel.strip.figures.accessibleName()
    panel.show_report(faster, KM)
    assert panel.range == (2000.0, 4000.0)
    assert panel.strip.figures.accessibleName() != before
    told = heard(panel.range_changed)
    other = report_of(replace(course_over(), id=COURSE.id))
    panel.show_report(other, KM)
    assert told == [None]
    assert not panel.strip.isVisible()
    assert panel.chart.zoom_window == (1000.0, 5000.0)  # the same course: the runner looks at the same part of it
    panel.show_report(report_of(course_over()), KM)
    assert panel.chart.zoom_window is None


def test_the_part_that_is_shown_is_said_and_one_click_shows_all(panel: ProfilePanel, report: Report) -> None:
    assert not panel.whole.isVisible()
    panel.chart.show_window((2000.0, 6500.0))
    assert panel.whole.isVisible()
    assert panel.whole.text() == "km 2.0–6.5"
    panel.show_report(report, Units("mi"))
    assert panel.whole.text() == "mi 1.2–4.0"
    QTest.mouseClick(panel.whole, LEFT)
    assert panel.chart.zoom_window is None
    assert not panel.whole.isVisible()


def test_the_legend_gives_way_to_the_words(panel: ProfilePanel) -> None:
    assert panel._legend.isVisible()
    panel.resize(500, 260)
    assert not panel._legend.isVisible()
    panel.resize(1100, 260)
    assert panel._legend.isVisible()
    panel.show_report(None, KM)
    assert not panel._legend.isVisible()
