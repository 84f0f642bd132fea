"""What the headings of a pasted table say that its columns are."""

import re
from typing import Literal

from routeplanner.course.table_cells import cut_off, distance, stop
from routeplanner.units import Units

# "km_to_go" counts down to the finish
Column = Literal["name", "km", "mi", "m", "km_to_go", "mi_to_go", "cut_off", "stop", "kind", ""]
COLUMNS: tuple[Column, ...] = ("name", "km", "mi", "m", "km_to_go", "mi_to_go", "cut_off", "stop", "kind", "")
DISTANCES: tuple[Column, ...] = ("km", "mi", "m", "km_to_go", "mi_to_go")
TO_GO: tuple[Column, ...] = ("km_to_go", "mi_to_go")

AHEAD = 4  # rows that may stand above the headings: a caption, a date [D]

_METRES = r"m|met(?:re|er)s?|mètres?|metri|metros"
_TO_GO = (
    r"\bto[- ]go\b|\bto (?:the )?finish\b|\bremain\w*|\bleft\b|\bnoch\b|\bverbleib\w*|\brest-?(?:k\w+|distan\w+|str\w+)"
    r"|\brest (?:k\w+|distan\w+)|\brestant\w*|\breste\b|\bmancan\w*|\briman\w*|\bfalta\w*|\bbis (?:zum )?ziel"
)
# The first that fits a heading; English, then what Alpine and Iberian races write
_HEADS: tuple[tuple[Column, str], ...] = (
    (
        "",
        r"^\W*(nr|no|n[°º]|#)\W*$|\b(elev\w*|alt\w*|height|ascent|descent|climb|d\+|d-|leg|section|split|next|eta|opens?|open|gps|lat|lon)\b",
    ),
    ("", rf"(?=.*(?:{_TO_GO}))(?:.*\b(?:time|zeit|temps|tempo|tiempo|hm|h:mm)\b)|\brestzeit\b"),
    ("mi_to_go", rf"(?=.*(?:{_TO_GO})).*\b(?:mi|miles?)\b"),
    ("km_to_go", rf"(?=.*(?:{_TO_GO}))"),
    ("stop", r"\b(stops?|pause|rest|halt|break)\b"),
    ("cut_off", r"cut[- ]?off|barri|cancello|limit|clos|latest|schluss|fermeture|chiusura|cierre"),
    ("mi", r"\b(mi|miles?)\b"),
    ("m", rf"\b(?:dist\w*)\b.*\b(?:{_METRES})\b"),
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
    """A word for a column and no figures; with figures, as in "Cut-off (24 h)", two of them and no cell is a value."""
    if not rest or (not any(row[1:]) and max(map(len, rest)) > 1):  # a caption
        return False
    row = [re.sub(r"\b(?:19|20)\d\d\b", "", cell) for cell in row]  # km 2027
    said = [role for cell in row if (role := heading(cell, Units())) is not None]
    if not any(re.search(r"\d", cell) for cell in row):
        return bool(said)
    return len(set(said) - {""}) > 1 and not any(map(_is_value, row))


def _is_value(cell: str) -> bool:
    return any(read is not None for read in (distance(cell, "km"), cut_off(cell), stop(cell)))


def heading(cell: str, units: Units) -> Column | None:
    """What a heading says, None where it says nothing; what is to go is in `units` where none are named."""
    role = next((role for role, words in _HEADS if re.search(words, cell, re.IGNORECASE)), None)
    if role == "km_to_go" and units.system == "mi" and not re.search(r"k(?:m|ilo)", cell, re.IGNORECASE):
        return "mi_to_go"
    return role
