"""The worker's part of keeping: library calls of one window, one after the other, never in the GUI thread."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from routeplanner.errors import PlannerError
from ui.changes import Change, Revisions

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.library import Backup, Kept, Library, Loaded

OPEN = "open courses"  # what the library remembers under this name

Listed = tuple["tuple[Kept, ...]", "tuple[Kept, ...]", "tuple[Backup, ...]"]


@dataclass(slots=True)
class Outcome:
    """What became of a batch of changes: indices of the `written` ones; courses whose changes the library refuses, and
    why; what nobody expected; the `trouble` that stopped it; and what there is to say about the library."""

    written: set[int] = field(default_factory=set)
    refused: dict[str, PlannerError] = field(default_factory=dict)
    crashed: dict[str, Exception] = field(default_factory=dict)
    trouble: PlannerError | None = None
    noted: str | None = None
    state: "State | None" = None


@dataclass(frozen=True, slots=True)
class State:
    """Why the library can only be read, where a damaged one went (said once) and what can take its place, why there is
    no backup of today; None everywhere where all is well."""

    read_only: PlannerError | None = None
    set_aside: Path | None = None
    newest: "Backup | None" = None
    no_backup: PlannerError | None = None


@dataclass(slots=True)
class Found:
    """Courses that are kept, and what went wrong with those that cannot be read."""

    loaded: "list[Loaded]" = field(default_factory=list)
    unread: list[PlannerError] = field(default_factory=list)
    current: str | None = None


class Writing:
    """Has the library, opened when it is first needed and again when it could not be."""

    def __init__(self, folder: Path, now: Callable[[], float]) -> None:
        self._folder, self._now = folder, now
        self._library: Library | None = None
        self._revisions: Revisions = {}
        self._day: date | None = None  # on which a backup was thought of
        self._told: Path | None = None  # the damaged file that has been spoken of

    def library(self) -> "Library":
        """Raises PlannerError where it cannot be opened."""
        from routeplanner.library import Library

        if self._library is None:
            self._library = Library(self._folder, self._now)
        return self._library

    def close(self) -> None:
        if self._library is not None:
            self._library.close()

    def open(self) -> State:
        """At the start: what there is to say. Raises PlannerError where it cannot be opened."""
        return self._state()

    def _state(self) -> State:
        before = self._told
        library = self.library()
        aside, self._told = library.set_aside, library.set_aside or self._told
        if aside is None or aside == before:
            return State(library.read_only, no_backup=self._back_up(library))
        return State(library.read_only, aside, next(iter(library.backups()), None), self._back_up(library))

    def _back_up(self, library: "Library") -> PlannerError | None:
        """At the start, or with the first step of the day; tried again until it works."""
        day = datetime.fromtimestamp(self._now()).date()
        if day != self._day:
            try:
                if not any(kept.steps for kept in (*library.courses(), *library.trashed())):
                    return None  # courses as they came are not worth the copy of a whole day
                library.back_up()
            except PlannerError as error:
                return error
            self._day = day
        return None

    def write(self, changes: Sequence[Change], note: str | None, anew: bool) -> Outcome:
        """All changes in order, then what is open. `anew`: open the file again where it cannot be written."""
        done = Outcome()
        done.trouble = self._write_rest(changes, note, done)
        if anew and (done.trouble or self.library().read_only):
            done.trouble = self._reopened() or self._write_rest(changes, note, done)
        if done.trouble is None and (done.written or anew):
            done.state = self._state()
        return done

    def _write_rest(self, changes: Sequence[Change], note: str | None, done: Outcome) -> PlannerError | None:
        """What is in the way of writing anything."""
        from routeplanner.library import Unwritable

        try:
            library = self.library()
            for k, change in enumerate(changes):
                if k not in done.written and change.course_id not in {*done.refused, *done.crashed}:
                    self._write_one(k, change, library, done)
            if note is not None:
                library.remember(OPEN, note)
                done.noted = note
        except Unwritable as error:
            return error
        return None

    def _write_one(self, k: int, change: Change, library: "Library", done: Outcome) -> None:
        """One course must not hold up the others. Raises Unwritable."""
        from routeplanner.library import Unwritable

        try:
            change.write(library, self._revisions)
            done.written.add(k)
        except Unwritable:
            raise
        except PlannerError as error:
            done.refused[change.course_id] = error
        except Exception as error:  # noqa: BLE001  it is shown, and the change stays where it is
            done.crashed[change.course_id] = error

    def _reopened(self) -> PlannerError | None:
        """Why the file could not be opened again."""
        try:
            self.library().reopen()
        except PlannerError as error:
            return error
        return None

    def read_open(self) -> Found:
        """What was open last and is still kept, and which of it was on screen."""
        note = json.loads(self.library().recall(OPEN) or "{}")
        found = self.load(note.get("ids", []))
        found.current = note.get("current")
        return found

    def load(self, ids: Sequence[str]) -> Found:
        """Those that are neither deleted nor in the trash; one that cannot be read never stops the others."""
        library, found = self.library(), Found()
        known = {kept.id for kept in library.courses()}
        for course_id in ids:
            if course_id in known:
                try:
                    found.loaded.append(library.load(course_id))
                except PlannerError as error:
                    found.unread.append(error)
        self._revisions.update({each.course.id: each.revision for each in found.loaded})
        return found

    def listed(self) -> Listed:
        library = self.library()
        return library.courses(), library.trashed(), library.backups()

    def restore_backup(self, path: Path) -> Found:
        self.library().restore_backup(path)
        self._revisions.clear()
        return self.read_open()
