"""The page Pace under real keys and a real pointer, with reports of a real plan."""

import subprocess
import sys
from dataclasses import replace
from datetime import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.course import Goal
from routeplanner.plan import choices
from routeplanner.plan.runner import Runner
from routeplanner.plan.settings import DEFAULT
from routeplanner.report import Report
from routeplanner.sheet import phrases
from tests.ui.panels.reports import KM, KNOWN, MILES, course_over, heard, report_of, shot, show, wide_parts
from ui.panels import pacing_words
from ui.panels.pacing import PacePanel
from ui.panels.parts import sources
from ui.style import sheet
from ui.style.palette import DARK, LIGHT

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TIME, PACE, EFFORT = range(3)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of()


@pytest.fixture
def panel(qtbot: QtBot, report: Report) -> PacePanel:
    made = PacePanel()
    show(qtbot, made, report)
    return made


def typed(qtbot: QtBot, edit: QLineEdit, text: str, end: Qt.Key = Key.Key_Return) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, end)


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, LEFT)


# the goal


@pytest.mark.parametrize(
    ("text", "seconds"), [("1:20", 4800.0), ("1.20", 4800.0), ("1,20", 4800.0), ("1:20:30", 4830.0)]
)
def test_a_finish_time_as_people_type_it(qtbot: QtBot, panel: PacePanel, text: str, seconds: float) -> None:
    goals = heard(panel.goal_wanted)
    typed(qtbot, panel.form.goal.edit, text)
    assert goals == [Goal("time", seconds)]


def test_leaving_the_field_gives_the_goal_once(qtbot: QtBot, panel: PacePanel) -> None:
    goals = heard(panel.goal_wanted)
    typed(qtbot, panel.form.goal.edit, "1:20", Key.Key_Tab)
    panel.form.strategy.setFocus()
    assert goals == [Goal("time", 4800.0)]


def test_a_field_that_is_only_visited_says_nothing(qtbot: QtBot, panel: PacePanel) -> None:
    goals = heard(panel.goal_wanted)
    panel.form.goal.edit.setFocus()
    qtbot.keyClick(panel.form.goal.edit, Key.Key_Return)
    qtbot.keyClick(panel.form.goal.edit, Key.Key_Tab)
    assert goals == []


@pytest.mark.parametrize(("text", "pace"), [("5:10", 310.0), ("5.10", 310.0), ("5:10/km", 310.0), ("8:20/mi", 310.69)])
def test_a_flat_pace(qtbot: QtBot, panel: PacePanel, text: str, pace: float) -> None:
    goals = heard(panel.goal_wanted)
    press(qtbot, panel.form.kinds.button(PACE))
    typed(qtbot, panel.form.goal.edit, text)
    (goal,) = goals
    assert isinstance(goal, Goal)
    assert goal.kind == "pace"
    assert goal.value == pytest.approx(pace, abs=0.01)


def test_a_pace_without_a_unit_is_in_the_runners_own(qtbot: QtBot, panel: PacePanel, report: Report) -> None:
    panel.show_report(report, MILES)
    goals = heard(panel.goal_wanted)
    press(qtbot, panel.form.kinds.button(PACE))
    typed(qtbot, panel.form.goal.edit, "8:20")
    assert [g.value for g in goals if isinstance(g, Goal)] == [pytest.approx(500.0 / 1.609344)]


@pytest.mark.parametrize(
    ("text", "share"), [("easy", 0.80), ("Steady", 0.90), ("race", 1.00), ("85 %", 0.85), ("85", 0.85)]
)
def test_an_effort(qtbot: QtBot, panel: PacePanel, text: str, share: float) -> None:
    goals = heard(panel.goal_wanted)
    press(qtbot, panel.form.kinds.button(EFFORT))
    typed(qtbot, panel.form.goal.edit, text)
    assert goals == [Goal("effort", share)]


