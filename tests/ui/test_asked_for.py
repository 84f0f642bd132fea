"""A dialog or a field answers for the course that it was opened for, though another one has come on screen."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu

from routeplanner import editing
from routeplanner.course import Course, Goal, Station, apply
from routeplanner.route import new_id
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import PATIENCE
from ui import assets, opening
from ui.notices import Notice
from ui.panels.ask_laps import AskLaps
from ui.panels.ask_name import AskName
from ui.panels.asked import Asked
from ui.panels.points_place import PlaceForm
from ui.panels.points_station import StationForm
from ui.panels.race import RaceForm

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of every popup


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def asked[T: QDialog](ui: WindowUi, kind: type[T]) -> T:
    (dialog,) = [dialog for dialog in ui.window.findChildren(kind) if dialog.isVisible()]
    return dialog


def another_file(ui: WindowUi) -> Course:
    """A file that was asked for earlier is read by now, and on screen."""
    before = course(ui)
    ui.bench.open_files([assets.path(opening.SAMPLES[1])])
    ui.qtbot.waitUntil(lambda: course(ui).id != before.id, timeout=PATIENCE)
    return course(ui)


def type_into(field: Asked | QLineEdit, text: str) -> None:
    line = field if isinstance(field, QLineEdit) else field.edit
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def said(ui: WindowUi) -> list[Notice]:
    notices: list[Notice] = []
    ui.bench.notice.connect(notices.append)
    return notices


# the form Race


def test_the_form_race_is_for_the_course_that_it_was_opened_on(ui: WindowUi) -> None:
    before = course(ui)
    QTest.keyClick(ui.window, Key.Key_R, CONTROL)
    form = asked(ui, RaceForm)
    type_into(form.fields.name, "Three Hills")
    other = another_file(ui)
    QTest.mouseClick(form.use, LEFT)
    assert (course(ui).id, course(ui).name) == (before.id, "Three Hills")
    assert ui.bench.shelf.document(other.id).course is other
    ui.until_shown()


def test_what_was_typed_of_a_course_that_was_closed_meanwhile_is_on_a_copy(ui: WindowUi) -> None:
    before, notices = course(ui), said(ui)
    QTest.keyClick(ui.window, Key.Key_R, CONTROL)
    form = asked(ui, RaceForm)
    type_into(form.fields.cut_off, "7:30")
    ui.bench.shelf.close(before.id)
    others = [d.course for d in ui.bench.shelf.documents]
    QTest.mouseClick(form.use, LEFT)
    now = course(ui)
    assert now.id not in {before.id, *(c.id for c in others)}
    assert (now.name, now.finish_cut_off) == (f"{before.name}, a copy", 27_000.0)
    assert (now.stations, now.route) == (before.stations, before.route)
    assert [d.course for d in ui.bench.shelf.documents][:-1] == others
    assert [n.text for n in notices] == [f"{before.name} was closed meanwhile."]
    ui.until_shown()


def test_an_edit_of_the_line_under_the_open_form_is_kept(ui: WindowUi) -> None:
    """As a router's late answer: the stations of the form stay where that has put them."""
    before = course(ui)
    QTest.keyClick(ui.window, Key.Key_R, CONTROL)
    form = asked(ui, RaceForm)
    type_into(form.fields.cut_off, "7:30")
    at = before.route.locate(before.stations[0].pin)
    assert at is not None
    ui.bench.edit("Shorten", lambda c: apply(c, editing.crop(c.route, at - 100.0, c.route.length)).course)
    shorter = course(ui)
    QTest.mouseClick(form.use, LEFT)
    now = course(ui)
    assert (now.route, now.stations) == (shorter.route, shorter.stations)
    assert 50.0 < (now.route.locate(now.stations[0].pin) or 0.0) < 101.0
    assert now.finish_cut_off == 27_000.0
    ui.until_shown()


# other dialogs


@POPUPS
def test_the_form_of_a_station(ui: WindowUi) -> None:
    before = course(ui)
    ui.window.actions_["station"].trigger()
    form = asked(ui, StationForm)
    type_into(form.name, "Kiosk")
    type_into(form.at, "5 km")
    other = another_file(ui)
    QTest.mouseClick(form.use, LEFT)
    assert course(ui).id == before.id
    (kiosk,) = set(course(ui).stations) - set(before.stations)
    assert (kiosk.name, course(ui).route.locate(kiosk.pin)) == ("Kiosk", pytest.approx(5000.0))
    assert ui.bench.shelf.document(other.id).course is other
    ui.until_shown()


