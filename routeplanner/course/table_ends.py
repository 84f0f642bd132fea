"""Which rows of a table are the start and the finish, and which only stand at a place that is called like one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_FINISH, _START = r"finish|arriv[ée]e|arrivo|traguardo|ziel|meta|llegada", r"start|d[ée]part|partenza|salida"
_WHOLE_FINISH = re.compile(rf"\W*(?:{_FINISH})(?: line)?\W*", re.IGNORECASE)
_WHOLE_START = re.compile(rf"\W*(?:{_START})(?: line)?\W*", re.IGNORECASE)
_BOTH = re.compile(rf"\W*(?:(?:{_START})\W+(?:{_FINISH})|(?:{_FINISH})\W+(?:{_START}))\W*", re.IGNORECASE)
_AT_FINISH = re.compile(rf"\W*(?:{_FINISH})\b", re.IGNORECASE)
_AT_START = re.compile(rf"\W*(?:{_START})\b", re.IGNORECASE)
_END = re.compile(rf"{_FINISH}|{_START}", re.IGNORECASE)

NEAR = 100.0  # [m] from the start or from the largest distance of the table still is there [D]
OFF = 0.2  # the largest share by which an organiser's length of a course is another than ours [D]


class Row(Protocol):
    """What a row must say: its name, and its distance [m] by the organiser's count, None where it has none."""

    @property
    def name(self) -> str: ...
    @property
    def distance(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Ends:
    """Indices of the rows of the start and of the finish, None where there is none."""

    start: int | None
    finish: int | None


def ends(rows: Sequence[Row], lengths: Sequence[float] = ()) -> Ends:
    """By the whole name; with a place behind it ("Arrivée Chamonix") only where its distance or order agrees.

    `lengths` [m] are what the course may measure: where some are known, a finish with a place is near one of them.
    """
    far = [row.distance for row in rows if row.distance is not None]
    nearest, furthest = min(far, default=0.0), max(far, default=0.0)
    is_far = not lengths or any(abs(furthest - length) <= OFF * length for length in lengths)

    def first(k: int) -> bool:
        at = rows[k].distance
        return k == 0 if at is None else at <= NEAR

    def last(k: int) -> bool:
        at = rows[k].distance
        return k == len(rows) - 1 if at is None else is_far and at > nearest and at >= furthest - NEAR

    every = range(len(rows))
    starts = [k for k in every if _WHOLE_START.fullmatch(rows[k].name) and (k == 0 or first(k))]
    starts = starts or [k for k in every if _AT_START.match(rows[k].name) and first(k)]
    starts = starts or [k for k in every if _BOTH.fullmatch(rows[k].name) and first(k)]
    finishes = [k for k in every if _WHOLE_FINISH.fullmatch(rows[k].name)]
    finishes = finishes or [k for k in every if _BOTH.fullmatch(rows[k].name) and last(k)]
    finishes = finishes or [k for k in every if _AT_FINISH.match(rows[k].name) and last(k)]
    start = starts[0] if starts else None
    finishes = [k for k in finishes if k != start]
    # A finish that laps come past has a row for each of them
    finish = max(finishes, key=lambda k: (rows[k].distance is None, rows[k].distance or 0.0, k), default=None)
    return Ends(start, finish)


def names_finish(name: str) -> bool:
    """Whether a name begins as that of a finish does."""
    return _AT_FINISH.match(name) is not None


def names_start(name: str) -> bool:
    """Whether a name begins as that of a start does."""
    return _AT_START.match(name) is not None


def is_start(name: str) -> bool:
    """Whether a name says no more than that it is the start."""
    return _WHOLE_START.fullmatch(name) is not None


def is_end(cell: str) -> bool:
    """Whether a cell says no more than that the row is the start or the finish."""
    return _END.fullmatch(cell) is not None
