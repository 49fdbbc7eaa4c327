"""`alx-desktop doctor`: what is wrong with a store, opened or not, and putting right what can be put right."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator

from sqlalchemy import Connection, delete, func, select, update

from alx_desktop.domain.errors import RoleRefused, StoreError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.store import roles
from alx_desktop.store.backup import POSTGRESQL_ADVICE, backups
from alx_desktop.store.drives import network_drive
from alx_desktop.store.engines import make_engine
from alx_desktop.store.finding import Finding, Severity
from alx_desktop.store.indexes import create_missing
from alx_desktop.store.integrity import ORPHANED_REMOVAL, REPAIR, RULES, check
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.locks import use_lock
from alx_desktop.store.looking import ORDER, Standing, look
from alx_desktop.store.migration import Layout
from alx_desktop.store.opening import Opened, seed
from alx_desktop.store.postgresql_opening import alone, layout_in, standing_at
from alx_desktop.store.sqlite_files import SPARE_BYTES, size_of
from alx_desktop.store.sqlite_opening import locked, make_usable
from alx_desktop.store.store import Store
from alx_desktop.store.tables import progress as facts
from alx_desktop.store.tables import star, state

BACKUP_LATE = 2 * 24 * 3600
"""Seconds after which a store without a newer backup is a finding."""

BACKUP_EXPECTED_FROM = 1_000_000
"""Bytes of a reporting store that is more than just made."""


def diagnose(
    location: StoreLocation,
    password: str | None = None,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> list[Finding]:
    """What is wrong with a store; changes nothing, works on a damaged one and beside a running window.

    Raises Cancelled; a store that cannot be reached is a finding.
    """
    try:
        if location.folder is None and standing_at(location, password) is roles.Standing.ANALYST:
            return [_FOR_ADMINISTRATORS]
        found = _layouts(location, password)
        if not any(finding.severity is Severity.ERROR or finding.key in ("absent", "older") for finding in found):
            with as_it_is(location, password) as store:
                found += check(store, progress, cancel)
    except StoreError as error:
        return [Finding("unusable", Severity.ERROR, error.title, error.detail, error.advice)]
    if location.folder is None:
        return [*found, _POSTGRESQL_BACKUPS]
    return found + (_surroundings(location) if location.folder.exists() else [])


def repair(location: StoreLocation, password: str | None = None, progress: ProgressSink = ignore_progress) -> list[str]:
    """Put right what can be; what was done, one sentence each. Raises StoreBusy while the store is open elsewhere,
    StoreNewer, DiskFull and the errors of opening.

    A damaged admin file without a backup is set aside here and only here, because a person asked for it.
    """
    done: list[str] = []
    if location.folder is not None:
        with locked(location) as folder:
            folder.require_alone("a store that is open elsewhere cannot be repaired")
            done += [report.title for report in make_usable(folder, progress, give_up_admin=True)]
            with as_it_is(location, password, lock=False) as store:
                done += _repair_content(store)
        return done
    if standing_at(location, password) is roles.Standing.ANALYST:
        raise RoleRefused("an analyst may not repair the store")
    with alone(location, password), as_it_is(location, password, lock=False) as store:
        return _repair_content(store)


@contextlib.contextmanager
def as_it_is(location: StoreLocation, password: str | None, *, lock: bool = True) -> Iterator[Store]:
    """The store without making, migrating or recovering anything. lock False: the caller has its folder to itself."""
    in_use = None
    if lock and location.folder is not None:
        in_use = use_lock(location.folder, shared=True)
        in_use.try_acquire()
    engines = {database: make_engine(location, database, password) for database in ORDER}
    with Store(location, Opened(engines, in_use=in_use)) as store:
        yield store


def _layouts(location: StoreLocation, password: str | None) -> list[Finding]:
    standings = _on_postgresql(location, password) if location.folder is None else _on_sqlite(location)
    if all(standing.layout is Layout.EMPTY for standing in standings.values()):
        title = phrase("There is no store yet")
        return [Finding("absent", Severity.NOTE, title, str(location), phrase("The first start makes it."))]
    return [finding for database, standing in standings.items() for finding in _standing(database, standing)]


def _on_postgresql(location: StoreLocation, password: str | None) -> dict[Database, Standing]:
    engines = {database: make_engine(location, database, password) for database in ORDER}
    try:
        return {database: Standing(layout_in(engine, database)) for database, engine in engines.items()}
    finally:
        for engine in engines.values():
            engine.dispose()


def _on_sqlite(location: StoreLocation) -> dict[Database, Standing]:
    if not any(location.file(database).exists() for database in ORDER):
        return {database: Standing(Layout.EMPTY) for database in ORDER}
    with locked(location) as folder:
        return {database: look(location, database, alone=folder.alone) for database in ORDER}


def _standing(database: Database, standing: Standing) -> list[Finding]:
    name = str(database)
    if standing.damage is not None:
        title = phrase("The {0} database is damaged", database)
        return [Finding("damaged", Severity.ERROR, title, standing.damage, REPAIR, repairable=True)]
    if standing.layout is Layout.NEWER:
        advice = phrase("Install the newer version, or go back with `alx-desktop store rollback`.")
        return [Finding("newer", Severity.ERROR, phrase("The store was made by a newer version"), name, advice)]
    if standing.layout is Layout.OLDER:
        advice = phrase("The next start brings it to this version, with a backup first.")
        return [Finding("older", Severity.NOTE, phrase("The store was made by an older version"), name, advice)]
    if standing.layout is Layout.EMPTY:
        return [Finding("absent", Severity.NOTE, phrase("The {0} database is not made yet", database), name)]
    return []


def _surroundings(location: StoreLocation) -> list[Finding]:
    assert location.folder is not None
    found = []
    drive = network_drive(location.folder)
    if drive is not None:
        advice = phrase("Move the data directory to a local disk.")
        found.append(Finding("network_drive", Severity.ERROR, phrase("The store is on a network drive"), drive, advice))
    size, free = size_of(location.file(Database.REPORTING)), shutil.disk_usage(location.folder).free
    if free < size + SPARE_BYTES:
        detail = phrase("{0} MB free, the reporting store has {1} MB", round(free / 1e6), round(size / 1e6))
        advice = phrase("Free some space: daily backups and migrations copy the store.")
        found.append(Finding("space", Severity.WARNING, phrase("There is no room for a backup"), detail, advice))
    return found + _backups(location) + _set_aside(location)


def _backups(location: StoreLocation) -> list[Finding]:
    path = location.file(Database.REPORTING)
    newest = next((one.made_at for one in backups(location, Database.REPORTING)), 0)
    if size_of(path) < BACKUP_EXPECTED_FROM or time.time() - newest < BACKUP_LATE:
        return []
    day = time.strftime("%Y-%m-%d", time.gmtime(newest))
    detail = phrase("the newest is of {0}", day) if newest else phrase("there is none")
    advice = phrase("Backups are made while the window or `alx-desktop` runs. Leave it open for some minutes a day.")
    return [Finding("backup", Severity.WARNING, phrase("There is no backup of the last two days"), detail, advice)]


def _set_aside(location: StoreLocation) -> list[Finding]:
    assert location.folder is not None
    folder = location.folder / "set-aside"
    files = [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    if not files:
        return []
    size = round(sum(path.stat().st_size for path in files) / 1e6)
    detail = phrase("{0} files, {1} MB in {2}", len(files), size, folder)
    advice = phrase("Delete them when you are sure that nothing in them is needed.")
    return [Finding("set_aside", Severity.NOTE, phrase("Damaged or replaced files are kept"), detail, advice)]


_POSTGRESQL_BACKUPS = Finding(
    "backup", Severity.NOTE, phrase("Backups of this store are made by its database server"), advice=POSTGRESQL_ADVICE
)


_FOR_ADMINISTRATORS = Finding(
    "analyst",
    Severity.NOTE,
    phrase("You read this store as an analyst"),
    advice=phrase("Its administrators check and repair it."),
)


def _repair_content(store: Store) -> list[str]:
    done: list[str] = []
    for database in ORDER:
        with store.writing(store.engine(database)) as connection:
            made = create_missing(connection, database)
            if database is Database.REPORTING:
                seed(connection)
                done += repair_rows(connection, tables_missed=bool(made.tables))
        done += [phrase("Made the missing table {0}.", name) for name in made.tables]
        done += [phrase("Made the missing index {0}.", name) for name in made.indexes]
    return done


def repair_rows(connection: Connection, *, tables_missed: bool) -> list[str]:
    """Put right what contradicts itself in the reporting database; what was done, one sentence each."""
    done: list[str] = []
    number = connection.execute(delete(facts.pending_removal).where(ORPHANED_REMOVAL)).rowcount
    if number:
        done.append(phrase("Forgot {0} removals of rows that are not there.", number))
    newest = (
        select(func.max(facts.course_progress.c.change_seq))
        .where(facts.course_progress.c.company_id == star.company.c.company_id)
        .scalar_subquery()
    )
    number = connection.execute(
        update(star.company).where(newest > star.company.c.change_seq).values(change_seq=newest)
    ).rowcount
    behind = star.company.c.forgotten_seq > star.company.c.change_seq
    forgotten = update(star.company).where(behind).values(change_seq=star.company.c.forgotten_seq)
    number += connection.execute(forgotten).rowcount
    if number:
        done.append(phrase("Raised the counter of changes of {0} companies.", number))
    if tables_missed or any(connection.scalar(rule.count) for rule in RULES if rule.full_sync):
        unfinished = {"full_run_id": None, "full_watermark": None, "full_done_through": None}
        connection.execute(update(state.sync_state).values(watermark=None, **unfinished))
        done.append(phrase("The next sync reads everything from Moodle again."))
    return done
