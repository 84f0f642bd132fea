"""Distances of a table that count down to the finish, turned round."""

from dataclasses import replace

from routeplanner.course.course import Course
from routeplanner.course.table import Parsed, TableRow
from routeplanner.course.table_ends import is_start


def turned(parsed: Parsed, course: Course) -> tuple[tuple[TableRow, ...], float | None]:
    """Rows whose distances count from the start, and the length that turned them [m], None where they did already.

    That is what the start has to go, where a row is called no more than that; else the official length, else that of
    the line. A row with more to go than that gets a negative distance.
    """
    if not parsed.to_go:
        return parsed.rows, None
    far = [row for row in parsed.rows if row.distance is not None]
    most = max(far, key=lambda row: row.distance or 0.0, default=None)
    said = most.distance if most is not None and is_start(most.name) else None
    length = said or course.official.distance or course.route.length
    rows = (r if r.distance is None else replace(r, distance=length - r.distance) for r in parsed.rows)
    return tuple(rows), length
