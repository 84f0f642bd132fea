"""What stands in the descents' place while there are none to show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from routeplanner.words import _, ngettext
from ui.panels.fitting_button import GAP
from ui.panels.labels import Icon
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:
    from routeplanner.report import Report

CENTRE = Qt.AlignmentFlag.AlignHCenter
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class NoElevation(QWidget):
    """Says what is missing and what helps. `elevation_wanted()`, `open_wanted()`."""

    elevation_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._text = QLabel(), QLabel()
        self._title.setFont(fonts.font(fonts.TITLE, fonts.SEMIBOLD))
        self._text.setProperty("words", "muted")
        self._text.setWordWrap(True)
        self._text.setAlignment(CENTRE)
        self._text.setFixedWidth(330)
        self.get = QPushButton(GAP + _("Get elevation"))
        self.get.setProperty("primary", True)
        self.get.setAccessibleName(_("Get elevation"))
        self.get.clicked.connect(self.elevation_wanted)
        self.open = QPushButton(GAP + _("Open a file with elevation"))
        self.open.setAccessibleName(_("Open a file with elevation"))
        self.open.clicked.connect(self.open_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(Icon("mountain", "muted", 40), 0, CENTRE)
        column.addSpacing(4)
        column.addWidget(self._title, 0, CENTRE)
        column.addWidget(self._text, 0, CENTRE)
        column.addSpacing(6)
        column.addWidget(self.get, 0, CENTRE)
        column.addWidget(self.open, 0, CENTRE)
        column.addStretch(2)
        self._dress()

    def show_report(self, report: "Report | None") -> None:
        """A course without elevation, or no course."""
        missing = report.profile.missing_tiles if report is not None else 0
        self.get.setVisible(missing > 0)
        self.open.setVisible(report is not None)
        if report is None:
            self._title.setText(_("No course is open"))
            self._text.setText(_("Its descents will stand here."))
            return
        self._title.setText(_("Descents need elevation"))
        own = _("A file with its own elevation works now.")
        if missing:
            squares = ngettext(
                "Elevation for this map square is missing.", "Elevation for {n} map squares is missing.", missing
            ).format(n=missing)
        else:
            squares = _("There is no elevation for this map square.")
        self._text.setText(f"{squares} {own}")

    def show_waiting(self, drawn: bool = True) -> None:
        """A course, and not yet known what there is on it; or nothing drawn."""
        self._title.setText(_("Looking for descents") if drawn else _("Nothing is drawn yet"))
        self._text.setText("" if drawn else _("Click on the map where the course starts and goes."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        theme = sheet.current()
        self.get.setIcon(icons.icon("mountain", theme, "on_accent", 16.0))
        self.open.setIcon(icons.icon("folder-open", theme, "text", 16.0))
