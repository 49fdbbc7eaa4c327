"""Stopping a long statement of the local store from another thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from alx_desktop.domain.progress import CancelToken


class Interrupter:
    """Stops what one connection runs; safe from any thread, and without effect once the reader is done."""

    def __init__(self, connection: Connection) -> None:
        self._driver: Any = connection.connection.driver_connection
        self._lock = threading.Lock()

    def __call__(self) -> None:
        """Interrupt the running statement, if any; it then raises Cancelled."""
        with self._lock:
            if self._driver is None:
                return
            if hasattr(self._driver, "interrupt"):
                self._driver.interrupt()
            else:
                self._driver.cancel_safe(timeout=5.0)

    def disarm(self) -> None:
        """Forget the connection: it goes back to the pool, where somebody else may use it."""
        with self._lock:
            self._driver = None


@contextmanager
def interruptible(connection: Connection, cancel: CancelToken | None) -> Iterator[None]:
    """Within the block, cancelling the token stops the statement that `connection` runs.

    A cancel that falls between two statements is seen at the end of the block; long loops ask the token themselves.
    """
    if cancel is None:
        yield
        return
    interrupter = Interrupter(connection)
    forget = cancel.on_cancel(interrupter)
    try:
        yield
        cancel.raise_if_cancelled()
    finally:
        forget()
        interrupter.disarm()
