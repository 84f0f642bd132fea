"""The dialog for runner and settings under a real pointer and real keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.plan import choices
from routeplanner.plan.runner import RecentRace, Runner
from routeplanner.plan.training import choices as training
from routeplanner.units import THIN, Units
from ui.panels.asked import Asked
from ui.panels.runner import RunnerDialog
from ui.panels.runner_number import NumberRow, step
from ui.preferences import Preferences
from ui.style import sheet
from ui.style.palette import DARK, LIGHT

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
Button = QDialogButtonBox.StandardButton
COURSES = (("p", "Pentland Skyline"), ("t", "Two Breweries"))
RECENT = RecentRace(3.4, 11_520.0, "Two Breweries", date(2026, 5, 2))
ADA = Runner(
    "Ada", 1.7526, 63.7, "skilled", flat_pace=311.7, weekly_descent=301.4, longest_day=563.8,
    longest_day_on=date(2026, 9, 12), cadence=171.6, cadence_adopted=True, age=44.0, injured=True, poles=True,
)  # fmt: skip
KNOWN = Preferences(
    theme="dark",
    network=False,
    mirror="https://tiles.example",
    paper="Letter",
    runner=ADA,
    settings=choices.changed(Preferences().settings, "fade", 0.2),
    training=training.changed(Preferences().training, "hill", 80.0),
    days_per_week=5,
    hill_drop=123.4,
    strength=True,
)


class Said:
    """What a dialog has asked for, in order."""

    def __init__(self, dialog: RunnerDialog) -> None:
        self.dialog = dialog
        self.all: list[object] = []
        dialog.preferences_wanted.connect(self.all.append)
        dialog.recent_wanted.connect(lambda course, time, _who: self.all.append((course, time)))

    @property
    def preferences(self) -> Preferences:
        (last,) = [x for x in self.all if isinstance(x, Preferences)][-1:]
        return last


Opened = Callable[..., Said]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Opened:
    sheet.apply(qapp, LIGHT)
    host = QMainWindow()
    qtbot.addWidget(host)

    def open_(p: Preferences = KNOWN, courses: tuple[tuple[str, str], ...] = COURSES) -> Said:
        dialog = RunnerDialog(p, Units(p.units), host, courses)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return Said(dialog)

    return open_


def press(qtbot: QtBot, dialog: RunnerDialog, which: Button) -> None:
    qtbot.mouseClick(dialog.buttons.button(which), LEFT)


def type_into(qtbot: QtBot, field: Asked, text: str) -> None:
    """As a person does: click, select all, type."""
    qtbot.mouseClick(field.edit, LEFT)
    qtbot.keyClick(field.edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        qtbot.keyClicks(field.edit, text)
    else:
        qtbot.keyClick(field.edit, Key.Key_Delete)


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """By keys, without the popup."""
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Home)
    for _each in range(box.count()):
        if box.currentText() == text:
            return
        qtbot.keyClick(box, Key.Key_Down)
    raise AssertionError(f"{text} is not offered")


def warned(field: Asked) -> str:
    return field.wrong.text() if field.wrong.isVisible() else ""


# nothing changes by itself


@pytest.mark.parametrize("units", ["km", "mi"])
@pytest.mark.parametrize("known", [Preferences(), KNOWN, replace(KNOWN, runner=replace(ADA, recent=RECENT))])
def test_saving_without_a_change_changes_nothing(opened: Opened, qtbot: QtBot, known: Preferences, units: str) -> None:
    known = replace(known, units=units)  # type: ignore[arg-type]
    said = opened(known)
    for k in range(said.dialog.pages.count()):
        said.dialog.pages.setCurrentIndex(k)
    press(qtbot, said.dialog, Button.Ok)
    assert said.all == [known]  # though the screen shows rounded figures


def test_cancel_asks_for_nothing(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    type_into(qtbot, said.dialog.you.name, "Bea")
    with qtbot.waitSignal(said.dialog.rejected):
        press(qtbot, said.dialog, Button.Cancel)
    assert said.all == []


# you


def test_what_is_typed_about_the_runner_is_wanted(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    you = said.dialog.you
    for field, text in (
        (you.name, "Bea"), (you.stature, "162 cm"), (you.mass, "54,5"), (you.age, "51"), (you.cadence, "178"),
        (you.weekly, "1 200"), (you.longest, "640 m"), (you.hill, "90"),
    ):  # fmt: skip
        type_into(qtbot, field, text)
    choose(qtbot, you.skill, "Elite")
    for box in (you.poles, you.injured, you.adopted, you.strength, you.has_day):
        you.ensureWidgetVisible(box)
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    you.day.setDate(QDate(2026, 9, 12))
    you.days.setFocus()
    qtbot.keyClick(you.days, Key.Key_Down)
    with qtbot.waitSignal(said.dialog.accepted):
        press(qtbot, said.dialog, Button.Ok)
    p = said.preferences
    assert p.runner == Runner(
        "Bea", 1.62, 54.5, "elite", weekly_descent=1200.0, longest_day=640.0, longest_day_on=date(2026, 9, 12),
        cadence=178.0, cadence_adopted=True, age=51.0, injured=True, poles=True,
    )  # fmt: skip
    assert (p.days_per_week, p.hill_drop, p.strength) == (3, 90.0, True)


def test_what_is_emptied_is_not_known_any_more(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    you = said.dialog.you
    for field in (you.age, you.cadence, you.weekly, you.longest, you.hill):
        type_into(qtbot, field, "")
    you.has_day.setFocus()
    qtbot.keyClick(you.has_day, Key.Key_Space)
    assert not you.day.isEnabled()
    press(qtbot, said.dialog, Button.Apply)
    runner = said.preferences.runner
    assert (runner.age, runner.cadence, runner.weekly_descent, runner.longest_day, runner.longest_day_on) == (None,) * 5
    assert said.preferences.hill_drop is None
    assert said.dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("name", "", "needs a name"),
        ("stature", "tall", "is no height"),
        ("stature", "3.2", "between 1.2 and 2.3 m"),
        ("mass", "1", "between 30 and 200 kg"),
        ("age", "old", "number of years"),
        ("cadence", "90", "120 to 240"),
        ("weekly", "lots", "is not a descent"),
        ("hill", "4", "at least 10 m"),
    ],
)
def test_a_wrong_figure_says_so_beside_itself(opened: Opened, qtbot: QtBot, name: str, text: str, words: str) -> None:
    said = opened()
    field: Asked = getattr(said.dialog.you, name)
    type_into(qtbot, said.dialog.you.age, "33")
    type_into(qtbot, field, text)
    press(qtbot, said.dialog, Button.Ok)
    assert said.all == []
    assert said.dialog.isVisible()
    assert words in warned(field)
    assert "settings" not in warned(field)  # it is here that one corrects it
    assert field.edit.text() == text  # nothing is lost
    assert field.edit.hasFocus()
    assert name == "age" or said.dialog.you.age.edit.text() == "33"
    type_into(qtbot, field, field._known_text)
    type_into(qtbot, said.dialog.you.age, "33")
    press(qtbot, said.dialog, Button.Ok)
    assert said.preferences.runner == replace(ADA, age=33.0)


def test_two_wrong_figures_are_both_said(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    type_into(qtbot, said.dialog.you.mass, "0")
    type_into(qtbot, said.dialog.you.longest, "far")
    press(qtbot, said.dialog, Button.Ok)
    assert warned(said.dialog.you.mass)
    assert warned(said.dialog.you.longest)
    assert said.dialog.you.mass.edit.hasFocus()


def test_enter_saves_and_escape_first_puts_back(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    name = said.dialog.you.name
    assert name.edit.hasFocus()
    qtbot.keyClicks(name.edit, "Bea")
    qtbot.keyClick(name.edit, Key.Key_Escape)
    assert name.edit.text() == "Ada"
    assert said.dialog.isVisible()
    qtbot.keyClick(name.edit, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(name.edit, "Bea")
    with qtbot.waitSignal(said.dialog.accepted):
        qtbot.keyClick(name.edit, Key.Key_Return)
    assert said.preferences.runner.name == "Bea"


# level ground


def test_a_flat_pace_says_what_it_implies(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    level = said.dialog.you.level
    assert "no plan until a course has a goal" in level.implied.text()
    choose(qtbot, level.kind, "Flat pace")
    type_into(qtbot, level.pace, "5:00")
    qtbot.keyClick(level.pace.edit, Key.Key_Tab)
    slower = 300.0 * 4**0.06
    assert level.implied.text() == f"That comes to {int(slower // 60)}:{slower % 60:02.0f} /km on the level for 4 h."
    press(qtbot, said.dialog, Button.Ok)
    assert said.all == [replace(Preferences(), runner=Runner(flat_pace=300.0))]


def test_a_pace_that_nobody_runs(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    level = said.dialog.you.level
    choose(qtbot, level.kind, "Flat pace")
    type_into(qtbot, level.pace, "1:10")
    press(qtbot, said.dialog, Button.Ok)
    assert "2 to 30 min/km" in warned(level.pace)
    assert said.all == []


def test_a_race_is_learned_from_once(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    level = said.dialog.you.level
    choose(qtbot, level.kind, "Recent race")
    choose(qtbot, level.course, "Two Breweries")
    type_into(qtbot, level.time, "3:12")
    press(qtbot, said.dialog, Button.Apply)
    assert said.all == [Preferences(), ("t", 11_520.0)]  # first what is known, then what is to be learned
    assert "being worked out" in level.implied.text()
    assert level.time.edit.text() == "3:12"
    press(qtbot, said.dialog, Button.Apply)
    assert said.all[2:] == [Preferences()]
    said.dialog.follow(replace(Preferences(), runner=Runner(recent=RECENT)))  # as the window does when it is there
    assert level.course.currentText() == "Two Breweries, as it is known"
    assert "flat pace of 4:54 /km over 3:12" in level.implied.text()
    assert not level.time.isEnabled()
    press(qtbot, said.dialog, Button.Ok)
    assert said.preferences.runner.recent == RECENT


def test_what_is_typed_stays_while_a_race_is_learned_from(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    level = said.dialog.you.level
    choose(qtbot, level.kind, "Recent race")
    type_into(qtbot, level.time, "2:00")
    press(qtbot, said.dialog, Button.Apply)
    type_into(qtbot, said.dialog.you.name, "Bea")
    said.dialog.follow(replace(Preferences(), runner=Runner(recent=RECENT)))
    assert said.dialog.you.name.edit.text() == "Bea"
    press(qtbot, said.dialog, Button.Ok)
    assert said.preferences.runner == Runner("Bea", recent=RECENT)


def test_a_race_without_a_time_is_asked_for_it(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    level = said.dialog.you.level
    choose(qtbot, level.kind, "Recent race")
    for text in ("", "fast"):
        type_into(qtbot, level.time, text)
        press(qtbot, said.dialog, Button.Ok)
        assert "is not a time" in warned(level.time)
        assert said.all == []


def test_without_open_courses_it_says_what_to_do(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences(), ())
    level = said.dialog.you.level
    choose(qtbot, level.kind, "Recent race")
    assert level.implied.text().startswith("Open the course that you ran")
    assert not level.time.isVisible()
    press(qtbot, said.dialog, Button.Ok)
    assert said.all == [Preferences()]


def test_a_known_race_can_be_let_go(opened: Opened, qtbot: QtBot) -> None:
    said = opened(replace(KNOWN, runner=replace(ADA, recent=RECENT)))
    choose(qtbot, said.dialog.you.level.kind, "Flat pace")
    press(qtbot, said.dialog, Button.Apply)
    assert said.preferences.runner == ADA
    choose(qtbot, said.dialog.you.level.kind, "Not known yet")
    press(qtbot, said.dialog, Button.Ok)
    assert said.preferences.runner == replace(ADA, flat_pace=None)


# units and network


def test_units_theme_paper_and_network(opened: Opened, qtbot: QtBot) -> None:
    said = opened()
    dialog, looks = said.dialog, said.dialog.looks
    dialog.pages.setCurrentWidget(looks)
    choose(qtbot, looks.units, "Miles and feet")
    choose(qtbot, looks.theme, "Light")
    choose(qtbot, looks.paper, "A4")
    assert not looks.mirror.isEnabled()
    qtbot.mouseClick(looks.network, LEFT, pos=QPoint(8, 12))
    type_into(qtbot, looks.mirror, "")
    press(qtbot, dialog, Button.Apply)
    assert said.all == [replace(KNOWN, units="mi", theme="light", paper="A4", network=True, mirror="")]
    assert dialog.you.longest.edit.text() == f"1{THIN}850"  # 563.8 m in feet, at once
    press(qtbot, dialog, Button.Ok)
    assert said.preferences.runner == ADA  # and no figure has drifted


def test_a_wrong_address_brings_its_page_forward(opened: Opened, qtbot: QtBot) -> None:
    said = opened(Preferences())
    dialog = said.dialog
    dialog.pages.setCurrentWidget(dialog.looks)
    type_into(qtbot, dialog.looks.mirror, "tiles.example")
    dialog.pages.setCurrentWidget(dialog.you)
    press(qtbot, dialog, Button.Ok)
    assert dialog.pages.currentWidget() is dialog.looks
    assert "is not a web address" in warned(dialog.looks.mirror)
    type_into(qtbot, dialog.looks.mirror, "https://tiles.example/srtm/")
    press(qtbot, dialog, Button.Ok)
    assert said.preferences.mirror == "https://tiles.example/srtm"


# numbers


@pytest.fixture
def numbers(opened: Opened, qtbot: QtBot) -> Said:
    said = opened(Preferences())
    said.dialog.pages.setCurrentWidget(said.dialog.numbers)
    assert said.dialog.numbers.isVisible()
    return said


def row(said: Said, key: str) -> NumberRow:
    found = said.dialog.numbers.rows[key]
    said.dialog.numbers.area.ensureWidgetVisible(found)
    return found


def type_number(qtbot: QtBot, of: NumberRow, text: str) -> None:
    of.number.setFocus()
    of.number.selectAll()
    qtbot.keyClicks(of.number, text)
    qtbot.keyClick(of.number, Key.Key_Tab)


def test_every_number_that_somebody_chose_is_there(numbers: Said) -> None:
    rows = numbers.dialog.numbers.rows
    assert len(rows) == len(choices.choices()) + len(training.choices())
    for r in rows.values():
        assert r.value == r.choice.default
        assert r.choice.source in r.second.text()
        assert not r.wrong
        assert not r.reset.isEnabled()
    assert sum("Our own choice" in r.second.text() for r in rows.values()) > 80
    assert "Gottschall" in rows["load.brake_slope"].second.text()


def test_a_typed_number_is_wanted(numbers: Said, qtbot: QtBot) -> None:
    type_number(qtbot, row(numbers, "cap.3"), "4,25")
    type_number(qtbot, row(numbers, "training.week_growth"), "1.2")
    press(qtbot, numbers.dialog, Button.Ok)
    p = numbers.preferences
    assert p.settings == choices.changed(Preferences().settings, "cap.3", 4.25)
    assert p.training == training.changed(Preferences().training, "week_growth", 1.2)
    assert p.runner == Runner()


@pytest.mark.parametrize(
    ("key", "text", "seconds"),
    [
        ("flat_pace_duration", "1:30", 5400.0),
        ("flat_pace_duration", "3,40", 13_200.0),
        ("flat_pace_duration", "1h15", 4500.0),
        ("flat_pace_duration", "90 min", 5400.0),
        ("flat_pace_duration", "4500", 4500.0),
        ("training.repeat_seconds", "1:15", 75.0),
        ("training.repeat_seconds", "90,5", 90.5),
        ("training.repeat_seconds", "1 min", 60.0),
    ],
)
def test_seconds_are_read_as_a_time_too(numbers: Said, qtbot: QtBot, key: str, text: str, seconds: float) -> None:
    of = row(numbers, key)
    type_number(qtbot, of, text)
    assert (of.value, of.wrong) == (seconds, False)
    assert of.number.text().endswith(" s")


def test_a_number_outside_its_range_says_so_and_stays(numbers: Said, qtbot: QtBot) -> None:
    fade = row(numbers, "fade")
    type_number(qtbot, fade, "0.7")
    assert fade.second.text() == "Give 0 to 0.5."
    numbers.dialog.pages.setCurrentWidget(numbers.dialog.you)
    press(qtbot, numbers.dialog, Button.Ok)
    assert numbers.all == []
    assert numbers.dialog.pages.currentWidget() is numbers.dialog.numbers
    assert fade.number.hasFocus()
    assert fade.value == 0.7
    type_number(qtbot, fade, "0.3")
    press(qtbot, numbers.dialog, Button.Ok)
    assert numbers.preferences.settings.fade == 0.3


def test_arrow_keys_step_inside_the_range(numbers: Said, qtbot: QtBot) -> None:
    bank = row(numbers, "bank")
    bank.number.setFocus()
    for _each in range(40):
        qtbot.keyClick(bank.number, Key.Key_Up)
    assert bank.value == bank.choice.high
    for _each in range(80):
        qtbot.keyClick(bank.number, Key.Key_Down)
    assert bank.value == bank.choice.low


def test_letters_are_no_numbers(numbers: Said, qtbot: QtBot) -> None:
    fade = row(numbers, "fade")
    type_number(qtbot, fade, "x")
    assert fade.value == fade.choice.default
    fade.number.setFocus()
    fade.number.selectAll()
    qtbot.keyClick(fade.number, Key.Key_Delete)
    qtbot.keyClick(fade.number, Key.Key_Tab)
    assert fade.value == fade.choice.default  # an emptied field goes back


def test_a_changed_number_stands_out_in_every_theme(numbers: Said, qtbot: QtBot, qapp: QApplication) -> None:
    fade = row(numbers, "fade")
    type_number(qtbot, fade, "0.3")
    for theme in (DARK, LIGHT):
        sheet.apply(qapp, theme)
        assert fade.title.font().weight() == 600
        assert row(numbers, "bank").title.font().weight() == 400
    qtbot.mouseClick(fade.reset, LEFT)
    assert fade.title.font().weight() == 400


def test_one_number_can_be_reset(numbers: Said, qtbot: QtBot) -> None:
    fade = row(numbers, "fade")
    type_number(qtbot, fade, "0.3")
    assert fade.second.text().startswith("Yours; 0.15 before.")
    qtbot.mouseClick(fade.reset, LEFT)
    assert fade.value == 0.15
    assert "Yours" not in fade.second.text()


def test_all_numbers_can_be_reset(opened: Opened, qtbot: QtBot) -> None:
    said = opened(KNOWN)
    said.dialog.pages.setCurrentWidget(said.dialog.numbers)
    page = said.dialog.numbers
    assert row(said, "fade").value == 0.2
    assert page.reset.text() == "Reset all 2"
    page.reset.setFocus()
    qtbot.keyClick(page.reset, Key.Key_Space)
    assert not page.reset.isEnabled()
    press(qtbot, said.dialog, Button.Ok)
    assert said.all == [replace(KNOWN, settings=Preferences().settings, training=Preferences().training)]


def test_numbers_are_found_by_their_words(numbers: Said, qtbot: QtBot) -> None:
    page = numbers.dialog.numbers
    qtbot.mouseClick(page.search, LEFT)
    qtbot.keyClicks(page.search, "riegel")
    shown = [key for key, r in page.rows.items() if r.isVisible()]
    assert shown == ["riegel"]
    qtbot.keyClicks(page.search, "zzz")
    assert page.nothing.isVisible()
    assert not any(r.isVisible() for r in page.rows.values())
    page.search.clear()
    assert all(r.isVisible() for r in page.rows.values())


def test_a_wrong_number_is_found_through_a_search(numbers: Said, qtbot: QtBot) -> None:
    type_number(qtbot, row(numbers, "fade"), "0.9")
    qtbot.mouseClick(numbers.dialog.numbers.search, LEFT)
    qtbot.keyClicks(numbers.dialog.numbers.search, "riegel")
    press(qtbot, numbers.dialog, Button.Ok)
    assert numbers.dialog.numbers.rows["fade"].isVisible()
    assert not numbers.dialog.numbers.rows["fade"].visibleRegion().isEmpty()


def test_the_wheel_changes_nothing(numbers: Said, qapp: QApplication) -> None:
    field = row(numbers, "fade").number
    field.setFocus()
    at = QPointF(field.rect().center())
    turn = QPoint(0, -360)
    none = Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        at, field.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    qapp.notify(field, wheel)
    assert field.value() == 0.15
    assert not wheel.isAccepted()  # so that it goes on to the page


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(0, 0.5, 0.02), (0.1, 0.3, 0.01), (500, 4000, 100), (2, 8, 0.2), (0.75, 1.15, 0.02)]
)
def test_steps_are_round_and_fine(low: float, high: float, expected: float) -> None:
    assert step(low, high) == pytest.approx(expected)


# looks


def test_every_control_has_a_name_and_room_for_a_finger(opened: Opened) -> None:
    said = opened(replace(KNOWN, runner=replace(ADA, recent=RECENT)))
    for k in range(said.dialog.pages.count()):
        said.dialog.pages.setCurrentIndex(k)
        page = said.dialog.pages.currentWidget()
        for widget in page.findChildren(QWidget):
            focusable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if not focusable or widget.inherits("QScrollArea") or widget.focusProxy() is not None:
                continue
            if widget.parent().inherits("QAbstractSpinBox") or widget.inherits("QScrollBar"):
                continue
            text = widget.text() if isinstance(widget, QPushButton) or hasattr(widget, "text") else ""
            assert widget.accessibleName() or text, widget
            assert widget.height() >= 26, widget


def test_it_fits_a_small_screen(opened: Opened) -> None:
    dialog = opened().dialog
    assert dialog.width() <= 1000
    assert dialog.height() <= 680
    assert dialog.minimumSizeHint().height() <= 600
    assert dialog.you.horizontalScrollBar().maximum() == 0


def test_it_wears_both_themes(opened: Opened, qapp: QApplication) -> None:
    said = opened()
    dialog = said.dialog
    for theme in (DARK, LIGHT):
        sheet.apply(qapp, theme)
        for page in (dialog.you, dialog.looks, dialog.numbers):
            dialog.pages.setCurrentWidget(page)
            image = page.grab().toImage()
            assert image.pixelColor(image.width() // 2, image.height() - 4).name().upper() == theme.panel
    fade = dialog.numbers.rows["fade"]
    icon = fade.reset.icon().pixmap(17, 17).toImage()
    ink = {
        icon.pixelColor(x, y).name().upper()
        for x in range(17)
        for y in range(17)
        if icon.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.text in ink


def test_labels_are_plain_words(opened: Opened) -> None:
    said = opened(Preferences(runner=Runner("<b>Ada</b>")), (("x", "<i>A & B</i>"),))
    assert said.dialog.you.name.edit.text() == "<b>Ada</b>"
    assert said.dialog.you.level.course.itemText(0) == "<i>A & B</i>"
    assert all("!" not in label.text() for label in said.dialog.findChildren(QLabel))


# several runners

BEN = Runner("Ben", 1.8, 80.0, "cautious", flat_pace=360.0)
TWO = KNOWN.with_runner("b", BEN)


def test_another_runner_has_other_figures_and_what_was_typed_stays(opened: Opened, qtbot: QtBot) -> None:
    said = opened(TWO)
    you = said.dialog.you
    type_into(qtbot, you.age, "50")
    choose(qtbot, you.who.runner, "Ben")
    assert (you.name.edit.text(), you.age.edit.text(), you.poles.isChecked()) == ("Ben", "", False)
    type_into(qtbot, you.mass, "82")
    choose(qtbot, you.who.runner, "Ada")
    assert you.age.edit.text() == "50"
    press(qtbot, said.dialog, Button.Ok)
    p = said.preferences
    assert (p.runner, p.runner_of("b")) == (replace(ADA, age=50.0), replace(BEN, mass=82.0))
    assert replace(p, runner=ADA, others=TWO.others) == TWO


def test_runners_are_added_renamed_and_removed(opened: Opened, qtbot: QtBot) -> None:
    said = opened(TWO)
    you = said.dialog.you
    assert not you.who.remove.isEnabled()  # courses begin with Ada
    qtbot.mouseClick(you.who.add, LEFT)
    assert you.name.edit.hasFocus()
    qtbot.keyClicks(you.name.edit, "Cleo")  # over the name that was offered
    choose(qtbot, you.who.runner, "Ben")
    assert [you.who.runner.itemText(k) for k in range(you.who.runner.count())] == ["Ada", "Ben", "Cleo"]
    qtbot.mouseClick(you.who.remove, LEFT)
    assert you.name.edit.text() == "Ada"
    press(qtbot, said.dialog, Button.Ok)
    assert [name for _id, name in said.preferences.runners] == ["Ada", "Cleo"]
    assert said.preferences.runner == ADA
    assert said.preferences.others[0].runner == Runner("Cleo")


def test_a_runner_who_cannot_be_read_is_not_left(opened: Opened, qtbot: QtBot) -> None:
    said = opened(TWO)
    you = said.dialog.you
    type_into(qtbot, you.mass, "heavy")
    for leave in (lambda: qtbot.keyClick(you.who.runner, Key.Key_Down), lambda: qtbot.mouseClick(you.who.add, LEFT)):
        leave()
        assert you.who.runner.currentText() == "Ada"
        assert you.mass.edit.hasFocus()
        assert you.mass.edit.text() == "heavy"


def test_a_race_is_learned_by_who_ran_it(opened: Opened, qtbot: QtBot) -> None:
    said = opened(TWO)
    asked: list[tuple[object, ...]] = []
    said.dialog.recent_wanted.connect(lambda *what: asked.append(what))
    level = said.dialog.you.level
    choose(qtbot, said.dialog.you.who.runner, "Ben")
    choose(qtbot, level.kind, "Recent race")
    choose(qtbot, level.course, "Two Breweries")
    type_into(qtbot, level.time, "3h20")
    choose(qtbot, said.dialog.you.who.runner, "Ada")
    press(qtbot, said.dialog, Button.Ok)
    assert asked == [("t", 12_000.0, "b")]


def test_the_runner_of_the_entry_on_screen_is_shown_first(qtbot: QtBot, qapp: QApplication) -> None:
    for who, name in (("b", "Ben"), ("gone", "Ada")):
        dialog = RunnerDialog(TWO, Units(), None, COURSES, who)
        qtbot.addWidget(dialog)
        assert dialog.you.name.edit.text() == name
