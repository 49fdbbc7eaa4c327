"""Who may sync: one lease per store, with a fencing number that every write checks.

A lock that dies with its process (store.life) tells at once that a holder was killed. A holder that lives renews the
lease every few seconds, whatever its run waits for; one that is frozen or cut off does not, and loses it. Whoever takes
the lease raises the fencing number, so that a thawed holder's next write fails instead of mixing in.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from types import TracebackType

from sqlalchemy import ColumnElement, Connection, CursorResult, select, update

from alx_desktop.domain.errors import AlxError, LeaseLost, StoreBusy
from alx_desktop.store.clock import clock
from alx_desktop.store.life import FileLife, Life, SessionLife
from alx_desktop.store.silent import end_silent
from alx_desktop.store.store import Store
from alx_desktop.store.tables.state import sync_lease

LEASE_SECONDS = 120
"""A holder that has not renewed the lease for so long has lost it."""

BEAT_SECONDS = 5.0
"""Seconds between renewals."""

PATIENCE = 3
"""So many renewals a holder that seems frozen is given: a clock that was set, or a machine that woke up with all its
processes, makes a lease look old whose holder is well."""

log = logging.getLogger(__name__)


class Lease:
    """Held while a run writes. Use as a context manager; raises StoreBusy where somebody else holds it."""

    def __init__(self, store: Store, holder: str) -> None:
        self._store = store
        self._holder = holder
        self._fencing = 0
        self._ended = threading.Event()
        self._heart = threading.Thread(target=self._beat, name="alx-lease", daemon=True)

    def __enter__(self) -> Lease:
        self._life = self._locks()
        try:
            doubted = self._take_or_doubt(None)
            if doubted is not None:
                self._watch(doubted)
                if self._take_or_doubt(doubted) is not None:
                    raise StoreBusy("its holder has just come back")
        except BaseException:
            self._life.end()
            raise
        self._heart.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ended.set()
        self._heart.join()
        try:
            with self._store.writing(self._store.reporting) as connection:
                connection.execute(update(sync_lease).where(self._is_ours()).values(holder=None, expires_at=None))
        except AlxError as problem:
            # Nothing depends on it: the lock that ends with us says the same.
            log.warning("the lease was not given back: %s", problem)
        finally:
            self._life.end()

    def check(self, connection: Connection) -> None:
        """Prove, inside a write transaction, that the lease is still ours, and extend it. Raises LeaseLost."""
        row = connection.execute(select(sync_lease.c.fencing).with_for_update()).scalar_one()
        if row != self._fencing:
            raise LeaseLost(f"fencing number is {row}, ours was {self._fencing}")
        self._renew(connection)

    def _take_or_doubt(self, doubted: int | None) -> int | None:
        """Take the lease. A holder that lives but let it pass is doubted first: returns when its lease ended.

        doubted: that moment, where it is known and the holder has not stirred since.
        """
        for last in (False, True):
            try:
                with self._store.writing(self._store.reporting) as connection:
                    return self._take(connection, doubted)
            except StoreBusy:
                # Frozen in the middle of a transaction, it holds the row itself.
                if last or not end_silent(self._store):
                    raise
        raise AssertionError("unreachable")

    def _take(self, connection: Connection, doubted: int | None) -> int | None:
        row = connection.execute(select(sync_lease).with_for_update()).one()
        now = clock(connection)
        if row.holder is not None and not self._life.is_over(row.fencing):
            left = (row.expires_at or now) - now
            # More than a lease is long: the clock was set back.
            if 0 < left <= LEASE_SECONDS:
                raise StoreBusy(f"held by {row.holder} for at most {left} more seconds")
            if row.expires_at != doubted:
                return int(row.expires_at or 0)
        self._fencing = row.fencing + 1
        self._life.begin(self._fencing)
        taken = update(sync_lease).values(fencing=self._fencing, holder=self._holder, expires_at=now + LEASE_SECONDS)
        connection.execute(taken)
        return None

    def _watch(self, doubted: int) -> None:
        """Give a holder that seems frozen the time to renew. Raises StoreBusy if it does."""
        deadline = time.monotonic() + PATIENCE * BEAT_SECONDS
        while time.monotonic() < deadline:
            time.sleep(BEAT_SECONDS / 5)
            with self._store.reading(self._store.reporting) as connection:
                row = connection.execute(select(sync_lease)).one()
            if row.expires_at not in (None, doubted):
                raise StoreBusy(f"held by {row.holder}")

    def _beat(self) -> None:
        """Renew while the run reads, derives or waits."""
        while not self._ended.wait(BEAT_SECONDS):
            # A store that does not answer now is the run's to report, and the next renewal may get through.
            with contextlib.suppress(AlxError), self._store.writing(self._store.reporting) as connection:
                if not self._renew(connection):
                    return

    def _renew(self, connection: Connection) -> bool:
        extended = update(sync_lease).where(self._is_ours()).values(expires_at=clock(connection) + LEASE_SECONDS)
        result: CursorResult[object] = connection.execute(extended)
        return bool(result.rowcount)

    def _is_ours(self) -> ColumnElement[bool]:
        return (sync_lease.c.lease_id == 1) & (sync_lease.c.fencing == self._fencing)

    def _locks(self) -> Life:
        folder = self._store.location.folder
        return FileLife(folder) if folder is not None else SessionLife(self._store.reporting)
