"""Entries that start at another time than the race: a later wave has less time to a cut-off by the clock.

Cut-offs of a course count from the start of the race, which is that of its first entry that has one [D].
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from routeplanner.course.course import Course, Entry
from routeplanner.course.cut_offs import DAY, of_day

Restart = Literal["alone", "move", "stay"]


def race_start(entries: Sequence[Entry]) -> time | None:
    """When the race starts; None where no entry knows."""
    return next((entry.start for entry in entries if entry.start is not None), None)


def behind(course: Course, entry: Entry) -> float:
    """How long after the race `entry` starts [s], negative for before it; 0 where one of the starts is not known."""
    return _between(race_start(course.entries), entry.start)


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


def restarted(course: Course, start: time | None, how: Restart) -> Course:
    """The entry on screen starts at `start`: "alone", or with all others, as a race that is delayed does.

    Cut-offs "move" with the race or "stay" at their time of day, as they do for an entry alone. Where one of its two
    starts is not known only the entry changes.
    """
    entry = course.entry
    if how == "alone" or start is None or entry.start is None:
        changed = course.with_entry(replace(entry, start=start)).entries
        return with_entries(course, changed, course.shown)
    return delayed(course, of_day(start) - of_day(entry.start), how)


def delayed(course: Course, seconds: float, cut_offs: Literal["stay", "move"]) -> Course:
    """The course whose race starts `seconds` later, or earlier where negative, every wave of it.

    Cut-offs that "stay" keep their time of day, so that there is less time to them; those that "move" keep the time
    after the start. A start of the race over midnight takes the day with it. Entries without a start have none still.
    """
    day, start = course.day, race_start(course.entries)
    if day is not None and start is not None:
        day = _later(day, start, seconds).date()
    entries = tuple(
        e if e.start is None else replace(e, start=_later(date(2000, 1, 3), e.start, seconds).time())
        for e in course.entries
    )
    course = earlier_cut_offs(course, seconds if cut_offs == "stay" else 0.0)
    return replace(course, day=day, entries=entries)


def _later(day: date, clock: time, seconds: float) -> datetime:
    return datetime.combine(day, clock) + timedelta(seconds=seconds)


def earlier_cut_offs(course: Course, seconds: float) -> Course:
    """Every cut-off `seconds` sooner after the start, though not before it; the same object for 0."""
    if not seconds:
        return course
    stations = tuple(
        s if s.cut_off is None else replace(s, cut_off=max(s.cut_off - seconds, 0.0)) for s in course.stations
    )
    finish = course.finish_cut_off
    return replace(course, stations=stations, finish_cut_off=None if finish is None else max(finish - seconds, 0.0))


def _between(race: time | None, own: time | None) -> float:
    """[s], the shorter way around the clock: a wave starts within half a day of the race."""
    if race is None or own is None:
        return 0.0
    return (of_day(own) - of_day(race) + DAY / 2) % DAY - DAY / 2
