"""The rows and cells of a pasted table, whatever parts them."""

import csv
import re
import statistics
from collections.abc import Callable

from routeplanner.course.table_cells import WEEKDAYS

# A value as PDF text leaves it, one blank beside the next: 7.1 km, Sat 14:30, 2:45 PM, 60 s
_DAYS = "|".join(sorted((name for names in WEEKDAYS for name in names), key=len, reverse=True))
_UNITS = r"km|miles?|mi|a\.?m\.?|p\.?m\.?|secs?|s|mins?|h"
_VALUE = rf"(?:(?:km|mi)\s?)?(?:(?:{_DAYS})\.?,?\s)?\d[\d.,:h']*(?:\s?(?:{_UNITS})\b)?"
_ONE = rf"(?:{_VALUE}|[-–—])"
_LOOSE = re.compile(rf"(?P<name>.*?)\s+(?P<values>{_ONE}(?:\s+{_ONE})*)(?P<rest>\s+\D*)?", re.IGNORECASE)
_SINGLE = re.compile(_ONE, re.IGNORECASE)


def rows(text: str) -> list[list[str]]:
    """Cells of each line that holds anything, blanks around them taken off.

    Tabs part cells, else semicolons, bars, two blanks or more, commas; where nothing does, figures behind a name.
    """
    lines = [line.strip("\r") for line in text.replace("\u00a0", " ").split("\n") if line.strip()]
    if not lines:
        return []
    for split in (_by("\t"), _by(";"), _bars, _wide, _commas):
        cells = [split(line) for line in lines]
        if _fits(cells):
            return cells
    return [_loose(line) for line in lines]


def _by(mark: str) -> Callable[[str], list[str]]:
    return lambda line: [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]


def _bars(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _wide(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r" {2,}|\t", line.strip())]


def _commas(line: str) -> list[str]:
    spaced = re.split(r",\s+", line.strip())
    if len(spaced) > 1 and not re.fullmatch(r"\D*", "".join(spaced[1:])):
        return [cell.strip().strip('"') for cell in spaced]
    return [cell.strip() for cell in next(csv.reader([line]))]


def _fits(cells: list[list[str]]) -> bool:
    """Most rows have as many cells as each other, and more than one."""
    counts = [len(row) for row in cells]
    usual = statistics.mode(counts)
    return usual > 1 and sum(count > 1 for count in counts) >= 0.6 * len(counts)


def _loose(line: str) -> list[str]:
    found = _LOOSE.fullmatch(line.strip())
    if not found:
        return [line.strip()]
    rest = (found["rest"] or "").strip()
    return [found["name"].strip(), *_SINGLE.findall(found["values"]), *([rest] if rest else [])]
