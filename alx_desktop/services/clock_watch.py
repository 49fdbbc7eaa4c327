"""Notices that this machine slept, or that its clock was set."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

STEP = 5.0
"""Seconds by which the clock may differ from the time that passed: time servers correct it by less."""

GAP = 30.0
"""Seconds beyond the longest wait after which the machine must have slept: a busy one is late by less."""


@dataclass(frozen=True, slots=True)
class Clock:
    """wall: UTC epoch seconds of this machine. monotonic: seconds that never go back; some systems stop them asleep."""

    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic


class Jump(Enum):
    """FORWARD: the machine slept, or the clock was set forward. BACK: it was set back."""

    FORWARD = 1
    BACK = 2


class ClockWatch:
    """Asked again and again, at most `longest` seconds apart while the machine is awake."""

    def __init__(self, clock: Clock, longest: float) -> None:
        self._clock = clock
        self._longest = longest
        self._wall, self._ran = clock.wall(), clock.monotonic()

    def look(self) -> Jump | None:
        """What happened since the last look."""
        wall, ran = self._clock.wall(), self._clock.monotonic()
        by_wall, by_run = wall - self._wall, ran - self._ran
        self._wall, self._ran = wall, ran
        if by_run - by_wall > STEP:
            return Jump.BACK
        slept = max(by_wall, by_run) > self._longest + GAP
        return Jump.FORWARD if slept or by_wall - by_run > STEP else None
