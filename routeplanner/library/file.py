"""The file that a library stands in: who may use it now, and for how long."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from routeplanner.errors import PlannerError
from routeplanner.library.database import explained, transaction
from routeplanner.library.opening import open_library


class LibraryFile:
    """One connection for all threads, one of them at a time. Whatever goes wrong with it is a PlannerError."""

    def __init__(self, path: Path, patience: float) -> None:
        """Open it, or make it; waits `patience` [s] for other programs."""
        self.path = path
        self._lock = RLock()
        opened = open_library(path, patience)
        self.db = opened.db
        self.read_only = opened.read_only
        self.set_aside = opened.set_aside

    def close(self) -> None:
        with self._lock:
            self.db.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One instant of the file."""
        with self._lock, explained(self.path, self.read_only), transaction(self.db):
            yield self.db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, and on the disk when it returns."""
        with self.whole() as db, transaction(db, "begin immediate"):
            yield db

    @contextmanager
    def whole(self) -> Iterator[sqlite3.Connection]:
        """For what cannot be done inside a transaction."""
        with self._lock, explained(self.path):
            if self.read_only:
                raise PlannerError(self.read_only.message, self.read_only.hint)
            yield self.db
