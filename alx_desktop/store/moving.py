"""Moves a store between SQLite files and PostgreSQL. The old store is kept; until the switch, it is the one in use."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, text

from alx_desktop.domain.errors import AlxError, RoleRefused, StoreBusy, StoreDamaged, StoreError, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.store.copying import CopyWork, copied_tables, copy_rows, empty_tables
from alx_desktop.store.doctor import as_it_is
from alx_desktop.store.engines import make_engine
from alx_desktop.store.faults import IN_USE, files_translated, translated
from alx_desktop.store.lease import Lease
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.looking import ORDER
from alx_desktop.store.migration import Layout
from alx_desktop.store.postgresql_opening import alone, layout_in, standing_at
from alx_desktop.store.recovery import clear
from alx_desktop.store.roles import Standing
from alx_desktop.store.sqlite_files import connected, place, require_space, set_aside, size_of
from alx_desktop.store.sqlite_opening import Folder, locked, make_usable
from alx_desktop.store.stats import bytes_of
from alx_desktop.store.store import Store
from alx_desktop.store.tables.state import sync_state

BUILDING = "moving"
"""Folder in which the files of a store on its way to SQLite grow."""

GOODBYE = 5.0
"""Seconds that the sessions of a window just closed may take to leave the server."""

PROVEN_FOR = 10.0
"""Seconds after which the copy proves again that both leases are still ours."""

CLOSE_OTHERS = "Close every window, service and command that uses this store, on every machine, and start again."


@dataclass(frozen=True, slots=True)
class Place:
    """A store's location with the password that its server wants."""

    location: StoreLocation
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: rows per table, and files of an earlier store at the new place that were set aside."""

    source: StoreLocation
    target: StoreLocation
    rows: dict[str, int]
    set_aside: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Move:
    source: Store
    epoch: str
    lease: Lease
    holder: str
    switch: Callable[[], None]
    progress: ProgressSink
    cancel: CancelToken


def move(
    source: Place, target: Place, holder: str, switch: Callable[[], None], progress: ProgressSink, cancel: CancelToken
) -> Moved:
    """Copy a store, compare, then call `switch`, which makes the profile use the copy; the old store stays.

    Interrupted before the switch, nothing has changed but a half copy, which the next try begins anew. Raises WrongUse
    where the target is not empty, StoreBusy while one of the two is open elsewhere, DiskFull, Cancelled, LeaseLost, ...
    """
    if source.location == target.location:
        raise WrongUse(f"the store is at {target.location} already")
    with ExitStack() as stack:
        store = stack.enter_context(_held(source, progress))
        lease = stack.enter_context(Lease(store, holder))
        with store.writing(store.reporting) as connection:
            lease.check(connection)
            # It is in use, so whatever an earlier move noted is over.
            write_state(connection, copy_of=None, moved_to=None)
            epoch = read_state(connection).store_epoch
        work = _Move(store, epoch, lease, holder, switch, progress, cancel)
        return _into_files(work, target) if target.location.folder is not None else _into_server(work, target)


@contextmanager
def _held(place: Place, progress: ProgressSink) -> Iterator[Store]:
    """The store in use, opened for us alone: whoever has it open would go on writing into it after the move."""
    if place.location.folder is None:
        if standing_at(place.location, place.password) is Standing.ANALYST:
            raise RoleRefused("an analyst may not move the store")
        _require_nobody(place)
        with Store.open(place.location, place.password, progress) as store:
            yield store
        return
    with locked(place.location) as folder:
        folder.require_alone("a store that is open elsewhere cannot be moved")
        make_usable(folder, progress)
        with as_it_is(place.location, None, lock=False) as store:
            yield store


def _require_nobody(place: Place) -> None:
    """Raise StoreBusy if another process of ours is connected to a store on PostgreSQL."""
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND application_name LIKE 'ALX Desktop%'"
    )
    deadline = time.monotonic() + GOODBYE
    with translated(str(place.location)), alone(place.location, place.password) as connection:
        while number := connection.scalar(others):
            if time.monotonic() > deadline:
                detail = f"{number} connections to {place.location}"
                raise StoreBusy(detail, title=IN_USE, advice=CLOSE_OTHERS)
            time.sleep(0.05)


def _into_server(work: _Move, target: Place) -> Moved:
    _require_nobody(target)
    _require_free_schemas(target, work.epoch)
    with Store.open(target.location, target.password) as store, Lease(store, work.holder) as lease:
        rows = _fill(work, store, lease)
        _leave(work, target)
        _settle(store)
    return Moved(work.source.location, target.location, rows)


def _into_files(work: _Move, target: Place) -> Moved:
    assert target.location.folder is not None
    with locked(target.location) as folder:
        folder.require_alone("files that are open elsewhere cannot be replaced")
        _require_free_files(target.location, work.epoch)
        require_space(target.location.folder, sum(bytes_of(work.source, database) for database in ORDER))
        building = StoreLocation(folder=target.location.folder / BUILDING)
        assert building.folder is not None
        with _removed_at_last(building.folder):
            with Store.open(building) as store, Lease(store, work.holder) as lease:
                rows = _fill(work, store, lease)
            aside = _place(folder, building)
        _leave(work, target)
        with as_it_is(target.location, None, lock=False) as store:
            _settle(store)
    return Moved(work.source.location, target.location, rows, aside)


def _fill(work: _Move, store: Store, lease: Lease) -> dict[str, int]:
    """Copy everything into the target, which says until the end that it is a half copy."""
    proved = time.monotonic()

    def still_ours(always: bool = False) -> None:
        nonlocal proved
        if not always and time.monotonic() - proved < PROVEN_FOR:
            return
        for held, ours in ((work.source, work.lease), (store, lease)):
            with held.writing(held.reporting) as connection:
                ours.check(connection)
        proved = time.monotonic()

    with store.writing(store.reporting) as connection:
        lease.check(connection)
        write_state(connection, copy_of=work.epoch)
    empty_tables(store)
    try:
        rows = copy_rows(CopyWork(work.source, store, still_ours, work.progress, work.cancel))
    except AlxError:
        with suppress(AlxError):
            still_ours(always=True)
            # Its room, on a disk that may be full, is not needed until the next try.
            empty_tables(store)
        raise
    work.cancel.raise_if_cancelled()
    still_ours(always=True)
    return rows


def _leave(work: _Move, target: Place) -> None:
    """The switch. The note comes first: it is only read where the profile uses another store."""
    with work.source.writing(work.source.reporting) as connection:
        work.lease.check(connection)
        write_state(connection, moved_to=str(target.location))
    work.switch()


def _settle(store: Store) -> None:
    with store.writing(store.reporting) as connection:
        write_state(connection, copy_of=None)


def _require_free_schemas(target: Place, epoch: str) -> None:
    """Raise WrongUse unless the three schemas are absent, without rows, or a half copy of the same store."""
    engines = {database: make_engine(target.location, database, target.password) for database in ORDER}
    try:
        layouts = {}
        for database, engine in engines.items():
            try:
                layouts[database] = layout_in(engine, database)
            except StoreDamaged as error:
                raise _not_free(target.location, error.detail) from error
        if set(layouts.values()) - {Layout.EMPTY, Layout.CURRENT}:
            raise _not_free(target.location, "a store of another version is there")
        present = [database for database, layout in layouts.items() if layout is Layout.CURRENT]
        if Database.REPORTING in present:
            with translated(str(target.location)), engines[Database.REPORTING].connect() as connection:
                if connection.scalar(select(sync_state.c.copy_of)) == epoch:
                    return
        for database in present:
            with translated(str(target.location)), engines[database].connect() as connection:
                for table in copied_tables(database):
                    if table.name != sync_state.name and connection.scalar(select(func.count()).select_from(table)):
                        raise _not_free(target.location, f"{database}.{table.name} has rows")
    finally:
        for engine in engines.values():
            engine.dispose()


def _require_free_files(location: StoreLocation, epoch: str) -> None:
    """Raise WrongUse unless there are no files, those of a half copy (deleted), or those that a move left behind."""
    files = [location.file(database) for database in ORDER]
    if not any(size_of(path) for path in files):
        return
    copy_of, moved_to = _marks(location.file(Database.REPORTING))
    if copy_of == epoch:
        for path in files:
            clear(path)
    elif moved_to is None:
        raise _not_free(location, "there are files of a store")


def _marks(path: Path) -> tuple[str | None, str | None]:
    """(copy_of, moved_to) of a SQLite file; nothing where it cannot say."""
    if not path.exists():
        return None, None
    try:
        with connected(path) as connection:
            row = connection.execute("SELECT copy_of, moved_to FROM sync_state").fetchone()
    except (StoreError, sqlite3.Error):
        return None, None
    return (row[0], row[1]) if row else (None, None)


def _place(folder: Folder, building: StoreLocation) -> tuple[Path, ...]:
    """Put the finished files in their place. At each moment the reporting file tells whose the others are: a store
    that was left behind goes with its reporting file last, the new one comes with it first."""
    aside = [set_aside(folder.location.file(database), folder.now) for database in ORDER]
    for database in reversed(ORDER):
        with connected(building.file(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        place(building.file(database), folder.location.file(database))
    return tuple(path for path in aside if path is not None)


@contextmanager
def _removed_at_last(folder: Path) -> Iterator[None]:
    """Begin without the folder, and leave none behind."""
    with files_translated():
        if folder.exists():
            shutil.rmtree(folder)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _not_free(location: StoreLocation, reason: str) -> WrongUse:
    advice = "Choose an empty database, or delete what is there if nobody needs it. Nothing was changed."
    return WrongUse(f"{location}: {reason}", title=phrase("The new place is not empty"), advice=advice)
