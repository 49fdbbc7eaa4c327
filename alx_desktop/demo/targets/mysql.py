"""MariaDB and MySQL: statements of many rows. There, every CREATE TABLE commits: taking back means dropping."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Insert, Table
from sqlalchemy.engine import URL
from sqlalchemy.schema import DropTable

from alx_desktop.demo.bulk import Row
from alx_desktop.demo.schema import DemoSchema, build_schema
from alx_desktop.demo.targets.base import create_tables, read_mark, update_mark
from alx_desktop.demo.targets.mark import Mark, check_ownership
from alx_desktop.demo.targets.pipe import Pipe
from alx_desktop.demo.targets.server import ServerTarget

ROWS_PER_COMMIT = 100_000


def literal(value: Any) -> str:
    """A value as text of a statement, for sessions with the backslash as escape character."""
    if value is None:
        return "NULL"
    if value.__class__ is str:
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
    return str(value)


def literals(rows: Sequence[Row]) -> str:
    """The rows as the text after VALUES."""
    text = ",".join(map(str, rows))
    if '"' in text or "\\" in text:
        # A text that Python quotes in another way than SQL.
        return ",".join(["(" + ",".join([literal(value) for value in row]) + ")" for row in rows])
    # Python writes such tuples as SQL does, several times faster than value by value, but for NULL outside of texts.
    parts = text.split("'")
    parts[::2] = [part.replace("None", "NULL") for part in parts[::2]]
    return "'".join(parts)


class MysqlTarget(ServerTarget):
    """A database of MariaDB or MySQL."""

    def __init__(self, url: URL) -> None:
        super().__init__(url if "charset" in url.query else url.update_query_dict({"charset": "utf8mb4"}))
        self._uncommitted = 0
        self._pipe = Pipe(self._send)

    def begin(self, schema: DemoSchema, mark: Mark, replace: bool) -> None:
        with self._errors():
            tables, found = read_mark(self._engine)
            check_ownership(tables, found, replace)
            self._connection, self._schema = self._engine.connect(), schema
            if found is not None:
                self._drop(build_schema(found.prefix, found.generation), tables)
            # Keys are unique by construction, and checked when their indexes are made.
            self._connection.exec_driver_sql("SET SESSION unique_checks = 0, foreign_key_checks = 0")
            # What is copied is ours alone: no locks on the rows that are read.
            self._connection.exec_driver_sql("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED")
            self._connection.exec_driver_sql("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'")
            create_tables(self._connection, schema, mark)
            self._connection.commit()

    def insert(self, table: Table, columns: Sequence[Column[Any]], rows: Sequence[Row]) -> None:
        names = ",".join(f"`{column.name}`" for column in columns)
        self._pipe.put((f"INSERT INTO `{table.name}` ({names}) VALUES {literals(rows)}", len(rows)))

    def _send(self, batch: tuple[str, int]) -> None:
        statement, rows = batch
        with self._errors():
            # Past SQLAlchemy, as it would have the driver look for parameters in megabytes of text.
            cursor = self.connection.connection.cursor()
            cursor.execute(statement)
            cursor.close()
            self._uncommitted += rows
            if self._uncommitted >= ROWS_PER_COMMIT:
                self.connection.connection.commit()
                self._uncommitted = 0

    def copy(self, statement: Insert) -> None:
        self._pipe.drain()
        with self._errors():
            self.connection.execute(statement)
            self.connection.commit()

    def finish(self, mark: Mark, step: Callable[[int, int], None]) -> None:
        tables = list(self.schema.tables.values())
        self._pipe.drain()
        with self._errors():
            self.connection.connection.commit()
            for number, table in enumerate(tables):
                step(number, len(tables))
                self._add_indexes(table)
            update_mark(self.connection, self.schema, mark)
            self.connection.commit()
            self.connection.close()
            self._engine.dispose()
        self._connection = None

    def _add_indexes(self, table: Table) -> None:
        """All of them in one pass over the table."""
        parts = []
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            columns = ", ".join(f"`{column.name}`" for column in index.columns)
            parts.append(f"ADD {'UNIQUE ' if index.unique else ''}INDEX `{index.name}` ({columns})")
        if parts:
            self.connection.exec_driver_sql(f"ALTER TABLE `{table.name}` {', '.join(parts)}")

    def discard(self) -> None:
        self._pipe.drop()
        if self._connection is None:
            return
        with self._errors():
            self._connection.connection.rollback()
            self._connection.rollback()
            self._drop(self.schema, {table.name for table in self.schema.tables.values()})
            self._connection.close()
            self._engine.dispose()
        self._connection = None

    def _drop(self, schema: DemoSchema, names: set[str]) -> None:
        """The marked table goes last, so that an interrupted dropping is still known as ours."""
        config = schema.tables["config"]
        for table in [*(table for table in schema.tables.values() if table is not config), config]:
            if table.name in names:
                self.connection.execute(DropTable(table, if_exists=True))
                self.connection.commit()
