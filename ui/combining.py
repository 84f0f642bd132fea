"""Edits that need a second course: join, replace the line (the storm course), and a copy of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from routeplanner.words import _
from ui.drawing import Drawing
from ui.notices import Notice
from ui.replacing import Replacing

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Applied, Course


class Combining:
    """Takes the other course from those that are open."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing, self._bench = drawing, drawing.bench
        self.replacing = Replacing(drawing)

    def join(self) -> None:
        """Another open course is run after this one, with its stations and grades."""
        self._choose(_("Join with"), self.join_with)

    def replace_line(self) -> None:
        """This course on another open course's line; stations and grades on shared ground stay."""
        self._choose(_("Take the line of"), self.replace_line_with)

    def join_with(self, other: "Course") -> None:
        """One step; the other course stays as it is."""
        from routeplanner import editing
        from routeplanner.course import Applied, add, apply

        def joined(course: "Course") -> "Applied":
            ours, theirs = editing.join(course.route, other.route)
            first = apply(course, ours)
            both = add(first.course, other, theirs)
            return Applied(both.course, (*first.dropped, *both.dropped))

        self._drawing.apply(_("Join"), joined)

    def replace_line_with(self, other: "Course") -> None:
        """One step; what lies on ground that both do not share is asked for."""
        self.replacing.begin(other)

    def duplicate(self) -> None:
        """A copy with steps of its own, on screen."""
        from routeplanner.route import new_id

        current = self._bench.shelf.current
        if current is not None:
            name = _("{name}, a copy").format(name=current.course.name)
            self._bench.shelf.open(replace(current.course, id=new_id(), name=name))

    def _choose(self, title: str, use: "Callable[[Course], None]") -> None:
        current = self._bench.shelf.current
        others = [d.course for d in self._bench.shelf.documents if d is not current and d.course.route.legs]
        if current is None or not others:
            text = _("This needs a second course in the list.")
            self._bench.notice.emit(Notice(text, _("Open it first."), key="edit"))
            return
        menu = QMenu(self._drawing.window)
        menu.setObjectName("choose_course")
        menu.addSection(title)
        for course in others:
            name = course.name.replace("&", "&&")
            menu.addAction(name).triggered.connect(lambda _checked=False, c=course: use(c))
        menu.popup(QCursor.pos() - QPoint(8, 8))
