"""A flat button that says as much as there is room for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from ui import plain

PADDING = 14  # [px] of the style, left and right
GAP = "\u2009\u2009"  # the style leaves 4 px after an icon: too few


class FittingButton(QToolButton):
    """Shows the first of its wordings that fits; a screen reader always gets the longest."""

    def __init__(self) -> None:
        super().__init__()
        self._wordings: tuple[str, ...] = ("",)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, *wordings: str, why: str = "") -> None:
        """Wordings from the longest to the shortest, and what the tooltip says."""
        self._wordings = wordings or ("",)
        self.setAccessibleName(self._wordings[0])
        self.setAccessibleDescription(why)
        self.setToolTip(plain.tip(why))
        self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._across(self._wordings[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._across(text) for text in self._wordings), super().minimumSizeHint().height())

    def _across(self, text: str) -> int:
        self.ensurePolished()  # the style sheet has a word on the font
        icon = 0 if self.icon().isNull() else self.iconSize().width() + 4
        return self.fontMetrics().horizontalAdvance(GAP + text) + icon + PADDING

    def _fit(self) -> None:
        shown = next((text for text in self._wordings if self._across(text) <= self.width()), self._wordings[-1])
        self.setText(f"{GAP}{shown}")
