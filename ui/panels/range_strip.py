"""The strip below the profile: the selected range in figures, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from routeplanner.words import _
from ui import plain
from ui.panels.grades import choices
from ui.panels.labels import Fitting
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:  # numpy comes with the first course, not with the window
    from routeplanner.report import Range
    from routeplanner.units import Units

OFFERS = ("fit", "grade", "name", "crop", "remove")
ICONS = {"fit": "maximize", "grade": "pencil", "name": "flag", "crop": "scissors", "remove": "minus", "clear": "x"}
RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class RangeStrip(QWidget):
    """Shows a range, edits nothing: `wanted("fit", "name", "unname", "crop" or "remove")`,
    `grade_wanted(1 to 5 or None)`, `cleared()`."""

    wanted = Signal(str)
    grade_wanted = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Selected range"))
        self.figures = Fitting(fonts.SECONDARY)
        self._needed = 0  # [px]
        self._named = ""
        words = (_("Fit map"), _("Set grade"), _("Name…"), _("Crop to range"), _("Remove"))
        self.buttons = {offer: self._button(offer, text) for offer, text in zip(OFFERS, words, strict=True)}
        self.clear = self._button("clear", "")
        self.clear.setAccessibleName(_("Clear the range"))
        self.clear.setToolTip(_("Clear the range (Esc)"))
        self.grade_menu = QMenu(self)
        for grade, text in choices():
            act = self.grade_menu.addAction(text.replace("T", "T&", 1) if grade else text)  # a digit chooses it
            act.triggered.connect(lambda _on=False, grade=grade: self.grade_wanted.emit(grade))
        self.buttons["grade"].setMenu(self.grade_menu)
        self.buttons["grade"].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for offer in ("fit", "crop", "remove"):
            self.buttons[offer].clicked.connect(lambda _on=False, offer=offer: self.wanted.emit(offer))
        self.name_menu = QMenu(self)
        for offer, text in (("name", _("Rename…")), ("unname", _("Take the name off"))):
            act = self.name_menu.addAction(text)
            act.triggered.connect(lambda _on=False, offer=offer: self.wanted.emit(offer))
        self.buttons["name"].clicked.connect(self._on_name)
        self.clear.clicked.connect(self.cleared)
        self._lay_out()
        self._dress()
        self.set_offers(frozenset({"fit", "grade"}))
        self.hide()

    def _button(self, offer: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(offer)
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        for button in (*self.buttons.values(), self.clear):
            row.addWidget(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(12, 1, 6, 1)
        self._box.setSpacing(0)
        self._box.addWidget(self.figures, 1)
        self._box.addLayout(row)
        self._row = row

    def set_offers(self, offers: frozenset[str]) -> None:
        """Which of `OFFERS` can be done; the others are not shown. ValueError for no such."""
        unknown = offers.difference(OFFERS)
        if unknown:
            raise ValueError(f"a range offers no {', '.join(sorted(unknown))}")
        for offer, button in self.buttons.items():
            button.setVisible(offer in offers)
        self._turn()

    def _on_name(self) -> None:
        if self._named:
            self.open_name_menu(self._below("name"))
        else:
            self.wanted.emit("name")

    def open_name_menu(self, place: QPoint) -> None:
        """What can be done with the name of the range, at a place on the screen."""
        self.name_menu.popup(place)

    def open_grades(self) -> None:
        """The grades, below their button."""
        self.grade_menu.popup(self._below("grade"))
        self.grade_menu.setActiveAction(self.grade_menu.actions()[0])

    def _below(self, offer: str) -> QPoint:
        button = self.buttons[offer]
        return button.mapToGlobal(QPoint(0, button.height()))

    def show_range(self, measured: Range | None, units: Units, name: str = "") -> None:
        """The figures of a range and its name where it has one, or no strip."""
        self._named = name
        text = _("Name: {name}").format(name=name) if name else _("Name…")
        self.buttons["name"].setToolTip(plain.tip(text))
        self.buttons["name"].setAccessibleName(text)
        if measured is not None:
            from ui.panels import range_words

            wordings = range_words.figures(measured, units, name)
            self.figures.say(*wordings)
            self._needed = (
                self.figures.fontMetrics().horizontalAdvance(wordings[1]) + 1
            )  # it says all in the least room
            self.figures.setToolTip(f"{self.figures.accessibleName()}\n{range_words.why()}")
            self._turn()
        self.setVisible(measured is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()

    def _turn(self) -> None:
        """Buttons beside the figures where all of these fit, there only their icons if need be, else below them."""
        beside = self._fits(words=True) or self._fits(words=False)
        if not beside:
            self._say(words=True)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._box.setAlignment(self._row, Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft)

    def _fits(self, words: bool) -> bool:
        self._say(words)
        margins = self._box.contentsMargins()
        shown = [button.sizeHint().width() for button in (*self.buttons.values(), self.clear) if not button.isHidden()]
        across = sum(shown) + self._row.spacing() * (len(shown) - 1)  # the row itself knows only when it is laid out
        room = (self.parentWidget() or self).width()  # its own is not known before it is shown
        return self._needed + across + margins.left() + margins.right() <= room

    def _say(self, words: bool) -> None:
        """Words beside the icons of the buttons, or the icons alone."""
        styles = Qt.ToolButtonStyle
        for button in self.buttons.values():
            button.setToolButtonStyle(styles.ToolButtonTextBesideIcon if words else styles.ToolButtonIconOnly)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        for offer, button in (*self.buttons.items(), ("clear", self.clear)):
            button.setIcon(icons.icon(ICONS[offer], sheet.current(), "muted", 15.0))
