"""What stands in the middle when no course is open."""

import subprocess
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.actions import menus
from ui.opening import samples
from ui.panels.sample_profile import SampleProfile, pieces, profile
from ui.panels.welcome import Welcome
from ui.style import palette, sheet
from ui.style.palette import DARK, LIGHT, Theme

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def welcome(qtbot: QtBot, qapp: QApplication) -> Welcome:
    sheet.apply(qapp, LIGHT)
    widget = Welcome()
    qtbot.addWidget(widget)
    widget.resize(760, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("offer", ["sample", "open", "runner"])
def test_every_offer_by_pointer_and_by_key(welcome: Welcome, qtbot: QtBot, offer: str) -> None:
    button, signal = getattr(welcome, offer), getattr(welcome, f"{offer}_wanted")
    assert button.height() >= 26
    assert button.accessibleDescription()
    with qtbot.waitSignal(signal):
        qtbot.mouseClick(button, LEFT)
    button.setFocus()
    with qtbot.waitSignal(signal):
        qtbot.keyClick(button, Key.Key_Space)


def test_tab_goes_from_offer_to_offer(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.sample.setFocus()
    seen = [QApplication.focusWidget()]
    for _each in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [welcome.sample, welcome.open, welcome.runner]


def test_its_keys_are_those_of_the_window(welcome: Welcome) -> None:
    keys = {c.key for _title, commands in menus() for c in commands if c is not None}
    caps = [label.text() for label in welcome.findChildren(QLabel) if label.property("surface") == "key"]
    assert len(caps) == 4
    assert set(caps) <= keys


def test_no_words_are_cut(welcome: Welcome, qtbot: QtBot) -> None:
    for label in welcome.findChildren(QLabel):
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= need, label.text()
        assert label.wordWrap() or label.width() >= label.sizeHint().width(), label.text()
    longer = next(label for label in welcome.findChildren(QLabel) if "exact" in label.text())
    longer.setText(longer.text() * 4)  # as another language may
    qtbot.waitUntil(lambda: longer.height() >= longer.heightForWidth(longer.width()) > 30)


def test_it_fits_beside_library_and_inspector(welcome: Welcome) -> None:
    assert welcome.minimumSizeHint().width() <= 656  # 1280 px less library and inspector
    assert welcome.minimumSizeHint().height() <= 480


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_it_wears_the_theme_and_shows_where_to_drop(welcome: Welcome, qapp: QApplication, theme: Theme) -> None:
    sheet.apply(qapp, theme)
    image = welcome.grab().toImage()
    edge = {image.pixelColor(x, y).name().upper() for x in range(60, 160) for y in range(10, 20)}
    assert theme.accent in edge  # the dashed line
    assert image.pixelColor(3, 3) == QColor(theme.window)
    sheet.apply(qapp, LIGHT)


# the small profile


def test_the_profile_is_that_of_the_sample() -> None:
    line = samples()[0].route.line
    points = profile()
    assert len(points) == len(line.distance)
    assert points[-1][0] == pytest.approx(line.length, rel=0.002)
    assert [z for _x, z in points] == pytest.approx(list(line.elevation), abs=0.1)


def test_its_pieces_are_wide_enough_and_leave_nothing_out() -> None:
    found = pieces(profile(), 400.0)
    assert all(p[-1][0] - p[0][0] >= 400.0 for p in found[:-1])
    assert all(a[-1] == b[0] for a, b in pairwise(found))
    assert (found[0][0], found[-1][-1]) == (profile()[0], profile()[-1])


def test_descents_are_coloured_and_climbs_are_not(welcome: Welcome) -> None:
    chart = welcome.findChild(SampleProfile)
    image = chart.grab().toImage()
    y, most = image.height() - 8, int(0.9 * image.width())  # the line itself comes down at the end
    row = [image.pixelColor(x, y).name().upper() for x in range(2, most)]
    fills = {chip.fill.upper() for chip in LIGHT.gradient[: palette.FLAT]}
    assert len(fills & set(row)) >= 4
    assert row[10] not in fills  # it starts with a climb
    assert set(row) <= fills | {row[10]}


def test_a_first_window_needs_no_numpy() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from ui.panels.welcome import Welcome; w = Welcome(); w.show(); w.grab();"
        "from ui.panels.library import LibraryPanel; from routeplanner.units import Units;"
        "p = LibraryPanel(); p.show_rows([], None, Units(), False); p.grab();"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
