"""The window goes first: while it is at work, other threads of its process let go of Python's lock and the processor.

Painting a page hands Python's lock over a thousand times, and each time a dozen busy threads want it: a page that
takes 30 ms of its own took half a second beside them. So the window claims the next moments, and long work gives way
at its checkpoints.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

LONGEST = 0.05
"""Seconds that one thread gives way before it goes on, and then works before it gives way again."""

STEP = 0.004
"""Seconds between two looks whether the window is still at work."""


class Priority:
    """Who goes first in this process. clock: monotonic seconds. A claim ends by itself: nobody has to take it back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._until = 0.0
        self._own = threading.local()

    def claim(self, seconds: float) -> None:
        """The window is at work for so long from now on, whatever it said before; 0 = it is done."""
        self._until = self._clock() + seconds if seconds else 0.0

    def give_way(self) -> None:
        """Wait while the window is at work; at most LONGEST, and then not again before so long was worked.

        For threads other than the window's, where they hold no lock. Costs a few ten nanoseconds without a window.
        """
        if not self._until:
            return
        begun = now = self._clock()
        if now >= self._until or now < getattr(self._own, "works_until", 0.0):
            return
        while now < self._until and now - begun < LONGEST:
            self._sleep(max(0.001, min(begun + LONGEST, self._until) - now))
            now = self._clock()
        if now - begun >= LONGEST:
            self._own.works_until = now + LONGEST


_priority = Priority()
claim, give_way = _priority.claim, _priority.give_way


def fetched(cursor: Any, rows: int = 100) -> list[Any]:
    """All rows of a DB-API cursor."""
    found: list[Any] = []
    while part := cursor.fetchmany(rows):
        found += part
        give_way()
    return found
