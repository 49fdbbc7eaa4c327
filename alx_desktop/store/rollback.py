"""The way back from a migration, for who returns to the version before."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from alx_desktop.domain.errors import MigrationFailed, StoreDamaged, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.backup import Backup, backups
from alx_desktop.store.engines import make_engine
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.looking import ORDER
from alx_desktop.store.migration import downgrade, last_change, revision_of
from alx_desktop.store.postgresql_opening import alone, withdraw_rights
from alx_desktop.store.recovery import copy_checked, put_back
from alx_desktop.store.roles import act_as_owner
from alx_desktop.store.sqlite_files import layout_number
from alx_desktop.store.sqlite_opening import Folder, locked


@dataclass(frozen=True, slots=True)
class RolledBack:
    """One database that went back. before, after: its layouts. set_aside: the file that was replaced, on SQLite."""

    database: Database
    before: str
    after: str
    set_aside: Path | None = None


NOTHING = "There is no migration to go back from"


def rollback(location: StoreLocation, password: str | None = None) -> list[RolledBack]:
    """Undo the last migration: on SQLite by the backups made before it, on PostgreSQL by the revisions' way back.

    On SQLite, what was synced since is in the files set aside, and the next sync is a full one. Raises WrongUse
    where there was no migration, StoreBusy while the store is open somewhere, StoreDamaged for a bad backup,
    MigrationFailed where a revision has no way back.
    """
    if location.folder is None:
        return _on_postgresql(location, password)
    with locked(location) as folder:
        folder.require_alone("a store that is open cannot be rolled back")
        return _on_sqlite(folder)


def _on_sqlite(folder: Folder) -> list[RolledBack]:
    made = [backup for backup in backups(folder.location) if backup.before_migration]
    last = [backup for backup in made if backup.made_at == made[0].made_at]
    present = {backup: _layout(folder.location.file(backup.database)) for backup in last}
    steps = [backup for backup in last if present[backup] != _layout(backup.path)]
    if not steps:
        raise WrongUse(str(folder.location), title=NOTHING)
    parts = {backup: backup.path.with_name(f"{backup.database}.restoring") for backup in steps}
    # All copies are checked before the first file is replaced.
    for backup, part in parts.items():
        copy_checked(backup, part)
    return [_replaced(folder, backup, part, present[backup]) for backup, part in parts.items()]


def _replaced(folder: Folder, backup: Backup, part: Path, before: str) -> RolledBack:
    after = _layout(part)
    aside = put_back(folder.location, backup.database, part, folder.now)
    return RolledBack(backup.database, before, after, aside)


def _layout(path: Path) -> str:
    try:
        return f"{layout_number(path):04}"
    except StoreDamaged:
        return "damaged"


def _on_postgresql(location: StoreLocation, password: str | None) -> list[RolledBack]:
    engines = {database: make_engine(location, database, password) for database in ORDER}
    with ExitStack() as stack:
        for engine in engines.values():
            stack.callback(engine.dispose)
        stack.enter_context(translated(str(location)))
        stack.enter_context(alone(location, password))
        withdraw_rights(engines[Database.ADMIN])
        # One failure rolls all three back: none is committed before the last has succeeded.
        connections = {database: stack.enter_context(engines[database].begin()) for database in ORDER}
        for connection in connections.values():
            act_as_owner(connection)
        last = _last_migration(connections)
        if not last:
            raise WrongUse(str(location), title=NOTHING)
        return [_downgraded(connections[database], database, before) for database, before in last.items()]


def _last_migration(connections: dict[Database, Connection]) -> dict[Database, str]:
    """The layout before the newest migration, of each database that it changed."""
    changes = {database: last_change(connection) for database, connection in connections.items()}
    migrations = {database: change for database, change in changes.items() if change is not None and change.before}
    newest = max((change.changed_at for change in migrations.values()), default=0)
    return {
        database: change.before
        for database, change in migrations.items()
        if change.before is not None and change.changed_at == newest
    }


def _downgraded(connection: Connection, database: Database, to: str) -> RolledBack:
    before = revision_of(connection) or ""
    try:
        downgrade(connection, database, to, int(time.time()))
    except MigrationFailed as error:
        raise MigrationFailed(
            error.detail, title=phrase("The store cannot go back to the layout before"), advice=_PG_ADVICE
        ) from error
    return RolledBack(database, before, to)


_PG_ADVICE = (
    "The store is as it was. Run the rollback with the version that migrated it, or restore the database's dump "
    "from before the update with pg_restore."
)
