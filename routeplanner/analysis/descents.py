"""Every descent of a course, by prominence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Descent:
    """One descent in the direction of travel. Distances and elevations [m], gradients [m/m] and negative.

    `drop` is start minus end elevation, `gross` the sum of all that goes down inside. `half_steeper` is the gradient
    that half of the drop exceeds. `load` [m-eq]; `load_share` of the whole course; `key`: among the largest by load
    that together hold 72 % of it.
    """

    n: int
    name: str
    start: float
    end: float
    top: float
    foot: float
    drop: float
    gross: float
    mean_gradient: float
    half_steeper: float
    steepest_gradient: float
    steepest_baseline: float
    steepest_at: float
    grade: int
    grade_by_hand: bool
    load: float
    load_share: float
    share_of_descent: float
    key: bool

    @property
    def length(self) -> float:
        """[m]"""
        return self.end - self.start
