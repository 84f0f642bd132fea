"""All courses that are kept, and the trash: nothing is lost by closing or deleting."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from routeplanner.words import _, ngettext

if TYPE_CHECKING:
    from routeplanner.library import Kept

SIZE = (460, 480)  # [px]


class KeptDialog(QDialog):
    """`open_wanted(course id)`, `trash_wanted(course id)`, `restore_wanted(course id)`."""

    open_wanted = Signal(str)
    trash_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, kept: "Sequence[Kept]", trashed: "Sequence[Kept]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Courses"))
        self.resize(*SIZE)
        self.kept, self.trashed = _list(kept, _("Kept courses")), _list(trashed, _("Trash"))
        self.kept.itemActivated.connect(lambda _item: self._open())
        self.open_button, self.delete_button, self.restore_button = (
            QPushButton(_("Open")),
            QPushButton(_("Move to the trash")),
            QPushButton(_("Restore")),
        )
        self.open_button.setProperty("primary", "true")
        self.open_button.clicked.connect(self._open)
        self.delete_button.clicked.connect(self._delete)
        self.restore_button.clicked.connect(self._restore)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.kept, _("Kept"))
        self.tabs.addTab(self.trashed, _("Trash ({n})").format(n=len(trashed)))
        self.tabs.currentChanged.connect(lambda _k: self._enable())
        for each in (self.kept, self.trashed):
            each.currentRowChanged.connect(lambda _row: self._enable())
        bar = QHBoxLayout()
        for button in (self.delete_button, self.restore_button):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(close)
        bar.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addWidget(self.tabs, 1)
        column.addLayout(bar)
        self._enable()

    def _enable(self) -> None:
        in_trash = self.tabs.currentWidget() is self.trashed
        self.open_button.setVisible(not in_trash)
        self.delete_button.setVisible(not in_trash)
        self.restore_button.setVisible(in_trash)
        self.open_button.setEnabled(self.kept.currentRow() >= 0)
        self.delete_button.setEnabled(self.kept.currentRow() >= 0)
        self.restore_button.setEnabled(self.trashed.currentRow() >= 0)

    def _open(self) -> None:
        self.open_wanted.emit(_chosen(self.kept))
        self.accept()

    def _delete(self) -> None:
        self.trash_wanted.emit(_chosen(self.kept))
        self.kept.takeItem(self.kept.currentRow())

    def _restore(self) -> None:
        self.restore_wanted.emit(_chosen(self.trashed))
        self.accept()


def _list(courses: "Sequence[Kept]", name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    for each in courses:
        steps = ngettext("{n} step", "{n} steps", each.steps).format(n=each.steps)
        changed = datetime.fromtimestamp(each.at).strftime("%d %b %Y, %H:%M")
        item = QListWidgetItem(f"{each.name}\n{changed} · {steps}")
        item.setData(Qt.ItemDataRole.UserRole, each.id)
        made.addItem(item)
    if courses:
        made.setCurrentRow(0)
    return made


def _chosen(within: QListWidget) -> str:
    item = within.currentItem()
    return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
