"""The dialog "Runner and settings": you, units and network, and every number that somebody chose."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from routeplanner.plan.runner import Runner
from routeplanner.route import new_id
from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.asked import Asked
from ui.panels.runner_numbers import NumbersPage
from ui.panels.runner_units import UnitsPage
from ui.panels.runner_you import YouPage
from ui.preferences import ME, Preferences
from ui.style import screen

SIZE = (620, 640)  # [px]
Button = QDialogButtonBox.StandardButton


class RunnerDialog(QDialog):
    """`preferences_wanted(Preferences)` when they are applied; then, where a race on one of `courses` (id, name) is
    given, `recent_wanted(course id, time [s], runner id)`. A wrong field says so beside itself, and nothing is lost.

    `who`: the id of the runner whose figures are shown first.
    """

    preferences_wanted = Signal(object)
    recent_wanted = Signal(str, float, str)

    def __init__(
        self,
        preferences: Preferences,
        units: Units,
        parent: QWidget | None = None,
        courses: Sequence[tuple[str, str]] = (),
        who: str = ME,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Runner and settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences, self._who = preferences, preferences.known(who)
        self._learn: dict[str, tuple[str, float]] = {}  # by runner: what was asked for before another one came
        self.you, self.looks, self.numbers = YouPage(courses), UnitsPage(), NumbersPage()
        self.you.who.chosen.connect(self._choose)
        self.you.who.add_wanted.connect(self._add)
        self.you.who.remove_wanted.connect(self._remove)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        for page, title in (
            (self.you, _("You")),
            (self.looks, _("Units and network")),
            (self.numbers, _("Numbers")),
        ):
            self.pages.addTab(page, title)
        self.buttons = QDialogButtonBox(Button.Ok | Button.Apply | Button.Cancel)
        self.buttons.button(Button.Ok).setText(_("Save"))
        self.buttons.button(Button.Ok).setProperty("primary", "true")
        self.buttons.button(Button.Ok).clicked.connect(self._save)
        self.buttons.button(Button.Apply).clicked.connect(self.apply)
        self.buttons.rejected.connect(self.reject)
        self.buttons.setContentsMargins(16, 10, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.buttons)
        self.resize(screen.fitting(self, *SIZE))
        self._show(preferences)
        self.you.name.edit.setFocus()

    def follow(self, preferences: Preferences) -> None:
        """They have changed elsewhere, as when a race has been learned from: what is typed here stays."""
        runner, before = preferences.runner_of(self._who), self._preferences.runner_of(self._who)
        if runner.recent != before.recent:
            self._preferences = self._preferences.with_runner(self._who, replace(before, recent=runner.recent))
            self.you.level.show_runner(runner, preferences.settings, Units(preferences.units))

    def _given(self) -> tuple[Preferences, Asked | None]:
        """The preferences with what the page "You" says of the runner on it, and the field that is wrong."""
        p = self._preferences
        wanted, learn, wrong = self.you.answer(replace(p, runner=p.runner_of(self._who)))
        if wrong is not None:
            return p, wrong
        if learn is not None:
            self._learn[self._who] = learn
        return replace(wanted, runner=p.runner).with_runner(self._who, wanted.runner), None

    def _choose(self, runner_id: str) -> None:
        given, wrong = self._given()
        if wrong is not None:
            self.you.who.stay()
            self._reveal(self.you, wrong.edit)
            return
        self._preferences, self._who = given, runner_id
        self._show_runner(self._learn.get(runner_id))

    def _add(self) -> None:
        given, wrong = self._given()
        if wrong is not None:
            self._reveal(self.you, wrong.edit)
            return
        self._who = new_id()
        self._preferences = given.with_runner(self._who, Runner(_("Runner {n}").format(n=len(given.runners) + 1)))
        self._show_runner()
        self.you.name.edit.selectAll()
        self._reveal(self.you, self.you.name.edit)

    def _remove(self) -> None:
        self._preferences = self._preferences.without_runner(self._who)
        self._learn.pop(self._who, None)
        self._who = ME
        self._show_runner()

    def _show_runner(self, learn: tuple[str, float] | None = None) -> None:
        p = self._preferences
        self.you.show_preferences(replace(p, runner=p.runner_of(self._who)), learn)
        self.you.who.show_runner(p, self._who)

    def apply(self) -> bool:
        """Say what is wanted; False where a field is wrong."""
        wanted, wrong = self._given()
        if wrong is not None:
            return self._reveal(self.you, wrong.edit)
        wanted, wrong = self.looks.answer(wanted)
        if wrong is not None:
            return self._reveal(self.looks, wrong.edit)
        wanted, number = self.numbers.answer(wanted)
        if number is not None:
            self.pages.setCurrentWidget(self.numbers)
            self.numbers.reveal(number)
            return False
        learn, self._learn = self._learn, {}
        self._show(wanted, learn.get(self._who))
        self.preferences_wanted.emit(wanted)
        for runner_id, (course_id, time) in learn.items():
            self.recent_wanted.emit(course_id, time, runner_id)
        return True

    def _show(self, preferences: Preferences, learn: tuple[str, float] | None = None) -> None:
        self._preferences = preferences
        self._show_runner(learn)
        for page in (self.looks, self.numbers):
            page.show_preferences(preferences)

    def _save(self) -> None:
        if self.apply():
            self.accept()

    def _reveal(self, page: QWidget, field: QWidget) -> bool:
        self.pages.setCurrentWidget(page)
        if page is self.you:
            self.you.ensureWidgetVisible(field)
        field.setFocus()
        return False
