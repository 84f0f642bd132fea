"""The door to the file: check it, bring it up to date, open it for reading only or set it aside."""

import sqlite3
import time
from dataclasses import dataclass, replace
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.library import schema
from routeplanner.library.backup import keep_before_migration
from routeplanner.library.database import (
    Damage,
    cannot_write,
    connect,
    explained,
    is_closed,
    is_damage,
    is_locked,
    is_out_of_room,
    transaction,
)
from routeplanner.library.kept import Unwritable
from routeplanner.words import _

HEADER = b"SQLite format 3\0"
WAL_KEPT = 4_000_000  # [B] the write-ahead log is cut back to this after a long transaction [D]
PAUSE = 0.02  # [s] between two tries [D]


@dataclass(frozen=True, slots=True)
class Opened:
    """`read_only` says why nothing can be written; `set_aside` where a damaged file went."""

    db: sqlite3.Connection
    read_only: PlannerError | None = None
    set_aside: Path | None = None


def open_library(path: Path, patience: float) -> Opened:
    """Open, check and bring up to date; made where it is missing. Waits `patience` [s] for other writers.

    A damaged file is set aside and an empty library opened in its place. Raises PlannerError.
    """
    try:
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            return _open_or_replace(path, patience)
    except OSError as error:
        raise cannot_write(path, error) from error


def _open_or_replace(path: Path, patience: float) -> Opened:
    try:
        _check_header(path)
        return _open_patiently(path, patience)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
    aside = _set_aside(path)
    return replace(_open_patiently(path, patience), set_aside=aside)


def _open_patiently(path: Path, patience: float) -> Opened:
    """SQLite does not wait where two programs make the same file at once."""
    end = time.monotonic() + patience
    while True:
        try:
            return _open(path, patience)
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() >= end:
                raise
        time.sleep(PAUSE)


def _check_header(path: Path) -> None:
    """Before SQLite opens it, which would throw away the log of a file that it does not know. Raises Damage."""
    if path.exists():
        with path.open("rb") as file:
            if file.read(len(HEADER)) not in (HEADER, b""):
                raise Damage


def _open(path: Path, patience: float) -> Opened:
    try:
        db = connect(path, "mode=rwc", patience)
    except sqlite3.OperationalError as error:
        if is_closed(error) and path.exists():
            return _read_only(path, patience, cannot_write(path, error))
        raise
    try:
        version = _checked(db)
        if version > schema.CURRENT:
            db.close()
            return _read_only(path, patience, _newer())
        if version == 0:
            db.execute("pragma auto_vacuum = incremental")  # before there is anything in the file
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = full")  # a step that was saved survives the power cut too
        db.execute("pragma fullfsync = on")  # macOS: past the disk's own memory
        db.execute(f"pragma journal_size_limit = {WAL_KEPT}")
        schema.upgrade(db, lambda old: keep_before_migration(path, old))
    except BaseException as error:
        db.close()
        if isinstance(error, sqlite3.OperationalError) and (is_closed(error) or is_out_of_room(error)):
            return _read_only(path, patience, cannot_write(path, error))
        raise
    return Opened(db)


def _checked(db: sqlite3.Connection) -> int:
    """The file's version; the whole file is read. Raises Damage."""
    with transaction(db):
        if db.execute("pragma integrity_check(1)").fetchone() != ("ok",):
            raise Damage
        return schema.version(db)


def _newer() -> Unwritable:
    return Unwritable(
        _("A newer Routeplanner wrote this library: its courses can be read, not changed."),
        _("Update Routeplanner. Until then, changes stay in this window only."),
    )


def _read_only(path: Path, patience: float, why: Unwritable) -> Opened:
    """Raises `why` for a missing file, and for an older version, which would have to be written first."""
    log = path.with_name(path.name + "-wal")
    filled = log.exists() and log.stat().st_size > 0
    # without a log the file may be read alone; with one, where its index finds no room on the disk, from memory
    ways = ("mode=ro", "mode=rw" if filled else "immutable=1")
    for how in ways:
        try:
            return _opened_read_only(path, how, patience, why)
        except sqlite3.OperationalError as error:
            if how == ways[-1] or not (is_closed(error) or is_out_of_room(error)):
                raise
    raise why


def _opened_read_only(path: Path, how: str, patience: float, why: Unwritable) -> Opened:
    db = connect(path, how, patience)
    try:
        if how == "mode=rw":
            db.execute("pragma locking_mode = exclusive")
        if _checked(db) < schema.CURRENT:
            raise why
    except BaseException:
        db.close()
        raise
    return Opened(db, read_only=why)


def _set_aside(path: Path) -> Path:
    """Out of the way, with its log, and never over another one."""
    n = 1
    while (aside := path.with_name(f"{path.name}.bad-{n}")).exists():
        n += 1
    for tail in ("-wal", "-shm"):  # a log that stayed behind would be played into the new file
        log = path.with_name(path.name + tail)
        if log.exists():
            log.replace(aside.with_name(aside.name + tail))
    return path.replace(aside)
