"""The fact `course_progress`, its change history, its daily counts, and the training episodes beside it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, Table, Text, text

from alx_desktop.store.tables.metadata import reporting_metadata as md
from alx_desktop.store.tables.types import Id

course_progress = Table(
    "course_progress",
    md,
    Column("company_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("enrolled_at", BigInteger),
    Column("enrol_starts_at", BigInteger),
    Column("enrol_ends_at", BigInteger),
    Column("is_active", Boolean, nullable=False),
    Column("is_tracked", Boolean, nullable=False),
    Column("percentage", Double),
    Column("activities_done", Integer, nullable=False),
    Column("activities_total", Integer, nullable=False),
    Column("started_at", BigInteger),
    Column("completed_at", BigInteger),
    Column("status", Text, nullable=False),
    Column("grade", Double),
    Column("grade_min", Double),
    Column("grade_max", Double),
    Column("grade_percent", Double),
    Column("grade_hidden", Boolean, nullable=False),
    Column("due_at", BigInteger),
    Column("expires_at", BigInteger),
    Column("attribution", Text, nullable=False),
    Column("last_access_at", BigInteger),
    Column("recheck_at", BigInteger),
    # Ours, not Moodle's: when the row was first stored, and its place in the company's order of changes.
    Column("first_seen_at", BigInteger, nullable=False),
    Column("change_seq", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("removed_at", BigInteger),
    Column("removed_reason", Text),
    # Foreign keys to the dimensions are checked by `store check` instead: enforcing four of them on each of a
    # million rows costs more than the insert itself, and every writer goes through store.merge.
    sqlite_with_rowid=False,
)

SORTED_COLUMNS = (
    "status",
    "percentage",
    "enrolled_at",
    "started_at",
    "completed_at",
    "due_at",
    "expires_at",
    "last_access_at",
    "grade_percent",
)

LIVE = text("removed_at IS NULL")

# Each order that the window offers is a walk along one index that also holds every filterable column, so that the
# worst case of any filter is one scan of a narrow index, never of the table. removed_at ends each of them although the
# partial ones hold live rows only: SQLite still reads it to check the WHERE clause, and would fetch the wide row for it
# (a scan of a million entries: 2,000 ms without, 60 ms with).
VIEW_INDEXES = [
    Index(
        f"ix_course_progress_by_{name}",
        course_progress.c[name],
        *(course_progress.c[c] for c in ("company_id", "user_id", "course_id")),
        *([] if name == "status" else [course_progress.c.status]),
        course_progress.c.removed_at,
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )
    for name in SORTED_COLUMNS
] + [
    Index(
        "ix_course_progress_by_user",
        *(course_progress.c[c] for c in ("user_id", "company_id", "course_id", "status", "removed_at")),
    ),
    # With everything that the day's counts read (store.daily): a seventh of the time that the wide rows take.
    Index(
        "ix_course_progress_by_course",
        *(course_progress.c[c] for c in ("course_id", "company_id", "user_id", "status", "removed_at")),
        *(course_progress.c[c] for c in ("is_active", "due_at", "expires_at")),
    ),
    Index(
        "ix_course_progress_removed",
        *(course_progress.c[c] for c in ("removed_at", "company_id", "user_id", "course_id")),
        sqlite_where=text("removed_at IS NOT NULL"),
        postgresql_where=text("removed_at IS NOT NULL"),
    ),
    Index("ix_course_progress_by_change", course_progress.c.company_id, course_progress.c.change_seq),
    Index(
        "ix_course_progress_by_recheck",
        course_progress.c.recheck_at,
        course_progress.c.user_id,
        sqlite_where=text("recheck_at IS NOT NULL"),
        postgresql_where=text("recheck_at IS NOT NULL"),
    ),
]
"""Dropped during the first fill and made at its end (1 M rows: 14 s kept up while inserting, 5 s afterwards)."""

progress_change = Table(
    "progress_change",
    md,
    Column("change_id", Id, primary_key=True, autoincrement=True),
    Column("company_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False),
    Column("course_id", BigInteger, nullable=False),
    Column("run_id", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("change_seq", BigInteger, nullable=False),
    # inserted, updated, removed, restored
    Column("kind", Text, nullable=False),
    # JSON objects {column: value} of what differs; `old` of an inserted row and `new` of a removed one are NULL.
    Column("old", Text),
    Column("new", Text),
    Index("ix_progress_change_key", "company_id", "user_id", "course_id", "change_id"),
    Index("ix_progress_change_time", "company_id", "changed_at"),
)

attribute_change = Table(
    "attribute_change",
    md,
    Column("company_id", BigInteger, primary_key=True, autoincrement=False),
    Column("changed_at", BigInteger, primary_key=True, autoincrement=False),
    Column("run_id", Text, primary_key=True),
    # Rows that the run changed without an entry of their own in progress_change: by a published attribute of their
    # learner, course, department or company. Less those that it changed once more, so that it counts each row once.
    Column("rows", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

progress_daily = Table(
    "progress_daily",
    md,
    Column("company_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    # The site's calendar day, YYYY-MM-DD. Past days are never rewritten: the last of a month is its frozen end.
    Column("day", Text, primary_key=True),
    Column("enrolled", Integer, nullable=False),
    Column("active", Integer, nullable=False),
    Column("completed", Integer, nullable=False),
    Column("in_progress", Integer, nullable=False),
    Column("not_started", Integer, nullable=False),
    Column("overdue", Integer, nullable=False),
    Column("expired", Integer, nullable=False),
    Column("expiring_30d", Integer, nullable=False),
    Index("ix_progress_daily_day", "day", "company_id"),
    sqlite_with_rowid=False,
)

learners_daily = Table(
    "learners_daily",
    md,
    # The site's calendar day, as in progress_daily. Its own table: who learns in several companies counts once.
    Column("day", Text, primary_key=True),
    # Learners with an active enrolment, suspended ones left out (store.active_learners).
    Column("active", Integer, nullable=False),
    sqlite_with_rowid=False,
)

completion_episode = Table(
    "completion_episode",
    md,
    # The company that IOMAD's track row names; 0 where it names none.
    Column("company_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("track_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, nullable=False),
    Column("course_name", Text, nullable=False),
    Column("enrolled_at", BigInteger),
    Column("started_at", BigInteger),
    Column("completed_at", BigInteger),
    Column("expires_at", BigInteger),
    Column("score", Double),
    Column("licence_id", BigInteger),
    Column("licence_name", Text),
    Column("is_cleared", Boolean, nullable=False),
    Column("removed_at", BigInteger),
    sqlite_with_rowid=False,
)
EPISODE_INDEX = Index("ix_completion_episode_user", completion_episode.c.user_id, completion_episode.c.course_id)
VIEW_INDEXES.append(EPISODE_INDEX)

pending_removal = Table(
    "pending_removal",
    md,
    Column("company_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("run_id", Text, nullable=False),
    Column("found_at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
