"""Rows of the library: what is read and written inside one transaction of the caller's."""

import hashlib
import sqlite3
import weakref
import zlib

from routeplanner.course import Course
from routeplanner.errors import PlannerError
from routeplanner.library import codec, schema
from routeplanner.library.kept import Conflict, Kept
from routeplanner.library.points import pack, unpack
from routeplanner.route import Points
from routeplanner.words import _

_KEPT = (
    "select id, name, revision, at, position,"
    " (select count(*) - 1 from steps where course = courses.id), file, trashed from courses"
)


def listed(db: sqlite3.Connection, which: str, *values: str) -> tuple[Kept, ...]:
    """Courses that the rest of the query, `which`, picks."""
    return tuple(Kept(*row) for row in db.execute(f"{_KEPT} {which}", values))


def one(db: sqlite3.Connection, course_id: str) -> Kept:
    """Raises PlannerError where it is gone."""
    found = listed(db, "where id = ?", course_id)
    if not found:
        raise PlannerError(_("This course is no longer in the library."), _("Another window deleted it for good."))
    return found[0]


def claim(db: sqlite3.Connection, course_id: str, revision: int, now: float) -> None:
    """Make the next revision, or raise Conflict where this is not the one that is there."""
    mine = db.execute(
        "update courses set revision = revision + 1, at = ? where id = ? and revision = ?", (now, course_id, revision)
    )
    if not mine.rowcount:
        (name,) = db.execute("select name from courses where id = ?", (course_id,)).fetchone() or (_("A course"),)
        raise Conflict(name)


def step_text(db: sqlite3.Connection, course_id: str, n: int) -> str:
    """JSON of the course after n steps. Raises PlannerError where there is no such step."""
    row = db.execute("select json from steps where course = ? and n = ?", (course_id, n)).fetchone()
    if row is None:
        raise PlannerError(_("This step of the course is no longer in the library."), _("Open the course again."))
    try:
        return schema.unpacked(row[0])
    except (zlib.error, UnicodeDecodeError) as error:
        raise PlannerError(_("This step of the course is damaged in the library."), _("Restore a backup.")) from error


def put_course(db: sqlite3.Connection, course: Course, original: str | None, file: str, now: float) -> None:
    """A row of the list; its step 0 is still to come."""
    db.execute(
        "insert into courses (id, name, revision, position, at, original, file) values (?, ?, 1, 0, ?, ?, ?)",
        (course.id, sayable(course.name), now, original, sayable(file)),
    )


def set_position(db: sqlite3.Connection, course_id: str, position: int, name: str) -> None:
    """So many steps are done, and the course is called `name` then."""
    db.execute("update courses set position = ?, name = ? where id = ?", (position, sayable(name), course_id))


def put_step(db: sqlite3.Connection, course_id: str, n: int, text: str, now: float, encoded: codec.Encoded) -> None:
    """A step, and those of its points that are not there yet."""
    for key, points in encoded.points.items():
        if not db.execute("select 1 from points where hash = ?", (key,)).fetchone():
            db.execute("insert into points values (?, ?)", (key, pack(points)))
    row = (course_id, n, sayable(text), now, schema.packed(encoded.text))
    db.execute("insert into steps (course, n, text, at, json) values (?, ?, ?, ?, ?)", row)


def put_original(db: sqlite3.Connection, content: bytes) -> str:
    """A file byte for byte, once; returns its content hash."""
    key = hashlib.blake2b(content, digest_size=16).hexdigest()
    if not db.execute("select 1 from originals where hash = ?", (key,)).fetchone():
        db.execute("insert into originals values (?, ?)", (key, zlib.compress(content)))
    return key


class PointsPool:
    """Decodes courses so that all that are in use share their points."""

    def __init__(self) -> None:
        self._known: weakref.WeakValueDictionary[tuple[str, float], Points] = weakref.WeakValueDictionary()

    def decode(self, db: sqlite3.Connection, text: str) -> Course:
        """Raises PlannerError where the text or the points are not what was written."""
        return codec.decode(text, lambda key, noise: self._find(db, key, noise))

    def learn(self, encoded: codec.Encoded) -> None:
        """What the caller holds is shared too."""
        for points in encoded.points.values():
            self._known.setdefault((points.key, points.noise), points)

    def _find(self, db: sqlite3.Connection, key: str, noise: float) -> Points:
        points = self._known.get((key, noise))
        if points is None:
            row = db.execute("select blob from points where hash = ?", (key,)).fetchone()
            points = _checked(row[0], key, noise) if row else None
            if points is None:
                raise PlannerError(_("The line of this course is damaged in the library."), _("Restore a backup."))
            self._known[key, noise] = points
        return points


def _checked(content: bytes, key: str, noise: float) -> Points | None:
    try:
        points = unpack(content, noise)
    except ValueError:
        return None  # said by the caller, as for content that is another
    return points if points.key == key else None


def sayable(text: str) -> str:
    """Text that SQLite takes: a lone half of a character becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
