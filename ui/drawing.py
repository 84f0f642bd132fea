"""Drawing and editing the line: gestures of the map become edits of the course, each one step that can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.drawing_keys import DrawingKeys
from ui.hand import Hand, Place
from ui.line_menu import LineMenu
from ui.lost_ground import LostGround
from ui.main_window import MainWindow
from ui.map_line import MapLine
from ui.notices import Notice
from ui.snapping import Snapping

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Applied, Course
    from routeplanner.editing import Edited
    from routeplanner.geo import Floats
    from routeplanner.route import Route

    Edit = Callable[[Route], Edited]

TOLERANCE = 30.0  # [m] between anchors until the map says how much is seen at its zoom


class Drawing(QObject):
    """Owns the mode, and which point is chosen. `changed(bool)`: whether the hand draws now; `anchored()`: what it can
    take hold of is something else."""

    changed = Signal(bool)
    anchored = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.bench, self._map = window, window.bench, window.map
        self._on = False
        self._tolerance = TOLERANCE
        self._revision = 0
        self._anchors: Floats | None = None
        self._chosen_at: Place | None = None
        self._chosen: int | None = None
        self.snap = False  # whether new legs are to follow trails
        self.lost = LostGround(self.bench)
        self.snapping = Snapping(self.bench, lost=self.lost)
        self.menu, self._hand = LineMenu(self), Hand(self)
        self._keys = DrawingKeys(self)
        self._line = MapLine(window)
        self._line.changed.connect(self.show_anchors)
        self._map.tolerance_changed.connect(self._on_tolerance)
        window.fitted.connect(self.show_anchors)  # the map lets go of them when it moves to a course
        self.bench.shelf.current_changed.connect(lambda _document: self._on_another())

    @property
    def on(self) -> bool:
        return self._on

    @property
    def anchors(self) -> "Floats | None":
        """Distances along the route [m] of what can be taken hold of, shape (k,); None while not drawing."""
        return self._anchors

    @property
    def chosen(self) -> int | None:
        """Which of the anchors stands out: keys move it."""
        return self._chosen

    @property
    def tolerance(self) -> float:
        """Anchors may stand so far apart at this zoom [m]."""
        return self._tolerance

    @property
    def route(self) -> "Route | None":
        """The line of the course on screen; None where there is none."""
        document = self.bench.shelf.current
        return document.course.route if document is not None and document.course.route.legs else None

    def place(self, at: float) -> Place:
        """Latitude and longitude [deg] of the line at `at` [m]."""
        from ui import anchoring

        assert self.route is not None
        return anchoring.place(self.route, at)

    def choose_at(self, place: Place | None, k: int | None = None) -> None:
        """Choose the anchor at a place [deg], `k` where it is known; it stays chosen there through edits."""
        self._chosen_at, self._chosen = place, k
        self._keys.refresh()

    def draw(self, on: bool) -> None:
        """Begin to draw, on a new course where none is open; or stop. It stops when another course comes on screen."""
        if on and self.bench.shelf.current is None:
            self.bench.open_new()
        self._on = on
        if on:
            self.window.show_map()
        self._map.set_mode("draw" if on else "look")
        if not on:
            self.choose_at(None)
        self.show_anchors()
        if on:
            self._map.setFocus()
        self.changed.emit(on)

    def edit(self, text: str, change: "Edit") -> None:
        """One edit of the line of the course on screen. What loses its ground is named in a notice.

        An edit that leaves the line as it is is no step.
        """
        from routeplanner.course import Applied, apply

        def changed(course: "Course") -> "Applied":
            edited = change(course.route)
            same = _same_line(course.route, edited.route)
            return Applied(course, ()) if same else apply(course, edited)

        self.apply(text, changed)

    def apply(self, text: str, change: "Callable[[Course], Applied]") -> None:
        """One edit of the course on screen, as `edit`."""
        from routeplanner.course import names

        dropped: list[str] = []
        document = self.bench.shelf.current

        def applied(course: "Course") -> "Course":
            done = change(course)
            dropped.extend(names(done.dropped))
            return done.course

        try:
            self.bench.edit(text, applied)
        except PlannerError as error:
            self._map.show_draft(None)
            self.bench.notice.emit(Notice(error.message, error.hint, key="edit"))
            return
        if dropped and document is not None:
            self.lost.tell(document, dropped)

    def show_anchors(self) -> None:
        """What can be taken hold of at this zoom; nothing while not drawing."""
        self._revision += 1
        route = self.route
        if not self._on or route is None:
            self._anchors = None
            self.choose_at(None)
            self._map.show_anchors(self._revision, ())
            self.anchored.emit()
            return
        from routeplanner import editing
        from ui import anchoring

        self._anchors = editing.anchors(route, self._tolerance)
        anchors = anchoring.anchors(route, self._anchors)
        self._chosen = None if self._chosen_at is None else anchoring.nearest(anchors, self._chosen_at, self._tolerance)
        self._map.show_anchors(self._revision, anchors, anchoring.legs(route), self._chosen)
        self._keys.refresh()
        self.anchored.emit()

    # keys and menus

    def escape(self) -> None:
        """Take back, one after the other: a drag, what is chosen, the mode; not drawing, the window's selection."""
        if self._on:
            self._map.press("escape")
        else:
            self.window.clear()

    # links

    def _on_another(self) -> None:
        if self._on:
            self.draw(False)
        else:
            self.choose_at(None)
            self.show_anchors()

    def _on_tolerance(self, tolerance: float) -> None:
        if tolerance != self._tolerance:
            self._tolerance = tolerance
            if self._on:
                self.show_anchors()


def _same_line(one: "Route", other: "Route") -> bool:
    """Whether two routes have the same legs on the same points."""
    if one.legs != other.legs:
        return False
    pairs = ((a.points, b.points) for a, b in zip(one.legs, other.legs, strict=True))
    return all(a is b or a.key == b.key for a, b in pairs)


def whole_edits() -> "dict[str, tuple[str, Edit]]":
    """Edits of the whole line for the Route menu: name of the command, words of the step, the function."""
    from routeplanner import editing

    return {
        "reverse": (_("Reverse"), editing.reverse),
        "out_and_back": (_("Out and back"), editing.out_and_back),
        "close_loop": (_("Close the loop"), editing.close_loop),
    }
