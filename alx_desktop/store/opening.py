"""Opening a store: what both kinds have in common."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert

from alx_desktop.domain.errors import MigrationFailed, StoreIncomplete, StoreNewer
from alx_desktop.domain.people import Person
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database
from alx_desktop.store.locks import FileLock
from alx_desktop.store.migration import CHAINS, Layout, layout_of, upgrade
from alx_desktop.store.recovery import RecoveryReport
from alx_desktop.store.structure import missing_objects
from alx_desktop.store.tables import state

LONGEST_OPENING = 600.0
"""Seconds to wait for another process that opens, and perhaps migrates, the same store."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The result of opening. unclean: the last user of the files was killed (a check in the background is due).

    person: who opened a store that has roles.
    """

    engines: dict[Database, Engine]
    recoveries: tuple[RecoveryReport, ...] = ()
    unclean: bool = False
    in_use: FileLock | None = None
    person: Person | None = None


def refuse_newer(layouts: Mapping[Database, Layout | None]) -> None:
    """Raise StoreNewer if a newer version wrote one of the databases; before anything is changed."""
    newer = [database for database, layout in layouts.items() if layout is Layout.NEWER]
    if newer:
        known = ", ".join(f"{database} up to layout {CHAINS[database].head}" for database in newer)
        raise StoreNewer(f"this version knows {known}")


def bring_up(connection: Connection, database: Database, now: int) -> None:
    """Make or migrate one database, in the connection's transaction. Raises MigrationFailed, DiskFull."""
    # Another process may have done it while this one waited for the transaction.
    if layout_of(connection, database) is Layout.CURRENT:
        return
    upgrade(connection, database, now)
    if layout_of(connection, database) is not Layout.CURRENT:
        raise MigrationFailed(f"{database} did not reach layout {CHAINS[database].head}")
    if database is Database.REPORTING:
        seed(connection)


def seed(connection: Connection) -> None:
    """The rows that a reporting store is never without: its epoch, and its lease. Missing ones are made anew."""
    if connection.scalar(state.sync_state.select().with_only_columns(state.sync_state.c.state_id)) is None:
        row = {"state_id": 1, "store_epoch": uuid.uuid4().hex, "first_fill": True}
        connection.execute(insert(state.sync_state).values(row))
    if connection.scalar(state.sync_lease.select().with_only_columns(state.sync_lease.c.lease_id)) is None:
        connection.execute(insert(state.sync_lease).values(lease_id=1, fencing=0))


def require_complete(engines: Mapping[Database, Engine], begin: Mapping[str, str]) -> None:
    """Raise StoreIncomplete where a table or column is missing. Missing indexes only make things slow."""
    for database, engine in engines.items():
        with translated(database), engine.connect() as connection:
            missing = missing_objects(connection.execution_options(**begin), database)
        if missing.tables or missing.columns:
            raise StoreIncomplete(f"{database}: {', '.join(missing.tables + missing.columns)}")
