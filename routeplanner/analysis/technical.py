"""Technical grade 1 to 5 along the course."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch [m] of one grade. `reasons` are codes: steep, turns, winding, relief, flat, by_hand."""

    start: float
    end: float
    grade: int
    source: Literal["hand", "remembered", "tags", "geometry"]
    reasons: tuple[str, ...]
