"""The page Stride under real keys, and what it says of a real plan."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from routeplanner.course import Goal
from routeplanner.plan import choices
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import DEFAULT
from routeplanner.report import Report
from routeplanner.sheet import phrases
from tests.ui.panels.reports import KM, KNOWN, MILES, course_over, heard, report_of, shot, show, wide_parts
from ui.charts import figures
from ui.panels import stride_words
from ui.panels.stride import StridePanel
from ui.panels.technique import Technique
from ui.style import sheet
from ui.style.palette import DARK, LIGHT

Key = Qt.Key


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of()


@pytest.fixture
def panel(qtbot: QtBot, report: Report) -> StridePanel:
    made = StridePanel()
    show(qtbot, made, report)
    return made


@pytest.mark.parametrize(("text", "metres"), [("1.82", 1.82), ("1,82 m", 1.82), ("182", 1.82), ("6 ft 0", 1.8288)])
def test_height_as_people_type_it(qtbot: QtBot, panel: StridePanel, text: str, metres: float) -> None:
    wanted, edit = heard(panel.height_wanted), panel.stature.edit
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Key.Key_Return)
    assert wanted == [pytest.approx(metres)]


@pytest.mark.parametrize("text", ["tall", "0.9", "3 m"])
def test_nobody_is_that_tall(qtbot: QtBot, panel: StridePanel, text: str) -> None:
    wanted, field = heard(panel.height_wanted), panel.stature
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, text)
    qtbot.keyClick(field.edit, Key.Key_Tab)
    assert wanted == []
    assert field.edit.text() == text
    assert "height" in field.wrong.text()
    assert field.wrong.isVisible()


def test_own_cadence_and_none(qtbot: QtBot, panel: StridePanel) -> None:
    wanted, edit = heard(panel.cadence_wanted), panel.cadence.edit
    qtbot.keyClicks(edit, "176 spm")
    qtbot.keyClick(edit, Key.Key_Return)
    panel.show_report(report_of(runner=replace(KNOWN, cadence=176.0)), KM)
    assert edit.text() == "176"
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Backspace)
    qtbot.keyClick(edit, Key.Key_Return)
    assert wanted == [176.0, None]


def test_a_cadence_of_nobody(qtbot: QtBot, panel: StridePanel) -> None:
    wanted = heard(panel.cadence_wanted)
    qtbot.keyClicks(panel.cadence.edit, "90")
    qtbot.keyClick(panel.cadence.edit, Key.Key_Return)
    assert wanted == []
    assert "120 to 240" in panel.cadence.wrong.text()


def test_yours_and_advised_are_two_things(panel: StridePanel, report: Report) -> None:
    assert report.stride is not None
    assert panel.advised.figure.text() == f"{report.stride.cadence:.0f} spm"
    assert panel.own.figure.text() == f"{report.stride.cadence_own:.0f} spm"
    assert report.stride.cadence > report.stride.cadence_own + 3.0
    advised, own = (float(text.split()[0]) for text in (panel.advised.second.text(), panel.own.second.text()))
    assert own > advised  # fewer, longer steps at the same speed


def test_where_the_own_cadence_comes_from(panel: StridePanel, report: Report) -> None:
    assert panel.source.text() == "Yours: 170 spm at 3 m/s, from your height."
    tall = report_of(runner=replace(KNOWN, height=1.95))
    panel.show_report(tall, KM)
    assert "160 spm" in panel.source.text()  # 49 steps a minute per metre of height
    panel.show_report(report_of(runner=replace(KNOWN, cadence=181.0)), KM)
    assert panel.source.text() == "Yours: 181 spm at 3 m/s, your own at 3 m/s."


def test_the_model_of_the_settings_is_used() -> None:
    settings = choices.changed(DEFAULT, "stride.at_3", 160.0)
    assert stride_words.anchor(report_of(settings=settings)) == pytest.approx(160.0)


def test_steps_and_their_exceptions(report: Report) -> None:
    steps = stride_words.steps(report)
    assert [s.length for s in steps] == [d.step for d in report.descent_plans]
    assert {s.n for s in steps if s.marked} == {d.n for d in phrases.odd_steps(report)}


def test_steep_ground(report: Report) -> None:
    assert "Nothing here is steeper" in phrases.steep_ground(report, KM)
    first = replace(report.descent_plans[0], steep_length=240.0, down_speed=1930.0)
    second = replace(report.descent_plans[1], steep_length=60.0, down_speed=2120.0)
    steep = replace(report, descent_plans=(first, second, *report.descent_plans[2:]))
    assert phrases.steep_ground(steep, KM).startswith("300 m of the course, 240 m of it on 1.")
    assert "1\u202f930 to 2\u202f120 m/h" in phrases.steep_ground(steep, KM)


def test_the_cue_table_says_what_the_cues_say(panel: StridePanel, report: Report) -> None:
    texts = [[cell.text() for cell in row] for row in panel.cues.cells]
    assert len(texts) == 4
    assert texts[1][0].startswith("lean from the ankles")
    assert texts[2][0].startswith("short quick steps")
    assert texts[3][2].startswith("safety first")
    assert all(all(row) for row in texts)
    strong = [(r, c) for r, row in enumerate(panel.cues.cells) for c, cell in enumerate(row) if cell.font().bold()]
    assert set(strong) == stride_words.here(report) == {(2, 1)}  # −12 to −25 %, T3


def test_poles_come_into_the_cues() -> None:
    without, with_poles = (
        stride_words.cue_table(report_of(runner=replace(KNOWN, poles=poles))) for poles in (False, True)
    )
    assert without != with_poles or all("poles" not in cell for row in with_poles for cell in row)


def test_every_gradient_colour_belongs_to_one_row() -> None:
    rows = stride_words.colours()
    assert [len(row) for row in rows] == [1, 1, 3, 3]
    assert sorted(colour for row in rows for colour in row) == list(range(8))


def test_the_four_techniques_in_the_words_used_everywhere(panel: StridePanel) -> None:
    shown = [(t.name.text(), t.line.text()) for t in panel.findChildren(Technique)]
    assert shown == [(name, line) for _code, name, line in phrases.techniques()]


@pytest.mark.parametrize("code", [code for code, _name, _line in phrases.techniques()])
def test_a_figure_stays_inside_its_place_and_is_not_another(code: str) -> None:
    def drawn(of: str) -> QImage:
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        figures.draw(painter, image.rect().adjusted(40, 50, -40, -50).toRectF(), of, "#000000")
        painter.end()
        return image

    image = drawn(code)
    grey = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(200, 200, 4)[:, :, 0]
    inked = np.argwhere(grey < 250)
    assert len(inked) > 300
    assert inked.min(axis=0).tolist() >= [48, 38]
    assert inked.max(axis=0).tolist() <= [152, 162]
    assert all(drawn(other) != image for other in figures.FIGURES if other != code)


def test_without_a_plan_the_cues_stay(qtbot: QtBot) -> None:
    panel = StridePanel()
    show(qtbot, panel, report_of(goal=None, runner=Runner()))
    assert panel.no_plan.isVisible()
    assert not panel.planned.isVisible()
    assert panel.cues.isVisible()


def test_without_descents_there_is_no_stride(qtbot: QtBot) -> None:
    panel = StridePanel()
    show(qtbot, panel, report_of(course_over(elevation=False)))
    assert not panel.planned.isVisible()
    assert not panel.no_plan.isVisible()


def test_feet_and_inches(panel: StridePanel, report: Report) -> None:
    panel.show_report(report, MILES)
    assert panel.stature.edit.text() == "5′9″"


def test_place_and_words_stay_when_a_report_comes(qtbot: QtBot, panel: StridePanel) -> None:
    panel.verticalScrollBar().setValue(150)
    qtbot.keyClicks(panel.cadence.edit, "18")
    panel.show_report(report_of(goal=Goal("time", 5400.0)), KM)
    QApplication.processEvents()
    assert panel.verticalScrollBar().value() == 150
    assert panel.cadence.edit.text() == "18"


def test_stale(panel: StridePanel, report: Report) -> None:
    fresh = shot(panel)
    panel.show_stale(True)
    assert shot(panel) != fresh
    panel.show_stale(False)
    assert shot(panel) == fresh


@pytest.mark.parametrize("width", [400, 472])
def test_nothing_is_cut_off(qtbot: QtBot, report: Report, width: int) -> None:
    panel = StridePanel()
    show(qtbot, panel, report, size=(width, 700))
    assert wide_parts(panel) == []
    labels = [label for label in panel.widget().findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    assert labels
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)


def test_it_wears_the_theme(qapp: QApplication, panel: StridePanel) -> None:
    figure = panel.findChildren(Technique)[0].figure
    light = figure.grab().toImage()
    sheet.apply(qapp, DARK)
    QApplication.processEvents()
    assert figure.grab().toImage() != light
