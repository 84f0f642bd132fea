"""The form "Race" under a real pointer and real keys."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.course import Course, Entry, Goal, Official, Station
from routeplanner.plan.runner import Runner
from routeplanner.report import Report
from routeplanner.units import THIN, Units
from tests.ui.panels.reports import COURSE, KM, MILES, course_over, report_of
from tests.ui.panels.test_runner import choose, type_into, warned
from ui.panels.asked import Asked
from ui.panels.race import RaceForm, RaceWish
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
FULL = replace(
    COURSE,
    official=Official(11_987.0, 913.0, 900.0),
    zone="Europe/London",
    day=date(2027, 10, 10),
    entries=(Entry(goal=Goal("time", 4501.0), start=time(9, 30, 15), strategy=0.5),),
)


class Said:
    """A form and what it has asked for."""

    def __init__(self, form: RaceForm) -> None:
        self.form = form
        self.wishes: list[RaceWish] = []
        form.race_wanted.connect(self.wishes.append)

    @property
    def wish(self) -> RaceWish:
        (only,) = self.wishes
        return only


Opened = Callable[..., Said]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Opened:
    sheet.apply(qapp, LIGHT)
    host = QMainWindow()
    qtbot.addWidget(host)

    def open_(
        course: Course = FULL,
        u: Units = KM,
        report: Report | None = None,
        runners: Sequence[tuple[str, str]] = (),
    ) -> Said:
        form = RaceForm(course, u, host, report, runners)
        with qtbot.waitExposed(form):
            form.open()
        return Said(form)

    return open_


def use(qtbot: QtBot, said: Said) -> None:
    qtbot.mouseClick(said.form.use, LEFT)


# nothing changes by itself


@pytest.mark.parametrize("u", [KM, MILES], ids=lambda u: u.system)
@pytest.mark.parametrize(
    "course",
    [
        COURSE,
        FULL,
        replace(FULL, entries=(Entry(goal=Goal("pace", 311.7)),)),
        replace(FULL, entries=(Entry(goal=Goal("effort", 0.87)),)),
        replace(FULL, entries=(Entry(goal=Goal("effort", 0.9)),)),
        replace(FULL, entries=(Entry(goal=Goal("time", 3000.0)),)),
        replace(FULL, zone="Mars/Olympus", finish_cut_off=4261.5),
    ],
    ids=["bare", "full", "pace", "odd effort", "effort", "short", "unheard of"],
)
def test_using_it_as_it_is_changes_nothing(opened: Opened, qtbot: QtBot, course: Course, u: Units) -> None:
    said = opened(course, u)
    use(qtbot, said)
    assert said.wish.applied(course) is course  # though the form shows rounded figures


def test_cancel_and_escape_ask_for_nothing(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    type_into(qtbot, said.form.fields.name, "Other")
    with qtbot.waitSignal(said.form.rejected):
        buttons = said.form.findChild(QDialogButtonBox)
        qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Cancel), LEFT)
    said = opened()
    with qtbot.waitSignal(said.form.rejected):
        qtbot.keyClick(said.form.fields.name.edit, Key.Key_Escape)
    assert said.wishes == []


# what is typed


def test_everything_that_is_typed_is_wanted(opened: Opened, qtbot: QtBot) -> None:
    said = opened(course_over())
    form = said.form
    type_into(qtbot, form.fields.name, "Three Hills")
    for box in (form.fields.has_day, form.entry.has_start):
        if not box.isChecked():
            qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    form.fields.day.setDate(QDate(2028, 5, 6))
    form.entry.start.setTime(QTime(7, 45))
    choose(qtbot, form.entry.goal.kind, "Finish time")
    type_into(qtbot, form.entry.goal.time, "1:20")
    type_into(qtbot, form.fields.distance, "12,2")
    type_into(qtbot, form.fields.climb, "910 m")
    type_into(qtbot, form.fields.cut_off, "2:30")
    with qtbot.waitSignal(form.accepted):
        qtbot.keyClick(form.fields.cut_off.edit, Key.Key_Return)  # Enter in any field uses them
    course = said.wish.applied(course_over())
    assert (course.name, course.day, course.entry.start) == ("Three Hills", date(2028, 5, 6), time(7, 45))
    assert course.entry.goal == Goal("time", 4800.0)
    assert course.official == Official(12_200.0, 910.0)
    assert course.finish_cut_off == 9000.0


def test_a_figure_says_how_it_is_understood_while_it_is_typed(opened: Opened, qtbot: QtBot) -> None:
    form = opened(FULL, MILES).form
    for field, text, echo in (
        (form.entry.goal.time, "1.20", "= 1 h 20 min"),
        (form.entry.goal.time, "1.5", "= 1 h 30 min"),
        (form.entry.goal.time, "80 min", "= 1 h 20 min"),
        (form.entry.goal.time, "80", ""),
        (form.fields.distance, "10 km", "= 6.2 mi"),
        (form.fields.distance, "6.2", ""),  # as it would be written
        (form.fields.climb, "1,200 ft", f"= 1{THIN}200 ft"),
        (form.fields.climb, "900 m", f"= 2{THIN}953 ft"),
        (form.fields.cut_off, "3h40", "= until 13:10"),
    ):
        type_into(qtbot, field, text)
        assert (field.edit.echo, field.edit.accessibleDescription()) == (echo, echo), text
    form.fields.cut_off.show_value(3600.0, "1:00")
    assert form.fields.cut_off.edit.echo == ""


def test_what_is_taken_out_is_gone(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    form = said.form
    for field in (form.fields.distance, form.fields.climb, form.fields.cut_off):
        type_into(qtbot, field, "")
    for box in (form.fields.has_day, form.entry.has_start):
        box.setFocus()
        qtbot.keyClick(box, Key.Key_Space)
    assert not form.fields.day.isEnabled()
    assert not form.entry.start.isEnabled()
    choose(qtbot, form.entry.goal.kind, "No goal")
    use(qtbot, said)
    course = said.wish.applied(FULL)
    assert (course.day, course.entry.start, course.entry.goal, course.finish_cut_off) == (None, None, None, None)
    assert course.official == Official(None, None, 900.0)  # what the form does not show stays
    assert course.entry.strategy == 0.5


def test_the_cut_off_at_the_finish_by_the_clock(opened: Opened, qtbot: QtBot) -> None:
    for text, seconds in (
        ("Sun 12:30", 3 * 3600.0),
        ("2:30 pm", 5 * 3600.0),
        ("day 2 9:30", 24 * 3600.0),
        ("5:00", 18_000.0),
        ("+6:30", 23_400.0),
        ("+6,30", 23_400.0),
        ("6.30", 23_400.0),
        ("26h30", 95_400.0),
    ):
        course = replace(FULL, entries=(Entry(start=time(9, 30)),))
        said = opened(course)
        type_into(qtbot, said.form.fields.cut_off, text)
        use(qtbot, said)
        assert said.wish.applied(course).finish_cut_off == seconds
    said = opened(replace(FULL, entries=(Entry(),)))
    type_into(qtbot, said.form.fields.cut_off, "Sun 12:30")
    use(qtbot, said)
    assert "need the start" in warned(said.form.fields.cut_off)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # the list of those found
def test_a_zone_is_found_by_typing(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    said.form.fields.zone.setFocus()
    said.form.fields.zone.lineEdit().selectAll()
    qtbot.keyClicks(said.form.fields.zone, "zagr")
    use(qtbot, said)
    assert said.wish.zone == "Europe/Zagreb"


def test_miles_and_feet_are_read(opened: Opened, qtbot: QtBot) -> None:
    said = opened(u=MILES)
    type_into(qtbot, said.form.fields.distance, "7.5")
    type_into(qtbot, said.form.fields.climb, "3 000")
    choose(qtbot, said.form.entry.goal.kind, "Flat pace")
    type_into(qtbot, said.form.entry.goal.pace, "8:00")
    use(qtbot, said)
    assert said.wish.official.distance == pytest.approx(7.5 * 1609.344)
    assert said.wish.official.ascent == pytest.approx(914.4)
    assert said.wish.applied(FULL).entry.goal is not None
    assert said.wish.applied(FULL).entry.goal.value == pytest.approx(480.0 / 1.609344)


# the goal


def test_a_goal_of_another_kind_keeps_what_was_typed(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    goal = said.form.entry.goal
    type_into(qtbot, goal.time, "1:11")
    choose(qtbot, goal.kind, "Flat pace")
    assert goal.pace.isVisible()
    assert not goal.time.isVisible()
    choose(qtbot, goal.kind, "Finish time")
    assert goal.time.edit.text() == "1:11"
    use(qtbot, said)
    assert said.wish.applied(FULL).entry.goal == Goal("time", 4260.0)


def test_an_effort_by_its_name_or_in_percent(opened: Opened, qtbot: QtBot) -> None:
    for text, share in (("steady", 0.9), ("85 %", 0.85)):
        said = opened(report=report_of())
        choose(qtbot, said.form.entry.goal.kind, "Effort")
        type_into(qtbot, said.form.entry.goal.effort, text)
        use(qtbot, said)
        assert said.wish.applied(FULL).entry.goal == Goal("effort", share)


def test_an_effort_needs_a_runner_who_is_known(opened: Opened, qtbot: QtBot) -> None:
    said = opened(report=report_of(runner=Runner()))
    choose(qtbot, said.form.entry.goal.kind, "Effort")
    type_into(qtbot, said.form.entry.goal.effort, "steady")
    use(qtbot, said)
    assert said.wishes == []
    assert "needs to know how fast you are" in warned(said.form.entry.goal.effort)


# what is wrong


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("name", "", "needs a name"),
        ("distance", "far", "is not a distance"),
        ("climb", "high", "is not a climb"),
        ("cut_off", "late", "is not a time"),
    ],
)
def test_a_wrong_field_says_so_beside_itself(opened: Opened, qtbot: QtBot, name: str, text: str, words: str) -> None:
    said = opened()
    field: Asked = getattr(said.form.fields, name)
    type_into(qtbot, field, text)
    use(qtbot, said)
    assert said.wishes == []
    assert words in warned(field)
    assert field.edit.text() == text
    assert field.edit.hasFocus()
    qtbot.waitUntil(lambda: field.wrong.height() >= field.wrong.heightForWidth(field.wrong.width()))  # nothing is cut


def test_the_first_of_two_wrong_fields_has_the_cursor(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    type_into(qtbot, said.form.fields.cut_off, "late")
    type_into(qtbot, said.form.entry.goal.time, "fast")
    use(qtbot, said)
    assert said.form.fields.cut_off.edit.hasFocus()
    assert warned(said.form.entry.goal.time)


# what it says


def test_what_the_official_climb_means(opened: Opened, qtbot: QtBot) -> None:
    report = report_of(replace(course_over(), official=Official(ascent=950.0)))
    said = opened(report.course, report=report)
    totals = report.totals
    assert said.form.said.text().startswith("This route: 12.0 ±")
    assert f"climb {totals.ascent:.0f} ±" in said.form.said.text()
    assert said.form.said.text().endswith("The official climb means D− −950 m.")  # it ends where it starts
    type_into(qtbot, said.form.fields.climb, "1000")
    qtbot.keyClick(said.form.fields.climb.edit, Key.Key_Tab)
    assert said.form.said.text().endswith(f"D− −1{THIN}000 m.")
    type_into(qtbot, said.form.fields.climb, "")
    qtbot.keyClick(said.form.fields.climb.edit, Key.Key_Tab)
    assert "official" not in said.form.said.text()


def test_without_elevation_it_says_the_distance_alone(opened: Opened) -> None:
    report = report_of(course_over(elevation=False))
    assert opened(report.course, report=report).form.said.text().startswith("This route: 12.0 ±")
    assert "climb" not in opened(report.course, report=report).form.said.text()


def stations_of(said: Said) -> list[list[str]]:
    model = said.form.stations.list.rows
    return [[str(model.index(r, c).data()) for c in range(5)] for r in range(model.rowCount())]


def test_stations_by_the_clock_and_in_order(opened: Opened) -> None:
    said = opened(replace(FULL, stations=FULL.stations[::-1]))
    assert stations_of(said) == [["Hut", "Aid station", "4.0", "10:10", "1:00 min"], ["Ford", "Water", "8.0", "–", "–"]]
    assert stations_of(opened(replace(FULL, entries=(Entry(),))))[0][3] == "0:40"


def test_many_stations_leave_the_form_on_a_small_screen(opened: Opened, qtbot: QtBot) -> None:
    many = tuple(Station(f"S{k}", "aid", FULL.route.pin(500.0 * k)) for k in range(1, 21))
    said = opened(replace(FULL, stations=many))
    assert len(stations_of(said)) == 20
    table = said.form.stations.list
    table.setFocus()
    qtbot.keyClick(table, Key.Key_End, Qt.KeyboardModifier.ControlModifier)  # the others are reached by keys
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    assert said.form.height() <= 700


def test_without_stations_there_is_no_table(opened: Opened) -> None:
    assert not opened(replace(FULL, stations=())).form.stations.list.isVisible()


# looks


def test_names_and_room_for_a_finger(opened: Opened, qtbot: QtBot) -> None:
    form = opened().form
    race, entry, stations = form.fields, form.entry, form.stations
    fields: list[QWidget] = [f.edit for f in (race.name, race.distance, race.climb, race.cut_off, entry.goal.time)]
    fields += [race.has_day, race.day, race.zone, entry.has_start, entry.start, entry.goal.kind, stations.list]
    for widget in fields:
        assert widget.accessibleName(), widget
        assert widget.height() >= 26, widget
    seen = []
    for _each in range(40):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    fields += [entry.add, stations.add, stations.paste]
    assert set(fields) <= set(seen)  # all of it by keys


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_it_wears_the_theme(opened: Opened, qapp: QApplication, theme: Theme) -> None:
    form = opened(report=report_of()).form
    sheet.apply(qapp, theme)
    image = form.grab().toImage()
    assert image.pixelColor(3, 3).name().upper() == theme.window
    ink = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {theme.panel, theme.accent} <= ink
    sheet.apply(qapp, LIGHT)
