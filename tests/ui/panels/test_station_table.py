"""A table of stations pasted into the form Race, with real keys and a real pointer."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from routeplanner.course import Entry
from routeplanner.course.table import parse
from routeplanner.course.timetable import apply_table
from routeplanner.units import Units
from tests.ui.panels.reports import MILES
from tests.ui.panels.test_race import FULL, Opened, Said, opened, use
from tests.ui.panels.test_runner import choose, type_into
from ui.document import Document
from ui.panels import station_table_words
from ui.panels.station_table import ELSE, StationTable
from ui.panels.table import ONE_LINE
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme

__all__ = ["opened"]  # the form of test_race, as a fixture

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
TABLE = "Hut\t4.2\t10:15\t1:30\nBridge\t6.3\t10:50\t60 s\nFinish\t\t12:30\t"
H = 3600.0


def paste(qtbot: QtBot, said: Said, text: str) -> StationTable:
    """Click, and paste from the clipboard."""
    QApplication.clipboard().setText(text)
    qtbot.mouseClick(said.form.stations.paste, LEFT)
    table = said.form.stations.table
    assert table is not None
    assert table.isVisible()
    assert table.edit.hasFocus()
    qtbot.keyClick(table.edit, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.edit.toPlainText() == text
    return table


def rows(table: StationTable) -> list[list[str]]:
    model = table.preview.model()
    columns = range(model.columnCount())
    return [[str(model.index(r, c).data() or "") for c in columns] for r in range(model.rowCount())]


def row_of(table: StationTable, name: str) -> list[str]:
    return next(row for row in rows(table) if row[0] == name)


def listed(said: Said) -> list[str]:
    """Names in the form's own list of stations."""
    tables = said.form.stations.findChildren(QTableView)
    (table,) = (t for t in tables if t.isVisible() and t.accessibleName() == "Stations and cut-offs")
    return [str(table.model().index(k, 0).data()) for k in range(table.model().rowCount())]


def cut_offs(said: Said) -> list[str]:
    model = said.form.stations.list.rows
    return [str(model.index(k, 3).data()) for k in range(model.rowCount())]


