"""Files that cannot be written, are damaged, locked, too new or somebody else's: said, and nothing is lost."""

import os
import resource
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from routeplanner.errors import PlannerError
from routeplanner.library import Library
from tests.library.made import bits, zigzag


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write everywhere: be somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder with a library of one course, that nobody may write in."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Library(folder) as library:
            library.add(zigzag())
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_folder_can_be_read(closed: Path) -> None:
    with nobody(), Library(closed) as library:
        assert library.read_only is not None
        (kept,) = library.courses()
        course = library.load(kept.id).course
        for change in (
            lambda: library.save(kept.id, "x", course, kept.revision),
            lambda: library.add(zigzag()),
            lambda: library.trash(kept.id),
            library.empty_trash,
        ):
            with pytest.raises(PlannerError, match="cannot be written"):
                change()
        assert library.back_up() is None
    assert [path.name for path in closed.iterdir()] == ["library.sqlite"]


def test_a_folder_that_cannot_be_made_says_so(closed: Path) -> None:
    for folder in (closed / "below", closed / "library.sqlite"):
        with nobody(), pytest.raises(PlannerError, match="cannot be written"):
            Library(folder)


def test_a_full_disk_loses_nothing_and_the_next_save_works(library: Library) -> None:
    course = zigzag(50)
    library.add(course)
    (pages,) = library._file.db.execute("pragma page_count").fetchone()
    library._file.db.execute(f"pragma max_page_count = {pages}")
    big = replace(course, route=zigzag(50_000, seed=9).route)
    with pytest.raises(PlannerError, match="full"):
        library.save(course.id, "big", big, 1)
    assert bits(library.load(course.id).course) == bits(course)
    library._file.db.execute(f"pragma max_page_count = {pages + 1000}")
    assert library.save(course.id, "big", big, 1) == 2
    assert bits(library.load(course.id).course) == bits(big)


def test_a_disk_that_refuses_loses_nothing(library: Library) -> None:
    course = zigzag(50)
    library.add(course)
    big = replace(course, route=zigzag(50_000, seed=9).route)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(PlannerError):
            library.save(course.id, "big", big, 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert library.save(course.id, "big", big, 1) == 2
    with Library(library.path.parent) as other:
        assert bits(other.load(course.id).course) == bits(big)


def test_another_programs_transaction_is_waited_for_and_then_named(tmp_path: Path) -> None:
    course = zigzag()
    with Library(tmp_path, patience=0.05) as library, closing(sqlite3.connect(library.path)) as other:
        library.add(course)
        other.execute("begin immediate")
        with pytest.raises(PlannerError, match="Another program"):
            library.save(course.id, "x", course, 1)
        assert library.load(course.id).revision == 1  # reading goes on
        other.rollback()
        assert library.save(course.id, "x", course, 1) == 2


def header(content: bytes) -> bytes:
    return b"This is no database, whatever its name says.\n" * 100


def middle(content: bytes) -> bytes:
    return content[:4096] + bytes(range(256)) * 16 + content[8192:]


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize("spoil", [header, middle, cut])
def test_a_damaged_file_is_set_aside_and_the_backup_brings_everything_back(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    course = zigzag(3000)
    with Library(tmp_path) as library:
        library.add(course, b"original", "x.gpx")
        library.save(course.id, "rename", replace(course, name="Two"), 1)
        assert library.back_up() is not None
    file = tmp_path / "library.sqlite"
    spoilt = spoil(file.read_bytes())
    for n in (1, 2):
        file.write_bytes(spoilt)
        with Library(tmp_path) as library:
            assert library.set_aside == tmp_path / f"library.sqlite.bad-{n}"
            assert library.set_aside.read_bytes() == spoilt
            assert library.courses() == ()
            newest, *_older = library.backups()
            library.restore_backup(newest.path)
            loaded = library.load(course.id)
            assert (loaded.course.name, loaded.texts, loaded.position) == ("Two", ("rename",), 1)
            assert bits(library.step(course.id, 0)) == bits(course)
            assert library.original(course.id) == ("x.gpx", b"original")
    with Library(tmp_path) as library:
        assert library.set_aside is None
        assert len(library.courses()) == 1


def test_a_log_of_a_damaged_file_is_not_played_into_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"nonsense" * 1000)
    (tmp_path / "library.sqlite-wal").write_bytes(b"nonsense" * 1000)
    with Library(tmp_path) as library:
        assert library.set_aside is not None
        library.add(zigzag())
    assert (tmp_path / "library.sqlite.bad-1-wal").read_bytes() == b"nonsense" * 1000
    with Library(tmp_path) as library:
        assert len(library.courses()) == 1


def test_the_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as db:
        db.execute("create table courses (mine)")
        db.execute("insert into courses values ('dear')")
        db.commit()
    with Library(tmp_path) as library:
        assert library.set_aside is not None
        with closing(sqlite3.connect(library.set_aside)) as db:
            assert db.execute("select * from courses").fetchall() == [("dear",)]


def test_damage_inside_a_course_is_named(library: Library) -> None:
    course = zigzag()
    library.add(course)
    good = library._file.db.execute("select hash, blob from points").fetchone()
    library._file.db.execute("update points set blob = ?", (good[1][:-1] + bytes([good[1][-1] ^ 1]),))
    with Library(library.path.parent) as other, pytest.raises(PlannerError, match="damaged"):
        other.load(course.id)
    library._file.db.execute("update steps set json = ?", (b"nonsense",))
    with Library(library.path.parent) as other, pytest.raises(PlannerError, match="damaged"):
        other.load(course.id)


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").touch()
    with Library(tmp_path) as library:
        library.add(zigzag())
        assert library.set_aside is None


def test_power_cuts_are_meant(library: Library) -> None:
    settings = [library._file.db.execute(f"pragma {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert settings == ["wal", 2]
    assert library._file.db.execute("pragma auto_vacuum").fetchone() == (2,)
    assert library._file.db.execute("pragma foreign_keys").fetchone() == (1,)


def test_its_name_may_hold_anything(tmp_path: Path) -> None:
    folder = tmp_path / "100 % ? # ü"
    with Library(folder) as library:
        library.add(zigzag())
    assert stat.S_ISREG((folder / "library.sqlite").stat().st_mode)


def test_many_that_start_at_once_make_one_library(tmp_path: Path) -> None:
    for k in range(10):
        folder = tmp_path / f"{k}"
        failures: list[Exception] = []

        def start(folder: Path = folder, failures: list[Exception] = failures) -> None:
            try:
                with Library(folder, patience=60.0) as library:
                    assert library.set_aside is None
                    library.add(zigzag(20))
            except Exception as error:  # noqa: BLE001  said by the assertion below
                failures.append(error)

        threads = [threading.Thread(target=start) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        with Library(folder) as library:
            assert len(library.courses()) == 4
