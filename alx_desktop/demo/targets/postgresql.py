"""PostgreSQL: COPY, all in one transaction, so that others see the whole site or what was there before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Insert, Table
from sqlalchemy.engine import URL
from sqlalchemy.schema import DropTable

from alx_desktop.demo.bulk import Row
from alx_desktop.demo.schema import DemoSchema, build_schema
from alx_desktop.demo.targets.base import create_tables, index_statements, only_numbers, read_mark, update_mark
from alx_desktop.demo.targets.mark import Mark, check_ownership
from alx_desktop.demo.targets.pipe import Pipe
from alx_desktop.demo.targets.server import ServerTarget

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def field_text(value: Any) -> str:
    """A value in COPY's text format."""
    if value is None:
        return "\\N"
    return value.translate(ESCAPES) if value.__class__ is str else str(value)


def lines(columns: Sequence[Column[Any]], rows: Sequence[Row]) -> str:
    """The rows in COPY's text format."""
    if only_numbers(columns):
        # Python's text of a list of tuples is nearly that, several times faster than value by value.
        return str(rows)[2:-2].replace("), (", "\n").replace(", ", "\t").replace("None", "\\N") + "\n"
    return "\n".join(["\t".join([field_text(value) for value in row]) for row in rows]) + "\n"


class PostgresTarget(ServerTarget):
    """The default schema of a PostgreSQL database."""

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self._pipe = Pipe(self._send)

    def begin(self, schema: DemoSchema, mark: Mark, replace: bool) -> None:
        with self._errors():
            tables, found = read_mark(self._engine)
            check_ownership(tables, found, replace)
            self._connection, self._schema = self._engine.connect(), schema
            if found is not None:
                for table in build_schema(found.prefix, found.generation).tables.values():
                    self._connection.execute(DropTable(table, if_exists=True))
            create_tables(self._connection, schema, mark)

    def insert(self, table: Table, columns: Sequence[Column[Any]], rows: Sequence[Row]) -> None:
        names = ", ".join(f'"{column.name}"' for column in columns)
        self._pipe.put((f'COPY "{table.name}" ({names}) FROM STDIN', lines(columns, rows)))

    def _send(self, batch: tuple[str, str]) -> None:
        statement, text = batch
        with self._errors():
            cursor = self.connection.connection.cursor()
            with cursor.copy(statement) as copy:
                copy.write(text)
            cursor.close()

    def copy(self, statement: Insert) -> None:
        self._pipe.drain()
        with self._errors():
            self.connection.execute(statement)

    def finish(self, mark: Mark, step: Callable[[int, int], None]) -> None:
        tables = list(self.schema.tables.values())
        self._pipe.drain()
        with self._errors():
            for number, table in enumerate(tables):
                step(number, len(tables))
                for statement in index_statements(list(table.indexes)):
                    self.connection.execute(statement)
                self._set_sequence(table)
            update_mark(self.connection, self.schema, mark)
            self.connection.commit()
            self.connection.exec_driver_sql("ANALYZE")
            self.connection.commit()
            self.connection.close()
            self._engine.dispose()
        self._connection = None

    def _set_sequence(self, table: Table) -> None:
        """New rows are numbered after those that brought their ids along."""
        self.connection.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), max(id))"
            f' FROM "{table.name}" HAVING max(id) IS NOT NULL'
        )

    def discard(self) -> None:
        self._pipe.drop()
        if self._connection is None:
            return
        with self._errors():
            self._connection.rollback()
            self._connection.close()
            self._engine.dispose()
        self._connection = None
