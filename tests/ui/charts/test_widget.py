"""The profile under a real pointer and real keys."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.charts.spoken import spoken
from ui.charts.values import Geometry, ProfileValues
from ui.charts.view import ChartView
from ui.charts.widget import ProfileWidget
from ui.style import sheet
from ui.style.palette import DARK, LIGHT

Key = Qt.Key


class Window(QWidget):
    """A profile above a label, so that the pointer has somewhere to go."""

    def __init__(self, values: ProfileValues) -> None:
        super().__init__()
        self.profile, self.label = ProfileWidget(), QLabel("readout")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.profile)
        column.addWidget(self.label)
        self.profile.set_values(values)
        self.heard: list[float | None] = []
        self.clicked: list[int] = []
        self.profile.hovered.connect(self.heard.append)
        self.profile.descent_clicked.connect(self.clicked.append)
        self.resize(720, 260)

    @property
    def geometry_now(self) -> Geometry:
        found = self.profile.chart_geometry()
        assert found is not None
        return found

    def point(self, distance: float, y: float | None = None) -> QPoint:
        where = self.geometry_now
        return QPoint(round(where.x(distance)), round(where.plot.center().y() if y is None else y))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, values: ProfileValues) -> Window:
    sheet.apply(qapp, LIGHT)
    made = Window(values)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_pointer_moves_the_one_cursor_and_takes_it_along(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.profile.hovered):
        qtbot.mouseMove(window.profile, window.point(1500.0))
    assert window.heard[-1] == pytest.approx(1500.0, abs=0.5 / window.geometry_now.scale)
    assert window.profile.cursor_distance == window.heard[-1]
    with qtbot.waitSignal(window.profile.hovered):
        qtbot.mouseMove(window.label)
    assert window.heard[-1] is None


def test_the_marker_is_drawn_on_the_line(qtbot: QtBot, window: Window) -> None:
    window.profile.set_cursor(1500.0)
    image = window.profile.grab().toImage()
    where = window.geometry_now
    x = round(where.x(1500.0))
    assert image.pixelColor(x, round(where.y(440.0))).name() == LIGHT.accent.lower()
    assert image.pixelColor(x, round(where.plot.top()) + 3).name() == LIGHT.accent.lower()
    assert window.heard == []  # told, not asked


def test_clicks_find_the_descent_and_its_badge(qtbot: QtBot, window: Window) -> None:
    box = window.geometry_now.badges[0][1]
    qtbot.mouseClick(window.profile, Qt.MouseButton.LeftButton, pos=window.point(3500.0))
    qtbot.mouseClick(window.profile, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    qtbot.mouseClick(window.profile, Qt.MouseButton.LeftButton, pos=window.point(2500.0))  # level ground
    qtbot.mouseClick(window.profile, Qt.MouseButton.RightButton, pos=window.point(3500.0))
    assert window.clicked == [2, 1]


def test_keys_move_the_cursor_by_10_and_100_metres_and_stop_at_the_ends(qtbot: QtBot, window: Window) -> None:
    window.profile.setFocus()
    for key, modifier in (
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Left, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(window.profile, key, modifier)
    assert window.heard == [10.0, 110.0, 100.0, 0.0, 4000.0, 0.0]  # no word where nothing moved


def test_focus_is_seen(qtbot: QtBot, window: Window) -> None:
    window.label.setFocus()
    before = window.profile.grab().toImage().pixelColor(QPoint(1, 100))
    window.profile.setFocus()
    qtbot.waitUntil(window.profile.hasFocus)
    after = window.profile.grab().toImage().pixelColor(QPoint(1, 100))
    assert before == QColor(LIGHT.panel)
    assert after == QColor(LIGHT.accent)


def test_selection_is_drawn_and_spoken(window: Window) -> None:
    window.profile.select(2)
    image = window.profile.grab().toImage()
    where = window.geometry_now
    assert image.pixelColor(window.point(3900.0, where.plot.top() + 4.0)) == QColor(LIGHT.selection)
    assert window.profile.accessibleDescription() == "Descent 2 of 2, 215 m over 1.00 km, steepest 35 percent"
    window.profile.select(None)
    assert window.profile.accessibleDescription() == "2 descents over 4.0 km"


def test_a_new_theme_redraws(qapp: QApplication, window: Window) -> None:
    def ground() -> QColor:
        return window.profile.grab().toImage().pixelColor(QPoint(3, 3))

    assert ground() == QColor(LIGHT.panel)
    sheet.apply(qapp, DARK)
    assert ground() == QColor(DARK.panel)
    sheet.apply(qapp, LIGHT)
    assert ground() == QColor(LIGHT.panel)


def test_another_course_drops_what_it_does_not_have(window: Window, values: ProfileValues) -> None:
    window.profile.set_cursor(3500.0)
    window.profile.select(2)
    shorter = replace(
        values,
        distance=values.distance[:201],
        elevation=values.elevation[:201],
        gradient=values.gradient[:200],
        descents=values.descents[:1],
        stations=(),
        clock=None,
    )
    window.profile.set_values(shorter)
    assert window.profile.cursor_distance is None
    assert window.profile.accessibleDescription() == "1 descent over 2.0 km"
    window.profile.set_values(None)
    assert window.profile.chart_geometry() is None
    assert spoken(None, None) == "No course is open."
    assert window.profile.grab().toImage().pixelColor(QPoint(360, 100)) == QColor(LIGHT.panel)


def test_without_elevation_no_descents_are_counted(values: ProfileValues) -> None:
    bare = replace(values, elevation=np.full_like(values.elevation, np.nan), descents=())
    assert spoken(bare, None) == "4.0 km, elevation unknown"


def test_a_moving_cursor_draws_nothing_anew(window: Window) -> None:
    window.profile.grab()
    picture = window.profile._picture
    window.profile.set_cursor(700.0)
    window.profile.grab()
    assert window.profile._picture is picture


def test_a_chart_view_shows_what_it_is_given(qtbot: QtBot, qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)
    view = ChartView(80)
    qtbot.addWidget(view)
    view.resize(100, 80)
    view.set_chart(lambda painter, rect, theme: painter.fillRect(rect, QColor(theme.accent)), "All accent", 90)
    assert view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).pixelColor(50, 40) == QColor(LIGHT.accent)
    assert view.accessibleDescription() == "All accent"
    assert view.sizeHint().height() == 90


def test_a_window_without_a_course_loads_no_numpy() -> None:
    script = (
        "import sys, ui.charts.widget, ui.charts.view, ui.style.icons, ui.style.sheet;"
        "print(sorted({'numpy', 'PySide6.QtSvg'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
