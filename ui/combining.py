"""Edits that need a second course: join, replace the line (the storm course), and a copy of its own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _, ngettext, one_line
from ui import plain
from ui.drawing import Drawing
from ui.notices import Notice
from ui.replacing import Replacing

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Applied, Course


SAID = 6000  # [ms] for which the status bar says what was copied


class Combining:
    """Takes the other course from those that are open."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing, self._bench = drawing, drawing.bench
        self.replacing = Replacing(drawing)
        self.copied: Course | None = None

    def join(self) -> None:
        """Another open course is run after this one, with its stations and grades."""
        self._choose(_("Join with"), self.join_with)

    def replace_line(self) -> None:
        """This course on another open course's line; stations and grades on shared ground stay."""
        self._choose(_("Take the line of"), self.replace_line_with)

    def join_with(self, other: "Course", text: str = "") -> None:
        """One step; the other course stays as it is."""
        from routeplanner.course.combining import joined

        self._drawing.apply(text or _("Join"), lambda course: joined(course, other))

    def take_marks(self) -> None:
        """Stations, grades and names of another open course, where both run on the same ground."""
        self._choose(_("Stations and grades of"), self.take_marks_of)

    def take_marks_of(self, other: "Course") -> None:
        """One step, found in the background; what the other one has elsewhere is named."""
        current = self._bench.shelf.current
        if current is not None:
            work, done = partial(_marks, current.course, other), partial(self._take, current.course, other)
            self._bench.tasks.start("marks", work, done, self._refuse)

    def _take(self, course: "Course", other: "Course", found: "Applied") -> None:
        from routeplanner.course import names
        from routeplanner.course.combining import with_marks_of

        document = next((d for d in self._bench.shelf.documents if d.course.id == course.id), None)
        if document is None:
            return  # it was closed meanwhile
        if document.course is not course:
            found = with_marks_of(document.course, other)
        more = _more(found.course, document.course)
        if more:
            document.edit(_("Take stations and grades of {name}").format(name=other.name), found.course)
        left = names(found.dropped)
        if left:
            words = ngettext(
                "{n} mark is not on this line: {names}.", "{n} marks are not on this line: {names}.", len(left)
            )
            self._bench.notice.emit(Notice(words.format(n=len(left), names=", ".join(left)), "", key="edit"))
        elif not more:
            self._bench.notice.emit(Notice(_("This course has all of them already."), "", key="edit"))

    def _refuse(self, error: PlannerError) -> None:
        self._bench.notice.emit(Notice(error.message, error.hint, key="edit"))

    # by way of a clipboard

    def copy(self) -> None:
        """Remember the selected range, or the whole course, with what is marked on it."""
        from routeplanner.course.combining import part

        current, stretch = self._bench.shelf.current, self._drawing.window.profile.range
        if current is None or not current.course.route.legs:
            return
        try:
            self.copied = current.course if stretch is None else part(current.course, *stretch)
        except PlannerError as error:  # between two points of the line there is no ground to take
            self._refuse(error)
            return
        u = self._drawing.window.units
        text = _("Copied {length} of {name}. Paste it at the end of another course, or of this one.")
        length = u.distance(self.copied.route.length)
        self._drawing.window.status.showMessage(text.format(length=length, name=current.course.name), SAID)

    def paste(self) -> None:
        """Run what was copied after the course on screen: one step."""
        if self.copied is not None:
            self.join_with(self.copied, _("Paste"))

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
            name = plain.label(one_line(course.name))
            menu.addAction(name).triggered.connect(lambda _checked=False, c=course: use(c))
        menu.popup(QCursor.pos() - QPoint(8, 8))


def _marks(course: "Course", other: "Course", job: Job) -> "Applied":
    from routeplanner.course.combining import with_marks_of

    return with_marks_of(course, other)


def _more(one: "Course", two: "Course") -> bool:
    """Has one of them a mark that the other has not?"""
    return any(getattr(one, name) != getattr(two, name) for name in ("stations", "grades", "ranges", "places"))
