"""What was said of a course, put on that course as it is now: it may have been edited while somebody typed."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import cached_property
from typing import Any, Protocol

from routeplanner import editing, geo
from routeplanner.course.applying import in_order
from routeplanner.course.course import Course, Entry, Station
from routeplanner.editing import Edited, places
from routeplanner.route import Pin, Route

SAID = ("name", "day", "zone", "finish_cut_off", "shown")  # each of them is one thing


class _Own(Protocol):
    @property
    def id(self) -> str: ...


def merged(before: Course, said: Course, now: Course) -> Course:
    """`now` with all in which `said` differs from `before`; the same object where that is nothing.

    Name, day, zone, official figures, cut-off at the finish, stations and entries are looked at, field by field; the
    line and what else is on it are those of `now`. A station that `said` puts on the line of `before` goes to the same
    place of the line as it is now, where that is gone to the nearest one. What `said` takes away goes; what it changes
    stays though it was taken away meanwhile: nothing that was typed is lost.
    """
    changed: dict[str, Any] = {key: _newer(before, said, now, key) for key in SAID}
    changed["official"] = _with_changes(before.official, said.official, now.official)
    changed["entries"] = _lists(before.entries, said.entries, now.entries) or now.entries
    carry = _Carrying(before.route, now.route)
    stations = _lists(before.stations, said.stations, now.stations, carry.station)
    changed["stations"] = stations if stations == now.stations else in_order(stations, now.route)
    same = all(getattr(now, key) == value for key, value in changed.items())
    return now if same else replace(now, **changed)


def _newer(before: object, said: object, now: object, key: str) -> Any:
    return getattr(now if getattr(said, key) == getattr(before, key) else said, key)


def _with_changes[T](before: T, said: T, now: T) -> T:
    """A dataclass field by field."""
    own: Any = now
    keys = (field.name for field in fields(own))
    changed = {key: _newer(before, said, now, key) for key in keys}
    return now if all(getattr(now, key) == value for key, value in changed.items()) else replace(own, **changed)


def _lists[T: (Station, Entry)](
    before: Iterable[T], said: Iterable[T], now: Iterable[T], carry: Callable[[T, T | None], T] = lambda own, _was: own
) -> tuple[T, ...]:
    """In the order that they were said in, then what has been added since; each is known by its id."""
    was, here, told = _by_id(before), _by_id(now), _by_id(said)
    out: list[T] = []
    for own_id, own in told.items():
        known = was.get(own_id)
        if known is not None and own_id in here:
            out.append(_with_changes(known, carry(own, known), here[own_id]))
        elif own != known:
            out.append(carry(own, None))
    out += [own for own_id, own in here.items() if own_id not in told and own_id not in was]
    return tuple(out)


def _by_id[T: _Own](own: Iterable[T]) -> dict[str, T]:
    return {each.id: each for each in own}


class _Carrying:
    """Pins of one line on another; looked for only where there are any."""

    def __init__(self, old: Route, new: Route) -> None:
        self._old, self._new = old, new
        legs = {leg.id: leg for leg in old.legs}
        self._untouched = {leg.id for leg in new.legs if legs.get(leg.id) is leg}

    @cached_property
    def _edited(self) -> Edited:
        return editing.replace_line(self._old, self._new)

    def station(self, station: Station, there: Station | None) -> Station:
        """With its pin on the new line; that of a station which is `there` only where it was moved."""
        if there is not None and station.pin == there.pin:
            return station
        return replace(station, pin=self._pin(station.pin))

    def _pin(self, pin: Pin) -> Pin:
        place = None if pin.leg in self._untouched else places.of_pin(self._old, pin)
        if place is None or not self._new.length:
            return pin
        line = self._new.line
        return self._edited.moved(pin) or self._new.pin(geo.nearest(line.lat, line.lon, *place, line.distance)[1])
