"""The page Training under real keys, and whether it shows the block as it is."""

from dataclasses import replace
from datetime import date, timedelta
from math import floor

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from routeplanner.plan.runner import Runner
from routeplanner.report import Report
from routeplanner.sheet import phrases
from routeplanner.sheet.when import short_day
from routeplanner.units import MINUS, THIN
from tests.ui.panels.reports import KM, KNOWN, MILES, RACE, TODAY, course_over, heard, report_of, shot, show, wide_parts
from ui.panels import training_words
from ui.panels.technique import Technique
from ui.panels.training import TrainingPanel
from ui.style import sheet
from ui.style.palette import DARK, LIGHT

Key = Qt.Key


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of()


@pytest.fixture
def panel(qtbot: QtBot, report: Report) -> TrainingPanel:
    made = TrainingPanel()
    show(qtbot, made, report)
    return made


def metres(text: str) -> float:
    return float(text.replace(MINUS, "").replace(THIN, ""))


# history


def test_both_figures_go_together(qtbot: QtBot, panel: TrainingPanel) -> None:
    wanted = heard(panel.history_wanted)
    edit = panel.week.edit
    edit.selectAll()
    qtbot.keyClicks(edit, "1 200")
    qtbot.keyClick(edit, Key.Key_Return)
    assert wanted == [(1200.0, 560.0)]
    panel.longest.edit.selectAll()
    qtbot.keyClick(panel.longest.edit, Key.Key_Delete)
    qtbot.keyClick(panel.longest.edit, Key.Key_Return)
    assert wanted[1:] == [(1200.0, None)]  # before a report with the first one came


def test_a_newer_report_counts_for_the_other_figure(qtbot: QtBot, panel: TrainingPanel) -> None:
    panel.show_report(report_of(runner=replace(KNOWN, weekly_descent=800.0)), KM)
    wanted, edit = heard(panel.history_wanted), panel.longest.edit
    edit.selectAll()
    qtbot.keyClicks(edit, "900 m")
    qtbot.keyClick(edit, Key.Key_Return)
    assert wanted == [(800.0, 900.0)]


def test_feet(qtbot: QtBot, panel: TrainingPanel, report: Report) -> None:
    panel.show_report(report, MILES)
    assert panel.week.edit.text() == "984"
    wanted = heard(panel.history_wanted)
    panel.week.edit.selectAll()
    qtbot.keyClicks(panel.week.edit, "1000")
    qtbot.keyClick(panel.week.edit, Key.Key_Return)
    assert wanted == [(pytest.approx(304.8), 560.0)]


def test_what_is_no_descent_stays_and_says_so(qtbot: QtBot, panel: TrainingPanel) -> None:
    wanted, edit = heard(panel.history_wanted), panel.week.edit
    edit.selectAll()
    qtbot.keyClicks(edit, "plenty")
    qtbot.keyClick(edit, Key.Key_Return)
    assert wanted == []
    assert edit.text() == "plenty"
    assert "is not a descent" in panel.week.wrong.text()
    assert panel.week.wrong.isVisible()


def test_what_is_assumed_is_said(panel: TrainingPanel) -> None:
    assert not panel.assumed.isVisible()
    unknown = report_of(runner=Runner(flat_pace=225.0))
    assert unknown.training is not None
    panel.show_report(unknown, KM)
    assert panel.assumed.isVisible()
    assert KM.height(unknown.training.start_week) in panel.assumed.text()
    assert KM.height(unknown.training.start_longest) in panel.assumed.text()
    assert "not known" in panel.notes.text()


# the block


def test_figures(panel: TrainingPanel, report: Report) -> None:
    block = report.training
    assert block is not None
    plan, peak, quads = panel.figures
    assert plan.figure.text() == f"{len(block.weeks)} weeks"
    assert "Sun 10 Oct" in plan.name.text()
    assert metres(peak.figure.text().removesuffix(" m")) == max(w.descent for w in block.weeks)
    assert quads.figure.text() == f"{MINUS}{100 * report.load.quad_loss:.0f}{THIN}%"
    assert "after this block" in quads.second.text()
    assert training_words.loss_after(report) < report.load.quad_loss


