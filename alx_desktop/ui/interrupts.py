"""Ctrl+C in the terminal that the window was started from, and the system's wish to end, reach the window."""

from __future__ import annotations

import os
import signal
import socket
import threading
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

KILLED = 130
"""What a shell shows for a program that Ctrl+C ended."""


class Interrupts(QObject):
    """asked(): somebody wants the window to close. A second time ends the process at once.

    Python handles a signal between two of its own steps, of which an idle event loop takes none: the byte that it
    writes into a socket wakes Qt.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_asked = False
        self._ours, self._pythons = socket.socketpair()
        for end in (self._ours, self._pythons):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        names = ("SIGINT", "SIGTERM", "SIGBREAK")
        # Only the main thread may; tests run windows on it too.
        on_main = threading.current_thread() is threading.main_thread()
        numbers = [getattr(signal, name) for name in names if on_main and hasattr(signal, name)]
        self._before = {number: signal.signal(number, self._on_signal) for number in numbers}
        self._wakeup = signal.set_wakeup_fd(self._pythons.fileno(), warn_on_full_buffer=False) if on_main else None

    def restore(self) -> None:
        """Signals mean again what they meant before."""
        if self._wakeup is not None:
            signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._ours.close()
        self._pythons.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        if self._was_asked:
            os._exit(KILLED)
        self._was_asked = True
        self.asked.emit()

    def _drain(self) -> None:
        """The handler has run by now, or runs before the next step."""
        self._ours.recv(4096)
