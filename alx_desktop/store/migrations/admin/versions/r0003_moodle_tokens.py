"""Tokens of the plugin's web service in Moodle: their hashes, and what was decided on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables and their index."""
    op.create_table(
        "moodle_token",
        sa.Column(
            "moodle_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("valid_until", sa.BigInteger()),
        sa.Column("ip_rules", sa.Text(), nullable=False),
        sa.Column("refusal", sa.Text()),
        sa.Column("mapped_company", sa.BigInteger()),
        sa.Column("blocked_at", sa.BigInteger()),
        sa.Column("next_full", sa.Boolean(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("moodle_id", name="pk_moodle_token"),
    )
    op.create_index("ix_moodle_token_digest", "moodle_token", ["digest"])
    op.create_table(
        "moodle_access",
        sa.Column("access_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.BigInteger()),
        sa.Column("error", sa.Text()),
        sa.PrimaryKeyConstraint("access_id", name="pk_moodle_access"),
    )


def downgrade() -> None:
    """Drop them; Moodle still has the tokens, what was decided on them here is lost."""
    op.drop_table("moodle_access")
    op.drop_table("moodle_token")
