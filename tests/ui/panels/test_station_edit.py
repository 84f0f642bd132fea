"""Stations of the form Race edited by hand, with real keys and a real pointer."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry, Place, Station
from routeplanner.units import MILE
from tests.ui.panels.reports import MILES
from tests.ui.panels.test_race import FULL, Opened, Said, opened, use
from ui.document import Document
from ui.panels.station_model import kinds
from ui.panels.station_view import StationView

__all__ = ["opened"]  # the form of test_race, as a fixture

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
H = 3600.0
NAME, KIND, AT, CUT_OFF, STOP = range(5)


def at_cell(qtbot: QtBot, said: Said, row: int, column: int) -> StationView:
    table = said.form.stations.list
    where = table.visualRect(table.rows.index(row, column)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=where)
    assert table.currentIndex() == table.rows.index(row, column)
    return table


def editor(table: StationView) -> QLineEdit:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert table.isAncestorOf(line)
    return line


def write(qtbot: QtBot, said: Said, row: int, column: int, text: str) -> None:
    """Click a cell, Enter, write, Enter."""
    table = at_cell(qtbot, said, row, column)
    qtbot.keyClick(table, Key.Key_Return)
    line = editor(table)
    line.selectAll()
    qtbot.keyClick(line, Key.Key_Backspace)
    qtbot.keyClicks(line, text)
    enter(qtbot, table)


def enter(qtbot: QtBot, table: StationView) -> None:
    """Enter closes the cell as soon as the line has had its key."""
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() == QAbstractItemView.State.NoState)


def cell(said: Said, row: int, column: int) -> str:
    return str(said.form.stations.list.rows.index(row, column).data())


def wanted(qtbot: QtBot, said: Said, course: Course = FULL) -> Course:
    use(qtbot, said)
    return said.wish.applied(course)


def test_every_cell_is_written_anew_in_one_step(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    for column, text in ((NAME, "Bothy"), (CUT_OFF, "11:00"), (STOP, "2:30"), (AT, "3,5")):
        write(qtbot, said, 0, column, text)
    assert [cell(said, 0, k) for k in range(5)] == ["Bothy", "Aid station", "3.5", "11:00", "2:30 min"]
    document = Document(FULL)
    document.edit("Change race", wanted(qtbot, said))
    bothy, ford = document.course.stations
    assert (bothy.id, bothy.name, bothy.stop) == (FULL.stations[0].id, "Bothy", 150.0)
    assert FULL.route.locate(bothy.pin) == pytest.approx(3500.0)
    assert bothy.cut_off == 11 * H - (9 * H + 1815)
    assert ford is FULL.stations[1]
    document.undo()
    assert document.course is FULL


def test_every_kind_can_be_chosen(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    seen = []
    for k, (kind, words) in enumerate(kinds()):
        table = at_cell(qtbot, said, 0, KIND)
        qtbot.keyClick(table, Key.Key_Return)
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox)
        assert [box.itemText(i) for i in range(box.count())] == [text for _kind, text in kinds()]
        qtbot.keyClick(box, Key.Key_Home)
        for _each in range(k):
            qtbot.keyClick(box, Key.Key_Down)
        enter(qtbot, table)
        assert cell(said, 0, KIND) == words
        seen.append(said.form.stations.list.rows.course.stations[0].kind)
        assert seen[-1] == kind
    assert len(set(seen)) == 9


def test_a_station_is_added_by_keys_alone(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    table = at_cell(qtbot, said, 0, NAME)
    qtbot.keyClick(table, Key.Key_Insert)
    qtbot.keyClicks(editor(table), "Bridge")
    for text in ("", "4.2 mi", "11:15", "1"):  # Tab goes on to the next cell
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        if text:
            line = editor(table)
            line.selectAll()
            qtbot.keyClicks(line, text)
    enter(qtbot, table)
    names = [s.name for s in wanted(qtbot, said).stations]
    assert sorted(names) == ["Bridge", "Ford", "Hut"]
    bridge = next(s for s in said.wish.stations if s.name == "Bridge")
    assert (bridge.kind, bridge.stop) == ("aid", 60.0)
    assert FULL.route.locate(bridge.pin) == pytest.approx(4.2 * MILE)
    assert bridge.cut_off == 11.25 * H - (9 * H + 1815)


def test_rows_follow_the_distance(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    write(qtbot, said, 0, AT, "9")
    assert [cell(said, k, NAME) for k in range(2)] == ["Ford", "Hut"]
    assert said.form.stations.list.currentIndex().row() == 1  # it stays the current one
    write(qtbot, said, 0, NAME, "First")
    assert [cell(said, k, NAME) for k in range(2)] == ["First", "Hut"]


def test_stations_are_deleted_by_key_and_button(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    assert not said.form.stations.remove.isEnabled()  # there is no current one
    table = at_cell(qtbot, said, 0, NAME)
    qtbot.keyClick(table, Key.Key_Delete)
    assert cell(said, 0, NAME) == "Ford"
    qtbot.mouseClick(said.form.stations.remove, LEFT)
    assert not table.isVisible()
    qtbot.mouseClick(said.form.stations.add, LEFT)
    qtbot.keyClicks(editor(table), "Only")
    enter(qtbot, table)
    (only,) = wanted(qtbot, said).stations
    assert only.name == "Only"
    assert FULL.route.locate(only.pin) == pytest.approx(FULL.route.length / 2)


def test_the_same_hut_twice_is_two_rows(opened: Opened, qtbot: QtBot) -> None:
    twice = replace(FULL, stations=(*FULL.stations, Station("Hut (visit 2)", "aid", FULL.route.pin(10_000.0))))
    said = opened(twice)
    write(qtbot, said, 2, CUT_OFF, "12:00")
    cut_offs = [s.cut_off for s in wanted(qtbot, said, twice).stations]
    assert cut_offs[0] == FULL.stations[0].cut_off
    assert cut_offs[2] == 12 * H - (9 * H + 1815)


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        (NAME, "", "A station needs a name"),
        (AT, "far", "“far” is not on this course"),
        (AT, "99", "is beyond the finish of this line, 12.0 km"),
        (AT, "45.9, 7.9", "is off the line"),
        (CUT_OFF, "soon", "“soon” is not a time"),
        (CUT_OFF, "day 1 8:00", "is not within two weeks after the start"),
        (STOP, "long", "“long” is not a stop"),
    ],
)
def test_what_cannot_be_read_stays_and_says_why(
    opened: Opened, qtbot: QtBot, column: int, text: str, words: str
) -> None:
    said = opened()
    before = cell(said, 0, column)
    write(qtbot, said, 0, column, text)
    assert cell(said, 0, column) == text
    assert words in said.form.stations.said.text()
    use(qtbot, said)
    assert said.wishes == []
    line = editor(said.form.stations.list)  # it is open for another try
    line.selectAll()
    qtbot.keyClicks(line, "" if before == "–" else before)
    enter(qtbot, said.form.stations.list)
    assert wanted(qtbot, said) is FULL


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("+3:15", 3.25 * H),
        ("26h30", 26.5 * H),
        ("Sun 12:00", 2.5 * H),
        ("day 2 2:30", 17 * H),
        ("2:30 (+1)", 17 * H),
        ("Mon 9:30", 24 * H),
        ("9 am", 23.5 * H),
        ("11.15", 1.75 * H),
        ("11,15", 1.75 * H),
        ("+3,15", 3.25 * H),
        ("220 min", 220 * 60.0),
        ("-", None),
        ("", None),
    ],
)
def test_cut_offs_by_the_clock_or_after_the_start(
    opened: Opened, qtbot: QtBot, text: str, seconds: float | None
) -> None:
    course = replace(FULL, entries=(Entry(start=time(9, 30)),))
    said = opened(course)
    write(qtbot, said, 0, CUT_OFF, text)
    assert wanted(qtbot, said, course).stations[0].cut_off == seconds


@pytest.mark.parametrize("text", ["1:30", "1,30", "1.30", "1,5", "90 s", "1:30 min"])
def test_notations_of_one_stop_do_not_differ(opened: Opened, qtbot: QtBot, text: str) -> None:
    said = opened()
    write(qtbot, said, 0, STOP, text)
    assert cell(said, 0, STOP) == "1:30 min"


def test_a_cut_off_says_what_it_means(opened: Opened, qtbot: QtBot) -> None:
    said = opened(replace(FULL, entries=(Entry(start=time(9, 30)),)))
    write(qtbot, said, 0, CUT_OFF, "11.15")
    assert said.form.stations.said.text() == "Hut closes at 11:15, 1 h 45 min after the start of the race."
    write(qtbot, said, 0, CUT_OFF, "day 2 2:30")
    assert cell(said, 0, CUT_OFF) == "02:30"  # less than a day from the start nobody can take it for another
    bare = opened(replace(FULL, entries=(Entry(),)))
    write(qtbot, bare, 0, CUT_OFF, "11:15")
    assert bare.form.stations.said.text() == "Hut closes 11 h 15 min after the start."
    write(qtbot, bare, 0, CUT_OFF, "Sun 11:15")
    assert "need the start" in bare.form.stations.said.text()


def test_over_the_night_of_the_clocks(opened: Opened, qtbot: QtBot) -> None:
    course = replace(FULL, day=date(2027, 10, 30), zone="Europe/Paris", entries=(Entry(start=time(20, 0)),))
    said = opened(course)
    write(qtbot, said, 0, CUT_OFF, "Sun 6:00")
    assert cell(said, 0, CUT_OFF) == "06:00"  # as it was given, though eleven hours have gone
    assert "11 h after the start" in said.form.stations.said.text()
    assert wanted(qtbot, said, course).stations[0].cut_off == 11 * H


def test_a_place_by_its_name_or_where_it_is(opened: Opened, qtbot: QtBot) -> None:
    line = FULL.route.line
    k = len(line.lat) // 3
    course = replace(FULL, places=(Place("Col du Pré", float(line.lat[k]), float(line.lon[k])),))
    for text in ("col du pre", f"{line.lat[k]:.6f}, {line.lon[k]:.6f}"):
        said = opened(course)
        write(qtbot, said, 0, AT, text)
        moved = next(s for s in wanted(qtbot, said, course).stations if s.name == "Hut")
        assert FULL.route.locate(moved.pin) == pytest.approx(float(line.distance[k]), abs=1.0)


def test_escape_leaves_a_cell_as_it_was(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    table = at_cell(qtbot, said, 0, NAME)
    qtbot.keyClicks(table, "X")  # a letter begins an edit
    qtbot.keyClick(editor(table), Key.Key_Escape)
    assert said.form.isVisible()
    assert wanted(qtbot, said) is FULL


def test_miles(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL, MILES)
    write(qtbot, said, 0, AT, "2")
    assert FULL.route.locate(wanted(qtbot, said).stations[0].pin) == pytest.approx(2 * MILE)


def test_every_cell_has_a_name(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    rows = said.form.stations.list.rows
    assert rows.index(0, CUT_OFF).data(Qt.ItemDataRole.AccessibleTextRole) == "Cut-off: 10:10"
    for column in range(5):
        table = at_cell(qtbot, said, 0, column)
        qtbot.keyClick(table, Key.Key_F2)
        name = QApplication.focusWidget().accessibleName()
        assert name.endswith("of Hut")
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
        assert rows.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    for button in said.form.stations.findChildren(QPushButton):
        assert button.accessibleName() or button.text()
    assert said.form.stations.list.mapTo(said.form, QPoint(0, 0)).x() >= 0
