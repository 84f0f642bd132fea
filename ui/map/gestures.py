"""What the runner did to the route on the map: the page's reports of it, checked.

Each report carries the revision of the anchors that it was made on. One made on anchors that Python has replaced
since is stale and dropped without a word: nobody is to blame for it. One that makes no sense is a bug and refused.
"""

from PySide6.QtCore import QObject, Signal, Slot

from ui.map import checks
from ui.map.checks import ANY, Nonsense, refusing


class Gestures(QObject):
    """The slots are called by the page; the signals are for the widget."""

    point_added = Signal(float, float, bool)  # lat, lon [deg], straight
    anchor_dragged = Signal(int, float, float, bool)  # k, lat, lon [deg], final
    line_dragged = Signal(float, float, float, bool)  # distance along the route [m], lat, lon [deg], final
    drag_cancelled = Signal()
    anchor_deleted = Signal(int)
    anchor_chosen = Signal(object)  # k, or None
    drawing_ended = Signal()
    menu_wanted = Signal(float, int, int)  # distance along the route [m]; x, y on the map [px]
    refused = Signal(str)  # a call from the page that makes no sense: a bug

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.length = 0.0  # of the route shown [m]
        self.route = 0  # its number
        self.drawing = False
        self.heard = 0  # points that the page was clicked to add, since it was loaded
        self._revision: int | None = None  # of the anchors; None: there are none, so nothing is done to them
        self._count = 0
        self._first = 0  # revision since which it is the same course
        self._last = -1  # highest revision ever
        self._dragging = False

    def expect(self, revision: int | None, count: int) -> None:
        """From now on gestures are made on these anchors. Raises ValueError for a revision that goes back."""
        if revision is not None and revision < self._last:
            raise ValueError(f"anchors of revision {revision} after {self._last}")
        self.drop_drag()
        if revision is not None:
            self._first = revision if self._revision is None else self._first
            self._last = revision
        self._revision, self._count = revision, count

    def drop_drag(self) -> None:
        """A drag that is on comes to nothing."""
        if self._dragging:
            self._dragging = False
            self.drag_cancelled.emit()

    def _since(self, revision: object, first: int) -> bool:
        """Whether a report made on `revision` still counts, if those from `first` on do."""
        made = checks.whole(revision)
        if not 0 <= made <= self._last:
            raise Nonsense("no such revision")
        return self.drawing and self._revision is not None and made >= first

    @Slot(*[ANY] * 4)
    @refusing
    def pageAdded(self, revision: object, lat: object, lon: object, straight: object) -> None:
        self.heard += 1
        place, is_straight = checks.place(lat, lon), checks.flag(straight)
        # it goes to the end, whatever else there is: a click while the one before is being worked on counts
        if self._since(revision, self._first):
            self.point_added.emit(*place, is_straight)

    @Slot(*[ANY] * 5)
    @refusing
    def pageAnchorDragged(self, revision: object, k: object, lat: object, lon: object, final: object) -> None:
        n, place, is_final = checks.whole(k), checks.place(lat, lon), checks.flag(final)
        if self._since(revision, self._last):
            self._check_anchor(n)
            self._dragging = not is_final
            self.anchor_dragged.emit(n, *place, is_final)

    @Slot(*[ANY] * 5)
    @refusing
    def pageLineDragged(self, revision: object, at: object, lat: object, lon: object, final: object) -> None:
        distance, place, is_final = checks.distance(at), checks.place(lat, lon), checks.flag(final)
        if self._since(revision, self._last):
            self._dragging = not is_final
            self.line_dragged.emit(min(distance, self.length), *place, is_final)

    @Slot()
    def pageDragCancelled(self) -> None:
        self.drop_drag()

    @Slot(*[ANY] * 2)
    @refusing
    def pageAnchorDeleted(self, revision: object, k: object) -> None:
        n = checks.whole(k)
        if self._since(revision, self._last):
            self._check_anchor(n)
            self.anchor_deleted.emit(n)

    @Slot(*[ANY] * 2)
    @refusing
    def pageAnchorChosen(self, revision: object, k: object) -> None:
        n = checks.whole(k)
        if self._since(revision, self._last):
            if n != -1:
                self._check_anchor(n)
            self.anchor_chosen.emit(None if n == -1 else n)

    @Slot()
    def pageEnded(self) -> None:
        if self.drawing:
            self.drawing_ended.emit()

    @Slot(*[ANY] * 4)
    @refusing
    def pageMenu(self, route: object, at: object, x: object, y: object) -> None:
        number, distance, px, py = checks.whole(route), checks.distance(at), checks.whole(x), checks.whole(y)
        if number == self.route and self.route:
            self.menu_wanted.emit(min(distance, self.length), px, py)

    def _check_anchor(self, k: int) -> None:
        if not 0 <= k < self._count:
            raise Nonsense(f"{self._count} anchors")
