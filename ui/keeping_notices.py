"""What the window says about the library: why changes are not kept, and what can be done."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.notices import Notice
from ui.workbench import Workbench
from ui.writing import State

KEY, BACKUP = "not kept", "backup"


class KeepingNotices:
    """Says a thing once, not with every step: a notice that was put away stays away until something else is wrong."""

    def __init__(self, bench: Workbench, again: Callable[[], None], restore: Callable[[Path], None]) -> None:
        self._bench, self._again, self._restore = bench, again, restore
        self._said = ""
        self._no_backup = ""

    def trouble(self, error: PlannerError) -> None:
        """Changes are in this window only."""
        if error.message != self._said:
            self._said = error.message
            again = (_("Try again"), self._again)
            self._bench.notice.emit(Notice(error.message, error.hint, (again,), KEY))

    def no_trouble(self) -> None:
        """All is kept again."""
        self._said = ""
        self._bench.withdrawn.emit(KEY)

    def forget(self) -> None:
        """The runner wants to hear it again."""
        self._said = ""

    def say(self, error: PlannerError) -> None:
        self._bench.notice.emit(Notice(error.message, error.hint))

    def copied(self, error: PlannerError) -> None:
        """What the runner sees goes on beside what the library has."""
        hint = _("Your version is kept beside it as a copy.")
        self._bench.notice.emit(Notice(error.message, hint, key="copy"))

    def beside(self, name: str) -> None:
        """What was done while a backup was being restored."""
        text = _("What you did while the backup was being restored is kept as {name}.").format(name=name)
        self._bench.notice.emit(Notice(text, _("The version before it is in the backup of what was kept."), key="copy"))

    def crash(self, error: Exception) -> None:
        if str(error) != self._said:
            self._said = str(error)
            self._bench.tasks.crashed.emit("library", error)

    def state(self, state: State) -> None:
        """A library that can only be read, a damaged one, a backup that could not be made."""
        if state.read_only is not None:
            self.trouble(state.read_only)
        if state.set_aside is not None:
            self._offer(state)
        why = "" if state.no_backup is None else state.no_backup.message
        if why and why != self._no_backup:
            text = _("There is no backup of today: {why}").format(why=why)
            self._bench.notice.emit(Notice(text, _("Your courses themselves are kept."), key=BACKUP))
        elif self._no_backup and not why:
            self._bench.withdrawn.emit(BACKUP)
        self._no_backup = why

    def _offer(self, state: State) -> None:
        assert state.set_aside is not None
        text = _("The library was damaged. It is kept as {file}.").format(file=state.set_aside.name)
        newest = state.newest
        if newest is None:
            self._bench.notice.emit(Notice(text, _("There is no backup of it."), key="damage"))
            return
        day = datetime.fromtimestamp(newest.at).strftime("%d %b %Y, %H:%M")
        action = (_("Restore the backup of {day}").format(day=day), lambda: self._restore(newest.path))
        self._bench.notice.emit(Notice(text, _("File > Kept courses has older ones."), (action,), "damage"))
