"""The commands of drawing in menus and by keys."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from ui.drawing import Drawing
    from ui.map.values import Key

KEYS: "dict[str, Key]" = {
    "add_point": "add",
    "next_point": "next",
    "previous_point": "previous",
    "delete_point": "remove",
    "point_menu": "menu",
}  # commands that the page does, as if it had got the key


class DrawingKeys(QObject):
    """Links them; those of points need one, and the map to have the focus: other panes delete points of their own."""

    def __init__(self, drawing: "Drawing") -> None:
        super().__init__(drawing)
        self._drawing, self._actions = drawing, drawing.window.actions_
        a, shown = self._actions, drawing.window.map
        for name, key in KEYS.items():
            a[name].triggered.connect(partial(shown.press, key))
        a["snap"].toggled.connect(self._set_snap)
        a["switch_leg"].triggered.connect(drawing.menu.switch_leg)
        for name in (*KEYS, "switch_leg"):
            a[name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shown.addAction(a[name])
        self.refresh()

    def refresh(self) -> None:
        """What can be done now."""
        a, line = self._actions, self._drawing.anchors is not None
        a["add_point"].setEnabled(self._drawing.on)
        for name in ("next_point", "previous_point", "switch_leg"):
            a[name].setEnabled(line)
        for name in ("delete_point", "point_menu"):
            a[name].setEnabled(self._drawing.chosen is not None)

    def _set_snap(self, on: bool) -> None:
        self._drawing.snap = on