def test_an_effort_is_what_the_runners_settings_say(qtbot: QtBot, panel: PacePanel) -> None:
    panel.show_report(report_of(settings=choices.changed(DEFAULT, "effort_easy", 0.7)), KM)
    goals = heard(panel.goal_wanted)
    press(qtbot, panel.form.kinds.button(EFFORT))
    typed(qtbot, panel.form.goal.edit, "easy")
    assert goals == [Goal("effort", 0.7)]


def test_nothing_typed_is_no_goal(qtbot: QtBot, panel: PacePanel) -> None:
    goals = heard(panel.goal_wanted)
    edit = panel.form.goal.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Delete)
    qtbot.keyClick(edit, Key.Key_Return)
    assert goals == [None]


def test_another_kind_offers_the_same_plan_and_enter_takes_it(qtbot: QtBot, panel: PacePanel, report: Report) -> None:
    goals = heard(panel.goal_wanted)
    press(qtbot, panel.form.kinds.button(PACE))
    assert report.plan is not None
    assert panel.form.goal.edit.text() == KM.pace(report.plan.flat_pace / 1000.0)
    assert goals == []
    qtbot.keyClick(panel.form.goal.edit, Key.Key_Return)
    (goal,) = goals
    assert isinstance(goal, Goal)
    assert goal.value == pytest.approx(report.plan.flat_pace, abs=0.5)


def test_arrows_move_between_the_kinds(qtbot: QtBot, panel: PacePanel) -> None:
    panel.form.kinds.button(TIME).setFocus()
    qtbot.keyClick(panel.form.kinds.button(TIME), Key.Key_Right)
    assert panel.form.kinds.button(PACE).isChecked()
    assert panel.form.goal.edit.text() != "1:15"


# what cannot be read


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [(TIME, "soon", "is not a time"), (PACE, "5:99", "is not a pace"), (EFFORT, "hard", "is not an effort")],
)
def test_wrong_words_stay_and_the_field_says_why(
    qtbot: QtBot, panel: PacePanel, report: Report, kind: int, text: str, said: str
) -> None:
    goals, field = heard(panel.goal_wanted), panel.form.goal
    press(qtbot, panel.form.kinds.button(kind))
    typed(qtbot, field.edit, text)
    assert goals == []
    assert field.wrong.isVisible()
    assert said in field.wrong.text()
    assert field.edit.property("wrong") is True
    assert said in field.edit.accessibleDescription()
    panel.show_report(replace(report, today=report.today), KM)  # a report for some other reason
    assert field.edit.text() == text
    assert field.wrong.isVisible()


def test_escape_puts_the_goal_back(qtbot: QtBot, panel: PacePanel) -> None:
    typed(qtbot, panel.form.goal.edit, "soon", Key.Key_Escape)
    assert panel.form.goal.edit.text() == "1:15"
    assert not panel.form.goal.wrong.isVisible()


def test_undo_elsewhere_replaces_what_was_wrong(qtbot: QtBot, panel: PacePanel) -> None:
    typed(qtbot, panel.form.goal.edit, "soon")
    panel.show_report(report_of(goal=Goal("time", 5400.0)), KM)
    assert panel.form.goal.edit.text() == "1:30"
    assert not panel.form.goal.wrong.isVisible()


def test_an_older_report_does_not_take_the_new_goal_back(qtbot: QtBot, panel: PacePanel, report: Report) -> None:
    typed(qtbot, panel.form.goal.edit, "1:30")
    panel.show_report(report, KM)  # was on its way before
    assert panel.form.goal.edit.text() == "1:30"
    panel.show_report(report_of(goal=Goal("time", 5400.0)), KM)
    assert panel.form.goal.edit.text() == "1:30"


def test_an_effort_needs_to_know_the_runner(qtbot: QtBot) -> None:
    panel = PacePanel()
    show(qtbot, panel, report_of(runner=Runner()))
    goals = heard(panel.goal_wanted)
    press(qtbot, panel.form.kinds.button(EFFORT))
    typed(qtbot, panel.form.goal.edit, "easy")
    assert goals == []
    assert "how fast you are" in panel.form.goal.wrong.text()


