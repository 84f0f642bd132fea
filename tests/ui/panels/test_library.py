"""The list of courses under a real pointer and real keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from routeplanner.units import THIN, Units
from tests.ui.panels.reports import KM, MILES, course_over, report_of
from ui import docks
from ui.panels.library import LibraryPanel, Row
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of every popup
REPORT = report_of()
NAMES = ("Pentland", "Breweries", "Allermuir")


def rows_of(*ticked: int, report: object = REPORT) -> list[Row]:
    return [Row(f"id{k}", name, "course", report, k in ticked) for k, name in enumerate(NAMES)]  # type: ignore[arg-type]


class Said:
    """A panel and what it has asked for."""

    def __init__(self, panel: LibraryPanel) -> None:
        self.panel = panel
        self.all: list[tuple[object, ...]] = []
        panel.chosen.connect(lambda c: self.all.append(("chosen", c)))
        panel.ticked.connect(lambda c, on: self.all.append(("ticked", c, on)))
        panel.close_wanted.connect(lambda c: self.all.append(("close", c)))
        panel.open_wanted.connect(lambda: self.all.append(("open",)))

    def row(self, k: int) -> QRect:
        return self.panel.list.visualRect(self.panel.list.model().index(k, 0))

    def at(self, k: int) -> QPoint:
        return self.row(k).center()


Shown = Callable[..., Said]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    sheet.apply(qapp, LIGHT)

    def show(rows: list[Row], current: str | None = "id0", comparing: bool = False, u: Units = KM) -> Said:
        panel = LibraryPanel()
        qtbot.addWidget(panel)
        panel.resize(224, 420)
        panel.show_rows(rows, current, u, comparing)
        with qtbot.waitExposed(panel):
            panel.show()
        return Said(panel)

    return show


def spoken(said: Said, k: int) -> str:
    return str(said.panel.list.model().index(k, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def picture(said: Said) -> QImage:
    return said.panel.list.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage, box: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
    }


# choose, open, close


def test_a_click_brings_a_course_on_screen(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of())
    qtbot.mouseClick(said.panel.list.viewport(), LEFT, pos=said.at(1))
    assert said.all == [("chosen", "id1")]


def test_a_double_click_does_no_more(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of())
    viewport = said.panel.list.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=said.at(2))
    qtbot.mouseDClick(viewport, LEFT, pos=said.at(2))
    assert set(said.all) == {("chosen", "id2")}


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_keys_walk_and_take(shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
    said = shown(rows_of())
    said.panel.list.setFocus()
    qtbot.keyClick(said.panel.list, Key.Key_Down)
    qtbot.keyClick(said.panel.list, Key.Key_Down)
    assert said.all == []  # walking changes nothing
    qtbot.keyClick(said.panel.list, key)
    assert said.all == [("chosen", "id2")]


def test_a_new_report_does_not_move_the_keys(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of())
    said.panel.list.setFocus()
    qtbot.keyClick(said.panel.list, Key.Key_Down)
    said.panel.show_rows(rows_of(report=report_of()), "id0", KM, False)
    qtbot.keyClick(said.panel.list, Key.Key_Return)
    assert said.all == [("chosen", "id1")]
    assert said.panel.list.hasFocus()
    said.panel.show_rows(rows_of(), "id2", KM, False)  # another course on screen does
    assert said.panel.list.currentIndex().row() == 2


def test_open_by_pointer_and_by_key(shown: Shown, qtbot: QtBot) -> None:
    said = shown([])
    assert min(said.panel.add.width(), said.panel.add.height()) >= 26
    qtbot.mouseClick(said.panel.add, LEFT)
    said.panel.add.setFocus()
    qtbot.keyClick(said.panel.add, Key.Key_Space)
    assert said.all == [("open",), ("open",)]


def menu_of(said: Said, qtbot: QtBot, reason: QContextMenuEvent.Reason, at: QPoint) -> QMenu:
    where = said.panel.list.viewport().mapToGlobal(at)
    QApplication.sendEvent(said.panel.list.viewport(), QContextMenuEvent(reason, at, where))
    (menu,) = said.panel.findChildren(QMenu)
    qtbot.waitUntil(menu.isVisible)
    return menu


@POPUPS
def test_close_under_the_pointer(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of())
    menu = menu_of(said, qtbot, QContextMenuEvent.Reason.Mouse, said.at(2))
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert said.all == [("close", "id2")]


@POPUPS
def test_close_where_the_keys_are(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of())
    said.panel.list.setFocus()
    qtbot.keyClick(said.panel.list, Key.Key_Down)
    menu = menu_of(said, qtbot, QContextMenuEvent.Reason.Keyboard, said.at(0))
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    assert said.all == [("close", "id1")]


def test_no_menu_beside_the_rows(shown: Shown) -> None:
    said = shown(rows_of())
    at = QPoint(20, said.row(2).bottom() + 60)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, said.panel.list.viewport().mapToGlobal(at))
    QApplication.sendEvent(said.panel.list.viewport(), event)
    assert said.panel.findChildren(QMenu) == []


# find


def test_find_by_a_part_of_the_name(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of())
    qtbot.mouseClick(said.panel.search, LEFT)
    qtbot.keyClicks(said.panel.search, "brew")
    assert said.panel.list.model().rowCount() == 1
    qtbot.mouseClick(said.panel.list.viewport(), LEFT, pos=said.at(0))
    assert said.all == [("chosen", "id1")]
    qtbot.keyClicks(said.panel.search, "x")
    assert said.panel.nothing.isVisible()
    assert said.panel.nothing.text() == "No open course is called that."
    said.panel.search.clear()
    assert said.panel.list.model().rowCount() == 3
    assert not said.panel.nothing.isVisible()


def test_an_empty_list_says_what_it_is_for(shown: Shown) -> None:
    said = shown([], None)
    assert said.panel.nothing.isVisible()
    assert "Routes you open" in said.panel.nothing.text()
    said.panel.show_rows(rows_of(), "id0", KM, False)
    assert not said.panel.nothing.isVisible()


def test_its_words_keep_their_room_in_a_dock(qtbot: QtBot, qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)
    window = QMainWindow()
    qtbot.addWidget(window)
    panel = LibraryPanel(window)
    panel.show_rows([], None, KM, False)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks.dock("library", "Library", panel, header=False))
    with qtbot.waitExposed(window):
        window.show()
    assert panel.nothing.geometry().left() == 10


# compare


def test_in_compare_a_click_ticks(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of(1), comparing=True)
    viewport = said.panel.list.viewport()
    for k in (1, 2):
        qtbot.mouseClick(viewport, LEFT, pos=said.at(k))
    said.panel.list.setFocus()
    qtbot.keyClick(said.panel.list, Key.Key_Space)
    assert said.all == [("ticked", "id1", False), ("ticked", "id2", True), ("ticked", "id2", True)]


def test_the_race_is_always_in(shown: Shown, qtbot: QtBot) -> None:
    said = shown(rows_of(1), comparing=True)
    qtbot.mouseClick(said.panel.list.viewport(), LEFT, pos=said.at(0))
    assert said.all == []
    states = [said.panel.list.model().index(k, 0).data(Qt.ItemDataRole.CheckStateRole) for k in range(3)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert said.panel.compared.text() == "2 of 3 compared"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_compared_courses_wear_their_lines(shown: Shown, qapp: QApplication, theme: Theme) -> None:
    said = shown(rows_of(0, 2), current="id1", comparing=True)
    sheet.apply(qapp, theme)
    image = picture(said)
    ends = [QRect(said.row(k).right() - 40, said.row(k).top() + 4, 36, 20) for k in range(3)]
    for k, line in ((1, 0), (0, 1), (2, 2)):  # the race first, the others in the order of the list
        assert theme.compare[line].colour.upper() in colours(image, ends[k])
    sheet.apply(qapp, LIGHT)


def test_outside_compare_there_are_no_boxes(shown: Shown) -> None:
    said = shown(rows_of(1))
    assert said.panel.list.model().index(1, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert not said.panel.compared.isVisible()


# what a row says


def test_figures_with_their_bands(shown: Shown) -> None:
    totals = REPORT.totals
    assert spoken(shown(rows_of()), 0).startswith(f"Pentland, Course, 12.0 ±0.1 km, −{totals.descent:.0f}, ±")
    feet = round(totals.descent / 0.3048)
    assert f", −{feet // 1000}{THIN}{feet % 1000:03d}, ±" in spoken(shown(rows_of(), u=MILES), 0)


def test_what_is_not_known_is_said(shown: Shown) -> None:
    said = shown([Row("a", "New", "run"), Row("b", "Blind", "course", report_of(course_over(elevation=False)))], "a")
    assert spoken(said, 0) == "New, My run, being worked out"
    assert spoken(said, 1).endswith("no elevation yet")
    picture(said)


def test_the_current_course_stands_out(shown: Shown) -> None:
    said = shown(rows_of(), current="id1")
    image = picture(said)
    grounds = [image.pixelColor(said.row(k).left() + 6, said.row(k).top() + 3).name().upper() for k in range(3)]
    assert grounds == [LIGHT.panel, LIGHT.selection, LIGHT.panel]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_it_wears_the_theme(shown: Shown, qapp: QApplication, theme: Theme) -> None:
    said = shown(rows_of())
    sheet.apply(qapp, DARK if theme is LIGHT else LIGHT)
    sheet.apply(qapp, theme)
    image = said.panel.grab().toImage()
    assert image.pixelColor(2, 2) == QColor(theme.panel)
    steep = theme.gradient[REPORT_CLASS].fill.upper()
    assert steep in colours(picture(said), said.row(0))  # the small profile is drawn anew
    icon = said.panel.add.icon().pixmap(17, 17).toImage()
    assert QColor(theme.text).name().upper() in colours(icon, QRect(0, 0, 17, 17))
    sheet.apply(qapp, LIGHT)


def test_a_newer_report_is_a_newer_picture(shown: Shown) -> None:
    said = shown(rows_of())
    before = picture(said)
    said.panel.show_rows(rows_of(report=report_of(replace(course_over(), elevation="srtm"))), "id0", KM, False)
    assert picture(said) == before  # the same course looks the same
    said.panel.show_rows(rows_of(report=report_of(course_over(elevation=False))), "id0", KM, False)
    assert picture(said) != before


def test_it_is_as_narrow_as_one_likes(shown: Shown) -> None:
    said = shown(rows_of())
    said.panel.resize(160, 400)
    assert said.panel.width() == 160
    assert said.panel.list.horizontalScrollBar().maximum() == 0
    picture(said)


def _class() -> int:
    from ui.style import palette

    return palette.class_of(REPORT.descents[0].half_steeper)


REPORT_CLASS = _class()
