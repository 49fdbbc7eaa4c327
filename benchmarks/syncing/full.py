"""A full sync into an empty store, and its limit: reading and writing alone, nothing derived.

The limit: reading the same columns of the six large tables in table order with the same driver and fetchmany, plus
executemany of the final rows into a table with the same indexes.
"""

from __future__ import annotations

import multiprocessing
import resource
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from alx_desktop.domain.sync import SyncMode
from alx_desktop.store.merge import COLUMNS
from alx_desktop.store.tables.progress import VIEW_INDEXES, course_progress
from benchmarks.syncing.runs import Load, Measured, run_sync
from benchmarks.syncing.site import AS_OF, Site

LIMIT_READS = {
    "user_enrolments": "enrolid, userid, status, timestart, timeend, timecreated",
    "course_modules_completion": "userid, coursemoduleid, completionstate, timemodified",
    "course_completions": "userid, course, timeenrolled, timestarted, timecompleted, reaggregate",
    "role_assignments": "userid, contextid, roleid",
    "grade_grades": "userid, itemid, finalgrade, rawgrademin, rawgrademax, hidden",
    "user_lastaccess": "userid, courseid, timeaccess",
}


def measure_full(site: Site) -> Measured:
    """One round: the sync in a process of its own, so that its memory is its own; then the limit."""
    with tempfile.TemporaryDirectory(prefix="alx-bench-store-") as folder:
        store = Path(folder) / "store"
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, load, megabytes = pool.apply(_full_sync, (site, store))
        limit = {"read": _read_limit(site), "write": _write_limit(store, Path(folder))}
    return Measured(seconds, limit, load, f"peak memory {megabytes:.0f} MB")


def _full_sync(site: Site, folder: Path) -> tuple[float, Load, float]:
    seconds, load = run_sync(site, folder, SyncMode.FULL, AS_OF)
    return seconds, load, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _read_limit(site: Site) -> float:
    """Seconds to read the columns in table order, 10,000 rows at a time."""
    engine = sa.create_engine(site.url)
    begun = time.perf_counter()
    with engine.connect() as connection:
        for table, columns in LIMIT_READS.items():
            cursor = connection.connection.cursor(_streaming_cursor(site.url))
            cursor.execute(f"SELECT {columns} FROM {site.prefix}{table} ORDER BY id")
            while cursor.fetchmany(10_000):
                pass
            cursor.close()
    engine.dispose()
    return time.perf_counter() - begun


def _streaming_cursor(url: str) -> Any:
    if "pymysql" in url:
        from pymysql.cursors import SSCursor

        return SSCursor
    from MySQLdb.cursors import SSCursor as Streaming

    return Streaming


def _write_limit(store: Path, folder: Path) -> float:
    """Seconds to executemany the final rows, in key order, into a table with the same indexes."""
    names = ", ".join(COLUMNS)
    with sqlite3.connect(store / "reporting.sqlite") as source:
        rows = source.execute(f"SELECT {names} FROM course_progress ORDER BY company_id, user_id, course_id").fetchall()
    target = sqlite3.connect(folder / "limit.sqlite", isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("PRAGMA synchronous=NORMAL")
    target.execute("PRAGMA cache_size=-32000")
    dialect = sa.create_engine("sqlite://").dialect
    target.execute(str(sa.schema.CreateTable(course_progress).compile(dialect=dialect)))
    for index in VIEW_INDEXES:
        if index.table is course_progress:
            target.execute(str(sa.schema.CreateIndex(index).compile(dialect=dialect)))
    begun = time.perf_counter()
    target.execute("BEGIN")
    target.executemany(f"INSERT INTO course_progress ({names}) VALUES ({','.join('?' * len(COLUMNS))})", rows)
    target.execute("COMMIT")
    seconds = time.perf_counter() - begun
    target.close()
    return seconds
