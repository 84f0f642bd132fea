"""The one writer of a course, with its undo stack."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routeplanner.words import _

if TYPE_CHECKING:
    from routeplanner.course import Course, Dropped
    from routeplanner.route import Points


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """The steps of a course: their words, the course after each of them (None where only `recall` knows it), and how
    many are done."""

    texts: tuple[str, ...]
    states: "tuple[Course | None, ...]"
    position: int
    recall: "Callable[[int], Course] | None" = None

    @property
    def course(self) -> "Course":
        """As it is now."""
        return self.at(self.position)

    def at(self, position: int) -> "Course":
        """The course after so many steps. Raises PlannerError where an earlier day's cannot be read."""
        course = self.states[position]
        if course is None:
            assert self.recall is not None
            course = self.recall(position)
        return course


class Document(QObject):
    """A course that can be edited. Every change goes through `edit`, and every change can be undone.

    `changed(course)` after an edit, undo or redo; `previewed(course)` while something is dragged. For whoever keeps
    courses: `stepped(text, course)` for an edit, `moved(position)` for an undo or redo to so many steps, and
    `amended(course)` where the step done last has become another one.
    """

    changed = Signal(object)
    previewed = Signal(object)
    stepped = Signal(str, object)
    moved = Signal(int)
    amended = Signal(object)

    def __init__(self, course: "Course", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._texts: list[str] = []
        self._states: list[Course | None] = [course]  # None: known to `_recall` only
        self._position = 0
        self._recall: Callable[[int], Course] | None = None

    def remember(self, stack: Stack) -> None:
        """The steps of an earlier day."""
        self._texts, self._states = list(stack.texts), list(stack.states)
        self._states[stack.position] = self._course
        self._position, self._recall = stack.position, stack.recall

    @property
    def stack(self) -> Stack:
        """All steps as they are now, for whoever carries the course on."""
        return Stack(tuple(self._texts), tuple(self._states), self._position, self._recall)

    @property
    def course(self) -> "Course":
        return self._course

    @property
    def position(self) -> int:
        """How many steps are done."""
        return self._position

    @property
    def undo_text(self) -> str:
        """What undo would take back, empty where there is nothing."""
        return self._texts[self._position - 1] if self._position else ""

    @property
    def redo_text(self) -> str:
        """What redo would do again, empty where there is nothing."""
        return self._texts[self._position] if self._position < len(self._texts) else ""

    def preview(self, course: "Course") -> None:
        """Geometry only, while it is dragged: no report, no step."""
        self.previewed.emit(course)

    def edit(self, text: str, course: "Course") -> None:
        """Replace the course as one undoable step."""
        del self._texts[self._position :], self._states[self._position + 1 :]
        if course.route is not self._course.route:
            self._course.route.forget()  # a step on a long course must cost next to nothing
        self._texts.append(text)
        self._states.append(course)
        self._position += 1
        self._course = course
        self.stepped.emit(text, course)
        self.changed.emit(course)

    def amend(self, leg_id: str, asked: str, points: "Points") -> "tuple[Dropped, ...] | None":
        """Put a router's late answer into the step that was done last: nobody made a step of it.

        `asked` is the content hash of the points that the leg had when the router was asked. Returns what lost its
        ground; None, and nothing is changed, where the answer is too late: the leg is gone, has other points by now
        or is to be straight.
        """
        from routeplanner import editing
        from routeplanner.course import apply

        route = self._course.route
        if not any((leg.id, leg.kind, leg.points.key) == (leg_id, "snapped", asked) for leg in route.legs):
            return None
        if not self._position and self._texts:
            return None  # a step of its own would cost what can be done again
        done = apply(self._course, editing.new_points(route, leg_id, points, "snapped"))
        if not self._position:  # a course as it came has no step to put it into
            self.edit(_("Follow trails"), done.course)
            return done.dropped
        route.forget()
        self._states[self._position] = self._course = done.course
        self.amended.emit(done.course)
        self.changed.emit(done.course)
        return done.dropped

    def undo(self) -> None:
        """Take the last step back. Raises PlannerError where an earlier day's course cannot be read."""
        if self._position:
            self._go(self._position - 1)

    def redo(self) -> None:
        """Do the last undone step again. Raises PlannerError as `undo` does."""
        if self._position < len(self._texts):
            self._go(self._position + 1)

    def _go(self, position: int) -> None:
        course = self._states[position]
        if course is None:
            assert self._recall is not None
            course = self._recall(position)
        self._states[position] = course
        if course.route is not self._course.route:
            self._course.route.forget()
        self._position, self._course = position, course
        self.moved.emit(position)
        self.changed.emit(course)
