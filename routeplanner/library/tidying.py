"""What nothing refers to any more: out of the file, and its room back to the disk."""

import re
import sqlite3

from routeplanner.library import schema

_KEY = re.compile(r'"key":"([0-9a-f]{32})"')  # points as `codec` writes them


def remove_unused(db: sqlite3.Connection) -> None:
    """Points that no step names and files that no course came from; inside a transaction of the caller's.

    Who uses which points stands in the steps alone. Reading them all is rare and cheap; a table of it would outgrow
    the steps.
    """
    used: set[str] = set()
    for (content,) in db.execute("select json from steps"):
        used.update(_KEY.findall(schema.unpacked(content)))
    kept = {key for (key,) in db.execute("select hash from points")}
    db.executemany("delete from points where hash = ?", [(key,) for key in kept - used])
    db.execute("delete from originals where hash not in (select original from courses where original is not null)")


def shrink(db: sqlite3.Connection) -> None:
    """Free pages back to the disk; outside any transaction."""
    db.execute("pragma incremental_vacuum").fetchall()
