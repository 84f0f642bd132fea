"""What stands in the middle when no course is open: every offer works offline."""

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.charts import marks
from ui.panels.labels import Icon
from ui.panels.sample_profile import SampleProfile
from ui.style import fonts, sheet

WIDTH, PAD, EDGE = 580, 24, 14  # [px]
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class Welcome(QWidget):
    """`sample_wanted()`, `open_wanted()`, `runner_wanted()`. The dashed line says that a file can be dropped here."""

    sample_wanted = Signal()
    open_wanted = Signal()
    runner_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample, self.open = QPushButton(_("Open the sample")), QPushButton(_("Open"))
        self.runner = QPushButton(_("Runner"))
        self.sample.setProperty("primary", "true")
        self.sample.clicked.connect(self.sample_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.runner.clicked.connect(self.runner_wanted)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addStretch(2)
        middle.addWidget(self._offers())
        middle.addWidget(_keys())
        middle.addStretch(3)
        row = QHBoxLayout(self)  # not an alignment: words that wrap then get the height they need
        row.setContentsMargins(EDGE * 2, EDGE * 2, EDGE * 2, EDGE * 2)
        row.addStretch(1)
        row.addLayout(middle)
        row.addStretch(1)

    def _offers(self) -> QFrame:
        card, title = _card(), QLabel(_("Plan your first descent"))
        title.setFont(fonts.font(fonts.KEY_FIGURE, fonts.SEMIBOLD))
        words = _muted(_("Routeplanner finds every descent on a route, paces it, and prints a sheet for race day."))
        card.setFixedWidth(WIDTH)
        sample = _card()
        inside = QVBoxLayout(sample)
        inside.setContentsMargins(14, 12, 14, 8)
        name = _("Sample race: Null Island")
        inside.addLayout(_offer("", name, _("Invented, so its elevation is exact. Works offline."), self.sample))
        inside.addWidget(SampleProfile())
        grid = QGridLayout(card)
        grid.setContentsMargins(PAD, 20, PAD, PAD)
        grid.setSpacing(12)
        grid.addWidget(title, 0, 0, 1, 2)
        grid.addWidget(words, 1, 0, 1, 2)
        grid.addWidget(sample, 2, 0, 1, 2)
        for column, offer in enumerate(
            (
                _offer("file-up", _("Drop a route here"), _("A GPX file: course or run"), self.open),
                _offer("footprints", _("You"), _("For pace and stride; later is fine"), self.runner),
            )
        ):
            small = _card()
            small.setLayout(offer)
            offer.setContentsMargins(14, 10, 14, 10)
            grid.addWidget(small, 3, column)
            grid.setColumnStretch(column, 1)
        return card

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(marks.pen(sheet.current().accent, 2.0, dash=(4.0, 3.0)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), 8, 8)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self.update()
        super().changeEvent(event)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("surface", "card")
    return card


def _muted(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("words", "muted")
    label.setWordWrap(True)
    return label


def _offer(icon: str, title: str, words: str, press: QPushButton) -> QHBoxLayout:
    name = QLabel(title)
    name.setFont(fonts.font(fonts.NAME, fonts.SEMIBOLD))
    text = QVBoxLayout()
    text.setSpacing(1)
    text.addWidget(name)
    text.addWidget(_muted(words))
    row = QHBoxLayout()
    row.setSpacing(12)
    if icon:
        row.addWidget(Icon(icon, "accent", 20.0))
    row.addLayout(text, 1)
    row.addWidget(press)
    press.setAccessibleDescription(f"{title}. {words}")
    return row


def _keys() -> QFrame:
    """The few keys that matter on the first day."""
    card, row = _card(), QHBoxLayout()
    row.addStretch(1)
    for key, words in (("Ctrl+O", _("open")), ("Ctrl+Z", _("undo")), ("Ctrl+P", _("print")), ("F1", _("all keys"))):
        cap = QLabel(key)
        cap.setProperty("surface", "key")
        cap.setFont(fonts.font(fonts.SECONDARY, fonts.MEDIUM))
        row.addWidget(cap)
        row.addWidget(QLabel(words))
        row.addSpacing(14)
    row.addStretch(1)
    card.setLayout(row)
    return card
