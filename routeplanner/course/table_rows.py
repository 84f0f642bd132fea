"""The rows and cells of a pasted table, whatever parts them."""

import re
import statistics
from collections.abc import Callable
from itertools import combinations, pairwise

from routeplanner.course import table_lines
from routeplanner.course.table_cells import WEEKDAYS

# A value as PDF text leaves it, one blank beside the next: 7.1 km, Sat 14:30, 2:45 PM, 60 s
_DAYS = "|".join(sorted((name for names in WEEKDAYS for name in names), key=len, reverse=True))
_UNITS = r"km|miles?|mi|a\.?m\.?|p\.?m\.?|secs?|s|mins?|h"
_VALUE = rf"(?:(?:km|mi)\s?)?(?:(?:{_DAYS})\.?,?\s)?\d[\d.,:h']*(?:\s?(?:{_UNITS})\b)?"
_ONE = rf"(?:{_VALUE}|[-–—])"
_LOOSE = re.compile(rf"(?P<name>.*?)\s+(?P<values>{_ONE}(?:\s+{_ONE})*)(?P<rest>\s+\D*)?", re.IGNORECASE)
_SINGLE = re.compile(_ONE, re.IGNORECASE)
_RULE = re.compile(r"[\s|:+]*[-=_–—]{2,}[\s|:+=_–—-]*")  # |---|---|, under the headings of a table in plain text
_CLOSED = re.compile(r'(?:^|[\t;,])[ ]*"[^"]*(?:""[^"]*)*"[ ]*([\t;,])', re.MULTILINE)  # what parts cells in quotes

MOST = 12  # commas between figures of one row that may be decimal ones [D]


def rows(text: str) -> list[list[str]]:
    """Cells of each row that holds anything, blanks around them taken off.

    What stands behind quotes parts cells, else tabs, semicolons, bars, two blanks or more, commas; where nothing does,
    figures behind a name, else every cell is a line. In quotes a cell may hold what parts others, and lines.
    """
    text = re.sub(r"\r\n?|[\u2028\u2029]", "\n", text).replace("\u00a0", " ")
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    if not lines:
        return []
    behind = _CLOSED.search(text)
    for mark in [*([behind[1]] if behind else []), "\t", ";"]:
        if _fits(cells := quoted(text, mark)):
            return cells
    for split in (_bars, _wide, _commas):
        if _fits(cells := split(lines)):
            return cells
    loose = [_loose(line) for line in lines]
    return loose if _fits(loose) else table_lines.rows(text) or loose


def quoted(text: str, mark: str) -> list[list[str]]:
    """Rows of a text whose cells `mark` parts. A quote that is never closed is a quote, as 5" is."""
    never = "\t" if mark == "\t" else ""  # no spreadsheet has one inside a cell
    cell = re.compile(rf'[ ]*"((?:[^"{never}]|"")*)"[ ]*(?=[{mark}\n]|\Z)|([^{mark}\n]*)')
    out: list[list[str]] = [[]]
    at = 0
    while True:
        found = cell.match(text, at)
        assert found is not None  # it may be empty
        inside = found[1]
        out[-1].append(" ".join((found[2] if inside is None else inside.replace('""', '"')).split()))
        at = found.end()
        if at >= len(text):
            break
        if text[at] == "\n":
            out.append([])
        at += 1
    return [row for row in out if any(row) and not _RULE.fullmatch(" ".join(row))]


def _lines(split: Callable[[str], list[str]]) -> Callable[[list[str]], list[list[str]]]:
    return lambda lines: [[cell.strip() for cell in split(line.strip())] for line in lines]


_bars = _lines(lambda line: line.strip("|").split("|"))
_wide = _lines(lambda line: re.split(r" {2,}|\t", line))


def _commas(lines: list[str]) -> list[list[str]]:
    cells = [[cell.strip() for cell in _at_commas(line.strip())] for line in lines]
    width = len(cells[0])
    return cells if re.search(r"\d", lines[0]) else [_with_decimals(row, width) for row in cells]


def _with_decimals(row: list[str], width: int) -> list[str]:
    """A row that decimal commas have parted too often, put together to `width` cells where there is one way."""
    pairs = [k for k in range(len(row) - 1) if row[k].isdecimal() and re.fullmatch(r"\d{1,2}", row[k + 1])]
    if not width < len(row) <= 2 * width or len(pairs) > MOST:
        return row
    ways = [w for w in combinations(pairs, len(row) - width) if all(b - a > 1 for a, b in pairwise(w))]
    if len(ways) != 1:
        return row
    joined = [f"{cell},{row[k + 1]}" if k in ways[0] else cell for k, cell in enumerate(row)]
    return [cell for k, cell in enumerate(joined) if k - 1 not in ways[0]]


def _at_commas(line: str) -> list[str]:
    spaced = re.split(r",\s+", line)
    if len(spaced) > 1 and not re.fullmatch(r"\D*", "".join(spaced[1:])):
        return [cell.strip('"') for cell in spaced]
    return quoted(line, ",")[0]


def _fits(cells: list[list[str]]) -> bool:
    """Most rows have as many cells as each other, and more than one."""
    counts = [len(row) for row in cells]
    usual = statistics.mode(counts) if counts else 0
    return usual > 1 and sum(count > 1 for count in counts) >= 0.6 * len(counts)


def _loose(line: str) -> list[str]:
    found = _LOOSE.fullmatch(line.strip())
    if not found:
        return [line.strip()]
    rest = (found["rest"] or "").strip()
    return [found["name"].strip(), *_SINGLE.findall(found["values"]), *([rest] if rest else [])]
