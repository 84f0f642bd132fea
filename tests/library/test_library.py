"""What was done to a course is there again, step by step and bit for bit, and two writers never mix."""

import gc
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from routeplanner.course import Course, from_imported
from routeplanner.errors import PlannerError
from routeplanner.formats import read
from routeplanner.library import Conflict, Library
from routeplanner.route import new_id
from tests.course.full import full, other_fields, silent
from tests.library.made import bits, courses, with_straight, zigzag


def edits(course: Course, count: int) -> list[Course]:
    """The course and what becomes of it: grades by hand and replaced legs in turn."""
    made = [course]
    for k in range(count):
        last = made[-1]
        made.append(with_straight(last, 15 * k) if k % 2 else last.with_grade(10.0 * k, 10.0 * k + 50.0, k % 5 + 1))
    return made


def keep(library: Library, made: list[Course]) -> int:
    """The first one as it came, the others as its steps; returns the revision."""
    revision = library.add(made[0])
    for k, course in enumerate(made[1:], 1):
        revision = library.save(course.id, f"step {k}", course, revision)
    return revision


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(course=courses)
def test_any_course_comes_back(library: Library, course: Course) -> None:
    course = replace(course, id=new_id())
    library.add(course)
    with Library(library.path.parent) as other:  # nothing is shared with the first one
        assert bits(other.load(course.id).course) == bits(course)


def test_a_course_that_says_something_in_every_field_comes_back(tmp_path: Path) -> None:
    course = replace(full(), notes=("repaired",))
    assert silent(course) == set()
    with Library(tmp_path) as library:
        revision = library.add(replace(course, ranges=(), entries=course.entries[:1]))
        library.save(course.id, "everything", course, revision)
    with Library(tmp_path) as library:
        assert other_fields(library.load(course.id).course, course) == set()


def test_undo_to_the_start_after_a_restart_gives_the_first_course(tmp_path: Path) -> None:
    made = edits(zigzag(), 9)
    with Library(tmp_path) as library:
        revision = keep(library, made)
    for position in range(9, -1, -1):
        with Library(tmp_path) as library:
            loaded = library.load(made[0].id)
            assert (loaded.position, loaded.revision) == (position, revision)
            assert loaded.texts == tuple(f"step {k}" for k in range(1, 10))
            assert bits(loaded.course) == bits(made[position]) == bits(library.step(made[0].id, position))
            if position:
                revision = library.move(made[0].id, position - 1, revision)


def test_a_step_after_undo_forgets_what_was_undone(library: Library) -> None:
    made = edits(zigzag(), 4)
    revision = library.move(made[0].id, 1, keep(library, made))
    other = replace(made[1], name="Another way")
    library.save(other.id, "rename", other, revision)
    loaded = library.load(other.id)
    assert (loaded.position, loaded.texts) == (2, ("step 1", "rename"))
    assert bits(loaded.course) == bits(other)
    with pytest.raises(PlannerError, match="step"):
        library.step(other.id, 3)


def test_a_late_answer_becomes_part_of_the_step(library: Library) -> None:
    made = edits(zigzag(), 3)
    revision = library.move(made[0].id, 2, keep(library, made))
    snapped = with_straight(made[1], 60)
    revision = library.amend(made[0].id, snapped, revision)
    loaded = library.load(made[0].id)
    assert (loaded.position, loaded.texts) == (2, ("step 1", "step 2", "step 3"))
    for position, course in enumerate((made[0], made[1], snapped, made[3])):
        assert bits(library.step(made[0].id, position)) == bits(course)
    with pytest.raises(Conflict):
        library.amend(made[0].id, snapped, revision - 1)
    with pytest.raises(ValueError, match="as it came"):
        library.amend(made[0].id, snapped, library.move(made[0].id, 0, revision))
    assert library.load(made[0].id).revision == revision + 1  # what failed changed nothing


def test_real_races_and_their_files_come_back(data: Path, library: Library) -> None:
    kept = {}
    for name in ("tor-330k", "bob-graham-round", "utmb-170", "ramsay-round", "shasta"):
        file = data / "routes" / f"{name}.gpx"
        course = from_imported(read(file), name)[0]
        library.add(course, file.read_bytes(), file.name)
        kept[course.id] = (course, file)
    with Library(library.path.parent) as other:
        for course_id, (course, file) in kept.items():
            assert bits(other.load(course_id).course) == bits(course)
            assert other.original(course_id) == (file.name, file.read_bytes())


def test_the_list(tmp_path: Path) -> None:
    clock = iter(range(1000, 2000))
    with Library(tmp_path, now=lambda: float(next(clock))) as library:
        first, second = zigzag(name="First"), zigzag(name="Half \ud800")
        library.add(first, b"<gpx/>", "first.gpx")
        library.add(second)
        library.save(first.id, "rename", replace(first, name="Renamed"), 1)
        listed = library.courses()
        assert [(k.name, k.revision, k.position, k.steps, k.file) for k in listed] == [
            ("Renamed", 2, 1, 1, "first.gpx"),
            ("Half ?", 1, 0, 0, ""),
        ]
        assert listed[0].at > listed[1].at >= 1000
        assert library.load(second.id).course.name == "Half \ud800"  # as it was; only the list cannot say it
        assert library.original(second.id) is None


