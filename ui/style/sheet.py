"""The native controls in the product's colours: a Qt palette and one style sheet.

Widgets say what they are with properties: `primary`, `segment`, `link` (true) on buttons, `surface` (window, panel,
header, card, advice, warning, key) on any widget, `words` (muted, warning) and `strong` (true) on labels, `wrong`
(true) on a line that cannot be read. Type sizes come from `ui.style.fonts`.
"""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QStyleFactory

from ui import assets
from ui.style import fonts
from ui.style.palette import DARK, LIGHT, Theme

Role = QPalette.ColorRole


def apply(app: QApplication, theme: Theme) -> None:
    """Dress `app` in `theme`; a second call changes it while windows are open."""
    if (
        not app.styleSheet()
    ):  # the first time. Fusion is the only native style that obeys palette and sheet on every system
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(fonts.font(fonts.BODY))
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(sheet(theme))


def indent(field: QAbstractSpinBox) -> None:
    """Keep the words of a spin box, date or time field off its edge: Qt heeds no padding of the sheet there."""
    field.lineEdit().setTextMargins(7, 0, 0, 0)


def current() -> Theme:
    """The theme that the application wears."""
    return DARK if QGuiApplication.palette().color(Role.Window) == QColor(DARK.window) else LIGHT


def preferred() -> Theme:
    """The theme that the desktop asks for."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def qt_palette(theme: Theme) -> QPalette:
    """Qt's roles filled from `theme`."""
    made = QPalette()
    roles = {
        Role.Window: theme.window,
        Role.WindowText: theme.text,
        Role.Base: theme.panel,
        Role.AlternateBase: theme.raised,
        Role.Text: theme.text,
        Role.PlaceholderText: theme.disabled,
        Role.Button: theme.raised,
        Role.ButtonText: theme.text,
        Role.BrightText: theme.on_accent,
        Role.Highlight: theme.accent,
        Role.HighlightedText: theme.on_accent,
        Role.Accent: theme.accent,
        Role.Link: theme.text,
        Role.LinkVisited: theme.text,
        Role.ToolTipBase: theme.raised,
        Role.ToolTipText: theme.text,
        Role.Light: theme.panel,
        Role.Midlight: theme.border_soft,
        Role.Mid: theme.border,
        Role.Dark: theme.muted,
        Role.Shadow: theme.border,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet in the colours of `theme`."""
    pictures = {
        "chevron": f"style/chevron-{theme.name}.svg",
        "chevron_up": f"style/chevron-up-{theme.name}.svg",
        "check": f"style/check-{theme.name}.svg",
    }
    places = {name: assets.path(resource).as_posix() for name, resource in pictures.items()}
    return Template(assets.text("style/controls.qss")).substitute(theme.colours(), **places)
