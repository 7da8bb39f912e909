"""One window a file: a second start asks the first to come to the front."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 800
RAISE = b"raise\n"


def name_of(key: str) -> str:
    """The local socket's name for a file's key."""
    return f"watchapp-{key}"


def raise_first(key: str) -> bool:
    """Asks the window that has the file to come to the front; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(key))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(RAISE)
    socket.waitForBytesWritten(WAIT_MS)
    answered = socket.waitForReadyRead(WAIT_MS)
    socket.disconnectFromServer()
    return answered


class Instance(QObject):
    """Listens for second starts on a local socket of this user; nothing listens on a port."""

    raised = Signal()

    def __init__(self, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # whoever holds the file's lock is the only one: what is left of a killed one goes
        QLocalServer.removeServer(name_of(key))
        self._server.listen(name_of(key))
        self._server.newConnection.connect(self._greet)

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(lambda: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        if bytes(socket.readAll().data()).startswith(RAISE):
            socket.write(b"here\n")
            socket.flush()
            self.raised.emit()

    def close(self) -> None:
        """Stops listening."""
        self._server.close()
