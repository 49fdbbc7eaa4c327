"""The endpoint's requests, figures and security events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


TABLES = (
    "request_log",
    "metric",
    "security_event",
)


def upgrade() -> None:
    """Make the tables and their indexes."""
    _request_log()
    _metric()
    _security_event()


def downgrade() -> None:
    """Drop them; what they hold is lost."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _request_log() -> None:
    op.create_table(
        "request_log",
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("token_id", sa.Text()),
        sa.Column("company_id", sa.BigInteger()),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("protocol", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text()),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("ms", sa.Double(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("ip", sa.Text()),
        sa.Column("user_agent", sa.Text()),
        sa.PrimaryKeyConstraint("request_id", name="pk_request_log"),
    )
    op.create_index("ix_request_log_at", "request_log", ["at_ms"])
    op.create_index("ix_request_log_company", "request_log", ["company_id", "at_ms"])
    op.create_index("ix_request_log_token", "request_log", ["token_id", "at_ms"])


def _metric() -> None:
    op.create_table(
        "metric",
        sa.Column("span", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Double(), nullable=False),
        sa.Column("highest", sa.Double(), nullable=False),
        sa.Column("buckets", sa.Text()),
        sa.PrimaryKeyConstraint("span", "at", "name", "company_id", name="pk_metric"),
    )


def _security_event() -> None:
    op.create_table(
        "security_event",
        sa.Column("event_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ip", sa.Text()),
        sa.Column("token_id", sa.Text()),
        sa.Column("company_id", sa.BigInteger()),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_security_event"),
    )
    op.create_index("ix_security_event_at", "security_event", ["at"])
