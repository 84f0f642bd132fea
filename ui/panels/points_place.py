"""Draw without a map: points are added at coordinates that are typed or pasted, one after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from routeplanner.errors import PlannerError
from routeplanner.units.coordinates import parse_place, place_text
from routeplanner.words import _
from ui.panels.asked import Asked
from ui.panels.growing import GrowingDialog
from ui.panels.parts import words

WIDTH, PAD = 360, 20  # [px]


class PlaceForm(GrowingDialog):
    """`place_wanted(lat, lon [deg])` for each place; it stays open for the next one until it is closed."""

    place_wanted = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Add points at coordinates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.place = Asked(_("Latitude, longitude"), parse_place, hint=_("46.1234, 7.4567"))
        self.said = words(_("Each is added at the end of the route."), muted=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Close)
        self.use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(_("Add point"))
        self.use.setProperty("primary", "true")
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 16, PAD, 16)
        column.setSpacing(12)
        for part in (self.place, self.said, buttons):
            column.addWidget(part)
        self.place.edit.setFocus()
        self.resize(WIDTH, self.sizeHint().height())

    def show_added(self, lat: float, lon: float, length: str) -> None:
        """The place [deg] was added, and how long the route is now; the next one can be typed."""
        text = _("{place} is added. The route is {length} long.").format(place=place_text(lat, lon), length=length)
        self.said.setText(text)
        self.place.edit.setAccessibleDescription(text)
        self.place.show_value(None, "")

    def _add(self) -> None:
        self.place.edit.setFocus()
        try:
            lat, lon = self.place.typed()
        except PlannerError:
            return  # it says so beside the field
        self.place_wanted.emit(lat, lon)
