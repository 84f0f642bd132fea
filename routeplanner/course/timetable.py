"""A pasted table laid onto a course: official kilometres become places on the line, times become cut-offs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Literal

import numpy as np

from routeplanner.course import stations
from routeplanner.course.course import Course, Station
from routeplanner.course.cut_offs import after_start
from routeplanner.course.table import Parsed, TableRow
from routeplanner.course.table_ends import ends
from routeplanner.course.table_to_go import turned
from routeplanner.course.waves import race_start
from routeplanner.words import _

Reading = Literal["auto", "clock", "elapsed"]
# Mean speed to a cut-off that an organiser may ask for [m/s]: 1.5 to 12 km/h [D]
SLOWEST, FASTEST = 1.5 / 3.6, 12.0 / 3.6


@dataclass(frozen=True, slots=True)
class Scale:
    """From `start` to `end` [m, official] one official metre is `factor` metres of this line."""

    start: float
    end: float
    factor: float


@dataclass(frozen=True, slots=True)
class Laid:
    """The course with the table's stations, how official kilometres were stretched, and what could not be used."""

    course: Course
    scaling: tuple[Scale, ...]
    problems: tuple[str, ...]
    used: int  # rows
    reading: Literal["clock", "elapsed"]
    named: frozenset[str] = frozenset()  # ids of the stations that the table names
    start: str | None = None  # the row that is taken as the start, which is no station, as the table names it
    finish: str | None = None  # the same of the finish
    turned: float | None = None  # [m] the length by which distances to the finish were turned round


def apply_table(course: Course, parsed: Parsed, cut_offs: Reading = "auto") -> Laid:
    """Stations that the course has under the same name stay where they are and learn what the table says.

    They, start and finish are anchors: between two of them official kilometres are stretched evenly; behind the last
    one as before it. Stations that the table does not name stay. A row of the finish gives the finish its cut-off.
    """
    return _Laying(course, parsed, cut_offs).result()


