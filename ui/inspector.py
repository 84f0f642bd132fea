"""The inspector at the right: descents, pace, stride and training as tabs, and the way to compare."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QWidget

from routeplanner.units import Units
from routeplanner.words import _

if TYPE_CHECKING:
    from routeplanner.report import Report
    from ui.panels.descents import DescentsPanel
    from ui.panels.pacing import PacePanel
    from ui.panels.stride import StridePanel
    from ui.panels.training import TrainingPanel

LEAST = 400  # [px]


class Inspector(QTabWidget):
    """`compare_wanted()` from the button beside the tabs. The panels are `descents`, `pace`, `stride`, `training`;
    they are made by `fill`, after the window has been seen: half of its start would be theirs."""

    compare_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.descents: DescentsPanel
        self.pace: PacePanel
        self.stride: StridePanel
        self.training: TrainingPanel
        self.setProperty("surface", "panel")  # behind tabs and button alike
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(LEAST)
        self.tabBar().setAccessibleName(_("Descents and plan"))

    def fill(self) -> None:
        """Make the panels."""
        from ui.panels.descents import DescentsPanel
        from ui.panels.pacing import PacePanel
        from ui.panels.stride import StridePanel
        from ui.panels.training import TrainingPanel

        self.descents, self.pace = DescentsPanel(self), PacePanel(self)
        self.stride, self.training = StridePanel(self), TrainingPanel(self)
        self.addTab(self.descents, _("Descents"))
        self.addTab(self.pace, _("Pace"))
        self.addTab(self.stride, _("Stride"))
        self.addTab(self.training, _("Training"))
        compare = QPushButton(_("Compare"))
        compare.clicked.connect(self.compare_wanted)
        corner = QWidget()
        corner.setProperty("surface", "panel")
        corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 2, 12, 3)
        row.addWidget(compare)
        self.setCornerWidget(corner)
        corner.show()  # the window is there already

    def show_report(self, report: "Report | None", units: Units) -> None:
        """All four of them: they are cheap, and a tab shows no old figure when it is opened."""
        for panel in (self.descents, self.pace, self.stride, self.training):
            panel.show_report(report, units)

    def show_tab(self, k: int) -> None:
        """Bring a tab to the front, 0 to 3, for its key."""
        self.setCurrentIndex(k)

    def show_stale(self, stale: bool) -> None:
        """A newer report is on its way."""
        for panel in (self.descents, self.pace, self.stride, self.training):
            panel.show_stale(stale)
