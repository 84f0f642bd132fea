"""Replace the line, keep everything: the storm course, with what loses its ground asked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routeplanner.errors import PlannerError
from routeplanner.job import Job
from routeplanner.words import _
from ui import asked_for
from ui.drawing import Drawing
from ui.notices import Notice

if TYPE_CHECKING:
    from routeplanner.course import Applied, Course
    from routeplanner.course.replacing import Lost, Replaced, Stretch

TASK = "replace line"


class Replacing(QObject):
    """One step, also where everything has to be decided on; Cancel changes nothing."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self._drawing, self._bench = drawing, drawing.bench

    def begin(self, other: "Course") -> None:
        """Find out in the background what the line of `other` has no ground for, and ask where there is such."""
        current = self._bench.shelf.current
        if current is not None:
            course = current.course
            work = partial(_find, course, other)
            self._bench.tasks.start(TASK, work, partial(self._ask, course, other), self._refuse)

    def _refuse(self, error: PlannerError) -> None:
        self._bench.notice.emit(Notice(error.message, error.hint, key="edit"))

    def _ask(self, course: "Course", other: "Course", found: "Replaced") -> None:
        if self._bench.shelf.find(course.id) is None:
            return  # it was closed meanwhile
        if not found.lost:
            self._replace(course, other, found, {})
            return
        from ui.panels.replace_line import ReplaceDialog

        window = self._drawing.window
        dialog = ReplaceDialog(found.lost, other.route.length, window.units, window)
        dialog.given.connect(partial(self._replace, course, other, found))
        dialog.open()

    def _replace(self, course: "Course", other: "Course", found: "Replaced", decided: "dict[Lost, Stretch]") -> None:
        from routeplanner.course.replacing import placed, replaced

        def change(now: "Course") -> "Applied":
            if now is course:
                return placed(found, decided)
            again = replaced(
                now, other.route
            )  # a late answer changed it: decisions hold for marks that are as they were
            return placed(again, {lost: where for lost, where in decided.items() if lost in again.lost})

        asked_for.bring(self._bench, course)
        self._drawing.apply(_("Replace the line"), change)


def _find(course: "Course", other: "Course", job: Job) -> "Replaced":
    from routeplanner.course.replacing import replaced

    return replaced(course, other.route)
