"""Edits of the line that a menu or the profile asks for."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from routeplanner.words import _, ngettext
from ui.drawing import Drawing
from ui.main_window import MainWindow
from ui.notices import Notice

if TYPE_CHECKING:
    from routeplanner.editing import Edited
    from routeplanner.route import Route

WHOLE = ("reverse", "out_and_back", "close_loop", "laps")  # edits of the whole line
SIMPLIFY = 5.0  # [m] what the line may be off after simplifying; our own choice


class RouteWishes:
    """Each edit is one step; what loses its ground is named by `Drawing.edit`."""

    def __init__(self, window: MainWindow, drawing: Drawing) -> None:
        self.bench, self.drawing = window.bench, drawing

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        do: dict[str, Callable[[], object]] = {
            "new": self.new,
            "remove_spikes": self._remove_spikes,
            "simplify": self._simplify,
        }
        return do | {name: partial(self._edit_whole, name) for name in WHOLE}

    def new(self) -> None:
        """A course without a line, and Draw."""
        self.bench.open_new()
        self.drawing.draw(True)

    def _edit_whole(self, name: str) -> None:
        from ui.drawing import whole_edits

        self.drawing.edit(*whole_edits()[name])

    def _remove_spikes(self) -> None:
        from routeplanner import editing

        def cleaned(route: "Route") -> "Edited":
            found = editing.remove_spikes(route)
            count = found.positions + found.elevations
            words = ngettext("{n} spike removed.", "{n} spikes removed.", count).format(n=count)
            self.bench.notice.emit(Notice(words, "" if count else _("The line is clean."), key="edit"))
            return found.edited

        self.drawing.edit(_("Remove spikes"), cleaned)

    def _simplify(self) -> None:
        from routeplanner import editing

        def simpler(route: "Route") -> "Edited":
            found = editing.simplify(route, SIMPLIFY)
            words = _("Simplified: the line is at most {off} m off.").format(off=f"{found.error:.1f}")
            self.bench.notice.emit(Notice(words, key="edit"))
            return found.edited

        self.drawing.edit(_("Simplify"), simpler)
