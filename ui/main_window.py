"""The window: panels in their places, one cursor and one selection for all of them."""

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QSplitter, QStackedWidget, QWidget

from routeplanner.units import Units
from routeplanner.words import _, one_line
from ui import docks, home
from ui.actions import Actions
from ui.inspector import Inspector
from ui.line_pane import LinePane
from ui.map.theme import map_theme
from ui.map.view import MapView
from ui.notices import NoticeBar, in_tool_bar
from ui.panels.library import LibraryPanel
from ui.panels.profile import ProfilePanel
from ui.panels.rail import Rail
from ui.panels.welcome import Welcome
from ui.panes import LEAST_MIDDLE, LibraryPane, Panes, next_pane, put_in_order
from ui.progress import Progress
from ui.status import Status
from ui.style import screen, sheet
from ui.toolbar import ToolBar
from ui.workbench import Workbench

if TYPE_CHECKING:
    from routeplanner.course import Course
    from routeplanner.report import Report
    from ui.document import Document
    from ui.panels.compare import ComparePanel

SIZE = (1440, 900)
PATIENCE = 1500  # [ms] for the map's page, before the rest goes on without it
SAMPLE_TILE = "N00E000"  # the one that comes with the product
LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class MainWindow(QMainWindow):
    """Places and links; what is done with a wish is in `ui.wishes`.

    `cursor_moved(distance [m] or None)` and `descent_selected(n or None)` are all that moves sideways; `appeared()`
    once, when the window has been painted: everything heavy waits for it; `completed()` when the inspector is there
    too; `fitted()` when the map has moved to a course; `closing()` before the window goes.
    """

    appeared = Signal()
    fitted = Signal()
    completed = Signal()

    cursor_moved = Signal(object)
    descent_selected = Signal(object)
    closing = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self.bench = bench
        bench.setParent(self)  # and goes with it: its signals hold functions that hold both, which no collector sees
        self.may_close: Callable[[], bool] = lambda: True  # asked before the window goes
        self.setWindowTitle("Routeplanner")
        self.setAcceptDrops(True)
        self.actions_ = Actions(self)
        self.bar = ToolBar(self.actions_, self)
        self.addToolBar(self.bar)
        self.notices = NoticeBar(self)
        self._place_notices()
        self.map = MapView(home.cache(), map_theme(sheet.current()), self)
        self.welcome = Welcome(self)
        self.views = QStackedWidget(self)
        self.views.setMinimumSize(*LEAST_MIDDLE)  # not the largest page's own: each of them copes with less
        self.views.addWidget(self.map)
        self.welcome.setProperty("surface", "window")
        self.welcome.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._welcome_page = QScrollArea(self)
        self._welcome_page.setAccessibleName(_("Welcome"))
        self._welcome_page.setWidgetResizable(True)
        self._welcome_page.setWidget(self.welcome)
        self.views.addWidget(self._welcome_page)
        self.setCentralWidget(self.views)
        self.compare: ComparePanel | None = None
        self.profile, self.inspector = ProfilePanel(self), Inspector(self)
        self.library, self.rail = LibraryPanel(self), Rail(self)
        self.courses, self.line = LibraryPane(self.library, self.rail), LinePane(self)
        self._place_docks()
        self.status = Status(self)
        self.setStatusBar(self.status)
        sources = (*(f"elevation_{source}" for source in ("auto", "recorded", "srtm")), "get_elevation")
        self.status.offer_sources(tuple(self.actions_[name] for name in sources))
        self._progress = Progress(bench.tasks, self.status, bench.cancel, self)
        self._selected: int | None = None
        self._bare: str = ""
        self._relief: object = None
        self._painted = self._complete = self._fit = False
        self._steps: deque[Callable[[], None]] = deque()
        self._stepping = QTimer(self, singleShot=True, interval=0)
        self._stepping.timeout.connect(self._step)
        self._settled = QTimer(self, singleShot=True, interval=PATIENCE)
        self._settled.timeout.connect(self._appear)
        self.appeared.connect(self.complete)
        self._link()
        self._dress()
        self.resize(screen.fitting(self, *SIZE))

    # places

    def _place_notices(self) -> None:
        self.addToolBarBreak()
        self.addToolBar(in_tool_bar(self.notices))

    def _place_docks(self) -> None:
        self.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        self.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.setHandleWidth(1)
        left.addWidget(self.courses)
        left.addWidget(self.line)
        self.courses.folded.connect(lambda _folded: left.setMaximumWidth(self.courses.maximumWidth()))
        self.line.folded.connect(lambda _folded: left.setSizes([2 * left.height(), 3 * left.height()]))
        self.library_dock = docks.dock("library", _("Courses"), left, header=False)
        self.inspector_dock = docks.dock("inspector", _("Inspector"), self.inspector, header=False)
        self.profile_dock = docks.dock("profile", _("Profile"), self.profile, header=False)
        for area, dock in ((LEFT, self.library_dock), (RIGHT, self.inspector_dock), (BOTTOM, self.profile_dock)):
            self.addDockWidget(area, dock)
        self.panes = Panes(self, self.courses, self.line, (self.library_dock, self.inspector_dock, self.profile_dock))

    @property
    def is_complete(self) -> bool:
        """Whether everything is there, the library too."""
        return self._complete

    def complete(self) -> None:
        """Fill the inspector, once."""
        if self._complete:
            return
        self._complete = True
        self.inspector.fill()
        descents = self.inspector.descents
        for source in (self.map.hovered, self.profile.hovered, descents.hovered):
            source.connect(self.set_cursor)
        self.profile.range_changed.connect(self.map.show_range)
        for clicked in (self.map.descent_clicked, self.profile.descent_clicked):
            clicked.connect(self.select)
        self.map.descent_opened.connect(self.fit_descent)
        descents.selected.connect(self.select)
        descents.fit_wanted.connect(self.fit_descent)
        put_in_order(self._in_order)
        self.completed.emit()

    @property
    def _in_order(self) -> tuple[QWidget, ...]:
        """The panes as Tab and F6 walk through them (design.md §9)."""
        return self.courses, self.line, self.views, self.profile, self.inspector

    def _link(self) -> None:
        self.panes.link(self.actions_)
        self.actions_["next_pane"].triggered.connect(lambda: next_pane(self._in_order))
        for late in (self.map.ready, self.line.made):
            late.connect(lambda _panel=None: put_in_order(self._in_order))
        shelf = self.bench.shelf
        shelf.current_changed.connect(self.show_document)
        shelf.opened.connect(lambda document: document.changed.connect(self._on_edit))
        self.bench.reported.connect(self.on_report)
        self.bench.notice.connect(self.notices.show_notice)
        self.bench.withdrawn.connect(self.notices.withdraw)

    # one cursor, one selection

    def set_cursor(self, distance: float | None) -> None:
        """The same place on map, profile and ledger."""
        self.map.set_cursor(distance)
        self.profile.set_cursor(distance)
        self.inspector.descents.set_cursor(distance)
        self.cursor_moved.emit(distance)

    def select(self, n: int | None) -> None:
        """The same descent on map, profile and ledger; a second click clears it nowhere, Esc does."""
        self._selected = n
        self.map.select(n)
        self.profile.select(n)
        self.inspector.descents.select(n)
        self.descent_selected.emit(n)

    def clear(self) -> None:
        """Take the range away, or else the selection."""
        if self.profile.range is not None:
            self.profile.clear_range()
        else:
            self.select(None)

    @property
    def selected(self) -> int | None:
        return self._selected

    def fit_descent(self, n: int) -> None:
        """Show descent `n` on the map."""
        report = self.bench.report()
        if report is not None and 1 <= n <= len(report.descents):
            d = report.descents[n - 1]
            self.show_map()
            self.map.fit(d.start, d.end)

    # what is shown

    @property
    def units(self) -> Units:
        return Units(self.bench.appearance.units)

    def show_document(self, document: "Document | None") -> None:
        """Another course, or none: its line at once, the rest with its report."""
        self.complete()
        self._steps.clear()
        self.select(None)
        self.set_cursor(None)
        course = None if document is None else document.course
        self.show_name(course)
        self.bar.show_course(course)
        self.profile.show_line(None if course is None else course.route)
        if course is None:
            self._show_nothing()
            return
        self.show_map()
        report = self.bench.reporter.report(course.id)
        if report is not None:
            self.show_report(report, fit=True)
            return
        from ui import presenting

        self._show_no_report(course)
        self.map.show_route(presenting.bare_route(course))
        self._bare = course.id if course.route.legs else ""  # while a first line is drawn the map stays where it is

    def _show_no_report(self, course: "Course") -> None:
        """Nothing is known of a course yet, or nothing any more: its line was undone."""
        from ui import presenting

        self._steps.clear()
        for panel in (self.inspector, self.profile, self.status):
            panel.show_report(None, self.units)
        self.inspector.descents.show_waiting(course.route.length > 0)
        self.map.show_badges(())
        self.map.show_stations(())
        self.map.show_places(presenting.places(course, self.units))

    def _on_edit(self, course: "Course") -> None:
        """What stands at distances along the line that was is no longer offered: it may be other ground by now."""
        current = self.bench.shelf.current
        if current is not None and current.course is course:
            self.profile.show_line(course.route)
            if self.bench.report() is None:
                self.select(None)
                self._show_no_report(course)

    def show_name(self, course: "Course | None") -> None:
        """The name of the course on screen in the title of the window."""
        self.setWindowTitle("Routeplanner" if course is None else f"{one_line(course.name)} – Routeplanner")

    def _show_nothing(self) -> None:
        for panel in (self.inspector, self.profile, self.status):
            panel.show_report(None, self.units)
        self.map.show_route(None)
        self.views.setCurrentWidget(self._welcome_page)
        self.panes.set_alone(True)

    def on_report(self, report: "Report") -> None:
        """A report came: the library shows all of them, everything else the course on screen."""
        current = self.bench.shelf.current
        if current is not None and report.course.id == current.course.id:
            self.show_report(report, fit=self._bare == report.course.id)
            self._bare = ""

    def show_report(self, report: "Report", fit: bool = False) -> None:
        """One report everywhere: none of the panels computes anything.

        In steps, with whatever the runner does in between: all at once would be felt on a long course. The map comes
        last, because the threads that draw its relief slow down everything that is painted meanwhile.
        """
        if self._selected is not None and self._selected > len(report.descents):
            self._selected = None
        self._fit = fit or (self._fit and bool(self._steps))  # a newer report may have cut the first one short
        self._steps = deque(partial(step, report) for step in (self._show_profile, self._show_figures, self._show_map))
        self._stepping.start()

    @property
    def settled(self) -> bool:
        """Whether all that was to be shown is shown."""
        return not self._steps

    def _step(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if self._steps:
            self._stepping.start()

    def _show_profile(self, report: "Report") -> None:
        self.profile.show_report(report, self.units)
        self.bar.show_course(report.course)
        self.status.show_report(report, self.units)

    def _show_figures(self, report: "Report") -> None:
        self.inspector.show_report(report, self.units)

    def _show_map(self, report: "Report") -> None:
        from ui import presenting

        current = self.bench.shelf.current
        if current is not None and current.course.route is not report.course.route:
            self._bare = report.course.id if self._fit else ""
            return  # edited since: the map shows that line already, and its report is on its way
        u = self.units
        self._show_relief(report)
        self.map.show_route(presenting.map_route(report), fit=self._fit)
        self.map.show_badges(presenting.badges(report, u))
        self.map.show_stations(presenting.map_stations(report))
        self.map.show_places(presenting.places(report.course, u))
        self.select(self._selected)
        if self._fit:
            self.fitted.emit()

    def _show_relief(self, report: "Report") -> None:
        """Relief from the tiles that this course lies on; they are unpacked by now, its report has read them."""
        store, profile = self.bench.store, report.profile
        spacing = (profile.resolution or 3.0) / 3600.0
        key = (store.revision, spacing, SAMPLE_TILE in profile.tiles)
        if key != self._relief:
            from ui.relief import relief_heights

            self._relief = key
            credit = _("Null Island, invented") if SAMPLE_TILE in profile.tiles else _("Relief: NASA SRTM")
            self.map.set_relief(relief_heights(store), spacing, credit, store.fingerprint)

    def show_map(self) -> None:
        """The map in the middle."""
        self.views.setCurrentWidget(self.map)
        self.panes.set_alone(False)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "status"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        theme = sheet.current()
        self.actions_.dress(theme)
        self.bar.dress(theme)
        self.status.dress()
        self.map.set_theme(map_theme(theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # The map's page needs the longest, and this thread to answer it: the rest waits for the page, not for ever
            self.map.ready.connect(self._on_ready)
            self.map.relief_painted.connect(self._appear)
            self._settled.start()

    def _on_ready(self) -> None:
        if not self.map.recalling:
            self._appear()

    def _appear(self) -> None:
        if not self._complete:
            self._settled.stop()
            self.appeared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.resized()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()  # not on the first button: nothing is chosen yet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down where nothing else takes them: the descent before and the one after, as K and J."""
        by = {Qt.Key.Key_Up: "previous", Qt.Key.Key_Down: "next"}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.actions_[by].trigger()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.bench.open_files(files)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        self.hide()  # a server that stays silent may keep a thread for some seconds
        self.bench.close()
        self.map.close_page()
        super().closeEvent(event)


__all__ = ["MainWindow", "QWidget"]
