"""What the runner wants of a range: to choose it, to name it, to leave only it, to take it out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from routeplanner.words import _
from ui import asked_for
from ui.drawing import Drawing
from ui.fresh import fresh
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.charts.ranges import Stretch

OF_A_RANGE = ("range_name", "range_crop", "range_remove")


class RangeWishes:
    """Each edit is one step. A range is what is selected on the profile, from metre to metre."""

    def __init__(self, window: MainWindow, drawing: Drawing) -> None:
        self.window, self.bench, self.drawing = window, window.bench, drawing

    def actions(self) -> dict[str, Callable[[], object]]:
        """What is done when an action is triggered, by its name."""
        return {
            "range_start": lambda: self._if_fresh(self.window.profile.begin_range),
            "range_end": lambda: self._if_fresh(self.window.profile.end_range),
            "range_name": lambda: self._on_range(self.name),
            "range_crop": lambda: self._on_range(self.crop),
            "range_remove": lambda: self._on_range(self.remove),
        }

    def link(self) -> None:
        """Wishes of the profile."""
        profile = self.window.profile
        profile.range_fit_wanted.connect(self.window.map.fit)
        profile.range_name_wanted.connect(self.name)
        profile.range_crop_wanted.connect(self.crop)
        profile.range_remove_wanted.connect(self.remove)
        profile.range_unname_wanted.connect(self.take_name_off)
        profile.set_offers(frozenset({"fit", "grade", "name", "crop", "remove"}))

    def _if_fresh(self, do: Callable[[], None]) -> None:
        if fresh(self.bench):
            do()

    def _on_range(self, do: Callable[[float, float], None]) -> None:
        stretch: Stretch | None = self.window.profile.range
        if stretch is not None:
            do(*stretch)

    def name(self, start: float, end: float) -> None:
        """Ask for a name of the stretch from `start` to `end` [m], or for another one where it has one."""
        current = self.bench.shelf.current
        if current is None:
            return
        from ui.panels.ask_name import AskName

        asked, u = current.course, self.window.units
        known = asked.range_at(start, end)
        part = f"{u.long_name} {u.distance_number(start, 2)}–{u.distance_number(end, 2)}"
        title = _("Name the range") if known is None else _("Rename the range")
        dialog = AskName(title, part, "" if known is None else known.name, self.window)

        def given(name: str) -> None:
            asked_for.bring(self.bench, asked)
            if known is None:
                text = _("Name {part}").format(part=part)
                self.bench.edit(text, lambda course: course.with_range(name, start, end))
            elif name != known.name:
                text = _("Rename {name}").format(name=known.name)
                self.bench.edit(text, lambda course: course.with_range_named(known.id, name))

        dialog.given.connect(given)
        dialog.open()

    def take_name_off(self, start: float, end: float) -> None:
        """The stretch from `start` to `end` [m] has no name any longer."""
        current = self.bench.shelf.current
        known = None if current is None else current.course.range_at(start, end)
        if known is not None:
            text = _("Take the name {name} off").format(name=known.name)
            self.bench.edit(text, lambda course: course.without_range(known.id))

    def crop(self, start: float, end: float) -> None:
        """Only the ground from `start` to `end` [m]."""
        from routeplanner import editing

        self.drawing.edit(_("Crop"), lambda route: editing.crop(route, start, end))

    def remove(self, start: float, end: float) -> None:
        """The course without the ground from `start` to `end` [m]: straight across where it is in the middle."""
        from routeplanner import editing

        self.drawing.edit(_("Remove the range"), lambda route: editing.remove(route, start, end))
