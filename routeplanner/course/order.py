"""What the order of a file's marks says of the passes that they mean."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from routeplanner.course.passing import APART, VISIT, Pass

# Our own choices [D]
IN_ORDER = 0.8  # of the marks that are passed once go forward: then the file's order is that of the course
BESIDE = 2.0 * VISIT  # [m] marks that stand together are listed in any order

Window = tuple[float, float]


def windows(found: Sequence[Sequence[Pass]], group: Mapping[int, int]) -> dict[int, Window]:
    """Between which passes [m] each mark lies when all go forward; empty where the file's order is not the course's.

    The longest run of marks that can go forward is read so, each mark at its first possible pass and at its last;
    marks that stand out of it have no window. Marks of one `group` follow each other on passes of their own; a mark
    without a group is passed over.
    """
    placed = [k for k in range(len(found)) if found[k] and k in group]
    once = [k for k in placed if found[k][-1].at - found[k][0].at <= APART]
    if len(once) < 2 or len(_longest(found, once)) < IN_ORDER * len(once):
        return {}
    chain = _longest(found, placed)
    low = _swept({k: [p.at for p in found[k]] for k in chain}, group)
    high = _swept({k: [-p.at for p in reversed(found[k])] for k in reversed(low)}, group)
    return {k: (at, max(at, -high[k])) for k, at in low.items() if k in high}


def _longest(found: Sequence[Sequence[Pass]], marks: Sequence[int]) -> list[int]:
    """The most of `marks` that can go forward together, each at one of its passes.

    Dynamic programming: for each number of marks the run of them that has got least far along the course.
    """
    reached: list[float] = []
    runs: list[tuple[int, object]] = []
    for mark in marks:
        better: dict[int, float] = {}
        for at in sorted({p.at for p in found[mark]}):
            for k in range(bisect_right(reached, at), bisect_right(reached, at + BESIDE) + 1):
                far = max(at, reached[k - 1] if k else at)
                if (k == len(reached) or far < reached[k]) and far < better.get(k, float("inf")):
                    better[k] = far
        before = [None, *runs]
        for k, far in better.items():
            reached[k : k + 1], runs[k : k + 1] = [far], [(mark, before[k])]
    out: list[int] = []
    node: object = runs[-1] if runs else None
    while isinstance(node, tuple):
        out.append(node[0])
        node = node[1]
    return out[::-1]


def _swept(passes: Mapping[int, Sequence[float]], group: Mapping[int, int]) -> dict[int, float]:
    """The first pass that each mark can have in the order of `passes`; a mark with none left is left out."""
    out: dict[int, float] = {}
    taken: dict[int, float] = {}
    reached = -float("inf")
    for mark, places in passes.items():
        after = taken.get(group[mark], -float("inf"))
        at = next((at for at in places if at >= reached - BESIDE and at > after), None)
        if at is not None:
            out[mark] = taken[group[mark]] = at
            reached = max(reached, at)
    return out
