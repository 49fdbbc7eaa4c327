"""Python's search for cyclic garbage, on the main thread and in portions that no event waits for."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 50
BULK = 5_000
"""New objects between two looks from which on something reads or writes rows in bulk."""
CALM_SECONDS = 5.0


class MainThreadGarbage(QObject):
    """Collects cyclic garbage on the main thread only.

    A collection on a worker destroys Qt objects of the main thread there ("Timers cannot be stopped from another
    thread", desktop-facts 3). Reference counting goes on everywhere; only the search for cycles moves here.

    A search takes as long as there are objects, and a sync makes a million of them: the window stood still for a
    quarter of a second. So what bulk work makes is frozen unsearched (reference counting frees it all the same: rows
    form no cycles), and everything is searched once when it has ended. clock: monotonic seconds.
    """

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = clock
        self._bulk_at: float | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(LOOK_MS)

    def collect_if_due(self) -> None:
        """Collect what has become due since the last look."""
        if gc.get_count()[0] >= BULK:
            self._bulk_at = self._clock()
            gc.freeze()
        elif self._bulk_at is not None and self._clock() - self._bulk_at > CALM_SECONDS:
            self._bulk_at = None
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        else:
            self._collect_by_count()

    def stop(self) -> None:
        """Give the garbage back to Python's automatic."""
        self._timer.stop()
        gc.enable()

    def _collect_by_count(self) -> None:
        """The generations whose counters have passed Python's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if 0 < limits[generation] < counts[generation]:
                gc.collect(generation)
                return