class _Laying:
    def __init__(self, course: Course, parsed: Parsed, cut_offs: Reading) -> None:
        self.course = course
        self.rows, self.turned = turned(parsed, course)
        self.problems: list[str] = []
        self.ends = ends(self.rows, [course.route.length, *filter(None, [course.official.distance])])
        self.known = _known(course, self.rows)
        self.official, self.here = self._anchors()
        self.times = self._times(cut_offs)

    def result(self) -> Laid:
        said: list[Station] = []
        finish, used = self.course.finish_cut_off, 0
        for k, row in enumerate(self.rows):
            if k == self.ends.finish:
                finish, used = (finish if self.times[k] is None else self.times[k]), used + 1
            elif k != self.ends.start and (station := self._station(k, row)) is not None:
                said.append(station)
                used += 1
        named = {station.id for station in said}
        kept = [station for station in self.course.stations if station.id not in named]
        ordered = sorted([*kept, *said], key=lambda s: self.course.route.locate(s.pin) or 0.0)
        laid = replace(self.course, stations=tuple(ordered), finish_cut_off=finish)
        at_start, at_finish = (None if k is None else self.rows[k].name for k in (self.ends.start, self.ends.finish))
        scaling, problems = self._scaling(), tuple(self.problems)
        return Laid(laid, scaling, problems, used, self.reading, frozenset(named), at_start, at_finish, self.turned)

    def _station(self, k: int, row: TableRow) -> Station | None:
        known = self.known.get(k)
        stop = row.stop if row.stop is not None else known.stop if known else 0.0
        cut_off = self.times[k] if self.times[k] is not None or known is None else known.cut_off
        if known is not None:
            return replace(known, stop=stop, cut_off=cut_off, kind=row.kind or known.kind)
        if row.distance is None:
            self.problems.append(
                _("{name}: no distance, and no station of this name on the course").format(name=row.name)
            )
            return None
        at = self._place(row.distance)
        if at < 0:
            self.problems.append(_("{name}: further to go than this line is long").format(name=row.name))
            return None
        if at > self.course.route.length:
            self.problems.append(_("{name}: beyond the finish of this line").format(name=row.name))
            return None
        return Station(row.name, row.kind or "aid", self.course.route.pin(at), stop, cut_off)

    def _place(self, official: float) -> float:
        """Where an official distance is on this line [m]; beyond its length behind the finish."""
        if 0 <= official <= self.official[-1]:
            return float(np.interp(official, self.official, self.here))
        return self.here[-1] + (official - self.official[-1]) * self._last_factor()

    def _last_factor(self) -> float:
        """What holds behind the last anchor: the factor of all before it, 1 where there is none."""
        return self.here[-1] / self.official[-1] if self.official[-1] > 0 else 1.0

    def _anchors(self) -> tuple[list[float], list[float]]:
        """Official and own distances [m], both growing: the start, stations known by name, the finish."""
        length, route = self.course.route.length, self.course.route
        pairs = [(row.distance, route.locate(self.known[k].pin)) for k, row in enumerate(self.rows) if k in self.known]
        finish = self.ends.finish
        total = (None if finish is None else self.rows[finish].distance) or self.course.official.distance
        official, here = [0.0], [0.0]
        known = sorted((a, b) for a, b in pairs if a is not None and b is not None)
        for a, b in [*known, *([(total, length)] if total else [])]:
            if a > official[-1] and b > here[-1]:
                official.append(a)
                here.append(b)
        return official, here

    def _scaling(self) -> tuple[Scale, ...]:
        parts = zip(self.official, self.official[1:], self.here, self.here[1:], strict=False)
        out = [Scale(a, b, (d - c) / (b - a)) for a, b, c, d in parts]
        last = max((row.distance for row in self.rows if row.distance is not None), default=0.0)
        if last > self.official[-1]:
            out.append(Scale(self.official[-1], last, self._last_factor()))
        return tuple(out)

    def _times(self, reading: Reading) -> list[float | None]:
        """Seconds after the start for each row, by the clock or after the start, whichever makes sense of them."""
        start = race_start(self.course.entries)
        clock = [None] * len(self.rows) if start is None else self._by_clock(start)
        elapsed = [row.cut_off.seconds if row.cut_off else None for row in self.rows]
        said = {row.cut_off.said for row in self.rows if row.cut_off}
        by_clock = reading == "clock" or (reading == "auto" and "elapsed" not in said)
        if by_clock and reading == "auto" and "clock" not in said:
            by_clock = start is not None and self._plausible(clock) >= self._plausible(elapsed)
        self.reading: Literal["clock", "elapsed"] = "clock" if by_clock else "elapsed"
        if by_clock and start is None and said:
            self.problems.append(_("Cut-offs by the clock need the start of the race"))
        out: list[float | None] = []
        for k, row in enumerate(self.rows):
            how = row.cut_off.said if row.cut_off else "either"
            out.append(clock[k] if how == "clock" or (how == "either" and by_clock) else elapsed[k])
        return out

    def _by_clock(self, start: time) -> list[float | None]:
        """Each is the first such moment that is not before the one of the row before it on the course."""
        course, before = self.course, 0.0
        out: list[float | None] = [None] * len(self.rows)
        for k in self._in_order():
            row = self.rows[k]
            if row.cut_off is None or k == self.ends.start:
                continue
            wanted = replace(row.cut_off, said="clock")
            try:
                out[k] = before = after_start(wanted, start, course.day, course.zone, before)
            except ValueError:
                self.problems.append(_("{name}: no such day in the two weeks after the start").format(name=row.name))
        return out

    def _in_order(self) -> list[int]:
        """Rows by distance, the finish last; as they stand where one has none."""
        every = range(len(self.rows))
        if any(self.rows[k].distance is None and k != self.ends.finish for k in every):
            return list(every)
        return sorted(every, key=lambda k: (k == self.ends.finish, self.rows[k].distance or 0.0))

    def _plausible(self, times: Sequence[float | None]) -> int:
        """At how many rows the mean speed to the cut-off is one that an organiser asks for."""
        count = 0
        for k, seconds in enumerate(times):
            metres = self.course.route.length if k == self.ends.finish else self.rows[k].distance
            count += bool(metres and seconds and SLOWEST <= metres / seconds <= FASTEST)
        return count


def _known(course: Course, rows: Sequence[TableRow]) -> dict[int, Station]:
    """Stations of the course by the row that names them.

    Of several visits rows take one after the other; where there are fewer rows, each the one nearest to its distance.
    """
    by_name: dict[str, list[Station]] = {}
    for station in sorted(course.stations, key=lambda s: course.route.locate(s.pin) or 0.0):
        by_name.setdefault(stations.key(station.name), []).append(station)
    asked = Counter(stations.key(row.name) for row in rows)
    out: dict[int, Station] = {}
    for k, row in enumerate(rows):
        found = by_name.get(stations.key(row.name), [])
        if found:
            far = row.distance if asked[stations.key(row.name)] < len(found) else None
            out[k] = found.pop(0 if far is None else _nearest(course, found, far))
        asked[stations.key(row.name)] -= 1
    return out


def _nearest(course: Course, found: list[Station], distance: float) -> int:
    off = [abs((course.route.locate(station.pin) or 0.0) - distance) for station in found]
    return off.index(min(off))
