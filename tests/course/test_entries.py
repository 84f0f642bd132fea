"""Any number of entries, one of them on screen, never none."""

from dataclasses import replace

import pytest

from routeplanner.course import Course, Entry
from tests.editing.lines import north, track

ANNA, BEN, CAT = Entry("anna"), Entry("ben"), Entry("cat")


def course(*entries: Entry, shown: str = "") -> Course:
    return Course("Test", track(north(0, 500)), entries=entries, shown=shown)


def test_the_first_is_on_screen_until_somebody_chooses() -> None:
    assert course(ANNA, BEN).entry is ANNA
    assert course(ANNA, BEN, shown=BEN.id).entry is BEN
    assert course(ANNA, BEN, shown="nobody").entry is ANNA


def test_another_version_of_an_entry_takes_its_place() -> None:
    careful = replace(BEN, strategy=-1.0)
    changed = course(ANNA, BEN, CAT, shown=CAT.id).with_entry(careful)
    assert changed.entries == (ANNA, careful, CAT)
    assert changed.entry is CAT
    with pytest.raises(KeyError):
        course(ANNA).with_entry(BEN)


def test_a_new_entry_is_on_screen() -> None:
    two = course(ANNA).with_new_entry(BEN)
    assert (two.entries, two.entry) == ((ANNA, BEN), BEN)
    with pytest.raises(ValueError, match="id of its own"):
        two.with_new_entry(ANNA)


def test_without_the_one_on_screen_its_neighbour_is() -> None:
    three = course(ANNA, BEN, CAT, shown=CAT.id)
    assert three.without_entry(CAT.id).entry is BEN
    assert three.without_entry(ANNA.id).entry is CAT
    assert course(ANNA, BEN).without_entry(ANNA.id).entry is BEN
    with pytest.raises(KeyError):
        three.without_entry("nobody")
    with pytest.raises(ValueError, match="at least one"):
        course(ANNA).without_entry(ANNA.id)
