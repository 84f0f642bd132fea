"""Edits by the list along the route: each wish of it is one step on the course that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui import asked_for
from ui.fresh import fresh
from ui.notices import Notice
from ui.pointing import Pointing
from ui.wishes.race import RaceWishes

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course, Station
    from routeplanner.editing import Edited, NewKind
    from routeplanner.geo import Floats
    from routeplanner.route import Route
    from ui.panels.points import PointsPanel
    from ui.panels.points_place import PlaceForm
    from ui.panels.points_rows import Row

TYPED = "typed"  # the notice of what was typed into a row and cannot be read
SAME = 1.0  # [m] two ends of a stretch that are one [D]


class PointWishes:
    """Of points, stations, descents and named ranges. What changes the line goes through `Drawing.edit`."""

    def __init__(self, pointing: Pointing, race: RaceWishes) -> None:
        self.window, self.bench = pointing.window, pointing.bench
        self._pointing, self._race = pointing, race
        self._drawn: Course | None = None  # by figures, while their form is open
        self.window.line.made.connect(self._link)

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        return {"station": self.edit_station, "point_at": self.add_points}

    def _link(self, panel: "PointsPanel") -> None:
        panel.place_wanted.connect(self.move)
        panel.nudge_wanted.connect(self.nudge)
        panel.insert_wanted.connect(self.insert)
        panel.leg_wanted.connect(self.set_leg)
        panel.name_wanted.connect(self.rename)
        panel.station_wanted.connect(self.edit_station)
        panel.grade_wanted.connect(self.grade)
        panel.delete_wanted.connect(self.delete)
        panel.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        panel.refused.connect(self._say)
        station = self.window.actions_["station"]
        for menu in station.associatedObjects():
            if isinstance(menu, QMenu):
                menu.insertMenu(station, panel.menu)

    # all of them

    def rename(self, row: "Row", text: str) -> None:
        """Another name for a station or a named range; a descent's stretch gets its own."""
        from routeplanner.course import NamedRange, Station

        self.bench.withdrawn.emit(TYPED)
        what = row.what
        if isinstance(what, Station):
            self.bench.edit(_("Rename station"), lambda course: _renamed(course, what.id, text))
        elif isinstance(what, NamedRange):
            self.bench.edit(_("Rename range"), lambda course: course.with_range_named(what.id, text))
        elif fresh(self.bench):
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
        self.bench.withdrawn.emit(TYPED)
        from routeplanner import editing

        self._pointing.aim((lat, lon))
        self._edit(_("Move point"), row, lambda route, at, k: editing.move_anchor(route, at, k, lat, lon))

    def nudge(self, row: "Row", north: float, east: float) -> None:
        """A point by some metres."""
        from ui import point_edits

        self.move(row, *point_edits.beside(row.lat, row.lon, north, east))

    def insert(self, row: "Row") -> None:
        """A lasting point half-way to the next one."""
        from ui import point_edits

        among, route = row.among, self._pointing.drawing.route
        if route is not None and among is not None and row.number < len(among):
            middle = float(0.5 * (among[row.number - 1] + among[row.number]))
            self._pointing.aim(self._pointing.drawing.place(middle))
            self._edit(_("Insert point"), row, point_edits.anchor_between)

    def set_leg(self, row: "Row", kind: "NewKind") -> None:
        """The ground from the point before: straight, or along trails."""
        from ui import point_edits

        words = _("Make leg straight") if kind == "straight" else _("Follow trails")
        self._edit(words, row, lambda route, at, k: point_edits.with_leg_behind(route, at, k, kind))

    def add_points(self) -> None:
        """Draw by figures: the form stays open for one place after the other."""
        from ui.panels.points_place import PlaceForm

        form, current = PlaceForm(self.window), self.bench.shelf.current
        self._drawn = None if current is None else current.course
        form.place_wanted.connect(lambda lat, lon: self._append(form, lat, lon))
        form.open()

    def _append(self, form: "PlaceForm", lat: float, lon: float) -> None:
        from routeplanner import editing

        if self._drawn is None:
            self.bench.open_new()
        else:
            asked_for.bring(self.bench, self._drawn)
        kind: NewKind = "snapped" if self._pointing.drawing.snap else "straight"
        self._pointing.drawing.edit(_("Add point"), lambda route: editing.append(route, lat, lon, kind))
        self.window.map.reveal(lat, lon)
        panel, anchors, current = self._pointing.panel, self._pointing.anchors, self.bench.shelf.current
        if panel is not None and anchors is not None:
            panel.list.go_to(("point", len(anchors)))
        if current is not None:
            self._drawn = current.course
            form.show_added(lat, lon, self.window.units.distance(current.course.route.length, 2))

    def _edit(self, text: str, row: "Row", change: "Callable[[Route, Floats, int], Edited]") -> None:
        among, k = row.among, row.number - 1
        if among is not None and among is self._pointing.anchors:  # else the line has changed under an open field
            self._pointing.drawing.edit(text, lambda route: change(route, among, k))
        self._pointing.aim(None)

    # stations

    def edit_station(self, row: "Row | None" = None) -> None:
        """The form of a station; of a new one at the cursor."""
        current = self.bench.shelf.current
        if current is None or not current.course.route.length:
            return
        from routeplanner.course import Station
        from ui.panels.points_station import StationForm

        known = row.what if row is not None and isinstance(row.what, Station) else None
        if known is None and not fresh(self.bench):
            return
        form = StationForm(current.course, known, self.window.units, self.window, self._pointing.cursor)
        words = _("Change station") if known else _("Add station")
        form.station_wanted.connect(partial(self._on_station, words, current.course))
        form.open()

    def _on_station(self, text: str, asked: "Course", station: "Station") -> None:
        from routeplanner.course.merging import merged

        said = replace(asked, stations=(*_without(asked, station.id).stations, station))
        asked_for.bring(self.bench, asked)
        self.bench.edit(text, lambda course: merged(asked, said, course))

    def _say(self, error: PlannerError) -> None:
        self.bench.notice.emit(Notice(error.message, error.hint, key=TYPED))


def _without(course: "Course", station_id: str) -> "Course":
    return replace(course, stations=tuple(own for own in course.stations if own.id != station_id))


def _renamed(course: "Course", station_id: str, name: str) -> "Course":
    stations = tuple(replace(own, name=name) if own.id == station_id else own for own in course.stations)
    return course if stations == course.stations else replace(course, stations=stations)


def _named(course: "Course", name: str, start: float, end: float) -> "Course":
    """A stretch [m] with a name, another one where it has one already."""
    for own in course.ranges:
        known = course.stretch(own.span)
        if known is not None and abs(known[0] - start) < SAME and abs(known[1] - end) < SAME:
            return course.with_range_named(own.id, name)
    return course.with_range(name, start, end)
