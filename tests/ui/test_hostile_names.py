"""Names that are markup, templates, formats, shortcuts or right-to-left are shown as text everywhere in the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QDialog, QLabel, QMenu, QWidget

from routeplanner.course import Course, NamedRange, Place, Station
from routeplanner.route import Span
from tests.ui.conftest import WindowUi
from tests.ui.keeping import keeper_of, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui.notices import Notice
from ui.panels.kept import KeptDialog

TAGS = ("<script", "<b>bold", "<i>more")
NAMES = [
    "<script>alert(1)</script>",
    "<b>bold</b> & <i>more</i> \"quoted\" 'so'",
    "{{ x }} {name} %s %(n)d $ROOT",
    "&File && [*] \\n \\t",
    "مسار العقبة 12 km إلى القمة",
    "שביל ABC הכרמל",
    "\u202egnp.exe right-to-left",
    "line one\nline two\r\n\ttab",
    "control \x01\x07\x1b[31m and nul \x00 end",
    "🏔️👨‍👩‍👧‍👦🏃🏽‍♀️",
    "very long " * 60,
]


def hostile(course: Course) -> Course:
    """Everything on it that has a name has all of these."""
    pin, line, step = course.route.pin, course.route.line, course.route.length / (len(NAMES) + 2)
    return replace(
        course,
        stations=tuple(Station(name, "aid", pin(step * k), 60.0) for k, name in enumerate(NAMES, 1)),
        places=tuple(Place(name, line.lat[20 * k], line.lon[20 * k]) for k, name in enumerate(NAMES)),
        ranges=tuple(NamedRange(name, Span(pin(step * k), pin(step * (k + 1)))) for k, name in enumerate(NAMES)),
        entries=tuple(replace(course.entry, name=name, id=f"{k}") for k, name in enumerate(NAMES)),
    )


def as_rich_text(text: str) -> bool:
    """Whether Qt would read a name in it as markup."""
    return GuiQt.mightBeRichText(text) and any(tag in text for tag in TAGS)


def findings(window: QWidget) -> Iterator[str]:
    """Every widget that would read a name as markup."""
    for widget in (window, *window.findChildren(QWidget)):
        what = f"{type(widget).__name__} {widget.objectName()}"
        if as_rich_text(widget.toolTip()):
            yield f"tooltip of {what}: {widget.toolTip()!r}"
        if isinstance(widget, QLabel):
            yield from label_findings(widget, what)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (f"{what}: {text!r}" for text in tips_of(widget))
        if isinstance(widget, QComboBox):
            tips = [widget.itemData(k, Qt.ItemDataRole.ToolTipRole) for k in range(widget.count())]
            yield from (f"{what}: {tip!r}" for tip in tips if tip and as_rich_text(str(tip)))


def label_findings(label: QLabel, what: str) -> Iterator[str]:
    text, how = label.text(), label.textFormat()
    if how != Qt.TextFormat.PlainText and as_rich_text(text):
        yield f"{what}: {text!r}"


def tips_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if tip and as_rich_text(str(tip)):
                yield str(tip)


def mnemonics(window: QWidget, name: str) -> Iterator[str]:
    """Menus and buttons in which a part of the name became a key."""
    for menu in window.findChildren(QMenu):
        yield from (action.text() for action in menu.actions() if name in action.text() and "&" in name)
    for button in window.findChildren(QAbstractButton):
        if name in button.text() and "&" in name:
            yield button.text()


@pytest.fixture
def ui(new_window: Callable[[], WindowUi]) -> WindowUi:
    return started(new_window())


def looked_at(ui: WindowUi, name: str) -> list[str]:
    return [*findings(ui.window), *mnemonics(ui.window, name)]


def test_names_are_text_in_every_part_of_the_window(ui: WindowUi) -> None:
    window = ui.window
    ui.bench.edit("Hostile", hostile)
    ui.until_shown()
    found: list[str] = []
    for name in NAMES:
        ui.bench.edit(name, lambda course, name=name: replace(course, name=name))
        ui.until_quiet()
        ui.bench.notice.emit(Notice(f"{name} was said", name, ((name, lambda: None),), key="hostile"))
        for k in range(1, 5):
            window.actions_[f"tab_{k}"].trigger()
        found += looked_at(ui, name)
        title = window.windowTitle()
        if any(character in title for character in "\n\r\t\0\x01\x1b\u202e") or not title.endswith("– Routeplanner"):
            found.append(f"title: {title!r}")
    assert not found, "\n".join(dict.fromkeys(found))
    ui.until_shown()
    ui.bench.edit("Name", lambda course: replace(course, name=NAMES[0]))
    for opened in ("race", "runner", "compare"):
        window.actions_[opened].trigger()
        assert looked_at(ui, NAMES[0]) == []
    until_answered(ui)
    with ui.qtbot.waitSignal(keeper_of(ui).listed, timeout=PATIENCE):
        window.actions_["kept"].trigger()
    dialog = next(iter(window.findChildren(KeptDialog)))
    assert dialog.kept.item(0).text().startswith(NAMES[0])
    assert looked_at(ui, NAMES[0]) == []
    for opened in window.findChildren(QDialog):
        opened.close()
    window.actions_["compare"].trigger()  # the map again
    ui.until_shown()
