"""Reads scope after scope, one ahead of the deriving thread, so that Moodle's server and this process work at once."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import Any, TypeVar

from sqlalchemy import func, select

from alx_desktop.domain.errors import ConnectionLost
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.scope import LAST, Scope
from alx_desktop.moodle.facts import FactReader, ScopeFacts
from alx_desktop.moodle.source import MoodleSource, SourceReader

T = TypeVar("T")
TRIES = 4
"""How often a range is read when the connection breaks in the middle of it."""

SMALLEST_RANGE, LARGEST_RANGE = 20, 2000
"""Learners per range, whatever the average says."""


def learners_per_range(reader: SourceReader, source: MoodleSource, batch_size: int) -> tuple[int, int]:
    """(learners per range so that it holds about batch_size enrolments, learners in all).

    The highest enrolment id stands for their number: it is at least as large and costs nothing to ask.
    """
    user, enrolment = source.schema.table("user"), source.schema.table("user_enrolments")
    learners = reader.scalar("count_users", select(func.count()).select_from(user)) or 0
    highest = reader.scalar("highest_enrolment", select(func.max(enrolment.c.id))) or 0
    average = max(1.0, highest / max(1, learners))
    return max(SMALLEST_RANGE, min(LARGEST_RANGE, int(batch_size / average))), learners


def read_ranges(
    source: MoodleSource, facts: FactReader, size: int, after: int, cancel: CancelToken, pause: float
) -> Iterator[ScopeFacts]:
    """All learners above `after`, range by range, each in its own short snapshot; the last range is open-ended."""
    user = source.schema.table("user")
    while True:
        boundary_of = select(user.c.id).where(user.c.id > after).order_by(user.c.id).limit(1).offset(size - 1)

        def read(reader: SourceReader, after: int = after, boundary_of: Any = boundary_of) -> ScopeFacts:
            boundary = reader.scalar("range_end", boundary_of)
            return facts.read(reader, Scope(after, LAST if boundary is None else boundary))

        found = read_again(source, read, cancel)
        yield found
        if found.scope.through == LAST:
            return
        after = found.scope.through
        if pause and cancel.wait(pause):
            cancel.raise_if_cancelled()


def read_again(source: MoodleSource, read: Callable[[SourceReader], T], cancel: CancelToken) -> T:
    """Read in a fresh snapshot, again from the start if the connection breaks; nothing of a broken read is used."""
    for attempt in range(TRIES):
        cancel.raise_if_cancelled()
        try:
            with source.snapshot() as reader:
                return read(reader)
        except ConnectionLost:
            if attempt == TRIES - 1:
                raise
            cancel.wait(0.2 * 2**attempt)
    raise AssertionError("unreachable")


@contextmanager
def prefetched(items: Iterator[T]) -> Iterator[Iterator[T]]:
    """Produce items on another thread, one ahead. Leaving the block stops the thread and waits for it."""
    waiting: queue.Queue[tuple[str, Any]] = queue.Queue(maxsize=1)
    stopped = threading.Event()

    def put(kind: str, value: Any) -> bool:
        while not stopped.is_set():
            try:
                waiting.put((kind, value), timeout=0.1)
                return True
            except queue.Full:
                continue
        return False

    def produce() -> None:
        try:
            for item in items:
                if not put("item", item):
                    return
            put("end", None)
        except BaseException as error:  # handed to the consumer, which raises it
            put("error", error)
        finally:
            # What items read with ends now, and not when the last reference to them goes.
            if isinstance(items, Generator):
                items.close()

    def consume() -> Iterator[T]:
        while True:
            kind, value = waiting.get()
            if kind == "error":
                raise value
            if kind == "end":
                return
            yield value

    thread = threading.Thread(target=produce, name="alx-extract", daemon=True)
    thread.start()
    try:
        with closing(consume()) as consumer:  # type: ignore[type-var]
            yield consumer
    finally:
        stopped.set()
        thread.join()
