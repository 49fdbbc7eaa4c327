"""A machine's clock that stands still while the scheduler works, so that a slow machine changes nothing in a test."""

from __future__ import annotations

import threading

from alx_desktop.services.clock_watch import Clock
from alx_desktop.services.scheduler import Scheduler
from tests.waiting import until

STEP = 10
"""Seconds between two looks at the clock, as a scheduler that is awake makes them."""


class FakeClock:
    """Moved by hand. wall: UTC epoch seconds; ran: the other clock, which may stand while the machine sleeps.

    looks: how often the scheduler has looked whether it jumped. Whoever reads `wall`, then `ran`, as ClockWatch does,
    gets a pair that belongs together, even when the clock is moved between the two.
    """

    def __init__(self, wall: float = 1_790_000_000.0) -> None:
        self.wall, self.ran = wall, 500.0
        self.looks = 0
        self._moving = threading.Lock()
        self._read = threading.local()

    @property
    def clock(self) -> Clock:
        """For the scheduler."""
        return Clock(self._wall, self._monotonic)

    def pass_by(self, seconds: float) -> None:
        """Both clocks, as of a machine that is awake."""
        with self._moving:
            self.wall += seconds
            self.ran += seconds

    def live(self, scheduler: Scheduler, seconds: int) -> None:
        """Let time pass as it does for who is awake, but none while a turn is taken; what is due by then is done."""
        self.settle(scheduler)
        for _step in range(0, seconds, STEP):
            self.pass_by(STEP)
            self.settle(scheduler)

    def settle(self, scheduler: Scheduler) -> None:
        """Wait until the scheduler has seen clock and settings as they are, and has done and told what is due."""
        seen = self.looks
        # The first look may have begun before the clock was moved, or read the settings before they were written.
        until(lambda: self.looks >= seen + 2 and self._is_idle(scheduler), "a scheduler with nothing to do")

    def _is_idle(self, scheduler: Scheduler) -> bool:
        # It looks and starts turns under this lock, so that nothing is between the two.
        with scheduler._changed:
            entries = scheduler._entries.values()
            done = all(e.turn is None and e.wish is None and e.due_at > self.wall for e in entries)
        # A turn that has ended is told by its thread, which is the last thing that it does.
        return done and not any(thread.name.startswith("sync ") for thread in threading.enumerate())

    def _wall(self) -> float:
        with self._moving:
            self._read.ran = self.ran
            return self.wall

    def _monotonic(self) -> float:
        self.looks += 1
        ran: float = self._read.ran
        return ran
