"""Several entries in the form Race: runners, goals and waves on one course."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, QTime
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry, Goal
from routeplanner.plan.runner import Runner
from tests.ui.panels.reports import report_of
from tests.ui.panels.test_race import FULL, Opened, Said, opened, use
from tests.ui.panels.test_runner import choose, type_into
from ui.document import Document

__all__ = ["opened"]  # the form of test_race, as a fixture

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ME = Entry(goal=Goal("time", 4501.0), start=time(9, 30), strategy=0.5, name="Me")
ANNA = Entry(goal=Goal("time", 5400.0), start=time(10, 0), name="Anna")
BEN = Entry(goal=Goal("pace", 300.0))
THREE = replace(FULL, entries=(ME, ANNA, BEN), shown=ANNA.id, finish_cut_off=9000.0)


def goals(course: Course) -> list[tuple[str, str | None, str]]:
    """Name, start and the figure of the goal, for every entry."""
    starts = (None if e.start is None else f"{e.start:%H:%M}" for e in course.entries)
    return [(e.name, start, f"{e.goal and e.goal.value:.0f}") for e, start in zip(course.entries, starts, strict=True)]


def which(said: Said) -> str:
    return said.form.entry.which.currentText()


def test_one_entry_is_not_told_apart_from_others(opened: Opened) -> None:
    block = opened(FULL).form.entry
    assert not any(widget.isVisible() for widget in (block.which, block.name, block.remove))
    assert block.add.isVisible()


def test_it_says_which_entry_is_on_screen(opened: Opened, qtbot: QtBot) -> None:
    said = opened(THREE)
    assert which(said) == "2 of 3: Anna, 1:30, 10:00"
    assert [said.form.entry.which.itemText(k) for k in (0, 2)] == [
        "1 of 3: Me, 1:15:01, 09:30",
        "3 of 3: 5:00 /km",
    ]
    assert said.form.entry.goal.time.edit.text() == "1:30"
    use(qtbot, said)
    assert said.wish.applied(THREE) is THREE


def test_another_entry_is_shown_and_what_was_typed_for_the_first_is_kept(opened: Opened, qtbot: QtBot) -> None:
    said = opened(THREE)
    type_into(qtbot, said.form.entry.goal.time, "1:20")
    choose(qtbot, said.form.entry.which, "1 of 3: Me, 1:15:01, 09:30")
    assert said.form.entry.goal.time.edit.text() == "1:15:01"
    assert said.form.entry.start.time() == QTime(9, 30)
    choose(qtbot, said.form.entry.which, "3 of 3: 5:00 /km")
    assert not said.form.entry.has_start.isChecked()
    assert said.form.entry.goal.kind.currentText() == "Flat pace"
    use(qtbot, said)
    course = said.wish.applied(THREE)
    assert goals(course) == [("Me", "09:30", "4501"), ("Anna", "10:00", "4800"), ("", None, "300")]
    assert course.entry.id == BEN.id
    assert course.entries[0] == ME


def test_an_entry_that_cannot_be_read_is_not_left(opened: Opened, qtbot: QtBot) -> None:
    said = opened(THREE)
    type_into(qtbot, said.form.entry.goal.time, "fast")
    said.form.entry.shown_wanted.emit(ME.id)
    assert which(said).startswith("2 of 3")
    assert said.form.entry.goal.time.edit.hasFocus()
    assert said.form.entry.goal.time.edit.text() == "fast"


def test_adding_copies_the_one_on_screen_in_one_step(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL)
    qtbot.mouseClick(said.form.entry.add, LEFT)
    assert which(said) == "2 of 2: 1:15:01, 09:30"
    assert said.form.entry.name.edit.hasFocus()
    qtbot.keyClicks(said.form.entry.name.edit, "Anna")
    type_into(qtbot, said.form.entry.goal.time, "1h20")
    said.form.entry.start.setTime(QTime(10, 0))
    assert said.form.late.choice.currentText() == "Only this entry"
    use(qtbot, said)
    document = Document(FULL)
    document.edit("Change race", said.wish.applied(FULL))
    first, second = document.course.entries
    assert first == FULL.entries[0]
    assert (second.name, second.goal, second.start, second.strategy) == ("Anna", Goal("time", 4800.0), time(10, 0), 0.5)
    assert document.course.entry is second
    assert document.course.stations == FULL.stations
    document.undo()
    assert document.course is FULL


def test_deleting_leaves_the_others_and_the_clock(opened: Opened, qtbot: QtBot) -> None:
    said = opened(replace(THREE, shown=ME.id))
    assert [said.form.stations.list.rows.index(k, 3).data() for k in range(2)] == ["10:10", "–"]
    qtbot.mouseClick(said.form.entry.remove, LEFT)
    assert which(said) == "1 of 2: Anna, 1:30, 10:00"
    assert said.form.stations.list.rows.index(0, 3).data() == "10:10"
    assert said.form.fields.cut_off.edit.text() == "2:00"  # after the start of the race, which is Anna's now
    qtbot.mouseClick(said.form.entry.remove, LEFT)
    assert not said.form.entry.remove.isVisible()  # the last one stays
    use(qtbot, said)
    assert [e.id for e in said.wish.applied(THREE).entries] == [BEN.id]


def test_a_wave_that_starts_later_leaves_race_and_cut_offs_alone(opened: Opened, qtbot: QtBot) -> None:
    said = opened(THREE)
    said.form.entry.start.setTime(QTime(10, 15))
    assert said.form.late.text.text() == "This start is 15 min later."
    use(qtbot, said)
    course = said.wish.applied(THREE)
    assert [g[1] for g in goals(course)] == ["09:30", "10:15", None]
    assert (course.stations, course.finish_cut_off) == (THREE.stations, 9000.0)


def test_a_race_that_is_late_takes_every_wave_along(opened: Opened, qtbot: QtBot) -> None:
    for words, hut in (("The whole race, cut-offs too", 2400.0), ("The whole race, not its cut-offs", 600.0)):
        said = opened(replace(THREE, shown=ME.id))
        said.form.entry.start.setTime(QTime(10, 0))
        choose(qtbot, said.form.late.choice, words)
        use(qtbot, said)
        course = said.wish.applied(THREE)
        assert [g[1] for g in goals(course)] == ["10:00", "10:30", None]
        assert course.stations[0].cut_off == hut


def test_what_was_chosen_for_one_late_start_is_not_for_the_next(opened: Opened, qtbot: QtBot) -> None:
    four = replace(THREE, entries=(ME, ANNA, replace(BEN, start=time(10, 30))))
    said = opened(four)
    said.form.entry.start.setTime(QTime(10, 15))
    choose(qtbot, said.form.late.choice, "The whole race, cut-offs too")
    said.form.entry.shown_wanted.emit(BEN.id)
    assert said.form.entry.start.time() == QTime(10, 45)  # with the race
    assert not said.form.late.isVisible()
    said.form.entry.start.setTime(QTime(11, 0))
    assert said.form.late.choice.currentText() == "Only this entry"
    use(qtbot, said)
    assert [g[1] for g in goals(said.wish.applied(four))] == ["09:45", "10:15", "11:00"]


def test_by_keys_alone(opened: Opened, qtbot: QtBot) -> None:
    block = opened(THREE).form.entry
    for widget in (block.which, block.add, block.remove, block.name.edit):
        assert widget.accessibleName() or widget.text()
    block.which.setFocus()
    qtbot.keyClick(block.which, Key.Key_Up)
    assert block.which.currentText().startswith("1 of 3")
    assert block.which.hasFocus()
    qtbot.keyClick(block.remove, Key.Key_Space)
    assert block.which.currentText().startswith("1 of 2: Anna")


# runners

RUNNERS = (("me", "Ada"), ("b", "Ben"))


def test_who_runs_can_be_chosen_where_there_are_several(opened: Opened, qtbot: QtBot) -> None:
    assert not opened(FULL).form.entry.runner.isVisible()
    assert not opened(FULL, runners=RUNNERS[:1]).form.entry.runner.isVisible()
    said = opened(THREE, runners=RUNNERS)
    assert which(said) == "2 of 3: Anna, Ada, 1:30, 10:00"
    choose(qtbot, said.form.entry.runner, "Ben")
    use(qtbot, said)
    assert [e.runner for e in said.wish.applied(THREE).entries] == ["me", "b", "me"]


def test_a_runner_who_is_not_known_is_named_and_kept(opened: Opened, qtbot: QtBot) -> None:
    strange = replace(FULL, entries=(replace(FULL.entry, runner="x"),))
    said = opened(strange, runners=RUNNERS[:1])
    assert said.form.entry.stranger.text().endswith("not known here: it is planned for Ada.")
    assert said.form.entry.runner.isVisible()
    use(qtbot, said)
    assert said.wish.applied(strange) is strange
    said = opened(strange, runners=RUNNERS)
    choose(qtbot, said.form.entry.runner, "Ben")
    use(qtbot, said)
    assert said.wish.applied(strange).entry.runner == "b"


def test_an_effort_of_a_runner_whose_speed_the_report_does_not_know(opened: Opened, qtbot: QtBot) -> None:
    said = opened(FULL, report=report_of(runner=Runner()), runners=RUNNERS)
    choose(qtbot, said.form.entry.runner, "Ben")
    choose(qtbot, said.form.entry.goal.kind, "Effort")
    type_into(qtbot, said.form.entry.goal.effort, "steady")
    use(qtbot, said)
    assert said.wish.applied(FULL).entry.goal == Goal("effort", 0.9)
