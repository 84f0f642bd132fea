"""The rail of courses under a real pointer and real keys."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.reports import KM, report_of
from ui.panels.library_rows import Row
from ui.panels.rail import Rail, initials
from ui.style import sheet
from ui.style.palette import LIGHT

LEFT = Qt.MouseButton.LeftButton
NAMES = ("Pentland Skyline", "Two Breweries", "Move")


@pytest.fixture
def rail(qtbot: QtBot, qapp: QApplication) -> Rail:
    sheet.apply(qapp, LIGHT)
    rail = Rail()
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 400)
    report = report_of()
    rail.show_rows([Row(f"id{k}", name, "course", report) for k, name in enumerate(NAMES)], "id0", KM)
    with qtbot.waitExposed(rail):
        rail.show()
    return rail


def place(rail: Rail, k: int) -> QRect:
    return rail.list.visualRect(rail.list.model().index(k, 0))


def test_initials_stand_for_names() -> None:
    names = (*NAMES, "bob-graham-round", "(first) Hills", "…")
    assert [initials(name) for name in names] == ["PS", "TB", "Mo", "BG", "Hi", "?"]


def test_click_and_keys_choose(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.mouseClick(rail.list.viewport(), LEFT, pos=place(rail, 1).center())
    assert chosen.args == ["id1"]
    QTest.keyClick(rail.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.keyClick(rail.list, Qt.Key.Key_Return)
    assert chosen.args == ["id2"]


def test_the_whole_name_is_said(rail: Rail) -> None:
    index = rail.list.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("Pentland Skyline")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Pentland Skyline, Course")


def test_the_course_on_screen_is_marked_and_profiles_are_drawn(rail: Rail) -> None:
    picture = rail.list.viewport().grab().toImage()
    current, other = place(rail, 0), place(rail, 1)
    assert picture.pixelColor(1, current.center().y()) == QColor(LIGHT.text)
    assert picture.pixelColor(1, other.center().y()) == QColor(LIGHT.panel)
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(other.left(), other.right())
        for y in range(other.center().y(), other.bottom())
    }
    assert colours & {chip.fill.lower() for chip in LIGHT.gradient}


def test_buttons_ask_for_the_list(rail: Rail, qtbot: QtBot) -> None:
    for button, signal in ((rail.whole, rail.list_wanted), (rail.search, rail.find_wanted)):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, LEFT)
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 26
