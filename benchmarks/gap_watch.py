"""Why an event loop stood still: what its thread was at, and whether it worked, waited for a processor or for a lock.

A sampling thread looks at the main thread's stack every few milliseconds while a gap lasts; the kernel's figures
(Linux, /proc/thread-self/schedstat) tell how long the main thread ran and how long it waited for a processor.
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

SAMPLE_SECONDS = 0.005
DEPTH = 4
_LINE = re.compile(r'File "([^"]*)", line (\d+) in (.*)')
_SCHEDSTAT = Path("/proc/thread-self/schedstat")


@dataclass
class Gap:
    """One gap, in seconds. samples: the innermost lines of the main thread's stack, with how often each was met."""

    seconds: float
    cpu: float
    queued: float
    samples: Counter[str] = field(default_factory=Counter)

    def text(self) -> str:
        """One line of figures, then where it was most often."""
        line = (
            f"  gap {self.seconds * 1000:.0f} ms: the main thread ran {self.cpu * 1000:.0f} ms, waited "
            f"{self.queued * 1000:.0f} ms for a processor"
        )
        most = "".join(f"\n    {count} x {where}" for where, count in self.samples.most_common(3))
        return line + most


def cpu_and_queue() -> tuple[float, float]:
    """Seconds that this thread has run, and has waited for a processor (0 where the kernel does not tell)."""
    try:
        ran, queued, _slices = _SCHEDSTAT.read_text().split()
    except (OSError, ValueError):
        return time.thread_time(), 0.0
    return max(int(ran) / 1e9, time.thread_time()), int(queued) / 1e9


class GapWatch:
    """beat() is called by the watched thread at each turn of its loop; gaps above `limit` seconds are explained."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.gaps: list[Gap] = []
        self._thread = threading.get_ident()
        self._samples: list[tuple[float, str]] = []
        self._last = time.perf_counter()
        self._used = cpu_and_queue()
        threading.Thread(target=self._sample, daemon=True, name="gap watch").start()

    def beat(self) -> float:
        """A turn of the loop; returns the seconds since the one before."""
        now, used = time.perf_counter(), cpu_and_queue()
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
