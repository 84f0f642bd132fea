"""What a runner made is kept: courses with all their steps, the files they came from, and backups."""

from routeplanner.library.kept import Backup, Conflict, Kept, Loaded, Unwritable
from routeplanner.library.library import Library

__all__ = ["Backup", "Conflict", "Kept", "Library", "Loaded", "Unwritable"]
