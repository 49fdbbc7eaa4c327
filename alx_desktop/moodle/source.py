"""One Moodle database as a source: short consistent snapshots, real cancel, reconnect."""

from __future__ import annotations

import contextlib
import logging
import random
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.exc import SQLAlchemyError

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import AlxError, Cancelled, ConnectionLost, HostUnknown, PortRefused, ServerBusy
from alx_desktop.moodle.engine import FACTS, build_engine, connecting_error, second_connection, server_for
from alx_desktop.moodle.errors import Circumstances, translate
from alx_desktop.moodle.probe import probe
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.server import ServerFacts
from alx_desktop.moodle.statements import StatementTime, StatementTimes

log = logging.getLogger(__name__)

# Seconds before each further try to connect: together about half a minute, enough for a restart of the server.
BACK_OFF = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
# What another try may cure.
PASSING = (ConnectionLost, HostUnknown, PortRefused, ServerBusy)
# Seconds that a killed statement has to end before its connection is dropped.
KILL_ANSWER = 5.0
KILL_REPEAT = 1.0

Row = Sequence[Any]


class SourceReader:
    """Reads within one snapshot; belongs to the thread that opened it."""

    def __init__(self, source: MoodleSource, connection: Connection) -> None:
        self._source = source
        self._connection = connection
        self.facts: ServerFacts = connection.info[FACTS]
        self.raw: Any = connection.connection.driver_connection
        self.idle = threading.Event()
        self.idle.set()

    def rows(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows of a statement as the driver gives them: plain tuples, decimals as Decimal.

        name: under which its time is recorded. Raises SourceError subclasses, or Cancelled after source.cancel().
        """
        with self._source.running(self) as begun:
            result = self._connection.execute(statement, parameters or {})
            # The driver's own rows: wrapping millions of them costs more than reading them.
            rows = list(result.cursor.fetchall()) if result.cursor is not None else []
            result.close()
        self._source.times.add(name, len(rows), time.perf_counter() - begun)
        return rows

    def scalar(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row; None if there is no row."""
        rows = self.rows(name, statement, parameters)
        return rows[0][0] if rows else None


class MoodleSource:
    """An opened Moodle database.

    schema: its tables. dialect: "mysql", "postgresql" or "sqlite". server: for people, e.g. "MariaDB 10.11.6".
    packed_limit: bytes that one value packed by the server (GROUP_CONCAT, string_agg) may have.
    cipher: of the encrypted connection, None if it is not encrypted.
    """

    schema: MoodleSchema

    def __init__(self, settings: SourceSettings, password: str | None) -> None:
        self.settings = settings
        self.times = StatementTimes()
        self._server = server_for(settings)
        self._engine = build_engine(settings, password, self._server)
        self._second = second_connection(self._engine, settings, self._server)
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._readers: set[SourceReader] = set()
        self._killer: threading.Thread | None = None
        self.dialect = self._server.dialect

    @classmethod
    def open(cls, settings: SourceSettings, password: str | None) -> MoodleSource:
        """Connect and find Moodle's tables, without second tries. Raises SourceError subclasses with advice."""
        source = cls(settings, password)
        try:
            with source._connected() as connection:
                facts: ServerFacts = connection.info[FACTS]
                source.server, source.packed_limit, source.cipher = facts.name, facts.packed_limit, facts.cipher
                source.schema = probe(SourceReader(source, connection), source.dialect, settings.prefix)
        except BaseException:
            source.close()
            raise
        return source

    server: str
    packed_limit: int
    cipher: str | None

    @contextmanager
    def snapshot(self) -> Iterator[SourceReader]:
        """One consistent, read-only view of the database; keep it short.

        Tries again with growing pauses where connecting fails for a passing reason. Inside, a broken connection
        raises ConnectionLost: nothing that was read in this snapshot may be used.
        """
        with self._connected(BACK_OFF) as connection:
            reader = SourceReader(self, connection)
            with self._lock:
                self._readers.add(reader)
            try:
                with self.running(reader):
                    connection.exec_driver_sql(self._server.begin)
                yield reader
                with self.running(reader):
                    connection.exec_driver_sql(self._server.commit)
            except BaseException:
                # Whatever state the connection is in, nobody gets it again.
                connection.invalidate()
                raise
            finally:
                with self._lock:
                    self._readers.discard(reader)

    def server_time(self) -> int:
        """The server's clock in UTC epoch seconds."""
        with self._connected(BACK_OFF) as connection:
            reader = SourceReader(self, connection)
            with self.running(reader):
                return int(connection.exec_driver_sql(self._server.now).scalar_one())

    def cancel(self) -> None:
        """Stop what runs and refuse what would follow with Cancelled; returns at once, safe from any thread.

        The server is asked to stop the statements; where it does not answer, their connections are dropped.
        """
        with self._lock:
            if self._cancelled.is_set():
                return
            self._cancelled.set()
            self._killer = threading.Thread(target=self._kill_all, name="moodle-cancel", daemon=True)
            self._killer.start()

    def statement_times(self) -> list[StatementTime]:
        """Times by statement name, the most expensive first."""
        return self.times.all()

    def reset_statement_times(self) -> None:
        """Begin to measure anew."""
        self.times.reset()

    def close(self) -> None:
        """Close every connection."""
        if self._killer is not None:
            self._killer.join()
        self._engine.dispose()

    @contextmanager
    def running(self, reader: SourceReader) -> Iterator[float]:
        """Mark a statement of the reader as running, and translate what it raises; yields when it began."""
        begun = time.perf_counter()
        self._server.before_statement(reader.raw, self.settings)
        reader.idle.clear()
        try:
            if self._cancelled.is_set():
                raise Cancelled
            yield begun
        except (SQLAlchemyError, OSError) as error:
            used_up = time.perf_counter() - begun >= self.settings.statement_limit * 0.95
            at = Circumstances(self.settings.parsed_url, cancelled=self._cancelled.is_set(), time_used_up=used_up)
            raise translate(error, at) from error
        finally:
            reader.idle.set()

    @contextmanager
    def _connected(self, pauses: Sequence[float] = ()) -> Iterator[Connection]:
        connection = self._connect(pauses)
        try:
            yield connection
        finally:
            with contextlib.suppress(SQLAlchemyError):
                connection.close()

    def _connect(self, pauses: Sequence[float]) -> Connection:
        for pause in (*pauses, None):
            if self._cancelled.is_set():
                raise Cancelled
            try:
                return self._engine.connect()
            except (SQLAlchemyError, OSError) as error:
                problem: AlxError = connecting_error(error, self.settings)
                if pause is None or not isinstance(problem, PASSING):
                    raise problem from error
            log.warning("no connection to Moodle's database, next try in %.1f s: %s", pause, problem.title)
            self._cancelled.wait(pause * random.uniform(0.5, 1.5))
        raise AssertionError("unreachable")

    def _kill_all(self) -> None:
        with self._lock:
            readers = list(self._readers)
        for reader in readers:
            self._kill(reader)

    def _kill(self, reader: SourceReader) -> None:
        """Kill until the statement ends (it may begin just after the first kill); then drop its connection."""
        end = time.monotonic() + KILL_ANSWER
        while not reader.idle.is_set() and time.monotonic() < end:
            try:
                self._server.kill(reader.raw, self._second, reader.facts.connection_id)
            except Exception as error:
                log.warning("the server could not be asked to stop a statement: %s", type(error).__name__)
            reader.idle.wait(KILL_REPEAT)
        if not reader.idle.is_set():
            log.warning("a statement did not end in %.0f s, its connection is dropped", KILL_ANSWER)
            self._server.drop(reader.raw)
