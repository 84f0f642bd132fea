"""Entries that start at another time than the race: a later wave has less time to a cut-off by the clock.

Cut-offs of a course count from the start of the race, which is that of its first entry that has one [D].
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from routeplanner.course.course import Course, Entry, Station
from routeplanner.course.cut_offs import DAY, moment, of_day, zone_of

Restart = Literal["alone", "move", "stay"]
NIGHT = 6 * 3600.0  # [s] a race that starts on the other side of midnight was delayed by so much at most [D]


def race_start(entries: Sequence[Entry]) -> time | None:
    """When the race starts; None where no entry knows."""
    return next((entry.start for entry in entries if entry.start is not None), None)


def behind(course: Course, entry: Entry) -> float:
    """How long after the race `entry` starts [s], negative for before it; 0 where one of the starts is not known."""
    return _between(race_start(course.entries), entry.start)


def leads(course: Course, entry: Entry) -> bool:
    """Whether the race starts with this entry."""
    first = next((own for own in course.entries if own.start is not None), None)
    return first is not None and first.id == entry.id


def with_entries(course: Course, entries: Sequence[Entry], shown: str) -> Course:
    """Other entries, `shown` the id of the one on screen; cut-offs keep their time of day.

    Raises ValueError where there is none.
    """
    if not entries:
        raise ValueError("a course has at least one entry")
    later = _between(race_start(course.entries), race_start(entries))
    return replace(earlier_cut_offs(course, later), entries=tuple(entries), shown=shown)


def without_entry(course: Course, entry_id: str) -> Course:
    """As `Course.without_entry`, and cut-offs keep their time of day though the race's start may be another's now."""
    left = course.without_entry(entry_id)
    return with_entries(course, left.entries, left.shown)


def restarted(course: Course, start: time | None, how: Restart, day: date | None = None) -> Course:
    """The entry on screen starts at `start`: "alone", or with all others, as a race that is delayed does.

    Cut-offs "move" with the race or "stay" at their time of day, as they do for an entry alone; one that is before the
    start then is negative, see `reached`. `day` is that of the race, see `later`. Where one of its two starts is not
    known only the entry changes.
    """
    entry = course.entry
    if start is None or entry.start is None:
        changed = course.with_entry(replace(entry, start=start)).entries
        return with_entries(course, changed, course.shown)
    seconds = later(course, start, day)
    moved = course
    if how != "alone":
        moved = delayed(course, seconds, how)
    elif leads(course, entry):
        moved = replace(earlier_cut_offs(course, seconds), day=_race_day(course, seconds))
    return moved.with_entry(replace(moved.entry, start=start))


def later(course: Course, start: time | None, day: date | None = None) -> float:
    """How much later [s] the entry on screen starts at `start`, negative for earlier; 0 where one of both is not known.

    Where the course has a day, and `day` is that of the race now, the clocks of the zone count, with their changes.
    Without `day` it is another one only for a start that is moved over midnight by `NIGHT` at most; and a race that is
    moved to another date, by more than half a day, starts later or earlier by what the clock says alone [D].
    """
    before = course.entry.start
    if before is None or start is None:
        return 0.0
    around = _between(before, start)
    if course.day is None:
        return around
    own = _own_day(course, course.entry)
    began = moment(own, of_day(before), course.zone)
    if day is not None and leads(course, course.entry):
        since = moment(day, of_day(start), course.zone) - began
        return around if day != own and abs(since) > DAY / 2 else since
    days = 0.0 if abs(around) > NIGHT else (of_day(before) + around) // DAY
    return moment(own + timedelta(days=days), of_day(start), course.zone) - began


def delayed(course: Course, seconds: float, cut_offs: Literal["stay", "move"]) -> Course:
    """The course whose race starts `seconds` later, or earlier where negative, every wave of it.

    Cut-offs that "stay" keep their time of day, so that there is less time to them; those that "move" keep the time
    after the start. A start of the race over midnight takes the day with it. Entries without a start have none still.
    """
    entries = tuple(
        e if e.start is None else replace(e, start=_later(_own_day(course, e), e.start, seconds, _zone(course)).time())
        for e in course.entries
    )
    day = _race_day(course, seconds)
    return replace(earlier_cut_offs(course, seconds if cut_offs == "stay" else 0.0), day=day, entries=entries)


def earlier_cut_offs(course: Course, seconds: float) -> Course:
    """Every cut-off `seconds` sooner after the start, negative for before it; the same object for 0."""
    if not seconds:
        return course
    stations = tuple(s if s.cut_off is None else replace(s, cut_off=s.cut_off - seconds) for s in course.stations)
    finish = course.finish_cut_off
    return replace(course, stations=stations, finish_cut_off=None if finish is None else finish - seconds)


def passed(course: Course) -> tuple[Station, ...]:
    """Stations whose cut-off is before the start."""
    return tuple(s for s in course.stations if s.cut_off is not None and s.cut_off < 0.0)


def reached(course: Course) -> Course:
    """Without the cut-offs that are before the start, which nobody can meet; the same object where there is none."""
    gone, finish = {station.id for station in passed(course)}, course.finish_cut_off
    if finish is not None and finish < 0.0:
        course = replace(course, finish_cut_off=None)
    if not gone:
        return course
    stations = tuple(replace(s, cut_off=None) if s.id in gone else s for s in course.stations)
    return replace(course, stations=stations)


def _zone(course: Course) -> tzinfo | None:
    """Clocks change only on a day that is known."""
    return None if course.day is None else zone_of(course.zone)


def _own_day(course: Course, entry: Entry) -> date:
    """The day on which an entry starts: any where the course has none."""
    start = race_start(course.entries)
    since = 0.0 if start is None else of_day(start) + behind(course, entry)
    return (course.day or date(2000, 1, 3)) + timedelta(days=since // DAY)


def _race_day(course: Course, seconds: float) -> date | None:
    """The day of the race that starts `seconds` later."""
    start = race_start(course.entries)
    if course.day is None or start is None:
        return course.day
    return _later(course.day, start, seconds, _zone(course)).date()


def _later(day: date, clock: time, seconds: float, zone: tzinfo | None) -> datetime:
    shown, after = datetime.combine(day, clock), timedelta(seconds=seconds)
    if zone is None:
        return shown + after
    return (shown.replace(tzinfo=zone).astimezone(UTC) + after).astimezone(zone).replace(tzinfo=None, fold=0)


def _between(race: time | None, own: time | None) -> float:
    """[s], the shorter way around the clock: a wave starts within half a day of the race."""
    if race is None or own is None:
        return 0.0
    return (of_day(own) - of_day(race) + DAY / 2) % DAY - DAY / 2
