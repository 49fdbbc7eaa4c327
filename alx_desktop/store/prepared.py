"""Statements that nearly every request of the endpoint runs: their text is made once, and the driver runs it.

SQLAlchemy takes ten times as long over a SELECT of one row as SQLite does, and a request has half a dozen of them.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.dialects import sqlite


class Prepared:
    """A SELECT of at most one row, whose parameters are all named (`bindparam`) or fixed."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement

    def row(self, connection: Connection, parameters: Mapping[str, Any]) -> Any | None:
        """The row, with its columns as attributes and by position; None where there is none.

        To be used in a transaction that has begun (Store.reading, Store.writing). Raises the driver's own errors, which
        the store translates as it does SQLAlchemy's.
        """
        if connection.dialect.name != "sqlite":
            return connection.execute(self._statement, dict(parameters)).first()
        made = self._made
        driver: Any = connection.connection.driver_connection
        rows = driver.execute(made.text, made.values(parameters)).fetchall()
        return made.shaped(rows[0]) if rows else None

    @cached_property
    def _made(self) -> _Made:
        dialect: Dialect = sqlite.dialect(paramstyle="qmark")
        compiled = self._statement.compile(dialect=dialect)
        # A list that is fixed (IN) becomes as many parameters as it has values.
        whole = compiled.construct_expanded_state(compiled.params)
        columns = list(self._statement.selected_columns)
        processors = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        shape = namedtuple("Row", [column.name for column in columns])  # type: ignore[misc]
        return _Made(
            whole.statement,
            tuple(whole.positiontup or ()),
            whole.parameters,
            tuple((place, processor) for place, processor in enumerate(processors) if processor is not None),
            shape._make,
        )


class _Made(NamedTuple):
    """As SQLite takes it. processors: of the columns (by position) that the driver gives in another type."""

    text: str
    names: tuple[str, ...]
    fixed: Mapping[str, Any]
    processors: tuple[tuple[int, Callable[[Any], Any]], ...]
    row: Callable[[Any], Any]

    def values(self, parameters: Mapping[str, Any]) -> list[Any]:
        """The parameters in the order of the text."""
        return [parameters[name] if name in parameters else self.fixed[name] for name in self.names]

    def shaped(self, found: tuple[Any, ...]) -> Any:
        """A row of the driver as SQLAlchemy would give it."""
        if not self.processors:
            return self.row(found)
        values = list(found)
        for place, processor in self.processors:
            values[place] = processor(values[place])
        return self.row(values)
