"""A form over the window: it is used or left, and it is as tall as what it says."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from routeplanner.words import _


class FormDialog(QDialog):
    """`take()` is what a form does when it is used; it accepts the dialog itself, if nothing is wrong."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shrink = False
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(_("Use these"))
        self.use.setProperty("primary", "true")
        self.buttons.accepted.connect(self.take)
        self.buttons.rejected.connect(self.reject)

    def take(self) -> None:
        self.accept()

    def shrink(self) -> None:
        """With the next change of its parts it is only as tall as it must be."""
        self._shrink = True

    def event(self, event: QEvent) -> bool:
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        done = super().event(event)
        if layout is not None:  # words of warning have come or gone
            least = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), least if self._shrink else max(self.height(), least))
            self._shrink = False
        return done
