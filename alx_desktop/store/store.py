"""The opened reporting store: three engines, and the two ways to use them."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.progress import CancelToken
from alx_desktop.store.engines import BEGIN, BUSY_TIMEOUT, make_engine, prepare_file, prepare_folder
from alx_desktop.store.faults import IN_USE, IN_USE_ADVICE, translated
from alx_desktop.store.interrupting import interruptible
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.tables import state

__all__ = ["Database", "Store", "StoreLocation"]

_READ_OPTIONS: dict[str, dict[str, Any]] = {
    "sqlite": {BEGIN: "DEFERRED"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


class Store:
    """The three databases of one profile. Engines may be shared by threads, connections may not."""

    def __init__(self, location: StoreLocation, engines: dict[Database, Engine]) -> None:
        self.location = location
        self.dialect = location.dialect
        self.reporting = engines[Database.REPORTING]
        self.admin = engines[Database.ADMIN]
        self.activity = engines[Database.ACTIVITY]
        self._names = {id(engine): database for database, engine in engines.items()}
        self._gates = {id(engine): threading.RLock() for engine in engines.values()}
        self._writers: set[int] = set()

    @classmethod
    def open(cls, location: StoreLocation, password: str | None = None) -> Store:
        """Open the store, and make it where there is none. Raises StoreError and its kinds."""
        if location.folder is not None:
            prepare_folder(location.folder)
            for database in Database:
                prepare_file(location.file(database))
        store = cls(location, {database: make_engine(location, database, password) for database in Database})
        for database in Database:
            with store.writing(store.engine(database)) as connection:
                database.metadata.create_all(connection)
        with store.writing(store.reporting) as connection:
            if connection.scalar(select(state.sync_state.c.state_id)) is None:
                connection.execute(
                    insert(state.sync_state).values(state_id=1, store_epoch=uuid.uuid4().hex, first_fill=True)
                )
                connection.execute(insert(state.sync_lease).values(lease_id=1, fencing=0))
        return store

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
        with translated(self._names[id(engine)]), engine.connect() as connection:
            connection.execution_options(**_READ_OPTIONS[self.dialect])
            with self._read_only(connection), interruptible(connection, cancel):
                yield connection

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        """A connection in a transaction that commits at the end of the block and rolls back on any error.

        On SQLite there is one writer per database: further ones wait, at most BUSY_TIMEOUT seconds (StoreBusy).
        """
        with self._gate(engine), translated(self._names[id(engine)]), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
        for database in Database:
            self.engine(database).dispose()

    @contextmanager
    def _read_only(self, connection: Connection) -> Iterator[None]:
        if self.dialect != "sqlite":
            connection.exec_driver_sql("SELECT 1")
            yield
            return
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA query_only=ON")
        try:
            # BEGIN DEFERRED alone takes no snapshot; the first read does.
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").close()
            yield
        finally:
            driver.execute("PRAGMA query_only=OFF")

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
