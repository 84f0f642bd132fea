"""The pages of the menu Help, as a reader uses them."""

from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.plan import choices
from ui import assets
from ui.actions import Actions
from ui.panels.about import AboutDialog, NumbersDialog, Reading
from ui.panels.keys import KeysDialog, panel_keys
from ui.style import fonts, sheet
from ui.style.palette import DARK, LIGHT, Theme

Key = Qt.Key


@pytest.fixture
def host(qtbot: QtBot, qapp: QApplication) -> QWidget:
    sheet.apply(qapp, LIGHT)
    widget = QMainWindow()
    qtbot.addWidget(widget)
    return widget


def shown(qtbot: QtBot, dialog: QDialog) -> QDialog:
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def labels(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def blocks(text: Reading) -> list[QTextBlock]:
    out, block = [], text.document().begin()
    while block.isValid():
        out.append(block)
        block = block.next()
    return out


# keys


def test_every_command_with_a_key_is_on_the_page(host: QMainWindow, qtbot: QtBot) -> None:
    keys = Actions(host).keys()
    said = labels(shown(qtbot, KeysDialog(keys, host)))
    assert len(keys) > 8
    for key, words in keys:
        assert said[said.index(key) + 1] == words.removesuffix("…")


def test_keys_of_the_panels_stand_beside_what_they_do(host: QWidget, qtbot: QtBot) -> None:
    dialog = shown(qtbot, KeysDialog((), host))
    said = labels(dialog)
    for panel, keys in panel_keys():
        assert panel in said
        for key, words in keys:
            assert said[said.index(words) - 1] == key
    names = {label.accessibleName() for label in dialog.findChildren(QLabel)}
    assert "T, then 1 to 5: Set its technical grade" in names


def test_the_page_of_keys_fits_a_small_window(host: QMainWindow, qtbot: QtBot) -> None:
    dialog = shown(qtbot, KeysDialog(Actions(host).keys(), host))
    assert dialog.height() <= 680
    assert dialog.width() <= 1000


@pytest.mark.parametrize(
    "make", [lambda h: KeysDialog((), h), NumbersDialog, AboutDialog], ids=["keys", "how", "about"]
)
def test_closes_by_button_and_by_escape(host: QWidget, qtbot: QtBot, make: type[QDialog]) -> None:
    dialog = shown(qtbot, make(host))
    button = dialog.findChild(QPushButton)
    assert button is not None
    assert button.height() >= 26
    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = shown(qtbot, make(host))
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Key.Key_Escape)


# how numbers are made


def test_the_page_starts_at_its_head_and_scrolls_by_keys(host: QWidget, qtbot: QtBot) -> None:
    dialog = NumbersDialog(host)
    shown(qtbot, dialog)
    bar = dialog.text.verticalScrollBar()
    assert bar.value() == 0
    dialog.text.setFocus()
    qtbot.keyClick(dialog.text, Key.Key_PageDown)
    assert bar.value() > 0


def test_headings_have_the_sizes_of_the_product(host: QWidget, qtbot: QtBot) -> None:
    dialog = NumbersDialog(host)
    shown(qtbot, dialog)
    sizes = {}
    for block in blocks(dialog.text):
        fragment = next(iter(block)).fragment() if block.text() else None
        if fragment is not None:
            sizes.setdefault(block.blockFormat().headingLevel(), fragment.charFormat().font().pointSizeF())
    points = {level: fonts.font(size).pointSizeF() for level, size in ((1, fonts.KEY_FIGURE), (2, fonts.TITLE))}
    assert {level: sizes[level] for level in (1, 2)} == points
    assert sizes[0] == fonts.font(fonts.NAME).pointSizeF()


def test_it_names_every_kind_of_number_and_every_published_source() -> None:
    text = assets.text("help/numbers.md")
    for word in ("Distance", "Elevation", "Technical grade", "Pace", "Load", "Quad strength", "Cadence", "Training"):
        assert f"## {word}" in text
    for choice in choices.choices():
        if not choice.own:
            author, year = (
                choice.source.split()[0],
                next(w for w in choice.source.replace(",", ":").split() if w[0] in "12"),
            )
            assert author in text, choice.key
            assert year.rstrip(":") in text, choice.key


def test_its_defaults_are_those_of_the_program() -> None:
    words = " ".join(assets.text("help/numbers.md").split())
    of = {c.key: c.default for c in choices.choices()}
    assert f"together hold {of['key_share'] * 100:.0f} %" in words
    assert f"{of['cap.2']} m/s on T2, {of['cap.5']} m/s on T5" in words
    assert f"the power {of['riegel']} of the duration" in words
    assert f"{of['walk_level']} m/s on the level (Hreljac 1993) and {of['walk_steep']} m/s" in words
    assert f"({of['impossible']} m/s)" in words
    assert f"a standard deviation of {of['spread'] * 100:.0f} %" in words
    assert f"by {of['fade']} % for every percent" in words
    assert f"allow {of['parameters.kappa'] * 12:.1f}".replace(".", " ") + "00 m down" in words
    assert f"at most {of['load.most_loss'] * 100:.0f} %" in words
    assert f"{of['stride.at_3']:.0f} steps per minute" in words


def test_the_documents_point_to_the_same_file() -> None:
    docs = Path(__file__).parents[3] / "docs"
    link = (docs / "README.md").read_text("utf-8").split("(", 1)[1].split(")", 1)[0]
    assert (docs / link).resolve() == assets.path("help/numbers.md")


# about


def test_version_licences_and_data(host: QWidget, qtbot: QtBot) -> None:
    dialog = AboutDialog(host)
    shown(qtbot, dialog)
    text = dialog.text.toPlainText()
    assert f"Version {version('routeplanner')}." in text
    for said in ("Apache License 2.0", "SIL Open Font License", "ISC", "BSD 2-Clause", "LGPL", "SRTM", "invented"):
        assert said in text
    for file in ("style/Inter-LICENSE.txt", "icons/Lucide-LICENSE.txt", "map/vendor/leaflet-1.9.4/LICENSE"):
        own = "".join(assets.text(file).split())
        assert own in "".join(text.split()), file


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_it_wears_the_theme_and_keeps_its_place(host: QWidget, qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    dialog = NumbersDialog(host)
    shown(qtbot, dialog)
    dialog.text.verticalScrollBar().setValue(200)
    sheet.apply(qapp, DARK if theme is LIGHT else LIGHT)
    sheet.apply(qapp, theme)
    image = dialog.text.viewport().grab().toImage()
    assert image.pixelColor(2, 2).name().upper() == theme.panel
    assert dialog.text.verticalScrollBar().value() == 200
    ink = {image.pixelColor(x, y).name().upper() for x in range(0, image.width(), 2) for y in range(image.height())}
    assert theme.text in ink
    sheet.apply(qapp, LIGHT)
