"""The result of a report in the order of its keys, for files that programs compare: one walk along the table itself."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.store.report import make_walk
from alx_desktop.store.report_columns import column_list, column_types, joins
from alx_desktop.store.report_walk import KEY


def stream_by_key(
    connection: Connection, query: ReportQuery, columns: Sequence[str], now: int, *, page_size: int = 2_000
) -> Generator[tuple[Any, ...], None, None]:
    """All rows of the query by (company_id, user_id, course_id), whatever its sort; page_size in memory at a time.

    now: UTC epoch seconds. All in the one snapshot of the connection; close the iterator before that.
    Raises WrongUse for an unknown column.
    """
    order = tuple(f"cp.{name}" for name in KEY)
    segment = replace(make_walk(connection, query, now).everything(), order=order)
    statement = text(segment.select(column_list(columns, connection.dialect.name), joins(columns)))
    typed = statement.columns(**column_types(columns))
    parameters = segment.parameters | {"now": now}
    with connection.execute(typed, parameters, execution_options={"yield_per": page_size}) as result:
        for part in result.partitions():
            yield from map(tuple, part)
