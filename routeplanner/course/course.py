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
class NamedRange:
    """A stretch that the runner has named: "the long climb". Ground that an edit puts into it belongs to it."""

    name: str
    span: Span
    id: str = field(default_factory=new_id)


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
    """One runner's go at the course. `strategy` -1 saves the legs early, +1 banks time early (science.md §0).

    `name` is what the runner calls it ("Wave 2"), empty where there is nothing to tell apart.
    """

    runner: str = "me"
    goal: Goal | None = None
    start: time | None = None
    strategy: float = 0.0
    id: str = field(default_factory=new_id)
    name: str = ""


@dataclass(frozen=True, eq=False)
class Course:
    """Everything about one course that a person decided; what follows from it is in the Report.

    `elevation` is the runner's choice of source, "auto" lets the rule of science.md §0 choose. `shown` is the id of the
    entry on screen.
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
    ranges: tuple[NamedRange, ...] = ()
    shown: str = ""

    @property
    def entry(self) -> Entry:
        """The entry on screen, the first one where nobody chose."""
        return next((entry for entry in self.entries if entry.id == self.shown), self.entries[0])

    def with_entry(self, entry: Entry) -> "Course":
        """Another version of the entry with this id. Raises KeyError where the course has none."""
        if all(own.id != entry.id for own in self.entries):
            raise KeyError(entry.id)
        return replace(self, entries=tuple(entry if own.id == entry.id else own for own in self.entries))

    def with_new_entry(self, entry: Entry) -> "Course":
        """One entry more, which is on screen from now on. Raises ValueError for an id that is there already."""
        if any(own.id == entry.id for own in self.entries):
            raise ValueError("every entry has an id of its own")
        return replace(self, entries=(*self.entries, entry), shown=entry.id)

    def without_entry(self, entry_id: str) -> "Course":
        """Without this entry; of the others the one before it comes on screen where it was there.

        Raises KeyError for an unknown id, ValueError for the last entry: a course has one at least.
        """
        ids = [entry.id for entry in self.entries]
        if entry_id not in ids:
            raise KeyError(entry_id)
        if len(ids) == 1:
            raise ValueError("a course has at least one entry")
        left = tuple(entry for entry in self.entries if entry.id != entry_id)
        shown = left[max(ids.index(entry_id) - 1, 0)].id if self.entry.id == entry_id else self.shown
        return replace(self, entries=left, shown=shown)

    def stretch(self, span: Span) -> tuple[float, float] | None:
        """From where to where along the route [m] a span is; None where a leg of it is gone."""
        start, end = self.route.locate(span.start), self.route.locate(span.end)
        return None if start is None or end is None else (start, end)

    def range_at(self, start: float, end: float) -> NamedRange | None:
        """The named range from `start` to `end` [m], to the metre; None where there is none."""
        for own in self.ranges:
            stretch = self.stretch(own.span)
            if stretch is not None and abs(stretch[0] - start) <= 1.0 and abs(stretch[1] - end) <= 1.0:
                return own
        return None

    def with_range(self, name: str, start: float, end: float) -> "Course":
        """Name the stretch from `start` to `end` [m]."""
        span = Span(self.route.pin(start), self.route.pin(end))
        return replace(self, ranges=(*self.ranges, NamedRange(name, span)))

    def with_range_named(self, range_id: str, name: str) -> "Course":
        """Another name for a named range; nothing changes where there is none with this id."""
        ranges = (replace(own, name=name) if own.id == range_id else own for own in self.ranges)
        return replace(self, ranges=tuple(ranges))

    def without_range(self, range_id: str) -> "Course":
        """Take a name off; the ground stays."""
        return replace(self, ranges=tuple(own for own in self.ranges if own.id != range_id))

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
        own = self.stretch(span)
        return own is None or (own[0] >= start - 1.0 and own[1] <= end + 1.0)
