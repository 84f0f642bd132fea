"""What a runner says about a race."""

from dataclasses import dataclass, replace
from datetime import date

from routeplanner.course import Course, Entry, Official, Station


@dataclass(frozen=True, slots=True, eq=False)
class RaceWish:
    """What the runner typed over the course `before`; `applied(course)` is the course that follows. `shown`: the id of
    the entry on screen."""

    before: Course
    name: str
    day: date | None
    zone: str
    official: Official
    finish_cut_off: float | None
    stations: tuple[Station, ...]
    entries: tuple[Entry, ...]
    shown: str

    def applied(self, course: Course) -> Course:
        """The course, which may have been edited since, with what was typed; the same object where nothing changed."""
        from routeplanner.course.merging import merged

        keys = ("day", "zone", "official", "finish_cut_off", "entries", "stations", "shown")
        typed = {key: getattr(self, key) for key in keys} | {"name": self.name or self.before.name}
        return merged(self.before, replace(self.before, **typed), course)