def test_another_course_shows_its_own_goal_whatever_is_typed(qtbot: QtBot, panel: PacePanel) -> None:
    typed(qtbot, panel.form.goal.edit, "soon")
    panel.show_report(report_of(course=course_over()), KM)  # same goal, another course
    assert panel.form.goal.edit.text() == "1:15"


# skill and strategy


def test_skill_by_keys(qtbot: QtBot, panel: PacePanel) -> None:
    skills = heard(panel.skill_wanted)
    panel.form.skill.setFocus()
    qtbot.keyClick(panel.form.skill, Key.Key_Down)
    assert skills == ["skilled"]


def test_strategy_by_keys_and_words_beside_it(qtbot: QtBot, panel: PacePanel) -> None:
    wanted = heard(panel.strategy_wanted)
    panel.form.strategy.setFocus()
    qtbot.keyClick(panel.form.strategy, Key.Key_Left)
    qtbot.keyClick(panel.form.strategy, Key.Key_Home)
    assert wanted == [-0.1, -1.0]
    assert "save legs" in panel.form.early.text()


def test_a_dragged_strategy_is_wanted_when_it_is_let_go(qtbot: QtBot, panel: PacePanel) -> None:
    wanted, slider = heard(panel.strategy_wanted), panel.form.strategy
    middle = slider.rect().center()
    QTest.mousePress(slider, LEFT, pos=middle)
    for step in range(1, 6):
        QTest.mouseMove(slider, QPoint(middle.x() + 8 * step, middle.y()))
    assert slider.value() > 0
    assert wanted == []
    QTest.mouseRelease(slider, LEFT, pos=QPoint(middle.x() + 40, middle.y()))
    assert wanted == [slider.value() / 10]


def test_a_report_moves_the_slider_without_a_word(qtbot: QtBot, panel: PacePanel) -> None:
    wanted, skills, goals = heard(panel.strategy_wanted), heard(panel.skill_wanted), heard(panel.goal_wanted)
    panel.show_report(report_of(strategy=0.6, runner=replace(KNOWN, skill="elite")), KM)
    assert panel.form.strategy.value() == 6
    assert panel.form.skill.currentText() == "Elite"
    assert wanted == skills == goals == []


@pytest.mark.parametrize("name", ["skill", "strategy"])
def test_the_wheel_scrolls_the_page_and_changes_nothing(qtbot: QtBot, panel: PacePanel, name: str) -> None:
    control: QComboBox | QSlider = getattr(panel.form, name)
    wanted, skills = heard(panel.strategy_wanted), heard(panel.skill_wanted)
    place = QPointF(control.mapTo(panel, control.rect().center()))
    QTest.wheelEvent(panel.windowHandle(), place, QPoint(0, -120))
    assert wanted == skills == []
    assert panel.verticalScrollBar().value() > 0


# what it says


def test_the_three_figures(panel: PacePanel, report: Report) -> None:
    assert report.plan is not None
    finish, flat, down = panel.figures
    assert (finish.name.text(), finish.figure.text()) == ("Finish after 1:15", "12:15")
    assert flat.figure.text() == KM.pace(report.plan.flat_pace / 1000.0)
    seconds = sum(d.time for d in report.descent_plans)
    assert down.figure.text() == f"0:{round(seconds / 60.0):02d}"
    assert f"{100 * seconds / report.plan.moving[-1]:.0f}" in down.second.text()


def test_without_a_start_times_are_elapsed(panel: PacePanel) -> None:
    panel.show_report(report_of(start=None), KM)
    assert panel.figures[0].figure.text() == "1:15"


def test_stations_with_their_margins(panel: PacePanel, report: Report) -> None:
    rows = pacing_words.station_rows(report, KM)
    assert [row.cells[0].text for row in rows] == ["Hut", "Ford", "Finish"]
    hut, ford, finish = (row.cells for row in rows)
    assert "stop 60 s" in hut[0].second
    assert hut[4].text.startswith("+")
    assert not hut[4].warning
    assert (ford[3].text, ford[4].text) == ("", "")
    assert finish[4].text == "−4 min"  # 4500 s against 4260 s
    assert finish[4].warning
    model = panel.stations.model()
    assert model.index(2, 4).data() == f"−4 min\nlate {pacing_words.margin(report.stations[-1].margin_late or 0.0)[0]}"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.0, "+0 min"), (59.0, "+0 min"), (-1.0, "−1 min"), (1260.0, "+21 min"), (8400.0, "+2:20 h")]
)
def test_a_margin_is_never_rounded_up(seconds: float, text: str) -> None:
    assert " ".join(pacing_words.margin(seconds)) == text


