"""Opening a store in SQLite files: lock, look, recover, back up, migrate."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from alx_desktop.domain.errors import AlxError, MigrationFailed, StoreBusy
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import ProgressSink
from alx_desktop.store.backup import Backup, back_up_before_migration
from alx_desktop.store.engines import make_engine, prepare_file, prepare_folder
from alx_desktop.store.faults import IN_USE, files_translated, translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.locks import FileLock, opening_lock, use_lock
from alx_desktop.store.looking import DEFERRED, ORDER, Standing, look
from alx_desktop.store.migration import Layout
from alx_desktop.store.opening import LONGEST_OPENING, Opened, bring_up, refuse_newer, require_complete
from alx_desktop.store.recovery import RecoveryReport, copy_checked, put_back, recover
from alx_desktop.store.sqlite_files import companion, set_aside, suspect_file

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Folder:
    """A store's folder while this process is the only one that opens or repairs it.

    alone: nobody else has the store open, so that files may be replaced. now: UTC epoch seconds.
    """

    location: StoreLocation
    alone: bool
    now: int
    exclusive: FileLock

    def require_alone(self, reason: str) -> None:
        """Raise StoreBusy if another process, or another window of this one, has the store open."""
        if not self.alone:
            raise StoreBusy(reason, title=IN_USE, advice=_CLOSE_OTHERS)

    def shared(self) -> FileLock:
        """Become one of those who have the store open; the lock to release at the end."""
        self.exclusive.release()
        lock = use_lock(self.exclusive.path.parent, shared=True)
        # Whoever wants it for himself holds the opening lock first, and that is ours now.
        lock.try_acquire()
        return lock


_CLOSE_OTHERS = phrase("Close every other window and command that uses this store, and start again.")


@contextlib.contextmanager
def locked(location: StoreLocation) -> Iterator[Folder]:
    """Be the only one that opens, migrates, recovers or rolls back. Raises NetworkDrive, StoreBusy."""
    assert location.folder is not None
    with files_translated():
        prepare_folder(location.folder)
        with opening_lock(location.folder).held(LONGEST_OPENING):
            exclusive = use_lock(location.folder, shared=False)
            alone = exclusive.try_acquire()
            try:
                yield Folder(location, alone, int(time.time()), exclusive)
            finally:
                exclusive.release()


def open_sqlite(location: StoreLocation, progress: ProgressSink) -> Opened:
    """Open the three files, whatever state they are in. Raises StoreError and its kinds."""
    with locked(location) as folder:
        unclean = folder.alone and any(_has_log(location.file(database)) for database in ORDER)
        recoveries = make_usable(folder, progress)
        engines = {database: make_engine(location, database) for database in ORDER}
        try:
            require_complete(engines, DEFERRED)
        except BaseException:
            for engine in engines.values():
                engine.dispose()
            raise
        return Opened(engines, tuple(recoveries), unclean, folder.shared())


def make_usable(folder: Folder, progress: ProgressSink, *, give_up_admin: bool = False) -> list[RecoveryReport]:
    """Recover, migrate and make the three files as needed; what was recovered. Raises StoreError and its kinds."""
    standings = _look(folder, progress)
    recoveries = _recover(folder, standings, give_up_admin=give_up_admin)
    if recoveries:
        standings = _look(folder, progress)
    for database, standing in standings.items():
        if standing.layout is Layout.OLDER:
            _migrate(folder, database, progress)
        elif standing.layout is not Layout.CURRENT:
            _make(folder, database)
    return recoveries


def _look(folder: Folder, progress: ProgressSink) -> dict[Database, Standing]:
    standings = {database: look(folder.location, database, alone=folder.alone, progress=progress) for database in ORDER}
    refuse_newer({database: standing.layout for database, standing in standings.items()})
    return standings


def _recover(folder: Folder, standings: dict[Database, Standing], *, give_up_admin: bool) -> list[RecoveryReport]:
    reports = []
    for database, standing in standings.items():
        if standing.damage is not None:
            folder.require_alone(f"{database} is damaged: {standing.damage}")
            give_up = give_up_admin or standing.empty
            report = recover(folder.location, database, standing.damage, folder.now, give_up_admin=give_up)
            suspect_file(folder.location.file(database)).unlink(missing_ok=True)
            reports.append(report)
    return reports


def _migrate(folder: Folder, database: Database, progress: ProgressSink) -> None:
    folder.require_alone(f"{database} must be brought to this version")
    backup = back_up_before_migration(folder.location, database, folder.now, progress)
    engine = make_engine(folder.location, database)
    commits: list[Connection] = []
    event.listen(engine, "commit", commits.append)
    try:
        _transact(engine, database, folder.now)
    except AlxError:
        engine.dispose()
        # The transaction has undone everything, unless a revision had to commit in between.
        if commits:
            logger.warning("the migration of %s left traces; its backup is put back", database)
            _restore(folder, backup)
        raise
    finally:
        engine.dispose()


def _make(folder: Folder, database: Database) -> None:
    path = folder.location.file(database)
    if not path.exists():
        # SQLite would replay a log that an earlier file of this name left behind.
        set_aside(path, folder.now)
    prepare_file(path)
    engine = make_engine(folder.location, database)
    try:
        _transact(engine, database, folder.now)
    finally:
        engine.dispose()


def _transact(engine: Engine, database: Database, now: int) -> None:
    with translated(database), engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        # Rebuilding a table that others refer to (Alembic's batch mode) needs the checks off, and that is only
        # possible outside a transaction. What the revisions themselves broke is found before the commit.
        driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            bring_up(connection, database, now)
            if len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()) > len(broken):
                raise MigrationFailed(f"{database}: rows would refer to rows that are not there")


def _restore(folder: Folder, backup: Backup) -> None:
    part = backup.path.with_name(f"{backup.database}.restoring")
    copy_checked(backup, part)
    put_back(folder.location, backup.database, part, folder.now)


def _has_log(path: Path) -> bool:
    log = companion(path, "-wal")
    return log.exists() and log.stat().st_size > 0
