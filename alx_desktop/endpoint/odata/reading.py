"""Reads the store in short pieces: no snapshot lives longer than one of them, however slow the client is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from math import isfinite
from typing import Any

from sqlalchemy import Connection, Executable, Integer, Select, bindparam

from alx_desktop.endpoint.odata.limits import limited
from alx_desktop.endpoint.odata.preferences import Preferences
from alx_desktop.endpoint.odata.query import Place, Query, place_parameters
from alx_desktop.endpoint.odata.rows import PythonRows, RowWriter, SqliteRows
from alx_desktop.endpoint.odata.sql import Dialect, PostgresqlDialect, SqliteDialect
from alx_desktop.endpoint.odata.sqlite_functions import register

PIECE = 2_500
"""Rows of one read in the set's own order, which costs nothing to take up again."""

Reading = Callable[[], AbstractContextManager[Connection]]


class Reader:
    """Runs statements. reading: gives a connection with a snapshot. seconds: the limit of one statement."""

    def __init__(self, reading: Reading, seconds: float) -> None:
        self._reading = reading
        self._seconds = seconds
        self._dialect: Dialect | None = None

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
                return list(connection.execute(statement, parameters).cursor.fetchall())

    def count(self, query: Query) -> int:
        """How many entities the filter leaves."""
        return int(self.fetch(query.counting())[0][0])

    def writer(self, query: Query, preferences: Preferences, type_name: str) -> RowWriter:
        """What makes JSON of the query's rows."""
        kind = SqliteRows if isinstance(self.dialect, SqliteDialect) else PythonRows
        return kind(query, preferences, type_name)


class PageReader:
    """One page of a query, piece by piece. place: after which row it begins. size: rows of the page at most.

    `more` and `place`, when it is finished: whether there are rows behind the page, and where it ended.
    """

    def __init__(self, reader: Reader, writer: RowWriter, place: Place | None, size: int) -> None:
        query = writer.query
        self._reader = reader
        self._writer = writer
        self._query = query
        self._rows = query.rows(writer.columns)
        self._next: Select[Any] | None = None
        self._left = size if query.top is None else min(size, query.top)
        self._look_ahead = query.top is None or query.top > size
        self._piece = size if query.ordered else PIECE
        self.place = place
        self.more = False
        self.finished = self._left == 0
        self.read = 0

    def piece(self) -> bytes:
        """The next rows as JSON objects; nothing if there are none."""
        if self.finished:
            return b""
        wanted = min(self._piece, self._left)
        last = wanted == self._left
        rows = self._fetch(wanted + (last and self._look_ahead))
        self.more = len(rows) > wanted
        rows = rows[:wanted]
        self._left -= len(rows)
        self.read += len(rows)
        self.finished = last or len(rows) < wanted
        if not rows:
            return b""
        self.place = rows[-1][: len(self._query.orderings)]
        return self._writer.objects(rows)

    def _fetch(self, limit: int) -> list[tuple[Any, ...]]:
        if self.place is None:
            statement = self._rows.limit(limit)
            return self._reader.fetch(statement.offset(self._query.skip) if self._query.skip else statement)
        if self._query.ordered:
            return self._reader.fetch(
                self._rows.where(self._query.after(self.place, self._reader.dialect)).limit(limit)
            )
        if self._next is None:
            # One statement for all pieces: to build one costs as much as to read a few hundred rows.
            self._next = self._rows.where(self._query.behind_place()).limit(bindparam("piece", type_=Integer()))
        return self._reader.fetch(self._next, {"piece": limit, **place_parameters(self.place)})


def packed(place: Place) -> list[Any]:
    """A place as JSON holds it: what it cannot hold, as a text with its kind."""
    return [_packed(value) for value in place]


def unpacked(place: list[Any]) -> Place:
    """The place that was packed."""
    kinds: dict[str, Callable[[str], Any]] = {"float": float, "decimal": Decimal}
    return [kinds[value[0]](value[1]) if isinstance(value, list) else value for value in place]


def _packed(value: Any) -> Any:
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    return ["float", repr(value)] if isinstance(value, float) and not isfinite(value) else value


def _dialect_of(connection: Connection) -> Dialect:
    if connection.dialect.name == "sqlite":
        return SqliteDialect()
    found = connection.exec_driver_sql("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'").first()
    return PostgresqlDialect(icu=found is not None)
