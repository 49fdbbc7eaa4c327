"""How many rows each run changed by an attribute of their learner, course, department or company."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table, empty: earlier runs did not count such rows."""
    op.create_table(
        "attribute_change",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("changed_at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "changed_at", "run_id", name="pk_attribute_change"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop it; the run history keeps its totals."""
    op.drop_table("attribute_change")
