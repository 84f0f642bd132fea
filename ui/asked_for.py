"""The course that a dialog was opened for: another one may be on screen when it is answered, or it was closed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from routeplanner.words import _
from ui.notices import Notice

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course
    from ui.workbench import Workbench


def bring(bench: "Workbench", course: "Course") -> None:
    """Bring the course that was asked about on screen, for the answer to be about it.

    Where it was closed meanwhile, a copy of it as it was then comes instead, so that what was typed is not lost.
    """
    if bench.shelf.find(course.id) is not None:
        bench.shelf.show(course.id)
        return
    from routeplanner.route import new_id

    bench.shelf.open(replace(course, id=new_id(), name=_("{name}, a copy").format(name=course.name)))
    text = _("{name} was closed meanwhile.").format(name=course.name)
    bench.notice.emit(Notice(text, _("What you asked for is done on a copy of it."), key="closed meanwhile"))
