"""The line on the map while it is edited: what has changed at once, its colours with the report."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.main_window import MainWindow

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course
    from routeplanner.route import Route


class MapLine(QObject):
    """`changed()` when the map was told of another line of the course on screen."""

    changed = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._map, self._bench = window.map, window.bench
        self._drawn: Route | None = None  # the line that the map shows
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        shelf = self._bench.shelf
        shelf.opened.connect(lambda document: document.changed.connect(self._on_changed))
        shelf.current_changed.connect(lambda _document: self._on_another())

    def _on_another(self) -> None:
        current = self._bench.shelf.current
        self._settling.stop()
        self._drawn = None if current is None else current.course.route

    def _on_changed(self, course: "Course") -> None:
        current, old = self._bench.shelf.current, self._drawn
        if current is None or current.course is not course or old is course.route:
            return
        from ui import presenting, splicing

        self._drawn = course.route
        before = self._bench.reporter.report(course.id)
        change = splicing.splice(old, course.route, before.course.route if before else None) if old else None
        if change is None:
            self._settling.stop()
            self._map.show_route(presenting.bare_route(course, before), fit=False)
        else:
            self._map.splice_route(change)
            self._settling.start()
        self.changed.emit()

    def _settle(self) -> None:
        """The whole line, for other zooms: what has changed of it is on its way to the screen meanwhile."""
        from ui import presenting

        current = self._bench.shelf.current
        if current is None or current.course.route is not self._drawn:
            return
        route = presenting.bare_route(current.course, self._bench.reporter.report(current.course.id))
        if route is not None:
            self._map.settle_route(route)
