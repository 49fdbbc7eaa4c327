"""How long the statements took, by name."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class StatementTime:
    """All calls of one name: how often, rows read, seconds in all, seconds of the slowest."""

    name: str
    calls: int = 0
    rows: int = 0
    seconds: float = 0.0
    slowest: float = 0.0


class StatementTimes:
    """Collects times from several threads."""

    def __init__(self) -> None:
        self._times: dict[str, StatementTime] = {}
        self._lock = threading.Lock()

    def add(self, name: str, rows: int, seconds: float) -> None:
        """Record one call."""
        with self._lock:
            old = self._times.get(name) or StatementTime(name)
            self._times[name] = replace(
                old,
                calls=old.calls + 1,
                rows=old.rows + rows,
                seconds=old.seconds + seconds,
                slowest=max(old.slowest, seconds),
            )

    def all(self) -> list[StatementTime]:
        """Every name, the most expensive first."""
        with self._lock:
            return sorted(self._times.values(), key=lambda time: -time.seconds)

    def reset(self) -> None:
        """Forget everything."""
        with self._lock:
            self._times.clear()
