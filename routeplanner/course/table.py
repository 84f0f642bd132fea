"""A table of stations, pasted from a spreadsheet, a web page or the text of a PDF."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from routeplanner.course import table_cells, table_columns, table_heads, table_rows
from routeplanner.course.course import StationKind
from routeplanner.course.cut_offs import CutOff
from routeplanner.course.station_words import kind_in
from routeplanner.course.table_ends import is_end
from routeplanner.course.table_heads import DISTANCES, TO_GO, Column
from routeplanner.units import Units
from routeplanner.words import _


@dataclass(frozen=True, slots=True)
class TableRow:
    """One station as the table has it. `distance` [m] by the organiser's count, or what is to go; `stop` [s];
    None where not said.
    """

    name: str
    distance: float | None = None
    cut_off: CutOff | None = None
    stop: float | None = None
    kind: StationKind | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that was not understood: the row counted from 1, the column, what stands there, what is wrong."""

    row: int
    column: Column
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """`columns` says what each column was taken for; `cells` are the rows as they were parted, without headings."""

    rows: tuple[TableRow, ...]
    columns: tuple[Column, ...]
    problems: tuple[Problem, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    headings: tuple[str, ...] = ()
    stops_in_hours: bool = False  # "0:05" among them is five minutes

    @property
    def to_go(self) -> bool:
        """Distances count down to the finish."""
        return any(column in TO_GO for column in self.columns)


def parse(text: str, units: Units, columns: Sequence[Column] | None = None) -> Parsed:
    """Whatever can be read; every cell that cannot is named in `problems`, and its row has the rest.

    `columns` says what each column is, where the reader knows better than headings and contents.
    """
    headings, found = table_heads.headings(table_rows.rows(text))
    width = max((len(row) for row in [*found, headings]), default=0)
    roles = table_columns.roles(headings, found, width, units) if columns is None else tuple(columns)
    roles = tuple(roles[k] if k < len(roles) else "" for k in range(width))
    reader = _Reader(roles, *_stops(headings, found, roles))
    cells = [reader.aligned(row) for row in found]
    rows = [reader.row(n, row) for n, row in enumerate(cells, 1)]
    return Parsed(
        tuple(row for row in rows if row is not None),
        roles,
        tuple(reader.problems),
        tuple(map(tuple, cells)),
        headings,
        reader.in_hours and "stop" in roles,
    )


def _stops(headings: tuple[str, ...], found: list[list[str]], roles: tuple[Column, ...]) -> tuple[float, bool]:
    """What a stop without a unit counts in [s], and whether "0:05" is of hours and minutes."""
    if "stop" not in roles:
        return 60.0, False
    k = roles.index("stop")
    head = headings[k].lower() if k < len(headings) else ""
    if re.search(r"\bse[ck]|\bs\b", head):
        return 1.0, False
    if re.search(r"\bh\b|\bhh?:mm|\bhours?\b|\bstd\b|\bstunden\b|\bheures?\b|\bore\b|\bhoras?\b", head):
        return 3600.0 if ":" not in head else 60.0, True
    if re.search(r"\bmin|\bmm?:ss", head):
        return 60.0, False
    return 60.0, table_cells.stops_in_hours([row[k] for row in found if k < len(row)])


class _Reader:
    """Rows whose columns are known. `bare` and `in_hours` as `table_cells.stop` takes them."""

    def __init__(self, roles: tuple[Column, ...], bare: float, in_hours: bool) -> None:
        self.problems: list[Problem] = []
        self._roles, self._bare, self.in_hours = roles, bare, in_hours

    def aligned(self, row: list[str]) -> list[str]:
        """A cell for every column: where a row has fewer, each goes to the next column that can read it."""
        width = len(self._roles)
        if len(row) >= width:
            return row[:width]
        out = [""] * width
        k = 0
        for cell in row:
            fits = (j for j in range(k, width) if self._roles[j] and self._value(self._roles[j], cell) is not None)
            k = next(fits, k)
            if k < width:
                out[k] = cell
                k += 1
        return out

    def row(self, n: int, row: list[str]) -> TableRow | None:
        """Row `n`, None where it names nothing; what cannot be read is kept in `problems`."""
        said: dict[str, object] = {}
        for role, cell in zip(self._roles, row, strict=True):
            if not role or table_cells.empty(cell):
                continue
            value = self._value(role, cell)
            if value is None:
                self.problems.append(Problem(n, role, cell, _MESSAGES[role]().format(text=cell)))
            else:
                said["distance" if role in DISTANCES else role] = value
        ends = [cell for role, cell in zip(self._roles, row, strict=True) if not role and is_end(cell)]
        if ends:  # it says so in a column of its own
            said["name"] = " ".join(str(part) for part in (ends[0], said.get("name")) if part)
        if "name" not in said:
            if not said:
                return None
            self.problems.append(Problem(n, "name", "", _("no name")))
            said["name"] = _("Station {n}").format(n=n)
        return TableRow(**said)  # type: ignore[arg-type]  # by column, as `_value` reads them

    def _value(self, role: Column, cell: str) -> object:
        if role in DISTANCES:
            return table_cells.distance(cell, role.removesuffix("_to_go"))
        if role == "cut_off":
            return table_cells.cut_off(cell)
        if role == "stop":
            return table_cells.stop(cell, self._bare, self.in_hours)
        return kind_in(cell) if role == "kind" else cell


_MESSAGES: Mapping[str, Callable[[], str]] = {
    **dict.fromkeys(DISTANCES, lambda: _("“{text}” is not a distance.")),
    "cut_off": lambda: _("“{text}” is not a time."),
    "stop": lambda: _("“{text}” is not a stop."),
    "kind": lambda: _("“{text}” is no kind of station."),
}