def test_points_by_figures_go_on_the_course_that_was_begun(ui: WindowUi) -> None:
    QTest.keyClick(ui.window, Key.Key_N, CONTROL)
    QTest.keyClick(ui.window, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    form, begun = asked(ui, PlaceForm), course(ui)
    type_into(form.place, "0.28, 0.28")
    QTest.keyClick(form.place.edit, Key.Key_Return)
    other = another_file(ui)
    type_into(form.place, "0.29, 0.28")
    QTest.keyClick(form.place.edit, Key.Key_Return)
    assert course(ui).id == begun.id
    assert course(ui).route.length == pytest.approx(1110.0, abs=5.0)
    assert ui.bench.shelf.document(other.id).course is other
    form.reject()
    ui.until_shown()


def test_laps_of_a_loop_that_was_closed_are_run_on_a_copy(ui: WindowUi) -> None:
    loop, notices = ui.bench.shelf.documents[2].course, said(ui)
    ui.bench.shelf.show(loop.id)
    ui.until_shown()
    ui.window.actions_["laps"].trigger()
    dialog = asked(ui, AskLaps)
    ui.bench.shelf.close(loop.id)
    left = course(ui)
    QTest.keyClick(dialog.laps, Key.Key_Return)
    assert course(ui).name == f"{loop.name}, a copy"
    assert course(ui).route.length > 1.9 * loop.route.length
    assert ui.bench.shelf.document(left.id).course is left
    assert notices[0].text == f"{loop.name} was closed meanwhile."
    ui.until_shown()


def test_a_course_that_was_closed_while_its_name_was_asked_for(ui: WindowUi) -> None:
    before = course(ui)
    ui.wishes.dialogs.rename(before.id)
    dialog = asked(ui, AskName)
    type_into(dialog.name, "Three Hills")
    ui.bench.shelf.close(before.id)
    left = course(ui)
    QTest.mouseClick(dialog.ok, LEFT)
    assert (course(ui).name, course(ui).route) == ("Three Hills", before.route)
    assert ui.bench.shelf.document(left.id).course is left
    ui.until_shown()


def test_a_race_that_was_closed_teaches_nothing_and_says_so(ui: WindowUi) -> None:
    notices = said(ui)
    gone = course(ui).id
    ui.bench.shelf.close(gone)
    ui.bench.set_recent_race(gone, 3600.0, "me")
    assert [n.text for n in notices] == ["That race was closed meanwhile."]
    ui.until_shown()


# what stands open without a dialog


@pytest.mark.parametrize("known", [False, True], ids=["new", "seen before"])
def test_a_goal_half_typed_is_for_the_course_on_which_it_was_typed(ui: WindowUi, known: bool) -> None:
    race = course(ui)
    if known:
        other = ui.bench.shelf.documents[1].course
        ui.qtbot.waitUntil(lambda: ui.bench.reporter.report(other.id) is not None, timeout=PATIENCE)
    else:
        other = replace(race, id=new_id(), name="Another")
    ui.window.inspector.show_tab(1)
    ui.qtbot.waitUntil(lambda: ui.window.inspector.pace.isVisible())
    line = ui.window.inspector.pace.form.goal.edit
    type_into(line, "4:30")
    if known:
        ui.bench.shelf.show(other.id)
    else:
        ui.bench.shelf.open(other)
    ui.until_shown()
    assert ui.bench.shelf.document(other.id).course is other
    assert ui.bench.shelf.document(race.id).course.entry.goal == Goal("time", 16_200.0)


def test_a_station_is_renamed_only_where_it_is(ui: WindowUi) -> None:
    from ui.panels.points_rows import rows

    report = ui.bench.report()
    assert report is not None
    anchors = editing.anchors(course(ui).route, 30.0)
    row = next(row for row in rows(course(ui), report, anchors) if isinstance(row.what, Station))
    other = another_file(ui)
    ui.wishes.points.rename(row, "Kestrel Spring")  # by an editor that was still open
    assert course(ui) is other
    ui.until_shown()


@POPUPS
def test_a_menu_closes_when_another_course_comes(ui: WindowUi) -> None:
    ui.wishes.drawing.menu.open(1000.0, QPoint(10, 10))
    (menu,) = ui.window.findChildren(QMenu, "line")
    assert menu.isVisible()
    other = another_file(ui)
    ui.qtbot.waitUntil(lambda: not ui.window.findChildren(QMenu, "line"), timeout=PATIENCE)
    assert course(ui) is other
    ui.until_shown()
