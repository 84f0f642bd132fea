"""Whose plan it is, in a line: what tells the entries of a course apart."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from routeplanner import units
from routeplanner.units import Units
from routeplanner.words import _

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course, Entry, Goal

NameOf = Callable[[str], str]  # a runner's name by id, empty where it goes without saying


def no_names(_runner: str) -> str:
    """Where there is only one runner."""
    return ""


def names(runners: Sequence[tuple[str, str]]) -> NameOf:
    """Runners by id, where there are several to tell apart; one that nobody knows says so."""
    by_id = dict(runners)
    if len(by_id) < 2:
        return lambda runner: "" if not by_id or runner in by_id else _("unknown runner")
    return lambda runner: by_id.get(runner) or _("unknown runner")


def goal_words(goal: "Goal | None", u: Units | None = None) -> str:
    """3:40, 5:17 /km or 90 % effort; empty without one."""
    if goal is None:
        return ""
    if goal.kind == "time":
        return units.duration(goal.value, with_seconds=bool(goal.value % 60))
    if goal.kind == "pace":
        return (u or Units()).pace_with_unit(goal.value / 1000.0)
    return _("{share} effort").format(share=units.percent(goal.value, sign=False))


def parts(entry: "Entry", u: Units | None = None, name_of: NameOf = no_names) -> tuple[str, ...]:
    """Name, runner, goal and start, as far as they are known."""
    start = "" if entry.start is None else entry.start.strftime("%H:%M")
    return tuple(part for part in (entry.name, name_of(entry.runner), goal_words(entry.goal, u), start) if part)


def count(course: "Course") -> str:
    """2 of 3: which of the entries is on screen."""
    place = [entry.id for entry in course.entries].index(course.entry.id)
    return _("{n} of {total}").format(n=place + 1, total=len(course.entries))


def line(course: "Course", k: int, u: Units | None = None, name_of: NameOf = no_names) -> str:
    """2 of 3: Anna, 3:40, 09:30"""
    said = ", ".join(parts(course.entries[k], u, name_of)) or _("no goal yet")
    where = _("{n} of {total}").format(n=k + 1, total=len(course.entries))
    return _("{count}: {what}").format(count=where, what=said)


def on_screen(course: "Course") -> str:
    """What the window says of it: Anna, or entry 2 of 3; empty where there is only one."""
    if len(course.entries) < 2:
        return ""
    return course.entry.name or _("entry {count}").format(count=count(course))
