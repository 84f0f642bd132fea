"""Keeps the open courses in the library: every step at once, off the GUI thread, in the order they were made.

What cannot be written stays here, in order, and is tried again with the next step, on request and from time to time.
"""

import json
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui import changes
from ui.changes import Change
from ui.document import Document, Stack
from ui.keeping_notices import KeepingNotices
from ui.one_worker import OneWorker
from ui.workbench import Workbench
from ui.writing import Found, Outcome, State, Writing

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course

PAUSE = 10_000  # [ms] between two tries to write what could not be written [D]


class Keeper(QObject):
    """Stands between the open documents and the library. `saved()` when all that was edited is on the disk,
    `listed(tuple[Kept], tuple[Kept], tuple[Backup])` for whoever asked: what is kept, what lies in the trash, and
    backups; `replaced()` when a backup has taken the place of all that is kept; `troubled(PlannerError or None)`
    when changes cannot be kept, and when they are kept again."""

    saved = Signal()
    listed = Signal(object, object, object)
    replaced = Signal()
    troubled = Signal(object)

    def __init__(self, bench: Workbench, folder: Path, now: Callable[[], float] = time.time) -> None:
        super().__init__(bench)
        self._bench = bench
        self._notices = KeepingNotices(bench, self.try_again, self.restore_backup)
        self._worker = OneWorker("library", self)
        self._worker.idle.connect(self._on_idle)
        self._writing = Writing(folder, now)
        self._changes: list[Change] = []  # not written yet, the oldest first
        self._flight: Future[Any] | None = None  # the write that has not answered yet
        self._trouble: PlannerError | None = None
        self._read_only: PlannerError | None = None
        self._documents: dict[str, Document] = {}
        self._stacks: dict[str, Stack] = {}  # of closed courses with changes that are not written yet
        self._late: list[str] = []  # to be opened when the library has taken what is to be written about them
        self._files: dict[str, Path] = {}
        self._loading = self._last_wanted = self._again = self._closed = False
        self._noted = self._note()
        self.retry = QTimer(self, singleShot=True, interval=PAUSE)
        self.retry.timeout.connect(self.try_again)
        self._do(self._writing.open, self._on_state)
        self._follow(bench)

    def _follow(self, bench: Workbench) -> None:
        bench.imported.connect(lambda course_id, path: self._files.update({course_id: path}))
        bench.shelf.opened.connect(self._on_opened)
        bench.shelf.closed.connect(self._on_closed)
        bench.shelf.current_changed.connect(lambda _document: self._write())
        for document in bench.shelf.documents:
            self._on_opened(document)

    # how it stands

    @property
    def busy(self) -> bool:
        """Whether an edit is still on its way to the disk."""
        return self._worker.busy

    @property
    def trouble(self) -> PlannerError | None:
        """Why nothing can be kept now, None where all is well."""
        return self._trouble or self._read_only

    @property
    def waiting(self) -> int:
        """Changes that are not written yet."""
        return len(self._changes)

    @property
    def unkept(self) -> "tuple[Course, ...]":
        """What would be lost if the window went now."""
        return changes.unkept(self._changes)

    # what the runner wants

    def open_last(self) -> None:
        """What was open when the window was closed; the sample at the first start, or where that cannot be read."""
        self._last_wanted = True
        self._do(self._writing.read_open, self._on_open_list, self._bench.open_samples)

    def open_kept(self, course_id: str) -> None:
        """A course of the library, with its steps."""
        stack = self._stacks.pop(course_id, None)
        if stack is not None:
            self._open(stack)
        elif any(change.course_id == course_id for change in self._changes):
            self._late.append(course_id)
        else:
            self._do(partial(self._writing.load, [course_id]), self._on_loaded)

    def list_kept(self) -> None:
        """Ask for all courses that are kept, see `listed`."""
        self._notices.forget()  # who asks for the list hears why there is none
        self._do(self._writing.listed, lambda found: self.listed.emit(*found))

    def find_original(self, course_id: str, done: "Callable[[tuple[str, bytes] | None], None]") -> None:
        """Name and bytes of the file that a course came from, None where it came from none."""
        self._do(lambda: self._writing.library().original(course_id), done)

    def trash(self, course_id: str) -> None:
        """Off every list, and nothing is lost: the trash gives it back."""
        self._change(changes.trashed(course_id))

    def restore(self, course_id: str) -> None:
        """Out of the trash and on screen, with all its steps."""
        stack = self._stacks.get(course_id) if course_id in changes.touched(self._changes) else None
        self._change(changes.restored(course_id, None if stack is None else stack.course))
        self.open_kept(course_id)

    def restore_backup(self, path: Path) -> None:
        """All that is kept becomes what it was on another day; what it is now becomes a backup.

        Nothing is written before the answer: whatever is done until then was not done to what comes back.
        """
        if self.finish() and self.trouble is None:
            restore = partial(self._writing.restore_backup, path)
            self._flight = self._do(restore, self._on_restored, self._write)
        elif self.trouble is not None:  # what is not kept yet would be lost, and no backup of it made
            self._notices.trouble(self.trouble)

    def try_again(self) -> None:
        """Write what could not be written; the library is opened again if need be."""
        self._notices.forget()
        self._write(anew=True)

    def finish(self) -> bool:
        """Wait until everything is written or cannot be; whether nothing would be lost now."""
        if self._closed:
            return True  # that has been asked
        if self._flight is not None:
            self._worker.wait_for(self._flight)
        if self._changes and self._flight is None:
            self._write(anew=True)
        while self._flight is not None:  # an answer may bring more to write
            self._worker.wait_for(self._flight)
        return not self.unkept

    def close(self) -> None:
        """Wait for the worker, and let go of the library."""
        self._closed = True
        self.retry.stop()
        self._worker.close()
        self._writing.close()

    # from documents to the library

    def _on_opened(self, document: Document) -> None:
        course_id = document.course.id
        self._documents[course_id] = document
        document.stepped.connect(lambda text, course: self._change(changes.stepped(text, course)))
        document.amended.connect(lambda course: self._change(changes.amended(course)))
        document.moved.connect(lambda position: self._change(changes.moved(document.course, position)))
        if not self._loading:
            self._change(changes.added(document.course, self._files.pop(course_id, None)))
        self._write()

    def _on_closed(self, course_id: str) -> None:
        document = self._documents.pop(course_id)
        if any(change.course_id == course_id for change in self._changes):
            self._stacks[course_id] = document.stack
        self._write()

    def _change(self, change: Change) -> None:
        self._changes.append(change)
        if change.original is not None:
            self._do(change.original.read, self._on_read)
        self._write()

    def _note(self) -> str:
        """What is open now."""
        current = self._bench.shelf.current
        ids = [document.course.id for document in self._bench.shelf.documents]
        return json.dumps({"ids": ids, "current": current.course.id if current else None})

    def _write(self, anew: bool = False) -> None:
        """Everything that is not written yet, one write at a time. What was open last is noted until it is open."""
        note = None if self._last_wanted or self._note() == self._noted else self._note()
        self._again = self._again or (anew and self._flight is not None)
        if self._flight is None and not self._closed and (self._changes or note or anew):
            batch = tuple(self._changes)
            self._flight = self._do(partial(self._writing.write, batch, note, anew), self._on_written)

    def _do(
        self, call: Callable[[], Any], done: Callable[[Any], None], instead: Callable[[], None] | None = None
    ) -> "Future[Any]":
        return self._worker.do(call, done, partial(self._on_failed, instead))

    # answers, in the GUI thread

    def _on_failed(self, instead: Callable[[], None] | None, error: Exception) -> None:
        from routeplanner.library import Unwritable

        self._flight = None if self._flight is None or self._flight.done() else self._flight
        if not isinstance(error, PlannerError):
            self._notices.crash(error)
        elif isinstance(error, Unwritable):
            self._set_trouble(error)
        else:
            self._notices.say(error)
        if instead is not None:
            instead()

    def _on_written(self, outcome: Outcome) -> None:
        self._flight = None
        self._changes = [change for k, change in enumerate(self._changes) if k not in outcome.written]
        self._noted = outcome.noted or self._noted
        for course_id, error in outcome.refused.items():
            self._keep_copy(course_id, error)
        for crash in outcome.crashed.values():
            self._notices.crash(crash)
        left = {change.course_id for change in self._changes}
        self._stacks = {course_id: stack for course_id, stack in self._stacks.items() if course_id in left}
        if outcome.state is not None:
            self._on_state(outcome.state)
        stuck = next((_broken(crash) for crash in outcome.crashed.values()), None)
        self._set_trouble(outcome.trouble or stuck)
        again, self._again = self._again, False
        if again or self._trouble is None:
            self._write(anew=again)
        late, self._late = self._late, []
        for course_id in late:
            self.open_kept(course_id)
        if self._trouble is None and self._last_wanted:
            self._do(self._writing.read_open, self._on_late_list)

    def _on_read(self, trouble: PlannerError | None) -> None:
        if trouble is not None:
            self._notices.say(trouble)

    def _on_state(self, state: State) -> None:
        self._read_only = state.read_only
        self._notices.state(state)

    def _set_trouble(self, error: PlannerError | None) -> None:
        self._trouble = error
        if error is not None:
            self._notices.trouble(error)
            self.retry.start()
        elif self._read_only is None:
            self.retry.stop()
            self._notices.no_trouble()
        self.troubled.emit(error)

    def _on_idle(self) -> None:
        if not self._changes:
            self.saved.emit()

    def _keep_copy(self, course_id: str, error: PlannerError) -> None:
        """The library holds something else under this course: ours goes on beside it, with its steps."""
        document, stack = self._documents.get(course_id), self._stacks.pop(course_id, None)
        touched = any(c.course_id == course_id and c.course is not None for c in self._changes)
        self._changes = [change for change in self._changes if change.course_id != course_id]
        if document is not None:
            stack = document.stack
        if stack is None or not touched:
            self._notices.say(error)
            return
        more, copy = changes.copy_of(stack)
        self._changes += more
        self._notices.copied(error)
        if document is not None:
            self._open(copy, show=document is self._bench.shelf.current)
            self._bench.shelf.close(course_id)
            self._do(partial(self._writing.load, [course_id]), partial(self._on_loaded, show=False))

    def _on_open_list(self, found: Found) -> None:
        self._on_late_list(found)
        if not found.loaded:
            self._bench.open_samples()
        elif found.current in self._documents:
            self._bench.shelf.show(str(found.current))

    def _on_late_list(self, found: Found) -> None:
        """What was open last beside what is open now."""
        self._last_wanted = False
        self._on_loaded(found, show=False)

    def _on_restored(self, found: Found) -> None:
        """What was done since it was asked for goes on beside what has come back."""
        shown, listed = self._bench.shelf.current, set(self._documents)
        self.replaced.emit()
        done, self._changes = self._changes, []
        stacks, self._stacks = self._stacks, {}
        self._late.clear()
        self._flight = None
        self._on_open_list(found)
        for course_id in changes.touched(done):
            ours = [change for change in done if change.course_id == course_id]
            stack = stacks[course_id]
            if not ours[0].adds:
                ours, stack = changes.copy_of(stack)
                self._notices.beside(stack.course.name)
            self._changes += ours
            if course_id in listed:
                self._open(stack, show=shown is not None and shown.course.id == course_id)
        self._write()

    def _on_loaded(self, found: Found, show: bool = True) -> None:
        for error in found.unread:
            self._notices.say(error)
        for each in found.loaded:
            if each.course.id not in self._documents:
                recall = partial(self._writing.library().step, each.course.id)
                states = tuple(each.course if n == each.position else None for n in range(len(each.texts) + 1))
                self._open(Stack(each.texts, states, each.position, recall), show)
        self._write()

    def _open(self, stack: Stack, show: bool = True) -> None:
        self._loading = True
        self._bench.shelf.open(stack.course, show, stack)
        self._loading = False


def _broken(crash: Exception) -> PlannerError:
    return PlannerError(_("A change cannot be kept ({reason}).").format(reason=crash), _("It is still in this window."))
