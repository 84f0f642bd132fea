"""Whole copies of the library in `backups/` beside it: one a day, one before each migration and each restore."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.library import schema
from routeplanner.library.database import cannot_write, connect, disk_is_full, settle
from routeplanner.library.kept import Backup, Why
from routeplanner.words import _

KEPT: dict[Why, int] = {"daily": 7, "migration": 3, "restore": 3}  # so many of each, the newest [D]
STALE = 86_400.0  # [s] a half-written copy that is older was left by a crash [D]


def keep_daily(db: sqlite3.Connection, library: Path, now: float) -> Path | None:
    """Today's copy; None where there is one already, or nothing that is worth one. `now` [s since 1970]."""
    name = f"daily-{datetime.fromtimestamp(now):%Y-%m-%d}.sqlite"
    target = _folder(library) / name
    if target.exists() or not db.execute("select exists (select 1 from courses)").fetchone()[0]:
        return None  # an empty copy would stand in the place of today's
    return _copy(library, target)


def keep_before_migration(library: Path, version: int) -> Path:
    """The library as the older version wrote it."""
    return _copy(library, _folder(library) / f"migration-{_stamp()}-from-{version}.sqlite")


def keep_before_restore(library: Path) -> Path:
    return _copy(library, _folder(library) / f"restore-{_stamp()}.sqlite")


def sound_backups(library: Path) -> tuple[Backup, ...]:
    """Those that can be restored, newest first: each is read and checked."""
    found = (sound(path) for path in _folder(library).glob("*.sqlite"))
    return tuple(sorted((backup for backup in found if backup), key=lambda backup: -backup.at))


def sound(path: Path) -> Backup | None:
    """None for a file that is damaged, of a newer version, or no backup."""
    why = next((reason for reason in KEPT if path.name.startswith(f"{reason}-")), None)
    try:
        with closing(connect(path, "immutable=1")) as db:
            good = 0 < schema.version(db) <= schema.CURRENT
            good = good and db.execute("pragma integrity_check(1)").fetchone() == ("ok",)
            if not why or not good:
                return None
            (courses,) = db.execute("select count(*) from courses").fetchone()
            return Backup(path, path.stat().st_mtime, why, courses)
    except (sqlite3.DatabaseError, OSError):
        return None


def _copy(library: Path, target: Path) -> Path:
    """A copy of one instant while others read and write; it stands there whole or not at all."""
    try:
        target.parent.mkdir(exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            part.unlink(missing_ok=True)
            with closing(connect(library, "mode=ro")) as source, closing(connect(part, "mode=rwc")) as copy:
                if shutil.disk_usage(target.parent).free < 2 * _size(source):
                    raise disk_is_full(library)  # the last room on the disk is for the runner's next steps
                source.backup(copy)
                copy.execute("pragma journal_mode = delete")  # one file that needs nothing beside it
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)  # half a copy would take the room that was missing
        settle(target.parent)
        _rotate(target.parent)
    except OSError as error:
        raise cannot_write(target, error) from error
    return target


def _size(db: sqlite3.Connection) -> int:
    """[B]"""
    (pages,), (size,) = (db.execute(f"pragma {name}").fetchone() for name in ("page_count", "page_size"))
    return int(pages * size)


def _rotate(folder: Path) -> None:
    for kind, count in KEPT.items():
        for old in sorted(folder.glob(f"{kind}-*.sqlite"))[:-count]:  # their names sort by time
            old.unlink(missing_ok=True)
    newest = max((path.stat().st_mtime for path in folder.glob("*.sqlite")), default=0.0)
    for part in folder.glob("*.part"):
        if part.stat().st_mtime < newest - STALE:
            part.unlink(missing_ok=True)


def _folder(library: Path) -> Path:
    return library.with_name("backups")


def _stamp() -> str:
    return f"{datetime.now():%Y-%m-%d-%H%M%S-%f}"


def restore(db: sqlite3.Connection, library: Path, path: Path) -> None:
    """Put a backup in the place of what `db` holds, which is kept as a backup. Raises PlannerError for an unsound one.

    Revisions go on from where they were: a course that somebody still holds is never taken for the restored one.
    """
    if sound(path) is None:
        raise PlannerError(_("This backup cannot be restored: it is damaged."), _("Choose another one."))
    count, last = db.execute("select count(*), coalesce(max(revision), 0) from courses").fetchone()
    if count:
        keep_before_restore(library)
    with closing(connect(path, "immutable=1")) as source:
        source.backup(db)
    schema.upgrade(db, lambda _version: None)
    db.execute("update courses set revision = revision + ?", (last + 1,))
