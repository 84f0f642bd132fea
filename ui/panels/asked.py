"""A field of a form: it knows the value it was given, and what was typed in place of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from routeplanner.plan.runner import Runner
from routeplanner.words import _
from ui.panels.field import Field
from ui.preferences import Preferences
from ui.style import fonts

Read = Callable[[str], Any]


class Asked(Field):
    """`value()` is the value shown while its text is untouched, so that rounding on screen changes nothing."""

    def __init__(
        self, name: str, read: Read, unit: str = "", hint: str = "", said: Callable[[Any], str] | None = None
    ) -> None:
        super().__init__(name, read, unit, said)
        self._known: object = None
        self._known_text = ""
        self.edit.setPlaceholderText(hint)

    def show_value(self, value: object, text: str) -> None:
        """A value and how it is written; both are taken as right."""
        self._known, self._known_text = value, text
        self.show_text(text, anew=True)

    def value(self) -> Any:
        """What is typed. Raises PlannerError, and says it beside the field."""
        return self._known if self.edit.text().strip() == self._known_text else self.typed()

    def typed(self) -> Any:
        """The same, though its text is untouched."""
        try:
            return self._read(self.edit.text().strip())
        except PlannerError as error:
            self._say(str(error))
            raise


def answers(fields: Mapping[str, Asked]) -> tuple[dict[str, Any], Asked | None]:
    """What all of them say, and the first one that cannot be read; each of those says so beside itself."""
    values: dict[str, Any] = {}
    wrong: Asked | None = None
    for key, field in fields.items():
        try:
            values[key] = field.value()
        except PlannerError:
            wrong = wrong or field
    return values, wrong


def titled(title: str, control: QWidget, named: QWidget | None = None) -> QWidget:
    """A control of another kind under its title, so that it stands in line with the fields; `named` after it, if not
    the control as a whole."""
    box, label = QWidget(), QLabel(title)
    label.setFont(fonts.font(fonts.SECONDARY))
    label.setProperty("words", "muted")
    label.setBuddy(named or control)
    (named or control).setAccessibleName(title)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(control)
    column.addStretch(1)
    return box


def switched(box: QCheckBox, control: QWidget) -> QWidget:
    """A control that is asked for by a box beside it."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(box)
    row.addWidget(control, 1)
    control.setEnabled(box.isChecked())
    box.toggled.connect(control.setEnabled)
    return pair


def inset(field: QAbstractSpinBox) -> None:
    """Room before its text, as other fields have: a style sheet does not reach the line inside."""
    field.lineEdit().setTextMargins(6, 0, 0, 0)


def optional(read: Read) -> Read:
    """Nothing typed is None."""
    return lambda text: read(text) if text else None


def of_runner(key: str, read: Read) -> Read:
    """What is read, checked as the figure `key` of a runner."""

    def checked(text: str) -> object:
        value = read(text)
        _check(lambda: replace(Runner(), **{key: value}))
        return value

    return checked


def of_preferences(key: str, read: Read) -> Read:
    """What is read, checked as the figure `key` of the preferences."""

    def checked(text: str) -> object:
        value = read(text)
        _check(lambda: replace(Preferences(), **{key: value}))
        return value

    return checked


def read_age(text: str) -> float:
    """Years. Raises PlannerError."""
    if not text.isdecimal() or not 5 <= int(text) <= 110:
        raise PlannerError(_("An age is a number of years from 5 to 110."))
    return float(text)


def read_name(text: str) -> str:
    """Raises PlannerError where there is none."""
    if not text:
        raise PlannerError(_("A plan needs a name to be for."))
    return text


def read_address(text: str) -> str:
    """A server's address, or nothing. Raises PlannerError."""
    if text and not (text.startswith(("https://", "http://")) and len(text.split("//", 1)[1].split("/")[0])):
        raise PlannerError(_("“{text}” is not a web address.").format(text=text), _("It starts with https://."))
    return text.rstrip("/")


def _check(make: Callable[[], object]) -> None:
    """Its words without the advice to look for the setting, which is here."""
    try:
        make()
    except PlannerError as error:
        raise PlannerError(error.message) from error
