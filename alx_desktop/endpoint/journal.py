"""The request log: requests are noted in memory, and one thread writes them in batches, off every request's path."""

from __future__ import annotations

import bisect
import logging
import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.metrics import BOUNDS_MS, BYTES, ROWS, TIME, fault_of
from alx_desktop.endpoint.suspicion import Watch
from alx_desktop.store.request_log import (
    DAY_SPAN,
    HOUR_SPAN,
    MINUTE_SPAN,
    Figure,
    FigureKey,
    LoggedRequest,
    SecurityEvent,
    add_figures,
    forget_requests,
    write_events,
    write_requests,
)
from alx_desktop.store.store import Store

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two batches."""

WAITING = 50_000
"""Requests that wait to be written at most, where the disk stands still; further ones are counted and not logged."""

ATTEMPTS = 60
"""How often a batch is tried: a store that is busy takes it later; one that refuses it must not stop the log."""

FORGET_EVERY = 3600.0
"""Seconds between two looks for what is older than the retention."""


@dataclass(slots=True)
class _Batch:
    """What is written together; attempts: how often it was tried."""

    requests: list[LoggedRequest] = field(default_factory=list)
    events: list[SecurityEvent] = field(default_factory=list)
    figures: dict[FigureKey, Figure] = field(default_factory=lambda: defaultdict(Figure))
    attempts: int = 0


class Journal:
    """Writes the log of one store from its start until it is closed. log_days: retention.

    more: further figures since it was last asked, such as the cache's.
    """

    def __init__(self, store: Store, log_days: int, more: Callable[[], Mapping[FigureKey, Figure]] = dict) -> None:
        self._more = more
        self._counted: queue.SimpleQueue[tuple[FigureKey, Figure]] = queue.SimpleQueue()
        self._store = store
        self._log_days = log_days
        self._queue: queue.SimpleQueue[LoggedRequest] = queue.SimpleQueue()
        self._watch = Watch()
        self._closing = threading.Event()
        self._lost = 0
        self._batch = _Batch()
        self._forgot_at: float | None = None
        self._thread = threading.Thread(target=self._run, name="endpoint-log", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def note(self, request: LoggedRequest) -> None:
        """Log a request some time later. Never waits, never fails."""
        if self._queue.qsize() < WAITING:
            self._queue.put(request)
        else:
            self._lost += 1

    def count(self, key: FigureKey, figure: Figure) -> None:
        """Add to a figure some time later. Never waits, never fails."""
        self._counted.put((key, figure))

    def close(self) -> None:
        """Write what is left and end; nothing where it was not started."""
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            closing = self._closing.wait(PAUSE)
            try:
                self._write()
                self._forget()
            except AlxError as error:
                log.warning("the request log could not be written: %s", error)
            except Exception:
                log.exception("the request log could not be written")
            if closing:
                return

    def _write(self) -> None:
        self._take()
        batch = self._batch
        if batch.attempts >= ATTEMPTS:
            self._lost += len(batch.requests)
            batch = self._batch = _Batch()
        lost, self._lost = self._lost, 0
        if lost:
            log.warning("%d requests were not logged: the store did not take them", lost)
        if not batch.requests and not batch.figures:
            return
        batch.attempts += 1
        with self._store.writing(self._store.activity) as connection:
            write_requests(connection, batch.requests)
            write_events(connection, batch.events)
            add_figures(connection, _together(figures_of(batch.requests), batch.figures))
        self._batch = _Batch()

    def _take(self) -> None:
        """Put what waits into the batch. Events are found once, however often the batch has to be tried."""
        for key, figure in self._more().items():
            self._batch.figures[key].add(figure)
        while not self._counted.empty():
            key, figure = self._counted.get_nowait()
            self._batch.figures[key].add(figure)
        while len(self._batch.requests) < WAITING:
            try:
                request = self._queue.get_nowait()
            except queue.Empty:
                return
            self._batch.requests.append(request)
            for event in self._watch.see(request):
                log.warning("security: %s (%s, %d times)", event.detail, event.kind, event.count)
                self._batch.events.append(event)

    def _forget(self) -> None:
        now = time.monotonic()
        if self._forgot_at is None or now - self._forgot_at >= FORGET_EVERY:
            self._forgot_at = now
            with self._store.writing(self._store.activity) as connection:
                forget_requests(connection, int(time.time()), self._log_days)


def _together(one: Mapping[FigureKey, Figure], other: Mapping[FigureKey, Figure]) -> dict[FigureKey, Figure]:
    found: dict[FigureKey, Figure] = defaultdict(Figure)
    for figures in (one, other):
        for key, figure in figures.items():
            found[key].add(figure)
    return found


def figures_of(requests: Iterable[LoggedRequest]) -> dict[FigureKey, Figure]:
    """Requests, errors, rows and bytes per span, of the whole endpoint (company 0) and of each company."""
    found: dict[FigureKey, Figure] = defaultdict(Figure)
    for (minute, company_id), figures in _by_minute(requests).items():
        for span in (MINUTE_SPAN, HOUR_SPAN, DAY_SPAN):
            for whose in {0, company_id}:
                for name, figure in figures.items():
                    found[span, minute // span * span, name, whose].add(figure)
    return found


def _by_minute(requests: Iterable[LoggedRequest]) -> dict[tuple[int, int], dict[str, Figure]]:
    """Figures by name, of each (minute, company or 0): each request is looked at once only."""
    found: dict[tuple[int, int], dict[str, Figure]] = {}
    for one in requests:
        key = (one.at_ms // 1000 // MINUTE_SPAN * MINUTE_SPAN, one.company_id or 0)
        figures = found.get(key)
        if figures is None:
            times = Figure(buckets=[0] * (len(BOUNDS_MS) + 1))
            figures = found[key] = {TIME: times, ROWS: Figure(), BYTES: Figure()}
        figures[TIME].see(one.ms, bisect.bisect_left(BOUNDS_MS, one.ms))
        figures[ROWS].see(one.rows)
        figures[BYTES].see(one.bytes)
        fault = fault_of(one.status, one.code)
        if fault is not None:
            figures.setdefault(fault, Figure()).count += 1
    return found
