"""The page of keys: every command that has one, then what single panels do by key and pointer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from routeplanner.words import _
from ui.panels.about import PAD, finish
from ui.style import fonts, screen

COLUMNS = 3
WORDS, SCROLL, FOOT, HIGHEST = 196, 12, 48, 680  # [px] of what a key does, and of the window around all of them
Line = tuple[str, str]  # a key and what it does; without a key a title
Keys = tuple[Line, ...]


class KeysDialog(QDialog):
    """Every key on one page: `keys` of the window's commands as (key, words), then those of single panels."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        everywhere = tuple((key, words.removesuffix("…")) for key, words in keys)
        content = QWidget()
        page = QHBoxLayout(content)
        page.setContentsMargins(PAD, 12, PAD, 8)
        page.setSpacing(24)
        for lines in _columns(((_("Everywhere"), everywhere), *panel_keys())):
            page.addLayout(_grid(lines))
        self.area = QScrollArea()  # a small window has no room for all of them
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        self.area.setAccessibleName(self.windowTitle())
        finish(self, self.area)
        hint = content.sizeHint()
        room = max(HIGHEST, parent.height() - FOOT) if parent is not None else HIGHEST
        self.resize(screen.fitting(self, hint.width() + SCROLL, min(hint.height() + FOOT, room)))


def panel_keys() -> tuple[tuple[str, Keys], ...]:
    """Keys that hold while a panel has the focus: (panel, keys)."""
    return (
        (
            _("Profile"),
            (
                ("← →", _("Move the cursor 10 m")),
                (_("Shift + ← →"), _("Move the cursor 100 m")),
                (_("Home, End"), _("To the start, to the finish")),
                (_("Alt + ← →"), _("Select a range (Shift: 100 m)")),
                (_("+ −"), _("Zoom in, zoom out")),
                ("0", _("Show the whole course")),
                (_("Esc"), _("Clear the range")),
            ),
        ),
        (
            _("Descents"),
            (
                (_("↑ ↓ or K J"), _("Previous, next descent")),
                (_("Enter"), _("Show the descent on the map")),
                (_("T, then 1 to 5"), _("Set its technical grade")),
                (_("Esc"), _("Clear the selection")),
            ),
        ),
        (
            _("Along the route"),
            (
                ("↑ ↓", _("Another point, station or descent")),
                ("F2", _("Rename, or type coordinates")),
                (_("Enter"), _("Change it, or show it on the map")),
                (_("Ins, Del"), _("Insert a point after it, delete it")),
                (_("Alt + ← → ↑ ↓"), _("Move a point 10 m (Shift: 100 m)")),
                (_("Shift + S"), _("Leg before it: straight or on trails")),
                (_("T, then 1 to 5"), _("Grade a descent or a named range")),
                (_("Ctrl + C"), _("Copy its coordinates")),
                (_("Menu"), _("All that can be done with it")),
            ),
        ),
        (
            _("Map"),
            (
                ("← → ↑ ↓", _("Move the map or the chosen point")),
                (_("Shift + ← → ↑ ↓"), _("Move the chosen point far")),
                ("+ −", _("Zoom in, zoom out")),
                (_("Enter"), _("End drawing")),
                (_("Shift + click"), _("Draw a straight leg")),
                (_("Drag"), _("Move a point, or the line")),
                (_("Right click"), _("Delete a point; menu of the line")),
            ),
        ),
    )


def _columns(groups: tuple[tuple[str, Keys], ...]) -> list[list[Line]]:
    """All lines in columns of one height; a title stands above its first key, and a group may go on in the next."""
    lines: list[Line] = [line for title, keys in groups for line in (("", title), *keys)]
    high = -(-len(lines) // COLUMNS)
    out: list[list[Line]] = []
    while lines:
        count = high - 1 if len(lines) > high and not lines[high - 1][0] else high
        out.append(lines[:count])
        lines = lines[count:]
    return out


def _grid(lines: list[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(1)
    for row, (key, words) in enumerate(lines):
        said = QLabel(words)
        if key:
            said.setWordWrap(said.sizeHint().width() > WORDS)
            said.setFixedWidth(WORDS)
            grid.addWidget(_cap(key, words), row, 0)
            grid.addWidget(said, row, 1)
        else:
            said.setFont(fonts.font(fonts.BODY, fonts.SEMIBOLD))
            said.setContentsMargins(0, 8 if row else 0, 0, 0)
            grid.addWidget(said, row, 0, 1, 2)
    grid.setRowStretch(len(lines), 1)
    grid.setColumnStretch(1, 1)
    return grid


def _cap(key: str, words: str) -> QLabel:
    cap = QLabel(key)
    cap.setProperty("surface", "key")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setFont(fonts.font(fonts.SECONDARY, fonts.MEDIUM))
    cap.setAccessibleName(f"{key}: {words}")
    return cap
