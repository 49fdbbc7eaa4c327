"""What people set. Saved exports now; companies' settings, tokens and schedules come with their features."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table, Text

from alx_desktop.store.tables.metadata import admin_metadata as md

saved_export = Table(
    "saved_export",
    md,
    Column("name", Text, primary_key=True),
    # JSON: the query, the columns in order, the format.
    Column("definition", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("last_run_at", BigInteger),
    Column("last_rows", BigInteger),
)
