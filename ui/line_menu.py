"""The menu of the line: what can be done at one place of it, and with the leg that it is on."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.notices import Notice

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course
    from routeplanner.editing import Edited, NewKind
    from routeplanner.geo import Floats
    from routeplanner.route import Route
    from ui.drawing import Drawing

BESIDE = 2.0  # a point is meant within so many tolerances of the place that was clicked [D]


class LineMenu(QObject):
    """Opens on a right click, and does what its commands say; the window's menus do some of it too."""

    def __init__(self, drawing: "Drawing") -> None:
        super().__init__(drawing)
        self._drawing, self._bench = drawing, drawing.bench
        drawing.window.map.menu_wanted.connect(self.open)

    def open(self, at: float, where: QPoint) -> None:
        """The commands for the place at `at` [m]."""
        from routeplanner import editing

        route = self._drawing.route
        if route is None:
            return
        menu = QMenu(self._drawing.window)
        menu.setObjectName("line")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Insert point here")).triggered.connect(lambda: self._insert(at))
        straight = _leg_kind(route, at) == "straight"
        words = _("Let this leg follow trails") if straight else _("Make this leg straight")
        menu.addAction(words).triggered.connect(lambda: self.set_leg_kind(at, "snapped" if straight else "straight"))
        near = self._near(route, at)
        if near is not None:
            menu.addAction(_("Delete point")).triggered.connect(lambda: self._delete(*near))
        menu.addSeparator()
        menu.addAction(_("Add aid station here")).triggered.connect(lambda: self.add_station(at))
        menu.addAction(_("Split here")).triggered.connect(lambda: self.split(at))
        if editing.is_loop(route):
            menu.addAction(_("Start here")).triggered.connect(lambda: self._start(at))
        menu.addSeparator()
        coordinates = "{:.6f}, {:.6f}".format(*self._drawing.place(at))
        copy = menu.addAction(_("Copy coordinates {place}").format(place=coordinates))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(coordinates))
        menu.popup(where)

    def set_leg_kind(self, at: float, kind: "NewKind") -> None:
        """The leg at `at` [m] straight, or along trails; of a recording the ground between the anchors around it."""
        words = _("Make leg straight") if kind == "straight" else _("Follow trails")
        self._drawing.edit(words, lambda route: self._with_kind(route, at, kind))

    def switch_leg(self) -> None:
        """The leg to the chosen point, the last one where none is chosen: straight, or else along trails."""
        route, anchors, k = self._drawing.route, self._drawing.anchors, self._drawing.chosen
        if route is None or not route.length:
            return
        at = route.length if anchors is None or k is None else float(anchors[k])
        before = max(at - 0.01, 0.0)  # on the leg that ends there
        self.set_leg_kind(before, "snapped" if _leg_kind(route, before) == "straight" else "straight")

    def add_station(self, at: float) -> None:
        """An aid station at `at` [m]."""
        from routeplanner.course import Station

        def added(course: "Course") -> "Course":
            route, taken = course.route, {station.name for station in course.stations}
            n = sum(station.kind == "aid" for station in course.stations) + 1
            while _("Aid station {n}").format(n=n) in taken:
                n += 1
            stations = (*course.stations, Station(_("Aid station {n}").format(n=n), "aid", route.pin(at)))
            return replace(course, stations=tuple(sorted(stations, key=lambda s: route.locate(s.pin) or 0.0)))

        self._bench.edit(_("Add aid station"), added)

    def split(self, at: float) -> None:
        """Two courses: the ground before `at` [m] stays in this one, the rest becomes a course of its own."""
        from routeplanner.course.splitting import of_the_whole, split

        document = self._bench.shelf.current
        if document is None:
            return
        course = document.course
        try:
            first, second = split(course, at)
        except PlannerError as error:
            self._bench.notice.emit(Notice(error.message, error.hint, key="edit"))
            return
        self._bench.edit(_("Split"), lambda _course: first)
        name = _("{name}, second part").format(name=course.name)
        self._bench.shelf.open(replace(second, name=name), show=False)
        whole = of_the_whole(course)
        if whole:
            text = _("Only the whole race has what is taken off both parts: {what}.").format(what=", ".join(whole))
            self._bench.notice.emit(Notice(text, _("Undo brings the whole race back."), key="edit"))

    def _insert(self, at: float) -> None:
        """A lasting point, and the hand on it: it is seen in draw mode."""
        from routeplanner import editing

        if not self._drawing.on:
            self._drawing.draw(True)
        self._drawing.choose_at(self._drawing.place(at))
        self._drawing.edit(_("Insert point"), lambda route: editing.add_anchor(route, at))

    def _start(self, at: float) -> None:
        from routeplanner import editing

        self._drawing.edit(_("Move the start"), lambda route: editing.start_point(route, at))

    def _delete(self, anchors: "Floats", k: int) -> None:
        from routeplanner import editing

        self._drawing.edit(_("Delete point"), lambda route: editing.delete_anchor(route, anchors, k))

    def _near(self, route: "Route", at: float) -> "tuple[Floats, int] | None":
        """The anchors of this zoom, and which of them is beside a place [m]."""
        from routeplanner import editing

        anchors = editing.anchors(route, self._drawing.tolerance)
        k = int(abs(anchors - at).argmin())
        return (anchors, k) if abs(anchors[k] - at) <= BESIDE * self._drawing.tolerance else None

    def _with_kind(self, route: "Route", at: float, kind: "NewKind") -> "Edited":
        from routeplanner import editing

        leg = next(leg for leg in route.legs if leg.id == route.pin(at).leg)
        if leg.kind != "recorded":
            return editing.set_leg_kind(route, leg.id, kind)
        anchors = editing.anchors(route, self._drawing.tolerance)
        k = min(max(int(anchors.searchsorted(at, side="right")), 1), len(anchors) - 1)
        return editing.replace_stretch(route, float(anchors[k - 1]), float(anchors[k]), (), kind)


def _leg_kind(route: "Route", at: float) -> str:
    pin = route.pin(at)
    return next(leg.kind for leg in route.legs if leg.id == pin.leg)
