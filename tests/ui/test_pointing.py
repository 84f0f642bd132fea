"""The list along the route in the real window: each edit one step, seen on map, profile and ledger."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from routeplanner import geo
from routeplanner.course import Course
from tests.ui.conftest import WindowUi, course
from tests.ui.map.conftest import PATIENCE
from ui.notices import Notice
from ui.panels.points import PointsPanel
from ui.panels.points_place import PlaceForm
from ui.panels.points_rows import Row
from ui.panels.points_station import StationForm

NewWindow = Callable[[], WindowUi]
Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of every popup


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    QTest.keyClick(ui.window, Key.Key_L)
    return ui


def panel(ui: WindowUi) -> PointsPanel:
    found = ui.window.line.panel
    assert found is not None
    return found


def rows(ui: WindowUi, kind: str) -> list[Row]:
    return [row for row in panel(ui).list.rows.rows if row.kind == kind]


def choose(ui: WindowUi, row: Row) -> Row:
    """Click it."""
    found = panel(ui).list
    index = found.rows.index(list(found.rows.rows).index(row))
    found.scrollTo(index)
    QTest.mouseClick(found.viewport(), LEFT, pos=found.visualRect(index).center())
    assert found.row() is row
    return row


def press(ui: WindowUi, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(panel(ui).list, key, modifier)


def type_in(ui: WindowUi, text: str) -> None:
    """F2, the text, Enter."""
    press(ui, Key.Key_F2)
    (line,) = panel(ui).list.viewport().findChildren(QLineEdit)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Key.Key_Return)


def until_edited(ui: WindowUi, before: Course) -> Course:
    ui.qtbot.waitUntil(lambda: course(ui) is not before, timeout=PATIENCE)
    ui.until_shown()
    return course(ui)


def one_step(ui: WindowUi, first: Course, words: str) -> None:
    """One undo brings the course back."""
    assert ui.window.actions_["undo"].text() == f"Undo: {words}"
    ui.window.actions_["undo"].trigger()  # off screen no window is active after a dialog
    assert course(ui) is first
    ui.until_shown()


def apart(a: Row | tuple[float, float], b: Row | tuple[float, float]) -> float:
    """[m]"""
    (lat0, lon0), (lat1, lon1) = ((p.lat, p.lon) if isinstance(p, Row) else p for p in (a, b))
    import numpy as np

    return float(geo.segments(np.array([lat0, lat1]), np.array([lon0, lon1]))[0])


# points


def test_a_point_is_pushed_and_stays_selected_through_undo_and_redo(ui: WindowUi) -> None:
    first, row = course(ui), choose(ui, rows(ui, "point")[40])
    press(ui, Key.Key_Up, ALT)
    until_edited(ui, first)
    now = panel(ui).list.row()
    assert now is not None
    assert apart(now, row) == pytest.approx(10.0, abs=0.05)
    assert now.lat > row.lat
    assert ui.window.profile.chart.cursor_distance == pytest.approx(now.at)
    assert panel(ui).list.hasFocus()
    press(ui, Key.Key_Right, ALT)  # the same point again
    again = panel(ui).list.row()
    assert again is not None
    assert apart(again, row) == pytest.approx(200**0.5, abs=0.1)
    for _k in range(2):
        QTest.keyClick(ui.window, Key.Key_Z, CONTROL)
    back = panel(ui).list.row()
    assert back is not None
    assert course(ui) is first
    assert (back.number, apart(back, row)) == (41, pytest.approx(0.0, abs=0.01))
    QTest.keyClick(ui.window, Key.Key_Y, CONTROL)
    redone = panel(ui).list.row()
    assert redone is not None
    assert apart(redone, now) < 0.01
    ui.until_shown()


def test_a_point_goes_where_its_coordinates_say(ui: WindowUi) -> None:
    first, row = course(ui), choose(ui, rows(ui, "point")[20])
    there = row.lat + 0.001, row.lon - 0.001
    type_in(ui, "{:.7f}; {:.7f}".format(*there))
    edited = until_edited(ui, first)
    now = panel(ui).list.row()
    assert now is not None
    assert apart(now, there) < 0.1
    assert now.leg == "straight"
    line = edited.route.line
    assert any(apart((float(a), float(o)), there) < 0.1 for a, o in zip(line.lat, line.lon, strict=True))
    one_step(ui, first, "Move point")


def test_a_point_is_deleted_and_inserted(ui: WindowUi) -> None:
    first, count = course(ui), len(rows(ui, "point"))
    gone = choose(ui, rows(ui, "point")[10])
    after = rows(ui, "point")[11]
    press(ui, Key.Key_Delete)
    until_edited(ui, first)
    now = panel(ui).list.row()
    assert now is not None
    assert not any(apart(row, gone) < 1.0 for row in rows(ui, "point"))
    assert any(apart(row, after) < 0.1 for row in rows(ui, "point"))
    one_step(ui, first, "Delete point")
    choose(ui, rows(ui, "point")[10])
    press(ui, Key.Key_Insert)
    until_edited(ui, first)
    now = panel(ui).list.row()
    assert now is not None
    assert len(rows(ui, "point")) == count + 1
    assert now.number == 12
    assert gone.at < now.at < after.at
    one_step(ui, first, "Insert point")


def test_a_leg_becomes_straight_and_waits_for_trails(ui: WindowUi) -> None:
    first, row = course(ui), choose(ui, rows(ui, "point")[30])
    before = rows(ui, "point")[29]
    press(ui, Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    edited = until_edited(ui, first)
    now = panel(ui).list.row()
    assert now is not None
    assert (now.leg, apart(now, row)) == ("straight", pytest.approx(0.0, abs=0.01))
    (leg,) = [leg for leg in edited.route.legs if leg.kind == "straight"]
    assert leg.length == pytest.approx(apart(before, row), abs=0.1)
    press(ui, Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    waiting = until_edited(ui, edited)
    assert [own.id for own in waiting.route.legs if own.kind == "snapped"] == [leg.id]
    one_step(ui, edited, "Follow trails")


def test_while_drawing_the_points_are_those_of_the_map(ui: WindowUi) -> None:
    ui.window.actions_["draw"].trigger()
    ui.until_shown()
    anchors = ui.wishes.drawing.anchors
    assert anchors is not None
    assert [row.at for row in rows(ui, "point")] == pytest.approx(list(anchors))
    ui.window.map.setFocus()
    QTest.keyClick(ui.window, Key.Key_N)  # chooses a point on the map
    ui.qtbot.waitUntil(lambda: ui.wishes.drawing.chosen is not None, timeout=PATIENCE)
    row = panel(ui).list.row()
    assert row is not None
    assert row.key == ("point", ui.wishes.drawing.chosen + 1)  # type: ignore[operator]  # it is chosen
    ui.window.actions_["draw"].trigger()
    assert len(rows(ui, "point")) != len(anchors)


def test_what_has_changed_under_an_open_field_is_left_alone(ui: WindowUi) -> None:
    choose(ui, rows(ui, "point")[10])
    press(ui, Key.Key_F2)
    (line,) = panel(ui).list.viewport().findChildren(QLineEdit)
    ui.window.actions_["reverse"].trigger()
    turned = course(ui)
    line.setText("0.1, 0.1")
    QTest.keyClick(line, Key.Key_Return)
    ui.qtbot.waitUntil(lambda: not panel(ui).list.viewport().findChildren(QLineEdit), timeout=PATIENCE)
    assert course(ui) is turned
    assert rows(ui, "point")[0].at == 0.0
    ui.until_shown()


@POPUPS
def test_a_route_is_drawn_by_figures(ui: WindowUi) -> None:
    QTest.keyClick(ui.window, Key.Key_N, CONTROL)
    QTest.keyClick(ui.window, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    (form,) = [form for form in ui.window.findChildren(PlaceForm) if form.isVisible()]
    for text in ("0.28, 0.28", "0.29 N 0.28 E", "0.29, 0.29"):
        QTest.keyClicks(form.place.edit, text)
        QTest.keyClick(form.place.edit, Key.Key_Return)
        assert form.place.edit.text() == ""
    assert "2.22 km" in form.said.text()
    QTest.keyClicks(form.place.edit, "the hut")
    QTest.keyClick(form.place.edit, Key.Key_Return)
    assert "the hut" in form.place.wrong.text()
    form.reject()
    ui.until_shown()
    assert len(course(ui).route.legs) == 2
    row = panel(ui).list.row()
    assert row is not None
    assert (row.number, row.lat, row.lon) == (3, pytest.approx(0.29), pytest.approx(0.29))
    assert ui.window.actions_["undo"].text() == "Undo: Add point"


# stations, descents, ranges


def test_a_station_is_renamed_in_place(ui: WindowUi) -> None:
    first = course(ui)
    choose(ui, rows(ui, "station")[0])
    type_in(ui, "Kestrel Spring")
    edited = until_edited(ui, first)
    assert edited.stations[0].name == "Kestrel Spring"
    now = panel(ui).list.row()
    assert now is not None
    assert now.what is edited.stations[0]
    one_step(ui, first, "Rename station")


def form_of(ui: WindowUi) -> StationForm:
    (form,) = [form for form in ui.window.findChildren(StationForm) if form.isVisible()]
    return form


@POPUPS
def test_the_form_of_a_station_is_one_step(ui: WindowUi) -> None:
    first, row = course(ui), choose(ui, rows(ui, "station")[1])
    press(ui, Key.Key_Return)
    form = form_of(ui)
    assert form.at.edit.text() == f"{row.at / 1000:.2f}"
    form.kind.setCurrentIndex(form.kind.findData("water"))
    for field, text in ((form.at, "12.5 km"), (form.cut_off, "+3:10"), (form.stop, "1:30")):
        field.edit.setFocus()
        field.edit.selectAll()
        QTest.keyClicks(field.edit, text)
    QTest.mouseClick(form.use, LEFT)
    edited = until_edited(ui, first)
    (station,) = [s for s in edited.stations if s.id == first.stations[1].id]
    assert (station.kind, station.cut_off, station.stop) == ("water", 11_400.0, 90.0)
    assert edited.route.locate(station.pin) == pytest.approx(12_500.0, abs=0.01)
    where = [edited.route.locate(s.pin) or 0.0 for s in edited.stations]
    assert where == sorted(where)
    one_step(ui, first, "Change station")


@POPUPS
def test_a_form_left_as_it_is_changes_nothing(ui: WindowUi) -> None:
    first = course(ui)
    choose(ui, rows(ui, "station")[1])
    press(ui, Key.Key_Return)
    QTest.mouseClick(form_of(ui).use, LEFT)
    assert course(ui) is first


@POPUPS
def test_a_station_is_added_at_the_cursor(ui: WindowUi) -> None:
    first = course(ui)
    ui.window.set_cursor(8_123.0)
    ui.window.set_cursor(None)  # the pointer has left for the menu
    QTest.keyClick(ui.window, Key.Key_A)
    form = form_of(ui)
    QTest.mouseClick(form.use, LEFT)  # it has no name yet
    assert form.isVisible()
    assert form.focusWidget() is form.name.edit
    QTest.keyClicks(form.name.edit, "Tap")
    QTest.mouseClick(form.use, LEFT)
    edited = until_edited(ui, first)
    (station,) = [s for s in edited.stations if s.name == "Tap"]
    assert edited.route.locate(station.pin) == pytest.approx(8_120.0, abs=5.0)
    one_step(ui, first, "Add station")


@POPUPS
def test_what_a_station_cannot_be_stands_beside_its_field(ui: WindowUi) -> None:
    first = course(ui)
    QTest.keyClick(ui.window, Key.Key_A)
    form = form_of(ui)
    QTest.keyClicks(form.name.edit, "Tap")
    for field, text in ((form.at, "400 km"), (form.cut_off, "soon"), (form.stop, "long")):
        field.edit.setFocus()
        field.edit.selectAll()
        QTest.keyClicks(field.edit, text)
    QTest.mouseClick(form.use, LEFT)
    assert "25.4" in form.at.wrong.text()
    assert "soon" in form.cut_off.wrong.text()
    assert "long" in form.stop.wrong.text()
    assert form.focusWidget() is form.at.edit
    form.reject()
    assert course(ui) is first


def test_a_station_is_deleted(ui: WindowUi) -> None:
    first = course(ui)
    choose(ui, rows(ui, "station")[2])
    press(ui, Key.Key_Delete)
    edited = until_edited(ui, first)
    assert len(edited.stations) == len(first.stations) - 1
    one_step(ui, first, "Delete station")


def test_a_descent_is_selected_everywhere_graded_and_named(ui: WindowUi) -> None:
    first, row = course(ui), choose(ui, rows(ui, "descent")[2])
    assert ui.window.selected == 3
    assert ui.window.inspector.descents.ledger.selected_number() == 3
    press(ui, Key.Key_T)
    press(ui, Key.Key_5)
    graded = until_edited(ui, first)
    report = ui.bench.report()
    assert report is not None
    assert (report.descents[2].grade, report.descents[2].grade_by_hand) == (5, True)
    type_in(ui, "Scree Gully")
    named = until_edited(ui, graded)
    (own,) = named.ranges
    assert own.name == "Scree Gully"
    assert named.stretch(own.span) == pytest.approx((row.at, row.end), abs=0.01)
    ui.qtbot.waitUntil(lambda: len(rows(ui, "range")) == 1, timeout=PATIENCE)
    choose(ui, rows(ui, "range")[0])
    assert ui.window.profile.range == pytest.approx((row.at, row.end), abs=0.01)
    type_in(ui, "The Gully")
    renamed = until_edited(ui, named)
    assert [r.name for r in renamed.ranges] == ["The Gully"]
    press(ui, Key.Key_Delete)
    assert until_edited(ui, renamed).ranges == ()
    one_step(ui, renamed, "Take the name off")


# one cursor, one selection


def test_a_row_moves_the_one_cursor_and_the_map(ui: WindowUi) -> None:
    row = rows(ui, "point")[-2]
    ui.window.map.fit(0.0, 500.0)
    ui.until_map_shown()
    choose(ui, row)
    assert ui.window.profile.chart.cursor_distance == pytest.approx(row.at)
    ui.map.until(f"mapPage.map.getBounds().contains([{row.lat}, {row.lon}])")
    ui.map.until("document.querySelector('.cursor') !== null")


def test_the_cursor_of_the_profile_and_the_selected_descent_are_seen_in_the_list(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    chart.setFocus()
    where = chart.chart_geometry()
    assert where is not None
    QTest.mouseMove(chart, QPoint(round(where.x(15_000.0)), round(where.plot.center().y())))
    found = panel(ui).list
    here = found.rows.row_at(15_000.0)
    assert here is not None
    assert found.viewport().rect().intersects(found.visualRect(found.rows.index(here)))
    QTest.keyClick(chart, Key.Key_Down)
    row = found.row()
    assert row is not None
    assert row.key == ("descent", 1)
    assert chart.hasFocus()


def test_arrows_move_the_cursor_along_the_route(ui: WindowUi) -> None:
    chart = ui.window.profile.chart
    chart.setFocus()
    for key, modifier, at in (
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, 10.0),
        (Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 110.0),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, 100.0),
    ):
        QTest.keyClick(chart, key, modifier)
        assert chart.cursor_distance == pytest.approx(at)


def test_a_double_click_shows_the_place_closely(ui: WindowUi) -> None:
    row = choose(ui, rows(ui, "station")[1])
    found = panel(ui).list
    before = ui.map.js("mapPage.map.getZoom()")
    QTest.mouseDClick(found.viewport(), LEFT, pos=found.visualRect(found.currentIndex()).center())
    ui.map.until(f"mapPage.map.getZoom() > {before} && mapPage.map.getBounds().contains([{row.lat}, {row.lon}])")


# other courses, other units


def test_another_course_has_other_rows_and_nothing_chosen(ui: WindowUi) -> None:
    choose(ui, rows(ui, "point")[5])
    other = ui.bench.shelf.documents[1].course
    ui.bench.shelf.show(other.id)
    ui.until_shown()
    assert rows(ui, "point")[-1].at == pytest.approx(other.route.length)
    assert len(rows(ui, "descent")) > 0
    for document in ui.bench.shelf.documents:
        ui.bench.shelf.close(document.course.id)
    assert not ui.window.line.isVisible()
    assert panel(ui).list.rows.rowCount() == 0


def test_folded_it_does_nothing_and_comes_back_up_to_date(ui: WindowUi) -> None:
    choose(ui, rows(ui, "point")[5])
    QTest.keyClick(panel(ui).list, Key.Key_L)
    first = course(ui)
    assert not panel(ui).menu.isEnabled()
    ui.window.actions_["reverse"].trigger()
    turned = until_edited(ui, first)
    QTest.keyClick(ui.window, Key.Key_L)
    stations = [row.what for row in rows(ui, "station")]
    assert stations == list(turned.stations)
    assert panel(ui).menu.isEnabled()


def test_miles_are_shown_at_once(ui: WindowUi) -> None:
    row = choose(ui, rows(ui, "station")[0])
    ui.window.actions_["units_mi"].trigger()
    ui.until_shown()
    index = panel(ui).list.currentIndex()
    assert f"mile {row.at / 1609.344:.2f}" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    ui.window.actions_["units_km"].trigger()
    ui.until_shown()


def test_copied_coordinates_are_in_the_clipboard(ui: WindowUi) -> None:
    row = choose(ui, rows(ui, "point")[7])
    press(ui, Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == f"{row.lat:.6f}, {row.lon:.6f}"


def test_its_commands_stand_in_the_menu_of_the_route(ui: WindowUi) -> None:
    choose(ui, rows(ui, "point")[7])
    first, menu = course(ui), panel(ui).menu
    (title,) = [a.text() for m in ui.window.menuBar().actions() if menu.menuAction() in m.menu().actions() for a in [m]]  # type: ignore[union-attr]
    assert title == "Route"
    menu.aboutToShow.emit()
    (delete,) = [action for action in menu.actions() if action.text().startswith("Delete point")]
    delete.trigger()
    until_edited(ui, first)


def test_a_notice_says_what_could_not_be_done(ui: WindowUi) -> None:
    told: list[Notice] = []
    ui.bench.notice.connect(told.append)
    choose(ui, rows(ui, "point")[3])
    press(ui, Key.Key_F2)
    (line,) = panel(ui).list.viewport().findChildren(QLineEdit)
    line.setText("nowhere")
    panel(ui).filter.setFocus()
    assert [notice.text for notice in told] == ["“nowhere” is no place."]
    ui.qtbot.waitUntil(lambda: not panel(ui).list.viewport().findChildren(QLineEdit), timeout=PATIENCE)
    type_in(ui, "0.28, 0.28")
    ui.qtbot.waitUntil(lambda: not any("nowhere" in n.text for n in ui.window.notices.notices), timeout=PATIENCE)
    ui.until_shown()
