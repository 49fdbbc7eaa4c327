"""SQLite: the site is made in a file beside its place and renamed when it is whole."""

from __future__ import annotations

import contextlib
import glob
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Insert, Table
from sqlalchemy.dialects import sqlite as dialect
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from alx_desktop.demo.bulk import Row
from alx_desktop.demo.schema import DemoSchema
from alx_desktop.demo.targets.base import Target, index_statements, quiet_engine, read_mark
from alx_desktop.demo.targets.mark import MARK, Mark, check_ownership
from alx_desktop.domain.errors import DemoFailed, DemoRefused, DiskFull, WrongUse
from alx_desktop.domain.phrases import phrase

COMPILER = dialect.dialect()
LEFT_BEHIND_SECONDS = 86_400


class SqliteTarget(Target):
    """One file."""

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        if not url.database or url.database == ":memory:":
            raise WrongUse("a demo site needs a file, e.g. sqlite:///demo.sqlite")
        self._path = Path(url.database).absolute()
        self._part: Path | None = None
        self._raw: sqlite3.Connection | None = None
        self._schema: DemoSchema | None = None

    def existing(self) -> Mark | None:
        return self._look()[1]

    def _look(self) -> tuple[set[str], Mark | None]:
        if not self._path.exists() or self._path.stat().st_size == 0:
            return set(), None
        engine = quiet_engine(self.url)
        try:
            return read_mark(engine)
        except DBAPIError as error:
            raise DemoRefused(f"{self._path.name}: {error.orig}") from error
        finally:
            engine.dispose()

    def begin(self, schema: DemoSchema, mark: Mark, replace: bool) -> None:
        tables, found = self._look()
        check_ownership(tables, found, replace)
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._sweep()
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name, suffix=".part")
        os.close(handle)
        self._part, self._schema = Path(name), schema
        self._raw = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
        # Nobody else sees this file, and a crash throws it away: no journal, no flushing.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -65536"):
            self._raw.execute(f"PRAGMA {pragma}")
        self._raw.execute("BEGIN")
        for table in schema.tables.values():
            self._raw.execute(str(CreateTable(table).compile(dialect=COMPILER)))
        self._raw.execute(f'INSERT INTO "{schema.prefix}config" VALUES (1, ?, ?)', (MARK, mark.text()))

    def _sweep(self) -> None:
        """Remove what killed attempts left behind; a young file may belong to one that is still running."""
        for left in self._path.parent.glob(f"{glob.escape(self._path.name)}*.part"):
            with contextlib.suppress(OSError):
                if left.stat().st_mtime < time.time() - LEFT_BEHIND_SECONDS:
                    left.unlink()

    def insert(self, table: Table, columns: Sequence[Column[Any]], rows: Sequence[Row]) -> None:
        names = ",".join(f'"{column.name}"' for column in columns)
        marks = ",".join("?" * len(columns))
        with self._errors() as raw:
            raw.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)

    def copy(self, statement: Insert) -> None:
        with self._errors() as raw:
            raw.execute(str(statement.compile(dialect=COMPILER, compile_kwargs={"literal_binds": True})))

    def finish(self, mark: Mark, step: Callable[[int, int], None]) -> None:
        assert self._schema is not None
        tables = list(self._schema.tables.values())
        with self._errors() as raw:
            for number, table in enumerate(tables):
                step(number, len(tables))
                for statement in index_statements(list(table.indexes)):
                    raw.execute(str(statement.compile(dialect=COMPILER)))
            raw.execute(f'UPDATE "{self._schema.prefix}config" SET value = ? WHERE name = ?', (mark.text(), MARK))
            raw.execute("COMMIT")
            raw.execute("PRAGMA analysis_limit = 1000")
            raw.execute("ANALYZE")
            # Readers of a live site must not wait for its writer.
            raw.execute("PRAGMA locking_mode = NORMAL")
            raw.execute("PRAGMA journal_mode = WAL")
        self._put_in_place()

    def _put_in_place(self) -> None:
        assert self._raw is not None and self._part is not None
        self._raw.close()
        self._raw = None
        try:
            for ending in ("-wal", "-shm", "-journal"):
                Path(f"{self._path}{ending}").unlink(missing_ok=True)
            self._part.replace(self._path)
        except OSError as error:
            raise DemoRefused(f"{self._path.name} is in use: {error}", advice=phrase("Close what reads it.")) from error
        self._part = None

    def discard(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None
        if self._part is not None:
            for ending in ("", "-wal", "-shm", "-journal"):
                Path(f"{self._part}{ending}").unlink(missing_ok=True)
            self._part = None

    def interrupt(self) -> None:
        raw = self._raw
        if raw is not None:
            with contextlib.suppress(sqlite3.ProgrammingError):  # closed meanwhile
                raw.interrupt()

    @contextlib.contextmanager
    def _errors(self) -> Any:
        assert self._raw is not None
        try:
            yield self._raw
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
                raise DiskFull(str(self._path.parent)) from error
            raise DemoFailed(f"{type(error).__name__}: {error}") from error
