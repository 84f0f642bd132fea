"""The form of one station: its cut-off is read as in the form Race and in a table, and what was read is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry, Station
from routeplanner.course.table import parse
from routeplanner.course.timetable import apply_table
from tests.ui.panels.reports import COURSE, KM
from tests.ui.panels.test_runner import type_into
from ui.panels import station_cells
from ui.panels.points_station import StationForm

LEFT, H = Qt.MouseButton.LeftButton, 3600.0
HUT, FORD = Station("Hut", "aid", COURSE.route.pin(4000.0), 60.0, 2400.0), Station("Ford", "aid", COURSE.route.pin(8e3))
TIMED = replace(COURSE, stations=(HUT, FORD), entries=(Entry(start=time(9, 0)),))
Opened = Callable[..., StationForm]


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    host = QMainWindow()
    qtbot.addWidget(host)

    def open_(course: Course, station: Station | None = FORD) -> StationForm:
        form = StationForm(course, station, KM, host)
        form.open()
        return form

    return open_


def given(qtbot: QtBot, form: StationForm) -> Station:
    with qtbot.waitSignal(form.station_wanted) as asked:
        qtbot.mouseClick(form.use, LEFT)
    assert asked.args is not None
    return asked.args[0]


@pytest.mark.parametrize("start", [None, time(9, 0)])
@pytest.mark.parametrize("text", ["14:30", "14.30", "14,30", "+5:30", "+5,30", "26h30", "2:30 pm", "day 2 9:30"])
def test_every_place_reads_a_cut_off_alike(opened: Opened, qtbot: QtBot, text: str, start: time | None) -> None:
    course = replace(TIMED, entries=(Entry(start=start),))
    pasted = apply_table(course, parse(f"Name\tCut-off\nFord\t{text}", KM)).course.stations[1].cut_off
    form = opened(course)
    type_into(qtbot, form.cut_off, text)
    if start is None and ("pm" in text or "day" in text):
        qtbot.mouseClick(form.use, LEFT)
        assert "need the start" in form.cut_off.wrong.text()
        assert pasted is None
        return
    seconds = given(qtbot, form).cut_off
    assert seconds == station_cells.retyped(course, FORD, "cut_off", text, KM).cut_off == pasted


def test_what_is_understood_stands_beside_the_field(opened: Opened, qtbot: QtBot) -> None:
    form = opened(TIMED)
    assert form.meaning.text().startswith("By the clock: 14:30")
    for text in ("14:30", "+5:30"):
        type_into(qtbot, form.cut_off, text)
        assert form.meaning.text() == "= 14:30 by the clock, 5 h 30 min after the start"
        assert form.meaning.isVisible()
    type_into(qtbot, form.cut_off, "soon")
    assert form.meaning.text().startswith("By the clock: 14:30")
    bare = opened(replace(TIMED, entries=(Entry(),)))
    type_into(qtbot, bare.cut_off, "3,40")
    assert bare.meaning.text() == "= 3 h 40 min after the start"


def test_the_clock_comes_round_again_behind_the_station_before(opened: Opened, qtbot: QtBot) -> None:
    late = replace(TIMED, stations=(replace(HUT, cut_off=20 * H), FORD))
    form = opened(late)
    type_into(qtbot, form.cut_off, "14:30")
    assert "29 h 30 min after" in form.meaning.text()
    type_into(qtbot, form.at, "2")  # now it stands before it
    assert " 5 h 30 min after" in form.meaning.text()
    assert given(qtbot, form).cut_off == 5.5 * H


def test_the_race_and_not_the_wave_on_screen_says_the_start(opened: Opened, qtbot: QtBot) -> None:
    wave = Entry(start=time(10, 0))
    form = opened(replace(TIMED, entries=(*TIMED.entries, wave), shown=wave.id))
    type_into(qtbot, form.cut_off, "14:30")
    assert given(qtbot, form).cut_off == 5.5 * H


def test_a_cut_off_left_as_it_is_stays_to_the_second(opened: Opened, qtbot: QtBot) -> None:
    odd = replace(HUT, cut_off=2401.5)
    form = opened(replace(TIMED, stations=(odd, FORD)), odd)
    assert form.cut_off.edit.text() == "09:40"
    assert form.meaning.text() == "= 09:40 by the clock, 40 min after the start"
    type_into(qtbot, form.name, "Bothy")
    assert given(qtbot, form) == replace(odd, name="Bothy")
