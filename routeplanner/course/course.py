"""A course: the route and everything a runner or an organiser says about it. Never changed, only replaced."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Literal

from routeplanner.route import Pin, Route, Span, new_id

Kind = Literal["course", "run"]
StationKind = Literal["aid", "food", "water", "base", "crew", "drop_bag", "cut_off", "summit", "danger"]
GoalKind = Literal["time", "pace", "effort"]


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the line where the runner is served or timed. `stop` [s]; `cut_off` [s after the start] or None."""

    name: str
    kind: StationKind
    pin: Pin
    stop: float = 0.0
    cut_off: float | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Place:
    """A marked place [deg, m] that is no station: a summit, a junction, a danger."""

    name: str
    lat: float
    lon: float
    elevation: float | None = None
    symbol: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class GradeByHand:
    """The runner's own technical grade, 1 to 5, for a stretch."""

    span: Span
    grade: int


@dataclass(frozen=True, slots=True)
class Official:
    """What the organiser says [m]; None where nothing is said. Official climbs are climbs, not descents."""

    distance: float | None = None
    ascent: float | None = None
    descent: float | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the runner wants: a finish time [s], a flat pace [s/km], or an effort (share of flat race speed)."""

    kind: GoalKind
    value: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One runner's go at the course. `strategy` -1 saves the legs early, +1 banks time early (science.md §0)."""

    runner: str = "me"
    goal: Goal | None = None
    start: time | None = None
    strategy: float = 0.0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, eq=False)
class Course:
    """Everything about one course that a person decided; what follows from it is in the Report.

    `elevation` is the runner's choice of source, "auto" lets the rule of science.md §0 choose.
    """

    name: str
    route: Route
    kind: Kind = "course"
    kind_reason: str = ""
    stations: tuple[Station, ...] = ()
    places: tuple[Place, ...] = ()
    grades: tuple[GradeByHand, ...] = ()
    official: Official = Official()
    day: date | None = None
    zone: str = "UTC"
    finish_cut_off: float | None = None  # [s after the start]
    elevation: Literal["auto", "recorded", "srtm"] = "auto"
    entries: tuple[Entry, ...] = (Entry(),)
    notes: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def entry(self) -> Entry:
        """The entry on screen: the first one until several can be shown."""
        return self.entries[0]

    def with_entry(self, entry: Entry) -> "Course":
        return replace(self, entries=(entry, *self.entries[1:]))

    def with_grade(self, start: float, end: float, grade: int | None) -> "Course":
        """Grade the stretch from `start` to `end` [m] by hand; None takes the hand off again.

        What was graded before inside the stretch is replaced; a grade that only overlaps it keeps its own ends,
        and the newer one wins where both speak.
        """
        kept = tuple(g for g in self.grades if not self._inside(g.span, start, end))
        if grade is None:
            return replace(self, grades=kept)
        if grade not in range(1, 6):
            raise ValueError("a technical grade is 1 to 5")
        span = Span(self.route.pin(start), self.route.pin(end))
        return replace(self, grades=(*kept, GradeByHand(span, grade)))

    def _inside(self, span: Span, start: float, end: float) -> bool:
        a, b = self.route.locate(span.start), self.route.locate(span.end)
        return a is None or b is None or (a >= start - 1.0 and b <= end + 1.0)