def test_little_time_reaches_a_share(qtbot: QtBot) -> None:
    soon = report_of(runner=Runner(flat_pace=225.0), today=RACE - timedelta(days=25))
    block = soon.training
    assert block is not None
    assert block.reachable_share < 0.9
    panel = TrainingPanel()
    show(qtbot, panel, soon)
    assert f"{100 * block.reachable_share:.0f}" in panel.figures[1].second.text()
    assert panel.warning.isVisible()
    assert "not enough time" in panel.warning.words.text()


@pytest.mark.parametrize("units", [KM, MILES])
def test_the_table_is_the_block_and_breaks_no_cap(report: Report, units: object) -> None:
    block = report.training
    assert block is not None
    u = KM if units is KM else MILES
    rows = training_words.rows(report, u)
    heads = [r for r in rows if r.cells[0].text.startswith("Week")]
    runs = [r for r in rows if r.cells[0].picture is not None]
    assert len(heads) == len(block.weeks)
    assert len(runs) == len(block.sessions)
    for row, week in zip(heads, block.weeks, strict=True):
        assert metres(row.cells[2].text) * u.short <= week.cap + 1e-6
        assert metres(row.cells[2].text) % 10 == 0
    for row, s in zip(runs, block.sessions, strict=True):
        shown = metres(row.cells[2].text)
        reps, each = row.cells[3].text.split(" × ")
        assert int(reps) == s.reps
        assert int(reps) * metres(each.split(f" {u.short_name}")[0]) <= shown
        assert shown == 10 * floor(s.descent / u.short / 10 + 1e-6)
        assert phrases.session_kind(s.kind) in row.cells[3].second
        assert phrases.focus(s.focus).lower() in row.cells[3].second
        assert phrases.drill(s.drill) in row.cells[3].tip
        assert str(s.day.day) in row.cells[1].text
        assert row.cells[0].text == f"session {s.slot}"


def test_the_table_on_screen_holds_every_row(panel: TrainingPanel, report: Report) -> None:
    rows = training_words.rows(report, KM)
    model = panel.table.model()
    assert model.rowCount() == len(rows)
    assert panel.table.viewport().height() >= sum(panel.table.rowHeight(k) for k in range(len(rows)))
    assert model.index(1, 3).data().startswith(rows[1].cells[3].text)
    assert rows[-1].cells[3].text.startswith("Race")


def test_the_next_session_is_marked_and_told(panel: TrainingPanel, report: Report) -> None:
    block = report.training
    assert block is not None
    first = block.sessions[0]
    assert training_words.next_session(block, TODAY) is first
    marked = [r for r in training_words.rows(report, KM) if r.ground == "selection"]
    assert [r.cells[0].text for r in marked] == [f"session {first.slot}"]
    assert str(first.day.day) in panel.next_head.title.text()
    assert training_words.repeats(first, KM) in panel.next.name.text()
    assert phrases.drill(first.drill) in panel.next.line.text()


def test_later_sessions_and_weeks_follow_the_calendar(report: Report) -> None:
    block = report.training
    assert block is not None
    week = block.weeks[3]
    tuesday = week.first + timedelta(days=1)
    assert training_words.week_of(block, tuesday) is week
    coming = training_words.next_session(block, tuesday)
    assert coming is week.sessions[0]
    later = replace(report, today=tuesday)
    marked = [r.cells[0].text for r in training_words.rows(later, KM) if r.ground == "selection"]
    assert marked == [f"Week {week.number}, {week.first.day} {week.first:%b}", f"session {coming.slot}"]
    assert training_words.figures(later, KM)[0][1] == f"Week 4 of {len(block.weeks)}"
    assert [bar.now for bar in training_words.bars(block, tuesday)].index(True) == 3
    assert training_words.next_session(block, RACE) is None


def test_bars_are_the_weeks(report: Report) -> None:
    block = report.training
    assert block is not None
    bars = training_words.bars(block, TODAY)
    assert [b.planned for b in bars] == [w.descent for w in block.weeks]
    assert all(b.longest <= b.planned <= b.cap + 1e-6 for b in bars)
    assert [b.race for b in bars] == [False] * (len(bars) - 1) + [True]


def test_notes_and_stop_rules(panel: TrainingPanel, report: Report) -> None:
    block = report.training
    assert block is not None
    said = panel.warning.words.text() + panel.notes.text()
    assert block.notes
    assert all(phrases.training_note(code) in said for code in block.notes)
    assert all(phrases.stop_rule(code) in panel.stop.text() for code in block.stop_rules)


