"""One window per library: a second start hands its files to the first one and ends."""

import hashlib
import json
import os
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from routeplanner.errors import PlannerError
from routeplanner.words import _

PATIENCE = 5000  # [ms] for a window that is busy; one that is not there answers at once
PAUSE = 50  # [ms] between two tries to reach a window that is just being made
LOCK = "window.lock"


def name_of(folder: Path) -> str:
    """Name of the socket of the window that has the library in `folder`."""
    return "routeplanner-" + hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()


def enter(folder: Path, files: list[str]) -> "Receiver | None":
    """Become the window of the library in `folder`; None where there is one, which has got `files`.

    Raises PlannerError where that one does not answer.
    """
    request = uuid.uuid4().hex
    if hand_over(folder, files, request):
        return None
    receiver = Receiver(folder)
    if receiver.listening:
        return receiver
    deadline = QDeadlineTimer(PATIENCE)
    while not hand_over(folder, files, request):  # somebody began a moment before
        if deadline.hasExpired():
            raise PlannerError(
                _("Routeplanner is open already, but does not answer."), _("Close that window, or end the program.")
            )
        QThread.msleep(PAUSE)
    return None


def hand_over(folder: Path, files: list[str], request: str) -> bool:
    """Give `files` to the window that has this library open; False where there is none, or it is busy.

    The same `request` may be made again: a window that was busy has got it more than once and heeds it once.
    """
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(PATIENCE):
        return False
    said = {"request": request, "files": [str(Path(file).resolve()) for file in files]}
    socket.write(json.dumps(said).encode() + b"\n")
    return socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)


class Receiver(QObject):
    """`handed(list of Path)`: another start wants these opened, or only wants the window to be seen."""

    handed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heeded: set[str] = set()  # requests that were handed on
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        with suppress(OSError):  # where nothing can be written there is no lock, and nothing to protect
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)  # however long the window is open; one whose program is gone does not count
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            name = name_of(folder)
            QLocalServer.removeServer(name)  # left over by a program that was killed
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_line(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _on_line(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            said: Any = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            said = None
        if _is_request(said):
            socket.write(b"ok\n")
            socket.flush()
            if said["request"] not in self._heeded:
                self._heeded.add(said["request"])
                self.handed.emit([Path(file) for file in said["files"]])
        socket.disconnectFromServer()


def _is_request(said: object) -> bool:
    if not isinstance(said, dict) or not isinstance(said.get("request"), str):
        return False
    files = said.get("files")
    return isinstance(files, list) and all(isinstance(file, str) for file in files)
