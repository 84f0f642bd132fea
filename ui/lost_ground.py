"""What an edit took away is named for as long as undo would bring just that back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from routeplanner.errors import PlannerError
from routeplanner.words import _, ngettext
from ui.document import Document
from ui.notices import Notice
from ui.workbench import Workbench

KEY = "dropped"


class LostGround(QObject):
    """One notice. It goes when its step is not the last one any more, and when another course comes on screen."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._document: Document | None = None
        self._position = 0
        bench.shelf.opened.connect(lambda document: document.changed.connect(lambda _course: self._on_step(document)))
        bench.shelf.closed.connect(lambda _course_id: self._on_closed())
        bench.shelf.current_changed.connect(self._on_another)

    def tell(self, document: Document, names: Sequence[str]) -> None:
        """Name what the last step of `document` took away."""
        self._document, self._position = document, document.position
        words = ngettext("{n} mark lost its ground: {names}.", "{n} marks lost their ground: {names}.", len(names))
        text, hint = words.format(n=len(names), names=", ".join(names)), _("Undo brings them back.")
        self._bench.notice.emit(Notice(text, hint, ((_("Undo"), self._undo),), KEY))

    def _undo(self) -> None:
        document = self._document
        self._withdraw()
        if document is not None:
            try:
                document.undo()
            except PlannerError as error:  # a step of an earlier day that the library cannot read
                self._bench.notice.emit(Notice(error.message, error.hint, key="library"))

    def _on_step(self, document: Document) -> None:
        if document is self._document and document.position != self._position:
            self._withdraw()

    def _on_closed(self) -> None:
        if self._document not in self._bench.shelf.documents:
            self._withdraw()

    def _on_another(self, document: Document | None) -> None:
        if document is not self._document:
            self._withdraw()

    def _withdraw(self) -> None:
        if self._document is not None:
            self._document = None
            self._bench.withdrawn.emit(KEY)
