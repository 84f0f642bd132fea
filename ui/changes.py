"""What is to be written to the library: one change after the other, as they were made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from routeplanner.errors import PlannerError
from routeplanner.words import _

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course
    from routeplanner.library import Library
    from ui.document import Stack

Revisions = dict[str, int]  # course id: the revision that this window knows


@dataclass(slots=True, eq=False)
class Original:
    """The file that a course came from. It is read at once, not when there is room: it may lie on a stick."""

    path: Path
    content: bytes | None = None

    def read(self) -> PlannerError | None:
        """What is in the way of keeping it."""
        try:
            self.content = self.path.read_bytes()
        except OSError as error:
            why = _("The file {name} cannot be kept with its course ({reason}).")
            text = why.format(name=self.path.name, reason=error.strerror or error)
            return PlannerError(text, _("The course itself is kept."))
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One library call about one course. `course`: what it makes of it, None where it only moves it to the trash.

    `original`: the file that says the same, for a course that nobody has touched. `adds`: the library has none of it.
    """

    course_id: str
    write: "Callable[[Library, Revisions], None]"
    course: "Course | None" = None
    original: Original | None = field(default=None)
    adds: bool = False


def added(course: "Course", path: Path | None = None) -> Change:
    """A course that the library does not know."""
    original = None if path is None else Original(path)

    def write(library: "Library", revisions: Revisions) -> None:
        content = None if original is None else original.content
        name = "" if original is None else original.path.name
        revisions[course.id] = library.add(course, content, name)

    return Change(course.id, write, course, original, adds=True)


def stepped(text: str, course: "Course") -> Change:
    def write(library: "Library", revisions: Revisions) -> None:
        revisions[course.id] = library.save(course.id, text, course, revisions.get(course.id, 0))

    return Change(course.id, write, course)


def amended(course: "Course") -> Change:
    def write(library: "Library", revisions: Revisions) -> None:
        revisions[course.id] = library.amend(course.id, course, revisions.get(course.id, 0))

    return Change(course.id, write, course)


def moved(course: "Course", position: int) -> Change:
    """Undo or redo to so many steps."""

    def write(library: "Library", revisions: Revisions) -> None:
        revisions[course.id] = library.move(course.id, position, revisions.get(course.id, 0))

    return Change(course.id, write, course)


def trashed(course_id: str) -> Change:
    def write(library: "Library", revisions: Revisions) -> None:
        _follow(revisions, course_id, library.trash(course_id))

    return Change(course_id, write)


def restored(course_id: str, course: "Course | None" = None) -> Change:
    """Out of the trash; `course` where it has changes that were never written."""

    def write(library: "Library", revisions: Revisions) -> None:
        _follow(revisions, course_id, library.restore(course_id))

    return Change(course_id, write, course)


def _follow(revisions: Revisions, course_id: str, revision: int) -> None:
    """Out of the trash the course goes on as it was known here, unless somebody else changed it before."""
    if revisions.get(course_id) == revision - 1:
        revisions[course_id] = revision


def unkept(changes: Iterable[Change]) -> "tuple[Course, ...]":
    """What would be lost without these changes: courses as they are now, but no file that is still there."""
    left: dict[str, Course] = {}
    for change in changes:
        safe = change.original is not None and change.original.path.is_file()
        if change.course is None or safe:
            left.pop(change.course_id, None)
        else:
            left[change.course_id] = change.course
    return tuple(left.values())


def touched(changes: Iterable[Change]) -> tuple[str, ...]:
    """Ids of the courses of which more than their place in the trash is changed, each once."""
    return tuple(dict.fromkeys(change.course_id for change in changes if change.course is not None))


def copy_of(stack: "Stack") -> "tuple[list[Change], Stack]":
    """The course of a stack under a name of its own, with those of its steps that this window still holds."""
    from routeplanner.route import new_id
    from ui.document import Stack

    first = last = stack.position
    while first and stack.states[first - 1] is not None:
        first -= 1
    while last + 1 < len(stack.states) and stack.states[last + 1] is not None:
        last += 1
    renamed = partial(_renamed, course_id=new_id())
    states = tuple(renamed(state) for state in stack.states[first : last + 1] if state is not None)
    copy = Stack(stack.texts[first:last], states, stack.position - first)
    changes = [added(states[0]), *(stepped(text, state) for text, state in zip(copy.texts, states[1:], strict=True))]
    if copy.position < len(copy.texts):
        changes.append(moved(states[copy.position], copy.position))
    return changes, copy


def _renamed(course: "Course", course_id: str) -> "Course":
    return replace(course, id=course_id, name=_("{name}, a copy").format(name=course.name))
