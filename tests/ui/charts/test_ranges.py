"""Ranges and zoom under a real pointer, a real wheel and real keys."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.charts.values import Geometry, ProfileValues
from ui.charts.widget import ProfileWidget
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme

Key = Qt.Key
Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier


class Hand:
    """A profile on the screen, and what it says."""

    def __init__(self, qtbot: QtBot, profile: ProfileWidget) -> None:
        self.profile = profile
        self.ranges: list[tuple[float, float] | None] = []
        self.windows: list[tuple[float, float] | None] = []
        self.clicked: list[int] = []
        profile.range_changed.connect(self.ranges.append)
        profile.window_changed.connect(self.windows.append)
        profile.descent_clicked.connect(self.clicked.append)
        profile.resize(720, 208)
        profile.show()
        qtbot.waitExposed(profile)

    @property
    def where(self) -> Geometry:
        found = self.profile.chart_geometry()
        assert found is not None
        return found

    def place(self, distance: float) -> QPoint:
        return QPoint(round(self.where.x(distance)), round(self.where.plot.center().y()))

    def drag(self, start: float, end: float, button: Button = Button.LeftButton) -> None:
        self.pull(self.place(start), self.place(end), button)

    def pull(self, a: QPoint, b: QPoint, button: Button = Button.LeftButton) -> None:
        QTest.mousePress(self.profile, button, Modifier.NoModifier, a)
        for k in range(1, 5):
            QTest.mouseMove(self.profile, a + (b - a) * (k / 4))
        QTest.mouseRelease(self.profile, button, Modifier.NoModifier, b)

    def click(self, distance: float) -> None:
        QTest.mouseClick(self.profile, Button.LeftButton, Modifier.NoModifier, self.place(distance))

    def double_click(self, distance: float) -> None:
        at = self.place(distance)
        QTest.mouseClick(self.profile, Button.LeftButton, Modifier.NoModifier, at)
        QTest.mouseDClick(self.profile, Button.LeftButton, Modifier.NoModifier, at)
        QTest.mouseRelease(self.profile, Button.LeftButton, Modifier.NoModifier, at)  # Qt's test leaves it pressed

    def wheel(self, distance: float, x: int, y: int, keys: Modifier = Modifier.NoModifier) -> None:
        at = self.place(distance)
        QTest.mouseMove(self.profile, at)
        event = QWheelEvent(
            QPointF(at),
            QPointF(self.profile.mapToGlobal(at)),
            QPoint(),
            QPoint(x, y),
            Button.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.profile, event)

    def keys(self, *pressed: Key, keys: Modifier = Modifier.NoModifier) -> None:
        self.profile.setFocus()
        for key in pressed:
            QTest.keyClick(self.profile, key, keys)

    @property
    def pixel(self) -> float:
        """[m]"""
        return 1.0 / self.where.scale


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, values: ProfileValues) -> Hand:
    sheet.apply(qapp, LIGHT)
    profile = ProfileWidget()
    qtbot.addWidget(profile)
    profile.set_values(values)
    return Hand(qtbot, profile)


def near(hand: Hand, wanted: tuple[float, float]) -> object:
    return pytest.approx(wanted, abs=hand.pixel)


# a range by pointer


def test_a_drag_selects_a_range_whichever_way_it_goes(hand: Hand) -> None:
    hand.drag(500.0, 2700.0)
    assert hand.profile.range == near(hand, (500.0, 2700.0))
    hand.drag(3600.0, 2300.0)
    assert hand.profile.range == near(hand, (2300.0, 3600.0))
    assert hand.ranges[-1] == hand.profile.range
    assert len(hand.ranges) >= 6  # also on the way
    assert hand.clicked == []  # no drag is a click on the descents that it crossed


def test_a_few_pixels_are_still_a_click(hand: Hand) -> None:
    at = hand.place(1500.0)
    hand.pull(at, at + QPoint(4, 30))
    assert (hand.profile.range, hand.clicked) == (None, [1])
    hand.pull(at, at + QPoint(5, 0))
    assert hand.profile.range is not None
    assert hand.clicked == [1]


def test_a_click_clears_the_range_once(hand: Hand) -> None:
    hand.drag(500.0, 2700.0)
    hand.click(2500.0)
    assert (hand.profile.range, hand.ranges[-1], hand.clicked) == (None, None, [])
    told = len(hand.ranges)
    hand.click(2500.0)
    assert len(hand.ranges) == told


def test_both_handles_can_be_dragged_also_past_each_other(hand: Hand) -> None:
    hand.drag(1000.0, 2000.0)
    hand.drag(1000.0, 600.0)
    assert hand.profile.range == near(hand, (600.0, 2000.0))
    hand.drag(2000.0, 3000.0)
    assert hand.profile.range == near(hand, (600.0, 3000.0))
    hand.drag(600.0, 3500.0)
    assert hand.profile.range == near(hand, (3000.0, 3500.0))
    hand.click(3000.0)  # held, not moved
    assert hand.profile.range == near(hand, (3000.0, 3500.0))
    QTest.mouseMove(hand.profile, hand.place(3500.0))
    assert hand.profile.cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(hand.profile, hand.place(2500.0))
    assert hand.profile.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_drag_over_the_edge_ends_at_the_course(hand: Hand) -> None:
    hand.pull(hand.place(3000.0), QPoint(900, 100))
    assert hand.profile.range == near(hand, (3000.0, 4000.0))


def test_a_badge_or_the_axis_begins_no_range(hand: Hand) -> None:
    badge = hand.where.badges[0][1].center().toPoint()
    hand.pull(badge, badge + QPoint(120, 0))
    axis = QPoint(300, round(hand.where.plot.bottom()) + 30)
    hand.pull(axis, axis + QPoint(120, 0))
    assert (hand.profile.range, hand.clicked) == (None, [1])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_range_is_seen_and_leaves_the_colours(hand: Hand, qapp: QApplication, theme: Theme) -> None:
    sheet.apply(qapp, theme)
    top = round(hand.where.plot.top()) + 30
    sky, ground = QPoint(hand.place(2500.0).x(), top), hand.place(3800.0) + QPoint(0, 40)
    before = hand.profile.grab().toImage()
    hand.profile.set_range((2200.0, 3900.0))
    after = hand.profile.grab().toImage()
    assert before.pixelColor(sky) == QColor(theme.panel)
    assert after.pixelColor(sky) == QColor(theme.selection)
    assert before.pixelColor(ground) == after.pixelColor(ground) != QColor(theme.panel)
    assert after.pixelColor(hand.place(2200.0)) == QColor(theme.accent)
    sheet.apply(qapp, LIGHT)


def test_a_shorter_course_drops_the_range_and_the_window(hand: Hand, values: ProfileValues) -> None:
    hand.profile.set_range((1500.0, 3000.0))
    hand.profile.show_window((1000.0, 3500.0))
    hand.profile.set_values(replace(values, units=values.units))
    assert hand.profile.range == (1500.0, 3000.0)
    hand.profile.set_values(values.between(0.0, 2000.0))
    assert hand.ranges[-1] is None
    assert hand.windows[-1] is None
    hand.profile.set_range((500.0, 900.0))
    hand.profile.set_values(None)
    assert hand.ranges[-1] is None


# a range by keys


def test_alt_and_arrows_select_from_the_cursor(hand: Hand) -> None:
    hand.profile.set_cursor(1000.0)
    hand.keys(Key.Key_Right, Key.Key_Right, keys=Modifier.AltModifier)
    assert hand.profile.range == (1000.0, 1020.0)
    hand.keys(Key.Key_Right, keys=Modifier.AltModifier | Modifier.ShiftModifier)
    assert hand.profile.range == (1000.0, 1120.0)
    assert hand.profile.cursor_distance == 1120.0
    hand.keys(Key.Key_Left, Key.Key_Left, keys=Modifier.AltModifier | Modifier.ShiftModifier)
    assert hand.profile.range == (920.0, 1000.0)  # through the end that stays
    hand.keys(Key.Key_End, keys=Modifier.AltModifier)
    assert hand.profile.range == (1000.0, 4000.0)


def test_plain_arrows_leave_the_range_and_esc_clears_it(hand: Hand) -> None:
    hand.profile.set_range((1000.0, 2000.0))
    hand.keys(Key.Key_Right, keys=Modifier.ShiftModifier)
    assert hand.profile.range == (1000.0, 2000.0)
    assert hand.profile.cursor_distance == 100.0
    hand.keys(Key.Key_Escape)
    assert hand.ranges[-1] is None
    hand.keys(Key.Key_Escape)  # nothing left to clear
    assert hand.ranges.count(None) == 1


# zoom


def test_the_wheel_zooms_about_the_pointer_and_back(hand: Hand) -> None:
    at = hand.place(3000.0)
    hand.wheel(3000.0, 0, 360)
    start, end = hand.profile.window_shown
    assert end - start == pytest.approx(4000.0 / 1.25**3)
    assert hand.where.distance(at.x()) == pytest.approx(3000.0, abs=4000.0 / 650)
    hand.wheel(3000.0, 0, -1200)
    assert (hand.profile.zoom_window, hand.windows[-1]) == (None, None)


def test_ctrl_wheel_two_fingers_and_the_middle_button_move_along(hand: Hand) -> None:
    hand.profile.show_window((1000.0, 2000.0))
    hand.wheel(1500.0, 0, -120, Modifier.ControlModifier)
    moved = hand.profile.window_shown
    assert moved == pytest.approx((1000.0 + 60.0 * hand.pixel, 2000.0 + 60.0 * hand.pixel))
    hand.wheel(1500.0, 120, 0)
    assert hand.profile.window_shown == pytest.approx((1000.0, 2000.0))
    held = hand.place(1800.0)
    hand.pull(held, held - QPoint(200, 0), Button.MiddleButton)
    assert hand.where.x(1800.0) == pytest.approx(held.x() - 200, abs=1.0)
    assert hand.profile.range is None
    hand.wheel(1800.0, -120_000, 0)
    assert hand.profile.window_shown == (3000.0, 4000.0)


def test_keys_zoom_about_the_cursor_and_show_all_again(hand: Hand) -> None:
    hand.profile.set_cursor(1000.0)
    hand.keys(Key.Key_Plus)
    start, end = hand.profile.window_shown
    assert end - start == pytest.approx(4000.0 / 1.25**2)
    assert (1000.0 - start) / (end - start) == pytest.approx(0.25)
    hand.keys(Key.Key_Equal, Key.Key_Minus)
    assert hand.profile.window_shown == pytest.approx((start, end))
    hand.keys(Key.Key_0)
    assert hand.profile.zoom_window is None


def test_the_cursor_takes_the_window_along(hand: Hand) -> None:
    hand.profile.show_window((1000.0, 2000.0))
    hand.profile.set_cursor(1950.0)
    hand.keys(Key.Key_Right, keys=Modifier.ShiftModifier)
    assert hand.profile.cursor_distance == 2050.0
    assert hand.profile.window_shown == (1150.0, 2150.0)
    hand.keys(Key.Key_Home)
    assert hand.profile.window_shown == (0.0, 1000.0)


def test_a_double_click_zooms_to_the_descent_and_back(hand: Hand) -> None:
    hand.double_click(1500.0)
    assert hand.profile.window_shown == (940.0, 2060.0)
    assert hand.clicked == [1]
    hand.double_click(1500.0)
    assert hand.profile.zoom_window is None
    hand.profile.show_window((2000.0, 4000.0))
    hand.double_click(2500.0)  # level ground
    assert hand.profile.zoom_window is None
    assert hand.profile.range is None


def test_everything_follows_the_window(hand: Hand) -> None:
    hand.profile.show_window((1800.0, 2600.0))
    where = hand.where
    assert (where.start, where.end) == (1800.0, 2600.0)
    assert [n for n, _box in where.badges] == [1]
    assert where.badges[0][1].center().x() == pytest.approx(where.x(1900.0), abs=1.0)  # over what is seen of it
    assert where.high - where.low < 100.0  # the elevations too
    hand.profile.set_cursor(500.0)
    image = hand.profile.grab().toImage()
    hand.profile.set_cursor(None)
    assert image == hand.profile.grab().toImage()  # a cursor beyond the window is not drawn at its edge


def test_a_part_of_the_values_is_exact_at_both_ends(values: ProfileValues) -> None:
    part = values.between(1005.0, 3505.0)
    assert (part.distance[0], part.distance[-1]) == (1005.0, 3505.0)
    assert len(part.gradient) == len(part.distance) - 1
    assert part.elevation[0] == pytest.approx(values.elevation_at(1005.0))
    assert part.gradient_at(1006.0) == values.gradient_at(1006.0)
    assert part.gradient_at(3504.0) == values.gradient_at(3504.0)
    assert [(d.start, d.end) for d in part.descents] == [(1005.0, 2000.0), (3000.0, 3505.0)]
    assert [s.name for s in part.stations] == ["Col"]
    assert part.clock is not None
    assert np.all(np.diff(part.distance) > 0.0)
    whole = values.between(0.0, 4000.0)
    assert np.array_equal(whole.elevation, values.elevation)
    assert np.array_equal(whole.gradient, values.gradient)
