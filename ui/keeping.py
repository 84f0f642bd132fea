"""Keeps the open courses in the library: every step at once, off the GUI thread, in the order they were made."""

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.document import Document
from ui.notices import Notice
from ui.workbench import Workbench

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.course import Course
    from routeplanner.library import Library, Loaded

OPEN = "open courses"  # what the library remembers under this name


class Keeper(QObject):
    """Stands between the open documents and the library. `saved()` when all that was edited is on the disk,
    `listed(tuple[Kept], tuple[Kept], tuple[Backup])` for whoever asked: what is kept, what lies in the trash, and
    backups; `replaced()` when a backup has taken the place of all that is kept."""

    saved = Signal()
    listed = Signal(object, object, object)
    replaced = Signal()
    _answered = Signal(object, object)

    def __init__(self, bench: Workbench, folder: Path) -> None:
        super().__init__(bench)
        self._bench, self._folder = bench, folder
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._library: Library | None = None
        self._revisions: dict[str, int] = {}  # the worker's own
        self._files: dict[str, Path] = {}
        self._waiting = 0
        self._loading = False
        self._answered.connect(self._on_answer)
        bench.shelf.opened.connect(self._on_opened)
        bench.shelf.closed.connect(lambda _id: self._note_open())
        bench.shelf.current_changed.connect(lambda _document: self._note_open())
        bench.imported.connect(lambda course_id, path: self._files.update({course_id: path}))
        self._do(self._open, self._on_library)

    @property
    def busy(self) -> bool:
        """Whether an edit is still on its way to the disk."""
        return self._waiting > 0

    def open_last(self) -> None:
        """What was open when the window was closed; the sample at the first start."""
        self._do(self._read_open, self._on_open_list)

    def open_kept(self, course_id: str) -> None:
        """A course of the library, with its steps."""
        self._do(partial(self._load, [course_id]), self._on_loaded)

    def list_kept(self) -> None:
        """Ask for all courses that are kept, see `listed`."""
        self._do(
            lambda library: (library.courses(), library.trashed(), library.backups()),
            lambda found: self.listed.emit(*(found or ((), (), ()))),
        )

    def trash(self, course_id: str) -> None:
        """Off every list, and nothing is lost: the trash gives it back."""
        self._do(lambda library: library.trash(course_id))

    def restore(self, course_id: str) -> None:
        """Out of the trash and on screen, with all its steps."""
        self._do(lambda library: library.restore(course_id))
        self.open_kept(course_id)

    def restore_backup(self, path: Path) -> None:
        """All that is kept becomes what it was on another day; what it is now becomes a backup."""
        self._do(partial(self._restore_backup, path), self._on_restored)

    def close(self) -> None:
        """Wait until everything is on the disk, and let go of it."""
        self._worker.shutdown(wait=True)
        if self._library is not None:
            self._library.close()

    # from documents to the library

    def _on_opened(self, document: Document) -> None:
        course_id = document.course.id
        document.stepped.connect(lambda text, course: self._do(partial(self._save, text, course)))
        document.amended.connect(lambda course: self._do(partial(self._amend, course)))
        document.moved.connect(lambda position: self._do(partial(self._move, course_id, position)))
        if not self._loading:
            self._do(partial(self._add, document.course, self._files.pop(course_id, None)))
        self._note_open()

    def _note_open(self) -> None:
        current = self._bench.shelf.current
        ids = [d.course.id for d in self._bench.shelf.documents]
        note = json.dumps({"ids": ids, "current": current.course.id if current else None})
        self._do(lambda library: library.remember(OPEN, note))

    # the worker's part: library calls, one after the other

    def _open(self, _none: object) -> "Library":
        from routeplanner.library import Library

        self._folder.mkdir(parents=True, exist_ok=True)
        library = Library(self._folder)
        self._library = library
        if library.courses() or library.trashed():  # an empty copy would stand in the place of today's
            library.back_up()
        return library

    def _add(self, course: "Course", path: Path | None, library: "Library") -> None:
        original = path.read_bytes() if path is not None and path.is_file() else None
        self._revisions[course.id] = library.add(course, original, path.name if path else "")

    def _save(self, text: str, course: "Course", library: "Library") -> None:
        self._write(course, library, lambda revision: library.save(course.id, text, course, revision))

    def _amend(self, course: "Course", library: "Library") -> None:
        self._write(course, library, lambda revision: library.amend(course.id, course, revision))

    def _write(self, course: "Course", library: "Library", write: "Callable[[int], int]") -> None:
        from routeplanner.library import Conflict
        from routeplanner.route import new_id

        try:
            self._revisions[course.id] = write(self._revisions.get(course.id, 0))
        except Conflict:
            library.add(replace(course, id=new_id(), name=_("{name}, a copy").format(name=course.name)))
            raise

    def _move(self, course_id: str, position: int, library: "Library") -> None:
        self._revisions[course_id] = library.move(course_id, position, self._revisions.get(course_id, 0))

    def _restore_backup(self, path: Path, library: "Library") -> "tuple[list[Loaded], str | None]":
        library.restore_backup(path)
        self._revisions.clear()
        return self._read_open(library)

    def _read_open(self, library: "Library") -> "tuple[list[Loaded], str | None]":
        note = json.loads(library.recall(OPEN) or "{}")
        known = {kept.id for kept in library.courses()}
        return self._load([i for i in note.get("ids", []) if i in known], library), note.get("current")

    def _load(self, ids: list[str], library: "Library") -> "list[Loaded]":
        loaded = [library.load(course_id) for course_id in ids]
        self._revisions.update({found.course.id: found.revision for found in loaded})
        return loaded

    def _do(self, call: "Callable[[Any], Any]", done: "Callable[[Any], None] | None" = None) -> None:
        """One library call after those before it."""
        self._waiting += 1
        future = self._worker.submit(partial(self._call, call))
        future.add_done_callback(lambda f: self._answered.emit(f, done))

    def _call(self, call: "Callable[[Any], Any]") -> Any:
        if self._library is None and call != self._open:
            return None  # it could not be opened: that has been said, and the courses stay in memory
        return call(self._library)

    # answers, in the GUI thread

    def _on_answer(self, future: "Future[Any]", done: "Callable[[Any], None] | None") -> None:
        self._waiting -= 1
        error = future.exception()
        if error is None:
            if done is not None:
                done(future.result())
            if not self._waiting:
                self.saved.emit()
            return
        if isinstance(error, PlannerError):
            self._bench.notice.emit(Notice(error.message, error.hint, key="library"))
        else:
            self._bench.tasks.crashed.emit("library", error)

    def _on_library(self, library: "Library") -> None:
        if library.read_only is not None:
            error = library.read_only
            self._bench.notice.emit(Notice(error.message, error.hint, key="library"))
        if library.set_aside is not None:
            text = _("The library was damaged. It is kept as {file}.").format(file=library.set_aside.name)
            self._bench.notice.emit(Notice(text, _("File > Kept courses restores a backup."), key="library"))

    def _on_open_list(self, found: "tuple[list[Loaded], str | None] | None") -> None:
        loaded, current = found or ([], None)
        self._on_loaded(loaded)
        if not loaded:
            self._bench.open_samples()
        elif current in {d.course.id for d in self._bench.shelf.documents}:
            self._bench.shelf.show(str(current))

    def _on_restored(self, found: "tuple[list[Loaded], str | None] | None") -> None:
        self.replaced.emit()
        self._on_open_list(found)

    def _on_loaded(self, loaded: "list[Loaded] | None") -> None:
        for each in loaded or ():
            self._loading = True
            document = self._bench.shelf.open(each.course)
            self._loading = False
            assert self._library is not None
            document.remember(each.texts, each.position, partial(self._library.step, each.course.id))
