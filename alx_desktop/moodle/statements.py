"""How long the statements took, by name."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class StatementTime:
    """All calls of one name: how often, rows read, seconds in all, seconds of the slowest."""

    name: str
    calls: int = 0
    rows: int = 0
    seconds: float = 0.0
    slowest: float = 0.0


@dataclass(frozen=True, slots=True)
class SentStatement:
    """One call as the driver got it. seconds: with its rows."""

    sql: str
    parameters: Any
    seconds: float


class SlowestStatements:
    """The slowest call of each name, for its plan. In memory only: parameters are ids of learners."""

    def __init__(self) -> None:
        self._sent: dict[str, SentStatement] = {}
        self._lock = threading.Lock()

    def note(self, name: str, sent: SentStatement) -> None:
        """Keep it, if it is the slowest of its name."""
        with self._lock:
            known = self._sent.get(name)
            if known is None or sent.seconds > known.seconds:
                self._sent[name] = sent

    def find(self, name: str) -> SentStatement | None:
        """The slowest since this process began; None: it sent none of that name."""
        with self._lock:
            return self._sent.get(name)


class StatementTimes:
    """Collects times from several threads. slowest: keeps the slowest calls themselves, None = nobody does."""

    def __init__(self) -> None:
        self.slowest: SlowestStatements | None = None
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
