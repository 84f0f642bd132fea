"""What the columns of a pasted table are: by their headings, else by what stands in them."""

import re
import statistics
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from routeplanner.course import table_cells
from routeplanner.course.station_words import kind_in
from routeplanner.units import Units

Column = Literal["name", "km", "mi", "cut_off", "stop", "kind", ""]
COLUMNS: tuple[Column, ...] = ("name", "km", "mi", "cut_off", "stop", "kind", "")
MOST = 0.5  # of a column's cells must be readable as what it is taken for [D]
LONGEST_STOP = 10 * 3600.0  # [s] a lone column of times below it that does not grow are stops [D]

AHEAD = 4  # rows that may stand above the headings: a caption, a date [D]

# The first that fits a heading; English, then what Alpine and Iberian races write
_HEADS: tuple[tuple[Column, str], ...] = (
    (
        "",
        r"^\W*(nr|no|n[°º]|#)\W*$|\b(elev\w*|alt\w*|height|ascent|descent|climb|d\+|d-|leg|section|split|next|eta|opens?|open|gps|lat|lon)\b",
    ),
    ("stop", r"\b(stops?|pause|rest|halt|break)\b"),
    ("cut_off", r"cut[- ]?off|barri|cancello|limit|clos|latest|schluss|fermeture|chiusura|cierre"),
    ("mi", r"\b(mi|miles?)\b"),
    ("km", r"\b(km|kms|k|kilom\w*|dist\w*|distanz)\b"),
    ("kind", r"\b(type|kind|services?|facilit\w*|art|tipo)\b"),
    ("name", r"\b(name|stations?|check ?points?|cp|point|place|location|where|ort|posten|lieu|luogo|lugar|aid)\b"),
)


def headings(found: list[list[str]]) -> tuple[tuple[str, ...], list[list[str]]]:
    """The row that says what the columns are, () where there is none, and the rows that hold stations.

    What stands above it is a caption; below it may stand what belongs to it, such as units.
    """
    for k, row in enumerate(found[:AHEAD]):
        captions = all(sum(map(bool, above)) < 2 for above in found[:k])
        if captions and _is_heading(row, found[k + 1 :]):
            rest = found[k + 1 :]
            more = bool(rest) and not rest[0][0] and not any(re.search(r"\d", cell) for cell in rest[0])
            return tuple(row), rest[more:]
    return (), found


def _is_heading(row: list[str], rest: list[list[str]]) -> bool:
    if not rest or any(re.search(r"\d", cell) for cell in row):
        return False
    return any(_heading(cell) is not None for cell in row)


def _heading(cell: str) -> Column | None:
    return next((role for role, words in _HEADS if re.search(words, cell, re.IGNORECASE)), None)


def roles(headings: tuple[str, ...], found: list[list[str]], width: int, units: Units) -> tuple[Column, ...]:
    """What each of `width` columns is, each role once; "" for those that say nothing of stations."""
    out: list[Column | None] = [None] * width
    for k, cell in enumerate(headings):
        role = _heading(cell)
        if role is not None and (role == "" or role not in out):
            out[k] = role
    if {"km", "mi"} <= set(out):  # the same, twice
        other = "mi" if units.system == "km" else "km"
        out = ["" if role == other else role for role in out]
    known = {_one(role) for role in out}
    for k, role in _guessed(found, width, units).items():
        if out[k] is None and _one(role) not in known:
            out[k] = role
    return tuple(role or "" for role in out)


def _one(role: Column | None) -> Column | None:
    return "km" if role == "mi" else role


def _guessed(found: list[list[str]], width: int, units: Units) -> dict[int, Column]:
    whole = [row for row in found if len(row) == width]
    columns = [[row[k] for row in whole if not table_cells.empty(row[k])] for k in range(width)]
    out: dict[int, Column] = {}

    def free(fits: Callable[[str], bool]) -> list[int]:
        return [k for k in range(width) if k not in out and _share(columns[k], fits) > MOST]

    times = free(_is_time)
    if times and (len(times) > 1 or not _rests(columns[times[0]])):
        out[max(times, key=lambda k: statistics.median(_seconds(columns[k])))] = "cut_off"
    lengths = [k for k in range(width) if k not in times and _grows(columns[k], units)]
    if lengths:
        out[max(lengths, key=lambda k: (_share(columns[k], _looks_long), -k))] = units.system
    words = free(lambda cell: re.search(r"[^\W\d]", cell) is not None and table_cells.stop(cell) is None)
    if words:

        def naming(k: int) -> tuple[int, bool, int, int]:
            served = _share(columns[k], lambda cell: kind_in(cell) is not None) > MOST
            return len(set(columns[k])), not served, sum(map(len, columns[k])), -k

        out[max(words, key=naming)] = "name"
    if kinds := free(lambda cell: kind_in(cell) is not None):
        out[kinds[0]] = "kind"
    if stops := free(lambda cell: table_cells.stop(cell) is not None and not cell.strip().isdecimal()):
        out[stops[0]] = "stop"
    return out


def _share(cells: list[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, cells)) / len(cells) if cells else 0.0


def _is_time(cell: str) -> bool:
    return table_cells.cut_off(cell) is not None and not re.fullmatch(r"\d+[.,]?\d*", cell.strip())


def _seconds(cells: list[str]) -> list[float]:
    return [time.seconds for cell in cells if (time := table_cells.cut_off(cell)) is not None]


def _rests(cells: list[str]) -> bool:
    seconds = _seconds(cells)
    grows = all(a <= b for a, b in pairwise(seconds)) and len(set(seconds)) > 1
    return not grows and max(seconds) < LONGEST_STOP


def _grows(cells: list[str], units: Units) -> bool:
    """Whether a column counts up as a distance does; 1, 2, 3 only numbers the rows."""
    metres = [m for cell in cells if (m := table_cells.distance(cell, units)) is not None]
    if len(metres) <= MOST * len(cells) or not metres:
        return False
    numbered = [cell.strip() for cell in cells] == [str(k) for k in range(1, len(cells) + 1)] and len(cells) > 1
    return not numbered and all(a <= b for a, b in pairwise(metres))


def _looks_long(cell: str) -> bool:
    return re.search(r"[.,]\d|k|mi", cell, re.IGNORECASE) is not None
