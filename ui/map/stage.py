"""A browser in a widget, and what it was told: nothing lives in its page only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from routeplanner.words import _
from ui.map.bridge import Bridge

if TYPE_CHECKING:  # numpy and the browser come after the first paint
    from ui.map.curtain import Curtain
    from ui.map.site import MapSite
    from ui.map.theme import MapTheme
    from ui.map.web import Web

# what the page is told after each load, in this order: the line before what stands on it
ORDER = (
    "words", "theme", "units", "relief", "camera", "route", "badges", "stations", "places", "select", "range", "cursor",
    "mode", "anchors",
)  # fmt: skip


class Stage(QWidget):
    """Plain ground until its page has painted. After a crash of the browser's process the next page
    is told all that was shown."""

    ready = Signal()  # the page is there, for the first time or again
    painted = Signal(int)
    failed = Signal(str)  # an error in the page: a bug, or Chromium that keeps dying

    def __init__(self, cache: Path, theme: MapTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cache, self._theme = cache, theme
        self._shown: dict[str, object] = {}
        self._web: Web | None = None
        self._made: MapSite | None = None
        self._curtain: Curtain | None = None
        self._started = False
        self._bridge = Bridge(self)
        self._bridge.ready.connect(self._tell_all)
        self._bridge.ready.connect(self._name)
        self._bridge.ready.connect(self.ready)
        self._bridge.painted.connect(self._unveil)
        self._bridge.painted.connect(self.painted)
        self._bridge.refused.connect(self.failed)
        self._layout = QStackedLayout(self)
        self._layout.setStackingMode(QStackedLayout.StackingMode.StackAll)  # a page that is not seen does not paint
        self.setAccessibleName(_("Map"))

    @property
    def _site(self) -> MapSite:
        """Made when first needed: it brings numpy."""
        if self._made is None:
            from ui.map.site import MapSite

            self._made = MapSite(self._cache)
        return self._made

    def sizeHint(self) -> QSize:
        return QSize(720, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(self._theme.ground))
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        from ui.map.curtain import Curtain
        from ui.map.web import Web

        self._curtain = Curtain(self._theme, self)
        self._layout.addWidget(self._curtain)
        self._web = Web(self._site, self._bridge, self._theme.ground, self)
        self._web.went_wrong.connect(self._on_trouble)
        self._web.gave_up.connect(self._give_up)
        self._layout.addWidget(self._web.view)  # below the curtain: only the first of them is raised
        self.setFocusProxy(self._web.view)

    def _unveil(self) -> None:
        if self._curtain:
            self._curtain.hide()  # kept: it speaks again where the page is given up

    def _on_trouble(self, what: str) -> None:
        if self._curtain and self._curtain.isVisible():
            self._curtain.say(_("The map cannot start. Start the program again to see it."))
        self.failed.emit(what)

    def _name(self) -> None:
        """What has the keys is a widget of the browser's own, made anew with a page: it is called as the map is."""
        inner = self._web.view.focusProxy() if self._web else None
        if inner is not None:
            inner.setAccessibleName(self.accessibleName())

    def close_page(self) -> None:
        """Let go of the browser: before the widget, or the application, goes."""
        if self._web:
            self._web.close()
            self._web = None

    def _give_up(self) -> None:
        words = _("The map stopped several times in a minute. Start the program again to see it.")
        if self._curtain and self._web:
            self._curtain.say(words)
            self._curtain.show()
            self.setFocusProxy(self._curtain)
            self._web.view.hide()
        self.failed.emit(words)

    def _tell(self, what: str, value: object) -> int:
        self._shown[what] = value
        return self._bridge.tell(what, value)

    def _tell_change(self, what: str, value: object) -> int:
        """As `_tell`, but what stands there already is left alone: labels that are made anew flicker."""
        if what in self._shown and self._shown[what] == value:
            return self._bridge.sequence
        return self._tell(what, value)

    def _tell_all(self) -> None:
        self._bridge.drop_drag()  # of a page that is gone
        words = {
            "zoom_in": _("Zoom in"),
            "zoom_out": _("Zoom out"),
            "fit": _("Show the whole route"),
            "no_relief": _("No relief here yet"),
        }
        everything = {"words": words, **self._shown}
        # one message, so that no number of an earlier one is reported as painted before all is
        self._bridge.tell("all", {what: everything[what] for what in ORDER if what in everything})
