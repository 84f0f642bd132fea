"""The window as a screen reader meets it: everything that takes the keys has a name that says what it is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QWidget

from tests.ui.conftest import WindowUi

NewWindow = Callable[[], WindowUi]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of every popup
INSIDE = ("qt_spinbox_lineedit", "qt_calendar_", "qt_scrollarea_", "qt_toolbar_ext_button")  # Qt's own parts


@pytest.fixture
def ui(new_window: NewWindow) -> WindowUi:
    ui = new_window()
    ui.open()
    return ui


def takers(root: QWidget) -> Iterator[QWidget]:
    """Widgets that can have the keys, seen or on a page behind; what stands in for another is asked there."""
    for widget in (root, *root.findChildren(QWidget)):
        own = widget.window() is root.window() or isinstance(widget, QMenu)
        inside = widget.objectName().startswith(INSIDE) or widget.metaObject().className().startswith("QtWebEngine")
        if own and not inside and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
            yield widget


def nameless(root: QWidget) -> list[str]:
    """Those of which a screen reader knows no more than their kind."""
    out = []
    for widget in takers(root):
        said = QAccessible.queryAccessibleInterface(widget)
        if said is None or not said.text(QAccessible.Text.Name).strip():
            above = [type(parent).__name__ for parent in _parents(widget)]
            out.append(f"{type(widget).__name__} {widget.objectName()} in {' in '.join(above)}")
    return out


def _parents(widget: QWidget) -> Iterator[QWidget]:
    at = widget.parentWidget()
    while at is not None:
        yield at
        at = at.parentWidget()


def test_the_tabs_say_of_what(ui: WindowUi) -> None:
    assert ui.window.inspector.tabBar().accessibleName() == "Descents and plan"


def test_every_place_for_the_keys_has_a_name(ui: WindowUi) -> None:
    window = ui.window
    QTest.keyClick(window, Qt.Key.Key_L)
    window.select(2)
    window.profile.chart.set_range((1000.0, 3000.0))
    for k in range(4):
        window.inspector.show_tab(k)
        QApplication.processEvents()
    window.actions_["compare"].trigger()
    QApplication.processEvents()
    assert len(list(takers(window))) > 40
    assert "\n".join(nameless(window)) == ""


@pytest.mark.parametrize("name", ["race", "runner", "shortcuts", "numbers", "about", "print", "station", "point_at"])
def test_so_have_the_dialogs(ui: WindowUi, name: str) -> None:
    ui.window.actions_[name].trigger()
    dialogs = [d for d in ui.window.findChildren(QDialog) if d.isVisible()]
    assert len(dialogs) == 1
    assert "\n".join(nameless(dialogs[0])) == ""
    dialogs[0].reject()


def test_panes_say_what_they_are(ui: WindowUi) -> None:
    """What a screen reader says when F6 comes into each."""
    QTest.keyClick(ui.window, Qt.Key.Key_L)
    names, at = [], ui.window.line.panel
    assert at is not None
    focus: QWidget | None = at.list
    for _k in range(5):
        assert focus is not None
        said = QAccessible.queryAccessibleInterface(focus)
        assert said is not None
        names.append(said.text(QAccessible.Text.Name))
        QTest.keyClick(focus, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
    assert names[0].startswith("Along the route")
    assert "Map" in names[1]
    assert "rofile" in names[2]
    assert names[4] in ("Open courses", "Find a route")
    assert len(set(names)) == 5


def test_the_field_in_a_row_is_named_and_says_what_is_wrong(ui: WindowUi) -> None:
    QTest.keyClick(ui.window, Qt.Key.Key_L)
    panel = ui.window.line.panel
    assert panel is not None
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    (line,) = panel.list.viewport().findChildren(QLineEdit)
    said = QAccessible.queryAccessibleInterface(line)
    assert said is not None
    assert said.text(QAccessible.Text.Name) == "Latitude, longitude"
    QTest.keyClicks(line, "up there")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert "up there" in said.text(QAccessible.Text.Description)
    QTest.keyClick(line, Qt.Key.Key_Escape)
