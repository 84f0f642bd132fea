"""Cut-offs by the clock and after the start, and what a late start does to them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from routeplanner.course.course import Course

DAY = 86_400.0  # [s]


@dataclass(frozen=True, slots=True)
class CutOff:
    """A time as it is written. `seconds` after midnight of the clock, or after the start.

    "either" can be both: "14:30" alone. `weekday` 0 is Monday, None where none is written.
    """

    seconds: float
    said: Literal["clock", "elapsed", "either"]
    weekday: int | None = None


def after_start(cut_off: CutOff, start: time, day: date | None, zone: str, not_before: float = 0.0) -> float:
    """Seconds from the start to the first such moment by the clock that is at least `not_before` after the start.

    With a day the clock of the time zone counts, and its changes; without one every day has 24 hours.
    """
    if day is None:
        since = cut_off.seconds - _of_day(start)
        while since < not_before or since <= 0:
            since += DAY
        return since
    began = _moment(day, _of_day(start), zone)
    for k in range(-1, 15):  # two weeks on every weekday has come twice
        then = day + timedelta(days=k)
        since = _moment(then, cut_off.seconds, zone) - began
        if since > 0 and since >= not_before and cut_off.weekday in (None, then.weekday()):
            return since
    raise ValueError("no such moment within two weeks")


def _of_day(clock: time) -> float:
    return 3600.0 * clock.hour + 60.0 * clock.minute + clock.second


def _moment(day: date, seconds: float, zone: str) -> float:
    """[s since 1970] of what a clock on the wall shows; in an unknown zone that of UTC."""
    shown = datetime.combine(day, time()) + timedelta(seconds=seconds)
    try:
        return shown.replace(tzinfo=ZoneInfo(zone)).timestamp()
    except (ZoneInfoNotFoundError, ValueError):
        return shown.replace(tzinfo=UTC).timestamp()


def delayed(course: Course, seconds: float, cut_offs: Literal["stay", "move"]) -> Course:
    """The course whose race starts `seconds` later, or earlier where negative.

    Cut-offs that "stay" keep their time of day, so that there is less time to them; those that "move" keep the time
    after the start. Where the entry on screen starts over midnight the day goes with it. Entries without a start have none still.
    """
    day = course.day
    entries = []
    for entry in course.entries:
        if entry.start is None:
            entries.append(entry)
            continue
        then = datetime.combine(course.day or date(2000, 1, 3), entry.start) + timedelta(seconds=seconds)
        entries.append(replace(entry, start=then.time()))
        if entry.id == course.entry.id and course.day is not None:
            day = then.date()
    off = seconds if cut_offs == "stay" else 0.0
    stations = tuple(
        s if s.cut_off is None or not off else replace(s, cut_off=max(s.cut_off - off, 0.0)) for s in course.stations
    )
    finish = course.finish_cut_off
    finish = finish if finish is None else max(finish - off, 0.0)
    return replace(course, day=day, entries=tuple(entries), stations=stations, finish_cut_off=finish)
