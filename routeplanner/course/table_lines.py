"""A table as some web pages give it away: every cell is a line of its own."""

import re
from itertools import pairwise

MOST = 8  # cells of a row [D]
_CLOCK = re.compile(r"(?:\D{0,10}\s)?\d{1,2}\s?[:h]\s?\d{2}.{0,6}")
_FIGURE = re.compile(r"\D{0,3}\d[\d.,' ]*\s?[a-z]{0,4}\.?", re.IGNORECASE)


def rows(text: str) -> list[list[str]]:
    """Rows where blank lines stand between them, or where kinds of cells come again in a fixed period; else none."""
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in re.split(r"\n\s*\n", text)]
    blocks = [block for block in blocks if block]
    if len(blocks) > 1 and len(blocks[0]) > 1 and len({len(block) for block in blocks}) == 1 and _columns(blocks):
        return blocks
    lines = [line for block in blocks for line in block]
    for period in range(2, min(MOST, len(lines) // 2) + 1):
        cut = [lines[k : k + period] for k in range(0, len(lines), period)]
        if len(cut[-1]) == period and _columns(cut):
            return cut
    return []


def _columns(cut: list[list[str]]) -> bool:
    """Whether every column holds one kind of cell, below headings or from its first row on; words and figures both."""
    shapes = [tuple(map(_shape, row)) for row in cut]
    below = shapes[1:] if len(shapes) > 2 and set(shapes[0]) == {"word"} else shapes
    return len(set(below[0])) > 1 and "word" in below[0] and all(a == b for a, b in pairwise(below))


def _shape(cell: str) -> str:
    if _CLOCK.fullmatch(cell):
        return "clock"
    return "figure" if _FIGURE.fullmatch(cell) else "word"
