"""One Moodle database as a source: short consistent snapshots, real cancel, reconnect."""

from __future__ import annotations

import contextlib
import logging
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Executable
from sqlalchemy.exc import SQLAlchemyError

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import AlxError, Cancelled, ConnectionLost, HostUnknown, PortRefused, ServerBusy
from alx_desktop.domain.priority import fetched, give_way
from alx_desktop.domain.query_plan import plan_lines
from alx_desktop.moodle.engine import FACTS, SENT, build_engine, second_connection, server_for
from alx_desktop.moodle.errors import Circumstances, translate
from alx_desktop.moodle.probe import probe
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.server import ServerFacts
from alx_desktop.moodle.statements import SentStatement, StatementTime, StatementTimes

log = logging.getLogger(__name__)

# Seconds before each further try to connect: together about half a minute, enough for a restart of the server.
BACK_OFF = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
# What another try may cure.
PASSING = (ConnectionLost, HostUnknown, PortRefused, ServerBusy)
# Seconds that a killed statement has to end before its connection is dropped, and between two kills.
KILL_ANSWER = 5.0
KILL_REPEAT = 1.0

Row = Sequence[Any]
T = TypeVar("T")


class Way(Protocol):
    """A way to the database other than directly: an SSH tunnel. address: where it begins, on this machine."""

    @property
    def address(self) -> tuple[str, int]: ...
    def ensure(self) -> int: ...
    def problem_since(self, mark: int) -> AlxError | None: ...
    def renew(self) -> None: ...
    def close(self) -> None: ...


