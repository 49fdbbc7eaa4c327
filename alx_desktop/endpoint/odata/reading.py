"""Reads the store in short pieces: no snapshot lives longer than one of them, however slow the client is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, Executable

from alx_desktop.endpoint.odata.limits import limited
from alx_desktop.endpoint.odata.preferences import Preferences
from alx_desktop.endpoint.odata.query import Query
from alx_desktop.endpoint.odata.rows import PythonRows, RowWriter, SqliteRows
from alx_desktop.endpoint.odata.sql import Dialect, PostgresqlDialect, SqliteDialect
from alx_desktop.endpoint.odata.sqlite_functions import register

PIECE, LEAST_PIECE = 2_500, 250
"""Rows of one read in the set's own order, which costs nothing to take up again."""

FIRST_PIECE = 500
"""Rows of the first read, which is made before anything is sent: by all clients that ask at the same moment."""

MOST_WAITING = 40_000
"""Rows that all bodies together may have waiting in memory (40 MB), while they are not more than 160."""

Reading = Callable[[], AbstractContextManager[Connection]]

Fetched = Callable[[Any], list[Any]]
"""All rows of a DB-API cursor."""


def all_rows(cursor: Any) -> list[Any]:
    """At once."""
    return list(cursor.fetchall())


class Reader:
    """Runs statements. reading: gives a connection with a snapshot. seconds: the limit of one statement."""

    def __init__(self, reading: Reading, seconds: float, fetched: Fetched = all_rows) -> None:
        self._reading = reading
        self._fetched = fetched
        self._seconds = seconds
        self._dialect: Dialect | None = None
        self._bodies = 0
        # A body that nobody reads on ends where Python finalizes it, which may be in the middle of `body`.
        self._lock = threading.RLock()

    @contextmanager
    def body(self) -> Iterator[None]:
        """While a body is sent, piece by piece: a slow client lets one piece wait."""
        with self._lock:
            self._bodies += 1
        try:
            yield
        finally:
            with self._lock:
                self._bodies -= 1

    @property
    def piece(self) -> int:
        """Rows to read at a time: fewer while many bodies are being sent."""
        return max(LEAST_PIECE, min(PIECE, MOST_WAITING // max(1, self._bodies)))

    @property
    def dialect(self) -> Dialect:
        """How the database is spoken to; found out at the first use."""
        if self._dialect is None:
            with self._reading() as connection:
                self._dialect = _dialect_of(connection)
        return self._dialect

    def fetch(self, statement: Executable, parameters: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a statement, as the driver gives them. Raises TooSlow, OutOfRange, TooComplex."""
        with self._reading() as connection:
            if connection.dialect.name == "sqlite":
                register(connection)
            with limited(connection, self._seconds):
                # The driver's own tuples: SQLAlchemy's rows cost as much as the JSON around them.
                return self._fetched(connection.execute(statement, parameters).cursor)

    def count(self, query: Query) -> int:
        """How many entities the filter leaves."""
        return int(self.fetch(query.counting())[0][0])

    def writer(self, query: Query, preferences: Preferences, type_name: str) -> RowWriter:
        """What makes JSON of the query's rows."""
        kind = SqliteRows if isinstance(self.dialect, SqliteDialect) else PythonRows
        return kind(query, preferences, type_name)


def _dialect_of(connection: Connection) -> Dialect:
    if connection.dialect.name == "sqlite":
        return SqliteDialect()
    found = connection.exec_driver_sql("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'").first()
    return PostgresqlDialect(icu=found is not None)
