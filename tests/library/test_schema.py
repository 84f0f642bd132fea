"""Older files are brought up to date with a copy kept before, whole or not at all; newer ones are only read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.library import Library, schema
from routeplanner.library.database import connect
from tests.library.made import bits, with_straight, zigzag
from tests.library.version1 import write_version_1


@pytest.fixture
def old(tmp_path: Path) -> list[Course]:
    """A file of version 1 with a course of two steps."""
    course = zigzag()
    stack = [course, course.with_grade(0, 100, 3), with_straight(course, 50)]
    write_version_1(tmp_path, [stack, [zigzag(30, "Other")]])
    return stack


def test_a_file_of_version_1_is_brought_up_to_date(tmp_path: Path, old: list[Course]) -> None:
    with Library(tmp_path) as library:
        assert library.read_only is None
        loaded = library.load(old[0].id)
        assert (loaded.revision, loaded.position, loaded.texts) == (3, 2, ("step 1", "step 2"))
        for n, course in enumerate(old):
            assert bits(library.step(course.id, n)) == bits(course)
        assert library.recall("open") == "this one"
        assert library.save(old[0].id, "on", old[0], 3) == 4
        library.trash(old[0].id)
        (backup,) = library.backups()
        assert (backup.why, backup.courses) == ("migration", 2)
    with closing(sqlite3.connect(backup.path)) as db:
        assert db.execute("pragma user_version").fetchone() == (1,)
        assert db.execute("select count(*) from steps where json like '{%'").fetchone() == (4,)
    with Library(tmp_path) as library:  # and once is enough
        assert len(library.backups()) == 1


def test_the_backup_of_before_can_be_restored(tmp_path: Path, old: list[Course]) -> None:
    with Library(tmp_path) as library:
        library.save(old[0].id, "on", old[0], 3)
        library.restore_backup(library.backups()[0].path)
        loaded = library.load(old[0].id)
        assert loaded.position == 2
        assert bits(loaded.course) == bits(old[-1])


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, old: list[Course], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.sqlite"
    before = [*sqlite_dump(file)]
    broken = (schema.VERSIONS[0], (*schema.VERSIONS[1][:-1], "this is no statement"))
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSIONS", broken)
        with pytest.raises(sqlite3.OperationalError):  # a bug of ours, and said as one
            Library(tmp_path)
    assert [*sqlite_dump(file)] == before
    with Library(tmp_path) as library:
        assert bits(library.load(old[0].id).course) == bits(old[-1])


def sqlite_dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as db:
        return [*db.iterdump(), str(db.execute("pragma user_version").fetchone())]


def test_a_new_library_is_of_the_current_version_and_has_no_backup(library: Library) -> None:
    with closing(connect(library.path, "mode=ro")) as db:
        assert schema.version(db) == schema.CURRENT
    assert library.backups() == ()


def test_a_newer_library_is_read_and_never_written(tmp_path: Path) -> None:
    course = zigzag()
    with Library(tmp_path) as library:
        library.add(course)
    file = tmp_path / "library.sqlite"
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"pragma user_version = {schema.CURRENT + 1}")
        db.execute("alter table courses add column sponsor text")
        db.commit()
    before = file.read_bytes()
    with Library(tmp_path) as library:
        assert library.read_only is not None
        assert "newer" in str(library.read_only)
        assert bits(library.load(course.id).course) == bits(course)
        for change in (lambda: library.save(course.id, "x", course, 1), lambda: library.remember("a", "b")):
            with pytest.raises(PlannerError, match="newer"):
                change()
        with pytest.raises(PlannerError, match="newer"):
            library.restore_backup(file)
        assert library.back_up() is None
    assert file.read_bytes() == before


def test_a_newer_library_that_looks_otherwise_says_so(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(zigzag())
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as db:
        db.execute(f"pragma user_version = {schema.CURRENT + 1}")
        db.execute("alter table courses rename to races")
        db.commit()
    with Library(tmp_path) as library, pytest.raises(PlannerError, match="newer"):
        library.courses()
