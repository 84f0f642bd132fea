"""Days and times as a runner reads them on paper."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from routeplanner import units
from routeplanner.course import Course, Entry
from routeplanner.course.cut_offs import of_day, zone_of
from routeplanner.course.waves import behind, race_start
from routeplanner.words import _

DAY = 86_400.0  # [s]
_ANY_DAY = date(2000, 1, 1)


def weekday(day: date) -> str:
    """Sun"""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[day.weekday()]


def short_day(day: date) -> str:
    """Sun 10 Oct"""
    months = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return _("{weekday} {day} {month}").format(weekday=weekday(day), day=day.day, month=months[day.month - 1])


def month_day(day: date) -> str:
    """10 October"""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return _("{day} {month}").format(day=day.day, month=months[day.month - 1])


def long_day(day: date) -> str:
    """Sunday 10 October 2027"""
    weekdays = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )  # fmt: skip
    return _("{weekday} {date} {year}").format(
        weekday=weekdays[day.weekday()], date=month_day(day), year=f"{day.year:04d}"
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """Elapsed times [s] by the clock, where a start is known; `last` is the latest one that will be asked for.

    A race that comes to the same time of day twice says the day with each time. Where the day is known the clocks of
    the `zone` change in the night that they do.
    """

    start: time | None
    day: date | None = None
    last: float = 0.0
    zone: str = ""

    @property
    def known(self) -> bool:
        """Whether times are times of day."""
        return self.start is not None

    def at(self, elapsed: float) -> str:
        """13:44, Mon 03:12, or the elapsed time 2:44 where no start is known."""
        plain = self.bare(elapsed)
        if self.start is None or self.last < DAY:
            return plain
        days = (self._moment(elapsed).date() - (self.day or _ANY_DAY)).days
        if self.day is not None:
            return _("{weekday} {time}").format(weekday=weekday(self.day + timedelta(days=days)), time=plain)
        return _("day {n} {time}").format(n=days + 1, time=plain)

    def bare(self, elapsed: float) -> str:
        """The same without a day: for times that stand beside one that says it."""
        if self.start is None:
            return units.duration(elapsed, with_seconds=False)
        return self._moment(elapsed).strftime("%H:%M")

    def wall(self, elapsed: float) -> float:
        """What a clock on the wall shows, in seconds after the midnight before the start; elapsed without a start."""
        if self.start is None:
            return elapsed
        return (self._moment(elapsed) - datetime.combine(self.day or _ANY_DAY, time())) / timedelta(seconds=1)

    def _moment(self, elapsed: float) -> datetime:
        began, after = datetime.combine(self.day or _ANY_DAY, self.start or time()), timedelta(seconds=round(elapsed))
        if self.day is None or not self.zone:
            return began + after
        there = zone_of(self.zone)
        return ((began.replace(tzinfo=there).astimezone(UTC) + after).astimezone(there)).replace(tzinfo=None)


def entry_clock(course: Course, entry: Entry, last: float = 0.0) -> Clock:
    """The clock that a runner of this entry sees, for times up to `last` [s]; a wave may start after midnight."""
    day, start = course.day, race_start(course.entries)
    if day is not None and start is not None:
        day += timedelta(days=(of_day(start) + behind(course, entry)) // DAY)
    return Clock(entry.start, day, last, course.zone)


def race_clock(course: Course, last: float = 0.0) -> Clock:
    """The same for what counts from the start of the race, as cut-offs do."""
    return Clock(race_start(course.entries), course.day, last, course.zone)
