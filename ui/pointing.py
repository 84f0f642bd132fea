"""The rows of the list along the route, out of the course on screen, and what choosing one of them shows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.drawing import TOLERANCE, Drawing
from ui.main_window import MainWindow

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.geo import Floats
    from ui.panels.points import PointsPanel
    from ui.panels.points_rows import Row

AROUND = 250.0  # [m] of the route that is shown before and after a place
Place = tuple[float, float]  # latitude, longitude [deg]


class Pointing(QObject):
    """Fills the list while it is unfolded. While drawing its points are those of the map, else those of 30 m."""

    def __init__(self, window: MainWindow, drawing: Drawing) -> None:
        super().__init__(window)
        self.window, self.bench, self.drawing = window, window.bench, drawing
        self._anchors: Floats | None = None
        self._shown: tuple[object, ...] = ()  # what the rows are made of
        self._aim: Place | None = None
        self._cursor: float | None = None
        window.line.made.connect(self._link)
        window.line.folded.connect(lambda _folded: self.refresh())
        window.cursor_moved.connect(self._on_cursor)
        bench, shelf = window.bench, window.bench.shelf
        shelf.opened.connect(lambda document: document.changed.connect(lambda _course: self.refresh()))
        shelf.current_changed.connect(lambda _document: self._on_another())
        bench.reported.connect(lambda _report: self.refresh())
        bench.preferences_changed.connect(lambda _preferences: self.refresh())
        drawing.anchored.connect(self.refresh)

    @property
    def panel(self) -> "PointsPanel | None":
        """The list, None until it is unfolded first."""
        return self.window.line.panel

    @property
    def anchors(self) -> "Floats | None":
        """Places of the points that are listed [m], shape (k,); None while nobody sees them."""
        return self._anchors

    @property
    def cursor(self) -> float | None:
        """Where the one cursor was last on this course [m]."""
        return self._cursor

    def aim(self, place: Place | None) -> None:
        """Where the selected point will be [deg] after the edit that comes next."""
        self._aim = place

    def _link(self, panel: "PointsPanel") -> None:
        panel.selected.connect(self._on_selected)
        panel.aimed.connect(self._show)
        panel.fit_wanted.connect(self._fit)
        self.window.map.anchor_chosen.connect(self._on_chosen)
        self.window.cursor_moved.connect(panel.set_cursor)
        self.window.descent_selected.connect(panel.select_descent)

    # what is shown

    def refresh(self) -> None:
        """The rows of the course on screen as it is now; nothing while nobody sees them."""
        panel, current = self.panel, self.bench.shelf.current
        if panel is None:
            return
        panel.menu.setEnabled(not self.window.line.is_folded)
        if self.window.line.is_folded or current is None:
            self._anchors, self._shown = None, ()
            if current is None:
                panel.forget()
            return
        course, drawn = current.course, self.drawing.anchors
        shown = (course, self.bench.reporter.report(course.id), drawn, self.window.units.system)
        if len(shown) == len(self._shown) and all(new is old for new, old in zip(shown, self._shown, strict=True)):
            return
        from routeplanner import editing
        from ui.panels import points_rows

        self._shown = shown
        self._anchors = editing.anchors(course.route, TOLERANCE) if drawn is None else drawn
        aim, self._aim = self._aim, None
        panel.show_rows(points_rows.rows(course, shown[1], self._anchors), self.window.units, aim)

    def _on_another(self) -> None:
        self._cursor, self._shown = None, ()
        if self.panel is not None:
            self.panel.forget()
        self.refresh()

    def _on_cursor(self, distance: float | None) -> None:
        if distance is not None:
            self._cursor = distance

    # what the runner chooses

    def _on_selected(self, row: "Row") -> None:
        """The one cursor goes there, and the map with it; a descent is selected and a named range is measured."""
        self._show(row)
        if row.kind == "descent":
            self.window.select(row.number)
        elif row.kind == "range":
            self.window.profile.chart.set_range((row.at, row.end))

    def _show(self, row: "Row") -> None:
        self.window.set_cursor(row.at)
        self.window.map.reveal(row.lat, row.lon)

    def _on_chosen(self, k: int | None) -> None:
        """The hand on the map has chosen one of its anchors."""
        if self.panel is not None and k is not None and self.drawing.anchors is self._anchors:
            self.panel.list.go_to(("point", k + 1))

    def _fit(self, row: "Row") -> None:
        around = AROUND if row.end == row.at else 0.0
        self.window.show_map()
        self.window.map.fit(max(row.at - around, 0.0), row.end + around)
