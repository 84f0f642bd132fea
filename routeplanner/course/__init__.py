"""A course, how it comes out of a file, and whether a file with times is a plan or a run."""

from routeplanner.course.applying import Applied, Dropped, add, apply, names
from routeplanner.course.course import (
    Course,
    Entry,
    Goal,
    GradeByHand,
    Kind,
    NamedRange,
    Official,
    Place,
    Station,
    StationKind,
)
from routeplanner.course.exporting import to_exported
from routeplanner.course.importing import from_imported

__all__ = [
    "Applied",
    "Course",
    "Dropped",
    "Entry",
    "Goal",
    "GradeByHand",
    "Kind",
    "NamedRange",
    "Official",
    "Place",
    "Station",
    "StationKind",
    "add",
    "apply",
    "from_imported",
    "names",
    "to_exported",
]
