"""When Moodle's cron ran, as the last complete sync saw it; and whether times of changes rise with their numbers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; the next sync fills the first two, and the others go on from what rows and history say."""
    op.add_column("sync_state", sa.Column("cron_started_at", sa.BigInteger()))
    op.add_column("sync_state", sa.Column("cron_task_at", sa.BigInteger()))
    op.add_column("company", sa.Column("changed_until", sa.BigInteger()))
    op.add_column("company", sa.Column("unordered_until", sa.BigInteger()))
    # A first fill and changes of names have no history, and who was removed for good has no row.
    for table in ("course_progress", "progress_change"):
        newest = f"SELECT max(t.changed_at) FROM {table} t WHERE t.company_id = company.company_id"
        op.execute(f"UPDATE company SET changed_until = ({newest}) WHERE ({newest}) > coalesce(changed_until, 0)")


def downgrade() -> None:
    """Drop them; Moodle still has what the first two say."""
    op.drop_column("company", "unordered_until")
    op.drop_column("company", "changed_until")
    op.drop_column("sync_state", "cron_task_at")
    op.drop_column("sync_state", "cron_started_at")
