"""One bar under the toolbar: what happened, what to do, at most two actions. It never vanishes by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from routeplanner.errors import PlannerError
from routeplanner.words import _, ngettext, one_line
from ui import plain
from ui.style import icons
from ui.style.sheet import current

Action = tuple[str, Callable[[], None]]
LEAST = 40  # [px]


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """`text` says what happened, `hint` what to do. `key`: a newer notice of the same key replaces this one."""

    text: str
    hint: str = ""
    actions: tuple[Action, ...] = ()
    key: str = ""


class NoticeBar(QWidget):
    """Shows the newest notice; older ones wait under "2 more". `shown(bool)`: whether there is any."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "warning")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notices: list[Notice] = []
        self._icon, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons = QWidget()
        self._more = QPushButton()
        self._more.setAccessibleName(_("Older notices"))
        self._more.clicked.connect(self._show_older)
        self._close = QToolButton()
        self._close.setAccessibleName(_("Dismiss"))
        self._close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        for widget in (self._buttons, self._more, self._close):
            row.addWidget(widget)
        actions = QHBoxLayout(self._buttons)
        actions.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Newest last."""
        return tuple(self._notices)

    def show_notice(self, notice: Notice) -> None:
        """Newest wins; the same key replaces."""
        self._notices = [n for n in self._notices if not notice.key or n.key != notice.key]
        self._notices.append(notice)
        self._refresh()

    def show_error(self, error: PlannerError, key: str = "", actions: tuple[Action, ...] = ()) -> None:
        """An error that the runner can act on."""
        self.show_notice(Notice(error.message, error.hint, actions, key))

    def withdraw(self, key: str) -> None:
        """What this notice said is no longer so."""
        if any(n.key == key for n in self._notices):
            self._notices = [n for n in self._notices if n.key != key]
            self._refresh()

    def _dismiss(self) -> None:
        if self._notices:
            self._notices.pop()
        self._refresh()

    def _refresh(self) -> None:
        if not self._notices:
            self.hide()
            self._grow()
            self.shown.emit(False)
            return
        notice = self._notices[-1]
        theme = current()
        self._icon.setPixmap(icons.pixmap("triangle-alert", theme.warning, 18, self.devicePixelRatioF()))
        self._close.setIcon(icons.icon("x", theme))
        self._words.setText(
            f'<span style="font-weight: 600">{escape(notice.text)}</span> {escape(notice.hint)}'.strip()
        )
        self._fill_actions(notice)
        older = len(self._notices) - 1
        self._more.setVisible(older > 0)
        self._more.setText(ngettext("{n} more", "{n} more", older).format(n=older))
        self.setAccessibleName(f"{notice.text} {notice.hint}")
        self.show()
        self._grow()
        self.shown.emit(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """As high as the words need at this width: a tool bar does not ask. Out of sight there is no width yet."""
        if not self.isVisible():
            self.setFixedHeight(LEAST)
            return
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedHeight(max(LEAST, layout.heightForWidth(self.width())))

    def _fill_actions(self, notice: Notice) -> None:
        layout = self._buttons.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, act in notice.actions[:2]:
            button = QPushButton(plain.label(text))
            button.clicked.connect(lambda _checked=False, act=act: act())
            layout.addWidget(button)

    def _show_older(self) -> None:
        menu = QMenu(self)
        for notice in reversed(self._notices[:-1]):
            action = menu.addAction(plain.label(one_line(notice.text)))
            action.triggered.connect(lambda _checked=False, notice=notice: self._raise(notice))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _raise(self, notice: Notice) -> None:
        self._notices.remove(notice)
        self._notices.append(notice)
        self._refresh()


def in_tool_bar(notices: NoticeBar) -> QToolBar:
    """A tool bar of its own for the notices, without any room around them; it comes and goes with them."""
    bar = QToolBar()
    bar.setObjectName("notices")
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setStyleSheet("QToolBar { padding: 0; spacing: 0; border: none; }")
    shown = bar.addWidget(notices)  # a tool bar shows and hides its widgets by their actions
    room = bar.layout()
    assert room is not None
    room.setContentsMargins(0, 0, 0, 0)
    for part in (shown, bar):
        part.setVisible(False)
        notices.shown.connect(part.setVisible)
    return bar
