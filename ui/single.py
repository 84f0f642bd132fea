"""One window per library: a second start hands its files to the first one and ends."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000  # [ms] for a window that is busy; one that is not there answers at once


def name_of(folder: Path) -> str:
    """Name of the socket of the window that has the library in `folder`."""
    return "routeplanner-" + hashlib.blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()


def hand_over(folder: Path, files: list[str]) -> bool:
    """Give `files` to the window that has this library open; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps([str(Path(file).resolve()) for file in files]).encode() + b"\n")
    return socket.waitForBytesWritten(PATIENCE) and socket.waitForReadyRead(PATIENCE)


class Receiver(QObject):
    """`handed(list of Path)`: another start wants these opened, or only wants the window to be seen."""

    handed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = name_of(folder)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left over by a program that was killed: nobody answered there
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_line(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _on_line(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            said = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            said = None
        if isinstance(said, list) and all(isinstance(file, str) for file in said):
            socket.write(b"ok\n")
            socket.flush()
            self.handed.emit([Path(file) for file in said])
        socket.disconnectFromServer()
