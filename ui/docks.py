"""Dock widgets in the product's dress: a thin header or none, movable and closable from the View menu."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QWidget

from ui.style import fonts

HEADER = 32  # [px]


def dock(name: str, title: str, content: QWidget, *, header: bool, corner: QWidget | None = None) -> QDockWidget:
    """A dock for `content`. `name` keeps its place over restarts; with a `header`, `corner` stands at its right."""
    made = QDockWidget(title)
    made.setObjectName(name)
    made.setWidget(content)
    made.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable)
    made.setTitleBarWidget(_header(title, corner) if header else QWidget())
    return made


def _header(title: str, corner: QWidget | None) -> QWidget:
    bar = QWidget()
    bar.setFixedHeight(HEADER)
    bar.setProperty("surface", "panel")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    label = QLabel(title)
    label.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
    row = QHBoxLayout(bar)
    row.setContentsMargins(10, 0, 6, 0)
    row.addWidget(label, 1)
    if corner is not None:
        row.addWidget(corner)
    return bar
