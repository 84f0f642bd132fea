"""Any table of stations reads back the same, whatever parts its cells and in whatever order they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from routeplanner.course.cut_offs import CutOff
from routeplanner.course.station_words import kind_name
from routeplanner.course.table import Parsed, TableRow, parse
from routeplanner.units import Units

HEADS = {"name": "Station", "km": "km", "cut_off": "Cut-off", "stop": "Stop", "kind": "Type"}
WORD = st.text("abcdefghijklmnoprstuvwyzäéñ", min_size=3, max_size=8).map(lambda word: f"Q{word}")  # no word we know
PLACES = st.lists(st.one_of(WORD, st.integers(1, 99).map(str)), max_size=2)
NAMES = st.builds(lambda first, rest: " ".join([first, *rest]), WORD, PLACES)
KINDS = ("aid", "water", "food", "base", "crew", "drop_bag", "cut_off", "summit", "danger")


@dataclass(frozen=True)
class Written:
    """A table, its stations, and how it is written."""

    rows: Sequence[TableRow]
    order: Sequence[str]
    mark: str
    decimal: str
    quotes: bool
    colon: str  # of its cut-offs, under headings

    def text(self, headings: bool) -> str:
        lines = [[HEADS[column] for column in self.order]] if headings else []
        lines += [[self._cell(row, column, headings) for column in self.order] for row in self.rows]
        return "\n".join(self.mark.join(f'"{cell}"' if self.quotes else cell for cell in line) for line in lines)

    def _cell(self, row: TableRow, column: str, headings: bool) -> str:
        if column == "km":
            return f"{(row.distance or 0.0) / 1000:.1f}".replace(".", self.decimal)
        if column == "cut_off":
            minutes = round(row.cut_off.seconds / 60) if row.cut_off else 0
            return f"{minutes // 60}{self.colon if headings else ':'}{minutes % 60:02d}"
        if column == "stop":
            return f"{round(row.stop or 0)} s"
        if column == "kind":
            return kind_name(row.kind) if row.kind else ""
        return row.name


@st.composite
def written(draw: st.DrawFn) -> Written:
    count = draw(st.integers(3, 7))

    def growing(most: int) -> list[int]:
        return sorted(draw(st.lists(st.integers(5, most), min_size=count, max_size=count, unique=True)))

    far, late = growing(900), growing(1439)
    names = draw(st.lists(NAMES, min_size=count, max_size=count, unique=True))
    rows = [
        TableRow(
            name,
            100.0 * metres,
            CutOff(60.0 * minutes, "either"),
            float(draw(st.integers(1, 900))),
            draw(st.sampled_from(KINDS)),  # type: ignore[arg-type]  # all of them kinds
        )
        for name, metres, minutes in zip(names, far, late, strict=True)
    ]
    mark, quotes = draw(st.sampled_from([("\t", False), (";", False), ("    ", False), (",", True), (";", True)]))
    order = draw(st.permutations(list(HEADS)))
    if quotes:
        rows = [replace(row, name=row.name.replace(" ", draw(st.sampled_from((" ", ", ", "; "))))) for row in rows]
    return Written(rows, order, mark, draw(st.sampled_from(".,")), quotes, draw(st.sampled_from(":.,h")))


def rounded(parsed: Parsed) -> list[TableRow]:
    """Its rows, to the millimetre."""
    return [replace(row, distance=None if row.distance is None else round(row.distance, 3)) for row in parsed.rows]


@given(written())
def test_under_headings(table: Written) -> None:
    parsed = parse(table.text(headings=True), Units())
    assert parsed.columns == tuple(table.order)
    assert rounded(parsed) == table.rows
    assert parsed.problems == ()


@given(written())
def test_by_what_stands_in_its_cells(table: Written) -> None:
    parsed = parse(table.text(headings=False), Units())
    assert rounded(parsed) == table.rows
    assert parsed.problems == ()
