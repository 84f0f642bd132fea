"""Cut-offs as the runner writes them, read alike in every field, and what was understood of them."""

from contextlib import suppress
from dataclasses import replace
from datetime import time

from routeplanner import units
from routeplanner.course import Course, table_cells
from routeplanner.course.cut_offs import CutOff, after_start
from routeplanner.course.waves import race_start
from routeplanner.errors import PlannerError
from routeplanner.sheet import when
from routeplanner.words import _


def clock(course: Course) -> when.Clock:
    """Tells the day with every time where cut-offs go on for more than one."""
    said = [s.cut_off for s in course.stations] + [course.finish_cut_off]
    return when.race_clock(course, max((t for t in said if t is not None), default=0.0))


def told(course: Course, seconds: float) -> str:
    """14:30 by the clock, 5 h 30 min after the start."""
    after = _("{time} after the start").format(time=units.spoken(round(seconds / 60.0) * 60.0))
    if race_start(course.entries) is None:
        return after
    return _("{clock} by the clock, {after}").format(clock=_shown(course, seconds), after=after)


def briefly(course: Course, seconds: float) -> str:
    """until 14:30, or 5 h 30 min where no start is known: for a field of hours after the start."""
    if race_start(course.entries) is None:
        return units.spoken(seconds)
    return _("until {clock}").format(clock=_shown(course, seconds))


def _shown(course: Course, seconds: float) -> str:
    return when.race_clock(course, max(seconds, clock(course).last)).at(seconds)


def cut_off_before(course: Course, at: float, but: str = "") -> float:
    """The latest cut-off [s] of the stations before `at` [m], without the station whose id is `but`."""
    before = [s.cut_off or 0.0 for s in course.stations if s.id != but and (course.route.locate(s.pin) or 0.0) < at]
    return max(before, default=0.0)


def read_cut_off(course: Course, text: str, before: float) -> float | None:
    """Seconds after the start of the race, None where nothing is said: "+3:15" and "26h30" say them; "14:30" is by the
    clock, the first that is not before `before` [s], or after the start where no start is known. Raises PlannerError.
    """
    if table_cells.empty(text):
        return None
    said, start = table_cells.cut_off(text), race_start(course.entries)
    if said is None:
        return _length(text)
    if said.said == "elapsed" or (said.said == "either" and start is None):
        return said.seconds
    return _first(course, said, _known(start), before, text)


def read_finish(course: Course, text: str) -> float:
    """Seconds from the start of the race to the cut-off at its finish: "6:30" and "+6:30" after it, "Sun 15:30" by the
    clock. Raises PlannerError.
    """
    said = table_cells.cut_off(text)
    if said is None or said.said == "either":
        return units.parse_duration(text)
    if said.said == "elapsed":
        return said.seconds
    last = max((s.cut_off or 0.0 for s in course.stations), default=0.0)
    return _first(course, said, _known(race_start(course.entries)), last, text)


def _length(text: str) -> float:
    """What is no time of a clock can be a length of time: 220 min, 3.5 h."""
    try:
        return units.parse_duration(text)
    except PlannerError as error:
        raise PlannerError(
            _("“{text}” is not a time.").format(text=text),
            _("Write it by the clock, such as 14:30 or Sun 14:30, or after the start, such as +3:15."),
        ) from error


def _known(start: time | None) -> time:
    if start is None:
        raise PlannerError(_("Cut-offs by the clock need the start of the race."))
    return start


def _first(course: Course, said: CutOff, start: time, before: float, text: str) -> float:
    """The first such moment that is not before that of the station before it, as a table is read."""
    said = replace(said, said="clock")
    with suppress(ValueError):
        return after_start(said, start, course.day, course.zone, before)
    try:
        return after_start(said, start, course.day, course.zone)  # the runner says the day: an order is not ours
    except ValueError as error:
        raise PlannerError(_("“{text}” is not within two weeks after the start.").format(text=text)) from error
