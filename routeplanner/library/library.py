"""The courses of a runner, with every step of each, in one SQLite file.

Plain calls that may wait for the disk: made from a worker thread. Any thread may call, one at a time is served.
A call does all it says or nothing, also when the program is killed in the middle.
"""

import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.library import backup, codec, rows, tidying
from routeplanner.library.file import LibraryFile
from routeplanner.library.kept import Backup, Kept, Loaded
from routeplanner.route import new_id
from routeplanner.words import _

NAME = "library.sqlite"
PATIENCE = 3.0  # [s] so long another program's transaction is waited for [D]


class Library:
    """Every call raises PlannerError where the file cannot do it; then the caller's course is the only one there is."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time, patience: float = PATIENCE) -> None:
        """Open the library in `folder`, or make it. `now` is the clock [s since 1970]; `patience` [s].

        The runner should hear of `read_only` (why nothing can be written) and of `set_aside` (a damaged file was found
        and moved there; the library is empty, see `backups`).
        """
        self.path = folder / NAME
        self._now = now
        self._pool = rows.PointsPool()
        self._file = LibraryFile(self.path, patience)

    @property
    def read_only(self) -> PlannerError | None:
        """Why nothing can be written, None where it can."""
        return self._file.read_only

    @property
    def set_aside(self) -> Path | None:
        """Where the damaged file went that was found in the library's place, None where it was sound."""
        return self._file.set_aside

    def reopen(self) -> None:
        """Open the file anew after it could not be written; a course that somebody holds is still good.

        Raises PlannerError where that is not possible either.
        """
        self._file.reopen()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # what is there

    def courses(self) -> tuple[Kept, ...]:
        """All but the trash, the last changed first."""
        with self._file.reading() as db:
            return rows.listed(db, "where trashed is null order by at desc")

    def trashed(self) -> tuple[Kept, ...]:
        """The trash, the last deleted first."""
        with self._file.reading() as db:
            return rows.listed(db, "where trashed is not null order by trashed desc")

    def load(self, course_id: str) -> Loaded:
        """A course as it was left, with the words of its steps."""
        with self._file.reading() as db:
            kept = rows.one(db, course_id)
            texts = db.execute("select text from steps where course = ? and n > 0 order by n", (course_id,)).fetchall()
            course = self._pool.decode(db, rows.step_text(db, course_id, kept.position))
        return Loaded(course, kept.revision, kept.position, tuple(text for (text,) in texts))

    def step(self, course_id: str, position: int) -> Course:
        """The course after so many of its steps, 0 as it came; nothing is moved."""
        with self._file.reading() as db:
            return self._pool.decode(db, rows.step_text(db, course_id, position))

    def original(self, course_id: str) -> tuple[str, bytes] | None:
        """Name and bytes of the file that the course came from, None where it came from none."""
        query = "select file, blob from courses join originals on hash = original where id = ?"
        with self._file.reading() as db:
            row = db.execute(query, (course_id,)).fetchone()
        return (row[0], zlib.decompress(row[1])) if row else None

    # changes

    def add(self, course: Course, original: bytes | None = None, file: str = "") -> int:
        """Keep a new course, and the file it came from byte for byte. Undo stops here. Returns its revision."""
        encoded = codec.encode(course)
        with self._file.writing() as db:
            key = None if original is None else rows.put_original(db, original)
            rows.put_course(db, course, key, file, self._now())
            rows.put_step(db, course.id, 0, "", self._now(), encoded)
            self._pool.learn(encoded)
        return 1

    def save(self, course_id: str, text: str, course: Course, revision: int) -> int:
        """Add a step to the course that is known as `revision`; undone steps are gone then. Returns the new revision.

        Raises Conflict where somebody else was faster.
        """
        encoded = codec.encode(course)
        with self._file.writing() as db:
            rows.claim(db, course_id, revision, self._now())
            n = rows.one(db, course_id).position + 1
            kept = replace(encoded, text=codec.carry(rows.step_text(db, course_id, n - 1), encoded.text))
            db.execute("delete from steps where course = ? and n >= ?", (course_id, n))
            rows.put_step(db, course_id, n, text, self._now(), kept)
            rows.set_position(db, course_id, n, course.name)
            self._pool.learn(encoded)
        return revision + 1

    def amend(self, course_id: str, course: Course, revision: int) -> int:
        """What the step that was done last should have been: a late answer becomes a part of it, not a step.

        Returns the new revision; raises Conflict, and ValueError where no step is done.
        """
        encoded = codec.encode(course)
        with self._file.writing() as db:
            rows.claim(db, course_id, revision, self._now())
            n = rows.one(db, course_id).position
            if not n:
                raise ValueError("a course as it came cannot be amended")
            (text,) = db.execute("select text from steps where course = ? and n = ?", (course_id, n)).fetchone()
            kept = replace(encoded, text=codec.carry(rows.step_text(db, course_id, n), encoded.text))
            db.execute("delete from steps where course = ? and n = ?", (course_id, n))
            rows.put_step(db, course_id, n, text, self._now(), kept)
            rows.set_position(db, course_id, n, course.name)
            self._pool.learn(encoded)
        return revision + 1

    def move(self, course_id: str, position: int, revision: int) -> int:
        """Undo or redo to so many steps. Returns the new revision; raises Conflict."""
        with self._file.writing() as db:
            rows.claim(db, course_id, revision, self._now())
            course = self._pool.decode(db, rows.step_text(db, course_id, position))
            rows.set_position(db, course_id, position, course.name)
        return revision + 1

    def rename(self, course_id: str, name: str, revision: int) -> int:
        """A step like any other. Returns the new revision; raises Conflict."""
        course = replace(self.load(course_id).course, name=name)
        return self.save(course_id, _("Rename to {name}").format(name=name), course, revision)

    def duplicate(self, course_id: str, name: str) -> Course:
        """A new course like this one, without its steps."""
        with self._file.writing() as db:
            text = rows.step_text(db, course_id, rows.one(db, course_id).position)
            course = replace(self._pool.decode(db, text), name=name, id=new_id())
            encoded = codec.encode(course)
            key, file = db.execute("select original, file from courses where id = ?", (course_id,)).fetchone()
            rows.put_course(db, course, key, file, self._now())
            rows.put_step(db, course.id, 0, "", self._now(), replace(encoded, text=codec.carry(text, encoded.text)))
        return course

    def trash(self, course_id: str) -> int:
        """Off the list, and nothing is lost. Whoever still edits it gets a Conflict. Returns the new revision."""
        return self._set_trashed(course_id, self._now())

    def restore(self, course_id: str) -> int:
        """Out of the trash, with all its steps. Returns the new revision."""
        return self._set_trashed(course_id, None)

    def empty_trash(self) -> None:
        """Gone for good, and their room given back."""
        with self._file.writing() as db:
            db.execute("delete from courses where trashed is not null")
            tidying.remove_unused(db)
        with self._file.whole() as db:
            tidying.shrink(db)

    # what is remembered beside the courses

    def remember(self, key: str, value: str) -> None:
        """Keep a word for the next start, such as which courses are open."""
        with self._file.writing() as db:
            db.execute("insert or replace into meta values (?, ?)", (key, value))

    def recall(self, key: str) -> str | None:
        with self._file.reading() as db:
            row = db.execute("select value from meta where key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    # backups

    def back_up(self) -> Path | None:
        """Today's whole copy, the last seven kept; None where there is one already, or there is nothing to keep.

        A file that can only be read gets none.
        """
        if self.read_only:
            return None
        with self._file.whole() as db:
            return backup.keep_daily(db, self.path, self._now())

    def backups(self) -> tuple[Backup, ...]:
        """Those that are sound, newest first; reads all of them."""
        return backup.sound_backups(self.path)

    def restore_backup(self, path: Path) -> None:
        """Make the library what it was; what it is now becomes a backup. Whoever edits a course gets a Conflict."""
        with self._file.whole() as db:
            backup.restore(db, self.path, path)

    # inside

    def _set_trashed(self, course_id: str, at: float | None) -> int:
        with self._file.writing() as db:
            before = rows.one(db, course_id).revision
            db.execute("update courses set trashed = ?, revision = revision + 1 where id = ?", (at, course_id))
        return before + 1
