"""What the sync remembers in the reporting store, committed together with the rows it speaks of."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text

from alx_desktop.store.tables.metadata import reporting_metadata as md
from alx_desktop.store.tables.types import Id

SOURCES = (
    "user_enrolments",
    "course_modules_completion",
    "course_completions",
    "crit_compl",
    "role_assignments",
    "grade_grades",
    "user_lastaccess",
    "company_users",
    "user",
    "track",
    "licences",
)
"""Logical source tables whose rows are summed per learner, in the order of learner_source's columns."""

sync_state = Table(
    "sync_state",
    md,
    # One row, id 1.
    Column("state_id", Integer, primary_key=True, autoincrement=False),
    Column("store_epoch", Text, nullable=False),
    # True until the first full sync has finished: there are no view indexes yet.
    Column("first_fill", Boolean, nullable=False),
    # Server time of the source (UTC epoch seconds) before the earliest snapshot of the last complete run.
    Column("watermark", BigInteger),
    Column("last_full_at", BigInteger),
    Column("last_success_at", BigInteger),
    # The unfinished full sync: its run, its watermark-to-be, the highest user id whose range is committed.
    Column("full_run_id", Text),
    Column("full_watermark", BigInteger),
    Column("full_done_through", BigInteger),
    Column("full_as_of", BigInteger),
    # Whether the unfinished full is filling an empty store: its ranges have nothing to compare with.
    Column("full_fill", Boolean),
    # What the unfinished full saw before its earliest snapshot: JSON as in `signs`.
    Column("full_signs", Text),
    # JSON: what was seen before the earliest snapshot of the last complete run (sync.signs).
    Column("signs", Text),
    Column("last_reconcile_at", BigInteger),
    # Rows changed since today was counted: a run that ends early leaves it true.
    Column("daily_stale", Boolean),
    # JSON: learners per source table that the last reconcile found changed without a trace.
    Column("drift", Text),
    Column("site_timezone", Text),
    # A rebuild that has not finished: when it began. The full sync that ends it clears this.
    Column("rebuild_since", BigInteger),
    # This store is an unfinished copy of the store with that epoch (store.moving): it may be begun anew.
    Column("copy_of", Text),
    # This store was left behind: its content went on there.
    Column("moved_to", Text),
    # When Moodle's cron started last, and ran a scheduled task, as the last complete run saw it; NULL = not known.
    Column("cron_started_at", BigInteger),
    Column("cron_task_at", BigInteger),
)

sync_lease = Table(
    "sync_lease",
    md,
    # One row, id 1. Whoever writes compares `fencing` in the same transaction.
    Column("lease_id", Integer, primary_key=True, autoincrement=False),
    Column("fencing", BigInteger, nullable=False),
    Column("holder", Text),
    Column("expires_at", BigInteger),
)

pending_recompute = Table(
    "pending_recompute",
    md,
    Column("user_id", Id, primary_key=True, autoincrement=False),
    Column("run_id", Text, nullable=False),
)

learner_source = Table(
    "learner_source",
    md,
    Column("user_id", Id, primary_key=True, autoincrement=False),
    *(
        column
        for name in SOURCES
        for column in (
            Column(f"{name}_rows", Integer, nullable=False),
            Column(f"{name}_sum", BigInteger, nullable=False),
        )
    ),
)
"""Per learner and source table: count of rows and sum of their hashes, as read with the facts."""
