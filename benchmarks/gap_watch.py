"""Why an event loop stood still: where its thread was, how long it ran, and how often it waited instead.

A sampling thread looks at the main thread's stack every few milliseconds while a gap lasts.
"""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

SAMPLE_SECONDS = 0.005
DEPTH = 4
_LINE = re.compile(r'File "([^"]*)", line (\d+) in (.*)')


@dataclass
class Gap:
    """One gap, in seconds. samples: the innermost lines of the main thread's stack, with how often each was met."""

    seconds: float
    cpu: float
    waits: int
    samples: Counter[str] = field(default_factory=Counter)

    def text(self) -> str:
        """One line of figures, then where it was most often."""
        line = (
            f"  gap {self.seconds * 1000:.0f} ms: the main thread ran {self.cpu * 1000:.0f} ms "
            f"and waited {self.waits} times"
        )
        most = "".join(f"\n    {count} x {where}" for where, count in self.samples.most_common(3))
        return line + most


def worked() -> tuple[float, int]:
    """Seconds that this thread has run, and how often it was interrupted, or waited for a lock (Unix; else 0).

    Nothing here hands Python's lock over: at each beat, that would be a wait of its own.
    """
    if resource is None:
        return time.thread_time(), 0
    usage = resource.getrusage(resource.RUSAGE_THREAD)
    return time.thread_time(), usage.ru_nvcsw + usage.ru_nivcsw


class GapWatch:
    """beat() is called by the watched thread at each turn of its loop; gaps above `limit` seconds are explained."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.gaps: list[Gap] = []
        self._thread = threading.get_ident()
        self._samples: list[tuple[float, str]] = []
        self._last = time.perf_counter()
        self._used = worked()
        threading.Thread(target=self._sample, daemon=True, name="gap watch").start()

    def beat(self) -> float:
        """A turn of the loop; returns the seconds since the one before."""
        now, used = time.perf_counter(), worked()
        seconds = now - self._last
        if seconds > self.limit:
            samples = Counter(where for at, where in self._samples if self._last <= at <= now)
            self.gaps.append(Gap(seconds, used[0] - self._used[0], used[1] - self._used[1], samples))
        self._samples.clear()
        self._last, self._used = now, used
        return seconds

    def take(self) -> list[Gap]:
        """The explained gaps since the last take."""
        gaps, self.gaps = self.gaps, []
        return gaps

    def _sample(self) -> None:
        with tempfile.TemporaryFile() as file:
            while True:
                time.sleep(SAMPLE_SECONDS)
                now = time.perf_counter()
                if now - self._last > 2 * SAMPLE_SECONDS:
                    self._samples.append((now, self._where(file)))

    def _where(self, file: Any) -> str:
        """Where the main thread is. Not by its frames: who holds one keeps its painters alive, and Qt crashes."""
        file.seek(0)
        file.truncate()
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        stacks = file.read().decode(errors="replace").split("\n\n")
        main = next((stack for stack in stacks if f"{self._thread:016x}" in stack.split("\n")[0]), "")
        lines = _LINE.findall(main)
        names = [f"{Path(name).stem}:{line} {where}" for name, line, where in lines if "site-packages" not in name]
        return " < ".join(names[:DEPTH]) or "event loop"
