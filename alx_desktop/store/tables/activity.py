"""What happened: run history, statement times, the endpoint's requests and figures; disposable by age."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, Table, Text

from alx_desktop.store.tables.metadata import activity_metadata as md
from alx_desktop.store.tables.types import Id

sync_run = Table(
    "sync_run",
    md,
    Column("run_id", Text, primary_key=True),
    Column("mode", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Column("company_id", BigInteger),
    Column("as_of", BigInteger),
    Column("read", BigInteger, nullable=False),
    Column("inserted", BigInteger, nullable=False),
    Column("updated", BigInteger, nullable=False),
    Column("removed", BigInteger, nullable=False),
    Column("held", BigInteger, nullable=False),
    Column("source_seconds", Double, nullable=False),
    Column("resumed", Boolean, nullable=False),
    Column("error", Text),
    Column("advice", Text),
    Column("note", Text),
    Index("ix_sync_run_started", "started_at"),
)

statement_time = Table(
    "statement_time",
    md,
    # Times of the statements sent to Moodle, per run and statement name.
    Column("run_id", Text, primary_key=True),
    Column("statement", Text, primary_key=True),
    Column("calls", Integer, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("slowest", Double, nullable=False),
)

request_log = Table(
    "request_log",
    md,
    # Every request of the endpoint, refused and unauthenticated ones too; kept for the retention of the settings.
    Column("request_id", Id, primary_key=True, autoincrement=True),
    # UTC epoch milliseconds.
    Column("at_ms", BigInteger, nullable=False),
    Column("token_id", Text),
    Column("company_id", BigInteger),
    Column("method", Text, nullable=False),
    # Without its query: that may hold a token.
    Column("path", Text, nullable=False),
    Column("protocol", Text, nullable=False),
    Column("mode", Text),
    Column("rows", BigInteger, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("ms", Double, nullable=False),
    # store, cache or live.
    Column("source", Text),
    Column("status", Integer, nullable=False),
    # The stable code of a refusal.
    Column("code", Text),
    Column("ip", Text),
    Column("user_agent", Text),
    Index("ix_request_log_at", "at_ms"),
    Index("ix_request_log_company", "company_id", "at_ms"),
    Index("ix_request_log_token", "token_id", "at_ms"),
)

metric = Table(
    "metric",
    md,
    # Figures of the endpoint per span of time: 60 s, an hour, a day. Finer ones are dropped when they are old.
    Column("span", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    # 0 where the figure is of the whole endpoint.
    Column("company_id", BigInteger, primary_key=True, autoincrement=False),
    Column("count", BigInteger, nullable=False),
    Column("total", Double, nullable=False),
    Column("highest", Double, nullable=False),
    # JSON: counts per bucket of a histogram, for percentiles.
    Column("buckets", Text),
)

security_event = Table(
    "security_event",
    md,
    # Suspicious activity: many failures from one address, one token from many addresses, bursts, enumeration.
    Column("event_id", Id, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ip", Text),
    Column("token_id", Text),
    Column("company_id", BigInteger),
    # How often, in the span that made it suspicious.
    Column("count", Integer, nullable=False),
    Column("detail", Text, nullable=False),
    Index("ix_security_event_at", "at"),
)