def test_what_is_pasted_is_shown_used_and_wanted_in_one_step(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    table = paste(qtbot, said, TABLE)
    assert [row[0] for row in rows(table)] == ["Hut", "Bridge", "Ford", "Finish"]
    assert rows(table)[0] == ["Hut", "Aid station", "4.0", "10:15", "1:30 min"]  # where its mark is, not at 4.2
    assert table.use.text() == "Use 3 rows"
    assert table.said.text().startswith(
        "3 of 3 rows understood. “Finish” is taken as the finish. The finish has no distance in the table"
    )
    assert "× 0.952" in table.said.text()
    qtbot.mouseClick(table.use, LEFT)
    assert not table.isVisible()
    assert listed(said) == ["Hut", "Bridge", "Ford"]
    assert said.form.fields.cut_off.edit.text() == "3:00"
    use(qtbot, said)
    document = Document(FULL)
    document.edit("Change race", said.wish.applied(FULL))
    course = document.course
    began = 9 * H + 1800 + 15
    assert [(s.name, s.cut_off, s.stop) for s in course.stations] == [
        ("Hut", 10.25 * H - began, 90.0),
        ("Bridge", 10 * H + 3000 - began, 60.0),
        ("Ford", None, 0.0),
    ]
    assert course.finish_cut_off == 12.5 * H - began  # to the second, though the field shows minutes
    document.undo()
    assert document.course is FULL


def test_leaving_it_changes_nothing(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    table = paste(qtbot, said, TABLE)
    qtbot.mouseClick(table.leave, LEFT)
    assert not table.isVisible()
    use(qtbot, said)
    assert said.wish.applied(FULL) is FULL


def test_using_the_form_uses_a_table_that_is_open(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    paste(qtbot, said, TABLE)
    use(qtbot, said)
    assert [s.name for s in said.wish.applied(FULL).stations] == ["Hut", "Bridge", "Ford"]


def test_a_course_without_stations_gets_them(opened: Opened, qtbot: QtBot) -> None:
    bare = replace(FULL, stations=())
    said = opened(bare)
    table = paste(qtbot, said, TABLE)
    qtbot.mouseClick(table.use, LEFT)
    assert listed(said) == ["Hut", "Bridge"]


def test_columns_can_be_set_right_by_keys(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    table = paste(qtbot, said, "Gate\t4\t11:00\nBridge\t6\t12:00")
    assert [box.currentText() for box in table.columns] == ["Name", "km", "Cut-off"]
    choose_column(qtbot, table, 2, "Stop")
    assert row_of(table, "Gate")[3:] == ["–", "11:00 min"]
    choose_column(qtbot, table, 1, "mi")
    assert row_of(table, "Gate")[2] == "6.4"
    assert [box.accessibleName() for box in table.columns][1] == "Column 2: 4"


def choose_column(qtbot: QtBot, table: StationTable, k: int, text: str) -> None:
    choose(qtbot, table.columns[k], text)


def test_times_can_be_read_the_other_way(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    table = paste(qtbot, said, "Gate\t4\t10:30\nBridge\t6\t11:00")
    assert table.reading.currentText() == "by the clock"
    assert row_of(table, "Gate")[3] == "10:30"
    choose(qtbot, table.reading, "after the start")
    assert row_of(table, "Gate")[3] == "20:00"


def test_the_start_in_the_form_counts(opened: Opened, qtbot: QtBot) -> None:
    course = replace(FULL, entries=(Entry(),))
    said = opened(course)
    table = paste(qtbot, said, "Gate\t4\tSun 10:30")
    assert "Cut-offs by the clock need the start of the race." in table.said.text()
    qtbot.mouseClick(said.form.entry.has_start, LEFT, pos=QPoint(8, said.form.entry.has_start.height() // 2))
    said.form.entry.start.setTime(QTime(9, 30))
    assert "need the start" not in table.said.text()
    use(qtbot, said)
    changed = said.wish.applied(course)
    assert changed.entry.start == time(9, 30)
    assert [s.cut_off for s in changed.stations if s.name == "Gate"] == [H]


@pytest.mark.parametrize(
    ("words", "off"), [("Cut-offs keep their time of day", 1800.0), ("Cut-offs move with it", 0.0)]
)
def test_another_start_asks_what_it_does_to_cut_offs(opened: Opened, qtbot: QtBot, words: str, off: float) -> None:
    course = replace(FULL, finish_cut_off=9000.0, entries=(Entry(start=time(9, 30)),))
    said = opened(course)
    assert not said.form.late.isVisible()
    qtbot.mouseClick(said.form.entry.start, LEFT, pos=QPoint(20, said.form.entry.start.height() // 2))
    said.form.entry.start.setSelectedSection(said.form.entry.start.Section.HourSection)
    qtbot.keyClicks(said.form.entry.start, "10")
    said.form.entry.start.setSelectedSection(said.form.entry.start.Section.MinuteSection)
    qtbot.keyClicks(said.form.entry.start, "00")
    assert said.form.late.isVisible()
    assert said.form.late.text.text() == "The race starts 30 min later."
    choose(qtbot, said.form.late.choice, words)
    assert cut_offs(said) == ["10:10" if off else "10:40", "–"]
    use(qtbot, said)
    changed = said.wish.applied(course)
    assert changed.entry.start == time(10, 0)
    assert [s.cut_off for s in changed.stations] == [2400.0 - off, None]
    assert changed.finish_cut_off == 9000.0 - off


def test_a_cut_off_that_is_typed_stays_as_typed(opened: Opened, qtbot: QtBot) -> None:
    course = replace(FULL, finish_cut_off=9000.0, entries=(Entry(start=time(9, 30)),))
    said = opened(course)
    said.form.entry.start.setTime(QTime(10, 0))
    choose(qtbot, said.form.late.choice, "Cut-offs keep their time of day")
    type_into(qtbot, said.form.fields.cut_off, "2:10")
    use(qtbot, said)
    assert said.wish.applied(course).finish_cut_off == 7800.0


def test_a_form_whose_table_is_used_is_small_again(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    before = said.form.height()
    table = paste(qtbot, said, TABLE)
    qtbot.waitUntil(lambda: said.form.height() > before + 200)
    qtbot.mouseClick(table.use, LEFT)
    qtbot.waitUntil(lambda: said.form.height() < before + 60)


def test_what_cannot_be_read_is_named(opened: Opened, qtbot: QtBot) -> None:
    table = paste(qtbot, opened(FULL), "Gate\t4\tsoon\nBridge\t6\t11:00\nNowhere\t\t12:00\nFar\t99\t13:00")
    assert table.said.text().splitlines()[1:] == [
        "Row 1: “soon” is not a time.",
        "Nowhere: no distance, and no station of this name on the course.",
        "Far: beyond the finish of this line.",
    ]
    assert table.use.text() == "Use 2 rows"


def test_a_place_called_like_the_finish_is_a_station_and_what_is_taken_as_an_end_is_said(
    opened: Opened, qtbot: QtBot
) -> None:
    text = "Départ Gate\t0\t\nStart Point Lighthouse\t3\t10:00\nFinish Road car park\t5\t10:30\nFinish\t8\t11:30"
    table = paste(qtbot, opened(replace(FULL, stations=())), text)
    assert [row[0] for row in rows(table)] == ["Start Point Lighthouse", "Finish Road car park", "Finish"]
    assert [row[3] for row in rows(table)] == ["10:00", "10:30", "11:30"]
    assert table.said.text().startswith(
        "4 of 4 rows understood. “Départ Gate” is taken as the start. “Finish” is taken as the finish."
    )


def test_what_is_to_go_is_turned_round_and_said_and_may_be_set_right(opened: Opened, qtbot: QtBot) -> None:
    text = "Name\tkm to go\nGate\t6,0\nBridge\t3,0"
    table = paste(qtbot, opened(replace(FULL, stations=())), text)
    length = FULL.official.distance or FULL.route.length
    assert [box.currentText() for box in table.columns] == ["Name", "km to go"]
    assert f"Distances count down to the finish of {Units().distance(length)}." in table.said.text()
    assert float(row_of(table, "Gate")[2]) < float(row_of(table, "Bridge")[2])
    choose_column(qtbot, table, 1, "km")
    assert (row_of(table, "Gate")[2], row_of(table, "Bridge")[2]) == ("6.0", "3.0")
    assert "count down" not in table.said.text()


def test_stops_of_hours_and_minutes_are_said(opened: Opened, qtbot: QtBot) -> None:
    table = paste(qtbot, opened(FULL), "Name\tkm\tStop\nGate\t4\t0:05\nBridge\t6\t0:10")
    assert [row_of(table, name)[4] for name in ("Gate", "Bridge")] == ["5:00 min", "10:00 min"]
    assert "Stops such as 0:05 are hours and minutes." in table.said.text()


def test_only_stations_of_the_table_are_strong() -> None:
    laid = apply_table(FULL, parse("F\t2\nHut\t4", Units()))
    strong = {row.cells[0].text: row.cells[0].strong for row in station_table_words.rows(laid, Units())}
    assert strong == {"F": True, "Hut": True, "Ford": False}


def test_nothing_and_nonsense_cannot_be_used(opened: Opened, qtbot: QtBot) -> None:
    table = paste(qtbot, opened(FULL), "no table at all")
    assert not table.use.isEnabled()
    table.clear()
    assert not table.use.isEnabled()
    assert not table.preview.isVisible()


def test_miles(opened: Opened, qtbot: QtBot) -> None:
    table = paste(qtbot, opened(FULL, MILES), "Gate\t2.5\nBridge\t4.0")
    assert row_of(table, "Gate")[2] == "2.5"
    assert [box.currentText() for box in table.columns] == ["Name", "mi"]


def test_markup_in_a_table_is_text(opened: Opened, qtbot: QtBot) -> None:
    table = paste(qtbot, opened(FULL), '<b>Hut</b>\t4\t<script>"\nשלום\t6\t11:00\nGate\t7\t11:30')
    assert 'Row 1: “<script>"” is not a time.' in table.said.text()
    assert [row[0] for row in rows(table)] == ["Hut", "<b>Hut</b>", "שלום", "Gate", "Ford"]


def test_a_long_table_leaves_the_form_on_a_small_screen(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    table = paste(
        qtbot, said, "\n".join(f"S{k}\t{0.2 * k:.1f}\t{10 + k // 12}:{k % 12 * 5:02d}\t1:00" for k in range(1, 50))
    )
    QApplication.processEvents()
    assert said.form.height() <= min(said.form.screen().availableGeometry().height(), 800)
    assert len(rows(table)) == (said.form.screen().availableGeometry().height() - ELSE) // ONE_LINE


def test_everything_has_a_name_and_is_reached_by_keys(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    table = paste(qtbot, said, TABLE)
    qtbot.waitUntil(lambda: all(box.isVisible() for box in table.columns))
    wanted = {table.edit, *table.columns, table.use, table.leave, table.reading}
    assert all(w.accessibleName() or w.text() for w in wanted - {table.edit} if hasattr(w, "text"))
    seen = set()
    for _each in range(60):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert wanted <= seen


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_it_wears_the_theme(opened: Opened, qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    said = opened(FULL)
    table = paste(qtbot, said, TABLE)
    sheet.apply(qapp, theme)
    image = table.grab().toImage()
    ink = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {theme.panel, theme.accent} <= ink
    sheet.apply(qapp, LIGHT)
