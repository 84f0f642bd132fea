"""The tables, version by version. A version that was released is never changed; a new one is added below it."""

import sqlite3
import zlib
from collections.abc import Callable

from routeplanner.library.database import Damage, transaction

APPLICATION = 0x5250_4C42  # "RPLB" in the file's header: one of ours
LEVEL = 6  # zlib, for text: written once, read rarely

VERSIONS: tuple[tuple[str, ...], ...] = (
    (
        "create table meta (key text primary key, value text not null) without rowid",
        "create table points (hash text primary key, blob blob not null)",
        "create table courses (id text primary key, name text not null, revision integer not null,"
        " position integer not null, at real not null)",
        "create table steps (course text not null references courses (id) on delete cascade, n integer not null,"
        " text text not null, at real not null, json text not null, primary key (course, n))",
    ),
    (  # steps packed: one of a long course takes a tenth; the trash; files as they came
        "create table originals (hash text primary key, blob blob not null)",
        "alter table courses add column trashed real",
        "alter table courses add column original text references originals (hash)",
        "alter table courses add column file text not null default ''",
        "create table packed_steps (course text not null references courses (id) on delete cascade,"
        " n integer not null, text text not null, at real not null, json blob not null, primary key (course, n))",
        "insert into packed_steps select course, n, text, at, packed(json) from steps",
        "drop table steps",
        "alter table packed_steps rename to steps",
    ),
)
CURRENT = len(VERSIONS)


def packed(text: str) -> bytes:
    return zlib.compress(text.encode(), LEVEL)


def unpacked(content: bytes) -> str:
    return zlib.decompress(content).decode()


def version(db: sqlite3.Connection) -> int:
    """0 for a file that nothing was written to yet. Raises Damage for one that is not ours.

    Inside a transaction of the caller's: another process may be making the tables.
    """
    (found,) = db.execute("pragma user_version").fetchone()
    (owner,) = db.execute("pragma application_id").fetchone()
    (tables,) = db.execute("select count(*) from sqlite_master").fetchone()
    if (found or tables or owner) and owner != APPLICATION:
        raise Damage
    return int(found)


def upgrade(db: sqlite3.Connection, before: Callable[[int], object]) -> None:
    """Bring the file up to date, each version in one transaction; `before(old version)` is called ahead of it.

    Nobody else can write meanwhile, and readers see the file as it was until all of a version is there. Where there is
    nothing to do this still finds out whether the file may be written: sqlite3.OperationalError if not.
    """
    db.create_function("packed", 1, packed, deterministic=True)
    made_here = False
    while True:
        with transaction(db, "begin immediate"):
            here = version(db)
            if here >= CURRENT:
                return
            made_here = made_here or here == 0
            if not made_here:
                before(here)
            for statement in VERSIONS[here]:
                db.execute(statement)
            db.execute(f"pragma application_id = {APPLICATION}")
            db.execute(f"pragma user_version = {here + 1}")
