"""The window goes first: while it is at work, other threads of its process let go of Python's lock and the processor.

Painting a page hands Python's lock over a thousand times, and each time a dozen busy threads want it: a page that
takes 30 ms of its own took half a second beside them. So the window claims the next moments, and long work gives way
at its checkpoints.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

LONGEST = 0.05
"""Seconds that one thread gives way before it goes on, and then works before it gives way again."""

ROWS_READ, ROWS_WRITTEN = 10, 100
"""Rows between two looks whether the window is at work. A driver hands Python's lock over at each row that it fetches,
and waits for it again; a hundred of these waits took as long as a page. What is written costs more to begin anew."""


class Priority:
    """Who goes first in this process. clock: monotonic seconds. A claim ends by itself: nobody has to take it back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._until = 0.0
        self._own = threading.local()
        self.has_window = False

    def claim(self, seconds: float) -> None:
        """The window is at work for so long from now on, whatever it said before; 0 = it is done."""
        self.has_window = True
        self._until = self._clock() + seconds

    def give_way(self) -> None:
        """Wait while the window is at work; at most LONGEST, and then not again before so long was worked.

        For threads other than the window's, where they hold no lock. Costs a few ten nanoseconds without a window.
        """
        if not self.has_window:
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


def fetched(cursor: Any) -> list[Any]:
    """All rows of a DB-API cursor."""
    found: list[Any] = []
    while part := cursor.fetchmany(ROWS_READ):
        found += part
        give_way()
    return found


def portions(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items in portions, between which it gives way; all at once where there is no window."""
    size = ROWS_WRITTEN if _priority.has_window else max(1, len(items))
    for start in range(0, len(items), size):
        give_way()
        yield items[start : start + size]


def considerate(items: Iterable[T]) -> Iterator[T]:
    """The items, giving way between portions of them."""
    for number, item in enumerate(items):
        if not number % ROWS_READ:
            give_way()
        yield item
