"""All courses that are kept, the trash and backups: nothing is lost by closing or deleting."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
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
    from routeplanner.library import Backup, Kept

SIZE = (560, 480)  # [px]
FILE = int(Qt.ItemDataRole.UserRole) + 1  # name of the file that a course came from


class KeptDialog(QDialog):
    """`open_wanted(course id)`, `trash_wanted(course id)`, `restore_wanted(course id)`, `backup_wanted(Path)`,
    `original_wanted(course id)`: the file that it came from."""

    open_wanted = Signal(str)
    trash_wanted = Signal(str)
    restore_wanted = Signal(str)
    backup_wanted = Signal(object)
    original_wanted = Signal(str)

    def __init__(
        self,
        kept: "Sequence[Kept]",
        trashed: "Sequence[Kept]",
        backups: "Sequence[Backup]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Courses"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self.kept, self.trashed = _list(kept, _("Kept courses")), _list(trashed, _("Trash"))
        self.backups = _backups(backups)
        self.kept.itemActivated.connect(lambda _item: self._open())
        self.open_button, self.delete_button, self.restore_button, self.original_button = (
            QPushButton(_("Open")),
            QPushButton(_("Move to the trash")),
            QPushButton(_("Restore")),
            QPushButton(_("Export the original file…")),
        )
        self.open_button.setProperty("primary", "true")
        self.open_button.clicked.connect(self._open)
        self.delete_button.clicked.connect(self._delete)
        self.restore_button.clicked.connect(self._restore)
        self.original_button.clicked.connect(lambda: self.original_wanted.emit(_chosen(self.kept)))
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.kept, _("Kept"))
        self.tabs.addTab(self.trashed, _("Trash ({n})").format(n=len(trashed)))
        self.tabs.addTab(self.backups, _("Backups"))
        self.tabs.currentChanged.connect(lambda _k: self._enable())
        for each in (self.kept, self.trashed, self.backups):
            each.currentRowChanged.connect(lambda _row: self._enable())
        bar = QHBoxLayout()
        for button in (self.delete_button, self.restore_button, self.original_button):
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
        shown = self.tabs.currentWidget()
        self.open_button.setVisible(shown is self.kept)
        self.delete_button.setVisible(shown is self.kept)
        self.original_button.setVisible(shown is self.kept)
        self.restore_button.setVisible(shown is not self.kept)
        self.open_button.setEnabled(self.kept.currentRow() >= 0)
        self.delete_button.setEnabled(self.kept.currentRow() >= 0)
        item = self.kept.currentItem()
        self.original_button.setEnabled(item is not None and bool(item.data(FILE)))
        restorable = self.backups if shown is self.backups else self.trashed
        self.restore_button.setEnabled(restorable.currentRow() >= 0)

    def _open(self) -> None:
        self.open_wanted.emit(_chosen(self.kept))
        self.accept()

    def _delete(self) -> None:
        self.trash_wanted.emit(_chosen(self.kept))
        self.kept.takeItem(self.kept.currentRow())

    def _restore(self) -> None:
        if self.tabs.currentWidget() is self.backups:
            self.backup_wanted.emit(Path(_chosen(self.backups)))
        else:
            self.restore_wanted.emit(_chosen(self.trashed))
        self.accept()


def _list(courses: "Sequence[Kept]", name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    for each in courses:
        steps = ngettext("{n} step", "{n} steps", each.steps).format(n=each.steps)
        changed = datetime.fromtimestamp(each.at).strftime("%d %b %Y, %H:%M")
        item = QListWidgetItem(f"{each.name}\n{' · '.join(filter(None, (changed, steps, each.file)))}")
        item.setData(Qt.ItemDataRole.UserRole, each.id)
        item.setData(FILE, each.file)
        made.addItem(item)
    if courses:
        made.setCurrentRow(0)
    return made


def _backups(backups: "Sequence[Backup]") -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(_("Backups"))
    for each in backups:
        courses = ngettext("{n} course", "{n} courses", each.courses).format(n=each.courses)
        item = QListWidgetItem(f"{datetime.fromtimestamp(each.at).strftime('%d %b %Y, %H:%M')}\n{courses}")
        item.setData(Qt.ItemDataRole.UserRole, str(each.path))
        made.addItem(item)
    if backups:
        made.setCurrentRow(0)
    return made


def _chosen(within: QListWidget) -> str:
    item = within.currentItem()
    return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
