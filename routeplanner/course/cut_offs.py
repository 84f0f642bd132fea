"""Cut-offs by the clock and after the start."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY = 86_400.0  # [s]


@dataclass(frozen=True, slots=True)
class CutOff:
    """A time as it is written. `seconds` after midnight of the clock, or after the start.

    "either" can be both: "14:30" alone. `weekday` 0 is Monday, `days` counts from the day of the start, which is 0;
    None where none is written.
    """

    seconds: float
    said: Literal["clock", "elapsed", "either"]
    weekday: int | None = None
    days: int | None = None


def after_start(cut_off: CutOff, start: time, day: date | None, zone: str, not_before: float = 0.0) -> float:
    """Seconds from the start to the first such moment by the clock that is at least `not_before` after the start.

    With a day the clock of the time zone counts, and its changes; without one every day has 24 hours. Raises ValueError
    where there is none within two weeks.
    """
    if day is None:
        since = cut_off.seconds - of_day(start)
        if cut_off.days is not None:
            return _sure(since + DAY * cut_off.days, not_before)
        while since < not_before or since <= 0:
            since += DAY
        return since
    began = moment(day, of_day(start), zone)
    for k in range(-1, 15):  # two weeks on every weekday has come twice
        then = day + timedelta(days=k)
        since = moment(then, cut_off.seconds, zone) - began
        if (
            since > 0
            and since >= not_before
            and cut_off.weekday in (None, then.weekday())
            and cut_off.days in (None, k)
        ):
            return since
    raise ValueError("no such moment within two weeks")


def _sure(since: float, not_before: float) -> float:
    if since <= 0 or since < not_before:
        raise ValueError("no such moment after the start")
    return since


def of_day(clock: time) -> float:
    """Seconds after midnight."""
    return 3600.0 * clock.hour + 60.0 * clock.minute + clock.second


def zone_of(name: str) -> tzinfo:
    """The time zone of this name, UTC where nobody knows it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def moment(day: date, seconds: float, zone: str) -> float:
    """[s since 1970] of what a clock on the wall shows."""
    shown = datetime.combine(day, time()) + timedelta(seconds=seconds)
    return shown.replace(tzinfo=zone_of(zone)).timestamp()
