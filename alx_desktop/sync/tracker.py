"""Turns counts into progress: rate and remaining time, from the work done so far in this run."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter

from alx_desktop.domain.progress import CompanyProgress, Progress, ProgressSink
from alx_desktop.domain.rows import Row

_COMPANY = itemgetter(0)


class ProgressTracker:
    """Reports phases of one run. clock: monotonic seconds, replaced in tests."""

    def __init__(self, sink: ProgressSink, clock: Callable[[], float] = time.monotonic) -> None:
        self._sink = sink
        self._clock = clock
        self._phase = ""
        self._total: int | None = None
        self._done = 0
        self._skipped = 0
        self._started = 0.0
        self._names: Mapping[int, str] = {}
        self._expected: Mapping[int, int] | None = None
        self._learners: Counter[int] = Counter()
        self._enrolments: Counter[int] = Counter()

    def begin(self, phase: str, total: int | None = None, message: str = "", done: int = 0) -> None:
        """Enter a phase; done: units that an earlier run has finished already, which do not count as speed."""
        self._phase, self._total, self._done, self._skipped = phase, total, done, done
        self._started = self._clock()
        self._report(message)

    def advance(self, units: int, message: str = "") -> None:
        """Some more units are done."""
        self._done += units
        self._report(message)

    def expect(self, names: Mapping[int, str], learners: Mapping[int, int] | None) -> None:
        """Companies that the run reads, by id, and how many learners it will read of each; None = nobody knows."""
        self._names, self._expected = names, learners

    def count(self, memberships: Iterable[Row], progress: Iterable[Row]) -> None:
        """What was merged, for the figures per company; the next `advance` reports it. Rows begin with the company."""
        if self._expected is not None:
            self._learners.update(map(_COMPANY, memberships))
        self._enrolments.update(map(_COMPANY, progress))

    def _companies(self) -> CompanyProgress | None:
        if not self._expected and not self._enrolments:
            return None
        # Copies: who shows them does so on another thread.
        return CompanyProgress(self._names, self._expected, dict(self._learners), dict(self._enrolments))

    def _report(self, message: str) -> None:
        elapsed = self._clock() - self._started
        fresh = self._done - self._skipped
        rate = fresh / elapsed if fresh and elapsed > 0 else None
        left = None if self._total is None else max(0, self._total - self._done)
        remaining = left / rate if rate and left is not None else None
        self._sink(Progress(self._phase, self._done, self._total, rate, remaining, message, self._companies()))
