"""What is kept only for a time: tombstones and what hangs on them, and the run history.

The history of changes (progress_change, progress_daily) and finished training episodes stay: Moodle cannot tell them
again (design.md, "The reporting store").
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, exists, func, select, update

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.store.bulk import delete_keys, fetch_tuples
from alx_desktop.store.clock import clock
from alx_desktop.store.lease import Lease
from alx_desktop.store.store import Store
from alx_desktop.store.tables.activity import statement_time, sync_run
from alx_desktop.store.tables.progress import completion_episode, course_progress
from alx_desktop.store.tables.star import company, company_learner, learner

DAY = 86_400
BATCH = 5_000
"""Tombstones per transaction: a writer waits no longer than for these."""

KEY = ("company_id", "user_id", "course_id")


@dataclass(frozen=True, slots=True)
class Purged:
    """Rows that were older than the retention. tombstones: of course progress; learners: whom no row names now."""

    tombstones: int = 0
    episodes: int = 0
    memberships: int = 0
    learners: int = 0
    runs: int = 0


def purge(
    store: Store, lease: Lease, tombstone_days: int, run_days: int, progress: ProgressSink, cancel: CancelToken
) -> Purged:
    """Forget what is older than the retention. Raises Cancelled between transactions; what was committed stays."""
    with store.reading(store.reporting) as connection:
        now = clock(connection)
    limit = now - tombstone_days * DAY
    progress(Progress("retention", message="Old tombstones"))
    tombstones = _purge_tombstones(store, lease, limit, progress, cancel)
    with store.writing(store.reporting) as connection:
        lease.check(connection)
        episodes = _purge_old(connection, completion_episode, limit)
        memberships = _purge_old(connection, company_learner, limit)
        learners = _purge_learners(connection, limit)
    cancel.raise_if_cancelled()
    with store.writing(store.activity) as connection:
        runs = _purge_runs(connection, now - run_days * DAY)
    return Purged(tombstones, episodes, memberships, learners, runs)


def _purge_tombstones(store: Store, lease: Lease, limit: int, progress: ProgressSink, cancel: CancelToken) -> int:
    t = course_progress.c
    with store.reading(store.reporting, cancel) as connection:
        old = select(t.company_id, func.count()).where(t.removed_at < limit).group_by(t.company_id)
        waiting = {row[0]: row[1] for row in connection.execute(old)}
    done, total = 0, sum(waiting.values())
    for company_id in sorted(waiting):
        more = True
        while more:
            cancel.raise_if_cancelled()
            with store.writing(store.reporting) as connection:
                lease.check(connection)
                forgotten = _forget_some(connection, company_id, limit)
            done += forgotten
            more = forgotten == BATCH
            progress(Progress("retention", min(done, total), total, message="Old tombstones"))
    return done


def _forget_some(connection: Connection, company_id: int, limit: int) -> int:
    """Delete some tombstones of one company, and note in the same transaction up to where its changes are unknown."""
    t = course_progress.c
    old = select(*(t[name] for name in KEY), t.change_seq).where(t.company_id == company_id, t.removed_at < limit)
    rows = fetch_tuples(connection, old.limit(BATCH))
    if rows:
        newest = max(row[3] for row in rows)
        behind = (company.c.company_id == company_id) & (company.c.forgotten_seq < newest)
        connection.execute(update(company).where(behind).values(forgotten_seq=newest))
        delete_keys(connection, course_progress, KEY, [row[:3] for row in rows])
    return len(rows)


def _purge_old(connection: Connection, table: Table, limit: int) -> int:
    return connection.execute(delete(table).where(table.c.removed_at < limit)).rowcount


def _purge_learners(connection: Connection, limit: int) -> int:
    """Names of learners who are gone, and of whom no row is left that would show them."""
    named = (course_progress, company_learner, completion_episode)
    unnamed = [~exists().where(table.c.user_id == learner.c.user_id) for table in named]
    return connection.execute(delete(learner).where(learner.c.removed_at < limit, *unnamed)).rowcount


def _purge_runs(connection: Connection, limit: int) -> int:
    """The newest run always stays: what the window says of the last sync must not vanish with a long pause."""
    newest = connection.scalar(select(func.max(sync_run.c.started_at)))
    if newest is None:
        return 0
    old = sync_run.c.started_at < min(limit, newest)
    of_old = select(sync_run.c.run_id).where(old)
    connection.execute(delete(statement_time).where(statement_time.c.run_id.in_(of_old)))
    return connection.execute(delete(sync_run).where(old)).rowcount
