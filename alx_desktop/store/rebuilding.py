"""What comes before a rebuild's full sync: whatever that sync takes on trust is put right or forgotten.

A full sync computes every row anew and writes what differs. It does not look at indexes, at the folded names that
learners are sorted and searched by, nor at counters and removals that contradict the rows: that is done here.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.rows import LEARNER_COLUMNS
from alx_desktop.store.bulk import Row, fetch_tuples
from alx_desktop.store.checkpoint import FULL_FORGOTTEN, read_state, write_state
from alx_desktop.store.clock import clock
from alx_desktop.store.doctor import repair_rows
from alx_desktop.store.indexes import create_missing
from alx_desktop.store.interrupting import interruptible
from alx_desktop.store.lease import Lease
from alx_desktop.store.location import Database
from alx_desktop.store.merge_learners import folded_names
from alx_desktop.store.store import Store
from alx_desktop.store.tables.star import learner

BATCH = 5_000


def is_rebuilding(store: Store) -> bool:
    """Whether a rebuild has begun whose full sync has not finished."""
    with store.reading(store.reporting) as connection:
        return read_state(connection).rebuild_since is not None


def prepare_rebuild(store: Store, lease: Lease, progress: ProgressSink, cancel: CancelToken) -> list[str]:
    """Make indexes and folded names anew, mend counters, and let the next full sync begin at the first learner.

    Returns what was put right, one sentence each. Rows, history, tombstones, change_seq, epoch and watermark stay, so
    that the store serves its readers all the time. Raises Cancelled, DiskFull: nothing is lost then.
    """
    _make_indexes(store, lease, progress, cancel)
    done = _fold_anew(store, lease, progress, cancel)
    with store.writing(store.reporting) as connection:
        lease.check(connection)
        done += repair_rows(connection, tables_missed=False)
        write_state(connection, **FULL_FORGOTTEN | {"rebuild_since": clock(connection)})
    return done


def _make_indexes(store: Store, lease: Lease, progress: ProgressSink, cancel: CancelToken) -> None:
    """One transaction per table: readers of a PostgreSQL store wait for one table at a time."""
    tables = Database.REPORTING.metadata.sorted_tables
    keyword = "TABLE " if store.dialect == "postgresql" else ""
    for number, table in enumerate(tables):
        cancel.raise_if_cancelled()
        progress(Progress("indexes", number, len(tables), message=table.name))
        with store.writing(store.reporting) as connection, interruptible(connection, cancel):
            lease.check(connection)
            connection.execute(text(f"REINDEX {keyword}{table.name}"))
    with store.writing(store.reporting) as connection, interruptible(connection, cancel):
        lease.check(connection)
        create_missing(connection, Database.REPORTING)
    progress(Progress("indexes", len(tables), len(tables)))


def _fold_anew(store: Store, lease: Lease, progress: ProgressSink, cancel: CancelToken) -> list[str]:
    after, mended, seen = -1, 0, 0
    while True:
        cancel.raise_if_cancelled()
        with store.writing(store.reporting) as connection:
            lease.check(connection)
            rows = _learners(connection, after)
            mended += _mend_names(connection, rows)
        seen += len(rows)
        progress(Progress("names", seen))
        if len(rows) < BATCH:
            return [f"Folded the names of {mended} learners anew."] if mended else []
        after = rows[-1][0]


def _learners(connection: Connection, after: int) -> list[Row]:
    columns = [learner.c[name] for name in (*LEARNER_COLUMNS, "sort_name", "search_text")]
    statement = select(*columns).where(learner.c.user_id > after).order_by(learner.c.user_id).limit(BATCH)
    return fetch_tuples(connection, statement)


def _mend_names(connection: Connection, rows: list[Row]) -> int:
    wrong = [(row[0], *folded_names(row)) for row in rows if row[-2:] != folded_names(row)]
    for user_id, sort_name, search_text in wrong:
        mended = learner.update().where(learner.c.user_id == user_id)
        connection.execute(mended.values(sort_name=sort_name, search_text=search_text))
    return len(wrong)
