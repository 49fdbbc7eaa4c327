"""When Moodle's cron ran, as the last complete sync saw it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; the next sync fills them."""
    op.add_column("sync_state", sa.Column("cron_started_at", sa.BigInteger()))
    op.add_column("sync_state", sa.Column("cron_task_at", sa.BigInteger()))


def downgrade() -> None:
    """Drop them; Moodle still has what they say."""
    op.drop_column("sync_state", "cron_task_at")
    op.drop_column("sync_state", "cron_started_at")
