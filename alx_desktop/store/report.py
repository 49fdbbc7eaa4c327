"""Course progress for people: pages, counts and totals of a ReportQuery, on SQLite and PostgreSQL.

A page is read in two steps: the keys along a narrow index, then the wide rows and names of these few keys. Every
function reads in the snapshot of the given connection.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.report_query import ReportQuery, ReportRow, ReportTotals
from alx_desktop.store.engines import ANALYST
from alx_desktop.store.report_columns import REPORT_COLUMNS, column_list, column_types, joins
from alx_desktop.store.report_filters import make_filters, sparse_driver
from alx_desktop.store.report_orders import is_by_name, segments
from alx_desktop.store.report_walk import KEY, Cursor, Segment, Walk

_FOUND = Sequence[Any]
"""Company, user, course, sort value, and where the order puts it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Neighbouring rows of a result. first and last: where to go on before and after them; None on an empty page."""

    rows: list[ReportRow]
    first: Cursor | None
    last: Cursor | None


def page(
    connection: Connection,
    query: ReportQuery,
    now: int,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
    size: int = 200,
) -> Page:
    """The `size` rows after a place, or before one, or the first ones. now: UTC epoch seconds for what is overdue."""
    backwards = before is not None
    found: list[_FOUND] = []
    for parts in _segments(connection, query, now, before if backwards else after, backwards):
        found += _keys(connection, parts, size - len(found))
        if len(found) == size:
            break
    return _page(connection, found[::-1] if backwards else found, now)


def page_at(connection: Connection, query: ReportQuery, now: int, *, offset: int, size: int = 200) -> Page:
    """The `size` rows from the row number `offset` (0 = first) on: for jumps; steps over keys only, never wide rows."""
    found: list[_FOUND] = []
    for parts in _segments(connection, query, now):
        own = _keys(connection, parts, size - len(found), offset)
        found += own
        if len(found) == size:
            break
        # The segment ended before the page was full: the next one starts at its own first row, or further on.
        offset = 0 if own or not offset else max(0, offset - sum(_length(connection, part) for part in parts))
    return _page(connection, found, now)


def count(connection: Connection, query: ReportQuery) -> int:
    """Rows of the whole result."""
    return int(connection.execute(*_whole(connection, query, "count(*)")).scalar_one())


def totals(connection: Connection, query: ReportQuery) -> ReportTotals:
    """Counts by status and the mean percentage over the whole result."""
    statuses = ", ".join(
        f"count(*) FILTER (WHERE cp.status = '{status}')" for status in ("completed", "in_progress", "not_started")
    )
    columns = f"count(*), {statuses}, avg(cp.percentage)"
    rows, completed, in_progress, not_started, average = connection.execute(*_whole(connection, query, columns)).one()
    return ReportTotals(rows, completed, in_progress, not_started, average)


def make_walk(connection: Connection, query: ReportQuery, now: int = 0) -> Walk:
    """How to go through the result: from the few rows that a filter leaves, or along the order's index.

    now: UTC epoch seconds; counts do not need it.
    """
    analyst = bool(connection.get_execution_options().get(ANALYST))
    filters = make_filters(query, connection.dialect.name, analyst)
    return Walk(query, filters, sparse_driver(connection, filters), now, analyst)


def _segments(
    connection: Connection, query: ReportQuery, now: int, after: Cursor | None = None, backwards: bool = False
) -> Iterator[tuple[Segment, ...]]:
    """The segments of the order, each in the parts that have to be merged.

    The indexes of values hold live rows only; so the few removed ones are read on their own and sorted.
    """
    walks = [make_walk(connection, query, now)]
    if query.include_removed and not walks[0].driver and not is_by_name(query.sort):
        filters = walks[0].filters
        live = replace(filters, checks=("cp.removed_at IS NULL", *filters.checks))
        walks = [replace(walks[0], filters=live), replace(walks[0], driver=_REMOVED)]
    yield from zip(*(segments(walk, after, backwards=backwards) for walk in walks), strict=True)


_REMOVED = "SELECT company_id, user_id, course_id FROM course_progress WHERE removed_at IS NOT NULL"


def _whole(connection: Connection, query: ReportQuery, columns: str) -> tuple[Any, dict[str, Any]]:
    segment = make_walk(connection, query).everything()
    return text(f"{segment.prefix}SELECT {columns} FROM {segment.source} WHERE {segment.where}"), segment.parameters


def _keys(connection: Connection, parts: tuple[Segment, ...], size: int, offset: int = 0) -> Sequence[_FOUND]:
    keys = [f"cp.{name}" for name in KEY]
    selects = [part.select(", ".join([*keys, f"{part.value} AS value", f"{part.order[0]} AS place"])) for part in parts]
    statement = f"{selects[0]} LIMIT :size OFFSET :offset"
    if len(parts) > 1:
        each = [f"SELECT * FROM ({one} LIMIT :reach) AS part{number}" for number, one in enumerate(selects)]
        order = parts[0].order_by(("place", *KEY))
        statement = f"{' UNION ALL '.join(each)} ORDER BY {order} LIMIT :size OFFSET :offset"
    bounds = {"size": size, "offset": offset, "reach": offset + size}
    return connection.execute(text(statement), parts[0].parameters | bounds).all()


def _length(connection: Connection, segment: Segment) -> int:
    statement = text(f"{segment.prefix}SELECT count(*) FROM {segment.source} WHERE {segment.where}")
    return int(connection.execute(statement, segment.parameters).scalar_one())


def _page(connection: Connection, found: Sequence[_FOUND], now: int) -> Page:
    if not found:
        return Page([], None, None)
    first, last = (Cursor(row[3], (row[0], row[1], row[2])) for row in (found[0], found[-1]))
    return Page(_rows(connection, found, now), first, last)


_WANTED = {
    "sqlite": "SELECT key, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')"
    " FROM json_each(:keys)",
    "postgresql": "SELECT place, company_id, user_id, course_id FROM"
    " unnest(CAST(:companies AS bigint[]), CAST(:users AS bigint[]), CAST(:courses AS bigint[])) WITH ORDINALITY"
    " AS listed (company_id, user_id, course_id, place)",
}
"""Keys as parameters: one text for all pages, as each text is kept by SQLAlchemy, and by each connection to SQLite."""


def _rows(connection: Connection, found: Sequence[_FOUND], now: int) -> list[ReportRow]:
    """The wide rows of these keys, in their order."""
    keys = [(int(company), int(user), int(course)) for company, user, course, *_ in found]
    wanted: dict[str, Any] = {"keys": json.dumps(keys)}
    if connection.dialect.name == "postgresql":
        wanted = dict(zip(("companies", "users", "courses"), map(list, zip(*keys, strict=True)), strict=True))
    statement = text(
        f"WITH wanted (place, company_id, user_id, course_id) AS ({_WANTED[connection.dialect.name]}) "
        f"SELECT {column_list(REPORT_COLUMNS, connection.dialect.name)} FROM wanted "
        "CROSS JOIN course_progress cp "
        f"{joins(REPORT_COLUMNS)} "
        f"WHERE {' AND '.join(f'cp.{name} = wanted.{name}' for name in KEY)} ORDER BY wanted.place"
    ).columns(**column_types(REPORT_COLUMNS))
    rows = connection.execute(statement, wanted | {"now": now})
    names = tuple(rows.keys())
    return [dict(zip(names, row, strict=True)) for row in rows]
