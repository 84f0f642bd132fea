"""Total descent and ascent, distance, and how sure they are."""

from dataclasses import dataclass

UNCERTAIN = 0.075  # half-width of the band over which a total is "uncertain" (science.md §0)


@dataclass(frozen=True, slots=True)
class Totals:
    """All [m], descent positive."""

    distance: float
    distance_low: float
    distance_high: float
    descent: float
    descent_low: float
    descent_high: float
    ascent: float
    ascent_low: float
    ascent_high: float
    raw_descent: float  # plain sum of every step down

    @property
    def uncertain(self) -> bool:
        return self.descent_high - self.descent > UNCERTAIN * self.descent
