"""How the store answers the report's queries: their time and the database's own plan."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, event

from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.query_plan import StatementPlan, plan_lines
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store import report
from alx_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """One query of the report. key: which; seconds: of all its statements, as measured once, now."""

    key: str
    seconds: float
    statements: tuple[StatementPlan, ...]


Sent = tuple[str, Any, float]
"""Statement, its parameters, seconds."""

_BY_NAME, _BY_DUE = ReportQuery(), ReportQuery(sort=SortColumn.DAYS_OVERDUE, descending=True)
QUERIES: dict[str, Callable[[Connection, int], Any]] = {
    "first_page": lambda connection, now: report.page(connection, _BY_NAME, now),
    "by_overdue": lambda connection, now: report.page(connection, _BY_DUE, now),
    "search": lambda connection, now: report.page(connection, ReportQuery(text="an"), now),
    "count": lambda connection, now: report.count(connection, _BY_NAME, now),
    "totals": lambda connection, now: report.totals(connection, _BY_NAME, now),
}
"""What the report page asks most: its first page, another order, a search, the count, and the totals."""


def explain_queries(store: Store, now: int, cancel: CancelToken | None = None) -> list[QueryPlan]:
    """Run each query once and explain its statements, the slowest query first. now: UTC epoch seconds.

    Raises Cancelled, StoreError.
    """
    found = []
    for key, query in QUERIES.items():
        if cancel is not None:
            cancel.raise_if_cancelled()
        with store.reading(store.reporting, cancel) as connection:
            with _listening(connection) as sent:
                query(connection, now)
            statements = tuple(
                StatementPlan(" ".join(sql.split()), seconds, _explained(connection, sql, parameters))
                for sql, parameters, seconds in sent
            )
        found.append(QueryPlan(key, sum(one.seconds for one in statements), statements))
    return sorted(found, key=lambda one: -one.seconds)


@contextmanager
def _listening(connection: Connection) -> Iterator[list[Sent]]:
    """The statements that the block sends on this connection. Rows that are fetched later are not in their time."""
    sent: list[Sent] = []
    began: list[float] = []

    def before(*_arguments: Any) -> None:
        began.append(time.perf_counter())

    def after(_connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, _many: bool) -> None:
        sent.append((sql, parameters, time.perf_counter() - began.pop()))

    event.listen(connection, "before_cursor_execute", before)
    event.listen(connection, "after_cursor_execute", after)
    try:
        yield sent
    finally:
        event.remove(connection, "before_cursor_execute", before)
        event.remove(connection, "after_cursor_execute", after)


def _explained(connection: Connection, sql: str, parameters: Any) -> tuple[str, ...]:
    dialect = connection.dialect.name
    word = "EXPLAIN QUERY PLAN" if dialect == "sqlite" else "EXPLAIN"
    found = connection.exec_driver_sql(f"{word} {sql}", parameters)
    return plan_lines(dialect, tuple(found.keys()), found)
