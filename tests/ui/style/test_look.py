"""Fonts, icons and the style sheet, in a real application."""

import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from ui import assets
from ui.style import fonts, icons, sheet
from ui.style.palette import DARK, LIGHT, Theme

NAMES = """
    folder-open spline magnet undo-2 redo-2 arrow-left-right printer search plus minus maximize layers mountain
    droplets flag footprints scissors pencil triangle-alert wifi-off rotate-cw calendar-days clock lock file-up
    file-down star check x chevron-down
"""


def test_inter_is_there_in_four_weights(qapp: QApplication) -> None:
    assert fonts.load()
    widths = set()
    for weight in (fonts.REGULAR, fonts.MEDIUM, fonts.SEMIBOLD, fonts.BOLD):
        font = fonts.font(fonts.KEY_FIGURE, weight)
        assert QFontInfo(font).family() == "Inter"
        widths.add(QFontMetricsF(font).horizontalAdvance("Carnethy Hill"))
    assert len(widths) == 4


def test_figures_are_of_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(fonts.font(fonts.BODY))
    assert {round(metrics.horizontalAdvance(digit), 6) for digit in "0123456789"} == {
        round(metrics.horizontalAdvance("0"), 6)
    }


@pytest.mark.parametrize("dots", [72, 96, 144])
def test_sizes_are_in_1_96_inch_on_every_device(qapp: QApplication, dots: int) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots / 0.0254))
    image.setDotsPerMeterY(round(dots / 0.0254))
    font = fonts.font(fonts.AXIS, device=image)
    assert font.pointSizeF() * image.logicalDpiY() / 72.0 == pytest.approx(10.5, abs=0.05)


def test_the_licences_are_there() -> None:
    assert "SIL Open Font License" in assets.text("style/Inter-LICENSE.txt")
    assert "ISC License" in assets.text("icons/Lucide-LICENSE.txt")


@pytest.mark.parametrize("name", NAMES.split())
def test_every_icon_of_the_design_draws_in_its_colour(qapp: QApplication, name: str) -> None:
    image = icons.pixmap(name, "#FF0000", 48.0, 1.0).toImage()
    seen = [QColor(image.pixelColor(x, y)) for x in range(48) for y in range(48)]
    inked = [c for c in seen if c.alpha() == 255]
    assert 30 < len(inked) < 1200
    assert {c.name() for c in inked} == {"#ff0000"}


def test_an_icon_is_sharp_on_a_dense_screen_and_pale_when_disabled(qapp: QApplication) -> None:
    icon = icons.icon("printer", LIGHT, "accent", ratio=2.0)
    dense = icon.pixmap(icon.actualSize(icon.availableSizes()[0]), 2.0)
    assert dense.width() >= 2 * 16
    disabled = icon.pixmap(17, 17, QIcon.Mode.Disabled).toImage()
    names = {
        disabled.pixelColor(x, y).name()
        for x in range(17)
        for y in range(17)
        if disabled.pixelColor(x, y).alpha() == 255
    }
    assert LIGHT.disabled.lower() in names


def test_a_filled_and_a_turned_icon(qapp: QApplication) -> None:
    plain, filled = (icons.pixmap("star", "#000000", 24.0, 1.0, filled=f).toImage() for f in (False, True))
    assert plain.pixelColor(12, 12).alpha() == 0
    assert filled.pixelColor(12, 12).alpha() == 255
    down, up = (icons.pixmap("chevron-down", "#000000", 24.0, 1.0, turn=t).toImage() for t in (0.0, 180.0))
    assert down.pixelColor(12, 15).alpha() > 100 > down.pixelColor(12, 9).alpha()
    assert up.pixelColor(12, 8).alpha() > 100 > up.pixelColor(12, 15).alpha()


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    image = QImage(10, 10, QImage.Format.Format_ARGB32)
    with QPainter(image) as painter, pytest.raises(FileNotFoundError):
        icons.draw(painter, QRectF(0, 0, 10, 10), "no-such-icon", "#000000")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_names_only_known_colours_and_files(theme: Theme) -> None:
    text = sheet.sheet(theme)
    assert "$" not in text
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) <= set(theme.colours().values())
    pictures = set(re.findall(r'url\("([^"]+)"\)', text))
    assert len(pictures) == 3
    for picture in pictures:
        stroke = next(ET.parse(picture).iter("{http://www.w3.org/2000/svg}svg")).attrib["stroke"]
        assert stroke in (theme.muted, theme.on_accent)
    assert text.count("{") == text.count("}")


def test_changing_the_theme_changes_what_is_worn(qapp: QApplication) -> None:
    for theme in (DARK, LIGHT):
        sheet.apply(qapp, theme)
        assert sheet.current() is theme
        assert QFontInfo(qapp.font()).family() == "Inter"
    assert sheet.preferred() in (LIGHT, DARK)


def edge(widget: QPushButton | QLineEdit) -> str:
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, 1).name().upper()


def test_focus_is_a_ring_of_two_pixels_and_moves_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)
    window = QPushButton()
    qtbot.addWidget(window)
    field, button = QLineEdit("3:40", window), QPushButton("Print sheet", window)
    field.setGeometry(10, 10, 120, field.sizeHint().height())
    button.setGeometry(10, 60, 120, button.sizeHint().height())
    window.show()
    qtbot.waitExposed(window)
    for one, other in ((field, button), (button, field)):
        other.setFocus()
        qtbot.waitUntil(other.hasFocus)
        before, size = edge(one), one.sizeHint()
        one.setFocus()
        qtbot.waitUntil(one.hasFocus)
        assert before != LIGHT.accent
        assert edge(one) == LIGHT.accent
        assert one.sizeHint() == size


def test_targets_are_at_least_26_pixels_high(qtbot: QtBot, qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)
    for made in (QPushButton("Open"), QLineEdit(), QComboBox(), QSpinBox(), QToolButton()):
        qtbot.addWidget(made)
        made.ensurePolished()
        assert made.sizeHint().height() >= 26, made


def test_the_primary_button_is_accent(qtbot: QtBot, qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)
    button = QPushButton("Print sheet")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    button.show()
    image = button.grab().toImage()
    assert image.pixelColor(6, image.height() // 2).name().upper() == LIGHT.accent


def test_the_words_of_a_spin_box_keep_off_its_edge(qtbot: QtBot, qapp: QApplication) -> None:
    sheet.apply(qapp, LIGHT)
    box = QSpinBox()
    qtbot.addWidget(box)
    box.setValue(55)
    sheet.indent(box)
    image = box.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2).lightness() for x in range(2, 30)]
    dark = [x for x, lightness in enumerate(row, 2) if lightness < 120]
    assert dark[0] >= 7
