"""Who may sync: one lease per store, with a fencing number that every write checks.

A lock that dies with its process (a file lock, or PostgreSQL's advisory lock) tells at once that a holder was
killed; the time limit covers a holder that is frozen or cut off. Whoever takes the lease raises the fencing
number, so that a thawed holder's next write fails instead of mixing in.
"""

from __future__ import annotations

from types import TracebackType

import filelock
from sqlalchemy import Connection, select, text, update

from alx_desktop.domain.errors import LeaseLost, StoreBusy
from alx_desktop.store.clock import clock
from alx_desktop.store.store import Store
from alx_desktop.store.tables.state import sync_lease

LEASE_SECONDS = 120
"""A holder that has not written for so long has lost the lease."""

ADVISORY_KEY = 0x414C58
"""Key of PostgreSQL's advisory lock ("ALX")."""


class Lease:
    """Held while a run writes. Use as a context manager; raises StoreBusy where somebody else holds it."""

    def __init__(self, store: Store, holder: str) -> None:
        self._store = store
        self._holder = holder
        self._fencing = 0
        self._alive: filelock.BaseFileLock | Connection | None = None

    def __enter__(self) -> Lease:
        owns = self._lock_life()
        try:
            with self._store.writing(self._store.reporting) as connection:
                self._take(connection, owns)
        except BaseException:
            self._unlock_life()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            with self._store.writing(self._store.reporting) as connection:
                mine = (sync_lease.c.lease_id == 1) & (sync_lease.c.fencing == self._fencing)
                connection.execute(update(sync_lease).where(mine).values(holder=None, expires_at=None))
        finally:
            self._unlock_life()

    def check(self, connection: Connection) -> None:
        """Prove, inside a write transaction, that the lease is still ours, and extend it. Raises LeaseLost."""
        row = connection.execute(select(sync_lease.c.fencing).with_for_update()).scalar_one()
        if row != self._fencing:
            raise LeaseLost(f"fencing number is {row}, ours was {self._fencing}")
        connection.execute(update(sync_lease).values(expires_at=clock(connection) + LEASE_SECONDS))

    def _take(self, connection: Connection, owns: bool) -> None:
        row = connection.execute(select(sync_lease).with_for_update()).one()
        now = clock(connection)
        if not owns and row.holder is not None and (row.expires_at or 0) > now:
            raise StoreBusy(f"held by {row.holder} for at most {row.expires_at - now} more seconds")
        self._fencing = row.fencing + 1
        connection.execute(
            update(sync_lease).values(fencing=self._fencing, holder=self._holder, expires_at=now + LEASE_SECONDS)
        )

    def _lock_life(self) -> bool:
        """Take the lock that dies with this process; False where another living process has it."""
        if self._store.location.folder is not None:
            lock = filelock.FileLock(self._store.location.folder / "sync.lock")
            try:
                lock.acquire(timeout=0)
            except filelock.Timeout:
                return False
            self._alive = lock
            return True
        connection = self._store.reporting.connect()
        self._alive = connection.execution_options(isolation_level="AUTOCOMMIT")
        return bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": ADVISORY_KEY}))

    def _unlock_life(self) -> None:
        alive, self._alive = self._alive, None
        if isinstance(alive, Connection):
            # Closing the session, not returning it to the pool, is what frees the advisory lock for certain.
            alive.invalidate()
            alive.close()
        elif alive is not None:
            alive.release()