def test_two_writers_are_told_apart(library: Library) -> None:
    course = zigzag()
    library.add(course)
    with Library(library.path.parent) as other:
        mine, theirs = replace(course, name="mine"), replace(course, name="theirs")
        revision = other.load(course.id).revision
        assert library.save(course.id, "mine", mine, 1) == 2
        for change in (
            lambda: other.save(course.id, "theirs", theirs, revision),
            lambda: other.move(course.id, 0, revision),
            lambda: other.rename(course.id, "x", revision),
        ):
            with pytest.raises(Conflict) as caught:
                change()
            assert "mine" in str(caught.value)
        assert bits(other.load(course.id).course) == bits(mine)
        copy = replace(theirs, id=new_id())  # what the caller does then
        other.add(copy)
        assert {kept.name for kept in library.courses()} == {"mine", "theirs"}


def test_of_many_writers_at_once_one_wins_each_revision(tmp_path: Path) -> None:
    course = zigzag()
    with Library(tmp_path) as library:
        library.add(course)
    conflicts: list[Conflict] = []

    def write(who: int) -> None:
        with Library(tmp_path, patience=60.0) as mine:
            done = 0
            while done < 5:
                try:
                    mine.save(course.id, f"{who}", course, mine.load(course.id).revision)
                    done += 1
                except Conflict as conflict:
                    conflicts.append(conflict)

    threads = [threading.Thread(target=write, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Library(tmp_path) as library:
        loaded = library.load(course.id)
    assert (loaded.revision, loaded.position) == (21, 20)
    assert sorted(loaded.texts) == sorted("0123" * 5)


def test_one_library_serves_several_threads(library: Library) -> None:
    made = [zigzag(50, f"{k}", seed=k) for k in range(8)]
    threads = [threading.Thread(target=keep, args=(library, edits(course, 2))) for course in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(kept.name, kept.position) for kept in library.courses()} == {(f"{k}", 2) for k in range(8)}


def test_courses_from_the_library_share_their_points(library: Library) -> None:
    made = edits(zigzag(), 6)
    keep(library, made)
    points = made[0].route.legs[0].points
    assert all(library.step(made[0].id, k).route.legs[0].points is points for k in range(7))
    del points, made
    gc.collect()
    assert len(library._pool._known) == 0  # and hold nothing when nobody uses them


def test_rename_is_a_step_and_a_duplicate_is_new(library: Library) -> None:
    course = zigzag()
    library.add(course, b"file", "x.gpx")
    assert library.rename(course.id, "Other", 1) == 2
    assert library.load(course.id).texts == ("Rename to Other",)
    copy = library.duplicate(course.id, "Copy")
    assert copy.id != course.id
    loaded = library.load(copy.id)
    assert (loaded.texts, loaded.position, loaded.course.name) == ((), 0, "Copy")
    assert bits(replace(loaded.course, id=course.id, name=course.name)) == bits(course)
    assert library.original(copy.id) == ("x.gpx", b"file")


def test_the_trash_gives_back_everything_and_holds_up_whoever_still_edits(library: Library) -> None:
    made = edits(zigzag(), 3)
    revision = keep(library, made)
    library.trash(made[0].id)
    assert library.courses() == ()
    assert [kept.name for kept in library.trashed()] == ["Zigzag"]
    with pytest.raises(Conflict):
        library.save(made[0].id, "late", made[0], revision)
    library.restore(made[0].id)
    assert library.trashed() == ()
    loaded = library.load(made[0].id)
    assert bits(loaded.course) == bits(made[-1])
    assert bits(library.step(made[0].id, 0)) == bits(made[0])


def test_emptying_the_trash_takes_only_what_nobody_uses(library: Library) -> None:
    gone, kept = zigzag(20_000, seed=1), zigzag(300, seed=2)
    twin = replace(gone, id=new_id(), name="Twin")
    for course, original in ((gone, b"one"), (kept, b"two"), (twin, b"one")):
        library.add(course, original, "x.gpx")

    def count(table: str) -> int:
        return int(library._file.db.execute(f"select count(*) from {table}").fetchone()[0])

    library.trash(gone.id)
    library.empty_trash()
    assert (count("courses"), count("steps"), count("points"), count("originals")) == (2, 2, 2, 2)
    assert bits(library.load(twin.id).course) == bits(twin)
    library.trash(twin.id)
    pages = library._file.db.execute("pragma page_count").fetchone()[0]
    library.empty_trash()
    assert (count("courses"), count("steps"), count("points"), count("originals")) == (1, 1, 1, 1)
    assert library._file.db.execute("pragma page_count").fetchone()[0] < pages / 2  # the disk has its room again
    assert bits(library.load(kept.id).course) == bits(kept)
    for call in (library.load, library.trash, library.restore):
        with pytest.raises(PlannerError, match="no longer"):
            call(gone.id)


def test_words_are_remembered(library: Library) -> None:
    assert library.recall("open") is None
    library.remember("open", "a b")
    library.remember("open", "b")
    with Library(library.path.parent) as other:
        assert other.recall("open") == "b"
