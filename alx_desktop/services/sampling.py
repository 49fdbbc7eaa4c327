"""Takes a sample of memory and store size once a minute, for the charts of the Monitoring page."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from alx_desktop.domain.errors import AlxError
from alx_desktop.store.samples import write_samples
from alx_desktop.store.store import Store

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two samples: the finest span of the figures."""


def memory_of_this_process() -> int:
    """Bytes of memory that are this process's now (resident set)."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def take_sample(store: Store, process: str, now: Callable[[], float] = time.time) -> None:
    """Take one sample; none for an analyst, who writes nothing. process: window or serve. Raises StoreError."""
    if store.is_read_only:
        return
    write_samples(store, int(now()), process, memory_of_this_process())


class Sampler:
    """Samples from its start until it is closed, on a thread of its own: for `serve`, which has no event loop."""

    def __init__(self, store: Store, process: str, every: float = EVERY) -> None:
        self._store, self._process, self._every = store, process, every
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sampler", daemon=True)

    def start(self) -> None:
        """Take the first sample, and go on."""
        self._thread.start()

    def close(self) -> None:
        """End, after the sample that is being taken."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                take_sample(self._store, self._process)
            except AlxError as error:
                # The store is busy or away for a while: the chart has a gap there, and says so by it.
                log.info("no sample was taken: %s", error)
            except Exception:
                log.exception("no sample was taken")
            self._closing.wait(self._every)
