"""What the columns of a pasted table are: by their headings, else by what stands in them."""

import re
import statistics
from collections.abc import Callable
from itertools import pairwise

from routeplanner.course import table_cells, table_ends
from routeplanner.course.station_words import kind_in
from routeplanner.course.table_heads import DISTANCES, TO_GO, Column, heading
from routeplanner.units import Units

MOST = 0.5  # of a column's cells must be readable as what it is taken for [D]
LONGEST_STOP = 10 * 3600.0  # [s] a lone column of times below it that does not grow are stops [D]

LEAST = 3  # rows without a word on their direction must count down to be taken for what is to go [D]
SHORTEST = 1000.0  # [m] no race ends below: a heading "Distance (m)" over smaller figures means miles [D]


def roles(headings: tuple[str, ...], found: list[list[str]], width: int, units: Units) -> tuple[Column, ...]:
    """What each of `width` columns is, each role once; "" for those that say nothing of stations."""
    out: list[Column | None] = [None] * width
    for k, cell in enumerate(headings):
        role = heading(cell, units)
        if role is not None and (role == "" or role not in out):
            out[k] = role
    said = sorted((role for role in out if role in DISTANCES), key=lambda role: _rank(role, units))
    out = ["" if role in said[1:] else role for role in out]  # the same, twice
    known = {_one(role) for role in out}
    for k, role in _guessed(found, width, units).items():
        if out[k] is None and _one(role) not in known:
            out[k] = role
    return _counted(tuple(role or "" for role in out), found)


def _rank(role: Column | None, units: Units) -> tuple[bool, bool]:
    return role in TO_GO, role not in (units.system, f"{units.system}_to_go")


def _one(role: Column | None) -> Column | None:
    return "km" if role in DISTANCES else role


def _counted(roles: tuple[Column, ...], found: list[list[str]]) -> tuple[Column, ...]:
    """The same, the distance by what its figures tell: which way they count, and whether they can be metres."""
    k = next((k for k, role in enumerate(roles) if role in ("km", "mi", "m")), None)
    if k is None:
        return roles
    role = roles[k]
    ways = [(row, table_cells.distance(row[k], role)) for row in found if k < len(row)]
    far = [(row, metres) for row, metres in ways if metres is not None]
    if role == "m" and far and max(metres for _row, metres in far) < SHORTEST:
        role = "mi"
    if _falls(far, roles):
        role = "km_to_go" if role == "km" else "mi_to_go" if role == "mi" else ""
    return (*roles[:k], role, *roles[k + 1 :])


def _falls(far: list[tuple[list[str], float]], roles: tuple[Column, ...]) -> bool:
    """Whether distances count down to the finish, and it is not the rows that stand upside down."""
    if len(far) < 2 or any(a <= b for (_row, a), (_next, b) in pairwise(far)):
        return False
    first, last = (_cell(row, roles, "name") for row in (far[0][0], far[-1][0]))
    if table_ends.names_finish(first) or table_ends.names_start(last):
        return False
    times = _seconds([_cell(row, roles, "cut_off") for row, _metres in far])
    if len(times) > 1 and all(a > b for a, b in pairwise(times)):
        return False
    return len(far) >= LEAST or table_ends.names_start(first) or table_ends.names_finish(last)


def _cell(row: list[str], roles: tuple[Column, ...], role: Column) -> str:
    k = roles.index(role) if role in roles else len(row)
    return row[k] if k < len(row) else ""


def _guessed(found: list[list[str]], width: int, units: Units) -> dict[int, Column]:
    whole = [row for row in found if len(row) == width]
    columns = [[row[k] for row in whole if not table_cells.empty(row[k])] for k in range(width)]
    out: dict[int, Column] = {}

    def free(fits: Callable[[str], bool]) -> list[int]:
        return [k for k in range(width) if k not in out and _share(columns[k], fits) > MOST]

    times = free(_is_time)
    if times and (len(times) > 1 or not _rests(columns[times[0]])):
        out[max(times, key=lambda k: statistics.median(_seconds(columns[k])))] = "cut_off"
    others = [k for k in range(width) if k not in times]
    lengths = [k for k in others if _grows(columns[k], units)]
    lengths = lengths or [k for k in others if _counts_down(columns[k], units)]
    if not times and (clocks := _pointed(columns, lengths)):
        out[clocks[-1]] = "cut_off"
        lengths = [k for k in lengths if k not in clocks]
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


def _pointed(columns: list[list[str]], lengths: list[int]) -> list[int]:
    """Which of the columns that count up hold times like 3,40: all of their cells, and beside them is a distance."""
    clocks = [k for k in lengths if all(re.fullmatch(r"\d{1,2}[.,][0-5]\d", cell) for cell in columns[k])]
    others = [k for k in lengths if k not in clocks and _share(columns[k], _looks_long) > MOST]
    far = [k for k in others if not any(re.search(r"[.,]\d{3}$|\d\s*m$", cell) for cell in columns[k])]
    return clocks if far else []


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
    metres = [m for cell in cells if (m := table_cells.distance(cell, units.system)) is not None]
    if len(metres) <= MOST * len(cells) or not metres:
        return False
    numbered = [cell.strip() for cell in cells] == [str(k) for k in range(1, len(cells) + 1)] and len(cells) > 1
    return not numbered and all(a <= b for a, b in pairwise(metres))


def _counts_down(cells: list[str], units: Units) -> bool:
    """Whether a column counts down as what is to go does: heights of a race that goes down are whole metres."""
    far = [table_cells.distance(cell, units.system) for cell in cells]
    known = [metres for metres in far if metres is not None]
    return (
        len(known) == len(cells) >= LEAST
        and all(a > b for a, b in pairwise(known))
        and _share(cells, lambda cell: _looks_long(cell) and not re.search(r"\d\s*m\b", cell)) > MOST
    )


def _looks_long(cell: str) -> bool:
    return re.search(r"[.,]\d|k|mi", cell, re.IGNORECASE) is not None
