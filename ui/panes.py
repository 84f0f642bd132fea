"""How the panes share the window: a narrow one gives the list of courses up for a rail (design.md §9)."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget, QHBoxLayout, QMainWindow, QWidget

from routeplanner.units import Units
from ui.actions import Actions
from ui.line_pane import LinePane
from ui.panels.library import LibraryPanel, Row
from ui.panels.rail import Rail

WIDE = 1366  # [px] a window from here on has room for the list
TALL = 800  # [px] and from here on for a high profile
LIST, INSPECTOR, PROFILE = 224, 472, 242  # [px] where there is room
LEAST_INSPECTOR, LEAST_PROFILE = 400, 206  # [px] where there is not
NO_LIMIT = (1 << 24) - 1  # [px] QWIDGETSIZE_MAX, which PySide does not name
LEAST_MIDDLE = (280, 170)  # [px] of the map


class LibraryPane(QWidget):
    """The list of courses, or the rail in its place. `folded(bool)`: whether it is the rail."""

    folded = Signal(bool)

    def __init__(self, library: LibraryPanel, rail: Rail) -> None:
        super().__init__()
        self.library, self.rail = library, rail
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(library)
        row.addWidget(rail)
        rail.hide()

    def show_rows(self, rows: list[Row], current: str | None, units: Units, comparing: bool) -> None:
        """The open courses, in both."""
        self.library.show_rows(rows, current, units, comparing)
        self.rail.show_rows(rows, current, units)

    def fold(self, fold: bool) -> None:
        """Show the rail, or the list; the focus stays in this pane."""
        if fold != self.rail.isVisibleTo(self):
            inside = holds(self, QApplication.focusWidget())
            self.library.setVisible(not fold)
            self.rail.setVisible(fold)
            self.setMaximumWidth(self.rail.width() if fold else NO_LIMIT)  # a dock grows with what is around it
            if inside:
                (self.rail.list if fold else self.library.list).setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFocusProxy(self.rail.list if fold else self.library.list)
        self.folded.emit(fold)


class Panes(QObject):
    """Gives the docks their sizes whenever the window becomes wide or narrow, and folds the list of courses.

    What the runner folds or unfolds stays so until the window changes between wide and narrow. The list along the
    route needs the width of the list of courses: where one is unfolded so is the other.
    """

    def __init__(
        self,
        window: QMainWindow,
        pane: LibraryPane,
        line: LinePane,
        docks: tuple[QDockWidget, QDockWidget, QDockWidget],
    ) -> None:
        """`docks`: library, inspector, profile."""
        super().__init__(window)
        self._window, self._pane, self._line = window, pane, line
        self._library, self._inspector, self._profile = docks
        self._wide: bool | None = None
        self._tall: bool | None = None
        self._wanted: bool | None = None
        self._alone = False
        self._listing: QAction
        self._away: set[str] = set()
        pane.library.fold_wanted.connect(lambda: self.fold(True))
        pane.rail.list_wanted.connect(lambda: self.fold(False))
        pane.rail.find_wanted.connect(self._find)
        pane.folded.connect(line.narrow)
        line.fold_wanted.connect(lambda fold: self.show_line(not fold))

    def link(self, actions: Actions) -> None:
        """The commands that put panes away."""
        folding = actions["pane_courses"]
        folding.triggered.connect(lambda shown: self.fold(not shown))
        self._pane.folded.connect(lambda folded: folding.setChecked(not folded))
        folding.setChecked(not self.folded)
        self._listing = actions["pane_line"]
        self._listing.triggered.connect(self.show_line)
        self._line.folded.connect(lambda folded: self._listing.setChecked(not folded))
        for dock in (self._inspector, self._profile):
            action = actions[f"pane_{dock.objectName()}"]
            action.setChecked(True)
            action.triggered.connect(lambda shown, dock=dock: self.put_away(dock.objectName(), not shown))

    @property
    def folded(self) -> bool:
        """Whether the rail stands in the list's place."""
        if not self._line.is_folded:
            return False
        return not self._wide and not self._alone if self._wanted is None else self._wanted

    def fold(self, fold: bool) -> None:
        """The runner's own choice."""
        self._wanted = fold
        if fold:
            self._line.fold(True)
        self._arrange()

    def show_line(self, shown: bool) -> None:
        """Unfold the list along the route and go there, or fold it."""
        self._line.fold(not shown)
        self._arrange()
        taker = self._line.focusProxy()
        if shown and taker is not None:
            taker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_alone(self, alone: bool) -> None:
        """Whether the middle stands alone, without inspector and profile: there is room for the list, too."""
        self._alone = alone
        self._line.setVisible(not alone)
        self._listing.setEnabled(not alone)
        self._arrange()

    def put_away(self, name: str, away: bool) -> None:
        """The runner needs no "inspector", or no "profile"."""
        (self._away.add if away else self._away.discard)(name)
        self._arrange()

    def resized(self) -> None:
        """The window has another size."""
        wide, tall = self._window.width() >= WIDE, self._window.height() >= TALL
        if wide != self._wide:
            self._wide, self._wanted = wide, None
            if not wide:
                self._line.fold(True)
            self._arrange()
        if tall != self._tall:
            self._tall = tall
            height = PROFILE if tall else LEAST_PROFILE
            self._window.resizeDocks([self._profile], [height], Qt.Orientation.Vertical)

    def _arrange(self) -> None:
        self._pane.fold(self.folded)
        for dock in (self._inspector, self._profile):
            shown = not self._alone and dock.objectName() not in self._away
            if not shown and holds(dock, QApplication.focusWidget()):
                self._window.setFocus()  # else the keys go to whatever is next in the window
            dock.setVisible(shown)
        sides = ([self._library] if not self.folded else []) + [self._inspector]
        widths = ([LIST] if not self.folded else []) + [INSPECTOR if self._wide else LEAST_INSPECTOR]
        self._window.resizeDocks(sides, widths, Qt.Orientation.Horizontal)

    def _find(self) -> None:
        self.fold(False)
        self._pane.library.search.setFocus(Qt.FocusReason.ShortcutFocusReason)


def holds(pane: QWidget, widget: QWidget | None) -> bool:
    """Whether `widget` is this pane or stands in it."""
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def put_in_order(panes: tuple[QWidget, ...]) -> None:
    """Let Tab walk from pane to pane, and within each as before: widgets that came late stand last otherwise."""
    window = panes[0].window()
    chain: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        chain.append(at)
        at = at.nextInFocusChain()
    stops = [widget for widget in chain if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()]
    wanted = [widget for pane in panes for widget in stops if holds(pane, widget)]
    for before, after in pairwise(wanted):
        QWidget.setTabOrder(before, after)
    for widget in (window, *chain):
        # PySide (6.12) makes what such a question returns a child of the one that was asked, the window one of a scroll
        # bar, which would never let it go. To Qt this says nothing new; to PySide it says whose child it is.
        widget.setParent(widget.parentWidget())


def next_pane(panes: tuple[QWidget, ...]) -> None:
    """Give the focus to the pane after the one that has it."""
    shown = [pane for pane in panes if pane.isVisible()]
    has = next((k for k, pane in enumerate(shown) if holds(pane, QApplication.focusWidget())), -1)
    pane = shown[(has + 1) % len(shown)]
    first = pane.focusProxy() or pane
    takers = (first, *pane.findChildren(QWidget))
    taker = next((w for w in takers if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus), first)
    taker.setFocus(Qt.FocusReason.TabFocusReason)
