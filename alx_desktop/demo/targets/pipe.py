"""A thread that sends batches to a server while the next ones are made."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
AHEAD = 4


class Pipe(Generic[T]):
    """Sends what is put, in order, on a thread of its own; at most AHEAD batches wait, so memory stays bounded.

    An error of the sending ends it: the next `put` or `drain` raises it, and what was waiting is dropped.
    """

    def __init__(self, send: Callable[[T], None]) -> None:
        self._send = send
        self._waiting: queue.Queue[T | None] = queue.Queue(AHEAD)
        self._error: BaseException | None = None
        self._dropping = False
        self._thread = threading.Thread(target=self._work, name="alx-demo-send", daemon=True)

    def put(self, batch: T) -> None:
        """Wait for a place and leave the batch there."""
        self._raise()
        if self._thread.ident is None:
            self._thread.start()
        self._waiting.put(batch)

    def drain(self) -> None:
        """Wait until everything is sent, and end the thread."""
        self._end()
        self._raise()

    def drop(self) -> None:
        """Send nothing more but the batch on its way, and end the thread."""
        self._dropping = True
        self._end()

    def _end(self) -> None:
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        # Goes on taking after an error, so that nobody waits for a place for ever.
        while (batch := self._waiting.get()) is not None:
            if self._error is None and not self._dropping:
                try:
                    self._send(batch)
                except BaseException as error:  # handed to whoever puts or drains
                    self._error = error
