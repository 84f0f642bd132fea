"""The open courses, in the order they are listed, and the one on screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.document import Document, Stack

if TYPE_CHECKING:
    from routeplanner.course import Course


class Shelf(QObject):
    """Open documents. `opened(Document)`, `closed(course id)`, `current_changed(Document or None)`."""

    opened = Signal(object)
    closed = Signal(str)
    current_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: dict[str, Document] = {}
        self._current: Document | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self._documents.values())

    @property
    def current(self) -> Document | None:
        return self._current

    def document(self, course_id: str) -> Document:
        """The open document of a course. Raises KeyError."""
        return self._documents[course_id]

    def find(self, course_id: str) -> Document | None:
        """The open document of a course, None where it was closed."""
        return self._documents.get(course_id)

    def open(self, course: "Course", show: bool = True, stack: Stack | None = None) -> Document:
        """List a course, with the steps of an earlier day, and bring it on screen if `show`."""
        document = Document(course, self)
        if stack is not None:
            document.remember(stack)
        self._documents[course.id] = document
        self.opened.emit(document)
        if show:
            self.show(course.id)
        return document

    def show(self, course_id: str) -> None:
        """Bring an open course on screen."""
        document = self._documents[course_id]
        if document is not self._current:
            self._current = document
            self.current_changed.emit(document)

    def close(self, course_id: str) -> None:
        """Take a course off the list; the next one comes on screen."""
        document = self._documents.pop(course_id)
        if document is self._current:
            self._current = next(iter(self._documents.values()), None)
            self.current_changed.emit(self._current)
        self.closed.emit(course_id)
        document.deleteLater()
