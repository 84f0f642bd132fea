"""One number that somebody chose: what it means, its value, how far it may go, whose it is, and the way back."""

from contextlib import suppress
from math import floor, log10

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from routeplanner import units
from routeplanner.course import table_cells
from routeplanner.errors import PlannerError
from routeplanner.plan.choices import Choice
from routeplanner.words import _
from ui.panels.parts import words
from ui.style import fonts, icons, sheet

FIELD = 150  # [px]
HOUR = 3600.0  # [s]
PLACES = 6  # decimals that are kept of what is typed
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class Number(QDoubleSpinBox):
    """Takes any number that is typed, so that one outside the range can be said to be, and steps inside the range.

    One of seconds takes a time as well, as other fields do: hours and minutes, or minutes and seconds where it is never
    an hour.
    """

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._low, self._high = choice.low, choice.high
        self._timed, self._signs = choice.unit == "s", "0123456789.,- "
        if self._timed:
            self._signs += ":hmins'"
        self.setDecimals(PLACES)
        self.setRange(-1e6, 1e6)
        self.setSingleStep(step(choice.low, choice.high))
        self.setSuffix(f" {choice.unit}" if choice.unit else "")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(FIELD)

    def stepBy(self, steps: int) -> None:
        self.setValue(min(max(self.value() + steps * self.singleStep(), self._low), self._high))

    def textFromValue(self, value: float) -> str:
        return written(value)

    def valueFromText(self, text: str) -> float:
        return self._read(text)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        try:
            self._read(text)
        except ValueError:
            open_end = all(sign in self._signs for sign in self._bare(text))
            return (QValidator.State.Intermediate if open_end else QValidator.State.Invalid), text, at
        return QValidator.State.Acceptable, text, at

    def _read(self, text: str) -> float:
        """What is no number inside the range may be a time. Raises ValueError."""
        bare = self._bare(text)
        number = float(bare) if bare.lstrip("-").replace(".", "", 1).isdecimal() else None
        if self._timed and (number is None or not self._low <= number <= self._high):
            seconds = self._time(bare)
            number = number if seconds is None else seconds
        if number is None:
            raise ValueError(text)
        return number

    def _time(self, bare: str) -> float | None:
        if self._high < HOUR:
            return table_cells.stop(bare) if ":" in bare or not bare.isdecimal() else None
        with suppress(PlannerError):
            return units.parse_duration(bare)
        return None

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip().replace(",", ".")


class NumberRow(QWidget):
    """`value_changed()` when another number is given. `wrong` while it is outside its range, and says so."""

    value_changed = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.number = Number(choice)
        self.number.setAccessibleName(choice.text)
        self.title, self.second = words(choice.text), words(muted=True, size=fonts.SECONDARY)
        self.second.setToolTip(choice.source)
        self.reset = QToolButton()
        self.reset.setToolTip(_("Back to {value}").format(value=self._with_unit(choice.default)))
        self.reset.setAccessibleName(_("Reset: {text}").format(text=choice.text))
        self.reset.clicked.connect(lambda: self.number.setValue(choice.default))
        self.number.valueChanged.connect(self._on_value)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 5, 12, 5)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.second, 1, 0)
        for column, widget in ((1, self.number), (2, self.reset)):
            grid.addWidget(widget, 0, column, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        for label in (self.title, self.second):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._dress()
        self._tell()

    @property
    def value(self) -> float:
        return self.number.value()

    @property
    def changed(self) -> bool:
        """Whether it is not the number that Routeplanner came with."""
        return self.value != self.choice.default

    @property
    def wrong(self) -> bool:
        return not self.choice.low <= self.value <= self.choice.high

    def show_value(self, value: float) -> None:
        """The number that holds now."""
        self.number.setValue(value)

    def matches(self, text: str) -> bool:
        """Whether its words hold `text`, in lower case."""
        return text in f"{self.choice.text} {self.choice.source}".lower()

    def _on_value(self) -> None:
        self._tell()
        self.value_changed.emit()

    def _tell(self) -> None:
        choice = self.choice
        span = _("{low} to {high}").format(low=written(choice.low), high=self._with_unit(choice.high))
        if self.wrong:
            said = _("Give {span}.").format(span=span)
        elif self.changed:
            said = _("Yours; {default} before. {source}.").format(
                default=self._with_unit(choice.default), source=choice.source
            )
        else:
            said = _("{source}. {span}.").format(source=choice.source, span=span)
        self.second.setText(said)
        mark(self.title, "strong", self.changed)  # a font that is set later is forgotten when the theme changes
        self.reset.setEnabled(self.changed)
        mark(self.second, "words", "warning" if self.wrong else "muted")
        mark(self.number, "wrong", self.wrong)
        self.number.setAccessibleDescription(said)

    def _with_unit(self, value: float) -> str:
        return f"{written(value)} {self.choice.unit}".strip()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "reset"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        self.reset.setIcon(icons.icon("rotate-cw", sheet.current()))


def mark(widget: QLabel | QDoubleSpinBox, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def written(value: float) -> str:
    """0.215, 1500: as few decimals as it has."""
    return f"{value:.{PLACES}f}".rstrip("0").rstrip(".")


def step(low: float, high: float) -> float:
    """A twentieth of the range or less: 1, 2 or 5 times a power of ten."""
    most = (high - low) / 20.0
    power = 10.0 ** floor(log10(most))
    return max(factor * power for factor in (1.0, 2.0, 5.0) if factor * power <= most * (1.0 + 1e-9))
