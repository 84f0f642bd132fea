"""The list along the route and the course: rows out of it, and each wish of the list one edit that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.drawing import TOLERANCE, Drawing
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.wishes.race import RaceWishes

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course, Station
    from routeplanner.editing import Edited, NewKind
    from routeplanner.geo import Floats
    from routeplanner.route import Route
    from ui.panels.points import PointsPanel
    from ui.panels.points_rows import Row

SAME = 1.0  # [m] two ends of a stretch that are one [D]
AROUND = 250.0  # [m] of the route that is shown before and after a place


class Pointing(QObject):
    """Fills the list while it is unfolded. While drawing its points are those of the map, else those of 30 m."""

    def __init__(self, window: MainWindow, drawing: Drawing, race: RaceWishes) -> None:
        super().__init__(window)
        self.window, self.bench, self._drawing, self._race = window, window.bench, drawing, race
        self._anchors: Floats | None = None  # of the rows that are shown
        self._aim: tuple[float, float] | None = None
        self._cursor: float | None = None  # where it was last on this course [m]
        window.line.made.connect(self._link)
        window.line.folded.connect(lambda _folded: self.refresh())
        window.cursor_moved.connect(self._on_cursor)
        bench, shelf = window.bench, window.bench.shelf
        shelf.opened.connect(lambda document: document.changed.connect(lambda _course: self.refresh()))
        shelf.current_changed.connect(lambda _document: self._on_another())
        bench.reported.connect(lambda _report: self.refresh())
        bench.preferences_changed.connect(lambda _preferences: self.refresh())
        drawing.anchored.connect(self._on_anchored)

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        return {"station": self.edit_station}

    @property
    def panel(self) -> "PointsPanel | None":
        """The list, None until it is unfolded first."""
        return self.window.line.panel

    def _link(self, panel: "PointsPanel") -> None:
        panel.selected.connect(self._on_selected)
        panel.place_wanted.connect(self.move)
        panel.nudge_wanted.connect(self.nudge)
        panel.insert_wanted.connect(self.insert)
        panel.leg_wanted.connect(self.set_leg)
        panel.name_wanted.connect(self.rename)
        panel.station_wanted.connect(self.edit_station)
        panel.grade_wanted.connect(self.grade)
        panel.delete_wanted.connect(self.delete)
        panel.fit_wanted.connect(self._fit)
        panel.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        panel.refused.connect(self._say)
        self.window.cursor_moved.connect(panel.set_cursor)
        self.window.descent_selected.connect(panel.select_descent)
        station = self.window.actions_["station"]
        for menu in station.associatedObjects():
            if isinstance(menu, QMenu):
                menu.insertMenu(station, panel.menu)

    # what is shown

    def refresh(self) -> None:
        """The rows of the course on screen as it is now; nothing while nobody sees them."""
        panel, current = self.panel, self.bench.shelf.current
        if panel is None:
            return
        panel.menu.setEnabled(not self.window.line.is_folded)
        if self.window.line.is_folded:
            self._anchors = None  # nobody edits what is not seen
            return
        aim, self._aim = self._aim, None
        if current is None:
            self._anchors = None
            panel.show_rows((), self.window.units)
            return
        from routeplanner import editing
        from ui.panels import points_rows

        course, drawn = current.course, self._drawing.anchors
        self._anchors = editing.anchors(course.route, TOLERANCE) if drawn is None else drawn
        rows = points_rows.rows(course, self.bench.reporter.report(course.id), self._anchors)
        panel.show_rows(rows, self.window.units, aim)

    def _on_anchored(self) -> None:
        """The hand takes hold of other points by now."""
        drawn = self._drawing.anchors
        if drawn is not self._anchors:
            self.refresh()

    def _on_another(self) -> None:
        self._cursor = None
        if self.panel is not None:
            self.panel.forget()
        self.refresh()

    def _on_cursor(self, distance: float | None) -> None:
        if distance is not None:
            self._cursor = distance

    # what the runner does: everywhere

    def _on_selected(self, row: "Row") -> None:
        """The one cursor goes there, and the map with it; a descent is selected and a named range is measured."""
        w = self.window
        w.set_cursor(row.at)
        w.map.reveal(row.lat, row.lon)
        if row.kind == "descent":
            w.select(row.number)
        elif row.kind == "range":
            w.profile.chart.set_range((row.at, row.end))

    def _fit(self, row: "Row") -> None:
        around = AROUND if row.end == row.at else 0.0
        self.window.show_map()
        self.window.map.fit(max(row.at - around, 0.0), row.end + around)

    def rename(self, row: "Row", text: str) -> None:
        """Another name for a station or a named range; a descent's stretch gets its own."""
        from routeplanner.course import NamedRange, Station

        what = row.what
        if isinstance(what, Station):
            self._with_station(_("Rename station"), replace(what, name=text))
        elif isinstance(what, NamedRange):
            self.bench.edit(_("Rename range"), lambda course: course.with_range_named(what.id, text))
        else:
            words = _("Name descent {n}").format(n=row.number)
            self.bench.edit(words, lambda course: _named(course, text, row.at, row.end))

    def grade(self, row: "Row", grade: int | None) -> None:
        """Grade a descent or a named range by hand, or take the hand off again."""
        if row.kind == "descent":
            self._race.set_grade(row.number, grade)
        else:
            self._race.set_range_grade(row.at, row.end, grade)

    def delete(self, row: "Row") -> None:
        """A point, a station, or the name of a range; a descent is where it is."""
        from routeplanner import editing
        from routeplanner.course import NamedRange, Station

        what = row.what
        if row.kind == "point":
            self._edit(_("Delete point"), row, lambda route, at, k: editing.delete_anchor(route, at, k))
        elif isinstance(what, Station):
            self.bench.edit(_("Delete station"), lambda course: _without(course, what.id))
        elif isinstance(what, NamedRange):
            self.bench.edit(_("Take the name off"), lambda course: course.without_range(what.id))

    # points

    def move(self, row: "Row", lat: float, lon: float) -> None:
        """A point to another place [deg]."""
        from routeplanner import editing

        self._aim = lat, lon
        self._edit(_("Move point"), row, lambda route, at, k: editing.move_anchor(route, at, k, lat, lon))

    def nudge(self, row: "Row", north: float, east: float) -> None:
        """A point by some metres."""
        from ui import point_edits

        self.move(row, *point_edits.beside(row.lat, row.lon, north, east))

    def insert(self, row: "Row") -> None:
        """A lasting point half-way to the next one."""
        from ui import point_edits

        among, route = row.among, self._drawing.route
        if route is not None and among is not None and row.number < len(among):
            self._aim = self._drawing.place(float(0.5 * (among[row.number - 1] + among[row.number])))
            self._edit(_("Insert point"), row, point_edits.anchor_between)

    def set_leg(self, row: "Row", kind: "NewKind") -> None:
        """The ground from the point before: straight, or along trails."""
        from ui import point_edits

        words = _("Make leg straight") if kind == "straight" else _("Follow trails")
        self._edit(words, row, lambda route, at, k: point_edits.with_leg_behind(route, at, k, kind))

    def _edit(self, text: str, row: "Row", change: "Callable[[Route, Floats, int], Edited]") -> None:
        among, k = row.among, row.number - 1
        if among is not None and among is self._anchors:  # else the line has changed under an open field
            self._drawing.edit(text, lambda route: change(route, among, k))
        self._aim = None

    # stations

    def edit_station(self, row: "Row | None" = None) -> None:
        """The form of a station; of a new one at the cursor."""
        current = self.bench.shelf.current
        if current is None or not current.course.route.length:
            return
        from routeplanner.course import Station
        from ui.panels.points_station import StationForm

        known = row.what if row is not None and isinstance(row.what, Station) else None
        form = StationForm(current.course, known, self.window.units, self.window, self._cursor)
        words = _("Change station") if known else _("Add station")
        form.station_wanted.connect(lambda station: self._with_station(words, station))
        form.open()

    def _with_station(self, text: str, station: "Station") -> None:
        def changed(course: "Course") -> "Course":
            others = _without(course, station.id)
            if station in course.stations:
                return course
            stations = sorted((*others.stations, station), key=lambda s: course.route.locate(s.pin) or 0.0)
            return replace(course, stations=tuple(stations))

        self.bench.edit(text, changed)

    def _say(self, error: PlannerError) -> None:
        self.bench.notice.emit(Notice(error.message, error.hint, key="edit"))


def _without(course: "Course", station_id: str) -> "Course":
    return replace(course, stations=tuple(own for own in course.stations if own.id != station_id))


def _named(course: "Course", name: str, start: float, end: float) -> "Course":
    """A stretch [m] with a name, another one where it has one already."""
    for own in course.ranges:
        known = course.stretch(own.span)
        if known is not None and abs(known[0] - start) < SAME and abs(known[1] - end) < SAME:
            return course.with_range_named(own.id, name)
    return course.with_range(name, start, end)
