"""The race and the two training routes: invented places on an invented island, as (row, column) of the window."""

from dataclasses import dataclass

from trails import Leg


@dataclass(frozen=True, slots=True)
class Place:
    """A waypoint beside the trail. `symbol` is a word that a planner knows; `note` may hold a cut-off, h:mm."""

    row: float
    column: float
    name: str
    symbol: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outing:
    """A route to be trodden: from `start` over `legs`, there and back `repeats` times if that is not 0."""

    file: str
    name: str
    text: str
    start: tuple[float, float]
    legs: tuple[Leg, ...]
    places: tuple[Place, ...] = ()
    repeats: int = 0


RACE = Outing(
    "null-island-race",
    "Null Island Traverse",
    "From Skarrow Green over Mount Averil and the Lantern to Merrow Bay.",
    (455, 215),
    (
        Leg(428, 283, 0.18, 0.5),  # Corran Shoulder
        Leg(377, 306, 0.20, 0.6),  # Mount Averil
        Leg(332, 325, 0.25, 0.8),  # along the summit ridge
        Leg(328, 350, 0.25),  # hairpins off the rim to Kestrel Well
        Leg(321, 364, 0.25, 0.3),  # Lantern Top
        Leg(330, 362, 0.36),  # Lantern Gully, hairpin by hairpin
        Leg(333.5, 366, 0.36),
        Leg(335, 363, 0.36),
        Leg(338, 367.5, 0.36),
        Leg(339.5, 364.5, 0.36),
        Leg(343, 367, 0.30),  # Kettle Bothy
        Leg(326, 412, 0.14),
        Leg(298, 448, 0.14, 0.5),  # Long Sorrel, the runnable crest
        Leg(276, 508, 0.14, 0.7),  # Beacon Rigg
        Leg(283, 511, 0.42),  # straight down
        Leg(296, 509, 0.42),  # Wether Gate
        Leg(345, 486, 0.20, 0.3),  # Tarrant Seat
        Leg(374, 524, 0.20, 0.2),  # Pell Cross
        Leg(380, 529, 0.15, 0.5),
        Leg(384, 553, 0.15, 0.9),  # rolling
        Leg(393, 572, 0.15),
        Leg(403, 613, 0.15),  # Merrow Bay
    ),
    (
        Place(377, 306, "Mount Averil", "Summit"),
        Place(328, 350, "Kestrel Well", "Water"),
        Place(343, 367, "Kettle Bothy", "Food", "cut-off 2:45"),
        Place(296, 509, "Wether Gate", "Aid"),
        Place(374, 524, "Pell Cross", "Water"),
    ),
)
HILL = Outing(
    "null-island-hill-reps",
    "Merrow Bay hill repeats",
    "Four times up the last descent of the Null Island Traverse, and down.",
    (403, 613),
    (Leg(384, 588, 0.17),),
    repeats=4,
)
LOOP = Outing(
    "null-island-coast-loop",
    "Sandwick coast loop",
    "Along the south shore of Null Island and home over its two low hills.",
    (531, 493),
    (
        Leg(536, 470, 0.15),
        Leg(549, 460, 0.15),
        Leg(558, 443, 0.15),
        Leg(561, 420, 0.15),
        Leg(550, 408, 0.12),
        Leg(514, 397, 0.15, 0.3),
        Leg(496, 452, 0.15, 0.3),
        Leg(505, 492, 0.15),
        Leg(531, 493, 0.15),
    ),
    (Place(550, 408, "Sandwick", "Water"),),
)
OUTINGS = (RACE, HILL, LOOP)
