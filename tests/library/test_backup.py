"""A copy a day, seven kept, each a whole library; restoring one never mixes with what a window still holds."""

from dataclasses import replace
from pathlib import Path

import pytest

from routeplanner.errors import PlannerError
from routeplanner.library import Conflict, Library
from tests.library.made import bits, zigzag

DAY = 86_400.0


class Clock:
    def __init__(self) -> None:
        self.now = 1.75e9

    def __call__(self) -> float:
        return self.now


def test_seven_days_are_kept(tmp_path: Path) -> None:
    clock = Clock()
    with Library(tmp_path, now=clock) as library:
        made = []
        for _day in range(9):
            library.add(zigzag(20))
            made.append(library.back_up())
            assert library.back_up() is None  # once a day
            clock.now += DAY
        kept = library.backups()
        assert {backup.path for backup in kept} == set(made[2:])
        assert sorted(backup.courses for backup in kept) == [3, 4, 5, 6, 7, 8, 9]
        assert {backup.why for backup in kept} == {"daily"}
    assert not [*tmp_path.glob("backups/*.part"), *tmp_path.glob("backups/*-wal")]


def test_the_newest_comes_first_and_the_damaged_not_at_all(tmp_path: Path) -> None:
    clock = Clock()
    with Library(tmp_path, now=clock) as library:
        paths = []
        for _day in range(3):
            library.add(zigzag(20))
            paths.append(library.back_up())
            clock.now += DAY
        assert paths[2] is not None
        content = paths[2].read_bytes()
        paths[2].write_bytes(content[:4096] + b"spoilt" * 1000 + content[4096 + 6000 :])
        (tmp_path / "backups" / "holiday.sqlite").write_bytes(content)  # not ours to list
        assert [backup.path for backup in library.backups()] == [paths[1], paths[0]]
        with pytest.raises(PlannerError, match="damaged"):
            library.restore_backup(paths[2])
        assert len(library.courses()) == 3


def test_a_copy_holds_what_is_still_in_the_log(library: Library) -> None:
    course = zigzag()
    library.add(course)
    path = library.back_up()
    assert path is not None
    assert library.path.stat().st_size < path.stat().st_size  # the file itself has not been written yet
    assert library.backups()[0].courses == 1


def test_restoring_can_be_undone_and_windows_that_are_open_notice(library: Library) -> None:
    course = zigzag()
    library.add(course)
    daily = library.back_up()
    assert daily is not None
    with Library(library.path.parent) as window:
        revision = window.save(course.id, "rename", replace(course, name="Later"), 1)
        library.restore_backup(daily)
        assert library.load(course.id).texts == ()
        assert bits(library.load(course.id).course) == bits(course)
        for held in (revision, 1):  # not even the number that the restored one had
            with pytest.raises(Conflict):
                window.save(course.id, "on", course, held)
        (before,) = (backup for backup in window.backups() if backup.why == "restore")
        window.restore_backup(before.path)
    assert library.load(course.id).course.name == "Later"
