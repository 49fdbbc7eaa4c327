"""Run history and statement times: the first layout."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


TABLES = (
    "statement_time",
    "sync_run",
)
"""In an order in which none refers to a later one."""


def upgrade() -> None:
    """Make the tables and their indexes."""
    _statement_time()
    _sync_run()


def downgrade() -> None:
    """Nothing is before the first layout: drop it all."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _statement_time() -> None:
    op.create_table(
        "statement_time",
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("slowest", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", "statement", name="pk_statement_time"),
    )


def _sync_run() -> None:
    op.create_table(
        "sync_run",
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger()),
        sa.Column("company_id", sa.BigInteger()),
        sa.Column("as_of", sa.BigInteger()),
        sa.Column("read", sa.BigInteger(), nullable=False),
        sa.Column("inserted", sa.BigInteger(), nullable=False),
        sa.Column("updated", sa.BigInteger(), nullable=False),
        sa.Column("removed", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("source_seconds", sa.Double(), nullable=False),
        sa.Column("resumed", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("advice", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("run_id", name="pk_sync_run"),
    )
    op.create_index("ix_sync_run_started", "sync_run", ["started_at"])
