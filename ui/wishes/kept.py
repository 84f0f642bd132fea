"""What the runner wants of the library: what is kept, the trash, a backup."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from routeplanner.words import _, ngettext
from ui.main_window import MainWindow
from ui.notices import Notice
from ui.wishes.unkept import UnkeptWishes

if TYPE_CHECKING:
    from routeplanner.library import Backup, Kept
    from ui.keeping import Keeper

SAID = 4000  # [ms] for which the status bar says that all is saved


class KeptWishes:
    """Nothing is done until there is a `keeper`."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.bench = window, window.bench
        self.keeper: Keeper | None = None
        self.unkept: UnkeptWishes | None = None
        self._asked = False  # whether the runner waits to hear that it is saved

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        return {"kept": self._list, "save": self._save, "delete": self._delete}

    def keep(self, keeper: "Keeper") -> None:
        """From now on every course is kept."""
        self.keeper = keeper
        keeper.listed.connect(self._show)
        keeper.replaced.connect(self._on_replaced)
        keeper.saved.connect(self._on_saved)
        self.window.closing.connect(keeper.close)
        self.unkept = UnkeptWishes(self.window, keeper)

    def _save(self) -> None:
        """Nothing needs it, but a runner who asks gets an answer, and what could not be kept is tried again."""
        keeper = self.keeper
        if keeper is None:
            return
        self._asked = keeper.busy and keeper.trouble is None
        if keeper.trouble is None:
            self._say(_("Saving…") if keeper.busy else _("Saved. Every step is kept as soon as it is made."))
            return
        count = keeper.waiting
        words = ngettext("{n} change is not kept. Trying again…", "{n} changes are not kept. Trying again…", count)
        self._say(words.format(n=count) if count else f"{_('Nothing is waiting to be kept.')} {keeper.trouble.message}")
        keeper.try_again()

    def _on_saved(self) -> None:
        if self._asked:
            self._asked = False
            self._say(_("Saved. Every step is kept as soon as it is made."))

    def _say(self, text: str) -> None:
        self.window.status.showMessage(text, SAID)

    def _list(self) -> None:
        if self.keeper is not None:
            self.keeper.list_kept()

    def _show(self, kept: "tuple[Kept, ...]", trashed: "tuple[Kept, ...]", backups: "tuple[Backup, ...]") -> None:
        from ui.panels.kept import KeptDialog

        dialog = KeptDialog(kept, trashed, backups, self.window)
        dialog.open_wanted.connect(self._open)
        dialog.trash_wanted.connect(self._trash)
        dialog.original_wanted.connect(self._export_original)
        if self.keeper is not None:
            dialog.restore_wanted.connect(self.keeper.restore)
            dialog.backup_wanted.connect(self.keeper.restore_backup)
        dialog.open()

    def _export_original(self, course_id: str) -> None:
        if self.keeper is not None:
            self.keeper.find_original(course_id, self._save_original)

    def _save_original(self, original: "tuple[str, bytes] | None") -> None:
        """Byte for byte as it came, wherever the runner wants it."""
        if original is None:  # another window deleted the course meanwhile
            self.bench.notice.emit(Notice(_("The original file is not in the library."), key="export"))
            return
        from ui import exporting

        exporting.export_original(self.bench, self.window, *original)

    def _on_replaced(self) -> None:
        """Another library: its courses come instead of those that were open."""
        for document in self.bench.shelf.documents:
            self.bench.shelf.close(document.course.id)
        text = _("The backup is restored. What was kept before it is a backup now.")
        self.bench.notice.emit(Notice(text, "", key="library"))

    def _is_open(self, course_id: str) -> bool:
        return course_id in {d.course.id for d in self.bench.shelf.documents}

    def _open(self, course_id: str) -> None:
        if self._is_open(course_id):
            self.bench.shelf.show(course_id)
        elif self.keeper is not None:
            self.keeper.open_kept(course_id)

    def _trash(self, course_id: str) -> None:
        if self.keeper is not None:
            if self._is_open(course_id):
                self.bench.shelf.close(course_id)
            self.keeper.trash(course_id)

    def _delete(self) -> None:
        current, keeper = self.bench.shelf.current, self.keeper
        if current is None or keeper is None:
            return
        course_id, name = current.course.id, current.course.name
        self._trash(course_id)

        def restore() -> None:
            self.bench.withdrawn.emit(f"trash {course_id}")
            keeper.restore(course_id)

        text = _("{name} is in the trash.").format(name=name)
        self.bench.notice.emit(Notice(text, "", ((_("Restore"), restore),), f"trash {course_id}"))
