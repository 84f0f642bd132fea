"""Whole numbers that add up to the total shown below them."""

from collections.abc import Sequence
from math import floor


def add_up(values: Sequence[float], total: int) -> list[int]:
    """`values` as whole numbers whose sum is `total`, each less than one away from its own (largest remainder).

    Raises ValueError where `total` is not the rounded sum of the values.
    """
    out = [floor(v) for v in values]
    missing = total - sum(out)
    if not 0 <= missing <= len(out):
        raise ValueError(f"values that sum to {sum(values)} cannot add up to {total}")
    for k in sorted(range(len(out)), key=lambda i: out[i] - values[i])[:missing]:
        out[k] += 1
    return out
