"""What a runner says about a race."""

from dataclasses import dataclass, replace
from datetime import date, time

from routeplanner.course import Course, Goal, Official, Station


@dataclass(frozen=True, slots=True)
class RaceWish:
    """What the runner typed; `applied(course)` is the course that follows."""

    name: str
    day: date | None
    start: time | None
    zone: str
    goal: Goal | None
    official: Official
    finish_cut_off: float | None
    stations: tuple[Station, ...]

    def applied(self, course: Course) -> Course:
        """The course with what was typed; the same object where nothing changed."""
        entry = replace(course.entry, goal=self.goal, start=self.start)
        changed = replace(
            course.with_entry(entry),
            name=self.name or course.name,
            day=self.day,
            zone=self.zone,
            official=self.official,
            finish_cut_off=self.finish_cut_off,
            stations=self.stations,
        )
        keys = ("name", "day", "zone", "official", "finish_cut_off", "entries", "stations")
        return course if all(getattr(changed, k) == getattr(course, k) for k in keys) else changed
