"""The one writer of a course, with its undo stack."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from routeplanner.course import Course


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, in the runner's words, and the course before and after."""

    text: str
    before: "Course"
    after: "Course"


class Document(QObject):
    """A course that can be edited. Every change goes through `edit`, and every change can be undone.

    `changed(course)` after an edit, undo or redo; `previewed(course)` while something is dragged.
    """

    changed = Signal(object)
    previewed = Signal(object)

    def __init__(self, course: "Course", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def course(self) -> "Course":
        return self._course

    @property
    def undo_text(self) -> str:
        """What undo would take back, empty where there is nothing."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, empty where there is nothing."""
        return self._undone[-1].text if self._undone else ""

    def preview(self, course: "Course") -> None:
        """Geometry only, while it is dragged: no report, no step."""
        self.previewed.emit(course)

    def edit(self, text: str, course: "Course") -> None:
        """Replace the course as one undoable step."""
        self._done.append(Step(text, self._course, course))
        self._undone.clear()
        self._set(course)

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._set(step.before)

    def redo(self) -> None:
        """Do the last undone step again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._set(step.after)

    def _set(self, course: "Course") -> None:
        self._course = course
        self.changed.emit(course)
