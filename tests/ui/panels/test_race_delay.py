"""A start that is delayed, in the form Race: over midnight, by so much, and what would close before it."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry
from tests.ui.panels.test_race import FULL, Opened, Said, opened, use
from tests.ui.panels.test_runner import choose, type_into, warned
from ui.panels.race_entries import EntryBlock

__all__ = ["opened"]  # the form of test_race, as a fixture

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
H = 3600.0
SATURDAY, SUNDAY = date(2026, 8, 29), date(2026, 8, 30)
HUT, FORD = FULL.stations
NIGHT = replace(
    FULL,
    stations=(replace(HUT, cut_off=6 * H), FORD),
    finish_cut_off=9 * H,
    day=SATURDAY,
    zone="Europe/Zagreb",
    entries=(Entry(start=time(23, 30)),),
)
STAY = "Cut-offs keep their time of day"


def type_start(qtbot: QtBot, block: EntryBlock, hour: str, minute: str) -> None:
    """As somebody does who tabs into the field."""
    block.start.setFocus()
    for section, text in ((block.start.Section.HourSection, hour), (block.start.Section.MinuteSection, minute)):
        block.start.setSelectedSection(section)
        qtbot.keyClicks(block.start, text)


def cut_offs(course: Course) -> list[float | None]:
    return [s.cut_off and s.cut_off / H for s in course.stations] + [
        course.finish_cut_off and course.finish_cut_off / H
    ]


def given(qtbot: QtBot, said: Said, course: Course) -> Course:
    use(qtbot, said)
    return said.wish.applied(course)


@pytest.mark.parametrize("say_day", [False, True], ids=["start alone", "and the day"])
def test_over_midnight_the_day_goes_with_the_start(opened: Opened, qtbot: QtBot, say_day: bool) -> None:
    said = opened(NIGHT)
    type_start(qtbot, said.form.entry, "00", "30")
    assert said.form.fields.day.date() == QDate(2026, 8, 30)
    if say_day:
        said.form.fields.day.setDate(QDate(2026, 8, 30))
    assert said.form.late.text.text() == "The race starts 1 h later."
    assert said.form.entry.delay.edit.text() == "1:00"
    choose(qtbot, said.form.late.choice, STAY)
    course = given(qtbot, said, NIGHT)
    assert (course.day, course.entry.start) == (SUNDAY, time(0, 30))
    assert cut_offs(course) == [5.0, None, 8.0]


def test_backwards_over_midnight_no_cut_off_is_lost(opened: Opened, qtbot: QtBot) -> None:
    sunday = replace(NIGHT, day=SUNDAY, entries=(Entry(start=time(0, 30)),))
    said = opened(sunday)
    type_start(qtbot, said.form.entry, "23", "30")
    assert said.form.late.text.text() == "The race starts 1 h earlier."
    choose(qtbot, said.form.late.choice, STAY)
    course = given(qtbot, said, sunday)
    assert (course.day, cut_offs(course)) == (SATURDAY, [7.0, None, 10.0])


def test_the_day_is_set_before_the_start(opened: Opened, qtbot: QtBot) -> None:
    said = opened(NIGHT)
    said.form.fields.day.setDate(QDate(2026, 8, 30))
    assert not said.form.late.isVisible()
    type_start(qtbot, said.form.entry, "00", "30")
    assert said.form.late.text.text() == "The race starts 1 h later."
    assert given(qtbot, said, NIGHT).day == SUNDAY


def test_a_day_that_was_chosen_stays_whatever_start_is_typed(opened: Opened, qtbot: QtBot) -> None:
    said = opened(NIGHT)
    type_start(qtbot, said.form.entry, "00", "30")
    said.form.fields.day.setDate(QDate(2026, 8, 29))
    assert said.form.late.text.text() == "The race starts 23 h earlier."
    assert given(qtbot, said, NIGHT).day == SATURDAY


def test_without_a_day_it_is_the_shorter_way_around_the_clock(opened: Opened, qtbot: QtBot) -> None:
    said = opened(replace(NIGHT, day=None))
    type_start(qtbot, said.form.entry, "00", "30")
    assert said.form.late.text.text() == "The race starts 1 h later."
    assert given(qtbot, said, replace(NIGHT, day=None)).day is None


@pytest.mark.parametrize(
    ("text", "start", "day", "shown"),
    [
        ("0:45", time(0, 15), SUNDAY, "0:45"),
        ("45 min", time(0, 15), SUNDAY, "0:45"),
        ("8,30", time(8, 0), SUNDAY, "8:30"),
        ("-1:30", time(22, 0), SATURDAY, "−1:30"),
    ],
)
def test_delayed_by(opened: Opened, qtbot: QtBot, text: str, start: time, day: date, shown: str) -> None:
    said = opened(NIGHT)
    type_into(qtbot, said.form.entry.delay, text)
    qtbot.keyClick(said.form.entry.delay.edit, Key.Key_Tab)
    assert said.form.entry.start.time() == QTime(start.hour, start.minute)
    assert said.form.entry.delay.edit.text() == shown
    assert said.form.late.isVisible()
    course = given(qtbot, said, NIGHT)
    assert (course.day, course.entry.start) == (day, start)
    assert cut_offs(course) == cut_offs(NIGHT)  # they move with it


def test_no_delay_is_the_known_start_again(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)  # which starts at 9:30:15
    delay = said.form.entry.delay
    for text in ("0:45", ""):
        type_into(qtbot, delay, text)
        qtbot.keyClick(delay.edit, Key.Key_Tab)
    assert not said.form.late.isVisible()
    assert given(qtbot, said, FULL) is FULL


def test_a_delay_that_cannot_be_read_is_said_beside_it(opened: Opened, qtbot: QtBot) -> None:
    said = opened(NIGHT)
    type_into(qtbot, said.form.entry.delay, "a bit")
    qtbot.keyClick(said.form.entry.delay.edit, Key.Key_Return)
    assert "is not a time" in warned(said.form.entry.delay)
    assert said.wishes == []
    type_into(qtbot, said.form.entry.delay, "0:45")
    qtbot.keyClick(said.form.entry.delay.edit, Key.Key_Return)
    assert said.wish.applied(NIGHT).entry.start == time(0, 15)


def test_without_a_start_there_is_nothing_to_delay(opened: Opened) -> None:
    assert not opened(replace(NIGHT, entries=(Entry(),))).form.entry.delay.isVisible()


def test_what_would_close_before_the_start_is_named_and_comes_back(opened: Opened, qtbot: QtBot) -> None:
    nine = replace(NIGHT, entries=(Entry(start=time(9, 0)),))
    said = opened(nine)
    type_start(qtbot, said.form.entry, "16", "00")
    assert not said.form.late.gone.isVisible()  # they move with it
    choose(qtbot, said.form.late.choice, STAY)
    assert said.form.late.gone.text().endswith("get no cut-off: Hut.")
    type_start(qtbot, said.form.entry, "19", "00")
    assert said.form.late.gone.text().endswith("get no cut-off: Hut, the finish.")
    said.form.stations.list.edited.emit(said.form.stations.list.rows.course)  # an edit of a station meanwhile
    assert said.form.late.gone.isVisible()
    type_start(qtbot, said.form.entry, "09", "00")
    choose(qtbot, said.form.late.choice, STAY)
    assert not said.form.late.gone.isVisible()
    assert cut_offs(given(qtbot, said, nine)) == [6.0, None, 9.0]


def test_what_closes_before_the_start_has_no_cut_off_then(opened: Opened, qtbot: QtBot) -> None:
    nine = replace(NIGHT, entries=(Entry(start=time(9, 0)),))
    said = opened(nine)
    type_start(qtbot, said.form.entry, "16", "00")
    choose(qtbot, said.form.late.choice, STAY)
    assert cut_offs(given(qtbot, said, nine)) == [None, None, 2.0]
