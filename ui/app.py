"""The composition root: scheme, QApplication, preferences, window."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui import home, single
from ui.application import application, without_screen
from ui.main_window import MainWindow
from ui.style import sheet
from ui.style.palette import DARK, LIGHT, Theme
from ui.wishes import Wishes
from ui.workbench import Workbench


def theme_of(choice: str) -> Theme:
    """The theme that the runner or the desktop asks for."""
    return {"light": LIGHT, "dark": DARK}.get(choice) or sheet.preferred()


class Restyling(QObject):
    """Follows what the runner or the desktop asks for. It goes with its bench: the application, which outlives every
    window, would keep a mere function, and with it the window."""

    def __init__(self, app: QApplication, bench: Workbench) -> None:
        super().__init__(bench)
        self._app, self._bench = app, bench

    def restyle(self) -> None:
        theme = theme_of(self._bench.appearance.theme)
        if theme is not sheet.current():
            sheet.apply(self._app, theme)


def make_window(app: QApplication, bench: Workbench | None = None) -> tuple[MainWindow, Wishes]:
    """A window with everything linked, not yet shown."""
    bench = bench or Workbench()
    sheet.apply(app, theme_of(bench.appearance.theme))
    window = MainWindow(bench)
    wishes = Wishes(window)
    restyling = Restyling(app, bench)
    bench.preferences_changed.connect(restyling.restyle)
    app.styleHints().colorSchemeChanged.connect(restyling.restyle)
    return window, wishes


def open_later(window: MainWindow, files: list[Path], wishes: Wishes | None = None) -> None:
    """Open `files`, or the sample, once the window has been seen. With `wishes` the library is opened too: every
    course is kept, and without files what was open last comes back."""
    bench = window.bench

    def begin() -> None:
        keeper = None
        if wishes is not None:
            from ui.keeping import Keeper

            keeper = Keeper(bench, home.home())
            wishes.keep(keeper)
        if files:
            bench.open_files(files)
        elif keeper is not None:
            keeper.open_last()
        else:
            bench.open_samples()

    window.appeared.connect(begin)


def run(files: list[str], self_test: bool = False) -> int:
    """Open the window with `files`, or with the sample; returns when it is closed."""
    without_screen()
    app = application([])
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends it at once
    receiver = None
    if not self_test:
        try:
            receiver = single.enter(home.home(), files)
        except PlannerError as error:
            sys.stderr.write(f"routeplanner: {error}\n")
            return 1
        if receiver is None:
            sys.stderr.write(_("Routeplanner is open already; the files open there.") + "\n")
            return 0
    window, wishes = make_window(app)
    window.map.failed.connect(lambda what: sys.stderr.write(f"routeplanner: map: {what}\n"))
    open_later(window, [Path(f) for f in files], None if self_test else wishes)
    if receiver is not None:
        receive(window, receiver)
    window.show()
    if self_test:
        _end_when_painted(app, window)
    return app.exec()


def receive(window: MainWindow, receiver: single.Receiver) -> None:
    """Files of a second start open in this window, once it has its library."""
    early: list[Path] = []

    def handed(files: list[Path]) -> None:
        if window.is_complete:
            window.bench.open_files(files)
        else:
            early.extend(files)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    receiver.setParent(window)
    receiver.handed.connect(handed)
    window.appeared.connect(lambda: window.bench.open_files(early))
    window.closing.connect(receiver.close)


def _end_when_painted(app: QApplication, window: MainWindow) -> None:
    """Ends with 0 once the route of a report is on the map, with 1 on any error."""

    def painted(_number: int) -> None:
        report = window.bench.report()
        if report is not None and report.descents:
            window.map.painted.disconnect(painted)
            sys.stdout.write(f"{report.course.name}: {len(report.descents)} descents, map painted\n")
            QTimer.singleShot(0, window, window.close)

    window.map.painted.connect(painted)

    def failed(what: object) -> None:
        sys.stderr.write(f"routeplanner: {what}\n")
        app.exit(1)

    window.map.failed.connect(failed)
    window.bench.tasks.crashed.connect(lambda _name, error: failed(error))
