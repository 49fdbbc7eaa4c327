"""Errors that nobody caught: logged where they happen, shown by the message bar on the main thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class UncaughtErrors(QObject):
    """happened(exception), on the main thread. Keeps what was installed before: the log is written there.

    Exceptions in slots and runnables reach sys.excepthook on their own thread, so nothing is shown from there.
    """

    happened = Signal(object)
    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None, keep: Callable[[BaseException], None] | None = None) -> None:
        """keep: writes the error down for the next start; called on the thread of the error."""
        super().__init__(parent)
        self._keep = keep
        self._caught.connect(self.happened, Qt.ConnectionType.QueuedConnection)
        self._before: Callable[..., Any] = sys.excepthook
        self._thread_before: Callable[..., Any] = threading.excepthook
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def restore(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._before
        threading.excepthook = self._thread_before

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        if isinstance(error, Exception):
            self._write_down(error)
            self._tell(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        self._thread_before(args)
        if isinstance(args.exc_value, Exception):
            self._write_down(args.exc_value)
            self._tell(args.exc_value)

    def _write_down(self, error: Exception) -> None:
        if self._keep is not None:
            self._keep(error)

    def _tell(self, error: Exception) -> None:
        try:
            self._caught.emit(error)
        except RuntimeError:
            # The window is gone already; the log has it.
            return
