"""Connections to the file, and what goes wrong with it in words that a runner can act on."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.library.kept import Unwritable
from routeplanner.words import _

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
LEAST_ROOM = 65_536  # [B] free on the disk: with less, an error of reading or writing is a full disk [D]


class Damage(sqlite3.DatabaseError):
    """The file is no sound library: its check found something, or it is another program's."""


def connect(path: Path, how: str, patience: float = 0.0) -> sqlite3.Connection:
    """A connection that begins no transaction by itself; `how` is mode=rwc, mode=ro or immutable=1."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    db.execute("pragma foreign_keys = on")
    return db


@contextmanager
def transaction(db: sqlite3.Connection, begin: str = "begin") -> Iterator[None]:
    """All or nothing, and one instant of the file for whoever only reads."""
    db.execute(begin)
    try:
        yield
        db.execute("commit")
    except BaseException:
        if db.in_transaction:  # a full disk has rolled back already
            db.execute("rollback")
        raise


def is_locked(error: sqlite3.Error) -> bool:
    """Somebody else is writing."""
    return _code(error) in _LOCKED


def is_closed(error: sqlite3.Error) -> bool:
    """It may not be written, or not even be opened for writing."""
    return _code(error) in _CLOSED


def is_out_of_room(error: sqlite3.Error) -> bool:
    """The disk is full, or failed."""
    return _code(error) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def is_damage(error: sqlite3.Error) -> bool:
    return isinstance(error, Damage) or _code(error) in _DAMAGED


@contextmanager
def explained(path: Path, read_only: PlannerError | None = None) -> Iterator[None]:
    """What goes wrong with the file, in words that a runner can act on.

    A library that can only be read says so wherever it cannot even be read: a newer version may have other tables.
    """
    try:
        yield
    except sqlite3.Error as error:
        if read_only and _code(error) == sqlite3.SQLITE_ERROR:
            raise Unwritable(read_only.message, read_only.hint) from error
        if is_locked(error):
            raise Unwritable(
                _("Another program is writing to the library."), _("Your change is still here: try again in a moment.")
            ) from error
        if is_closed(error) or is_out_of_room(error):
            raise cannot_write(path, error) from error
        if is_damage(error):
            raise Unwritable(
                _("The library file {file} is damaged.").format(file=path),
                _("Start Routeplanner again: it sets the file aside and offers the newest backup."),
            ) from error
        raise


def cannot_write(path: Path, error: sqlite3.Error | OSError) -> Unwritable:
    """What a full disk, a missing permission or a broken disk means for the runner."""
    if isinstance(error, sqlite3.Error) and is_out_of_room(error) and is_full(path, error):
        return disk_is_full(path)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Unwritable(
        _("The library in {folder} cannot be written ({reason}).").format(folder=path.parent, reason=reason or error),
        _("Check that you may write there and that the disk works. Until then, changes stay in this window only."),
    )


def disk_is_full(path: Path) -> Unwritable:
    return Unwritable(
        _("The disk with the library is full."),
        _("Make room in {folder}. Until then, changes stay in this window only.").format(folder=path.parent),
    )


def is_full(path: Path, error: sqlite3.Error) -> bool:
    """SQLite calls it an error of the disk where not even the index of its log found room."""
    return _code(error) == sqlite3.SQLITE_FULL or shutil.disk_usage(path.parent).free < LEAST_ROOM


def settle(folder: Path) -> None:
    """Names of files that were made or moved in `folder` outlive a power cut."""
    if os.name == "nt":  # folders cannot be opened there, and need not be
        return
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary error code, 0 where the error is none of SQLite's."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
