"""Run history and statement times; disposable by age."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, Table, Text

from alx_desktop.store.tables.metadata import activity_metadata as md

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
