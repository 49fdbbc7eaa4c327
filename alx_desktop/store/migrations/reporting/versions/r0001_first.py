"""The star, its history and what the sync remembers: the first layout."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SortText = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

TABLES = (
    "company",
    "completion_episode",
    "course",
    "course_progress",
    "learner",
    "learner_source",
    "learners_daily",
    "pending_recompute",
    "pending_removal",
    "progress_change",
    "progress_daily",
    "sync_lease",
    "sync_state",
    "company_course",
    "company_learner",
    "department",
)
"""In an order in which none refers to a later one."""


def upgrade() -> None:
    """Make the tables and their indexes."""
    _company()
    _completion_episode()
    _course()
    _course_progress()
    _learner()
    _learner_source()
    _learners_daily()
    _pending_recompute()
    _pending_removal()
    _progress_change()
    _progress_daily()
    _sync_lease()
    _sync_state()
    _company_course()
    _company_learner()
    _department()


def downgrade() -> None:
    """Nothing is before the first layout: drop it all."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _company() -> None:
    op.create_table(
        "company",
        sa.Column("company_id", Id, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shortname", sa.Text(), nullable=False),
        sa.Column("sort_name", SortText, nullable=False),
        sa.Column("parent_id", sa.BigInteger()),
        sa.Column("is_suspended", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.Column("change_seq", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("forgotten_seq", sa.BigInteger(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("company_id", name="pk_company"),
    )
    op.create_index("ix_company_sort_name", "company", ["sort_name", "company_id"])


def _completion_episode() -> None:
    op.create_table(
        "completion_episode",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("track_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("course_name", sa.Text(), nullable=False),
        sa.Column("enrolled_at", sa.BigInteger()),
        sa.Column("started_at", sa.BigInteger()),
        sa.Column("completed_at", sa.BigInteger()),
        sa.Column("expires_at", sa.BigInteger()),
        sa.Column("score", sa.Double()),
        sa.Column("licence_id", sa.BigInteger()),
        sa.Column("licence_name", sa.Text()),
        sa.Column("is_cleared", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("company_id", "user_id", "track_id", name="pk_completion_episode"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_completion_episode_user", "completion_episode", ["user_id", "course_id"])


def _course() -> None:
    op.create_table(
        "course",
        sa.Column("course_id", Id, autoincrement=False, nullable=False),
        sa.Column("fullname", sa.Text(), nullable=False),
        sa.Column("shortname", sa.Text(), nullable=False),
        sa.Column("idnumber", sa.Text(), nullable=False),
        sa.Column("category_id", sa.BigInteger()),
        sa.Column("category_name", sa.Text()),
        sa.Column("is_visible", sa.Boolean(), nullable=False),
        sa.Column("completion_enabled", sa.Boolean(), nullable=False),
        sa.Column("has_criteria", sa.Boolean(), nullable=False),
        sa.Column("activities_total", sa.Integer(), nullable=False),
        sa.Column("sort_name", SortText, nullable=False),
        sa.Column("search_text", SortText, nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("course_id", name="pk_course"),
    )
    op.create_index("ix_course_sort_name", "course", ["sort_name", "course_id"])


def _course_progress() -> None:
    op.create_table(
        "course_progress",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("enrolled_at", sa.BigInteger()),
        sa.Column("enrol_starts_at", sa.BigInteger()),
        sa.Column("enrol_ends_at", sa.BigInteger()),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_tracked", sa.Boolean(), nullable=False),
        sa.Column("percentage", sa.Double()),
        sa.Column("activities_done", sa.Integer(), nullable=False),
        sa.Column("activities_total", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.BigInteger()),
        sa.Column("completed_at", sa.BigInteger()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("grade", sa.Double()),
        sa.Column("grade_min", sa.Double()),
        sa.Column("grade_max", sa.Double()),
        sa.Column("grade_percent", sa.Double()),
        sa.Column("grade_hidden", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger()),
        sa.Column("expires_at", sa.BigInteger()),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("last_access_at", sa.BigInteger()),
        sa.Column("recheck_at", sa.BigInteger()),
        sa.Column("first_seen_at", sa.BigInteger(), nullable=False),
        sa.Column("change_seq", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.Column("removed_reason", sa.Text()),
        sa.PrimaryKeyConstraint("company_id", "user_id", "course_id", name="pk_course_progress"),
        sqlite_with_rowid=False,
    )
    live = sa.text("removed_at IS NULL")
    for name in (
        "completed_at",
        "due_at",
        "enrolled_at",
        "expires_at",
        "grade_percent",
        "last_access_at",
        "percentage",
        "started_at",
    ):
        columns = [name, "company_id", "user_id", "course_id", "status", "removed_at"]
        op.create_index(
            f"ix_course_progress_by_{name}", "course_progress", columns, sqlite_where=live, postgresql_where=live
        )
    op.create_index("ix_course_progress_by_change", "course_progress", ["company_id", "change_seq"])
    op.create_index(
        "ix_course_progress_by_course",
        "course_progress",
        ["course_id", "company_id", "user_id", "status", "removed_at", "is_active", "due_at", "expires_at"],
    )
    op.create_index(
        "ix_course_progress_by_recheck",
        "course_progress",
        ["recheck_at", "user_id"],
        sqlite_where=sa.text("recheck_at IS NOT NULL"),
        postgresql_where=sa.text("recheck_at IS NOT NULL"),
    )
    op.create_index(
        "ix_course_progress_removed",
        "course_progress",
        ["removed_at", "company_id", "user_id", "course_id"],
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_index(
        "ix_course_progress_by_status",
        "course_progress",
        ["status", "company_id", "user_id", "course_id", "removed_at"],
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )
    op.create_index(
        "ix_course_progress_by_user", "course_progress", ["user_id", "company_id", "course_id", "status", "removed_at"]
    )


def _learner() -> None:
    op.create_table(
        "learner",
        sa.Column("user_id", Id, autoincrement=False, nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("firstname", sa.Text(), nullable=False),
        sa.Column("lastname", sa.Text(), nullable=False),
        sa.Column("email", SortText, nullable=False),
        sa.Column("idnumber", sa.Text(), nullable=False),
        sa.Column("is_suspended", sa.Boolean(), nullable=False),
        sa.Column("last_login_at", sa.BigInteger()),
        sa.Column("sort_name", SortText, nullable=False),
        sa.Column("search_text", SortText, nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("user_id", name="pk_learner"),
    )
    op.create_index("ix_learner_sort_name", "learner", ["sort_name", "user_id"])
    op.create_index("ix_learner_email", "learner", ["email", "user_id"])


def _learner_source() -> None:
    op.create_table(
        "learner_source",
        sa.Column("user_id", Id, autoincrement=False, nullable=False),
        sa.Column("user_enrolments_rows", sa.Integer(), nullable=False),
        sa.Column("user_enrolments_sum", sa.BigInteger(), nullable=False),
        sa.Column("course_modules_completion_rows", sa.Integer(), nullable=False),
        sa.Column("course_modules_completion_sum", sa.BigInteger(), nullable=False),
        sa.Column("course_completions_rows", sa.Integer(), nullable=False),
        sa.Column("course_completions_sum", sa.BigInteger(), nullable=False),
        sa.Column("crit_compl_rows", sa.Integer(), nullable=False),
        sa.Column("crit_compl_sum", sa.BigInteger(), nullable=False),
        sa.Column("role_assignments_rows", sa.Integer(), nullable=False),
        sa.Column("role_assignments_sum", sa.BigInteger(), nullable=False),
        sa.Column("grade_grades_rows", sa.Integer(), nullable=False),
        sa.Column("grade_grades_sum", sa.BigInteger(), nullable=False),
        sa.Column("user_lastaccess_rows", sa.Integer(), nullable=False),
        sa.Column("user_lastaccess_sum", sa.BigInteger(), nullable=False),
        sa.Column("company_users_rows", sa.Integer(), nullable=False),
        sa.Column("company_users_sum", sa.BigInteger(), nullable=False),
        sa.Column("user_rows", sa.Integer(), nullable=False),
        sa.Column("user_sum", sa.BigInteger(), nullable=False),
        sa.Column("track_rows", sa.Integer(), nullable=False),
        sa.Column("track_sum", sa.BigInteger(), nullable=False),
        sa.Column("licences_rows", sa.Integer(), nullable=False),
        sa.Column("licences_sum", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_learner_source"),
    )


def _learners_daily() -> None:
    op.create_table(
        "learners_daily",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_learners_daily"),
        sqlite_with_rowid=False,
    )


def _pending_recompute() -> None:
    op.create_table(
        "pending_recompute",
        sa.Column("user_id", Id, autoincrement=False, nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_pending_recompute"),
    )


def _pending_removal() -> None:
    op.create_table(
        "pending_removal",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("found_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "user_id", "course_id", name="pk_pending_removal"),
        sqlite_with_rowid=False,
    )


def _progress_change() -> None:
    op.create_table(
        "progress_change",
        sa.Column("change_id", Id, autoincrement=True, nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("course_id", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("change_seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.PrimaryKeyConstraint("change_id", name="pk_progress_change"),
    )
    op.create_index("ix_progress_change_key", "progress_change", ["company_id", "user_id", "course_id", "change_id"])
    op.create_index("ix_progress_change_time", "progress_change", ["company_id", "changed_at"])


def _progress_daily() -> None:
    op.create_table(
        "progress_daily",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("enrolled", sa.Integer(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("completed", sa.Integer(), nullable=False),
        sa.Column("in_progress", sa.Integer(), nullable=False),
        sa.Column("not_started", sa.Integer(), nullable=False),
        sa.Column("overdue", sa.Integer(), nullable=False),
        sa.Column("expired", sa.Integer(), nullable=False),
        sa.Column("expiring_30d", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "course_id", "day", name="pk_progress_daily"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_progress_daily_day", "progress_daily", ["day", "company_id"])


def _sync_lease() -> None:
    op.create_table(
        "sync_lease",
        sa.Column("lease_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fencing", sa.BigInteger(), nullable=False),
        sa.Column("holder", sa.Text()),
        sa.Column("expires_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("lease_id", name="pk_sync_lease"),
    )


def _sync_state() -> None:
    op.create_table(
        "sync_state",
        sa.Column("state_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("store_epoch", sa.Text(), nullable=False),
        sa.Column("first_fill", sa.Boolean(), nullable=False),
        sa.Column("watermark", sa.BigInteger()),
        sa.Column("last_full_at", sa.BigInteger()),
        sa.Column("last_success_at", sa.BigInteger()),
        sa.Column("full_run_id", sa.Text()),
        sa.Column("full_watermark", sa.BigInteger()),
        sa.Column("full_done_through", sa.BigInteger()),
        sa.Column("full_as_of", sa.BigInteger()),
        sa.Column("full_fill", sa.Boolean()),
        sa.Column("full_signs", sa.Text()),
        sa.Column("signs", sa.Text()),
        sa.Column("last_reconcile_at", sa.BigInteger()),
        sa.Column("daily_stale", sa.Boolean()),
        sa.Column("drift", sa.Text()),
        sa.Column("site_timezone", sa.Text()),
        sa.Column("rebuild_since", sa.BigInteger()),
        sa.Column("copy_of", sa.Text()),
        sa.Column("moved_to", sa.Text()),
        sa.PrimaryKeyConstraint("state_id", name="pk_sync_state"),
    )


def _company_course() -> None:
    op.create_table(
        "company_course",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("valid_days", sa.Integer()),
        sa.Column("warn_days", sa.Integer()),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("company_id", "course_id", name="pk_company_course"),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name="fk_company_course_company_id"),
        sa.ForeignKeyConstraint(["course_id"], ["course.course_id"], name="fk_company_course_course_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_company_course_course_id", "company_course", ["course_id", "company_id"])


def _company_learner() -> None:
    op.create_table(
        "company_learner",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("department_id", sa.BigInteger()),
        sa.Column("department_ids", sa.Text(), nullable=False),
        sa.Column("manager_type", sa.Integer(), nullable=False),
        sa.Column("is_educator", sa.Boolean(), nullable=False),
        sa.Column("is_suspended", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("company_id", "user_id", name="pk_company_learner"),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name="fk_company_learner_company_id"),
        sa.ForeignKeyConstraint(["user_id"], ["learner.user_id"], name="fk_company_learner_user_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_company_learner_user_id", "company_learner", ["user_id", "company_id"])
    op.create_index(
        "ix_company_learner_department", "company_learner", ["company_id", "department_id", "user_id"], unique=True
    )


def _department() -> None:
    op.create_table(
        "department",
        sa.Column("company_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("department_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shortname", sa.Text(), nullable=False),
        sa.Column("sort_name", SortText, nullable=False),
        sa.Column("parent_id", sa.BigInteger()),
        sa.Column("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("company_id", "department_id", name="pk_department"),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name="fk_department_company_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_department_sort_name", "department", ["sort_name", "company_id", "department_id"], unique=True)
