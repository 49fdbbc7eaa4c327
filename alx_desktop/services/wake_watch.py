"""Renews open connections to Moodle after this machine slept: the other side has forgotten them meanwhile."""

from __future__ import annotations

import logging
import threading
import weakref
from typing import Protocol

from alx_desktop.services.clock_watch import Clock, ClockWatch, Jump

log = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds between two looks at the clock."""


class Renewable(Protocol):
    """What holds connections that a sleep breaks."""

    @property
    def is_closed(self) -> bool: ...
    def renew(self) -> None: ...


class WakeWatch:
    """Looks at the clock as long as somebody holds connections. beat: seconds between two looks."""

    def __init__(self, clock: Clock | None = None, beat: float = BEAT) -> None:
        self._clock = clock or Clock()
        self._beat = beat
        self._lock = threading.Lock()
        self._held: weakref.WeakSet[Renewable] = weakref.WeakSet()
        self._thread: threading.Thread | None = None

    def add(self, source: Renewable) -> None:
        """Renew it after each sleep, until it is closed."""
        with self._lock:
            self._held.add(source)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="wake-watch", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        watch = ClockWatch(self._clock, self._beat)
        pause = threading.Event()
        while True:
            pause.wait(self._beat)
            jump = watch.look()
            with self._lock:
                held = [one for one in self._held if not one.is_closed]
                if not held:
                    self._thread = None
                    return
            if jump is Jump.FORWARD:
                _renew(held)


def _renew(held: list[Renewable]) -> None:
    log.info("this machine slept or its clock was set: %d connections to Moodle are renewed", len(held))
    for one in held:
        try:
            one.renew()
        except Exception:
            log.exception("a connection could not be renewed")
