"""SQLAlchemy engines for the three databases, on SQLite files and on PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from alx_desktop.domain.errors import NetworkDrive
from alx_desktop.store.drives import network_drive
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.rights import PEOPLE
from alx_desktop.store.roles import Standing, standing_of

BUSY_TIMEOUT = 30.0
"""Seconds that a writer waits for another process's transaction (an index build takes several)."""

SILENT_SECONDS = 300
"""A client that says nothing for so long in the middle of a writing transaction is frozen or cut off: the server ends
its session (PostgreSQL), so that others do not wait for its locks for ever. Longer than a read of Moodle in between."""

BEGIN = "sqlite_begin"
"""Execution option: how a transaction begins on SQLite; IMMEDIATE unless a reader asks for DEFERRED."""

ANALYST = "analyst"
"""Execution option: whether row level security filters what this connection reads."""

_PRAGMAS = {
    # Reporting can be rebuilt up to its last seconds; in WAL mode NORMAL loses no consistency, only the last commits
    # of a machine that lost power. What people typed in (admin) is flushed at each commit.
    Database.REPORTING: {"synchronous": "NORMAL", "cache_size": -8_000},
    Database.ADMIN: {"synchronous": "FULL", "cache_size": -2_000},
    Database.ACTIVITY: {"synchronous": "NORMAL", "cache_size": -2_000},
}
WRITER_CACHE = -32_000
"""KiB (negative: as SQLite wants it) of page cache while writing. Readers gain nothing from more than their 8 MB (the
system caches the file anyway); 20,000 updates with all indexes take 0.43 s with 32 MB, 0.50 with 8, 1.5 with 2."""
_COMMON = {
    "foreign_keys": "ON",
    # Pages in the log before a commit copies them to the file and waits for the disk: 32 MB, where SQLite's 1,000
    # pages would have a run of a few hundred learners do that in its one commit (half of its time).
    "wal_autocheckpoint": 8_192,
    # A bulk load leaves a large log file; the next checkpoint cuts it back to this many bytes.
    "journal_size_limit": 67_108_864,
    # No memory map: a disk error or a truncated file would kill the process with a signal instead of an error
    # (https://www.sqlite.org/mmap.html), and mapped pages count as the sync's memory.
    "mmap_size": 0,
    # Sorting a million rows spills to a file instead of filling memory.
    "temp_store": "FILE",
    # Damage in the schema is an error, not a crash: https://www.sqlite.org/pragma.html#pragma_trusted_schema
    "trusted_schema": "OFF",
}


def make_engine(location: StoreLocation, database: Database, password: str | None = None) -> Engine:
    """The engine of one database; connects on first use only."""
    if location.folder is not None:
        return sqlite_engine(location.file(database), database)
    return postgresql_engine(location.parsed_url, password, database)


def prepare_folder(folder: Path) -> None:
    """Make the store's folder, private to the user. Raises NetworkDrive where it is not on a local disk."""
    kind = network_drive(folder)
    if kind is not None:
        raise NetworkDrive(f"{folder} is on a network drive ({kind})")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def prepare_file(path: Path) -> None:
    """Make an empty file with mode 0600, or take others' rights away from an existing one.

    SQLite gives its -wal and -shm files the mode of the main file. An existing file is not opened: closing it again
    would drop the locks that SQLite holds on it in this process (https://www.sqlite.org/howtocorrupt.html 2.2).
    """
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def reading_engine(engine: Engine, database: Database) -> Engine:
    """The engine for snapshots of a database that cannot write: on SQLite one with connections of its own.

    To make one connection read-only in turns would cost: each `PRAGMA query_only` throws its compiled statements away,
    and to compile those of a request takes longer than to run them.
    """
    path = engine.url.database
    if engine.dialect.name != "sqlite" or path is None:
        return engine
    readers = sqlite_engine(Path(path), database, begin="DEFERRED")

    @event.listens_for(readers, "connect")
    def forbid(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA query_only=ON")

    return readers


def sqlite_engine(path: Path, database: Database, begin: str = "IMMEDIATE") -> Engine:
    """An engine over one SQLite file, in WAL mode; transactions begin where SQLAlchemy says so, as writers."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": BUSY_TIMEOUT},
        pool_size=6,
        max_overflow=26,
        pool_timeout=BUSY_TIMEOUT,
        # The same few connections again and again: their caches are warm, and there are few of them.
        pool_use_lifo=True,
        hide_parameters=True,
        execution_options={BEGIN: begin},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        # Python's own transaction control begins late and as a reader; ours is the "begin" event below.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        for name, value in (_COMMON | _PRAGMAS[database]).items():
            connection.execute(f"PRAGMA {name}={value}")

    @event.listens_for(engine, "begin")
    def begin_by_driver(connection: Connection) -> None:
        # A transaction that starts as a reader and writes later can fail without waiting: writers say so at once.
        # By the driver itself: SQLAlchemy's way takes ten times as long, and a request of the endpoint begins several.
        statement = f"BEGIN {connection.get_execution_options()[BEGIN]}"
        driver: Any = connection.connection.driver_connection
        try:
            driver.execute(statement)
        except sqlite3.Error as error:
            raise OperationalError(statement, None, error, hide_parameters=True) from error

    return engine


def postgresql_engine(url: URL, password: str | None, database: Database) -> Engine:
    """An engine over one schema of a PostgreSQL database: unqualified names mean that schema's.

    For an analyst, the views made for her come before the tables of that name (store.rights).
    """
    engine = create_engine(
        url.set(password=password) if password is not None else url,
        connect_args={"connect_timeout": 10, "application_name": f"ALX Desktop {database}"},
        pool_size=4,
        max_overflow=8,
        pool_timeout=BUSY_TIMEOUT,
        pool_pre_ping=True,
        hide_parameters=True,
    )

    # Before SQLAlchemy's own first look at the connection, which asks for the default schema.
    @event.listens_for(engine, "connect", insert=True)
    def set_schema(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        is_analyst = standing_of(connection)[1] is Standing.ANALYST
        path = f"{PEOPLE}, {database}" if is_analyst else database
        # In one message: each has its way to the server and back.
        connection.execute(
            f"SET SESSION search_path TO {path}; SET SESSION TIME ZONE 'UTC';"
            f" SET SESSION lock_timeout TO {int(BUSY_TIMEOUT * 1000)};"
            f" SET SESSION idle_in_transaction_session_timeout TO {int(SILENT_SECONDS * 1000)}"
            # Her policies have so many small expressions that compiling them takes longer than a page of a report.
            + ("; SET SESSION jit TO off" if is_analyst else "")
        )
        connection.autocommit = False

    return engine
