"""The toolbar: open, undo, redo, the race line, and the one primary button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from routeplanner import units
from routeplanner.words import _
from ui.actions import Actions
from ui.style import icons
from ui.style.palette import Theme

if TYPE_CHECKING:
    from routeplanner.course import Course

ICON = 17  # [px]


class ToolBar(QToolBar):
    """`race_clicked()`: the race line, which opens the form "Race"."""

    race_clicked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Toolbar"), parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._words(actions, "open", _("Open"))
        self.addSeparator()
        self._words(actions, "draw", _("Draw"))
        self.addSeparator()
        self._words(actions, "undo", _("Undo"))
        self._words(actions, "redo", _("Redo"))
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.race = QPushButton()
        self.race.setFixedHeight(30)
        self.race.clicked.connect(self.race_clicked)
        self._line = self.addWidget(self.race)  # a tool bar shows and hides its widgets by their actions
        gap = QWidget()
        gap.setFixedWidth(10)
        self.addWidget(gap)
        self.print_button = QPushButton(_("Print sheet"))
        self.print_button.setProperty("primary", "true")
        self.print_button.setFixedHeight(32)
        self.print_button.clicked.connect(actions["print"].trigger)
        self.addWidget(self.print_button)
        self.show_course(None)

    def show_course(self, course: "Course | None") -> None:
        """The race line: name, day, start, goal."""
        self._line.setVisible(course is not None)
        self.print_button.setEnabled(course is not None)
        if course is None:
            return
        entry, parts = course.entry, [course.name if len(course.name) < 36 else course.name[:34] + "…"]
        if course.day is not None:
            parts.append(course.day.strftime("%a %d %b %Y"))
        if entry.start is not None:
            parts.append(_("start {time}").format(time=entry.start.strftime("%H:%M")))
        parts.append(_("goal {goal}").format(goal=goal_words(course)) if entry.goal else _("set a goal"))
        self.race.setText("   ".join(parts).replace("&", "&&"))
        self.race.setAccessibleName(_("Race: {words}").format(words=", ".join(parts)))

    def dress(self, theme: Theme) -> None:
        """Icons in the colours of a theme."""
        self.race.setIcon(icons.icon("calendar-days", theme))
        self.print_button.setIcon(icons.icon("printer", theme, "on_accent"))

    def _words(self, actions: Actions, name: str, text: str) -> None:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(text)
        actions[name].changed.connect(lambda: button.setText(text))  # the menu may say more: "Undo set grade"
        self.addWidget(button)


def goal_words(course: "Course") -> str:
    """3:40, 5:17 /km or 90 % effort."""
    goal = course.entry.goal
    if goal is None:
        return ""
    if goal.kind == "time":
        return units.duration(goal.value, with_seconds=bool(goal.value % 60))
    if goal.kind == "pace":
        return units.Units().pace_with_unit(goal.value / 1000.0)
    return _("{share} effort").format(share=units.percent(goal.value, sign=False))
