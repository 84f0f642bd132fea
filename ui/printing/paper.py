"""Sizes of paper, and how the first page's room is shared out."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from ui.printing.vector import MM

PaperName = Literal["A4", "Letter"]

SIDE, TOP, BOTTOM = 12.0, 12.0, 18.0  # [mm] margins; the footer stands in the lower one, 12 mm from the edge
SLACK, ACROSS = 1.6, 2  # [mm], [1/96 inch] a printed page is a little smaller than it says, or Chromium shrinks all
MAP_LEAST, MAP_MOST = 62.0, 106.0  # [mm] height of the map
PROFILE_LEAST, PROFILE_MOST, PROFILE_SHARE = 44.0, 58.0, 0.38  # [mm], and of the room for both
MAP_FLOWING, PROFILE_FLOWING = 76.0, 50.0  # [mm] where the tables need more pages anyway
MAP_WIDTH = 0.6  # of the page
NOTES_LEAST, NOTES_FLOWING, NOTES_GAP = 12.0, 22.0, 3.5  # [mm] of the empty field, and above it


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of `width` x `height` [mm], upright."""

    name: PaperName
    width: float
    height: float

    @classmethod
    def named(cls, name: str) -> "Paper":
        """A4 or Letter. ValueError for any other."""
        if name == "A4":
            return cls("A4", 210.0, 297.0)
        if name == "Letter":
            return cls("Letter", 215.9, 279.4)
        raise ValueError(f"no paper is called {name}")

    @property
    def room(self) -> tuple[int, int]:
        """Width and height inside the margins [1/96 inch]."""
        return int((self.width - 2 * SIDE) * MM) - ACROSS, int((self.height - TOP - BOTTOM - SLACK) * MM)

    def layout(self) -> QPageLayout:
        """As Qt prints it: these margins win over those of the style sheet."""
        size = QPageSize.PageSizeId.A4 if self.name == "A4" else QPageSize.PageSizeId.Letter
        margins = QMarginsF(SIDE, TOP, SIDE, BOTTOM)
        return QPageLayout(
            QPageSize(size),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
            QMarginsF(0, 0, 0, 0),
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """Heights [1/96 inch] without pictures, roomy and tight: of both sides, and of the column beside the map."""

    race: float
    aside: float
    race_tight: float
    aside_tight: float
    preparation: float
    preparation_tight: float


@dataclass(frozen=True, slots=True)
class Room:
    """What pictures and the empty field get [1/96 inch], and which side has tight rows; `fits`: one page is enough."""

    map_width: int
    map_height: int
    profile_height: int
    tight: bool
    fits: bool
    tight_preparation: bool
    notes_height: int


def share_out(paper: Paper, found: Measured, with_profile: bool) -> Room:
    """The largest pictures that still leave each side on one page; a set size where nothing helps."""
    width, height = paper.room
    tight, notes = _preparation(height, found)
    for is_tight, used, aside in ((False, found.race, found.aside), (True, found.race_tight, found.aside_tight)):
        free = height - (used - aside)
        least = max(MAP_LEAST * MM, aside)
        profile_least = PROFILE_LEAST * MM if with_profile else 0.0
        if free < least + profile_least:
            continue
        profile = (
            min(max(PROFILE_SHARE * free, profile_least), PROFILE_MOST * MM, free - least) if with_profile else 0.0
        )
        tall = min(free - profile, MAP_MOST * MM)
        return Room(int(MAP_WIDTH * width), int(tall), int(profile), is_tight, True, tight, notes)
    tall, profile = max(MAP_FLOWING * MM, found.aside_tight), PROFILE_FLOWING * MM if with_profile else 0.0
    return Room(int(MAP_WIDTH * width), int(tall), int(profile), True, False, tight, notes)


def _preparation(height: int, found: Measured) -> tuple[bool, int]:
    """Whether its rows are tight, and the height of the empty field: what is left of the page, or none."""
    for used in (found.preparation, found.preparation_tight):
        if used <= height - 1:
            left = height - used - NOTES_GAP * MM
            return used != found.preparation, int(left) if left >= NOTES_LEAST * MM else 0
    return True, int(NOTES_FLOWING * MM)
