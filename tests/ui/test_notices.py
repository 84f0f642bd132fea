"""The bar of notices: whole sentences at every width, the newest first, no word taken for markup."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.notices import Notice, NoticeBar, in_tool_bar

LONG = Notice(
    "Two map squares have no elevation yet.",
    "The server for elevation does not answer. Try again in a while, or choose another server in the settings.",
    (("Try again", lambda: None), ("Use a file", lambda: None)),
    key="elevation",
)


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[NoticeBar]:
    window, bar = QMainWindow(), NoticeBar()
    qtbot.addWidget(window)
    window.addToolBar(in_tool_bar(bar))
    window.resize(1000, 300)
    with qtbot.waitExposed(window):
        window.show()
    yield bar
    window.close()


def words(bar: NoticeBar) -> QLabel:
    return next(label for label in bar.findChildren(QLabel) if label.text())


def buttons(bar: NoticeBar) -> list[str]:
    return [b.text() for b in bar.findChildren(QPushButton) if b.isVisible()]


@pytest.mark.parametrize("width", [1400, 1000, 620])
def test_a_long_notice_is_whole_at_every_width(bar: NoticeBar, qtbot: QtBot, width: int) -> None:
    bar.show_notice(LONG)
    bar.window().resize(width, 300)
    label = words(bar)

    def whole() -> bool:
        fits = label.height() >= label.heightForWidth(label.width()) and bar.rect().contains(label.geometry())
        return width - 40 < bar.width() <= width and fits

    qtbot.waitUntil(whole)


def test_words_of_a_file_are_no_markup(bar: NoticeBar) -> None:
    bar.show_notice(Notice("<img src=x>.gpx: not a GPX file", "a < b"))
    assert "&lt;img src=x&gt;" in words(bar).text()
    assert bar.accessibleName() == "<img src=x>.gpx: not a GPX file a < b"


def test_the_newest_is_shown_and_the_same_key_replaces(bar: NoticeBar, qtbot: QtBot) -> None:
    for notice in (Notice("one"), LONG, Notice("three"), LONG):
        bar.show_notice(notice)
    assert [n.text for n in bar.notices] == ["one", "three", LONG.text]
    qtbot.waitUntil(lambda: buttons(bar) == ["Try again", "Use a file", "2 more"])
    bar.withdraw("elevation")
    assert "three" in words(bar).text()
    (close,) = bar.findChildren(QToolButton)
    for _k in range(2):
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bar.notices == ()
    assert not bar.isVisible()
