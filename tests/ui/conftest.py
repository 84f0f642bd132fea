"""A whole window, linked as the program links it, on a home of its own."""

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routeplanner.course import Course
from tests.ui.map.conftest import PATIENCE, MapUi
from ui import app as composing
from ui import home
from ui.main_window import MainWindow
from ui.wishes import Wishes
from ui.workbench import Workbench

TODAY = date(2027, 6, 1)


class WindowUi:
    """The window, its map with a hand on the mouse, and everything that went wrong in it."""

    def __init__(self, qtbot: QtBot, window: MainWindow, wishes: Wishes) -> None:
        self.qtbot, self.window, self.wishes, self.bench = qtbot, window, wishes, window.bench
        self.map = MapUi(qtbot, window.map)
        self.crashes: list[object] = []
        self.bench.tasks.crashed.connect(lambda name, error: self.crashes.append((name, error)))

    def open(self, *files: Path) -> None:
        """Show the window and open `files`, or the sample, and wait until the map shows the report."""
        composing.open_later(self.window, list(files))
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.until_shown()

    def until_shown(self) -> None:
        """The report of the course on screen is there, and no newer one is on its way; the map shows it."""
        self.qtbot.waitUntil(lambda: self.bench.report() is not None, timeout=PATIENCE)
        self.until_quiet()
        self.qtbot.waitUntil(lambda: self.window.settled, timeout=PATIENCE)
        self.until_map_shown()

    def until_map_shown(self) -> None:
        """The map shows all that it was told."""
        self.qtbot.waitUntil(lambda: self.map.reached >= self.window.map._bridge.sequence, timeout=PATIENCE)
        self.map.until("!mapPage.rest")  # after an edit stations wait until the hand rests, though they are told
        self.map.settle()

    def until_quiet(self) -> None:
        self.qtbot.waitUntil(lambda: not self.bench.reporter.busy(), timeout=PATIENCE)


def course(ui: WindowUi) -> Course:
    """The course on screen."""
    document = ui.bench.shelf.current
    assert document is not None
    return document.course


def close(ui: WindowUi) -> None:
    """The window goes, and nothing went wrong in it."""
    ui.window.close()
    shiboken6.delete(ui.window)
    assert ui.map.errors == []
    assert ui.crashes == []


@pytest.fixture
def tiles(data: Path) -> None:
    """The tile of the Pentland Hills, installed."""
    home.tiles().mkdir(parents=True)
    shutil.copy(data / "srtm" / "N55W004.hgt.zip", home.tiles())


@pytest.fixture
def new_window(qtbot: QtBot, qapp: QApplication, made_once: Path) -> Iterator[Callable[[], WindowUi]]:
    """Makes windows; a failure of any of them fails the test."""
    made: list[WindowUi] = []

    def make() -> WindowUi:
        bring(made_once, home.home())
        window, wishes = composing.make_window(qapp, Workbench(lambda: TODAY))
        made.append(WindowUi(qtbot, window, wishes))
        return made[-1]

    yield make
    for ui in made:
        bring(home.home(), made_once)
        close(ui)
    gc.collect()  # the windows of the tests before, which are cycles: some hundred of them are a gigabyte


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is the same for every window and takes its time, made by the first: the page, and tiles unpacked."""
    return tmp_path_factory.mktemp("made-once")


def bring(source: Path, target: Path) -> None:
    """What is not there yet; the same files, not copies: nobody writes into them. On a disk of its own a test has its
    own."""
    if source.stat().st_dev != target.stat().st_dev:
        return
    for file in (*source.glob("cache/*.html"), *source.glob("tiles/unpacked/*.hgt")):
        there = target / file.relative_to(source)
        if not there.exists():
            there.parent.mkdir(parents=True, exist_ok=True)
            there.hardlink_to(file)
