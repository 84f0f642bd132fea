"""A library as the first version wrote it: its tables are spelled out here, so that nothing can change them."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from routeplanner.course import Course
from routeplanner.library.codec import encode
from routeplanner.library.points import pack

TABLES = """
pragma auto_vacuum = incremental;
pragma journal_mode = wal;
create table meta (key text primary key, value text not null) without rowid;
create table points (hash text primary key, blob blob not null);
create table courses (id text primary key, name text not null, revision integer not null,
  position integer not null, at real not null);
create table steps (course text not null references courses (id) on delete cascade, n integer not null,
  text text not null, at real not null, json text not null, primary key (course, n));
pragma application_id = 1380994114;
pragma user_version = 1;
"""


def write_version_1(folder: Path, stacks: Sequence[Sequence[Course]]) -> None:
    """Each stack is one course, as it came and after each of its steps; the last one is where it was left."""
    with closing(sqlite3.connect(folder / "library.sqlite")) as db:
        db.executescript(TABLES)
        for stack in stacks:
            first, last = stack[0], stack[-1]
            row = (first.id, last.name, len(stack), len(stack) - 1, 1.7e9)
            db.execute("insert into courses values (?, ?, ?, ?, ?)", row)
            for n, course in enumerate(stack):
                encoded = encode(course)
                for key, points in encoded.points.items():
                    db.execute("insert or ignore into points values (?, ?)", (key, pack(points)))
                step = (first.id, n, f"step {n}" if n else "", 1.7e9 + n, encoded.text)
                db.execute("insert into steps values (?, ?, ?, ?, ?)", step)
        db.execute("insert into meta values ('open', 'this one')")
        db.commit()
