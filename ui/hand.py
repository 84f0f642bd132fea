"""What a hand does to the line on the map, by mouse or by keys: each gesture one edit of the course."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routeplanner.words import _

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.editing import NewKind
    from ui.drawing import Drawing

Place = tuple[float, float]  # latitude, longitude [deg]


class Hand(QObject):
    """Links the gestures of the map to `Drawing.edit`."""

    def __init__(self, drawing: "Drawing") -> None:
        super().__init__(drawing)
        self._drawing, self._map = drawing, drawing.window.map
        m = self._map
        m.point_added.connect(self._add)
        m.anchor_dragged.connect(self._drag_anchor)
        m.line_dragged.connect(self._drag_line)
        m.drag_cancelled.connect(lambda: m.show_draft(None))
        m.anchor_deleted.connect(self.delete)
        m.anchor_chosen.connect(self._choose)
        m.drawing_ended.connect(lambda: drawing.draw(False))

    @property
    def _kind(self) -> "NewKind | None":
        """Of ground that replaces other ground: as it was there, unless new legs are to follow trails."""
        return "snapped" if self._drawing.snap else None

    def _add(self, lat: float, lon: float, straight: bool) -> None:
        from routeplanner import editing

        kind: NewKind = "snapped" if self._drawing.snap and not straight else "straight"
        self._drawing.edit(_("Add point"), lambda route: editing.append(route, lat, lon, kind))

    def _drag_anchor(self, k: int, lat: float, lon: float, final: bool) -> None:
        drawing, anchors = self._drawing, self._drawing.anchors
        if anchors is None or k >= len(anchors):
            return
        if not final:
            before = float(anchors[k - 1]) if k else None
            self._preview(before, (lat, lon), float(anchors[k + 1]) if k + 1 < len(anchors) else None)
            return
        from routeplanner import editing

        if drawing.chosen == k:
            drawing.choose_at((lat, lon))
        drawing.edit(_("Move point"), lambda route: editing.move_anchor(route, anchors, k, lat, lon, self._kind))

    def _drag_line(self, at: float, lat: float, lon: float, final: bool) -> None:
        anchors = self._drawing.anchors
        if anchors is None:
            return
        if not final:
            k = int(anchors.searchsorted(at, side="right"))
            k = min(max(k, 1), len(anchors) - 1)
            self._preview(float(anchors[k - 1]), (lat, lon), float(anchors[k]))
            return
        from routeplanner import editing

        kind = self._kind
        self._drawing.edit(_("Insert point"), lambda route: editing.insert_point(route, anchors, at, lat, lon, kind))

    def delete(self, k: int) -> None:
        """Take anchor `k` out; where it was chosen the one before it is, for the next."""
        drawing, anchors = self._drawing, self._drawing.anchors
        if anchors is None or k >= len(anchors):
            return
        from routeplanner import editing

        if drawing.chosen == k and len(anchors) > 1:
            drawing.choose_at(drawing.place(float(anchors[k - 1 if k else 1])))
        drawing.edit(_("Delete point"), lambda route: editing.delete_anchor(route, anchors, k, self._kind))

    def _choose(self, k: int | None) -> None:
        anchors = self._drawing.anchors
        if k is None or anchors is None or k >= len(anchors):
            self._drawing.choose_at(None)
        else:
            self._drawing.choose_at(self._drawing.place(float(anchors[k])), k)
            self._drawing.window.set_cursor(float(anchors[k]))  # profile and readout say where it is

    def _preview(self, before: float | None, place: Place, after: float | None) -> None:
        if self._drawing.route is None:
            return
        ends = [self._drawing.place(at) for at in (before, after) if at is not None]
        self._map.show_draft([*ends[:1], place, *ends[1:]] if before is not None else [place, *ends])
