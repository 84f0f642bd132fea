"""Every number of the pace plan that somebody chose, in one frozen value. `plan.choices` describes each of them."""

from dataclasses import dataclass, field, replace

import numpy as np

from routeplanner.physiology import cost
from routeplanner.physiology.cost import ParameterSet
from routeplanner.physiology.eccentric import LoadModel
from routeplanner.physiology.stride import StrideModel

LAM_RANGE, KAPPA_RANGE = (0.0, 0.9), (0.10, 0.30)  # science.md §1.7


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices behind a plan, science.md §1.6 and §0 by default; speeds [m/s], gradients [m/m], times [s].

    Tables by technical grade have five entries, grade 1 to 5. Nothing here is checked: `choices.changed` is the way
    in for values that a person types.
    """

    parameters: ParameterSet = cost.LONG_TRAIL  # of a runner of average downhill skill

    footing: tuple[float, ...] = (1.00, 1.05, 1.13, 1.25, 1.45)  # mT, time over that on grade 1
    cap: tuple[float, ...] = (7.0, 5.5, 4.5, 3.2, 1.8)  # fastest controlled speed
    control_cautious: float = 0.85  # times the cap, by downhill skill
    control_average: float = 1.00
    control_skilled: float = 1.08
    control_elite: float = 1.15
    footing_up: float = 0.7  # weight of the footing on climbs
    footing_up_from: float = 0.005  # where that weight starts to fall, and
    footing_up_to: float = 0.045  # where it has arrived
    footing_down: float = 0.5  # what a descent adds to the weight
    footing_down_at: float = 0.20  # where it has arrived

    fade: float = 0.15  # beta: time that a lost share of quad strength costs
    bank: float = 0.06  # descent speed that banking or saving shifts
    walk_level: float = 2.0  # slower than this is walked, on the level
    walk_steep: float = 1.4  # and at
    walk_steep_at: float = 0.25

    riegel: float = 0.06  # level speed scales with duration to the minus this
    flat_pace_duration: float = 3600.0  # how long a runner's flat pace is held
    effort_easy: float = 0.80  # shares of the flat race speed
    effort_steady: float = 0.90
    effort_race: float = 1.00
    impossible: float = 6.5  # no plan needs a faster level speed
    faster: float = 0.10  # this much over the runner's own is said
    spread: float = 0.05  # s.d. of a time, over the elapsed time
    pace_spread: float = 0.08  # s.d. of a pace within one gradient
    key_share: float = 0.72  # key descents hold this share of the load

    load: LoadModel = field(default_factory=LoadModel)
    stride: StrideModel = field(default_factory=StrideModel)

    def with_parameters(self, parameters: ParameterSet) -> "Settings":
        """The same settings on another parameter set, such as `cost.PUBLISHED_AVERAGE`."""
        return replace(self, parameters=parameters)

    def for_skill(self, skill: str) -> ParameterSet:
        """The parameter set of a runner of this downhill `skill`.

        The settings' own set is the average runner's. The other skills stand off from it as the published sets do
        from the published average: lambda by the difference, kappa by the ratio [D]. Raises KeyError.
        """
        if skill == "average":
            return self.parameters
        published = {s.name: s for s in (cost.CAUTIOUS, cost.SKILLED, cost.ELITE)}[skill]
        lam = self.parameters.lam + published.lam - cost.PUBLISHED_AVERAGE.lam
        kappa = self.parameters.kappa * published.kappa / cost.PUBLISHED_AVERAGE.kappa
        name = f"{self.parameters.name}, {skill}"
        return ParameterSet(name, float(np.clip(lam, *LAM_RANGE)), float(np.clip(kappa, *KAPPA_RANGE)))

    def control(self, skill: str) -> float:
        """What the downhill `skill` does to the fastest controlled speed. Raises KeyError."""
        by_skill = {"cautious": self.control_cautious, "average": self.control_average}
        return (by_skill | {"skilled": self.control_skilled, "elite": self.control_elite})[skill]


DEFAULT = Settings()
