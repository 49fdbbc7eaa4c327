"""Python's search for cyclic garbage, on the main thread and in portions that no event waits for."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 50
BULK = 5_000
"""Objects more or fewer between two looks from which on something reads or writes rows in bulk."""
CALM_SECONDS = 5.0
MANY = 50_000
"""Objects that bulk work has left behind, and may still be at."""
PATIENCE_SECONDS = 60.0


def keep_imported() -> None:
    """Modules, classes and functions live until the end: what there is now is not searched for garbage any more."""
    gc.freeze()


class MainThreadGarbage(QObject):
    """Collects cyclic garbage on the main thread only.

    A collection on a worker destroys Qt objects of the main thread there ("Timers cannot be stopped from another
    thread", desktop-facts 3). Reference counting goes on everywhere; only the search for cycles moves here.

    A search takes as long as there are objects, and a sync makes a million of them: the window stood still for a
    quarter of a second. So nothing is searched while bulk work goes on (reference counting frees its rows all the
    same: they form no cycles), and what was imported never is, see keep_imported(). clock: monotonic seconds.
    """

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = clock
        self._bulk_at: float | None = None
        self._young = gc.get_count()[0]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(LOOK_MS)

    def collect_if_due(self) -> None:
        """Collect what has become due since the last look."""
        young = gc.get_count()[0]
        if abs(young - self._young) >= BULK:
            self._bulk_at = self._clock()
        elif self._bulk_at is None:
            self._collect_by_count()
        elif self._clock() - self._bulk_at > (CALM_SECONDS if young < MANY else PATIENCE_SECONDS):
            self._bulk_at = None
            gc.collect()
        self._young = gc.get_count()[0]

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
