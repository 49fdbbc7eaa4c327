"""Saved exports: the first layout."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


TABLES = ("saved_export",)
"""In an order in which none refers to a later one."""


def upgrade() -> None:
    """Make the tables and their indexes."""
    _saved_export()


def downgrade() -> None:
    """Nothing is before the first layout: drop it all."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _saved_export() -> None:
    op.create_table(
        "saved_export",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_run_at", sa.BigInteger()),
        sa.Column("last_rows", sa.BigInteger()),
        sa.PrimaryKeyConstraint("name", name="pk_saved_export"),
    )
