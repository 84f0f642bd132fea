"""A form that is as high as its words need: warnings come and go below its fields."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class GrowingDialog(QDialog):
    """Keeps its width."""

    def event(self, event: QEvent) -> bool:
        layout = self.layout() if event.type() == QEvent.Type.LayoutRequest else None
        done = super().event(event)
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        return done
