"""Where a course comes past a marked place: once, or again on the way back, at a crossing, on every lap."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from routeplanner.course.listing import listed, said
from routeplanner.course.order import Window, windows
from routeplanner.course.passing import Pass, Passing
from routeplanner.formats import Waypoint
from routeplanner.route import Line
from routeplanner.words import _


@dataclass(frozen=True, slots=True)
class Visit:
    """The course at a marked place: its index in the list, `at` [m], and which time of `of` it is (1 is the first).

    `again`: further marks of the same name that the file has for this visit.
    """

    waypoint: int
    at: float
    number: int = 1
    of: int = 1
    again: tuple[int, ...] = ()


def place(line: Line, waypoints: Sequence[Waypoint], sorts: Sequence[bool] = ()) -> tuple[Visit, ...]:
    """Every visit of marked places in the order of the file; a place further off than `passing.REACH` has none.

    A file that goes along the course says with its order which pass it means. A mark listed at the first pass is
    visited on every one, as places are listed once; listed at a later pass it is not the first that is meant. A place
    that is listed several times has as many visits, as far as the line comes by so often. Marks of one name but of
    different `sorts` (a station and its hill) are not one place listed again.
    """
    passing = Passing(line)
    found = [passing.by(waypoint) for waypoint in waypoints]
    lists = listed(waypoints, found, [key(w.name) for w in waypoints], sorts or [True] * len(waypoints))
    again = {mark.first: mark.again for group in lists for mark in group}
    group_of = {mark.first: n for n, group in enumerate(lists) for mark in group}
    meant: list[Sequence[Pass]] = [()] * len(found)
    for k, n in group_of.items():
        meant[k] = _without_start(found[k], len(lists[n])) if len(lists[n]) > 1 else found[k]
    order = windows(meant, group_of)
    out: list[Visit] = []
    for group in lists:
        marks = [mark.first for mark in group]
        if len(marks) == 1:
            out += _of_one(marks[0], waypoints[marks[0]], found[marks[0]], order.get(marks[0]))
        else:
            out += _of_several(marks, waypoints, meant, order)
    return tuple(replace(visit, again=again[visit.waypoint]) for visit in sorted(out, key=lambda v: (v.waypoint, v.at)))


def passes(line: Line, waypoint: Waypoint) -> list[float]:
    """Where the line visits a place [m], each the nearest point of its visit.

    The start is no visit where the course comes by again: nobody stops there before running.
    """
    return [p.at for p in _without_start(_nearest(Passing(line).by(waypoint)), 1)]


def _nearest(found: Iterable[Pass]) -> tuple[Pass, ...]:
    """Of each visit the pass that is nearest to the place."""
    best: dict[int, Pass] = {}
    for one in found:
        if one.visit not in best or one.off < best[one.visit].off:
            best[one.visit] = one
    return tuple(best[visit] for visit in sorted(best))


def _without_start(found: Sequence[Pass], times: int) -> tuple[Pass, ...]:
    """Passes without the start, if those that follow are enough for so many visits."""
    later = tuple(p for p in found if not p.start)
    return later if len({p.visit for p in later}) >= times else tuple(found)


def _of_one(mark: int, waypoint: Waypoint, found: Sequence[Pass], window: Window | None) -> list[Visit]:
    """Visits of a place that is listed once."""
    every = _nearest(found)
    named = said(waypoint.name, key(waypoint.name), [p.at for p in every]) if len(every) > 1 else None
    if named is not None:
        return [Visit(mark, every[named].at)]
    low, high = window or (-np.inf, np.inf)
    inside = [p for p in found if low <= p.at <= high] or list(found)
    kept = _nearest(inside)
    if inside[0].visit <= _without_start(found, 1)[0].visit:
        within = {p.visit: p for p in kept}
        kept = tuple(within.get(p.visit, p) for p in every)
    kept = _without_start(kept, 1)
    return [Visit(mark, p.at, k + 1, len(kept)) for k, p in enumerate(kept)]


def _of_several(
    marks: list[int], waypoints: Sequence[Waypoint], found: Sequence[Sequence[Pass]], order: dict[int, Window]
) -> list[Visit]:
    """Visits of a place that is listed as often: in the order of the course, of their names, or as they are listed."""
    every = _nearest(found[marks[0]])
    if all(k in order for k in marks):
        inside = [[p for p in found[k] if order[k][0] <= p.at <= order[k][1]] for k in marks]
        at = [_nearest(passes)[0].at for passes in inside]
        if any(b <= a for a, b in pairwise(at)):
            at = [order[k][0] for k in marks]
    else:
        named = [said(waypoints[k].name, key(waypoints[k].name), [p.at for p in every]) for k in marks]
        if None not in named and len(set(named)) == len(marks):
            at = [every[n].at for n in named if n is not None]
        else:
            at = [p.at for p in (every if len(every) >= len(marks) else found[marks[0]])]
    alike = len({key(waypoints[k].name) for k in marks}) == 1
    rows = zip(marks, at, strict=False)
    return [Visit(k, x, n + 1 if alike else 1, len(marks) if alike else 1) for n, (k, x) in enumerate(rows)]


def visit_name(name: str, number: int, of: int) -> str:
    """Hut, or Hut (visit 2): rows of one place are told apart by it."""
    return name if of < 2 else _("{name} (visit {n})").format(name=name, n=number)


def bare_name(name: str) -> str:
    """The name of the place itself."""
    pattern = re.escape(_("{name} (visit {n})")).replace(r"\{name\}", "(.+)").replace(r"\{n\}", r"\d+")
    found = re.fullmatch(pattern, name)
    return found[1] if found else name


def key(name: str) -> str:
    """What two spellings of one name have in common: no case, no accents, no marks between words, no visit."""
    plain = unicodedata.normalize("NFKD", bare_name(name)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
