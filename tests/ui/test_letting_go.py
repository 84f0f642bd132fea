"""What was closed is let go: a window with all that it had, and a course or a dialog of a window that stays open."""

import gc
from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from routeplanner.course import Course
from routeplanner.report import Report
from tests.ui.conftest import TODAY, WindowUi, close
from tests.ui.keeping import keeper_of, started, until_answered
from tests.ui.map.conftest import PATIENCE
from ui import app as composing
from ui import assets, opening
from ui.document import Document
from ui.printing.preview import SheetPreview
from ui.workbench import Workbench

DIALOGS = ("race", "runner", "rename", "kept", "numbers", "shortcuts", "about", "print")
TWICE = ("compare", "draw", "pane_line")  # on and off
Seen = dict[str, "ref[QObject]"]


def tidy() -> None:
    """What is to be deleted is deleted, and what nobody reaches is collected."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def alive(kind: type) -> int:
    return sum(isinstance(each, kind) for each in gc.get_objects())


def until_idle(ui: WindowUi) -> None:
    """All that was asked for is there: reports, the page of a sheet, what is to be kept."""
    ui.until_quiet()
    ui.qtbot.waitUntil(lambda: not ui.bench.tasks.names() and ui.window.settled, timeout=PATIENCE)
    for preview in ui.window.findChildren(SheetPreview):
        ui.qtbot.waitUntil(lambda preview=preview: bool(preview.pdf), timeout=PATIENCE)
    until_answered(ui)


def use(ui: WindowUi) -> None:
    """Open most of what opens, take a step, and draw."""
    for name in (*DIALOGS, *TWICE, *TWICE, "theme_dark", "theme_light"):
        ui.window.actions_[name].trigger()
        until_idle(ui)
        for dialog in ui.window.findChildren(QDialog):
            dialog.close()
    ui.window.select(1)
    ui.window.actions_["reverse"].trigger()
    until_idle(ui)


def used_and_closed(qtbot: QtBot, qapp: QApplication) -> Seen:
    """A window's life; what it had."""
    window, wishes = composing.make_window(qapp, Workbench(lambda: TODAY))
    ui = started(WindowUi(qtbot, window, wishes))
    use(ui)
    document = ui.bench.shelf.current
    assert document is not None
    assert document.position == 1
    assert window.compare is not None
    parts = (
        *(window, wishes, ui.bench, document, ui.bench.tasks, ui.bench.reporter, keeper_of(ui)),
        *(window.map, window.profile, window.inspector, window.library, window.compare),
    )
    close(ui)
    return {type(part).__name__: ref(part) for part in parts}


def test_a_closed_window_is_let_go_with_all_it_had(qtbot: QtBot, qapp: QApplication) -> None:
    tidy()
    before = alive(Course), alive(Report)
    seen = used_and_closed(qtbot, qapp)
    tidy()
    assert [name for name, part in seen.items() if part() is not None] == []
    assert (alive(Course), alive(Report)) == before


def test_closed_courses_and_dialogs_are_let_go(new_window: Callable[[], WindowUi]) -> None:
    ui = started(new_window())

    def once() -> None:
        ui.bench.open_files([assets.path(opening.SAMPLES[0])])
        ui.qtbot.waitUntil(lambda: len(ui.bench.shelf.documents) == 4, timeout=PATIENCE)
        use(ui)
        ui.wishes.close_current()
        until_idle(ui)
        tidy()

    once()  # what a window makes only once is there from now on
    before = alive(Course), alive(Report), alive(Document), alive(QWidget)
    once()
    assert (alive(Course), alive(Report), alive(Document), alive(QWidget)) == before
    assert ui.window.findChildren(QDialog) == []
