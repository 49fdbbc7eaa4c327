"""One window per data directory: a second start raises the first window and ends."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

TIMEOUT_MS = 1500
LEAVING_MS = 40_000
"""How long a second start waits for a first that is leaving, or is too busy to answer: longer than leaving takes."""

RAISE, HERE, LEAVING = b"raise\n", b"here\n", b"leaving\n"
TRIES = 5
"""How often a first is asked that hangs up without a word."""

GONE = QLocalSocket.LocalSocketState.UnconnectedState


class SingleInstance(QObject):
    """raise_asked(): another start wants this window to come to the front."""

    raise_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(folder)
        self._lock_file = str(folder / "window.lock")
        self._talking: list[QLocalSocket] = []
        self.is_leaving: Callable[[], bool] = bool
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def claim(self, raise_first: bool = True) -> bool:
        """True if this is the first; else the first was asked to come to the front, if wanted.

        A first that is leaving is waited for: this one then takes its place.
        """
        word = RAISE if raise_first else b"hello\n"
        if self._ask_first(word):
            return False
        # One at a time: several may have waited for the same one to leave. It is asked once more who was faster.
        one_at_a_time = QLockFile(self._lock_file)
        one_at_a_time.tryLock(LEAVING_MS)
        try:
            return not self._ask_first(word) and self._listen_first()
        finally:
            one_at_a_time.unlock()

    def _listen_first(self) -> bool:
        if self._server.listen(self._name):
            return True
        # A socket file that a killed process has left behind; nobody answered above.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def release(self) -> None:
        """Let the next start be the first."""
        self._talking.clear()
        self._server.close()

    def _ask_first(self, word: bytes, tries: int = TRIES) -> bool:
        """Whether a first answers that stays."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(TIMEOUT_MS):
            return False
        socket.write(word)
        socket.waitForBytesWritten(TIMEOUT_MS)
        if not socket.waitForReadyRead(LEAVING_MS):
            # It ended, or was killed, before it could answer; or it is there, and so busy that it will hear later.
            return socket.state() != GONE or tries == 1 or self._ask_first(word, tries - 1)
        # One that is leaving says so, and hangs up with its end.
        if socket.readLine().data() != LEAVING:
            return True
        is_gone = socket.state() == GONE or socket.waitForDisconnected(LEAVING_MS)
        return self._ask_first(word) if is_gone else True

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._talking.append(socket)
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(self._listen)
            socket.disconnected.connect(socket.deleteLater)
        self._listen()

    def _listen(self) -> None:
        """Hear out those who have said their word, or have gone without one."""
        done = [one for one in self._talking if one.canReadLine() or one.state() == GONE]
        self._talking = [one for one in self._talking if one not in done]
        words = [one.readLine().data() for one in done]
        is_leaving = self.is_leaving()
        for socket in (one for one in done if one.state() != GONE):
            # Those who ask hang up: on Windows, an answer that was not read yet would be lost with the line.
            socket.write(LEAVING if is_leaving else HERE)
            socket.flush()
        if RAISE in words and not is_leaving:
            self.raise_asked.emit()


def server_name(folder: Path) -> str:
    """A name for this user and data directory; short, because a Unix socket's path may have 100 characters."""
    place = os.path.normcase(str(folder.resolve()))
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return "alx-desktop-" + hashlib.sha256(f"{user}\0{place}".encode()).hexdigest()[:16]
