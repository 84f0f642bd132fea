"""The page "Units and network": how figures and window look, and whether anything goes online."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.panels import asked
from ui.panels.asked import Asked, titled
from ui.panels.parts import Header, words
from ui.preferences import Preferences

PAD = 16  # [px]


class UnitsPage(QWidget):
    """Units, theme and paper; the network and whose tiles."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.units = _choice((("km", _("Kilometres and metres")), ("mi", _("Miles and feet"))))
        self.theme = _choice((("system", _("As the desktop")), ("light", _("Light")), ("dark", _("Dark"))))
        self.paper = _choice((("A4", _("A4")), ("Letter", _("Letter"))))
        self.network = QCheckBox(_("Go online when I ask for elevation"))
        self.mirror = Asked(_("Server for elevation"), asked.read_address, hint=_("the usual one"))
        self.network.toggled.connect(self.mirror.setEnabled)
        self._lay_out()

    def show_preferences(self, p: Preferences) -> None:
        """What is set."""
        for box, value in ((self.units, p.units), (self.theme, p.theme), (self.paper, p.paper)):
            box.setCurrentIndex(box.findData(value))
        self.network.setChecked(p.network)
        self.mirror.setEnabled(p.network)
        self.mirror.show_value(p.mirror, p.mirror)

    def answer(self, p: Preferences) -> tuple[Preferences, Asked | None]:
        """The preferences with what stands here, and the field that is wrong."""
        values, wrong = asked.answers({"mirror": self.mirror})
        if wrong is not None:
            return p, wrong
        said: dict[str, Any] = {
            "units": self.units.currentData(),
            "theme": self.theme.currentData(),
            "paper": self.paper.currentData(),
            "network": self.network.isChecked(),
        }
        return replace(p, **(values | said)), None

    def _lay_out(self) -> None:
        looks = QGridLayout()
        looks.setContentsMargins(PAD, 10, PAD, 12)
        looks.setHorizontalSpacing(12)
        for k, (title, box) in enumerate(
            ((_("Units"), self.units), (_("Theme"), self.theme), (_("Paper"), self.paper))
        ):
            looks.addWidget(titled(title, box), 0, k)
            looks.setColumnStretch(k, 1)
        online = QVBoxLayout()
        online.setContentsMargins(PAD, 10, PAD, 12)
        online.setSpacing(8)
        said = words(
            _("Elevation tiles are all that is ever downloaded, and only the squares that a course lies on."),
            muted=True,
        )
        for widget in (self.network, said, self.mirror):
            online.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Header(_("Looks")))
        column.addLayout(looks)
        column.addWidget(Header(_("Network")))
        column.addLayout(online)
        column.addStretch(1)


def _choice(options: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, text in options:
        box.addItem(text, value)
    return box
