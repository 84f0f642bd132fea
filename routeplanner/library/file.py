"""The file that a library stands in: who may use it now, and for how long."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from routeplanner.errors import PlannerError
from routeplanner.library.database import explained, transaction
from routeplanner.library.kept import Unwritable
from routeplanner.library.opening import Opened, open_library
from routeplanner.words import _


class LibraryFile:
    """One connection for all threads, one of them at a time. Whatever goes wrong with it is a PlannerError."""

    def __init__(self, path: Path, patience: float) -> None:
        """Open it, or make it; waits `patience` [s] for other programs."""
        self.path, self._patience = path, patience
        self._lock = RLock()
        self._lost: PlannerError | None = None
        self._take(open_library(path, patience))

    def reopen(self) -> None:
        """As at the start. Raises PlannerError where that fails; so does every other call until it works."""
        with self._lock:
            self.db.close()  # a file that could only be read may have been held for this program alone
            try:
                self._take(open_library(self.path, self._patience))
            except PlannerError as error:
                self._lost = error
                raise

    def _take(self, opened: Opened) -> None:
        self.db, self.read_only, self.set_aside = opened.db, opened.read_only, opened.set_aside
        self._lost, self._identity = None, _identity(self.path)

    def _find(self) -> None:
        """Raises Unwritable where the file could not be opened again."""
        if self._lost:
            raise Unwritable(self._lost.message, self._lost.hint)

    def _find_in_place(self) -> None:
        """Raises Unwritable where it was moved or deleted: SQLite would go on writing to it, wherever it is."""
        if _identity(self.path) != self._identity:
            raise Unwritable(
                _("The library is no longer in {folder}.").format(folder=self.path.parent),
                _("Put its file back. Until then, changes stay in this window only."),
            )

    def close(self) -> None:
        with self._lock:
            self.db.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One instant of the file."""
        with self._lock, explained(self.path, self.read_only):
            self._find()
            with transaction(self.db):
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
            self._find()
            if self.read_only:
                raise Unwritable(self.read_only.message, self.read_only.hint)
            self._find_in_place()
            yield self.db


def _identity(path: Path) -> tuple[int, int] | None:
    """Of the file that is there now, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
