"""Copies the rows of one store into another, table by table in batches, and proves that they are the same.

A table's sum is the sum of its rows' hashes, so that no order has to be the same on both sides; memory holds one batch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, func, select, text, update

from alx_desktop.domain.errors import StoreError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.store.bulk import Row, insert_rows
from alx_desktop.store.indexes import create_view_indexes, drop_view_indexes
from alx_desktop.store.location import Database
from alx_desktop.store.looking import ORDER
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import progress_change
from alx_desktop.store.tables.state import sync_lease, sync_state

BATCH = 5_000
OF_THE_STORE = {sync_state.name: {"copy_of", "moved_to"}}
"""Columns that speak of the store itself, not of what it holds."""


@dataclass(slots=True)
class TableSum:
    """How many rows, and the sum of their hashes modulo 2**64."""

    rows: int = 0
    total: int = 0

    def add(self, rows: list[Row]) -> None:
        """Some more rows."""
        self.rows += len(rows)
        for row in rows:
            digest = hashlib.blake2b(repr(row).encode(), digest_size=8).digest()
            self.total = (self.total + int.from_bytes(digest, "big")) % 2**64


@dataclass(frozen=True, slots=True)
class CopyWork:
    """still_ours: called between batches; raises where one of the two stores went to somebody else."""

    source: Store
    target: Store
    still_ours: Callable[[], None]
    progress: ProgressSink
    cancel: CancelToken


def copied_tables(database: Database) -> list[Table]:
    """The tables of one database that a copy takes along; a lease belongs to its store."""
    return [table for table in database.metadata.sorted_tables if table.name != sync_lease.name]


def copy_rows(work: CopyWork) -> dict[str, int]:
    """Fill the empty tables of the target, and compare; rows per table. Raises StoreError where they differ, Cancelled.

    sync_state comes last: with it the target gets the epoch and the watermark, and so the cursors stay valid.
    """
    total = _count(work.source)
    sums: dict[str, TableSum] = {}
    with work.target.writing(work.target.reporting) as connection:
        drop_view_indexes(connection)
    for database in ORDER:
        sums |= _copy_database(work, database, sum(one.rows for one in sums.values()), total)
    _make_indexes(work)
    _copy_state(work)
    done = 0
    for database in ORDER:
        done = _compare(work, database, sums, done, total)
    return {name: one.rows for name, one in sums.items()}


def empty_tables(store: Store) -> None:
    """Delete every row that a copy would bring."""
    for database in ORDER:
        tables = [table for table in reversed(copied_tables(database)) if table.name != sync_state.name]
        with store.writing(store.engine(database)) as connection:
            if store.dialect == "postgresql":
                connection.execute(text(f"TRUNCATE {', '.join(table.name for table in tables)}"))
            else:
                for table in tables:
                    connection.execute(table.delete())


def stream(connection: Connection, table: Table) -> Iterator[list[Row]]:
    """All rows of a table in batches, in the types of Python."""
    result = connection.execute(select(*columns_of(table)), execution_options={"yield_per": BATCH})
    for rows in result.partitions():
        yield [tuple(row) for row in rows]


def columns_of(table: Table) -> list[Column[object]]:
    """The columns that a copy takes along."""
    return [column for column in table.columns if column.name not in OF_THE_STORE.get(table.name, ())]


def _count(store: Store) -> int:
    total = 0
    for database in ORDER:
        with store.reading(store.engine(database)) as connection:
            counts = (select(func.count()).select_from(table) for table in copied_tables(database))
            total += sum(connection.scalar(count) or 0 for count in counts)
    return total


def _copy_database(work: CopyWork, database: Database, done: int, total: int) -> dict[str, TableSum]:
    sums: dict[str, TableSum] = {}
    with work.source.reading(work.source.engine(database), work.cancel) as reading:
        for table in copied_tables(database):
            name = f"{database}.{table.name}"
            sums[name] = TableSum()
            for rows in stream(reading, table):
                work.cancel.raise_if_cancelled()
                work.still_ours()
                if table.name != sync_state.name:
                    with work.target.writing(work.target.engine(database)) as writing:
                        insert_rows(writing, table, [column.name for column in columns_of(table)], rows)
                sums[name].add(rows)
                done += len(rows)
                work.progress(Progress("copy", done, total, message=name))
    return sums


def _make_indexes(work: CopyWork) -> None:
    work.progress(Progress("indexes", message="Indexes"))
    work.cancel.raise_if_cancelled()
    with work.target.writing(work.target.reporting) as connection:
        create_view_indexes(connection)
        if work.target.dialect == "postgresql":
            # The rows brought their numbers along; the next new row must not take one of them.
            newest = connection.scalar(select(func.max(progress_change.c.change_id)))
            if newest is not None:
                sequence = "pg_get_serial_sequence('progress_change', 'change_id')"
                connection.execute(text(f"SELECT setval({sequence}, :newest)"), {"newest": newest})
    work.still_ours()


def _copy_state(work: CopyWork) -> None:
    columns = columns_of(sync_state)
    with work.source.reading(work.source.reporting) as reading:
        row = reading.execute(select(*columns)).mappings().one()
    with work.target.writing(work.target.reporting) as writing:
        writing.execute(update(sync_state).values(dict(row)))


def _compare(work: CopyWork, database: Database, sums: dict[str, TableSum], done: int, total: int) -> int:
    with work.target.reading(work.target.engine(database), work.cancel) as reading:
        for table in copied_tables(database):
            name, found = f"{database}.{table.name}", TableSum()
            for rows in stream(reading, table):
                work.cancel.raise_if_cancelled()
                work.still_ours()
                found.add(rows)
                done += len(rows)
                work.progress(Progress("compare", done, total, message=name))
            if found != sums[name]:
                detail = f"{name}: {sums[name].rows:,} rows were read, {found.rows:,} are there, or one differs"
                raise StoreError(detail, title=phrase("The copy is not the same"), advice=_DIFFERS)
    return done


_DIFFERS = phrase(
    "The profile still uses its store, which was not changed. Check the disk of the new place, and try again."
)