class SourceReader:
    """Reads within one snapshot; belongs to the thread that opened it."""

    def __init__(self, source: MoodleSource, connection: Connection) -> None:
        self._source = source
        self._connection = connection
        self.facts: ServerFacts = connection.info[FACTS]
        self.raw: Any = connection.connection.driver_connection
        self.idle = threading.Event()
        self.idle.set()

    @property
    def dialect(self) -> str:
        """The source's: "mysql", "postgresql" or "sqlite"."""
        return self._source.dialect

    def rows(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows of a statement as the driver gives them: plain tuples, decimals as Decimal.

        name: under which its time is recorded. Raises SourceError subclasses, or Cancelled after source.cancel().
        """
        give_way()
        begun = time.perf_counter()
        rows: list[Row] = []
        with self._source.running(self):
            result = self._connection.execute(statement, parameters or {})
            if result.cursor is not None:
                # The driver's own rows: wrapping millions of them costs more than reading them.
                rows = fetched(result.cursor)
                self._source.kind.after_statement(self.raw, result.cursor)
            result.close()
        seconds = time.perf_counter() - begun
        self._source.times.add(name, len(rows), seconds)
        if (slowest := self._source.times.slowest) is not None:
            sql, sent = self._connection.info[SENT]
            slowest.note(name, SentStatement(sql, sent, seconds))
        log.debug("%s: %d rows in %.3f s", name, len(rows), seconds)
        return rows

    def scalar(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Any:
        """The first column of the first row; None if there is no row."""
        rows = self.rows(name, statement, parameters)
        return rows[0][0] if rows else None

    def command(self, statement: str) -> Any:
        """Run a statement of the server's own dialect; its first value, if it has one."""
        with self._source.running(self):
            result = self._connection.exec_driver_sql(statement)
            return result.scalar() if result.returns_rows else None

    def explain(self, sent: SentStatement) -> tuple[str, ...]:
        """The server's plan for a statement, which is not run. Raises as rows() does."""
        word = "EXPLAIN QUERY PLAN" if self.dialect == "sqlite" else "EXPLAIN"
        with self._source.running(self):
            found = self._connection.exec_driver_sql(f"{word} {sent.sql}", sent.parameters)
            return plan_lines(self.dialect, tuple(found.keys()), found.all())

    def close(self, broken: bool) -> None:
        """Give the connection back to the pool, or throw it away."""
        with contextlib.suppress(SQLAlchemyError):
            if broken:
                self._connection.invalidate()
            self._connection.close()


class MoodleSource:
    """A Moodle database, open for reading.

    schema: its tables (after find_tables). dialect: "mysql", "postgresql" or "sqlite". facts: about the server.
    is_closed: whether close() was called.
    After cancel() it is of no more use: whatever is asked raises Cancelled.
    """

    schema: MoodleSchema
    facts: ServerFacts

    def __init__(self, settings: SourceSettings, password: str | None, way: Way | None = None) -> None:
        """Connects to nothing yet. way: None = directly; it belongs to the source, which closes it.

        Raises TlsFailed for bad certificate files, WrongUse for a missing driver; the way is the caller's then.
        """
        self.settings = settings
        self._way = way
        self.times = StatementTimes()
        self.kind = server_for(settings)
        self.dialect = self.kind.dialect
        address = way.address if way else None
        self._engine = build_engine(settings, password, self.kind, address)
        self._second = second_connection(self._engine, settings, password, self.kind, address)
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._readers: set[SourceReader] = set()
        self._killer: threading.Thread | None = None
        self.is_closed = False

    @classmethod
    def open(cls, settings: SourceSettings, password: str | None, way: Way | None = None) -> MoodleSource:
        """Connect and find Moodle's tables, without second tries. Raises SourceError subclasses with advice."""
        try:
            source = cls(settings, password, way)
        except BaseException:
            if way is not None:
                way.close()
            raise
        try:
            source.connect()
            source.find_tables()
        except BaseException:
            source.close()
            raise
        return source

    @property
    def server(self) -> str:
        """For people, e.g. "MariaDB 10.11.6"."""
        return self.facts.name

    @property
    def packed_limit(self) -> int:
        """Bytes that one value packed by the server (GROUP_CONCAT, string_agg) may have."""
        return self.facts.packed_limit

    def connect(self) -> None:
        """Log in once and learn what the server is."""
        reader = self._reader()
        self.facts = reader.facts
        reader.close(broken=False)

    def find_tables(self) -> None:
        """Probe the database; sets schema. Raises PrefixWrong, NotMoodle, TableMissing, RightMissing."""
        with self._reading(self._reader) as reader:
            from_iomad = self.settings.company_source == "iomad"
            self.schema = probe(reader, self.dialect, self.settings.prefix, from_iomad)

    @contextmanager
    def snapshot(self) -> Iterator[SourceReader]:
        """One consistent, read-only view of the database; keep it short.

        Tries again with growing pauses where it cannot be opened for a passing reason. Inside, a broken connection
        raises ConnectionLost: nothing that was read in this snapshot may be used.
        """
        with self._reading(lambda: self._again(self._begun)) as reader:
            yield reader
            reader.command(self.kind.commit)

    def server_time(self) -> int:
        """The server's clock in UTC epoch seconds."""
        return self._again(self._server_time)

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

    def renew(self) -> None:
        """After this machine slept: no connection of before is used again, and who waits on one gets ConnectionLost.

        Without it, a peer that forgot them meanwhile would be waited for until the statement's limit.
        """
        if self._way is not None:
            self._way.renew()
        with self._lock:
            readers = list(self._readers)
        for reader in readers:
            self._drop(reader)
        self._engine.dispose()

    def close(self) -> None:
        """Close every connection, and the way."""
        self.is_closed = True
        if self._killer is not None:
            self._killer.join()
        self._engine.dispose()
        if self._way is not None:
            self._way.close()

    @contextmanager
    def running(self, reader: SourceReader) -> Iterator[None]:
        """Mark a statement of the reader as running, and translate what it raises."""
        begun = time.monotonic()
        reader.idle.clear()
        try:
            # After the mark: either the killer sees the statement, or the statement sees the cancel.
            if self._cancelled.is_set():
                raise Cancelled
            with self.kind.limited(reader.raw, reader.facts, self.settings):
                yield
        # Rows are fetched from the driver's own cursor, and SQLite does its work there: its errors come bare.
        except (SQLAlchemyError, OSError, self._engine.dialect.loaded_dbapi.Error) as error:
            used_up = time.monotonic() - begun >= self.settings.statement_limit * 0.95
            at = Circumstances(self.settings.parsed_url, cancelled=self._cancelled.is_set(), time_used_up=used_up)
            raise translate(error, at) from error
        finally:
            reader.idle.set()

    @contextmanager
    def _reading(self, opened: Callable[[], SourceReader]) -> Iterator[SourceReader]:
        reader = opened()
        broken = True
        try:
            yield reader
            broken = False
        finally:
            # A connection in doubt is for nobody.
            reader.close(broken)
            with self._lock:
                self._readers.discard(reader)

    def _reader(self) -> SourceReader:
        """A reader on a connection of the pool, known to cancel()."""
        if self._cancelled.is_set():
            raise Cancelled
        mark = self._way.ensure() if self._way else 0
        try:
            reader = SourceReader(self, self._engine.connect())
        except (SQLAlchemyError, OSError) as error:
            if self._way is not None and (problem := self._way.problem_since(mark)) is not None:
                raise problem from error
            raise translate(error, Circumstances(self.settings.parsed_url, connecting=True)) from error
        with self._lock:
            self._readers.add(reader)
        return reader

    def _begun(self) -> SourceReader:
        reader = self._reader()
        try:
            reader.command(self.kind.begin)
        except BaseException:
            reader.close(broken=True)
            with self._lock:
                self._readers.discard(reader)
            raise
        return reader

    def _server_time(self) -> int:
        with self._reading(self._reader) as reader:
            return int(reader.command(self.kind.now))

    def _again(self, attempt: Callable[[], T]) -> T:
        """Try, and try again with growing pauses while the reason may pass; the last failure goes through."""
        for pause in BACK_OFF:
            try:
                return attempt()
            except PASSING as problem:
                log.warning("Moodle's database does not answer, next try in about %.1f s: %s", pause, problem.title)
            # Jitter, so that several readers do not come back at the same moment.
            self._cancelled.wait(pause * random.uniform(0.5, 1.5))
        return attempt()

    def _kill_all(self) -> None:
        """Kill until all statements end (one may begin just after the first kill); then drop their connections."""
        end = time.monotonic() + KILL_ANSWER
        while (busy := self._busy()) and time.monotonic() < end:
            for reader in busy:
                self._ask_to_stop(reader)
            busy[0].idle.wait(KILL_REPEAT)
        for reader in self._busy():
            log.warning("a statement did not end within %.0f s, its connection is dropped", KILL_ANSWER)
            self._drop(reader)

    def _busy(self) -> list[SourceReader]:
        with self._lock:
            return [reader for reader in self._readers if not reader.idle.is_set()]

    def _drop(self, reader: SourceReader) -> None:
        # The reader may close it at the same moment: whatever the driver says then, it is closed.
        with contextlib.suppress(Exception):
            self.kind.drop(reader.raw, reader.facts)

    def _ask_to_stop(self, reader: SourceReader) -> None:
        try:
            self.kind.kill(reader.raw, reader.facts, self._second)
        except Exception as error:
            # Whatever the driver raises: dropping the connection is the answer to all of it.
            log.warning("the server could not be asked to stop a statement: %s", type(error).__name__)
