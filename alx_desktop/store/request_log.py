"""The endpoint's request log, security events and figures in the activity database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from sqlalchemy import Connection, and_, bindparam, delete, func, or_, select

from alx_desktop.store.bulk import insert_rows
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.tables.activity import metric, request_log, security_event

DAY = 86_400
MINUTE_SPAN, HOUR_SPAN, DAY_SPAN = 60, 3600, DAY
KEPT_DAYS = {MINUTE_SPAN: 2, HOUR_SPAN: 35, DAY_SPAN: 1100}
"""Days after which figures of a span are dropped: coarser ones say the same for longer."""

SESSIONS = "sessions"
"""Figures of that name, followed by a token's id, count the sessions of a day of the site's time zone."""


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request, as the table has it. at_ms: UTC epoch milliseconds; path: without its query."""

    at_ms: int
    token_id: str | None
    company_id: int | None
    method: str
    path: str
    protocol: str
    mode: str | None
    rows: int
    bytes: int
    ms: float
    source: str | None
    status: int
    code: str | None
    ip: str | None
    user_agent: str | None


@dataclass(frozen=True, slots=True)
class SecurityEvent:
    """Suspicious activity. at: UTC epoch seconds; count: how often, in the span that made it suspicious."""

    at: int
    kind: str
    ip: str | None
    token_id: str | None
    company_id: int | None
    count: int
    detail: str


@dataclass(slots=True)
class Figure:
    """Of one name in one span. buckets: counts per bucket of a histogram, or nothing."""

    count: int = 0
    total: float = 0.0
    highest: float = 0.0
    buckets: list[int] | None = None

    def see(self, value: float, bucket: int | None = None) -> None:
        """Count a value, and which bucket it falls into where there are such."""
        self.count += 1
        self.total += value
        self.highest = max(self.highest, value)
        if self.buckets is not None and bucket is not None:
            self.buckets[bucket] += 1

    def add(self, other: Figure) -> None:
        """Take another one's values in."""
        self.count += other.count
        self.total += other.total
        self.highest = max(self.highest, other.highest)
        if other.buckets is not None:
            mine = self.buckets or [0] * len(other.buckets)
            self.buckets = [a + b for a, b in zip(mine, other.buckets, strict=True)]


FigureKey = tuple[int, int, str, int]
"""(span in seconds, its beginning in UTC epoch seconds, name, company or 0)."""


_REQUEST, _EVENT = ([field.name for field in fields(kind)] for kind in (LoggedRequest, SecurityEvent))

_KEY = ("of_span", "beginning", "named", "of_company")
_IS = [column == bindparam(name) for column, name in zip(metric.primary_key.columns, _KEY, strict=True)]
_FIGURE = Prepared(select(metric.c.count, metric.c.total, metric.c.highest, metric.c.buckets).where(*_IS))


def write_requests(connection: Connection, requests: Sequence[LoggedRequest]) -> None:
    """Append requests."""
    insert_rows(connection, request_log, _REQUEST, list(map(attrgetter(*_REQUEST), requests)))


def write_events(connection: Connection, events: Iterable[SecurityEvent]) -> None:
    """Append security events."""
    insert_rows(connection, security_event, _EVENT, list(map(attrgetter(*_EVENT), events)))


def add_figures(connection: Connection, figures: Mapping[FigureKey, Figure]) -> None:
    """Add to the figures that are there.

    It runs each second, beside requests that want Python's lock: so with few calls, and not a statement for each.
    """
    lock_figures(connection)
    if not figures:
        return
    rows = []
    for key, figure in sorted(figures.items()):
        merged = read_figure(connection, key)
        merged.add(figure)
        buckets = json.dumps(merged.buckets) if merged.buckets else None
        rows.append((*key, merged.count, merged.total, merged.highest, buckets))
    connection.execute(delete(metric).where(*_IS), [dict(zip(_KEY, row, strict=False)) for row in rows])
    insert_rows(connection, metric, [column.name for column in metric.columns], rows)


def lock_figures(connection: Connection) -> None:
    """Let nobody else add figures until the end of the transaction: of two who add at once, one would be lost."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE metric IN SHARE ROW EXCLUSIVE MODE")


def read_figure(connection: Connection, key: FigureKey) -> Figure:
    """One figure; zeros where there is none."""
    row = _FIGURE.row(connection, dict(zip(_KEY, key, strict=True)))
    if row is None:
        return Figure()
    count, total, highest, buckets = row
    return Figure(count, total, highest, json.loads(buckets) if buckets else None)


def count_session(connection: Connection, day: int, company_id: int, token_id: str) -> tuple[int, int]:
    """Count a session, begun on the day that begins at that moment; (the token's, the company's) so far, with it."""
    add_figures(connection, {session_key(day, company_id, token_id): Figure(1)})
    return sessions(connection, day, company_id, token_id)


def session_key(day: int, company_id: int, token_id: str) -> FigureKey:
    """Where the sessions of a token are counted on the day that begins at that moment."""
    return DAY_SPAN, day, f"{SESSIONS} {token_id}", company_id


def sessions(connection: Connection, day: int, company_id: int, token_id: str) -> tuple[int, int]:
    """(The token's, the company's) sessions of the day that begins at that moment."""
    m = metric.c
    of_company = and_(m.span == DAY_SPAN, m.at == day, m.company_id == company_id, m.name.startswith(f"{SESSIONS} "))
    own = read_figure(connection, session_key(day, company_id, token_id)).count
    return own, int(connection.scalar(select(func.sum(m.count)).where(of_company)) or 0)


def forget_requests(connection: Connection, now: int, log_days: int) -> int:
    """Delete requests and events older than that, and figures older than their spans keep; requests deleted."""
    limit = now - log_days * DAY
    connection.execute(delete(security_event).where(security_event.c.at < limit))
    forget_figures(connection, now)
    return connection.execute(delete(request_log).where(request_log.c.at_ms < limit * 1000)).rowcount


def forget_figures(connection: Connection, now: int) -> None:
    """Delete figures older than their spans keep."""
    old = [and_(metric.c.span == span, metric.c.at < now - days * DAY) for span, days in KEPT_DAYS.items()]
    connection.execute(delete(metric).where(or_(*old)))
