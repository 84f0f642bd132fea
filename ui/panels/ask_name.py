"""Asks for one name, of a range or of a course."""

from PySide6.QtWidgets import QWidget

from routeplanner.errors import PlannerError
from routeplanner.words import _
from ui.panels.asked import Asked
from ui.panels.asking import Asking
from ui.panels.parts import words


class AskName(Asking):
    """`given(name)`, which is not empty."""

    def __init__(self, title: str, about: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, _("OK"), parent)
        self.name = Asked(_("Name"), _read)
        self.name.show_value(name, name)
        self.name.edit.selectAll()
        self.body.addWidget(self.name)
        if about:
            self.body.addWidget(words(about, muted=True))
        self.name.edit.setFocus()

    def answer(self) -> str | None:
        """The name that is typed."""
        try:
            return str(self.name.typed())
        except PlannerError:
            return None


def _read(text: str) -> str:
    """Raises PlannerError where there is none."""
    if not text:
        raise PlannerError(_("Type a name."))
    return text
