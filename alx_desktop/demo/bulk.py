"""Rows on their way into a database: buffered per table, written many at a time, whatever the database."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Table

from alx_desktop.demo.schema import DemoSchema

BUFFERED_ROWS = 2_000
Row = tuple[Any, ...]


class BulkWriter(ABC):
    """Writes rows into empty tables in the fastest way its database knows."""

    @abstractmethod
    def insert(self, table: Table, columns: Sequence[Column[Any]], rows: Sequence[Row]) -> None:
        """Insert the rows; their values are in the order of `columns`."""


class TableBuffer:
    """The rows of one table. It numbers them itself: the first column is always `id`."""

    __slots__ = ("_columns", "_flushed", "_pick", "_rows", "_table", "_writer", "count", "next_id")

    def __init__(
        self,
        writer: BulkWriter | None,
        table: Table | None,
        names: Sequence[str],
        flushed: Callable[[int], None],
    ) -> None:
        """Without a table (a generation that lacks it, or one left empty) rows are numbered and forgotten."""
        self.next_id = 1
        self.count = 0
        self._writer = writer
        self._table = table
        self._flushed = flushed
        self._rows: list[Row] = []
        self._columns: list[Column[Any]] = []
        self._pick: Callable[[Row], Row] | None = None
        if table is not None:
            there = [position for position, name in enumerate(names) if name in table.c]
            self._columns = [table.c[names[position]] for position in there]
            if len(there) < len(names):
                self._pick = itemgetter(*there)

    def add(self, *values: Any) -> int:
        """Take one row (without its id); returns the id it gets."""
        number = self.next_id
        self.next_id = number + 1
        self.count += 1
        if self._table is not None:
            self._rows.append((number, *values))
            if len(self._rows) >= BUFFERED_ROWS:
                self.flush()
        return number

    def reserve(self) -> int:
        """An id for a row that `put` will bring later."""
        number = self.next_id
        self.next_id = number + 1
        return number

    def put(self, number: int, *values: Any) -> None:
        """Take the row of a reserved id."""
        following, self.next_id = self.next_id, number
        self.add(*values)
        self.next_id = following

    def flush(self) -> None:
        """Write what is waiting."""
        if not self._rows or self._writer is None or self._table is None:
            return
        rows, self._rows = self._rows, []
        self._writer.insert(self._table, self._columns, [self._pick(row) for row in rows] if self._pick else rows)
        self._flushed(len(rows))


class Sink:
    """Opens buffers for the tables of a schema and flushes them all in the end."""

    def __init__(
        self, schema: DemoSchema, writer: BulkWriter, flushed: Callable[[int], None], left_empty: Collection[str] = ()
    ) -> None:
        """`flushed` hears of every batch with its number of rows; it may raise to stop the work.

        left_empty: logical tables whose rows are not written.
        """
        self.schema = schema
        self._writer = writer
        self._flushed = flushed
        self._left_empty = frozenset(left_empty)
        self._buffers: dict[str, TableBuffer] = {}

    def open(self, logical: str, columns: str) -> TableBuffer:
        """A buffer for one table; `columns` are the names of the values that `add` will get, after the id."""
        table = None if logical in self._left_empty else self.schema.tables.get(logical)
        buffer = TableBuffer(self._writer, table, ["id", *columns.split()], self._flushed)
        self._buffers[logical] = buffer
        return buffer

    def flush(self) -> None:
        """Write everything that is waiting."""
        for buffer in self._buffers.values():
            buffer.flush()

    def highest_ids(self) -> dict[str, int]:
        """The highest id so far, per logical table that has rows."""
        return {
            logical: buffer.next_id - 1
            for logical, buffer in self._buffers.items()
            if logical not in self._left_empty and buffer.next_id > 1
        }
