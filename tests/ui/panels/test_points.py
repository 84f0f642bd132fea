"""The list along the route under a real pointer and real keys: what it shows, says, and wants."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6 import QtGui
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from routeplanner import editing
from routeplanner.course import Course, apply
from routeplanner.geo import Floats
from routeplanner.job import NO_JOB
from routeplanner.units import Units
from tests.ui.panels.reports import COURSE, KM, MILES, heard, report_of
from ui import opening
from ui.panels import points_rows, points_words
from ui.panels.points import PointsPanel
from ui.panels.points_rows import Row
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of every popup


def bent() -> Course:
    """The hilly course with a detour of straight legs between km 5 and 6, and a named range."""
    route = COURSE.route
    edited = editing.replace_stretch(route, 5000.0, 6000.0, [(45.05, 7.02)], "straight")
    return apply(COURSE, edited).course.with_range("The long climb", 0.0, 2000.0)


BENT = bent()
REPORT = report_of(BENT)


def anchors_of(course: Course) -> Floats:
    """A point every 500 m, and where legs meet."""
    route = course.route
    return np.unique(np.concatenate([route.starts, np.arange(0.0, route.length, 500.0)]))


def rows_of(course: Course = BENT, anchors: Floats | None = None) -> tuple[Row, ...]:
    report = REPORT if course is BENT else None
    return points_rows.rows(course, report, anchors_of(course) if anchors is None else anchors)


Shown = Callable[..., PointsPanel]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Shown:
    sheet.apply(qapp, LIGHT)

    def show(rows: tuple[Row, ...] | None = None, u: Units = KM) -> PointsPanel:
        panel = PointsPanel()
        qtbot.addWidget(panel)
        panel.resize(224, 420)
        panel.show_rows(rows_of() if rows is None else rows, u)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.list.setFocus()
        return panel

    return show


def choose(panel: PointsPanel, kind: str, number: int = 1) -> Row:
    """Click the row of the `number`th of its kind."""
    k = [k for k, row in enumerate(panel.list.rows.rows) if row.kind == kind][number - 1]
    index = panel.list.rows.index(k)
    panel.list.scrollTo(index)
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualRect(index).center())
    row = panel.list.row()
    assert row is not None
    assert row is panel.list.rows.rows[k]
    return row


def spoken(panel: PointsPanel) -> list[str]:
    """What a screen reader says of every row."""
    said = QAccessible.queryAccessibleInterface(panel.list)
    assert said is not None
    names = [said.child(k).text(QAccessible.Text.Name) for k in range(said.childCount())]
    assert said.text(QAccessible.Text.Name).startswith("Along the route")
    return names


# what it shows


def test_everything_stands_in_the_order_it_is_run(shown: Shown) -> None:
    rows = shown().list.rows.rows
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    assert {row.kind for row in rows} == {"point", "station", "descent", "range"}
    assert [row.number for row in rows if row.kind == "point"] == list(range(1, rows_of()[1].of + 1))
    assert [row.what.name for row in rows if row.kind == "station"] == ["Hut", "Ford"]  # type: ignore[union-attr]


def test_points_know_the_leg_behind_them(shown: Shown) -> None:
    points = [row for row in rows_of() if row.kind == "point"]
    starts = BENT.route.starts
    at = {row.at: row.leg for row in points}
    assert points[0].leg == ""
    straight = [leg.kind == "straight" for leg in BENT.route.legs]
    assert straight.count(True) == 2
    for k, (leg, end) in enumerate(zip(BENT.route.legs, starts[1:], strict=True)):
        assert at[float(end)] == leg.kind, k


def test_every_row_says_itself(shown: Shown) -> None:
    names = spoken(shown())
    assert "Point 1, start, kilometre 0.00, 500 m" in names
    assert any(n.endswith("straight leg") and n.startswith("Point ") for n in names)
    (hut,) = [n for n in names if n.startswith("Hut, Aid station, kilometre 4.00, ")]
    assert hut.endswith("cut-off 40 min after the start, stop 1 min")
    assert "Named range, The long climb, kilometre 0.00 to 2.00" in names
    d = REPORT.descents[0]
    (descent,) = [n for n in names if n.startswith("Descent 1, ")]
    assert f"kilometre {d.start / 1000:.2f} to {d.end / 1000:.2f}" in descent
    assert f"{round(d.drop)} m down over" in descent
    assert f"steepest {round(-100 * d.steepest_gradient)} percent" in descent
    assert descent.endswith(f"T{d.grade}")


def test_miles_and_feet_are_said_and_shown(shown: Shown) -> None:
    panel = shown(u=MILES)
    (hut,) = [n for n in spoken(panel) if n.startswith("Hut")]
    assert "mile 2.49" in hut
    assert " ft," in hut


def test_the_filter_lists_one_kind_and_counts_all(shown: Shown, qtbot: QtBot) -> None:
    panel = shown()
    counts = panel.list.rows.counts()
    assert panel.filter.itemText(0) == f"All  {sum(counts.values())}"
    panel.filter.setFocus()
    for kind in ("point", "station", "descent", "range"):
        qtbot.keyClick(panel.filter, Key.Key_Down)
        assert {row.kind for row in panel.list.rows.rows} == {kind}
        assert panel.filter.currentText().endswith(f"  {counts[kind]}")  # type: ignore[index]  # one of the kinds
    panel.show_rows(rows_of(COURSE), KM)
    assert panel.list.rows.rowCount() == 0
    assert "F2 names a descent" in panel.nothing.text()
    assert panel.nothing.isVisible()


def test_only_rows_in_sight_are_asked_for(data: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """330 km with two thousand points."""
    course = opening.open_courses(data / "routes" / "tor-330k.gpx", NO_JOB)[0]
    rows = points_rows.rows(course, None, editing.anchors(course.route, 20.0))
    panel = shown()
    painted: set[int] = set()
    second = points_words.second

    def counted(row: Row, u: Units) -> str:
        painted.add(row.number)
        return second(row, u)

    monkeypatch.setattr(points_words, "second", counted)
    panel.show_rows(rows, KM)
    panel.list.viewport().grab()
    assert len(rows) > 2000
    assert 0 < len(painted) < 20
    panel.list.setCurrentIndex(panel.list.rows.index(1500))
    panel.list.viewport().grab()
    assert len(painted) < 40


# what is chosen


def test_keys_walk_and_a_click_chooses(shown: Shown, qtbot: QtBot) -> None:
    panel = shown()
    said = heard(panel.selected)
    qtbot.keyClick(panel.list, Key.Key_Down)
    qtbot.keyClick(panel.list, Key.Key_End)
    rows = panel.list.rows.rows
    assert said == [rows[1], rows[-1]]  # to come into the list is to choose nothing yet
    row = choose(panel, "station", 2)
    assert said[-1] is row


def test_a_selection_from_elsewhere_is_shown_without_a_word(shown: Shown) -> None:
    panel = shown()
    panel.filter.setFocus()
    said = heard(panel.selected)
    panel.select_descent(3)
    row = panel.list.row()
    assert row is not None
    assert row.key == ("descent", 3)
    assert panel.list.viewport().rect().contains(panel.list.visualRect(panel.list.currentIndex()))
    assert said == []
    assert not panel.list.hasFocus()


def test_the_same_descent_told_again_moves_nothing(shown: Shown) -> None:
    """Every report tells it again, and the runner may be on a point by then."""
    panel = shown()
    panel.select_descent(3)
    row = choose(panel, "point", 2)
    panel.select_descent(3)
    assert panel.list.row() is row


def test_the_cursor_is_marked_and_followed_only_while_nobody_is_in_the_list(shown: Shown, qtbot: QtBot) -> None:
    panel = shown()
    bar = panel.list.verticalScrollBar()
    panel.set_cursor(11_000.0)
    assert bar.value() == 0
    before = picture(panel)
    panel.filter.setFocus()
    QTest.mouseMove(panel.windowHandle(), panel.filter.geometry().center())  # wherever the pointer was before
    qtbot.waitUntil(lambda: not panel.list.underMouse())
    panel.set_cursor(11_900.0)
    assert bar.value() > 0
    here = panel.list.rows.row_at(11_900.0)
    assert here is not None
    box = panel.list.visualRect(panel.list.rows.index(here))
    mark = picture(panel).pixelColor(box.left() + 1, box.center().y()).name().upper()
    assert mark == LIGHT.accent
    panel.set_cursor(None)
    assert picture(panel) != before
    assert picture(panel).pixelColor(box.left() + 1, box.center().y()).name().upper() != LIGHT.accent


@pytest.mark.parametrize("undone", [False, True])
def test_an_edit_keeps_selection_and_scroll(shown: Shown, undone: bool) -> None:
    """A point before the selected one goes, and comes back."""
    panel = shown()
    row = choose(panel, "point", 20)
    top = panel.list.visualRect(panel.list.currentIndex()).top()
    anchors = anchors_of(BENT)
    shorter = apply(BENT, editing.delete_anchor(BENT.route, anchors, 2)).course
    panel.show_rows(rows_of(shorter, np.delete(anchors, 2)), KM)
    if undone:
        panel.show_rows(rows_of(), KM)
    now = panel.list.row()
    assert now is not None
    assert (now.lat, now.lon) == (pytest.approx(row.lat), pytest.approx(row.lon))
    assert now.number == (20 if undone else 19)
    assert panel.list.visualRect(panel.list.currentIndex()).top() == top


def test_without_a_selection_the_scroll_stays(shown: Shown) -> None:
    panel = shown()
    panel.list.verticalScrollBar().setValue(200)
    panel.show_rows(rows_of(), KM)
    assert panel.list.verticalScrollBar().value() == 200


# what is edited


def editor(panel: PointsPanel) -> QLineEdit:
    (line,) = panel.list.viewport().findChildren(QLineEdit)
    return line


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return])
def test_a_point_moves_to_pasted_coordinates(shown: Shown, qtbot: QtBot, key: Qt.Key) -> None:
    panel = shown()
    row = choose(panel, "point", 3)
    said = heard(panel.place_wanted)
    qtbot.keyClick(panel.list, key)
    line = editor(panel)
    assert line.accessibleName() == "Latitude, longitude"
    assert line.selectedText() == f"{row.lat:.6f}, {row.lon:.6f}"
    QApplication.clipboard().setText("45°01'30\"N 7°00'36\"E")
    line.paste()
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: said == [(row, pytest.approx(45.025), pytest.approx(7.01))])


def test_what_is_no_place_stays_and_says_so(shown: Shown, qtbot: QtBot) -> None:
    panel = shown()
    choose(panel, "point", 3)
    said, refused = heard(panel.place_wanted), heard(panel.refused)
    qtbot.keyClick(panel.list, Key.Key_F2)
    line = editor(panel)
    qtbot.keyClicks(line, "somewhere")
    qtbot.keyClick(line, Key.Key_Return)
    assert editor(panel) is line
    assert line.hasFocus()
    assert "somewhere" in line.accessibleDescription()
    assert len(refused) == 1
    panel.filter.setFocus()  # leaving without a place says it again
    assert len(refused) == 2
    assert said == []


def test_escape_and_an_unchanged_text_want_nothing(shown: Shown, qtbot: QtBot) -> None:
    panel = shown()
    choose(panel, "station", 1)
    said = heard(panel.name_wanted)
    for key in (Key.Key_Escape, Key.Key_Return):
        qtbot.keyClick(panel.list, Key.Key_F2)
        line = editor(panel)
        if key == Key.Key_Escape:
            qtbot.keyClicks(line, "Palace")
        qtbot.keyClick(line, key)
        qtbot.waitUntil(lambda: not panel.list.viewport().findChildren(QLineEdit))
    assert said == []


def test_newer_rows_wait_until_a_name_is_typed(shown: Shown, qtbot: QtBot) -> None:
    """A report that comes while somebody types must not take the line away."""
    panel = shown()
    choose(panel, "station", 1)
    said = heard(panel.name_wanted)
    qtbot.keyClick(panel.list, Key.Key_F2)
    qtbot.keyClicks(editor(panel), "Upper ")
    panel.show_rows(rows_of(COURSE), KM)
    qtbot.keyClicks(editor(panel), "Hut")
    qtbot.keyClick(editor(panel), Key.Key_Return)
    qtbot.waitUntil(lambda: [text for _row, text in said] == ["Upper Hut"])  # type: ignore[misc]  # pairs
    qtbot.waitUntil(lambda: not panel.list.viewport().findChildren(QLineEdit))
    assert not [row for row in panel.list.rows.rows if row.kind == "range"]


@pytest.mark.parametrize("kind", ["station", "descent", "range"])
def test_names_are_typed_in_place(shown: Shown, qtbot: QtBot, kind: str) -> None:
    panel = shown()
    row = choose(panel, kind)
    said = heard(panel.name_wanted)
    qtbot.keyClick(panel.list, Key.Key_F2)
    qtbot.keyClicks(editor(panel), "Devil's Staircase")
    qtbot.keyClick(editor(panel), Key.Key_Return)
    qtbot.waitUntil(lambda: said == [(row, "Devil's Staircase")])


@pytest.mark.parametrize(
    ("key", "modifier", "by"),
    [
        (Key.Key_Up, ALT, (10.0, 0.0)),
        (Key.Key_Down, ALT, (-10.0, 0.0)),
        (Key.Key_Left, ALT, (0.0, -10.0)),
        (Key.Key_Right, ALT | SHIFT, (0.0, 100.0)),
    ],
)
def test_alt_and_arrows_push_a_point(
    shown: Shown, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, by: tuple[float, float]
) -> None:
    panel = shown()
    row = choose(panel, "point", 2)
    said = heard(panel.nudge_wanted)
    qtbot.keyClick(panel.list, key, modifier)
    assert said == [(row, *by)]
    choose(panel, "station")
    qtbot.keyClick(panel.list, key, modifier)
    assert len(said) == 1  # a station stays on the line


def test_keys_of_the_rows(shown: Shown, qtbot: QtBot) -> None:
    panel = shown()
    names = ("delete_wanted", "insert_wanted", "station_wanted", "fit_wanted", "leg_wanted", "grade_wanted", "copied")
    said: list[tuple[object, ...]] = []
    for name in names:
        getattr(panel, name).connect(lambda *what, name=name: said.append((name, *what)))
    point = choose(panel, "point", 2)
    for key in (Key.Key_Delete, Key.Key_Insert):
        qtbot.keyClick(panel.list, key)
    qtbot.keyClick(panel.list, Key.Key_S, SHIFT)
    qtbot.keyClick(panel.list, Key.Key_C, CONTROL)
    station = choose(panel, "station")
    qtbot.keyClick(panel.list, Key.Key_Return)
    descent = choose(panel, "descent", 2)
    qtbot.keyClick(panel.list, Key.Key_Return)
    qtbot.keyClick(panel.list, Key.Key_4)  # without T it is no grade
    qtbot.keyClick(panel.list, Key.Key_T)
    qtbot.keyClick(panel.list, Key.Key_4)
    assert said == [
        ("delete_wanted", point),
        ("insert_wanted", point),
        ("leg_wanted", point, "straight"),
        ("copied", f"{point.lat:.6f}, {point.lon:.6f}"),
        ("station_wanted", station),
        ("fit_wanted", descent),
        ("grade_wanted", descent, 4),
    ]


@POPUPS
@pytest.mark.parametrize(
    ("kind", "has", "lacks"),
    [
        ("point", ("Move to coordinates…\tF2", "Insert a point after it\tIns", "Delete point\tDel"), "Set grade"),
        ("station", ("Rename…\tF2", "Type, place, cut-off, stop…\tEnter", "Delete station\tDel"), "Set grade"),
        ("descent", ("Name this stretch…\tF2", "Set grade (T, then 1 to 5)", "Show on the map\tEnter"), "Del"),
        ("range", ("Rename…\tF2", "Take the name off\tDel", "Copy coordinates\tCtrl+C"), "Insert"),
    ],
)
def test_the_menu_says_what_can_be_done_and_its_keys(shown: Shown, kind: str, has: tuple[str, ...], lacks: str) -> None:
    panel = shown()
    row = choose(panel, kind, 2 if kind == "point" else 1)
    said = heard(panel.fit_wanted)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), panel.list.mapToGlobal(QPoint(1, 1)))
    QApplication.sendEvent(panel.list.viewport(), event)
    assert panel.menu.isVisible()
    texts = [action.text() for action in panel.menu.actions()]
    assert set(has) <= set(texts)
    assert not any(lacks in text for text in texts)
    (fit,) = [action for action in panel.menu.actions() if action.text().startswith("Show on the map")]
    fit.trigger()
    panel.menu.close()
    assert said == [row]


def test_the_last_point_has_nothing_after_it(shown: Shown) -> None:
    panel = shown()
    choose(panel, "point", rows_of()[1].of)
    panel.menu.fill(panel.list.row())
    assert not any("Insert" in action.text() for action in panel.menu.actions())


@pytest.mark.parametrize("name", ["<b>Hut</b>", "Hut & Ford", "\u202ealert\u202c", "a\nb"])
def test_hostile_names_are_text(shown: Shown, qtbot: QtBot, name: str) -> None:
    course = replace(BENT, stations=(replace(BENT.stations[0], name=name),))
    panel = shown(points_rows.rows(course, REPORT, anchors_of(course)))
    choose(panel, "station")
    index = panel.list.currentIndex()
    shown_name = index.data(Qt.ItemDataRole.DisplayRole)
    assert "\n" not in shown_name
    assert "\u202e" not in shown_name
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    document = QTextDocument()
    document.setHtml(tip) if QtGui.Qt.mightBeRichText(tip) else document.setPlainText(tip)
    assert document.toPlainText().startswith(shown_name)
    said = heard(panel.name_wanted)
    qtbot.keyClick(panel.list, Key.Key_F2)
    qtbot.keyClick(editor(panel), Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.list.viewport().findChildren(QLineEdit))
    assert said == []  # what nobody touched stays as it was


# how it looks


def picture(panel: PointsPanel) -> QImage:
    return panel.list.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_wears_the_theme(shown: Shown, qapp: QApplication, theme: Theme) -> None:
    panel = shown()
    sheet.apply(qapp, DARK if theme is LIGHT else LIGHT)
    sheet.apply(qapp, theme)
    panel.list.clearSelection()
    image = picture(panel)
    box = panel.list.visualRect(panel.list.rows.index(2))
    assert image.pixelColor(box.right() - 4, box.top() + 3).name().upper() == theme.panel
    colours = {
        image.pixelColor(x, y).name().upper() for x in range(box.width()) for y in range(box.top(), box.bottom())
    }
    assert theme.text in colours
    sheet.apply(qapp, LIGHT)


def test_a_long_name_gives_way_to_its_distance(shown: Shown) -> None:
    hut = BENT.stations[0]
    named = replace(BENT, stations=(replace(hut, name="Rifugio " * 20),))
    panel = shown(points_rows.rows(named, REPORT, anchors_of(named)))
    choose(panel, "station")
    assert panel.list.horizontalScrollBar().maximum() == 0
    plain = shown()
    choose(plain, "station")
    at = np.array([0.0])
    for one in (panel, plain):
        box = one.list.visualRect(one.list.currentIndex())
        image = picture(one)
        ink = [image.pixelColor(x, box.top() + 11).lightness() for x in range(box.right() - 34, box.right() - 8)]
        at = np.append(at, min(ink))
    assert at[1] == at[2]  # "4.00" stands where it stood
