"""The whole result of a report, in its order and as plain tuples, with bounded memory: what exports read.

One statement per segment of the order, all in the one snapshot of the given connection. Short keyset reads with a
snapshot each would let a sync in between move rows from a page not yet read to one already read, and back: a file
with rows missing or doubled, and totals that fit no moment. The price is a snapshot held while the file is written
(a million rows to Excel: minutes), during which SQLite's log grows by what a sync writes; it shrinks afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.priority import give_way, read_ahead
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.store.report import make_walk
from alx_desktop.store.report_columns import column_list, column_types, joins
from alx_desktop.store.report_orders import segments


def stream(
    connection: Connection, query: ReportQuery, columns: Sequence[str], now: int, *, page_size: int = 2_000
) -> Iterator[tuple[Any, ...]]:
    """Rows with these columns (of REPORT_COLUMNS), page_size in memory at a time. now: UTC epoch seconds.

    Close the iterator, or the connection, to stop early. Raises WrongUse for an unknown column.
    """
    dialect = connection.dialect.name
    listed, joined = column_list(columns, dialect), joins(columns)
    # PostgreSQL would be asked once for each portion.
    portion = read_ahead(page_size) if dialect == "sqlite" else page_size
    walk = make_walk(connection, query, now)
    for segment in segments(walk):
        statement = text(segment.select(listed, joined)).columns(**column_types(columns))
        parameters = segment.parameters | {"now": now}
        with connection.execute(statement, parameters, execution_options={"yield_per": portion}) as result:
            for part in result.partitions():
                give_way()
                yield from map(tuple, part)
