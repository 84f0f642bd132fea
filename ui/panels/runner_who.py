"""Whose figures the page "You" shows: every runner that is known, one more, one less."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from routeplanner.words import _
from ui.panels.page import NoWheel
from ui.preferences import ME, Preferences
from ui.style import fonts

PAD = 16  # [px]


class Who(QWidget):
    """`chosen(id)` for another runner, `add_wanted()`, `remove_wanted()`. Renaming is the page's own field."""

    chosen = Signal(str)
    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._who = ME
        self.runner = QComboBox()
        self.runner.setAccessibleName(_("Runner"))
        self.runner.installEventFilter(NoWheel(self))
        self.add, self.remove = QPushButton(_("Add runner")), QPushButton(_("Remove"))
        self.add.setToolTip(_("Somebody else who runs your courses, alone or in an entry beside yours."))
        self.remove.setAccessibleName(_("Remove the runner"))
        title = QLabel(_("Runner"))
        title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        title.setBuddy(self.runner)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 10, PAD, 8)
        row.setSpacing(8)
        row.addWidget(title)
        row.addWidget(self.runner, 1)
        for button, wanted in ((self.add, self.add_wanted), (self.remove, self.remove_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, wanted=wanted: wanted.emit())
            row.addWidget(button)
        self.runner.activated.connect(lambda _k: self.chosen.emit(self.runner.currentData()))

    def show_runner(self, p: Preferences, who: str) -> None:
        """All that are known, `who` chosen."""
        self._who = who
        self.runner.clear()
        for runner_id, name in p.runners:
            self.runner.addItem(name, runner_id)
        self.stay()
        self.remove.setEnabled(who != ME)
        self.remove.setToolTip("" if who != ME else _("Courses begin with this runner, who cannot be removed."))

    def stay(self) -> None:
        """The runner on the page cannot be left yet."""
        self.runner.setCurrentIndex(self.runner.findData(self._who))
