"""Every colour of the product, by what it stands for. Plain "#RRGGBB" text, so that the page and the paper share it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

# Gradient classes run as the legend does, from the steepest descent (0) over flat (8) to the steepest climb (12).
DOWN = (
    0.02,
    0.05,
    0.10,
    0.15,
    0.20,
    0.25,
    0.30,
    0.40,
)  # lower bounds [m/m] of the descent bands, each belongs to its band
UP = (0.02, 0.08, 0.15, 0.25)  # of the climb bands
FLAT = len(DOWN)
CLASSES = len(DOWN) + 1 + len(UP)
ROUNDING = 1e-9  # [m/m] 30 m over 100 m is 30 %, whatever the last bit says

Hatch = Literal["solid", "diagonal", "dots", "cross"]


def gradient_class(gradient: ArrayLike) -> NDArray[np.intp]:
    """Class 0 to 12 of a gradient [m/m], negative downhill; shape kept. Not a number counts as flat."""
    import numpy as np  # a window without a course needs no numpy

    g = np.nan_to_num(np.asarray(gradient, dtype=np.float64), posinf=1.0, neginf=-1.0)
    return np.asarray(FLAT - np.digitize(-g + ROUNDING, DOWN) + np.digitize(g + ROUNDING, UP), dtype=np.intp)


def class_of(gradient: float) -> int:
    """The same for one finite gradient [m/m], without numpy."""
    return FLAT - bisect_right(DOWN, -gradient + ROUNDING) + bisect_right(UP, gradient + ROUNDING)


@dataclass(frozen=True, slots=True)
class Chip:
    """A small filled field and the ink of the words on it."""

    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class CompareLine:
    """How one of the compared courses is drawn; colour, dash and hatch always together. `dash` in line widths."""

    colour: str
    dash: tuple[float, ...]
    hatch: Hatch


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. `gradient` by class, `grade` by technical grade less one, `compare` race first."""

    name: str
    window: str
    panel: str
    raised: str
    border: str
    border_soft: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    selection: str
    warning: str
    warning_ground: str
    gradient: tuple[Chip, ...]
    grade: tuple[Chip, ...]
    compare: tuple[CompareLine, ...]
    route_outline: str  # outer line of the route on the map, drawn with `route_outline_opacity`
    route_outline_opacity: float
    route_casing: str
    water: str
    relief_low: str
    relief_high: str

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def gradient_chip(self, gradient: float) -> Chip:
        """Colour and ink of a gradient [m/m]."""
        return self.gradient[class_of(gradient)]

    def colours(self) -> dict[str, str]:
        """The single colours by role, for style sheets."""
        return {role: value for role in self.__slots__ if isinstance(value := getattr(self, role), str)}


def _chips(fills: str, inks: Sequence[str]) -> tuple[Chip, ...]:
    return tuple(Chip(fill, ink) for fill, ink in zip(fills.split(), inks, strict=True))


def _lines(colours: Sequence[str]) -> tuple[CompareLine, ...]:
    dashes: tuple[tuple[float, ...], ...] = ((), (4.0, 2.0), (1.0, 1.3), (4.0, 1.5, 1.0, 1.5))
    hatches: tuple[Hatch, ...] = ("solid", "diagonal", "dots", "cross")
    return tuple(CompareLine(*line) for line in zip(colours, dashes, hatches, strict=True))


INK, PAPER = "#1B2126", "#FFFFFF"
NIGHT_INK, NIGHT_PANEL = "#E8ECEF", "#1C2126"

LIGHT = Theme(
    name="light",
    window="#EEF0F2",
    panel=PAPER,
    raised="#F6F7F8",
    border="#D5DADF",
    border_soft="#E7EAED",
    text=INK,
    muted="#56616B",
    disabled="#8A949D",
    accent="#0B6B60",
    on_accent="#FFFFFF",
    selection="#E1F0EE",
    warning="#7A4A00",
    warning_ground="#FFF3D9",
    gradient=_chips(
        "#2E0F3A #6B1D5C #A02958 #CB3F3E #E36B2C #F39A2B #F9C440 #FBE29A #B4B9BF #CFE1ED #9CC4DE #629DC6 #34749F",
        (PAPER, PAPER, PAPER, PAPER, INK, INK, INK, INK, INK, INK, INK, INK, PAPER),
    ),
    grade=_chips("#E9EDF0 #C3CCD4 #8C99A5 #4F5D69 #1B2329", (INK, INK, INK, PAPER, PAPER)),
    compare=_lines((INK, "#0069A8", "#C4500A", "#56616B")),  # a fourth route: our own choice, a grey, so no data colour
    route_outline=INK,
    route_outline_opacity=0.8,
    route_casing="#FFFFFF",
    water="#B0CDE0",
    relief_low="#DDE9D3",
    relief_high="#F4EFDC",
)

DARK = Theme(
    name="dark",
    window="#14181C",
    panel=NIGHT_PANEL,
    raised="#232A30",
    border="#353E46",
    border_soft="#2A3138",
    text=NIGHT_INK,
    muted="#A3AEB8",
    disabled="#75818C",
    accent="#4CC2B3",
    on_accent="#0C1512",
    selection="#1E3835",
    warning="#F2C063",
    warning_ground="#382D16",
    gradient=_chips(
        "#F2D4EB #FFA8C0 #FE85A3 #E67C41 #CC7013 #B16300 #756629 #5B5624 #59626A #2E4450 #35607A #3F82A8 #5AA6D6",
        (INK, INK, INK, INK, INK, PAPER, PAPER, PAPER, PAPER, PAPER, PAPER, PAPER, INK),
    ),
    grade=_chips("#2C343B #47525C #76838F #AEB9C3 #EEF2F5", (NIGHT_INK, "#FFFFFF", "#0C1512", "#0C1512", "#0C1512")),
    compare=_lines((NIGHT_INK, "#6DB7F2", "#F2985A", "#A3AEB8")),  # the light theme's hues, lifted to 4.5 : 1
    route_outline="#FFFFFF",
    route_outline_opacity=0.6,
    route_casing="#0F1316",
    water="#24435A",
    relief_low="#2C3738",
    relief_high="#5C5C54",
)

PRINT = replace(
    LIGHT,
    name="print",
    window=PAPER,
    raised=PAPER,
    border="#000000",
    border_soft="#B8B8B8",
    text="#000000",
    muted="#000000",
    disabled="#000000",
    accent="#000000",
    selection=PAPER,
    warning="#000000",
    warning_ground=PAPER,
)
