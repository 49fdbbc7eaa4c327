"""Counts over the endpoint's request log: per token, per error code, and a token's course over time.

The log is kept for its retention only (90 days by default), unlike the figures of store.metric_reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select

from alx_desktop.domain.metrics import BOUNDS_MS, BYTES, REFUSALS, ROWS, SERVER_ERRORS, TIME
from alx_desktop.store.metric_reading import Course
from alx_desktop.store.request_log import Figure
from alx_desktop.store.request_log_reading import FAILED, TURNED_AWAY
from alx_desktop.store.tables.activity import request_log

r = request_log.c


@dataclass(frozen=True, slots=True)
class LogSpan:
    """Requests from a moment up to another (UTC epoch seconds), of one company or token where one is given."""

    start: int
    end: int
    company_id: int | None = None
    token_id: str | None = None


@dataclass(frozen=True, slots=True)
class TokenTotals:
    """One token's requests in a time. ms: together; last_at: UTC epoch seconds."""

    token_id: str
    company_id: int | None
    requests: int
    ms: float
    slowest: float
    errors: int
    refused: int
    rows: int
    bytes: int
    last_at: int


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """Requests that ended with one code. code "": only a status is known. first_at, last_at: UTC epoch seconds."""

    code: str
    status: int
    count: int
    first_at: int
    last_at: int


@dataclass(frozen=True, slots=True)
class ErrorPlace:
    """Who met an error, and where: company, token, protocol, path without query; the newest first."""

    company_id: int | None
    token_id: str | None
    protocol: str
    path: str
    count: int
    last_at: int


def token_totals(connection: Connection, span: LogSpan, limit: int) -> list[TokenTotals]:
    """The tokens that were used, the busiest first."""
    requests = func.count()
    columns = (
        r.token_id, func.max(r.company_id), requests, func.sum(r.ms), func.max(r.ms), _number(FAILED),
        _number(TURNED_AWAY), func.sum(r.rows), func.sum(r.bytes), func.max(r.at_ms) // 1000,
    )  # fmt: skip
    statement = select(*columns).where(*_within(span), r.token_id.is_not(None)).group_by(r.token_id)
    found = connection.execute(statement.order_by(requests.desc(), r.token_id).limit(limit))
    return [
        TokenTotals(row[0], row[1], *(_whole(row[2]), float(row[3]), float(row[4])), *map(_whole, row[5:]))
        for row in found
    ]


def error_groups(connection: Connection, span: LogSpan) -> list[ErrorGroup]:
    """Errors and refusals by code, the most frequent first."""
    code, number = func.coalesce(r.code, ""), func.count()
    columns = (code, r.status, number, func.min(r.at_ms) // 1000, func.max(r.at_ms) // 1000)
    statement = select(*columns).where(*_within(span), or_(FAILED, TURNED_AWAY)).group_by(code, r.status)
    return [ErrorGroup(*row) for row in connection.execute(statement.order_by(number.desc(), code, r.status))]


def error_places(connection: Connection, span: LogSpan, code: str, status: int, limit: int) -> list[ErrorPlace]:
    """Where the errors of one group came from."""
    number, last = func.count(), func.max(r.at_ms)
    keys = (r.company_id, r.token_id, r.protocol, r.path)
    same = r.code.is_(None) if not code else r.code == code
    statement: Select[Any] = select(*keys, number, last // 1000).where(*_within(span), same, r.status == status)
    return [
        ErrorPlace(*row) for row in connection.execute(statement.group_by(*keys).order_by(last.desc()).limit(limit))
    ]


def token_course(connection: Connection, span: LogSpan, step: int) -> Course:
    """One token's requests per `step` seconds, named and shaped as the figures that are kept per span."""
    at = r.at_ms // (step * 1000) * step
    up_to = [_number(r.ms <= bound) for bound in BOUNDS_MS]
    columns = (
        func.count(), func.sum(r.ms), func.max(r.ms), func.sum(r.rows), func.max(r.rows), func.sum(r.bytes),
        func.max(r.bytes), _number(FAILED), _number(TURNED_AWAY), *up_to,
    )  # fmt: skip
    found: Course = {name: {} for name in (TIME, ROWS, BYTES, SERVER_ERRORS, REFUSALS)}
    for row in connection.execute(select(at, *columns).where(*_within(span)).group_by(at)):
        begin, number, ms, slowest, rows, most_rows, sent, most_sent, failed, refused, *counts = row
        found[TIME][begin] = Figure(
            number, float(ms), float(slowest), _buckets(number, [_whole(one) for one in counts])
        )
        found[ROWS][begin] = Figure(number, float(rows), float(most_rows))
        found[BYTES][begin] = Figure(number, float(sent), float(most_sent))
        found[SERVER_ERRORS][begin] = Figure(_whole(failed))
        found[REFUSALS][begin] = Figure(_whole(refused))
    return found


def _within(span: LogSpan) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [r.at_ms >= span.start * 1000, r.at_ms < span.end * 1000]
    if span.company_id is not None:
        found.append(r.company_id == span.company_id)
    if span.token_id is not None:
        found.append(r.token_id == span.token_id)
    return found


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _whole(value: Any) -> int:
    """PostgreSQL sums large integers to decimals."""
    return int(value)


def _buckets(number: int, up_to: list[int]) -> list[int]:
    """Counts per bucket from counts up to each bound."""
    bounds = [0, *up_to, number]
    return [high - low for low, high in pairwise(bounds)]
