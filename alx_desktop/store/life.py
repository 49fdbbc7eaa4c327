"""Locks that die with their process: they tell at once that the holder of a lease was killed.

Each fencing number has a lock of its own, so that a lock that is free speaks of that holder and of no other one: a
frozen process that lost the lease long ago gives its lock back when it wakes up, while somebody else is at work.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Protocol

import filelock
from sqlalchemy import Connection, Engine, text

from alx_desktop.store.faults import translated

ADVISORY_KEY = 0x414C58
"""First key of PostgreSQL's advisory locks ("ALX"); the second is the fencing number."""


class Life(Protocol):
    """The locks of one store, as one process uses them."""

    def is_over(self, fencing: int) -> bool:
        """Whether the process that holds the lease with this number has ended."""
        ...

    def begin(self, fencing: int) -> None:
        """Take the lock of a number that is ours."""
        ...

    def end(self) -> None:
        """Give it back."""
        ...


class FileLife(Life):
    """Lock files in the store's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: filelock.BaseFileLock | None = None

    def is_over(self, fencing: int) -> bool:
        lock = self._file(fencing)
        try:
            with lock.acquire(timeout=0):
                return True
        except filelock.Timeout:
            return False

    def begin(self, fencing: int) -> None:
        self._lock = self._file(fencing)
        self._lock.acquire(timeout=0)
        for old in self._folder.glob("sync-*.lock"):
            if old != Path(self._lock.lock_file):
                _remove(old)

    def end(self) -> None:
        if self._lock is not None:
            self._lock.release()
            _remove(Path(self._lock.lock_file))
            self._lock = None

    def _file(self, fencing: int) -> filelock.BaseFileLock:
        # The thread that gives it back need not be the one that took it.
        return filelock.FileLock(self._folder / f"sync-{fencing}.lock", thread_local=False)


class SessionLife(Life):
    """Advisory locks of a session of its own."""

    def __init__(self, engine: Engine) -> None:
        with translated("reporting"):
            self._session: Connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def is_over(self, fencing: int) -> bool:
        free = self._ask("pg_try_advisory_lock", fencing)
        if free:
            self._ask("pg_advisory_unlock", fencing)
        return free

    def begin(self, fencing: int) -> None:
        self._ask("pg_try_advisory_lock", fencing)

    def end(self) -> None:
        # Closing the session, not returning it to the pool, is what frees the lock for certain.
        self._session.invalidate()
        self._session.close()

    def _ask(self, function: str, fencing: int) -> bool:
        statement = text(f"SELECT {function}(:key, :number)")
        return bool(self._session.scalar(statement, {"key": ADVISORY_KEY, "number": fencing % 2**31}))


def _remove(path: Path) -> None:
    # On Windows it stays where another process has it open; the next lease removes it.
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
