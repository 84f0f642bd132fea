"""What the library says about what it keeps."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.words import _

Why = Literal["daily", "migration", "restore"]


class Unwritable(PlannerError):
    """The file cannot be written now, whatever it is: the same call may work later (`Library.reopen`)."""


class Conflict(PlannerError):
    """Somebody else changed or deleted the course since it was read: keep this one as a copy (`Library.add`)."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("{name} was changed in another window or program.").format(name=name),
            _("Your version is kept beside it as a copy."),
        )
        self.name = name

    def __reduce__(self) -> tuple[object, ...]:
        return Conflict, (self.name,)


@dataclass(frozen=True, slots=True)
class Kept:
    """A course in the list. `at` is when it was last changed, `trashed` when it was deleted [s since 1970, UTC].

    `position` counts the steps that are done, 0 for the course as it came; `steps` counts those that are known.
    """

    id: str
    name: str
    revision: int
    at: float
    position: int
    steps: int
    file: str = ""
    trashed: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A course as it was left. `texts` name its steps in order, those after `position` are undone.

    The courses between are read when they are wanted (`Library.step`): a stack of 500 costs its words.
    """

    course: Course
    revision: int
    position: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole library as it was at `at` [s since 1970, UTC], and why it was put there."""

    path: Path
    at: float
    why: Why
    courses: int
