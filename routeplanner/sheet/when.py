"""Days and times as a runner reads them on paper."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from routeplanner import units
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

    A race that comes to the same time of day twice says the day with each time.
    """

    start: time | None
    day: date | None = None
    last: float = 0.0

    @property
    def known(self) -> bool:
        """Whether times are times of day."""
        return self.start is not None

    def at(self, elapsed: float) -> str:
        """13:44, Mon 03:12, or the elapsed time 2:44 where no start is known."""
        plain = self.bare(elapsed)
        if self.start is None or self.last < DAY:
            return plain
        days = (self._moment(elapsed).date() - _ANY_DAY).days
        if self.day is not None:
            return _("{weekday} {time}").format(weekday=weekday(self.day + timedelta(days=days)), time=plain)
        return _("day {n} {time}").format(n=days + 1, time=plain)

    def bare(self, elapsed: float) -> str:
        """The same without a day: for times that stand beside one that says it."""
        if self.start is None:
            return units.duration(elapsed, with_seconds=False)
        return self._moment(elapsed).strftime("%H:%M")

    def _moment(self, elapsed: float) -> datetime:
        return datetime.combine(_ANY_DAY, self.start or time()) + timedelta(seconds=round(elapsed))
