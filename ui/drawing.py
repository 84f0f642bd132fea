"""Drawing and editing the line: gestures of the map become edits of the course, each one step that can be undone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from routeplanner.errors import PlannerError
from routeplanner.words import _, ngettext
from ui.main_window import MainWindow
from ui.notices import Notice

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Applied, Course
    from routeplanner.editing import Edited
    from routeplanner.geo import Floats
    from routeplanner.route import Route

    Edit = Callable[[Route], Edited]

TOLERANCE = 30.0  # [m] between anchors until the map says how much is seen at its zoom


class Drawing(QObject):
    """Owns the mode. `changed(bool)`: whether the hand draws now."""

    changed = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.bench, self._map = window, window.bench, window.map
        self._on = False
        self._tolerance = TOLERANCE
        self._revision = 0
        self._anchors: Floats | None = None
        m = self._map
        m.point_added.connect(self._add)
        m.anchor_dragged.connect(self._drag_anchor)
        m.line_dragged.connect(self._drag_line)
        m.drag_cancelled.connect(lambda: m.show_draft(None))
        m.anchor_deleted.connect(self._delete)
        m.drawing_ended.connect(lambda: self.draw(False))
        m.menu_wanted.connect(self._menu)
        m.tolerance_changed.connect(self._on_tolerance)
        self.bench.shelf.opened.connect(lambda document: document.changed.connect(self._on_changed))
        window.fitted.connect(self.show_anchors)  # the map lets go of them when it moves to a course
        self.bench.shelf.current_changed.connect(lambda _document: self.show_anchors())

    @property
    def on(self) -> bool:
        return self._on

    @property
    def anchors(self) -> "Floats | None":
        """Distances along the route [m] of what can be taken hold of, shape (k,); None while not drawing."""
        return self._anchors

    def draw(self, on: bool) -> None:
        """Begin to draw, on a new course where none is open; or stop."""
        if on and self.bench.shelf.current is None:
            self.bench.open_new()
        self._on = on
        self.window.show_map()
        self._map.set_mode("draw" if on else "look")
        self.show_anchors()
        if on:
            self._map.setFocus()
        self.changed.emit(on)

    def edit(self, text: str, change: "Edit") -> None:
        """One edit of the line of the course on screen. What loses its ground is named in a notice."""
        from routeplanner.course import apply

        self.apply(text, lambda course: apply(course, change(course.route)))

    def apply(self, text: str, change: "Callable[[Course], Applied]") -> None:
        """One edit of the course on screen, as `edit`."""
        dropped: list[str] = []

        def applied(course: "Course") -> "Course":
            done = change(course)
            dropped.extend(lost.name for lost in done.dropped)
            return done.course

        try:
            self.bench.edit(text, applied)
        except PlannerError as error:
            self._map.show_draft(None)
            self.bench.notice.emit(Notice(error.message, error.hint, key="edit"))
            return
        if dropped:
            words = ngettext(
                "{n} mark lost its ground: {names}.", "{n} marks lost their ground: {names}.", len(dropped)
            )
            undo = (_("Undo"), self._undo)
            text = words.format(n=len(dropped), names=", ".join(dropped))
            self.bench.notice.emit(Notice(text, _("Undo brings them back."), (undo,), "dropped"))

    def show_anchors(self) -> None:
        """What can be taken hold of at this zoom; nothing while not drawing."""
        self._revision += 1
        route = self._route()
        if not self._on or route is None or not route.legs:
            self._anchors = None
            self._map.show_anchors(self._revision, ())
            return
        from routeplanner import editing
        from ui import anchoring

        self._anchors = editing.anchors(route, self._tolerance)
        self._map.show_anchors(self._revision, anchoring.anchors(route, self._anchors), anchoring.legs(route))

    # gestures

    def _add(self, lat: float, lon: float, straight: bool) -> None:
        from routeplanner import editing

        self.edit(_("Add point"), lambda route: editing.append(route, lat, lon))

    def _drag_anchor(self, k: int, lat: float, lon: float, final: bool) -> None:
        anchors = self._anchors
        if anchors is None or k >= len(anchors):
            return
        if not final:
            self._preview(
                anchors[max(k - 1, 0)] if k else None, (lat, lon), anchors[k + 1] if k + 1 < len(anchors) else None
            )
            return
        from routeplanner import editing

        self.edit(_("Move point"), lambda route: editing.move_anchor(route, anchors, k, lat, lon))

    def _drag_line(self, at: float, lat: float, lon: float, final: bool) -> None:
        anchors = self._anchors
        if anchors is None:
            return
        if not final:
            k = int(anchors.searchsorted(at, side="right"))
            k = min(max(k, 1), len(anchors) - 1)
            self._preview(anchors[k - 1], (lat, lon), anchors[k])
            return
        from routeplanner import editing

        self.edit(_("Insert point"), lambda route: editing.insert_point(route, anchors, at, lat, lon))

    def _delete(self, k: int) -> None:
        anchors = self._anchors
        if anchors is None or k >= len(anchors):
            return
        from routeplanner import editing

        self.edit(_("Delete point"), lambda route: editing.delete_anchor(route, anchors, k))

    def _preview(self, before: float | None, place: tuple[float, float], after: float | None) -> None:
        from ui import anchoring

        route = self._route()
        if route is None:
            return
        ends = [anchoring.place(route, at) for at in (before, after) if at is not None]
        points = [*ends[:1], place, *ends[1:]] if before is not None else [place, *ends]
        self._map.show_draft(points)

    def _menu(self, at: float, where: QPoint) -> None:
        from routeplanner import editing
        from ui import anchoring

        route = self._route()
        if route is None:
            return
        lat, lon = anchoring.place(route, at)
        menu = QMenu(self.window)
        menu.addAction(_("Insert point here")).triggered.connect(
            lambda: self.edit(_("Insert point"), lambda r: editing.add_anchor(r, at))
        )
        menu.addAction(_("Split here")).triggered.connect(lambda: self.split(at))
        if editing.is_loop(route):
            menu.addAction(_("Start here")).triggered.connect(
                lambda: self.edit(_("Move the start"), lambda r: editing.start_point(r, at))
            )
        menu.addSeparator()
        coordinates = f"{lat:.6f}, {lon:.6f}"
        copy = menu.addAction(_("Copy coordinates {place}").format(place=coordinates))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(coordinates))
        menu.popup(where)

    def split(self, at: float) -> None:
        """Two courses: the ground before `at` [m] stays in this one, the rest becomes a course of its own."""
        from dataclasses import replace

        from routeplanner import editing
        from routeplanner.course import apply
        from routeplanner.route import new_id

        document = self.bench.shelf.current
        if document is None:
            return
        course = document.course
        try:
            first, second = editing.split(course.route, at)
        except PlannerError as error:
            self.bench.notice.emit(Notice(error.message, error.hint, key="edit"))
            return
        rest = apply(course, second).course
        self.bench.edit(_("Split"), lambda _course: apply(course, first).course)
        name = _("{name}, second part").format(name=course.name)
        self.bench.shelf.open(replace(rest, id=new_id(), name=name), show=False)

    # links

    def _route(self) -> "Route | None":
        document = self.bench.shelf.current
        return None if document is None else document.course.route

    def _on_changed(self, course: "Course") -> None:
        """The line goes to the map at once; its colours follow with the report."""
        current = self.bench.shelf.current
        if current is None or current.course is not course:
            return
        before = self.bench.reporter.report(course.id)
        if before is None or before.course.route is not course.route:
            from ui import presenting

            self._map.show_route(presenting.bare_route(course, before), fit=False)
            self.show_anchors()

    def _on_tolerance(self, tolerance: float) -> None:
        if tolerance != self._tolerance:
            self._tolerance = tolerance
            if self._on:
                self.show_anchors()

    def _undo(self) -> None:
        self.bench.withdrawn.emit("dropped")
        if self.bench.shelf.current is not None:
            self.bench.shelf.current.undo()


def whole_edits() -> "dict[str, tuple[str, Edit]]":
    """Edits of the whole line for the Route menu: name of the command, words of the step, the function."""
    from routeplanner import editing

    return {
        "reverse": (_("Reverse"), editing.reverse),
        "out_and_back": (_("Out and back"), editing.out_and_back),
        "close_loop": (_("Close the loop"), editing.close_loop),
        "laps": (_("Two laps"), partial(_laps, 2)),
    }


def _laps(n: int, route: "Route") -> "Edited":
    from routeplanner import editing

    return editing.laps(route, n)
