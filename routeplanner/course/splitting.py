"""One course becomes two: marks go with their ground, what is said of the whole race belongs to neither part."""

from dataclasses import replace

from routeplanner import editing
from routeplanner.course.applying import apply
from routeplanner.course.course import Course, Entry, Official
from routeplanner.route import new_id
from routeplanner.words import _


def split(course: Course, at: float) -> tuple[Course, Course]:
    """The ground before `at` [m] under the id that the course has, the ground after it under a new one.

    Both are without `of_the_whole`. Raises PlannerError at the start or end.
    """
    first, second = editing.split(course.route, at)
    return _part(apply(course, first).course), replace(_part(apply(course, second).course), id=new_id())


def of_the_whole(course: Course) -> tuple[str, ...]:
    """What of a course is true of its whole length only, in words: a part of a race is not run in its time."""
    known = (
        (any(_is_time(entry) for entry in course.entries), _("the goal")),
        (course.official != Official(), _("the official figures")),
        (course.finish_cut_off is not None, _("the finish cut-off")),
    )
    return tuple(name for has, name in known if has)


def _part(course: Course) -> Course:
    entries = tuple(replace(entry, goal=None) if _is_time(entry) else entry for entry in course.entries)
    return replace(course, entries=entries, official=Official(), finish_cut_off=None)


def _is_time(entry: Entry) -> bool:
    """A goal that is a pace or an effort is one for a part, too."""
    return entry.goal is not None and entry.goal.kind == "time"
