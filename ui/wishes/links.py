"""Every action and every wish of a panel linked to what is done about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from routeplanner.errors import PlannerError
from ui.combining import Combining
from ui.drawing import Drawing
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.pointing import Pointing
from ui.wishes import panels, state
from ui.wishes.dialogs import Dialogs
from ui.wishes.kept import KeptWishes
from ui.wishes.points import PointWishes
from ui.wishes.race import RaceWishes
from ui.wishes.ranges import RangeWishes
from ui.wishes.route import RouteWishes
from ui.wishes.view import ViewWishes

if TYPE_CHECKING:
    from routeplanner.report import Report
    from ui.document import Document
    from ui.keeping import Keeper


class Wishes(QObject):
    """Links one window to its workbench. Every edit goes through `Workbench.edit`, so every edit can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.bench = window, window.bench
        self.drawing = Drawing(window)
        self.drawing.changed.connect(lambda _on: self.refresh())
        self.combining = Combining(self.drawing)
        self.race, self.route = RaceWishes(window), RouteWishes(window, self.drawing)
        self.ranges = RangeWishes(window, self.drawing)
        self.kept, self.view = KeptWishes(window), ViewWishes(window)
        self.view.changed.connect(self._on_view)
        self.dialogs = Dialogs(window)
        self.points = PointWishes(Pointing(window, self.drawing), self.race)
        self._link_actions()
        panels.link(self)
        self._link_bench()
        self._place_keys()
        self.refresh()

    def keep(self, keeper: "Keeper") -> None:
        """From now on every course is kept."""
        self.kept.keep(keeper)
        self.refresh()

    @property
    def keeper(self) -> "Keeper | None":
        """Who keeps the courses, None where nobody does."""
        return self.kept.keeper

    def refresh(self) -> None:
        """Library rows and the state of every action."""
        current = self.bench.shelf.current
        state.show_rows(self.window, self.view.comparing, self.view.ticked)
        course = None if current is None else current.course
        for bar in (self.window.status, self.window.bar):
            bar.show_course(course)
        self.window.show_name(course)
        state.refresh_actions(self.window, self.view.comparing, self.drawing.on, self.keeper is not None)
        self.window.actions_["paste"].setEnabled(current is not None and self.combining.copied is not None)

    # links

    def _link_actions(self) -> None:
        do: dict[str, Callable[[], object]] = {
            "sample": self.bench.open_samples,
            "draw": lambda: self.drawing.draw(not self.drawing.on),
            "clear": self.drawing.escape,
            "join": self.combining.join,
            "replace_line": self.combining.replace_line,
            "take_marks": self.combining.take_marks,
            "copy": self._copy,
            "paste": self.combining.paste,
            "duplicate": self.combining.duplicate,
            "close": self.close_current,
            "quit": lambda: self.window.close(),
            "undo": lambda: self._on_document("undo"),
            "redo": lambda: self._on_document("redo"),
            "get_elevation": self.bench.get_elevation,
        }
        for part in (self.race, self.route, self.ranges, self.kept, self.view, self.dialogs, self.points):
            do |= part.actions()
        for name, act in do.items():
            self.window.actions_[name].triggered.connect(lambda _checked=False, act=act: act())

    def _place_keys(self) -> None:
        """Keys that other places use for themselves: text is copied and pasted there, and rows are renamed."""
        w = self.window
        for names, places in ((("copy", "paste"), (w.map, w.profile)), (("rename",), (w.library, w.rail))):
            for name in names:
                w.actions_[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                for place in places:
                    place.addAction(w.actions_[name])

    def _copy(self) -> None:
        self.combining.copy()
        self.refresh()

    def _link_bench(self) -> None:
        b = self.bench
        b.shelf.opened.connect(self._on_opened)
        b.shelf.closed.connect(self._on_closed)
        b.shelf.current_changed.connect(self._on_current_changed)
        b.reported.connect(self._on_report)
        b.preferences_changed.connect(self._on_preferences)
        b.reporter.stale.connect(self._on_stale)

    # answers

    def _on_preferences(self) -> None:
        self.refresh()
        self.window.map.set_units(self.bench.appearance.units)
        report = self.bench.report()
        if report is not None:
            self.window.show_report(report)
        self.view.show_comparison()

    def _on_opened(self, document: "Document") -> None:
        document.changed.connect(lambda _course: self.refresh())
        self.refresh()

    def _on_current_changed(self) -> None:
        """The window shows the map of another course by now."""
        for menu in self.window.findChildren(QMenu):
            if menu.isVisible():  # what it offers is for the course that was on screen
                menu.close()
        self.refresh()

    def _on_view(self) -> None:
        """Nobody draws where there is no map."""
        if self.view.comparing and self.drawing.on:
            self.drawing.draw(False)
        self.refresh()

    def _on_closed(self, course_id: str) -> None:
        self.view.ticked.discard(course_id)
        self.refresh()

    def _on_report(self, _report: "Report") -> None:
        self.window.inspector.show_stale(False)
        self.refresh()
        self.view.show_comparison()

    def _on_stale(self, course_id: str) -> None:
        current = self.bench.shelf.current
        if current is not None and current.course.id == course_id:
            self.window.inspector.show_stale(True)

    def _on_document(self, what: str) -> None:
        current = self.bench.shelf.current
        if current is not None:
            try:
                getattr(current, what)()
            except PlannerError as error:  # a step of an earlier day that the library cannot read
                self.bench.notice.emit(Notice(error.message, error.hint, key="library"))

    def close_current(self) -> None:
        """Take the course on screen off the list."""
        current = self.bench.shelf.current
        if current is not None:
            self.bench.shelf.close(current.course.id)
