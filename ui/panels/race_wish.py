"""What a runner says about a race."""

from dataclasses import dataclass, replace
from datetime import date

from routeplanner.course import Course, Entry, Official, Station


@dataclass(frozen=True, slots=True)
class RaceWish:
    """What the runner typed; `applied(course)` is the course that follows. `shown`: the id of the entry on screen."""

    name: str
    day: date | None
    zone: str
    official: Official
    finish_cut_off: float | None
    stations: tuple[Station, ...]
    entries: tuple[Entry, ...]
    shown: str

    def applied(self, course: Course) -> Course:
        """The course with what was typed; the same object where nothing changed."""
        keys = ("day", "zone", "official", "finish_cut_off", "entries", "stations", "shown")
        said = {key: getattr(self, key) for key in keys} | {"name": self.name or course.name}
        same = all(getattr(course, key) == value for key, value in said.items())
        return course if same else replace(course, **said)