def test_limits_share_the_time_on_descents(report: Report) -> None:
    shares = dict(pacing_words.limits(report))
    assert sum(shares.values()) == pytest.approx(1.0)
    assert set(shares) == {"lungs", "legs", "footing"}
    assert shares["legs"] > 0.1  # the hills are up to 24 % steep


def test_the_pace_curve_is_the_plans_own(report: Report) -> None:
    values = pacing_words.pace_by_gradient(report, KM)
    assert report.plan is not None
    level = float(np.interp(0.0, values.gradient, values.likely))
    assert level == pytest.approx(report.plan.flat_pace / 1000.0, rel=0.01)  # the cap takes a little
    assert [dot.pace for dot in values.dots] == [d.pace for d in report.descent_plans]
    assert np.all(values.bold < values.likely)
    assert np.all(values.likely < values.careful)


def test_the_strength_curve_ends_where_the_report_does(panel: PacePanel, report: Report) -> None:
    values = pacing_words.quads(report, KM)
    assert values.lost[-1] == pytest.approx(report.load.quad_loss)
    assert values.high[-1] == pytest.approx(report.load.quad_loss_high)
    assert f"−{100 * report.load.quad_loss:.0f}" in panel.quads.accessibleDescription()


def test_impossible_is_said_in_a_warning(panel: PacePanel) -> None:
    assert not panel.impossible.isVisible()
    hard = report_of(goal=Goal("time", 1800.0))
    panel.show_report(hard, KM)
    assert panel.impossible.isVisible()
    assert panel.impossible.words.text() == phrases.impossible(hard, KM)
    assert panel.figures[0].name.text().startswith("Fastest plan")
    assert not panel.faster.isVisible()


def test_faster_than_the_runner_is_said(panel: PacePanel) -> None:
    assert not panel.faster.isVisible()
    panel.show_report(report_of(goal=Goal("time", 3600.0)), KM)
    assert panel.faster.isVisible()
    assert "faster than your own" in panel.faster.words.text()


def test_without_descents_there_is_still_a_plan(panel: PacePanel) -> None:
    panel.show_report(report_of(course_over(elevation=False)), KM)
    assert panel.figures[0].figure.text() == "12:15"
    assert not panel.downhill.isVisible()


def test_miles(panel: PacePanel, report: Report) -> None:
    panel.show_report(report, MILES)
    assert "min/mi" in panel.figures[1].second.text()
    assert panel.stations.model().index(0, 0).data().endswith("mi 2.5, stop 60 s")


def test_own_choices_name_their_source() -> None:
    (line,) = sources("parameters.lam")
    assert "λ" in line
    assert "Our own choice" in line


# without a plan, without a report


def test_without_goal_and_pace_it_asks(qtbot: QtBot) -> None:
    panel = PacePanel()
    show(qtbot, panel, report_of(goal=None, runner=Runner()))
    paces, asked = heard(panel.flat_pace_wanted), heard(panel.runner_wanted)
    assert panel.ask.isVisible()
    assert not panel.planned.isVisible()
    typed(qtbot, panel.ask.pace.edit, "0:30")  # nobody
    assert paces == []
    assert "flat pace" in panel.ask.pace.wrong.text()
    typed(qtbot, panel.ask.pace.edit, "5:10")
    assert paces == [pytest.approx(310.0)]
    press(qtbot, panel.ask.runner)
    assert len(asked) == 1


def test_a_known_runner_is_not_asked(panel: PacePanel) -> None:
    assert not panel.ask.isVisible()


