"""The pane below the courses: folded a line that opens it, unfolded all that stands along the route."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from routeplanner.words import _
from ui.style import fonts, icons, sheet

if TYPE_CHECKING:  # the panel comes with numpy, and only to those who open it
    from ui.panels.points import PointsPanel

RESTYLING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
HIGH = 34  # [px] folded
LEAST = 150  # [px] unfolded


class LinePane(QWidget):
    """`made(PointsPanel)` when it is opened first, `fold_wanted(bool)` by its button, `folded(bool)` when it is."""

    made = Signal(object)
    fold_wanted = Signal(bool)
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel: PointsPanel | None = None
        self._folded = True
        self.title, self.button = QLabel(_("Along the route")), QToolButton()
        self.title.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button.clicked.connect(lambda: self.fold_wanted.emit(not self._folded))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout()
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(0)
        row.addWidget(self.title, 1)
        row.addWidget(self.button)
        self._row = row
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self.fold(True)

    @property
    def is_folded(self) -> bool:
        return self._folded

    def fold(self, fold: bool) -> None:
        """Show the line that opens it, or the list; the focus stays in this pane."""
        inside = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self._folded = fold
        if not fold and self.panel is None:
            from ui.panels.points import PointsPanel

            self.panel = PointsPanel(self)
            self._column.addWidget(self.panel, 1)
            self.made.emit(self.panel)
        if self.panel is not None:
            self.panel.setVisible(not fold)
        self.setMinimumHeight(HIGH if fold else LEAST)
        self.setMaximumHeight(HIGH if fold else (1 << 24) - 1)
        target = self.button if fold or self.panel is None else self.panel.list
        self.setFocusProxy(target)
        if inside:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._dress()
        self.folded.emit(fold)

    def narrow(self, narrow: bool) -> None:
        """Whether there is room for no more than the button."""
        self.title.setVisible(not narrow)
        self._row.setContentsMargins(*((0, 2, 0, 2) if narrow else (10, 2, 4, 2)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in RESTYLING and hasattr(self, "_column"):
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        words = _("Show points, stations and descents (L)") if self._folded else _("Fold the list (L)")
        self.button.setAccessibleName(words)
        self.button.setToolTip(words)
        turn = 180.0 if self._folded else 0.0
        self.button.setIcon(icons.icon("chevron-down", sheet.current(), turn=turn))
