"""The ledger of descents as plain values: its columns, its rows, what closes it."""

from dataclasses import dataclass

NUMBER, NAME, DROP, MEAN, GRADE, LOAD, PACE = range(7)  # the columns
LARGEST_FIRST = (DROP, MEAN, GRADE, LOAD)  # what a first click on their header wants to see
FOLD_OVER = 20  # descents (design.md §9)


@dataclass(frozen=True, slots=True)
class DescentRow:
    """One descent as it is read. Per column: `lines` on screen, `order` to sort by, `why` as a tooltip.

    `start`, `end` [m]; `colour` is the class of the gradient that half of the drop exceeds; `drop` and `load` are the
    whole numbers shown, which add up; `load_part` is the load beside the largest one, 0 to 1. `cue` stands in the
    second line of the name, empty where there is none.
    """

    n: int
    start: float
    end: float
    key: bool
    colour: int
    grade: int
    drop: int
    load: int
    load_part: float
    cue: str
    lines: tuple[tuple[str, str], ...]
    order: tuple[float | str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoldRow:
    """The descents of one leg between stations that are not key, as one row: their sums as the rows would show them."""

    leg: int
    members: tuple[DescentRow, ...]
    load_part: float
    lines: tuple[tuple[str, str], ...]

    @property
    def start(self) -> float:
        """[m]"""
        return self.members[0].start

    @property
    def end(self) -> float:
        """[m]"""
        return self.members[-1].end


Row = DescentRow | FoldRow


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger says. `folds` is empty where every descent has a row of its own.

    `heads` two lines per column, `head_why` what a column means; `small` and `all` close it: words, drop, what lies
    inside larger descents, load. `nothing` is said where there is no descent. `planned`: there are paces to show.
    """

    heads: tuple[tuple[str, str], ...]
    head_why: tuple[str, ...]
    rows: tuple[DescentRow, ...]
    folds: tuple[FoldRow, ...]
    small: tuple[str, str, str, str]
    all: tuple[str, str, str, str]
    nothing: str
    planned: bool
