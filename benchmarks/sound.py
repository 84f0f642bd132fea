"""Whether a library is whole, for benchmarks that end a program in the middle of its work."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from routeplanner.course import Course
from routeplanner.library import Library
from routeplanner.library.codec import encode

Stacks = dict[str, list[str]]  # course id: digest of the course as it came and after each step


class Lost(Exception):
    """What the library no longer knows, or should not."""


def say(*words: object) -> None:
    print(*words, flush=True)


def digest(course: Course) -> str:
    """Of all it says; points stand in it by their content hash."""
    return hashlib.blake2b(encode(course).text.encode(), digest_size=16).hexdigest()


def check_file(folder: Path) -> None:
    """Raises Lost where the file or a backup beside it is not sound."""
    with Library(folder) as library:
        if len(library.backups()) != len([*(folder / "backups").glob("*.sqlite")]):
            raise Lost("a backup is not whole")
    with closing(sqlite3.connect(folder / "library.sqlite")) as db:
        if db.execute("pragma integrity_check").fetchall() != [("ok",)]:
            raise Lost("the file is not sound")
        if db.execute("pragma foreign_key_check").fetchall():
            raise Lost("rows belong to nothing")
