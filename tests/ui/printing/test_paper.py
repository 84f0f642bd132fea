"""How page 1 is shared out."""

import pytest

from ui.printing.paper import (
    MAP_FLOWING,
    MAP_LEAST,
    MAP_MOST,
    PROFILE_FLOWING,
    PROFILE_LEAST,
    PROFILE_MOST,
    Measured,
    Paper,
    share_out,
)
from ui.printing.vector import MM

A4, LETTER = Paper.named("A4"), Paper.named("Letter")


def measured(race: float, tight: float | None = None, aside: float = 320.0, preparation: float = 900.0) -> Measured:
    tight = 0.9 * race if tight is None else tight
    return Measured(race, aside, tight, 0.7 * aside, preparation, 0.9 * preparation)


@pytest.mark.parametrize("paper", [A4, LETTER])
@pytest.mark.parametrize("race", range(420, 900, 40))
def test_page_1_is_filled_and_never_overfilled(paper: Paper, race: float) -> None:
    found = measured(race)
    room = share_out(paper, found, with_profile=True)
    if not room.fits:
        return
    rest = (found.race_tight - found.aside_tight) if room.tight else (found.race - found.aside)
    used = rest + room.map_height + room.profile_height
    assert used <= paper.room[1]
    full = room.map_height >= int(MAP_MOST * MM) and room.profile_height >= int(PROFILE_MOST * MM)
    assert full or used > paper.room[1] - 3
    assert room.map_height >= int(max(MAP_LEAST * MM, found.aside_tight if room.tight else found.aside))
    assert room.profile_height >= int(PROFILE_LEAST * MM)


def test_rows_grow_tight_before_a_second_page() -> None:
    assert not share_out(A4, measured(700.0), with_profile=True).tight
    tight = share_out(A4, measured(860.0, 700.0), with_profile=True)
    assert tight.tight
    assert tight.fits


def test_a_long_race_flows_with_pictures_of_a_set_size() -> None:
    room = share_out(A4, measured(2000.0), with_profile=True)
    assert not room.fits
    assert (room.map_height, room.profile_height) == (int(MAP_FLOWING * MM), int(PROFILE_FLOWING * MM))


def test_without_a_profile_the_map_has_its_room() -> None:
    room = share_out(A4, measured(700.0), with_profile=False)
    assert room.profile_height == 0
    assert room.map_height == int(MAP_MOST * MM)


def test_what_is_left_of_page_2_is_for_notes() -> None:
    height = A4.room[1]
    empty = share_out(A4, measured(700.0, preparation=500.0), with_profile=True)
    assert not empty.tight_preparation
    assert 0.9 * (height - 500) < empty.notes_height < height - 500
    assert share_out(A4, measured(700.0, preparation=height - 20.0), with_profile=True).notes_height == 0
    assert share_out(A4, measured(700.0, preparation=1.05 * height), with_profile=True).tight_preparation


def test_only_two_papers_are_known() -> None:
    assert LETTER.layout().pageSize().name().startswith("Letter")
    with pytest.raises(ValueError, match="A5"):
        Paper.named("A5")
