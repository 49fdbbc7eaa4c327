"""The opened reporting store: three engines, and the two ways to use them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.errors import RoleRefused, StoreBusy, StoreDamaged, StoreRightMissing
from alx_desktop.domain.people import Person
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.store.engines import ANALYST, BUSY_TIMEOUT, WRITER_CACHE, reading_engine
from alx_desktop.store.faults import IN_USE, IN_USE_ADVICE, translated
from alx_desktop.store.interrupting import interruptible
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.opening import Opened
from alx_desktop.store.postgresql_opening import open_postgresql
from alx_desktop.store.recovery import RecoveryReport
from alx_desktop.store.roles import Standing, standing_of
from alx_desktop.store.sqlite_files import suspect_file
from alx_desktop.store.sqlite_opening import open_sqlite

__all__ = ["Database", "Store", "StoreLocation"]

_POSTGRESQL_READS: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

UNDEFINED_TABLE, UNDEFINED_OBJECT = "42P01", "42704"
SHUT_OUT = phrase("The store does not let you in any more")
SHUT_OUT_ADVICE = phrase(
    "An administrator has taken your rights away, or is bringing the store to another version. Start again in a "
    "minute, or ask one."
)

ROLE_CHANGED = phrase("Your role in this store has changed since you opened it")
ROLE_CHANGED_ADVICE = phrase(
    "An administrator has given your login other rights. Nothing was changed. Open the site again, or start again: you "
    "go on with what you may do now."
)


class Store:
    """The three databases of one profile. Engines may be shared by threads, connections may not.

    recoveries: what was damaged and how it was brought back at opening. unclean: the last user was killed, so that a
    check in the background is due (integrity.verify_files). person: who opened it; None: a store without roles.
    """

    def __init__(self, location: StoreLocation, opened: Opened) -> None:
        """Use `Store.open`."""
        self.location = location
        self.dialect = location.dialect
        self.reporting = opened.engines[Database.REPORTING]
        self.admin = opened.engines[Database.ADMIN]
        self.activity = opened.engines[Database.ACTIVITY]
        self.recoveries: tuple[RecoveryReport, ...] = opened.recoveries
        self.unclean = opened.unclean
        self.person: Person | None = opened.person
        self._in_use = opened.in_use
        self._names = {id(engine): database for database, engine in opened.engines.items()}
        self._readers = {id(engine): reading_engine(engine, database) for database, engine in opened.engines.items()}
        self._gates = {id(engine): threading.RLock() for engine in opened.engines.values()}
        self._writers: set[int] = set()

    @classmethod
    def open(
        cls, location: StoreLocation, password: str | None = None, progress: ProgressSink = ignore_progress
    ) -> Store:
        """Open the store: make it where there is none, recover what is damaged, migrate what is older.

        progress: of the long parts, the backup before a migration and the check of a suspect file. What was recovered
        is in `recoveries`, to be shown. Raises StoreNewer, StoreDamaged, StoreIncomplete, MigrationFailed,
        NetworkDrive, StoreUnreachable, ...
        """
        if location.folder is not None:
            return cls(location, open_sqlite(location, progress))
        return cls(location, open_postgresql(location, password))

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened by an analyst, whom the database lets read her companies and nothing else."""
        return self.person is not None and self.person.is_analyst

    def require_administrator(self, act: str) -> None:
        """Raise RoleRefused where an analyst is about to do something that the database would refuse her.

        act: what was to be done, as the rest of "... may not".
        """
        if self.person is not None and self.person.is_analyst:
            raise RoleRefused(f"{self.person.login} may not {act}")

    def require_same_role(self) -> None:
        """Raise RoleRefused where the login is no longer what it was when it opened the store.

        The database enforces a role at once, and says nothing of it: who became an analyst would see fewer rows.
        """
        if self.dialect == "sqlite":
            return
        with self.reading(self.reporting) as connection:
            try:
                login, standing = standing_of(connection.connection.driver_connection)
            except connection.dialect.loaded_dbapi.Error as error:
                # Of a login that is gone, its sessions go on, and who they are cannot be told any more.
                if getattr(error, "sqlstate", None) != UNDEFINED_OBJECT:
                    raise DBAPIError(None, None, error, hide_parameters=True) from error
                raise RoleRefused(str(error), title=SHUT_OUT, advice=SHUT_OUT_ADVICE) from error
        opened = Standing.OPEN
        if self.person is not None:
            opened = Standing.ANALYST if self.person.is_analyst else Standing.ADMINISTRATOR
        if standing is Standing.STRANGER:
            raise RoleRefused(f"{login} is a stranger now", title=SHUT_OUT, advice=SHUT_OUT_ADVICE)
        if standing is not opened:
            detail = f"{login} is {standing} now, and was {opened}"
            raise RoleRefused(detail, title=ROLE_CHANGED, advice=ROLE_CHANGED_ADVICE)

    def engine(self, database: Database) -> Engine:
        """The engine of one of the three databases."""
        return {Database.REPORTING: self.reporting, Database.ADMIN: self.admin, Database.ACTIVITY: self.activity}[
            database
        ]

    @contextmanager
    def reading(self, engine: Engine, cancel: CancelToken | None = None) -> Iterator[Connection]:
        """A connection with one consistent snapshot, taken now, that cannot write.

        cancel: stops a long statement from another thread, which then raises Cancelled.
        """
        with self._watched(engine), self._readers[id(engine)].connect() as connection:
            self._take_snapshot(connection)
            if cancel is None:
                yield connection
                return
            with interruptible(connection, cancel):
                yield connection

    @contextmanager
    def writing(self, engine: Engine, flushed: bool = True) -> Iterator[Connection]:
        """A connection in a transaction that commits at the end of the block and rolls back on any error.

        On SQLite there is one writer per database: further ones wait, at most BUSY_TIMEOUT seconds (StoreBusy).
        flushed False: where the machine loses power, the last commits may be missing (a killed process loses none);
        4 ms less, for what is written at each request.
        """
        with (
            self._gate(engine),
            self._watched(engine),
            engine.connect() as connection,
            self._roomy(connection, flushed),
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Close all connections, and let others repair or replace the files."""
        for engines in (self._readers.values(), map(self.engine, Database)):
            for engine in engines:
                engine.dispose()
        if self._in_use is not None:
            self._in_use.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @contextmanager
    def _watched(self, engine: Engine) -> Iterator[None]:
        database = self._names[id(engine)]
        try:
            with translated(database):
                yield
        except StoreDamaged as error:
            if self.location.folder is not None:
                with suppress(OSError):
                    suspect_file(self.location.file(database)).write_text(error.detail, encoding="utf-8")
            raise
        except RoleRefused:
            # Said already.
            raise
        except StoreRightMissing as error:
            if self.is_read_only:
                raise RoleRefused(error.detail) from error
            if self.person is not None:
                self.require_same_role()
            raise
        except DBAPIError as error:
            # Of a schema that somebody has no right on, PostgreSQL says that it has no tables.
            if self.person is not None and getattr(error.orig, "sqlstate", None) == UNDEFINED_TABLE:
                raise RoleRefused(str(error.orig), title=SHUT_OUT, advice=SHUT_OUT_ADVICE) from error
            raise

    def _take_snapshot(self, connection: Connection) -> None:
        if self.dialect != "sqlite":
            connection.execution_options(**_POSTGRESQL_READS, **{ANALYST: self.is_read_only})
            # Takes the snapshot. Who only reads holds nobody up, and may take its time.
            connection.exec_driver_sql("SELECT set_config('idle_in_transaction_session_timeout', '0', true)")
            return
        connection.begin()
        # BEGIN DEFERRED alone takes no snapshot; the first read does.
        driver: Any = connection.connection.driver_connection
        driver.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()

    @contextmanager
    def _roomy(self, connection: Connection, flushed: bool) -> Iterator[None]:
        if self.dialect != "sqlite":
            yield
            return
        driver: Any = connection.connection.driver_connection
        pragmas = {"cache_size": WRITER_CACHE} if flushed else {"synchronous": 1}
        usual = {name: driver.execute(f"PRAGMA {name}").fetchall()[0][0] for name in pragmas}
        for name, value in pragmas.items():
            driver.execute(f"PRAGMA {name}={value}")
        try:
            yield
        finally:
            for name, value in usual.items():
                driver.execute(f"PRAGMA {name}={value}")

    @contextmanager
    def _gate(self, engine: Engine) -> Iterator[None]:
        # Threads of this process queue here instead of polling SQLite's lock, which is neither quick nor fair.
        if self.dialect != "sqlite":
            yield
            return
        gate = self._gates[id(engine)]
        if not gate.acquire(timeout=BUSY_TIMEOUT):
            raise StoreBusy(str(self._names[id(engine)]), title=IN_USE, advice=IN_USE_ADVICE)
        try:
            if id(engine) in self._writers:
                raise RuntimeError("writing() inside writing() of the same database would wait for itself")
            self._writers.add(id(engine))
            try:
                yield
            finally:
                self._writers.discard(id(engine))
        finally:
            gate.release()
