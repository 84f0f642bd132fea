"""The dialog "Runner and settings": you, units and network, and every number that somebody chose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from routeplanner.units import Units
from routeplanner.words import _
from ui.panels.runner_numbers import NumbersPage
from ui.panels.runner_units import UnitsPage
from ui.panels.runner_you import YouPage
from ui.preferences import Preferences
from ui.style import screen

SIZE = (620, 640)  # [px]
Button = QDialogButtonBox.StandardButton


class RunnerDialog(QDialog):
    """`preferences_wanted(Preferences)` when they are applied; then, where a race on one of `courses` (id, name) is
    given, `recent_wanted(course id, time [s])`. A wrong field says so beside itself, and nothing is lost."""

    preferences_wanted = Signal(object)
    recent_wanted = Signal(str, float)

    def __init__(
        self,
        preferences: Preferences,
        units: Units,
        parent: QWidget | None = None,
        courses: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Runner and settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self.you, self.looks, self.numbers = YouPage(courses), UnitsPage(), NumbersPage()
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
        if preferences.runner.recent != self._preferences.runner.recent:
            self._preferences = preferences
            self.you.level.show_runner(preferences.runner, preferences.settings, Units(preferences.units))

    def apply(self) -> bool:
        """Say what is wanted; False where a field is wrong."""
        wanted, learn, wrong = self.you.answer(self._preferences)
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
        self._show(wanted, learn)
        self.preferences_wanted.emit(wanted)
        if learn is not None:
            self.recent_wanted.emit(*learn)
        return True

    def _show(self, preferences: Preferences, learn: tuple[str, float] | None = None) -> None:
        self._preferences = preferences
        self.you.show_preferences(preferences, learn)
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
