"""Progress of long work and the wish to stop it: plain objects, the same for window, command line and tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alx_desktop.domain.errors import Cancelled


@dataclass(frozen=True, slots=True)
class CompanyProgress:
    """What a sync has read and merged of each company so far, by company id.

    expected: learners of each company that the run will read, as Moodle counted them at its start; None = nobody knows
    before it has read them, and then learners are not counted either. enrolments: of those learners, unchanged too.
    """

    names: Mapping[int, str]
    expected: Mapping[int, int] | None
    learners: Mapping[int, int]
    enrolments: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class WholeProgress:
    """All companies of a sync that reads one after the other.

    done: companies read to their end, of `total`. enrolments: read and merged of all of them so far, unchanged ones
    too. share: 0 to 1, of the learners that the store knows in them. remaining: seconds for all, None = unknown.
    """

    done: int
    total: int
    enrolments: int
    share: float
    remaining: float | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work is. `phase` is a stable key; rate is units per second; remaining is seconds, None = unknown.

    companies: the same per company, where a sync of several of them knows it. whole: of all companies, where this is
    the progress of the one that has its turn.
    """

    phase: str
    done: int = 0
    total: int | None = None
    rate: float | None = None
    remaining: float | None = None
    message: str = ""
    companies: CompanyProgress | None = None
    whole: WholeProgress | None = None

    @property
    def share_of_all(self) -> float | None:
        """Share done of the whole work, 0 to 1: that of all companies where they have their turns, else `fraction`."""
        return self.fraction if self.whole is None else self.whole.share

    @property
    def fraction(self) -> float | None:
        """Share done, 0 to 1; None while the total is unknown."""
        return None if not self.total else min(1.0, self.done / self.total)


ProgressSink = Callable[[Progress], None]


def ignore_progress(_progress: Progress) -> None:
    """A sink for callers that do not show progress."""


class CancelToken:
    """Asked by a person, seen by the work. Callbacks run once, on the thread that cancels."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._callbacks: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def cancelled(self) -> bool:
        """True once somebody asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask to stop; safe from any thread, more than once."""
        with self._lock:
            if self._event.is_set():
                return
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def on_cancel(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Run callback when cancelled (at once, if it already is); returns a function that forgets it."""
        with self._lock:
            if not self._event.is_set():
                self._callbacks.append(callback)
                return lambda: self._forget(callback)
        callback()
        return lambda: None

    def _forget(self, callback: Callable[[], None]) -> None:
        with self._lock:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled if somebody asked to stop."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Sleep up to `seconds`; True as soon as cancelled."""
        return self._event.wait(seconds)
