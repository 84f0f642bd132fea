"""The page "Numbers": every number behind a plan that somebody chose, whose it is, and how far it may go."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from routeplanner.plan import choices
from routeplanner.plan.choices import Choice
from routeplanner.plan.training import choices as training
from routeplanner.words import _
from ui.panels.page import NoWheel
from ui.panels.parts import Header, words
from ui.panels.runner_number import NumberRow
from ui.preferences import Preferences
from ui.style import fonts

TRAINING = "training."  # before the keys of the training block, which are its own


class NumbersPage(QWidget):
    """Rows are made when the page first comes into sight: there are more than a hundred."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._preferences = Preferences()
        self.rows: dict[str, NumberRow] = {}
        self._groups: list[tuple[QWidget, list[NumberRow]]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a number"))
        self.search.setAccessibleName(_("Find a number"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.reset = QPushButton(_("Reset all"))
        self.reset.clicked.connect(self._reset)
        self.nothing = words(_("No number is called that."), muted=True)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.area = QScrollArea()
        self.area.setAccessibleName(_("Numbers"))
        self.area.setWidgetResizable(True)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 6)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.reset)
        self.said = words(
            _("In metres and seconds, whatever units the window shows."), muted=True, size=fonts.SECONDARY
        )
        self.said.setContentsMargins(16, 0, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.said)
        column.addWidget(self.area, 1)

    def show_preferences(self, p: Preferences) -> None:
        """The numbers that hold now."""
        self._preferences = p
        for key, row in self.rows.items():
            row.show_value(_value(p, key))
        self._tell()

    def answer(self, p: Preferences) -> tuple[Preferences, NumberRow | None]:
        """The preferences with the numbers that stand here, and the first one that is outside its range."""
        if not self.rows:  # never looked at
            return p, None
        wrong = next((row for row in self.rows.values() if row.wrong), None)
        if wrong is not None:
            return p, wrong
        settings, trained = p.settings, p.training
        for key, row in self.rows.items():
            if row.value == _value(p, key):
                continue
            if key.startswith(TRAINING):
                trained = training.changed(trained, row.choice.key, row.value)
            else:
                settings = choices.changed(settings, key, row.value)
        return replace(p, settings=settings, training=trained), None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.rows:
            self._make()

    def reveal(self, row: NumberRow) -> None:
        """Scroll to a number and put the cursor into it."""
        self.search.clear()
        self.area.ensureWidgetVisible(row)
        row.number.setFocus()
        row.number.selectAll()

    def _make(self) -> None:
        content, calm = QWidget(), NoWheel(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for prefix, known in (("", choices.groups()), (TRAINING, training.groups())):
            for group in known:
                header, rows = Header(group.title), [self._row(prefix, choice, calm) for choice in group.choices]
                for widget in (header, *rows):
                    column.addWidget(widget)
                self._groups.append((header, rows))
        column.addWidget(self.nothing)
        column.addStretch(1)
        self.area.setWidget(content)
        self._find(self.search.text())
        self._tell()

    def _row(self, prefix: str, choice: Choice, calm: NoWheel) -> NumberRow:
        row = NumberRow(choice)
        row.show_value(_value(self._preferences, prefix + choice.key))
        row.number.installEventFilter(calm)
        row.value_changed.connect(self._tell)
        self.rows[prefix + choice.key] = row
        return row

    def _find(self, text: str) -> None:
        wanted = text.strip().lower()
        for header, rows in self._groups:
            for row in rows:
                row.setVisible(row.matches(wanted))
            header.setVisible(any(row.matches(wanted) for row in rows))
        self.nothing.setVisible(not any(row.matches(wanted) for row in self.rows.values()))

    def _reset(self) -> None:
        for row in self.rows.values():
            row.show_value(row.choice.default)

    def _tell(self) -> None:
        changed = sum(row.changed for row in self.rows.values())
        self.reset.setEnabled(changed > 0)
        self.reset.setText(_("Reset all {n}").format(n=changed) if changed > 1 else _("Reset all"))


def _value(p: Preferences, key: str) -> float:
    if key.startswith(TRAINING):
        return training.value(p.training, key.removeprefix(TRAINING))
    return choices.value(p.settings, key)