def test_four_drills(panel: TrainingPanel) -> None:
    shown = [t.line.text() for t in panel.findChildren(Technique) if t is not panel.next]
    assert shown == [phrases.drill(d) for d in ("fall_and_run", "hands_on_ribs", "wide_then_tucked", "count_steps")]


def test_strength_days_where_they_are_wanted() -> None:
    block = report_of(strength=True).training
    assert block is not None
    days = [d for w in block.weeks for d in w.strength]
    said = [r.cells[1].text for r in training_words.rows(report_of(strength=True), KM) if "Strength" in r.cells[1].text]
    assert days
    assert sum(text.count(" ") // 3 for text in said) >= 1
    assert all(any(short_day(d) in text for text in said) for d in days)
    assert not any("Strength" in c.text for r in training_words.rows(report_of(), KM) for c in r.cells)


# without a block


def test_without_a_day_it_asks(qtbot: QtBot) -> None:
    panel = TrainingPanel()
    show(qtbot, panel, report_of(replace(course_over(), day=None)))
    days = heard(panel.day_wanted)
    assert panel.ask.isVisible()
    assert not panel.planned.isVisible()
    assert panel.ask.day.date() == QDate(2027, 8, 24)  # twelve weeks ahead
    panel.ask.day.setFocus()
    qtbot.keyClick(panel.ask.day, Key.Key_Up)  # the day of the month
    qtbot.mouseClick(panel.ask.set, Qt.MouseButton.LeftButton)
    assert days == [date(2027, 8, 25)]


def test_enter_in_the_date_gives_it(qtbot: QtBot) -> None:
    panel = TrainingPanel()
    show(qtbot, panel, report_of(replace(course_over(), day=None)))
    days = heard(panel.day_wanted)
    panel.ask.day.setFocus()
    qtbot.keyClick(panel.ask.day, Key.Key_Return)
    assert days == [date(2027, 8, 24)]


def test_a_day_that_is_being_chosen_stays(qtbot: QtBot) -> None:
    panel = TrainingPanel()
    asked = report_of(replace(course_over(), day=None))
    show(qtbot, panel, asked)
    panel.ask.day.setFocus()
    qtbot.keyClick(panel.ask.day, Key.Key_Down)
    panel.show_report(replace(asked, today=TODAY), KM)
    assert panel.ask.day.date() == QDate(2027, 8, 23)


def test_a_past_race_says_so(qtbot: QtBot) -> None:
    panel = TrainingPanel()
    show(qtbot, panel, report_of(today=RACE))
    assert panel.ask.isVisible()
    assert "has come" in panel.ask.title.text()
    assert panel.ask.day.date() > QDate(2027, 10, 10)


def test_without_elevation_there_is_nothing_to_ask(qtbot: QtBot) -> None:
    panel = TrainingPanel()
    show(qtbot, panel, report_of(course_over(elevation=False)))
    assert panel.ask.isVisible()
    assert not panel.ask.set.isVisible()
    assert "none is known" in panel.ask.text.text()


# behaviour of the page


def test_place_stays_when_a_report_comes(panel: TrainingPanel) -> None:
    panel.verticalScrollBar().setValue(400)
    panel.show_report(report_of(runner=replace(KNOWN, weekly_descent=310.0)), KM)
    QApplication.processEvents()
    assert panel.verticalScrollBar().value() == 400


def test_stale(panel: TrainingPanel) -> None:
    fresh = shot(panel)
    panel.show_stale(True)
    assert shot(panel) != fresh
    panel.show_stale(False)
    assert shot(panel) == fresh


@pytest.mark.parametrize("width", [400, 472])
def test_nothing_is_cut_off(qtbot: QtBot, report: Report, width: int) -> None:
    panel = TrainingPanel()
    show(qtbot, panel, report, MILES, (width, 700))
    assert wide_parts(panel) == []
    labels = [label for label in panel.widget().findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)


def test_it_wears_the_theme(qapp: QApplication, panel: TrainingPanel) -> None:
    light = panel.table.viewport().grab().toImage()
    sheet.apply(qapp, DARK)
    QApplication.processEvents()
    assert panel.table.viewport().grab().toImage().pixelColor(200, 5).lightness() < light.pixelColor(200, 5).lightness()
