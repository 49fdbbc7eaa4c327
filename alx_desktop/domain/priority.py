"""The window goes first: while it is at work, the other threads of its process leave Python's lock to it.

To paint a page hands Python's lock over a thousand times, and each time a dozen busy threads want it: a page that takes
30 ms alone took half a second beside them. So the window claims the next moments, and what takes long gives way between
two of its steps. Where there is no window (`serve`, the command line), nothing is ever claimed, and nothing waits.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

LONGEST = 0.05
"""Seconds that a thread gives way at most; then it works as long before it gives way again. So a window that is at work
without end, or hangs, slows the others to a half, and what waits for one of their locks waits so much longer."""

SHORTEST = 0.001

ROWS_READ, ROWS_WRITTEN = 10, 100
"""Rows between two steps beside a window. SQLite's driver hands Python's lock over at each row, and waits to have it
again: a hundred such waits are longer than what the window has to do. Each statement that writes costs some rows."""

READ_AHEAD = 50
"""Rows of a stream that are read in one step beside a window, from SQLite."""


class Priority:
    """Who goes first in a process. clock: monotonic seconds. A claim ends by itself: nobody has to take it back."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._until = 0.0
        self._claimer: int | None = None
        self._own = threading.local()

    @property
    def has_window(self) -> bool:
        """Whether anything was ever claimed."""
        return self._claimer is not None

    def claim(self, seconds: float) -> None:
        """The calling thread goes first for so long from now on, instead of what it claimed before."""
        self._until = self._clock() + seconds
        self._claimer = threading.get_ident()

    def give_way(self) -> None:
        """Wait while the window is at work, at most LONGEST; at once back on the window's own thread.

        For work that takes long, between two of its steps; not on the thread of an event loop, and not while holding
        what the window's own thread waits for: it reads and writes no store. Costs less than 0.1 µs without a window.
        """
        if self._claimer is None:
            return
        begun = now = self._clock()
        if now >= self._until or self._claimer == threading.get_ident():
            return
        if now < getattr(self._own, "works_until", 0.0):
            return
        end = begun + LONGEST
        while now < min(end, self._until):
            self._sleep(max(SHORTEST, min(end, self._until) - now))
            now = self._clock()
        if now >= end:
            self._own.works_until = now + LONGEST


_priority = Priority()
claim, give_way = _priority.claim, _priority.give_way


def fetched(cursor: Any) -> list[Any]:
    """All rows of a DB-API cursor, giving way between them."""
    if not _priority.has_window:
        return list(cursor.fetchall())
    rows: list[Any] = []
    while part := cursor.fetchmany(ROWS_READ):
        rows += part
        give_way()
    return rows


def considerate(rows: Iterable[T]) -> Iterator[T]:
    """The rows, giving way between them."""
    for number, row in enumerate(rows):
        if number % ROWS_READ == 0:
            give_way()
        yield row


def portions(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Rows to be written, in portions between which it gives way; all at once without a window."""
    size = ROWS_WRITTEN if _priority.has_window else max(1, len(rows))
    for start in range(0, len(rows), size):
        give_way()
        yield rows[start : start + size]


def read_ahead(usual: int) -> int:
    """How many rows of a stream to read in one step, `usual` without a window."""
    return min(usual, READ_AHEAD) if _priority.has_window else usual
