"""Ends sessions of a PostgreSQL store whose client stopped in the middle of a transaction: frozen, asleep, or cut off.

Such a session holds its locks for as long as the server waits for it. The server's own limit for it
(idle_in_transaction_session_timeout, store.engines) does not reach a client that stopped in the middle of a COPY.
"""

from __future__ import annotations

from sqlalchemy import text

from alx_desktop.domain.errors import StoreRightMissing
from alx_desktop.store.engines import SILENT_SECONDS
from alx_desktop.store.faults import translated
from alx_desktop.store.store import Store

_END = text("""
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE pid IN (SELECT pid FROM pg_locks
                  WHERE relation = 'sync_lease'::regclass AND granted AND mode IN ('RowShareLock', 'RowExclusiveLock'))
      AND pid <> pg_backend_pid() AND state <> 'idle' AND wait_event = 'ClientRead'
      AND state_change < clock_timestamp() - make_interval(secs => :seconds)
""")


def end_silent(store: Store) -> int:
    """End sessions that hold the lease's row and have waited for their client for SILENT_SECONDS; how many.

    A client that computes or waits for its own disk is silent for seconds. 0 on SQLite, where locks end with their
    process only, and where the account may not end the session.
    """
    if store.dialect != "postgresql":
        return 0
    try:
        with translated("reporting"), store.reporting.connect() as connection:
            return int(connection.scalar(_END, {"seconds": SILENT_SECONDS}) or 0)
    except StoreRightMissing:
        return 0
