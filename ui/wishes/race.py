"""Edits of what is said about a course: its grades, its goal, its day, where its elevation comes from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from routeplanner.words import _
from ui import workbench
from ui.fresh import fresh
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from routeplanner.course import Course, Goal

SOURCES = ("auto", "recorded", "srtm")


class RaceWishes:
    """Each edit is one step on the course on screen; what is known of the runner is no part of a course."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.bench = window, window.bench

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        do: dict[str, Callable[[], object]] = {"kind": self.switch_kind, "next_entry": self.show_next_entry}
        return do | {f"elevation_{s}": partial(self.set_source, s) for s in SOURCES}

    def set_grade(self, n: int, grade: int | None) -> None:
        """Grade descent `n` by hand, or take the hand off again."""
        report = self.bench.report()
        if report is None or not 1 <= n <= len(report.descents) or not fresh(self.bench):
            return
        d = report.descents[n - 1]
        text = (
            _("Set grade of descent {n}").format(n=n) if grade else _("Grade of descent {n} from geometry").format(n=n)
        )
        self.bench.edit(text, lambda course: course.with_grade(d.start, d.end, grade))

    def set_range_grade(self, start: float, end: float, grade: int | None) -> None:
        """Grade the stretch from `start` to `end` [m] by hand, or take the hand off again."""
        u = self.window.units
        part = f"{u.long_name} {u.distance_number(start)}–{u.distance_number(end)}"
        text = _("Set grade of {part}") if grade else _("Grade of {part} from geometry")
        self.bench.edit(text.format(part=part), lambda course: course.with_grade(start, end, grade))

    def set_goal(self, goal: "Goal | None", course_id: str = "") -> None:
        """Another goal for the entry that is shown of a course."""
        self.bench.edit(_("Change goal"), lambda c: c.with_entry(replace(c.entry, goal=goal)), course_id)

    def show_next_entry(self) -> None:
        """Everything follows another entry of the course; after the last comes the first."""

        current = self.bench.shelf.current
        if current is not None:
            ids = [entry.id for entry in current.course.entries]
            self.show_entry(ids[(ids.index(current.course.entry.id) + 1) % len(ids)])

    def show_entry(self, entry_id: str) -> None:
        """Everything follows the entry of this id."""

        def shown(course: "Course") -> "Course":
            return course if course.entry.id == entry_id else replace(course, shown=entry_id)

        self.bench.edit(_("Show another entry"), shown)

    def set_strategy(self, strategy: float) -> None:
        """Save the legs early, or bank time early."""
        self.bench.edit(_("Change strategy"), lambda c: c.with_entry(replace(c.entry, strategy=strategy)))

    def set_day(self, day: date) -> None:
        """The day of the race."""
        self.bench.edit(_("Set race day"), lambda c: replace(c, day=day))

    def set_source(self, source: str) -> None:
        """Plan with another source of elevation."""
        self.bench.edit(_("Change elevation source"), lambda c: workbench.with_elevation(c, source))

    def switch_kind(self) -> None:
        """A course is a run, or the other way round."""

        def switched(course: "Course") -> "Course":
            return replace(course, kind="course" if course.kind == "run" else "run", kind_reason="")

        self.bench.edit(_("Change between course and run"), switched)

    def set_runner(self, course_id: str = "", **said: object) -> None:
        """Change what is known of the runner of the entry that is shown of a course; every report follows."""
        p, shelf = self.bench.preferences, self.bench.shelf
        document = shelf.find(course_id) if course_id else shelf.current
        if document is not None:
            who = p.known(document.course.entry.runner)
            changed = replace(p.runner_of(who), **said)  # type: ignore[arg-type]  # the panels' own types
            self.bench.prefer(p.with_runner(who, changed))
