"""What stands in the middle when no course is open: every offer works offline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.style import fonts

WIDTH = 560  # [px]


class Welcome(QWidget):
    """`sample_wanted()`, `open_wanted()`, `runner_wanted()`."""

    sample_wanted = Signal()
    open_wanted = Signal()
    runner_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = _card()
        title = QLabel(_("Plan your first descent"))
        title.setFont(fonts.font(fonts.KEY_FIGURE, fonts.SEMIBOLD))
        words = QLabel(_("Routeplanner finds every descent on a route, paces it, and prints a sheet for race day."))
        words.setProperty("words", "muted")
        words.setWordWrap(True)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 22, 24, 22)
        inside.setSpacing(10)
        inside.addWidget(title)
        inside.addWidget(words)
        self.sample = _offer(
            inside,
            _("Sample race: Null Island"),
            _("An invented island, so its elevation is exact. No connection needed."),
            _("Open the sample"),
        )
        self.sample.setProperty("primary", "true")
        self.open = _offer(
            inside, _("Drop a route here"), _("A GPX file: a race course, or a run of yours."), _("Open")
        )
        self.runner = _offer(
            inside, _("You, for pacing and stride"), _("A recent race or your flat pace; later is fine."), _("Runner")
        )
        self.sample.clicked.connect(self.sample_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.runner.clicked.connect(self.runner_wanted)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    card.setFixedWidth(WIDTH)
    return card


def _offer(into: QVBoxLayout, title: str, words: str, button: str) -> QPushButton:
    name, more, press = QLabel(title), QLabel(words), QPushButton(button)
    name.setFont(fonts.font(fonts.NAME, fonts.SEMIBOLD))
    more.setProperty("words", "muted")
    more.setWordWrap(True)
    text = QVBoxLayout()
    text.setSpacing(1)
    text.addWidget(name)
    text.addWidget(more)
    row = QHBoxLayout()
    row.setContentsMargins(0, 8, 0, 0)
    row.addLayout(text, 1)
    row.addWidget(press)
    into.addLayout(row)
    press.setAccessibleDescription(f"{title}. {words}")
    return press
