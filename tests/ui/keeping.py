"""A window with its library, as the program starts it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.conftest import WindowUi
from tests.ui.map.conftest import PATIENCE
from ui import app as composing
from ui import home
from ui.document import Document
from ui.keeping import Keeper

CONTROL = Qt.KeyboardModifier.ControlModifier


def started(ui: WindowUi, now: Callable[[], float] | None = None) -> WindowUi:
    """Shown, with what was open last or the sample; `now`: the library's clock [s since 1970]."""
    if now is None:
        composing.open_later(ui.window, [], ui.wishes)
    else:
        ui.window.appeared.connect(lambda: _begin(ui, now))
    ui.window.show()
    ui.qtbot.waitExposed(ui.window)
    ui.until_shown()
    until_answered(ui)
    return ui


def _begin(ui: WindowUi, now: Callable[[], float]) -> None:
    keeper = Keeper(ui.bench, home.home(), now)
    ui.wishes.keep(keeper)
    keeper.open_last()


def keeper_of(ui: WindowUi) -> Keeper:
    keeper = ui.wishes.keeper
    assert keeper is not None
    return keeper


def until_answered(ui: WindowUi) -> None:
    """All is kept, or the window knows that it is not."""
    keeper = keeper_of(ui)
    ui.qtbot.waitUntil(lambda: not keeper.busy, timeout=PATIENCE)


def current(ui: WindowUi) -> Document:
    document = ui.bench.shelf.current
    assert document is not None
    return document


def mark(ui: WindowUi) -> str:
    """What the status bar says about changes that are not kept."""
    return "" if ui.window.status.unkept.isHidden() else ui.window.status.unkept.accessibleName()
