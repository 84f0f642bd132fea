"""The descents tab under a real pointer and real keys, with reports of real courses."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry, Goal, Station, from_imported
from routeplanner.course.course import Place
from routeplanner.formats import Imported, Track, read
from routeplanner.plan.runner import Runner
from routeplanner.report import Inputs, Memory, Report, build_report
from routeplanner.route import Points
from routeplanner.terrain import Store
from routeplanner.units import Units
from tests.report.conftest import METRE, Formula
from ui.panels.descents import DescentsPanel
from ui.panels.ledger import DROP, GRADE, LOAD, NAME, NUMBER, PACE, DescentRow, FoldRow
from ui.style import sheet
from ui.style.palette import DARK, LIGHT

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
KM, MILES = Units("km"), Units("mi")
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of every popup
DROPS = (81.4, 240.3, 33.7, 120.6, 310.45, 52.3)  # [m]


def course_of(drops: Sequence[float], names: Sequence[str] = (), elevation: bool = True) -> Course:
    """North over one hill per drop, each 800 m up and 900 m down; a point every 10 m, a name on some tops."""
    ups, downs = [drops[0], *drops[1:]], list(drops)
    x, z = [0.0], [800.0]
    for up, down in zip(ups, downs, strict=True):
        x += [x[-1] + 800.0, x[-1] + 1700.0]
        z += [z[-1] + up, z[-1] + up - down]
    distance = np.arange(0.0, x[-1] + 1.0, 10.0)
    line = np.interp(distance, x, z) if elevation else np.full(len(distance), np.nan)
    points = Points.of(45.0 + distance * METRE, np.full(len(distance), 7.0), line)
    course = from_imported(Imported("Made", (Track("Made", (points,), False),)))[0]
    tops = [Place(n, 45.0 + x[2 * k + 1] * METRE, 7.0) for k, n in enumerate(names) if n]
    return replace(course, places=tuple(tops), entries=(Entry(goal=Goal("time", 6000.0), start=time(9, 30)),))


def report_of(course: Course, runner: Runner | None = None) -> Report:
    nowhere = Formula(lambda lat: np.full(len(lat), np.nan))
    inputs = Inputs(runner or Runner(longest_day=400.0, longest_day_on=date(2027, 5, 12)), nowhere, date(2027, 6, 1))
    return build_report(course, course.entry, inputs, Memory())


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(course_of(DROPS, ("", "Second top", "", "", "Big one")))


@pytest.fixture(scope="module")
def long_report() -> Report:
    """26 descents, two stations."""
    drops = [35.3 + 7.1 * (k % 5) + (300.0 if k % 6 == 1 else 0.0) for k in range(26)]
    course = course_of(drops)
    stations = [Station(n, "aid", course.route.pin(at)) for n, at in (("Hut", 14_000.0), ("Ford", 30_000.0))]
    return report_of(replace(course, stations=tuple(stations)))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)


class Heard:
    """What a panel said."""

    def __init__(self, panel: DescentsPanel) -> None:
        self.selected: list[int | None] = []
        self.hovered: list[float | None] = []
        self.grades: list[tuple[int, int | None]] = []
        self.fits: list[int] = []
        self.sources: list[str] = []
        panel.selected.connect(self.selected.append)
        panel.hovered.connect(self.hovered.append)
        panel.grade_wanted.connect(lambda n, grade: self.grades.append((n, grade)))
        panel.fit_wanted.connect(self.fits.append)
        panel.source_wanted.connect(self.sources.append)


def shown(qtbot: QtBot, report: Report | None, size: tuple[int, int] = (472, 780), units: Units = KM) -> DescentsPanel:
    panel = DescentsPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_report(report, units)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.ledger.setFocus()
    return panel


def centre(panel: DescentsPanel, row: int, column: int = NAME) -> QPoint:
    return panel.ledger.visualRect(panel.ledger.ledger_model.index(row, column)).center()


def click(qtbot: QtBot, panel: DescentsPanel, row: int) -> None:
    qtbot.mouseClick(panel.ledger.viewport(), LEFT, pos=centre(panel, row))


def press(qtbot: QtBot, panel: DescentsPanel, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.ledger, key)


def numbers(panel: DescentsPanel) -> list[int | str]:
    """The rows from top to bottom: the number of a descent, the name of a fold."""
    return [r.n if isinstance(r, DescentRow) else r.lines[NAME][0] for r in panel.ledger.ledger_model.rows]


def as_number(text: str) -> int:
    return int(re.sub(r"[^\d-]", "", text.replace("\u2212", "-")))


def words(widget: QWidget) -> str:
    """Everything that labels and buttons of a widget say."""
    labels = [w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget)]
    return " | ".join(labels + [w.text() for w in widget.findChildren(QPushButton) if w.isVisibleTo(widget)])


# what it shows


@pytest.mark.parametrize("units", [KM, MILES])
def test_shown_drops_and_loads_add_up(qtbot: QtBot, report: Report, units: Units) -> None:
    panel = shown(qtbot, report, units=units)
    model, ledger = panel.ledger.ledger_model, panel.ledger.ledger_model.ledger
    assert ledger is not None
    drops = [as_number(model.index(k, DROP).data().split("\n")[0]) for k in range(model.rowCount())]
    loads = [as_number(model.index(k, LOAD).data()) for k in range(model.rowCount())]
    assert (
        sum(drops) + as_number(ledger.small[1])
        == as_number(ledger.all[1])
        == -round(report.totals.descent / units.short)
    )
    assert sum(loads) + as_number(ledger.small[3]) == 100
    assert as_number(ledger.all[3]) == 100
    each = [d.drop / units.short for d in report.descents]
    assert all(abs(-s - real) < 1.0 for s, real in zip(drops, each, strict=True))


def test_what_lies_inside_a_larger_descent_is_named(qtbot: QtBot) -> None:
    course = course_of((300.0,))
    points = course.route.legs[0].points
    bumpy = np.array(points.elevation)
    bumpy[120:132] += np.interp(np.arange(12), [0, 6, 11], [0.0, 45.0, 0.0])  # climbs some 17 m, too little to end it
    made = Points.of(points.lat, points.lon, bumpy)
    found = report_of(from_imported(Imported("Bumpy", (Track("Bumpy", (made,), False),)))[0])
    inside = found.descents[0].gross - found.descents[0].drop
    assert inside > 5.0
    ledger = shown(qtbot, found).ledger.ledger_model.ledger
    assert ledger is not None
    assert ledger.small[2] == f"{round(inside)} m inside 1"


def test_a_row_says_it_all(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    d, how = report.descents[4], report.descent_plans[4]
    row = panel.ledger.ledger_model.row(4)
    assert isinstance(row, DescentRow)
    assert row.lines[NAME] == ("Big one", f"{d.start / 1000:.2f}")
    assert row.key
    assert row.cue
    assert row.lines[GRADE][0] == f"T{d.grade}"
    minutes = round((9.5 * 3600 + how.eta) / 60)
    assert row.lines[PACE][1] == f"{minutes // 60:02d}:{minutes % 60:02d}"
    assert panel.ledger.ledger_model.row(0).lines[NAME][0] == f"From km {report.descents[0].start / 1000:.1f}"
    heads = panel.ledger.ledger_model.ledger.heads  # type: ignore[union-attr]
    assert heads[3][1] == f"Max {report.profile.smoothing.baseline:.0f}"


def test_without_a_start_times_are_elapsed(qtbot: QtBot, report: Report) -> None:
    entry = replace(report.entry, start=None)
    panel = shown(qtbot, report_of(report.course.with_entry(entry)))
    minutes = round(report.descent_plans[4].eta / 60)
    assert panel.ledger.ledger_model.row(4).lines[PACE][1] == f"{minutes // 60}:{minutes % 60:02d}"


def test_without_a_plan_there_is_no_pace(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report_of(replace(report.course, entries=(Entry(),))))
    assert panel.ledger.isColumnHidden(PACE)
    panel.select(2)
    assert "A goal or a flat pace" in words(panel.detail)
    assert "spm" not in words(panel.detail)
    panel.show_report(report, KM)
    assert not panel.ledger.isColumnHidden(PACE)
    assert "spm" in words(panel.detail)


def test_key_figures(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    said = words(panel.figures)
    steepest = min(report.descents, key=lambda d: d.steepest_gradient)
    assert f"\u2212{report.totals.descent:.0f} m" in said
    assert f"{-100 * steepest.steepest_gradient:.0f}\u202f% on {steepest.n}" in said
    assert f"{report.totals.descent / 400.0:.1f} × 12 May" in said
    assert "compare sources" in said
    unknown = replace(report, against_longest=None, runner=Runner())
    panel.show_report(unknown, KM)
    said = words(panel.figures)
    assert "Load, m-eq" in said
    assert f"{report.load.used:.0f} | ±40\u202f%" in said
    assert "12 May" not in said


def test_a_wide_band_is_marked_in_words(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    assert not report.totals.uncertain
    assert "uncertain" not in words(panel.figures)
    wide = replace(report.totals, descent_high=1.09 * report.totals.descent)
    panel.show_report(replace(report, totals=wide), KM)
    assert "uncertain" in words(panel.figures)


def test_partial_elevation_is_said_beside_the_total(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, replace(report, profile=replace(report.profile, coverage=0.82)))
    assert "of 82\u202f% of the route" in words(panel.figures)


def test_a_flat_course_has_no_descent(qtbot: QtBot) -> None:
    panel = shown(qtbot, report_of(course_of((4.0, 6.0))))
    ledger = panel.ledger.ledger_model.ledger
    assert ledger is not None
    assert ledger.nothing == "No descent of 30 m or more"
    assert ledger.small[1] == ledger.all[1]
    press(qtbot, panel, Key.Key_J, Key.Key_Return, Key.Key_T)
    assert panel.ledger.selected_number() is None


def test_missing_elevation_says_what_helps(qtbot: QtBot) -> None:
    panel = shown(qtbot, report_of(course_of(DROPS, elevation=False)))
    assert "Descents need elevation" in words(panel.nothing)
    assert not panel.nothing.get.isVisible()  # there is no map square to get
    with qtbot.waitSignal(panel.open_wanted):
        qtbot.mouseClick(panel.nothing.open, LEFT)


def test_a_missing_map_square_can_be_got(qtbot: QtBot, tmp_path: Path) -> None:
    course = course_of(DROPS, elevation=False)
    inputs = Inputs(Runner(), Store(tmp_path), date(2027, 6, 1))
    panel = shown(qtbot, build_report(course, course.entry, inputs, Memory()))
    assert "Elevation for this map square is missing." in words(panel.nothing)
    with qtbot.waitSignal(panel.elevation_wanted):
        qtbot.mouseClick(panel.nothing.get, LEFT)


def test_no_course_and_back(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, None)
    assert "No course is open" in words(panel.nothing)
    panel.show_report(report, KM)
    assert panel.ledger.isVisible()
    panel.show_report(None, KM)
    assert not panel.ledger.isVisible()


# selection


def test_click_selects_and_escape_clears(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    click(qtbot, panel, 4)
    assert heard.selected == [5]
    assert panel.detail.isVisible()
    said = words(panel.detail)
    how = report.descent_plans[4]
    assert "Big one" in said
    assert f"{KM.pace(how.pace)} /km" in said
    assert f"{how.cadence:.0f} spm, {how.step:.2f} m" in said
    press(qtbot, panel, Key.Key_Escape)
    assert heard.selected == [5, None]
    assert not panel.detail.isVisible()


def test_select_says_nothing(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    panel.select(3)
    assert panel.ledger.selected_number() == 3
    assert panel.detail.isVisible()
    panel.select(99)
    assert panel.ledger.selected_number() is None
    panel.select(2)
    panel.select(None)
    assert heard.selected == []
    assert not panel.detail.isVisible()


def test_keys_move(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    press(qtbot, panel, Key.Key_J, Key.Key_J, Key.Key_Down, Key.Key_K, Key.Key_Up, Key.Key_K)
    assert heard.selected == [1, 2, 3, 2, 1]
    panel.step(1)
    assert heard.selected[-1] == 2


def test_enter_and_double_click_fit_the_map(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    press(qtbot, panel, Key.Key_J, Key.Key_Return)
    qtbot.mouseDClick(panel.ledger.viewport(), LEFT, pos=centre(panel, 3))
    assert heard.fits == [1, 4]


def test_a_new_report_keeps_place_selection_and_focus(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report, (472, 420))
    press(qtbot, panel, Key.Key_J, Key.Key_J)
    panel.ledger.verticalScrollBar().setValue(20)
    heard = Heard(panel)
    faster = report_of(report.course.with_entry(replace(report.entry, goal=Goal("time", 5400.0))))
    panel.show_report(faster, KM)
    assert panel.ledger.selected_number() == 2
    assert panel.ledger.verticalScrollBar().value() == 20
    assert panel.ledger.hasFocus()
    assert KM.pace(faster.descent_plans[1].pace) in words(panel.detail)
    assert heard.selected == []
    panel.show_report(report_of(course_of(DROPS[:1])), KM)
    assert heard.selected == [None]


def test_other_rows_keep_the_place_too(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report, (472, 340))
    click(qtbot, panel, 0)
    panel.ledger.verticalScrollBar().setValue(50)  # the selected row is out of sight
    panel.show_report(report_of(course_of((*DROPS, 90.0, 70.0))), KM)
    assert len(numbers(panel)) == 8
    assert panel.ledger.verticalScrollBar().value() == 50
    assert panel.ledger.selected_number() == 1


def test_the_selected_row_stays_in_sight_when_the_strip_opens(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report, (472, 340))
    last = panel.ledger.ledger_model.rowCount() - 1
    panel.ledger.scrollToBottom()
    click(qtbot, panel, last)
    qtbot.waitUntil(lambda: panel.ledger.viewport().rect().contains(centre(panel, last)))
    assert panel.detail.isVisible()


# grades by hand


def test_t_then_a_digit_sets_the_grade(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    press(qtbot, panel, Key.Key_T, Key.Key_3)
    assert (heard.grades, heard.selected) == ([], [])  # nothing is selected
    press(qtbot, panel, Key.Key_J, Key.Key_3, Key.Key_T, Key.Key_4, Key.Key_5)
    assert heard.grades == [(1, 4)]
    press(qtbot, panel, Key.Key_T, Key.Key_J, Key.Key_2)
    assert heard.grades == [(1, 4)]
    press(qtbot, panel, Key.Key_T, Key.Key_Escape, Key.Key_2)
    assert heard.grades == [(1, 4)]
    assert panel.ledger.selected_number() == 2
    panel.start_grading()
    assert panel.detail.grade_button.isDown()
    press(qtbot, panel, Key.Key_1)
    assert heard.grades[-1] == (2, 1)
    assert not panel.detail.grade_button.isDown()


def test_the_digit_after_t_is_no_shortcut_of_the_window(qtbot: QtBot, report: Report) -> None:
    window, panel = QMainWindow(), DescentsPanel()
    window.setCentralWidget(panel)
    qtbot.addWidget(window)
    action = window.addAction("Compare")
    action.setShortcut(QKeySequence("5"))
    pressed: list[bool] = []
    action.triggered.connect(lambda on: pressed.append(on))
    panel.show_report(report, KM)
    with qtbot.waitActive(window):
        window.show()
    panel.ledger.setFocus()
    heard = Heard(panel)
    press(qtbot, panel, Key.Key_J, Key.Key_T, Key.Key_5)
    assert (heard.grades, pressed) == ([(1, 5)], [])
    press(qtbot, panel, Key.Key_5)
    assert (heard.grades, pressed) == ([(1, 5)], [False])


@POPUPS
def test_the_menu_sets_a_grade_or_takes_the_hand_off(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    panel.select(2)
    menu = panel.detail.grade_menu
    for downs in (2, 6):
        menu.popup(QPoint(0, 0))
        for _k in range(downs):
            qtbot.keyClick(menu, Key.Key_Down)
        qtbot.keyClick(menu, Key.Key_Return)
    assert heard.grades == [(2, 2), (2, None)]


def test_a_grade_by_hand_is_starred(qtbot: QtBot, report: Report) -> None:
    d = report.descents[1]
    panel = shown(qtbot, report_of(report.course.with_grade(d.start, d.end, 4)))
    index = panel.ledger.ledger_model.index(1, GRADE)
    assert index.data() == "T4*"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "T4*: set by you"
    other = panel.ledger.ledger_model.index(0, GRADE)
    assert "No trail tags here" in other.data(Qt.ItemDataRole.ToolTipRole)
    panel.select(2)
    checked = [a.text() for a in panel.detail.grade_menu.actions() if a.isChecked()]
    assert [text[:2] for text in checked] == ["T4"]
    panel.select(1)
    assert [a.text() for a in panel.detail.grade_menu.actions() if a.isChecked()] == ["From geometry"]


@POPUPS
def test_the_menu_of_a_row(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    viewport, place = panel.ledger.viewport(), centre(panel, 2)
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == ["Fit map", "Set grade"]
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    assert (heard.selected, heard.fits) == ([3], [3])


# the one cursor


def test_hovering_a_row_gives_its_start(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    heard = Heard(panel)
    qtbot.mouseMove(panel.ledger.viewport(), centre(panel, 1))
    qtbot.mouseMove(panel.ledger.viewport(), centre(panel, 1) + QPoint(4, 2))
    qtbot.mouseMove(panel.ledger.viewport(), centre(panel, 2))
    QApplication.sendEvent(panel.ledger.viewport(), QEvent(QEvent.Type.Leave))
    assert heard.hovered == [report.descents[1].start, report.descents[2].start, None]


def test_hovering_the_strip_gives_the_exact_distance(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report, (400, 390))
    panel.select(5)
    profile, d = panel.detail.profile, report.descents[4]
    qtbot.waitUntil(lambda: profile.width() > 300)
    heard = Heard(panel)
    for x in (profile.width() // 2, profile.width() // 4):
        qtbot.mouseMove(profile, QPoint(x, 12))
    pixel = d.length / profile.width()
    assert heard.hovered[-1] == pytest.approx(d.start + d.length / 4, abs=2.0 * pixel)
    QApplication.sendEvent(profile, QEvent(QEvent.Type.Leave))
    assert heard.hovered[-1] is None
    heard.hovered.clear()
    profile.setFocus()
    qtbot.keyClick(profile, Key.Key_Right)
    qtbot.keyClick(profile, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(profile, Key.Key_Left)
    assert heard.hovered == [d.start + 10.0, d.start + 110.0, d.start + 100.0]


def test_the_cursor_of_others_shows_and_says_nothing(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    panel.select(2)
    heard = Heard(panel)
    before = panel.grab().toImage()
    d = report.descents[1]
    panel.set_cursor(0.5 * (d.start + d.end))
    after = panel.grab().toImage()
    panel.set_cursor(None)
    assert after != before
    assert panel.grab().toImage() == before
    assert heard.hovered == []


# sorting and folding


def head_click(qtbot: QtBot, panel: DescentsPanel, column: int) -> None:
    head = panel.ledger.head
    place = QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) // 2, 15)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)


def test_a_click_on_a_head_sorts(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    panel.select(3)
    by_drop = [d.n for d in sorted(report.descents, key=lambda d: -d.drop)]
    by_load = [d.n for d in sorted(report.descents, key=lambda d: -d.load)]
    head_click(qtbot, panel, DROP)
    assert numbers(panel) == by_drop
    head_click(qtbot, panel, DROP)
    assert numbers(panel) == by_drop[::-1]
    head_click(qtbot, panel, LOAD)
    assert numbers(panel) == by_load
    head_click(qtbot, panel, NAME)
    assert numbers(panel)[:2] == [5, 2]  # "Big one", "Second top", then those without a name
    assert panel.ledger.selected_number() == 3
    head_click(qtbot, panel, NUMBER)
    assert numbers(panel) == [1, 2, 3, 4, 5, 6]


def test_keys_sort_too(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    head = panel.ledger.head
    head.setFocus(Qt.FocusReason.TabFocusReason)
    for _k in range(DROP):
        qtbot.keyClick(head, Key.Key_Right)
    qtbot.keyClick(head, Key.Key_Return)
    assert numbers(panel) == [d.n for d in sorted(report.descents, key=lambda d: -d.drop)]


def test_many_descents_are_folded_by_leg(qtbot: QtBot, long_report: Report) -> None:
    panel = shown(qtbot, long_report)
    keys = [d.n for d in long_report.descents if d.key]
    assert len(long_report.descents) == 26
    assert numbers(panel) == [*keys, "Start – Hut", "Hut – Ford", "Ford – Finish"]
    rows = panel.ledger.ledger_model.rows
    ledger = panel.ledger.ledger_model.ledger
    assert ledger is not None
    drops = sum(as_number(row.lines[DROP][0]) for row in rows) + as_number(ledger.small[1])
    loads = sum(as_number(row.lines[LOAD][0]) for row in rows) + as_number(ledger.small[3])
    assert drops == as_number(ledger.all[1]) == -round(long_report.totals.descent)
    assert loads == 100


def test_a_fold_opens_and_closes(qtbot: QtBot, long_report: Report) -> None:
    panel = shown(qtbot, long_report)
    heard = Heard(panel)
    closed = numbers(panel)
    k = closed.index("Start – Hut")
    fold = panel.ledger.ledger_model.row(k)
    assert isinstance(fold, FoldRow)
    click(qtbot, panel, k)
    assert numbers(panel) == [*closed[: k + 1], *(r.n for r in fold.members), *closed[k + 1 :]]
    press(qtbot, panel, Key.Key_Down)
    assert heard.selected == [fold.members[0].n]
    press(qtbot, panel, Key.Key_Up, Key.Key_Left)
    assert numbers(panel) == closed
    assert heard.selected == [fold.members[0].n, None]
    press(qtbot, panel, Key.Key_K)
    assert heard.selected[-1] == closed[k - 1]


def test_selecting_a_folded_descent_opens_its_fold(qtbot: QtBot, long_report: Report) -> None:
    panel = shown(qtbot, long_report)
    hidden = next(d.n for d in long_report.descents if not d.key)
    assert hidden not in numbers(panel)
    panel.select(hidden)
    assert panel.ledger.selected_number() == hidden
    k = numbers(panel).index(hidden)
    qtbot.waitUntil(lambda: panel.ledger.viewport().rect().contains(centre(panel, k)))
    head_click(qtbot, panel, LOAD)
    keys = sorted((d for d in long_report.descents if d.key), key=lambda d: -d.load)
    assert numbers(panel)[: len(keys)] == [d.n for d in keys]  # key ones stay first
    assert panel.ledger.selected_number() == hidden


# sources of elevation


@POPUPS
def test_sources_side_by_side(qtbot: QtBot, tmp_path: Path, data: Path) -> None:
    course = replace(from_imported(read(data / "routes/PentlandSkyline.gpx"))[0], elevation="srtm")
    store = Store(tmp_path, (data / "srtm",))
    found = build_report(course, course.entry, Inputs(Runner(), store, date(2027, 6, 1)), Memory())
    panel = shown(qtbot, found)
    heard = Heard(panel)
    assert "uncertain" in words(panel.figures)
    link = next(b for b in panel.figures.findChildren(QPushButton) if b.text() == "compare sources")
    qtbot.mouseClick(link, LEFT)
    popup = panel.figures.popup
    assert popup.isVisible()
    said = words(popup)
    assert found.recorded is not None
    assert found.srtm is not None
    for totals in (found.recorded, found.srtm):
        assert f"{KM.height_number(-totals.descent)} ±" in said
    assert "In use: SRTM 3″, chosen by you." in said
    assert popup.choices["srtm"].isChecked()
    qtbot.mouseClick(popup.choices["recorded"], LEFT, pos=QPoint(8, 13))
    qtbot.keyClick(popup.choices["recorded"], Key.Key_Up)
    assert heard.sources == ["recorded", "auto"]
    qtbot.keyClick(popup, Key.Key_Escape)
    assert not popup.isVisible()


def test_a_source_that_is_not_there_cannot_be_chosen(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    assert not panel.figures.popup.choices["srtm"].isEnabled()
    assert panel.figures.popup.choices["recorded"].isEnabled()
    assert "not on this computer" in words(panel.figures.popup)


# looks


@pytest.mark.parametrize("width", [400, 472])
def test_it_fits(qtbot: QtBot, long_report: Report, width: int) -> None:
    panel = shown(qtbot, long_report, (width, 588))
    panel.select(2)
    assert panel.minimumSizeHint().width() <= 400
    head = panel.ledger.head
    assert head.length() == panel.ledger.viewport().width()
    small = [w for w in panel.findChildren(QPushButton) if w.isVisible() and w.height() < 26]
    assert small == []


def test_a_theme_change_repaints_everything(qtbot: QtBot, qapp: QApplication, report: Report) -> None:
    panel = shown(qtbot, report)
    panel.select(2)
    light = panel.grab().toImage()
    sheet.apply(qapp, DARK)
    qapp.processEvents()
    dark = panel.grab().toImage()
    dots = [(x, y) for x in range(2, light.width(), 9) for y in range(2, light.height(), 9)]
    lightness = [(light.pixelColor(*d).lightness(), dark.pixelColor(*d).lightness()) for d in dots]
    assert sum(b < 90 for _a, b in lightness) > 0.85 * len(dots)
    assert sum(a > 180 for a, _b in lightness) > 0.75 * len(dots)


def test_stale_figures_fade(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    fresh = panel.grab().toImage()
    panel.show_stale(True)
    stale = panel.grab().toImage()
    assert stale != fresh
    click(qtbot, panel, 1)  # it can still be used
    assert panel.ledger.selected_number() == 2
    panel.select(None)
    panel.show_report(report, KM)
    qtbot.waitUntil(lambda: panel.grab().toImage() == fresh)


def test_a_screen_reader_hears_the_ledger(qtbot: QtBot, report: Report) -> None:
    panel = shown(qtbot, report)
    index = panel.ledger.ledger_model.index(4, NAME)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("5, Big one")
    assert spoken.endswith("key")
    assert "Small descents" in panel.sums.accessibleName()
    panel.select(5)
    assert panel.detail.profile.accessibleDescription().startswith("Descent 5 of 6, ")
    named = [panel.ledger, panel.ledger.head, panel.detail.grade_button, panel.detail.profile]
    assert all(w.accessibleName() for w in named)


def test_the_window_needs_no_numpy_for_it() -> None:
    code = "import sys; import ui.panels.descents; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_real_long_race(qtbot: QtBot, tmp_path: Path, data: Path) -> None:
    course = from_imported(read(data / "routes/tor-330k.gpx"))[0]
    store = Store(tmp_path, (data / "srtm",))
    found = build_report(course, course.entry, Inputs(Runner(), store, date(2027, 6, 1)), Memory())
    panel = shown(qtbot, found)
    model = panel.ledger.ledger_model
    assert len(found.descents) == 45
    assert len(model.rows) < 30
    assert model.ledger is not None
    total = sum(as_number(row.lines[DROP][0]) for row in model.rows) + as_number(model.ledger.small[1])
    assert total == as_number(model.ledger.all[1])
