"""The toolbar: open, undo, redo, the race line, and the one primary button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from routeplanner.words import _
from ui import plain
from ui.actions import Actions
from ui.panels import entry_words
from ui.panels.fitting_button import GAP
from ui.style import icons
from ui.style.palette import Theme

if TYPE_CHECKING:
    from routeplanner.course import Course

LONGEST_NAME, SHORTEST_NAME = 240, 90  # [px]
PADDING = 56  # [px] of the race line: icon, its gap, and room at both ends


class ToolBar(QToolBar):
    """`race_clicked()`: the race line, which opens the form "Race"; `entry_wanted(id)` from its menu of entries."""

    race_clicked = Signal()
    entry_wanted = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(_("Toolbar"), parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(round(icons.SIZE), round(icons.SIZE)))  # sharp screens get larger ones otherwise
        self._words(actions, "open", _("Open"))
        self.addSeparator()
        self._words(actions, "draw", _("Draw"))
        self._words(actions, "snap", _("Snap"))
        self.addSeparator()
        self._words(actions, "undo", _("Undo"))
        self._words(actions, "redo", _("Redo"))
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.race = RaceLine()
        self.race.clicked.connect(self.race_clicked)
        self.race.chosen.connect(self.entry_wanted)
        self._line = self.addWidget(self.race)  # a tool bar shows and hides its widgets by their actions
        gap = QWidget()
        gap.setFixedWidth(10)
        self.addWidget(gap)
        self.print_button = QPushButton(GAP + _("Print sheet"))
        self.print_button.setAccessibleName(_("Print sheet"))
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
        entry, parts = course.entry, []
        if whose := entry_words.on_screen(course):
            parts.append(whose)
        if course.day is not None:
            parts.append(course.day.strftime("%a %d %b %Y"))
        if entry.start is not None:
            parts.append(_("start {time}").format(time=entry.start.strftime("%H:%M")))
        said = entry_words.goal_words(entry.goal)
        parts.append(_("goal {goal}").format(goal=said) if said else _("set a goal"))
        self.race.say(course.name, tuple(parts))
        lines = ((e.id, entry_words.line(course, k)) for k, e in enumerate(course.entries))
        self.race.offer(tuple(lines) if len(course.entries) > 1 else (), entry.id)

    def dress(self, theme: Theme) -> None:
        """Icons in the colours of a theme."""
        self.race.setIcon(icons.icon("calendar-days", theme))
        self.print_button.setIcon(icons.icon("printer", theme, "on_accent"))

    def _words(self, actions: Actions, name: str, text: str) -> None:
        button = QToolButton()
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(text)
        words = f"{GAP}{text}"
        button.setText(words)
        actions[name].changed.connect(lambda: button.setText(words))  # the menu may say more: "Undo set grade"
        self.addWidget(button)


class RaceLine(QPushButton):
    """The race in one line. With little room the name is cut short, then only the goal is left of the rest.

    `chosen(id)` for an entry of its menu, which comes with a right click or the menu key where there are several.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name, self._shown = "", ""
        self._entries: tuple[tuple[str, str], ...] = ()
        self._parts: tuple[str, ...] = ("",)
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, name: str, parts: tuple[str, ...]) -> None:
        """The name, then day, start and goal as far as they are known."""
        self._name, self._parts = name, parts
        whole = ", ".join((name, *parts))
        self.setAccessibleName(_("Race: {words}").format(words=whole))
        self.setToolTip(plain.tip(whole))
        self._fit()
        self.updateGeometry()

    def offer(self, entries: tuple[tuple[str, str], ...], shown: str) -> None:
        """Entries to choose from, as (id, words), and the id of the one on screen."""
        self._entries, self._shown = entries, shown
        self.setAccessibleDescription(_("Its menu has all entries.") if entries else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._entries:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry_id, text in self._entries:
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(entry_id == self._shown)
            action.triggered.connect(lambda _on=False, entry_id=entry_id: self.chosen.emit(entry_id))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        name = min(self._across(self._name), LONGEST_NAME)
        return QSize(name + self._across(_joined("", *self._parts)) + PADDING, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(SHORTEST_NAME + self._across(_joined("", self._parts[-1])) + PADDING, 30)

    def _across(self, text: str) -> int:
        self.ensurePolished()  # the style sheet has a word on the font
        return self.fontMetrics().horizontalAdvance(text) + 1  # its widths are rounded

    def _fit(self) -> None:
        room, parts = self.width() - PADDING, self._parts
        if self._across(_joined("", *parts)) + SHORTEST_NAME > room:
            parts = parts[-1:]
        left = min(LONGEST_NAME, room - self._across(_joined("", *parts)))
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, left)
        self.setText(GAP + _joined(name, *parts).replace("&", "&&"))


def _joined(*parts: str) -> str:
    return "   ".join(parts)