def test_no_report_no_words_of_the_last_one(panel: PacePanel) -> None:
    panel.show_report(None, KM)
    assert not panel.form.isVisible()
    assert not panel.planned.isVisible()


def test_out_of_sight_it_waits_and_then_shows_the_newest(qtbot: QtBot, report: Report) -> None:
    panel = PacePanel()
    panel.show_report(report, KM)
    panel.show_report(report_of(goal=Goal("time", 5400.0)), KM)
    show(qtbot, panel, report_of(goal=Goal("time", 6000.0)))
    assert panel.form.goal.edit.text() == "1:40"


# behaviour of the page


def test_place_and_focus_stay_when_a_report_comes(qtbot: QtBot, panel: PacePanel) -> None:
    panel.form.strategy.setFocus()
    panel.verticalScrollBar().setValue(120)
    panel.show_report(report_of(goal=Goal("time", 5400.0)), KM)
    QApplication.processEvents()
    assert panel.verticalScrollBar().value() == 120
    assert panel.form.strategy.hasFocus()


def test_keys_scroll_from_a_field(qtbot: QtBot, panel: PacePanel) -> None:
    panel.form.goal.edit.setFocus()
    qtbot.keyClick(panel.form.goal.edit, Key.Key_PageDown)
    assert panel.verticalScrollBar().value() > 0


def test_stale_greys_the_results_and_leaves_the_goal(panel: PacePanel, report: Report) -> None:
    fresh = shot(panel.figures[0]), shot(panel)
    goal = panel.form.grab().toImage()
    panel.show_stale(True)
    assert shot(panel) != fresh[1]
    assert panel.form.grab().toImage() == goal
    panel.show_report(report, KM)
    assert shot(panel) == fresh[1]


def test_every_control_is_named_large_enough_and_reached_by_tab(qtbot: QtBot, panel: PacePanel) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QSlider)
    controls = [w for kind in kinds for w in panel.form.findChildren(kind) if w.isVisible()]
    assert len(controls) == 6
    for control in controls:
        assert control.accessibleName(), control
        assert control.height() >= 26, control
    panel.form.kinds.button(TIME).setFocus()
    reached: set[QWidget] = set()
    for _step in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Key.Key_Tab)
    assert reached >= {panel.form.goal.edit, panel.form.skill, panel.form.strategy}


@pytest.mark.parametrize("width", [400, 472])
@pytest.mark.parametrize("units", [KM, MILES])
def test_nothing_is_cut_off(qtbot: QtBot, width: int, units: object) -> None:
    panel = PacePanel()
    show(
        qtbot, panel, report_of(goal=Goal("time", 3600.0), runner=replace(KNOWN, weekly_descent=None)), KM, (width, 700)
    )
    panel.show_report(report_of(), units)  # type: ignore[arg-type]
    QApplication.processEvents()
    assert wide_parts(panel) == []


def test_it_wears_the_theme(qapp: QApplication, panel: PacePanel) -> None:
    light = panel.paces.grab().toImage()
    sheet.apply(qapp, DARK)
    QApplication.processEvents()
    dark = panel.paces.grab().toImage()
    assert light.pixelColor(2, 2).lightness() > 200 > 90 > dark.pixelColor(2, 2).lightness()


def test_the_window_starts_without_numpy() -> None:
    code = "import ui.panels.pacing, ui.panels.stride, ui.panels.training, sys; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_long_race_says_its_margins_in_hours() -> None:
    long = report_of(goal=Goal("time", 4500.0), start=time(11, 0))
    late = replace(long, stations=(replace(long.stations[0], margin=30_000.0, margin_late=29_000.0),))
    (row,) = pacing_words.station_rows(late, KM)
    assert (row.cells[4].text, row.cells[4].second) == ("+8:20 h", "late +8:03")


def test_a_race_over_more_than_a_day_says_the_day() -> None:
    slow = report_of(goal=Goal("time", 90_000.0))
    assert pacing_words.figures(slow, KM)[0].figure == "Mon 12:00"
    assert pacing_words.station_rows(slow, KM)[0].cells[1].text.startswith("Sun ")
